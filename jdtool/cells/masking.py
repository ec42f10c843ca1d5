"""What of a person may be shown: names and numbers masked unless asked otherwise."""

import re
from functools import lru_cache

from msgspec import Struct

_TWO = frozenset([
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟",
    "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离",
    "长孙", "宇文", "司徒", "鲜于", "司空", "令狐", "呼延", "司寇", "百里", "东郭", "西门", "南门", "第五",
])  # fmt: skip
_DIGITS = re.compile(r"(?<!\d)\d{6,17}[\dXx]?(?!\d)")


class Masking(Struct, frozen=True):
    """`off` is --unmask; everything jdtool prints about a person goes through here."""

    off: bool = False

    def name(self, name: str) -> str:
        """The surname and 某某.

        >>> Masking().name("张三丰"), Masking().name("欧阳小红"), Masking().name("阿依古丽·买买提"), Masking().name("")
        ('张某某', '欧阳某某', '阿某某', '')
        """
        if self.off or not name:
            return name
        return (name[:2] if name[:2] in _TWO and len(name) > 2 else name[:1]) + "某某"

    def quote(self, text: str, names: frozenset[str] = frozenset()) -> str:
        """Words of a remark with long numbers and the given names masked.

        >>> Masking().quote("李四说已搬走，电话19900000001", frozenset({"李四"}))
        '李某某说已搬走，电话199********'
        """
        if self.off:
            return text
        for name in sorted(_within(text, names), key=lambda name: (-len(name), name)):  # 张三丰 before 张三
            text = text.replace(name, self.name(name))
        return _DIGITS.sub(lambda match: match[0][:3] + "*" * (len(match[0]) - 3), text)


def _within(text: str, names: frozenset[str]) -> set[str]:
    """The names that stand in a text, found by the text's own pieces: it is short, and the names are many."""
    pieces = (text[start : start + size] for size in _lengths(names) for start in range(len(text) - size + 1))
    return {piece for piece in pieces if piece in names}


@lru_cache(maxsize=8)
def _lengths(names: frozenset[str]) -> tuple[int, ...]:
    return tuple({len(name) for name in names} - {0, 1})
