"""The findings as a workbook of their own: the list, ready to be handed out and filled, and how far the check went."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

from jdtool.reports.finding_list import (
    FILLS,
    HEADER_FILL,
    SHEET_NAME,
    STATES,
    TO_FILL,
    Listed,
    height_of,
    height_within,
    width_of,
)
from jdtool.rules.rule import Severity
from jdtool.workbooks.files import OWN_NAME
from jdtool.workbooks.grid import letter

_OVERVIEW = "检查情况"
_STATUS_WIDTHS = (10, 24, 8, 10, 8, 8, 60)
_LOOK = {
    "font_name": "宋体",
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#BFBFBF",
}
# What looks like a formula stays text even when somebody edits the cell.
_TEXT = {**_LOOK, "num_format": "@", "quote_prefix": True}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

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
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only this needs it

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": datetime.datetime.combine(dated, datetime.time(), datetime.UTC)})
    _write_list(book, listed, titles)
    _write_overview(book, overview, statuses)
    book.define_name(OWN_NAME, f"='{SHEET_NAME}'!$A$1")
    book.close()
    return out.getvalue()


def _write_list(book: Any, listed: Sequence[Listed], titles: Sequence[str]) -> None:
    columns = [*titles, *TO_FILL]
    sheet = book.add_worksheet(SHEET_NAME)
    _lay_out(sheet, [width_of(title) for title in columns])
    text, levels = book.add_format(_TEXT), _level_formats(book)
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
    _lay_out(sheet, _STATUS_WIDTHS)
    text, bold = book.add_format(_TEXT), book.add_format({**_TEXT, "bold": True})
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


def _lay_out(sheet: Any, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)


def _write_header(book: Any, sheet: Any, row: int, titles: Sequence[str]) -> None:
    look = book.add_format({**_TEXT, "bold": True, "align": "center", "bg_color": f"#{HEADER_FILL}"})
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, look)


def _level_formats(book: Any) -> dict[Severity, Any]:
    return {
        level: book.add_format({**_TEXT, "align": "center", "bg_color": f"#{colour}"})
        for level, colour in FILLS.items()
    }
