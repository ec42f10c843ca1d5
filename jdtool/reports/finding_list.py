"""The list of findings as workbooks show it: its columns, widths, colours and the mark of jdtool's own workbooks."""

from collections.abc import Sequence

from msgspec import Struct

from jdtool.ledgers.record import Place
from jdtool.reports.sheet import height_for
from jdtool.rules.rule import Severity

SHEET_NAME = "问题清单"
TO_FILL = ("处理状态", "责任人", "处理说明", "完成日期")
"""Columns that stay empty for the office to fill."""
STATES = ("未处理", "处理中", "已处理", "无需处理")
FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}

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
    return height_for([width_of(title) for title in titles], cells)
