"""The list of findings as workbooks show it: its columns, widths, colours and the mark of jdtool's own workbooks."""

from dataclasses import dataclass

from jdtool.ledgers.record import Place
from jdtool.rules.rule import Severity

SHEET_NAME = "问题清单"
TO_FILL = ("处理状态", "责任人", "处理说明", "完成日期")
"""Columns that stay empty for the office to fill."""
STATES = ("未处理", "处理中", "已处理", "无需处理")
FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
HEADER_FILL = "D9D9D9"

_WIDTHS = {
    "级别": 6,
    "代码": 7.5,
    "名称": 13,
    "文件": 16,
    "工作表": 12,
    "单元格": 7.5,
    "行": 6,
    "人员": 9,
    "社区": 12,
    "问题": 34,
    "原文": 18,
    "依据": 22,
    "做法": 30,
    "处理状态": 10,
    "责任人": 9,
    "处理说明": 18,
    "完成日期": 11,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding, masked already: its line in the list, and the `head` and `words` of a comment at its place."""

    severity: Severity
    place: Place
    cells: tuple[str, ...]
    head: str
    words: str


def width_of(title: str) -> float:
    """How wide a column of the list is, in digits."""
    return _WIDTHS[title]


def columns_of(text: str) -> int:
    """Digits that a text is wide; what is not ASCII takes two."""
    return len(text) + sum(not character.isascii() for character in text)
