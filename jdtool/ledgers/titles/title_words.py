"""How much the cells of a row read like the titles of a table, by their words alone."""

import re
from collections.abc import Callable
from functools import lru_cache

from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.titles.stretches import names_stretch, read_stretch
from jdtool.workbooks.grid import Cell

TITLE_ENDINGS = re.compile(
    r"(日期|时间|名称|姓名|号码|编号|代码|[^\d]号|人|数|额|量|率|价|地址|电话|情况|类型|类别|原因|方式|状态|备注|结果|级别|程度|单位|地点"
    r"|内容|部门|职务|年龄|性别|民族|项目|规格|型号|摘要|科目|序号|年|月|日|合计|小计|金额|说明|种类|措施|意见|签名|签字|网格|面积|用途)$"
)
NUMBER = re.compile(r"^[-+¥￥(（]?[\d,，.．%％/年月日:：\-—～~ ()（）]+$")
_LABEL = re.compile(r"[:：]\s*$|^(填报|编制|制表|单位|填表)[^:：]{0,8}[:：]")
_ANSWERED = re.compile(r"^[^\W\d_A-Za-z]{2,8}[:：]\s*\S")  # 姓名：张三 tells of the table below, it heads no column
_SAID_AGAIN = 0.5  # 电话 twelve times is twelve months of calls, not twelve telephone columns
_KNOWN = 3.0  # what a known title weighs
_MONTHS_ALONE = 2.5  # less than any row of names of columns
_CORNER = re.compile(r"[合小总累]计|总数|全年|项目|类别|种类|内容|名称|形式|方式|月份|季度|时间|单位|备注|序号")


def is_label(cell: str) -> bool:
    """Whether a text asks for, or has, its answer in the same line: 填报单位：, 姓名：张三.

    >>> [is_label(text) for text in ("填报日期：2024年6月", "姓名：", "姓名：张三", "姓名", "家庭成员")]
    [True, True, True, False, False]
    """
    return bool(_LABEL.search(cell) or _ANSWERED.match(cell))


def reads_like_header(cells: list[Cell], known: Callable[[str], bool]) -> bool:
    """Whether a row below a table starts another one: at least three known titles and hardly anything else."""
    texts = [cell for cell in cells if cell != ""]
    if len(texts) < 3 or not all(isinstance(cell, str) for cell in texts):
        return False
    others = [text for text in texts if not names_stretch(text)]
    if len(others) <= len(texts) - 2:  # months across
        return any(isinstance(text, str) and known(title_key(text)) for text in others) or _is_of_months_alone(texts)
    hits = sum(1 for text in texts if isinstance(text, str) and len(text) < 20 and known(title_key(text)))
    return hits >= 3 and hits >= 0.6 * len(texts)


def weight_of_titles(filled: list[Cell], known: Callable[[str], bool]) -> float:
    """What a row's filled cells weigh as titles; `known` tells whether a title key is a field's name somewhere."""
    seen: set[Cell] = set()
    weights: list[float] = []
    for cell in filled:
        weight = _weight(cell, known)
        weights.append(min(weight, _SAID_AGAIN) if cell in seen else weight)
        seen.add(cell)
    weight = sum(weights) + _months_across(filled, weights) - 4 * sum(map(_is_asked, filled))
    return max(weight, _MONTHS_ALONE) if _is_of_months_alone(filled) else weight


def _months_across(filled: list[Cell], weights: list[float]) -> float:
    """What months and days that are titles of columns lost by looking like numbers."""
    if _KNOWN not in weights:
        return 0
    lost = [weight for cell, weight in zip(filled, weights, strict=True) if weight < 0 and names_stretch(cell)]
    if len(lost) < 2 or 2 * weights.count(_KNOWN) < len(filled) - len(lost):
        return 0
    return 0.5 * len(lost) - sum(lost)


@lru_cache(maxsize=1 << 14)
def _is_asked(cell: Cell) -> bool:
    return isinstance(cell, str) and _LABEL.search(cell) is not None


@lru_cache(maxsize=1 << 14)  # the rows below a header repeat names and words
def _weight(cell: Cell, known: Callable[[str], bool]) -> float:
    if not isinstance(cell, str):
        return -0.4 if isinstance(cell, float | int) and 0 < cell < 100 else -1.5
    key = title_key(read_text(cell))
    if not key or NUMBER.match(key) or len(key) > 60:
        return -1.0
    if known(key):
        return _KNOWN
    if len(key) > 24 or "。" in cell or "；" in cell:
        return -0.5
    return 1.5 if TITLE_ENDINGS.search(key) else 0.5


def _is_of_months_alone(filled: list[Cell]) -> bool:
    """Whether months or quarters follow each other and hardly anything stands beside them, as over rows of items."""
    read = [read_stretch(cell) if isinstance(cell, str) else None for cell in filled]
    stretches = [found[0] for found in read if found and not found[0].day]
    others = [
        squeeze(cell) if isinstance(cell, str) else "" for cell, found in zip(filled, read, strict=True) if not found
    ]
    months = [(each.year, each.first_month) for each in stretches]
    rising = len(months) >= 3 and months == sorted(set(months))
    return rising and len(others) <= 3 and all(len(word) <= 12 and _CORNER.search(word) for word in others)
