"""The tables of a statistics workbook, one below the other, each with its total where its lines add up."""

from collections.abc import Sequence
from typing import Any

from jdtool.measures.figures import Figure
from jdtool.measures.wording import left_out_text
from jdtool.reports.sheet import height_within, lay_out
from jdtool.reports.statistics_cells import (
    WHOLE,
    WORDS,
    Entry,
    Formats,
    address,
    put_heads,
    put_line,
    put_title,
    sum_formula,
)
from jdtool.reports.statistics_rows import Row, keys_in
from jdtool.reports.statistics_spread import TOTAL, Range

_KEY, _NUMBER, _LEAST_COLUMNS = 20.0, 10.0, 6


def write_tables(sheet: Any, formats: Formats, title: str, tables: Sequence[Figure]) -> list[Range]:
    """Every table that has lines; the numbers of each first sum, for charts."""
    columns = max((len(table.columns) for table in tables), default=0)
    widths = [_KEY, *[_NUMBER] * max(columns - 1, _LEAST_COLUMNS)]
    lay_out(sheet, widths, landscape=False)
    put_title(sheet, formats, title)
    row = 2
    ranges = []
    for table in tables:
        row, found = _write_table(sheet, formats, row, table, widths)
        ranges.append(found)
    return ranges


def _write_table(sheet: Any, formats: Formats, row: int, table: Figure, widths: Sequence[float]) -> tuple[int, Range]:
    """From the row on; gives the row where the next may begin."""
    keys, first = keys_in(table), row + 2
    last = first + len(table.rows) - 1
    sheet.write_string(row, 0, table.title, formats.heading)
    put_heads(sheet, row + 1, table.columns, formats)
    kinds = [WORDS if column < keys else WHOLE for column in range(len(table.columns))]
    for place, cells in enumerate(table.rows, first):
        put_line(sheet, place, [Entry(*each) for each in zip(cells, kinds, strict=True)], formats.plain, widths)
    row = last + 1
    if table.adds_up:
        put_line(sheet, row, _totals(table, keys, first, last), formats.total, widths)
        row += 1
    for said in filter(None, (_left_out(table), table.note)):
        sheet.merge_range(row, 0, row, len(widths) - 1, "", formats.plain[WORDS])
        sheet.write_string(row, 0, said, formats.plain[WORDS])
        sheet.set_row(row, height_within(sum(widths), said))
        row += 1
    numbers = Row(table.id, table.title, table.columns[keys], tuple(line[keys] for line in table.rows), None)
    return row + 1, Range(sheet.name, numbers, (first, 0, last, 0), (first, keys, last, keys))


def _totals(table: Figure, keys: int, first: int, last: int) -> list[Entry]:
    sums = [sum(line[column] or 0 for line in table.rows) for column in range(keys, len(table.columns))]  # type: ignore[misc] # numbers behind the keys
    formulas = [
        sum_formula(address(first, column), address(last, column)) for column in range(keys, len(table.columns))
    ]
    names = [Entry(TOTAL), *[Entry()] * (keys - 1)]
    return [*names, *(Entry(value, WHOLE, formula) for value, formula in zip(sums, formulas, strict=True))]


def _left_out(table: Figure) -> str:
    text = left_out_text(table.left_out)
    return f"未计入：{text}" if text else ""
