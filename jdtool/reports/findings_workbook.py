"""The findings as a workbook of their own: the list, ready to be handed out and filled, and how far the check went."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

from jdtool.reports.finding_list import FILLS, SHEET_NAME, STATES, TO_FILL, Listed, height_of, width_of
from jdtool.reports.sheet import HEADER, TEXT, height_within, lay_out, mark_as_own, new_book
from jdtool.rules.rule import Severity
from jdtool.workbooks.grid import letter

_OVERVIEW = "检查情况"
_STATUS_WIDTHS = (10, 24, 8, 10, 8, 8, 60)
Table = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Titles and the lines under them."""


def findings_workbook(
    listed: Sequence[Listed],
    titles: Sequence[str],
    overview: Sequence[tuple[str, str]],
    statuses: Table,
    dated: datetime.date,
) -> bytes:
    """The finished file; `dated` stands in its properties instead of the clock."""
    out = io.BytesIO()
    book = new_book(out, dated)
    _write_list(book, listed, titles)
    _write_overview(book, overview, statuses)
    mark_as_own(book, SHEET_NAME)
    book.close()
    return out.getvalue()


def _write_list(book: Any, listed: Sequence[Listed], titles: Sequence[str]) -> None:
    columns = [*titles, *TO_FILL]
    sheet = book.add_worksheet(SHEET_NAME)
    lay_out(sheet, [width_of(title) for title in columns])
    text, levels = book.add_format(TEXT), _level_formats(book)
    _write_header(book, sheet, 0, columns)
    for row, each in enumerate(listed, 1):
        sheet.set_row(row, height_of(titles, each.cells))
        for column, cell in enumerate((*each.cells, *("" for _ in TO_FILL))):
            look = levels[each.severity] if columns[column] == "级别" else text
            sheet.write_string(row, column, cell, look) if cell else sheet.write_blank(row, column, None, look)
    last = len(columns) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(listed), last)
    sheet.repeat_rows(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letter(last + 1)}{len(listed) + 1}"})
    if listed:
        state = columns.index(TO_FILL[0])
        choice = {"validate": "list", "source": list(STATES), "error_type": "information"}
        sheet.data_validation(1, state, len(listed), state, choice)


def _write_overview(book: Any, overview: Sequence[tuple[str, str]], statuses: Table) -> None:
    titles, rows = statuses
    sheet = book.add_worksheet(_OVERVIEW)
    lay_out(sheet, _STATUS_WIDTHS)
    text, bold = book.add_format(TEXT), book.add_format({**TEXT, "bold": True})
    last = len(titles) - 1
    for row, (title, words) in enumerate(overview):
        sheet.set_row(row, height_within(sum(_STATUS_WIDTHS[1 : last + 1]), words))  # merged cells never fit themselves
        sheet.write_string(row, 0, title, bold)
        sheet.merge_range(row, 1, row, last, "", text)
        sheet.write_string(row, 1, words, text)
    start = len(overview) + 1
    _write_header(book, sheet, start, titles)
    sheet.repeat_rows(start)
    for row, cells in enumerate(rows, start + 1):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, text)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letter(last + 1)}{start + len(rows) + 1}"})


def _write_header(book: Any, sheet: Any, row: int, titles: Sequence[str]) -> None:
    look = book.add_format(HEADER)
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, look)


def _level_formats(book: Any) -> dict[Severity, Any]:
    return {
        level: book.add_format({**TEXT, "align": "center", "bg_color": f"#{colour}"}) for level, colour in FILLS.items()
    }
