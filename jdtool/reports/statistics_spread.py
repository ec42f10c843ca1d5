"""Figures side by side: groups across the page, or down it where they are many, with totals that add up."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from jdtool.reports.sheet import height_for, lay_out
from jdtool.reports.statistics_cells import (
    Entry,
    Formats,
    address,
    put,
    put_heads,
    put_line,
    put_title,
    share_formula,
    sum_formula,
)
from jdtool.reports.statistics_rows import Row, Value

TOTAL = "合计"
_TOP = 1  # the row of titles, under that of the sheet
_TITLE, _ITEM, _NUMBER, _NAME = 25, 20, 8, 18  # widths
_PAGE = 132  # digits across a page at the scale below, with room for programs whose digits are wide
_SCALE = 75  # percent


class Range(Struct, frozen=True):
    """Where names and numbers of one row stand, for a chart: sheet, first and last cell, rows and columns from 0."""

    sheet: str
    row: Row
    names: tuple[int, int, int, int]
    numbers: tuple[int, int, int, int]


def write_across(sheet: Any, formats: Formats, title: str, names: Sequence[str], rows: Sequence[Row]) -> list[Range]:
    """A line a row, a column a group, the total last."""
    last = len(names) + 2
    widths = [_TITLE, _ITEM, *[_NUMBER] * (len(names) + 1)]
    lay_out(sheet, widths)
    put_title(sheet, formats, title)
    heads = ("指标", "项目", *names, TOTAL)
    put_heads(sheet, _TOP, heads, formats)
    sheet.set_row(_TOP, height_for(widths, heads))
    ranges = []
    for place, row in enumerate(rows, _TOP + 1):
        entries = [
            _entry(row, value, address(place - 2, column), address(place - 1, column))
            for column, value in enumerate(row.cells, 2)
        ]
        put_line(sheet, place, [Entry(row.title), Entry(row.item), *entries], formats.plain, widths)
        total = sum_formula(address(place, 2), address(place, last - 1))
        whole = _entry(row, row.whole, address(place - 2, last), address(place - 1, last), total)
        put(sheet, place, last, whole, formats.total)
        ranges.append(Range(sheet.name, row, (_TOP, 2, _TOP, last - 1), (place, 2, place, last - 1)))
    sheet.freeze_panes(_TOP + 1, 2)
    sheet.repeat_rows(_TOP)
    return ranges


def write_down(sheet: Any, formats: Formats, title: str, names: Sequence[str], rows: Sequence[Row]) -> list[Range]:
    """A line a group, a column a row, the total at the bottom."""
    first, last = _TOP + 2, _TOP + 2 + len(names)
    lay_out(sheet, [_NAME, *[_NUMBER] * len(rows)])
    put_title(sheet, formats, title)
    _write_heads(sheet, formats, rows)
    for place, name in enumerate((*names, TOTAL), first):
        put_line(sheet, place, [Entry(name)], formats.total if place == last else formats.plain, [_NAME])
    ranges = []
    for column, row in enumerate(rows, 1):
        for place, value in enumerate(row.cells, first):
            entry = _entry(row, value, address(place, column - 2), address(place, column - 1))
            put(sheet, place, column, entry, formats.plain)
        total = sum_formula(address(first, column), address(last - 1, column))
        whole = _entry(row, row.whole, address(last, column - 2), address(last, column - 1), total)
        put(sheet, last, column, whole, formats.total)
        ranges.append(Range(sheet.name, row, (first, 0, last - 1, 0), (first, column, last - 1, column)))
    sheet.freeze_panes(first, 1)
    sheet.repeat_rows(_TOP, first - 1)
    sheet.repeat_columns(0)
    _break_pages(sheet, rows)
    return ranges


def _entry(row: Row, value: Value, part: str, whole: str, total: str = "") -> Entry:
    """A share is divided, a total added up, anything else stands as it is."""
    return Entry(value, row.share, share_formula(row.share, part, whole) if row.share else total)


def _write_heads(sheet: Any, formats: Formats, rows: Sequence[Row]) -> None:
    sheet.merge_range(_TOP, 0, _TOP + 1, 0, "分组", formats.header)
    column = 1
    highest = 0.0
    for title, together in groupby(rows, key=lambda row: row.title):
        items = [row.item for row in together]
        last = column + len(items) - 1
        if len(items) > 1:
            sheet.merge_range(_TOP, column, _TOP, last, "", formats.header)
        sheet.write_string(_TOP, column, title, formats.header)
        highest = max(highest, height_for([_NUMBER * len(items)], [title]))
        for place, item in enumerate(items, column):
            sheet.write_string(_TOP + 1, place, item, formats.header)
        column = last + 1
    sheet.set_row(_TOP, highest)
    sheet.set_row(_TOP + 1, height_for([_NUMBER] * len(rows), [row.item for row in rows]))


def _break_pages(sheet: Any, rows: Sequence[Row]) -> None:
    """What is wider than a page goes on the next, a measure never torn apart where it fits."""
    if _NAME + _NUMBER * len(rows) <= _PAGE:
        return
    sheet.set_print_scale(_SCALE)  # instead of fitting it to one page
    sheet.print_across()
    breaks, start, column = [], 1, 1
    for _, together in groupby(rows, key=lambda row: row.title):
        size = len(list(together))
        if _NAME + _NUMBER * (column + size - start) > _PAGE and column > start:
            breaks.append(column)
            start = column
        column += size
    sheet.set_v_pagebreaks(breaks)
