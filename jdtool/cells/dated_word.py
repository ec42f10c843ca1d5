"""A day and a word in one cell: 2024年3月5日 阴性, 2.7/阳性."""

import re

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze

DAY_PIECE = re.compile(
    r"(?<![\d.])(?:(?:(?:19|20)\d\d|\d\d(?=年))[-./年]\d{1,2}[-./月]\d{1,2}[日号]?|\d{1,2}[-./月]\d{1,2}[日号]?|\d{1,2}[日号])"
    r"(?![\d次天人个岁时:点.])"
)
"""A day as it stands among other words."""
_MONTH_PIECE = re.compile(r"(?<![\d.])(?:(?:19|20)\d\d[-./年]\d{1,2}(?:月份?|(?![\d月]))|\d{1,2}月份?)(?!\d)")
_SAID = re.compile(r"(?<=[日号月份]):")
_BETWEEN = re.compile(r"^[、,;/和及与\s()。.:\-]+(?=[^\W\d_])|[、,;/和及与\s()。.:]+$")


def day_and_word(raw: Raw) -> tuple[Raw, str]:
    """The day's part of a cell, as a date reader takes it, and the other words; all of it where it has several days.

    >>> day_and_word("2024年3月5日 阴性"), day_and_word("2.7阳性"), day_and_word("阴性（2024/6/7）"), day_and_word("未检")
    (('2024年3月5日', '阴性'), ('2.7', '阳性'), ('2024/6/7', '阴性'), ('', '未检'))
    >>> day_and_word("1.5阴性、2.6阴性"), day_and_word("2024年3月：阴"), day_and_word("2024-05-06"), day_and_word("3月5日：-")
    (('1.5阴性、2.6阴性', '阴性、阴性'), ('2024年3月', '阴'), ('2024-05-06', ''), ('3月5日', '-'))
    """
    if not isinstance(raw, str):
        return raw, ""
    text = _SAID.sub("", squeeze(read_text(raw)))
    spelling = DAY_PIECE if DAY_PIECE.search(text) else _MONTH_PIECE
    pieces = spelling.findall(text)
    word = _BETWEEN.sub("", spelling.sub("", text))
    return (raw if len(pieces) > 1 else pieces[0] if pieces else ""), word
