"""How large the box of a comment is and which cells it lies over."""

from collections.abc import Callable, Mapping

from jdtool.reports.annotate_cells import Sheet
from jdtool.reports.sheet import columns_of
from jdtool.workbooks.grid import Address

Anchor = tuple[int, int, int, int, int, int, int, int]
"""Left column, pixels into it, top row, pixels into it, and the same for right and bottom; columns and rows from 0."""

_WIDTH = 330  # pixels, like all below
_LINE = 17
_MARGIN = 12
_ASIDE = 15
_DIGITS = 50
"""Digits that stand side by side in a box."""
_PIXELS_A_DIGIT = 7
_PIXELS_A_POINT = 4 / 3
_DEFAULT_WIDTH = 64 / _PIXELS_A_DIGIT
_DEFAULT_HEIGHT = 15.0
_TALLEST = 600
_FARTHEST = 20_000


def box(sheet: Sheet, address: Address, text: str) -> Anchor:
    """The place of a comment's box: right of its cell, as high as the text needs."""
    row, column = address
    lines = sum(max(1, -(-columns_of(line) // _DIGITS)) for line in text.split("\n"))
    height = min(_TALLEST, lines * _LINE + _MARGIN)
    top = max(0, row - 2)
    right, into_right = _reached(lambda at: _width(sheet, at + 1), column, _ASIDE + _WIDTH)
    bottom, into_bottom = _reached(lambda at: _height(sheet, at + 1), top, _MARGIN + height)
    return column, _ASIDE, top, _MARGIN, right, into_right, bottom, into_bottom


def _reached(size: Callable[[int], int], start: int, pixels: int) -> tuple[int, int]:
    """Where one comes to by so many pixels from the start of a line: the line and the pixels into it."""
    for at in range(start, start + _FARTHEST):
        here = size(at)
        if pixels < here:
            return at, pixels
        pixels -= here
    return start + 1, 0


def _width(sheet: Sheet, column: int) -> int:
    stated = next((each for each in sheet.columns if int(each["min"]) <= column <= int(each["max"])), {})
    if stated.get("hidden") in {"1", "true"}:
        return 0
    return round(_number(stated, "width", _number(sheet.format, "defaultColWidth", _DEFAULT_WIDTH)) * _PIXELS_A_DIGIT)


def _height(sheet: Sheet, row: int) -> int:
    element = sheet.rows.get(row)
    stated = element.attributes if element else {}
    if stated.get("hidden") in {"1", "true"}:
        return 0
    return round(_number(stated, "ht", _number(sheet.format, "defaultRowHeight", _DEFAULT_HEIGHT)) * _PIXELS_A_POINT)


def _number(attributes: Mapping[str, str], name: str, otherwise: float) -> float:
    try:
        return float(attributes.get(name, otherwise))
    except ValueError:
        return otherwise
