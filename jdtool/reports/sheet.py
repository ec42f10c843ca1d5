"""What every workbook of ours has in common: its options, its looks, its pages, its mark."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

from jdtool.workbooks.files import OWN_NAME

A4 = 9
HEADER_FILL = "D9D9D9"
TALLEST = 400.0  # points; Excel takes 409
_LINE = 14.5
"""Points that a line of text is high."""

_LOOK = {
    "font_name": "宋体",
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#BFBFBF",
}
# What looks like a formula stays text even when somebody edits the cell.
TEXT = {**_LOOK, "num_format": "@", "quote_prefix": True}
HEADER = {**TEXT, "bold": True, "align": "center", "valign": "vcenter", "bg_color": f"#{HEADER_FILL}"}
NUMBER = {**_LOOK, "num_format": "0", "align": "right"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def new_book(out: io.BytesIO, dated: datetime.date) -> Any:
    """A workbook that takes no text for a formula; `dated` stands in its properties instead of the clock."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only this needs it

    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": datetime.datetime.combine(dated, datetime.time(), datetime.UTC)})
    return book


def mark_as_own(book: Any, sheet_name: str) -> None:
    """So that the next run passes the file over, whatever it is called."""
    book.define_name(OWN_NAME, f"='{sheet_name}'!$A$1")


def lay_out(sheet: Any, widths: Sequence[float], *, landscape: bool = True) -> None:
    """Columns and pages: A4, as wide as the page, numbered."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)


def columns_of(text: str) -> int:
    """Digits that a text is wide; what is not ASCII takes two."""
    return len(text) + sum(not character.isascii() for character in text)


def height_for(widths: Sequence[float], cells: Sequence[str], least: int = 1) -> float:
    """Points that a row needs for the cell that wraps most: not every program finds that out by itself."""
    rooms = (max(1, int(width)) for width in widths)
    lines = max((-(-columns_of(cell) // room) for cell, room in zip(cells, rooms, strict=False)), default=1)
    return min(TALLEST, max(least, lines) * _LINE + 2)


def height_within(width: float, text: str) -> float:
    """Points that a text needs in a cell, or in merged cells, of so many digits: merged ones never fit themselves."""
    return height_for([width], [text])
