"""Findings as a table: its columns, one line each, the words of a comment, and how far the check went."""

from collections.abc import Iterator

from jdtool import __version__
from jdtool.console.coverage import STATUSES, context_line, coverage_text
from jdtool.console.csv_text import csv_text
from jdtool.console.telling import SEVERITY_TITLES, Told, tell
from jdtool.ledgers.books import Books
from jdtool.rules.run import Inspection
from jdtool.workbooks.files import OWN_LIST

TITLES = (*OWN_LIST, "工作表", "单元格", "行", "人员", "社区", "问题", "原文", "依据", "做法")
STATUS_TITLES = ("代码", "名称", "级别", "结果", "查了", "问题", "说明")


def cells(told: Told) -> tuple[str, ...]:
    """The finding under `TITLES`."""
    place = told.file, told.sheet, told.cell, str(told.row or "")
    who = told.person, told.community
    what = told.message, told.evidence, told.basis, told.remedy
    return SEVERITY_TITLES[told.severity], told.code, told.title, *place, *who, *what


def comment(told: Told) -> tuple[str, str]:
    """The head and the words of a comment at the finding's cell: what is wrong and what to do, nobody's name."""
    return f"{SEVERITY_TITLES[told.severity]} {told.code} {told.title}", f"{told.message}\n做法：{told.remedy}"


def findings_csv(books: Books, inspection: Inspection) -> str:
    """One line a finding, and one that says how far the check went: an empty list is no proof of anything."""
    said = {"级别": "说明", "问题": f"{context_line(books)} · {coverage_text(books, inspection)}"}
    closing = [said.get(title, "") for title in TITLES]
    return csv_text([TITLES, *(cells(told) for told in tell(books, inspection)), closing])


def overview(books: Books, inspection: Inspection) -> Iterator[tuple[str, str]]:
    """What the list depends on: period, as_of, settings, files, coverage."""
    period = books.period
    yield "截止日", str(books.as_of)
    yield "时期", f"{period.label}（{period.first} 至 {period.last}）"
    yield "设定", f"{books.profile.name}（{'、'.join(books.profile.sources)}）"
    yield "检查情况", coverage_text(books, inspection)
    for file in books.files:
        yield "文件", f"{file.path}：{file.failure or f'SHA-256 {file.sha256}'}"
        yield from (("注意", f"{file.path}：{warning}") for warning in file.warnings)
    yield "工具", f"jdtool {__version__}"


def status_rows(inspection: Inspection) -> Iterator[tuple[str, ...]]:
    """Every rule of the run under `STATUS_TITLES`."""
    for status in inspection.statuses:
        rule = status.rule
        counts = str(status.checked), str(status.found)
        yield rule.code, rule.title, SEVERITY_TITLES[rule.severity], STATUSES[status.status], *counts, status.reason
