"""Names as typed: whether a cell names one person or several."""

import re
from collections.abc import Iterable

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text

SEVERAL = "一格写了几个人，应一人一行"  # why the row is not read: whose the other cells are, nobody can tell
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧计成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀惠甄曲封储靳段富焦巴牧车侯全班秋仲伊"
    "宫宁仇栾甘祖武符刘景詹束龙叶司黎薄白蒲邰鄂赖卓蔺屠池乔翟谭劳姬申冉桑桂牛边燕尚温庄晏柴阎连习艾容向古易廖耿文东欧沃利蔚越隆师巩聂晁"
    "敖冷辛简饶曾沙丰关查红游权付肖代涂覃岳佟"
)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_AND_OTHERS = re.compile(r"等(\d*[人名户]?|[一二三四五六七八九十两]+[人名户])$")
_LISTED = re.compile(r"[、﹑]")
_PARTED = re.compile(r"[/／,，;；+＋&\n]")
_JOINED = re.compile(r"([^\W\d_A-Za-z]{2,3})[和与及]([^\W\d_A-Za-z]{2,3})")
_HAN = re.compile(r"(?:[^\W\d_A-Za-z]|·){2,5}")


def names_several(cell: Raw) -> bool:
    """Whether a cell of names holds more than one person; blanks within a short name part nobody.

    >>> [names_several(cell) for cell in ("张三、李四", "张三 李四", "张三/李四", "张三和李四", "张三、李四等5人")]
    [True, True, True, True, True]
    >>> [names_several(cell) for cell in ("张 三", "张三（曾用名李四）", "欧阳 四海", "李和平", "张三/小张", "张三 已故")]
    [False, False, False, False, False, False]
    """
    if not isinstance(cell, str) or len(cell) < 5:
        return False
    text = _BRACKETS.sub("", read_text(cell))
    bare = _AND_OTHERS.sub("", text)
    if bare != text and len(bare) > 1:
        return True
    joined = _JOINED.fullmatch(text)
    if joined and _are_names(joined.groups()):
        return True
    if _LISTED.search(text):
        return all(_HAN.fullmatch(part.strip()) for part in _LISTED.split(text.strip("、")))
    return any(
        len(parts) > 1 and _are_names(part.strip() for part in parts) for parts in (_PARTED.split(text), text.split())
    )


def looks_like_name(text: str) -> bool:
    """Whether a text alone is a name: two to four signs, the first a common surname.

    >>> looks_like_name("张一鸣"), looks_like_name("和平里社区"), looks_like_name("小计")
    (True, False, False)
    """
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text)) and text[0] in _SURNAMES


def _are_names(parts: Iterable[str]) -> bool:
    return all(looks_like_name(part) for part in parts)
