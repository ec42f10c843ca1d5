"""One grid → its receipt and the records of every ledger on it."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.choice import read_mark, read_yes_no
from jdtool.cells.quantity import read_count, read_quantity
from jdtool.ledgers.account import counted_beside, strange_columns, uses_beside, uses_of_rows
from jdtool.ledgers.body.making import Making, make_records
from jdtool.ledgers.body.rows import Role, Roles, RowUse
from jdtool.ledgers.body.surroundings import community_in_banner, harvest
from jdtool.ledgers.body.totals import Stated, Way, stated_totals
from jdtool.ledgers.cards.sheets import read_cards
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.condition import condition_of
from jdtool.ledgers.extents import texts
from jdtool.ledgers.field import Ledger
from jdtool.ledgers.needs import Lacking
from jdtool.ledgers.receipt import ROLES, Note, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.samples import SAMPLE, is_sample
from jdtool.ledgers.tables import Table, find_tables, spread_downwards
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.workbooks.grid import Grid, letter


class SheetRead(Struct, frozen=True):
    """What one sheet gave: its receipt and its records by ledger."""

    receipt: SheetReceipt
    records: Mapping[str, Sequence[Record]]


class _Source(Struct, frozen=True):
    """A grid and the names it goes by."""

    grid: Grid
    file: str
    names: str


def read_sheet(grid: Grid, file: str, names: str, words: Vocabulary) -> SheetRead:
    """`file` is the file's name as shown; `names` are file and folder names, which may tell the trade and place."""
    if is_sample(grid):
        return SheetRead(_not_understood(grid, file, SAMPLE), {})
    cards = read_cards(grid, file, names, words)
    if cards:
        return SheetRead(_not_understood(grid, file, cards), {}) if isinstance(cards, str) else SheetRead(*cards)
    spread_downwards(grid)
    tables, reason = find_tables(grid, names, words)
    if not tables:
        receipt = _not_understood(grid, file, str(reason))
        return SheetRead(receipt if isinstance(reason, str) else _without_key(receipt, reason), {})
    if not grid.visible and not any(table.roles.records for table in tables):
        return SheetRead(_not_understood(grid, file, "隐藏的工作表，只有表头，没有记录"), {})
    return _read(_Source(grid, file, names), tables)


def _not_understood(grid: Grid, file: str, reason: str) -> SheetReceipt:
    filled = [number for number, row in enumerate(grid.rows, 1) if any(cell != "" for cell in row)]
    counts = Counter(dict.fromkeys(ROLES, 0))
    counts.update({"unread": len(filled), "blank": len(grid.rows) - len(filled)})
    if not filled:
        return SheetReceipt(file, grid.name, grid.visible, dict(counts))
    unread = (RowUse(filled[0], Role.UNREAD, reason),)
    return SheetReceipt(file, grid.name, grid.visible, dict(counts), unread=unread, reason=reason)


def _without_key(receipt: SheetReceipt, lacking: Lacking) -> SheetReceipt:
    """A ledger that is recognised and holds no record, for want of the column they hang on."""
    main, header = lacking.mapped.main, lacking.header
    rows = range(header.first_row, header.last_row + 1)
    held = lacking.mapped.columns_by_ledger[main.name]
    return replace(
        receipt,
        ledger=main.name,
        header_rows=tuple(rows),
        columns=lacking.mapped.uses,
        rows=dict(receipt.rows) | {"header": len(rows), "unread": receipt.rows["unread"] - len(rows)},
        missing=tuple(name for name in dict.fromkeys((*main.needs, *main.keys)) if name not in held),
    )


def _read(source: _Source, tables: Sequence[Table]) -> SheetRead:
    records: dict[str, list[Record]] = {}
    totals: list[Stated] = []
    uses = uses_of_rows(source.grid, tables)
    for table in tables:
        totals += counted_beside(table, tables, _totals(table))
        for ledger_name, made in _made(_making(source, table, tables[0]), table):
            records.setdefault(ledger_name, []).extend(made)
    receipt = replace(
        _receipt(source, tables, uses),
        records={name: len(made) for name, made in records.items()},
        totals=tuple(totals),
        condition=condition_of(source.grid, tables),
    )
    return SheetRead(receipt, records)


def _made(making: Making, table: Table) -> Iterator[tuple[str, Sequence[Record]]]:
    """The records of one table by ledger: one for each row, and those told across its columns."""
    if table.across is None:
        yield from make_records(making).items()
        return
    yield from make_records(replace(making, columns_by_ledger=table.across.by_row)).items()
    yield from table.across.make(making).items()


def _making(source: _Source, table: Table, first: Table) -> Making:
    """What a lower table does not say of its place and year, the titles of the first one say."""
    grid = table.grid
    above = [*table.above, *(() if table is first else first.above)]
    around = harvest(above, grid.name, source.names)
    rows = table.roles.records
    titles = {use.field: use.title for use in table.mapped.uses if use.field}
    about = "".join([*table.above, grid.name, source.file])
    communities = _communities(grid, table.roles)
    columns = table.mapped.columns_by_ledger
    return Making(grid, source.file, rows, columns, titles, around, communities, about, table.people, table.measures)


def _communities(grid: Grid, roles: Roles) -> dict[int, str]:
    """Record row → the community named by the banner above it."""
    found: dict[int, str] = {}
    banners = [use.row for use in roles.others if use.role is Role.BANNER]
    for banner, following in pairwise([*banners, len(grid.rows) + 1]):
        community = community_in_banner("".join(texts(grid, banner, banner)))
        if community or not found:
            current = community
        below = roles.records[bisect(roles.records, banner) : bisect(roles.records, following)]
        found.update(dict.fromkeys(below, current))
    return found


def _totals(table: Table) -> tuple[Stated, ...]:
    titles = {heading.column: heading.title for heading in table.header.headings}
    ways = {use.column: _way(table.mapped.main, use) for use in table.mapped.uses}
    if table.across:
        ways |= table.across.ways
    return stated_totals(table.grid.rows, table.roles, titles, ways)


def _way(main: Ledger, use: ColumnUse) -> Way:
    """What a number in a total row means under this column."""
    if use.field in {"sequence", *main.keys} - _QUANTITIES:
        return Way.COUNT
    if use.field in {"id_number", "sex", "measure", "visited_on", "tested_on", "result"}:
        return Way.COUNT
    field = main.field(use.field)
    return Way.SUM if field is None or field.read in {read_quantity, read_count, read_mark, read_yes_no} else Way.NONE


_QUANTITIES = {"quantity", "topic"}


def _receipt(source: _Source, tables: Sequence[Table], uses: Sequence[RowUse]) -> SheetReceipt:
    grid = source.grid
    main = max(tables, key=lambda table: len(table.roles.records))
    fields = {name: columns for table in (*tables, main) for name, columns in table.columns_by_ledger.items()}
    held = fields[main.mapped.main.name]
    rows = Counter(str(use.role) for use in uses)
    notes = (use for use in uses if use.role in {Role.NOTE, Role.TITLE})
    return SheetReceipt(
        source.file,
        grid.name,
        grid.visible,
        dict.fromkeys(ROLES, 0) | {"record": sum(len(table.roles.records) for table in tables)} | rows,
        main.mapped.main.name,
        header_rows=tuple(range(main.header.first_row, main.header.last_row + 1)),
        columns=uses_beside(main, tables),
        fields_by_ledger=fields,
        unread=tuple(sorted((use for use in uses if use.role is Role.UNREAD), key=lambda use: use.row)),
        unused_columns=_unused(source.grid, tables, main),
        missing=tuple(name for name in main.mapped.main.needs if name not in held),
        layout=main.across.layout if main.across else "table",
        notes=tuple(Note(use.row, "  ".join(texts(grid, use.row, use.row))) for use in notes),
    )


def _unused(grid: Grid, tables: Sequence[Table], main: Table) -> tuple[str, ...]:
    unread = (use.column for use in main.mapped.uses if not use.field and _holds_data(grid, main, use.column))
    return tuple(map(letter, (*unread, *strange_columns(grid, tables))))


def _holds_data(grid: Grid, table: Table, column: int) -> bool:
    unread = [use.row for use in table.roles.others if use.role is Role.UNREAD]
    return any(grid.rows[row - 1][column - 1] != "" for row in (*table.roles.records, *unread))
