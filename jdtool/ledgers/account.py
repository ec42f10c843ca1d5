"""The account of a sheet's rows: what every row is, one role a row."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from jdtool.ledgers.body.rows import Role, RowUse
from jdtool.ledgers.body.totals import Stated
from jdtool.ledgers.tables import Table
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.ledgers.titles.title_words import is_label
from jdtool.workbooks.grid import Cell, Grid

_VALUE = re.compile(r"\d{6}|\d[.\-/年]\d")  # a number of somebody or something, a day
_RANK = {
    role: rank
    for rank, role in enumerate(
        (
            Role.RECORD,
            Role.UNREAD,
            Role.TOTAL,
            Role.SUBTOTAL,
            Role.HEADER,
            Role.BANNER,
            Role.TITLE,
            Role.NOTE,
            Role.BLANK,
        )
    )
}
"""What a row is where tables beside each other differ: the first of these."""


def uses_of_rows(grid: Grid, tables: Sequence[Table]) -> list[RowUse]:
    """Every row of the sheet; those that are records are left out unless tables stand beside each other."""
    if any(table.is_beside for table in tables):
        return _of_tables_beside(grid, tables)
    uses: list[RowUse] = []
    next_row = 1
    for table in tables:
        uses += [_leftover(grid, number) for number in range(next_row, table.first_row)]
        uses += _furniture(table)
        next_row = table.last_row + 1
    return [*uses, *(_leftover(grid, number) for number in range(next_row, len(grid.rows) + 1))]


def _furniture(table: Table) -> Iterable[RowUse]:
    """The rows above the header, which are titles, the header and the rows below that are no records."""
    header = table.header
    for number in range(table.first_row, header.first_row):
        if _holds_data(table.grid.rows[number - 1]):
            yield _leftover(table.grid, number)
        else:
            yield RowUse(number, Role.TITLE if _is_filled(table.grid, number) else Role.BLANK)
    yield from (RowUse(number, Role.HEADER) for number in range(header.first_row, header.last_row + 1))
    yield from table.roles.others


def _of_tables_beside(grid: Grid, tables: Sequence[Table]) -> list[RowUse]:
    """One role a row, records included; what only another table beside ours holds is left unread."""
    uses: dict[int, RowUse] = {}
    for table in tables:
        for use in (*_furniture(table), *(RowUse(number, Role.RECORD) for number in table.roles.records)):
            held = uses.get(use.row)
            if held is None or _RANK[use.role] < _RANK[held.role]:
                uses[use.row] = use
    rows = range(1, len(grid.rows) + 1)
    return [
        uses[number] if number in uses and uses[number].role is not Role.BLANK else _leftover(grid, number)
        for number in rows
    ]


def _beside(table: Table, tables: Sequence[Table]) -> list[Table]:
    """The tables that share rows with one."""
    if not table.is_beside:
        return []
    return [
        each
        for each in tables
        if each is not table and each.first_row <= table.last_row and table.first_row <= each.last_row
    ]


def uses_beside(main: Table, tables: Sequence[Table]) -> tuple[ColumnUse, ...]:
    """What the columns hold, from left to right, those of the tables beside the main one included."""
    found = [use for table in (main, *_beside(main, tables)) for use in table.mapped.uses]
    return tuple(sorted(found, key=lambda use: use.column))


def strange_columns(grid: Grid, tables: Sequence[Table]) -> list[int]:
    """Columns beside our tables that hold something on their records' rows and belong to none of them."""
    rows = {row for table in tables if table.is_beside for row in table.roles.records}
    seen = {column for table in tables for row in rows for column in _filled(table.grid, row)}
    return sorted({column for row in rows for column in _filled(grid, row)} - seen)


def counted_beside(table: Table, tables: Sequence[Table], totals: Iterable[Stated]) -> list[Stated]:
    """Totals below one list printed in several blocks: they count all of it, and stand below one block."""
    again = [each for each in _beside(table, tables) if _titles(each) == _titles(table)]
    if not again or any(use.role in {Role.TOTAL, Role.SUBTOTAL} for each in again for use in each.roles.others):
        return list(totals)
    count = sum(len(each.roles.records) for each in again)
    return [_over_all(stated, len(table.roles.records), count) for stated in totals]


def _over_all(stated: Stated, own: int, others: int) -> Stated:
    if stated.counted in {None, stated.stated}:
        return stated
    return replace(stated, counted=own + others if stated.counted == own else None)


def _titles(table: Table) -> list[tuple[str, ...]]:
    return [heading.parts for heading in table.header.headings]


def _filled(grid: Grid, row: int) -> list[int]:
    cells = grid.rows[row - 1] if row <= len(grid.rows) else []
    return [column for column, cell in enumerate(cells, 1) if cell != ""]


def _leftover(grid: Grid, number: int) -> RowUse:
    if _is_filled(grid, number):
        return RowUse(number, Role.UNREAD, "在可识别的表格之外")
    return RowUse(number, Role.BLANK)


def _holds_data(cells: Sequence[Cell]) -> bool:
    """Whether a row above a header is none of its titles: several cells, one of them a value, and nothing like 填报单位：."""
    filled = [cell for cell in cells if cell != ""]
    return (
        len(filled) > 2
        and any(not isinstance(cell, str) or _VALUE.search(cell) for cell in filled)
        and not any(isinstance(cell, str) and is_label(cell) for cell in filled)
    )


def _is_filled(grid: Grid, number: int) -> bool:
    return any(cell != "" for cell in grid.rows[number - 1])
