"""What in a sheet's state misleads its reader: merged and hidden cells, formulas without result, errors, 序号."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from jdtool.cells.raw import Raw
from jdtool.ledgers.body.rows import Role
from jdtool.ledgers.tables import Table
from jdtool.workbooks.grid import Address, Grid

_BREAKS = frozenset({Role.BANNER, Role.SUBTOTAL, Role.TOTAL, Role.HEADER})  # below them 序号 may start again
_NUMBERED = 0.8  # of the filled cells; with fewer the column holds something else


class Merge(Struct, frozen=True):
    """A merged cell over several records; `applied` says whether its value counts for all of them."""

    first_row: int
    last_row: int
    column: int
    applied: bool


class Numbering(Struct, frozen=True):
    """How 序号 runs through one table.

    The first break is at `row`, where `number` follows `before`; 0 where there is none. A list that was sorted by
    something else is not `ascending`, and its breaks say nothing.
    """

    column: int
    ascending: bool = True
    repeats: int = 0
    skips: int = 0
    row: int = 0
    before: int = 0
    number: int = 0


class Condition(Struct, frozen=True):
    """`hidden_rows` hold records, `hidden_columns` are read; cells are those of records, in columns that are read.

    `formulas` is None where the format does not tell them from typed values.
    """

    merges: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    uncalculated: tuple[Address, ...] = ()
    errors: tuple[Address, ...] = ()
    numberings: tuple[Numbering, ...] = ()
    formulas: tuple[Address, ...] | None = None


def condition_of(grid: Grid, tables: Sequence[Table]) -> Condition:
    """The condition of a sheet's tables."""
    fields = {use.column for table in tables for use in table.mapped.uses if use.field}
    return Condition(
        tuple(merge for table in tables for merge in _merges(grid, table)),
        _records_among(grid.hidden_rows, tables),
        tuple(column for column in grid.hidden_columns if column in fields),
        _read_among(grid.uncalculated, tables),
        _read_among(grid.error_cells, tables),
        tuple(found for table in tables if (found := _numbering(grid, table))),
        None if grid.formulas is None else _read_among(grid.formulas, tables),
    )


def _fields(table: Table) -> frozenset[int]:
    return frozenset(use.column for use in table.mapped.uses if use.field)


def _merges(grid: Grid, table: Table) -> Iterable[Merge]:
    records, fields = table.roles.records, _fields(table) if grid.merged else ()
    for span in grid.merged:
        first, last = bisect_left(records, span.first_row), bisect(records, span.last_row)
        value = grid.cell(span.first_row, span.first_column)
        if last - first > 1 and span.first_column in fields and value != "":
            applied = span.width == 1 and not isinstance(value, int | float)
            yield Merge(span.first_row, span.last_row, span.first_column, applied)


def _records_among(rows: Sequence[int], tables: Sequence[Table]) -> tuple[int, ...]:
    records = {row for table in tables for row in table.roles.records} if rows else ()
    return tuple(row for row in rows if row in records)


def _read_among(cells: Sequence[Address], tables: Sequence[Table]) -> tuple[Address, ...]:
    """The cells that stand in a record, or in a row left unread, and in a column that is read."""
    if not cells:
        return ()
    read: set[Address] = set()
    for table in tables:
        unread = (use.row for use in table.roles.others if use.role is Role.UNREAD)
        rows, fields = {*table.roles.records, *unread}, _fields(table)
        read.update(cell for cell in cells if cell[0] in rows and cell[1] in fields)
    return tuple(sorted(read))


def _numbering(grid: Grid, table: Table) -> Numbering | None:
    column = table.mapped.columns_by_ledger[table.mapped.main.name].get("sequence")
    records = table.roles.records
    if not column or len(records) < 2:
        return None
    cells = [grid.rows[row - 1][column - 1] for row in records]
    first = _whole(cells[0])
    if first is not None and cells == list(range(first, first + len(cells))):
        return Numbering(column)
    numbers = [(row, number) for row, cell in zip(records, cells, strict=True) if (number := _whole(cell)) is not None]
    if len(numbers) < max(2, _NUMBERED * sum(1 for cell in cells if cell != "")):
        return None
    return _run(column, numbers, [use.row for use in table.roles.others if use.role in _BREAKS])


def _whole(cell: Raw) -> int | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return int(cell) if cell == cell // 1 else None
    return int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else None


def _run(column: int, numbers: Sequence[tuple[int, int]], breaks: Sequence[int]) -> Numbering:
    """One pass from top to bottom; a 1 starts again, under a banner or after any other number."""
    repeats = skips = 0
    first = (0, 0, 0)
    for (above, before), (row, number) in pairwise(numbers):
        parted = bisect(breaks, above) != bisect(breaks, row)
        if number == before + 1 or (number == 1 and (parted or before != 1)):
            continue
        if number < before:
            return Numbering(column, ascending=False)
        repeats += number == before
        skips += number > before
        first = first if first[0] else (row, before, number)
    if repeats > len(numbers) / 2:  # one number for several rows of one person
        return Numbering(column, ascending=False)
    return Numbering(column, True, repeats, skips, *first)
