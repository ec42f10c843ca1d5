"""Days whose year, month and day stand in columns of their own."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.workbooks.grid import Grid

_UNITS = ("年", "月", "日")
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度)?")
_NUMBER = re.compile(r"(\d{1,4})[年月日号]?")


class _Day(Struct, frozen=True):
    """Neighbouring columns by unit; the joined date stands in that of the day."""

    columns: dict[str, int]
    heading: Heading
    year: str


def join_days(grid: Grid, header: Header) -> tuple[Grid, Header]:
    """The grid with each such day joined in the column of the day, and the header with one heading for it."""
    days = _days(header.headings)
    if not days:
        return grid, header
    rows = [*grid.rows[: header.last_row], *(_joined(cells, days) for cells in grid.rows[header.last_row :])]
    merged_in = {column for day in days for column in day.columns.values()}
    headings = [heading for heading in header.headings if heading.column not in merged_in]
    headings += [day.heading for day in days]
    ordered = tuple(sorted(headings, key=lambda heading: heading.column))
    return replace(grid, rows=rows), replace(header, headings=ordered)


def _days(headings: Sequence[Heading]) -> list[_Day]:
    found: list[_Day] = []
    for at, heading in enumerate(headings):
        if title_key(heading.parts[-1]) != "日":
            continue
        columns = {"日": heading.column}
        for unit, before in zip(("月", "年"), reversed(headings[max(0, at - 2) : at]), strict=False):
            if title_key(before.parts[-1]) != unit or before.parts[:-1] != heading.parts[:-1]:
                break
            columns[unit] = before.column
        if "月" in columns:
            found.append(_day(columns, heading))
    return found


def _day(columns: dict[str, int], heading: Heading) -> _Day:
    """The group is the title, unless it only tells the year."""
    groups = heading.parts[:-1]
    year = _YEAR.fullmatch(squeeze(groups[-1])) if groups else None
    if year:
        groups = groups[:-1]
    return _Day(columns, Heading(heading.column, groups or ("日期",)), year[1] if year else "")


def _joined(cells: list[Raw], days: Sequence[_Day]) -> list[Raw]:
    row = list(cells)
    for day in days:
        numbers = {unit: _NUMBER.fullmatch(squeeze(read_text(cells[at - 1]))) for unit, at in day.columns.items()}
        if numbers["日"] or (cells[day.heading.column - 1] == "" and numbers["月"]):
            parts = {unit: found[1] for unit, found in numbers.items() if found}
            parts.setdefault("年", day.year)
            row[day.heading.column - 1] = "".join(parts[unit] + unit for unit in _UNITS if parts.get(unit))
    return row
