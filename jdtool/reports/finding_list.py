"""The list of findings as workbooks show it: its columns, widths, colours and the mark of jdtool's own workbooks."""

from collections.abc import Sequence

from msgspec import Struct

from jdtool.ledgers.record import Place
from jdtool.rules.rule import Severity

SHEET_NAME = "问题清单"
TO_FILL = ("处理状态", "责任人", "处理说明", "完成日期")
"""Columns that stay empty for the office to fill."""
STATES = ("未处理", "处理中", "已处理", "无需处理")
FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
HEADER_FILL = "D9D9D9"

_WIDTHS = {
    "级别": 5.5,
    "代码": 7.5,
    "名称": 12,
    "文件": 13,
    "工作表": 13,
    "单元格": 7,
    "行": 5,
    "人员": 8,
    "社区": 11,
    "问题": 28,
    "原文": 15,
    "依据": 18,
    "做法": 24,
    "处理状态": 9,
    "责任人": 8,
    "处理说明": 15,
    "完成日期": 11,
}
_LINE = 14.5
"""Points that a line of text is high."""
_TALLEST = 400.0  # points; Excel takes 409


class Listed(Struct, frozen=True):
    """One finding, masked already: its line in the list, and the `head` and `words` of a comment at its place."""

    severity: Severity
    place: Place
    cells: tuple[str, ...]
    head: str
    words: str


def width_of(title: str) -> float:
    """How wide a column of the list is, in digits."""
    return _WIDTHS[title]


def height_of(titles: Sequence[str], cells: Sequence[str]) -> float:
    """Points that a line of the list needs for the cell that wraps most: not every program finds that out by itself."""
    return _height(max(_lines(cell, width_of(title)) for cell, title in zip(cells, titles, strict=False)))


def height_within(width: float, text: str) -> float:
    """Points that a text needs in a cell, or in merged cells, of so many digits."""
    return _height(_lines(text, width))


def _lines(text: str, width: float) -> int:
    return -(-columns_of(text) // max(1, int(width)))


def _height(lines: int) -> float:
    return min(_TALLEST, max(1, lines) * _LINE + 2)


def columns_of(text: str) -> int:
    """Digits that a text is wide; what is not ASCII takes two."""
    return len(text) + sum(not character.isascii() for character in text)
