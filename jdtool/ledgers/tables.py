"""The tables of one sheet: each with its header, what its columns hold and the roles of its rows."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.day import read_day
from jdtool.cells.id_number import read_id_number
from jdtool.cells.phone import read_phone
from jdtool.cells.quantity import read_count
from jdtool.ledgers.across.across import Across
from jdtool.ledgers.across.items_down import find_items_down
from jdtool.ledgers.across.matrix import find_matrix
from jdtool.ledgers.across.wide import find_wide
from jdtool.ledgers.body.continued import fold_continued
from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.body.measure_above import MeasureTold, measures_above
from jdtool.ledgers.body.named_above import Named, name_people
from jdtool.ledgers.body.rows import Frame, Roles, classify, is_total
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.extents import last_row, texts, without_titles
from jdtool.ledgers.field import Ledger, Reader
from jdtool.ledgers.needs import LISTED, Lacking, lacking_column, lists_papers
from jdtool.ledgers.titles.columns import Mapped, map_columns
from jdtool.ledgers.titles.header import Header, find_header
from jdtool.ledgers.titles.shared_cells import with_shared_cells
from jdtool.ledgers.titles.side_by_side import blocks
from jdtool.ledgers.titles.split_days import join_days
from jdtool.ledgers.trade import is_ours
from jdtool.workbooks.grid import Cell, Grid, Span

NO_TABLE = "没有认出是哪一种台账（找不到像表头的一行，或表头不是禁毒台账的栏目）"
_TRIES = 3  # tables of other trades after which a sheet is left alone
_LONGEST_TITLE = 60  # characters; longer lines are instructions, which name all sorts of things


class Table(Struct, frozen=True):
    """One table on a sheet, its titles included: rows first_row to last_row; `above` are the titles' texts.

    `grid` is the sheet as this table sees it, without what stands beside it where `is_beside`; `people` and
    `measures` are those told in lines, by record row.
    """

    first_row: int
    above: tuple[str, ...]
    header: Header
    mapped: Mapped
    roles: Roles
    last_row: int
    grid: Grid
    people: Mapping[int, Named] = field(default_factory=dict)
    is_beside: bool = False
    across: Across | None = None
    measures: Mapping[int, MeasureTold] = field(default_factory=dict)

    @property
    def columns_by_ledger(self) -> Mapping[str, Mapping[str, int]]:
        """Where each ledger's fields stand, those told by lines above the records included."""
        told = {name: column for each in self.people.values() for name, (_, column) in each.cells}
        held = {name: {**told, **columns} for name, columns in self.mapped.columns_by_ledger.items()}
        if self.measures:
            held["persons"] = {"measure": next(iter(self.measures.values())).cell[1], **held["persons"]}
        return held


def find_tables(grid: Grid, names: str, words: Vocabulary) -> tuple[list[Table], str | Lacking]:
    """Every table of ours from top to bottom, and why the first that is none was passed over."""
    tables: list[Table] = []
    reasons: list[str | Lacking] = []
    start = first = 1
    while start <= len(grid.rows) and len(reasons) < _TRIES:
        header = find_header(grid, start, words.fields_by_title.__contains__)
        if header is None:
            break
        if start > first:
            first = max(start, without_titles(grid, start - 1, header.first_row - 1) + 1)
        rows = range(first, last_row(grid, header, words) + 1)
        found = _beside(grid, rows, header, names, words)
        if found:
            tables += found
            start = first = rows.stop
            continue
        table = _read_table(grid, rows, header, names, words, before=_above_its_like(header, tables))
        if not isinstance(table, Table) or ((tables or reasons) and _is_stray(table, tables)):
            reasons.append(NO_TABLE if isinstance(table, Table) else table)
            start = header.last_row + 1
        else:
            tables.append(table)
            start = first = table.last_row + 1
    return tables, reasons[0] if reasons else NO_TABLE


def _beside(grid: Grid, rows: range, header: Header, names: str, words: Vocabulary) -> list[Table]:
    """The tables beside each other in these rows; empty where the columns make but one table.

    Each must be whole: what has no names of its own goes with the columns to its left.
    """
    tables: list[Table] = []
    for block in (found := blocks(grid, rows, header, words)):
        alike = block.titled or block.titles == found[0].titles
        made = [] if alike else _whole(block.bare, names, words)
        made = made or _whole(block.grid, names, words)
        if not made and not block.named:
            return []
        tables += [replace(each, is_beside=True) for each in made if alike or not _is_nobodys(each)]
    return tables


def _whole(grid: Grid, names: str, words: Vocabulary) -> list[Table]:
    """The tables that lack none of the columns their ledger needs."""
    tables = find_tables(grid, names, words)[0]
    return [
        each for each in tables if set(each.mapped.main.needs) <= each.columns_by_ledger[each.mapped.main.name].keys()
    ]


def _above_its_like(header: Header, tables: Sequence[Table]) -> tuple[str, ...]:
    """The titles of a table above with the same header: what it is about, the next one is about too."""
    return next((each.above for each in tables if _titles(each.header) == _titles(header)), ())


def _titles(header: Header) -> list[tuple[str, ...]]:
    return [each.parts for each in header.headings]


def _is_stray(table: Table, tables: Sequence[Table]) -> bool:
    """Whether neither a column nor a title says that a table below others is ours."""
    if tables and _titles(table.header) == _titles(tables[0].header):
        return False
    main = table.mapped.main
    told = table.above if main.name == "persons" else any(word in "".join(table.above) for word in main.words)
    return not table.mapped.own and not told


def _is_nobodys(table: Table) -> bool:
    return table.mapped.main.name == "persons" and not table.mapped.own


def _read_table(
    grid: Grid, rows: range, header: Header, names: str, words: Vocabulary, *, before: tuple[str, ...]
) -> Table | Lacking | str:
    """The table under a header, or why it is none of ours; its `rows` start below the table before.

    `before` are the titles of a table with the same header above it.
    """
    start, last = rows.start, rows.stop - 1
    grid, header = join_days(grid, header)
    above = texts(grid, max(start, header.first_row - 8), header.first_row - 1)
    about = "\n".join([*above, *before, grid.name])
    body = grid.rows[header.last_row : header.last_row + 60]
    across = _across(header, body[: last - header.last_row], words, [*reversed(above), grid.name, *names.split("\n")])
    mapped = across.mapped if across else map_columns(header, body, words, about, files=names)
    titles = "\n".join(row for row in (*above, *before) if len(row) <= _LONGEST_TITLE)
    if mapped is None or not is_ours(mapped, titles, f"{grid.name}\n{names}"):
        return NO_TABLE
    if across is None:
        mapped = with_shared_cells(mapped, body)
        if lists_papers(mapped, body):
            return LISTED
    lacking = lacking_column(mapped.main, mapped.columns_by_ledger[mapped.main.name])
    if lacking:
        return Lacking(header, mapped, lacking)
    roles, last = _roles(grid, header, mapped, across, last)
    return _with_lines(Table(start, tuple(above), header, mapped, roles, last, grid, across=across))


def _roles(grid: Grid, header: Header, mapped: Mapped, across: Across | None, last: int) -> tuple[Roles, int]:
    """The roles of the rows below the header, and the last row that is this table's."""
    columns = mapped.columns_by_ledger[mapped.main.name]
    keys = across.keys if across else {name: columns[name] for name in mapped.main.keys if name in columns}
    strict = across.by_row.get(mapped.main.name, keys) if across else columns
    frame = Frame.of(header, keys, columns.get("sequence", 0), _strict(mapped.main, strict))
    roles = classify(grid.rows, header.last_row + 1, last, frame, spans_by_row(grid.merged))
    if roles.next_header:
        last = without_titles(grid, header.last_row, roles.next_header - 1)
        others = tuple(use for use in roles.others if use.row <= last)
        roles = replace(roles, records=tuple(row for row in roles.records if row <= last), others=others)
    if mapped.main.name == "persons" and across is None and not EVENT_DAYS.keys() & mapped.columns_by_ledger.keys():
        roles = fold_continued(grid, roles, columns)
    return roles, last


def _with_lines(table: Table) -> Table:
    """The table with what lines above its records tell of them: whose they are, which measure people are under."""
    held = table.mapped.columns_by_ledger
    main = table.mapped.main.name
    if main in EVENT_DAYS and not {"name", "id_number"} & held[main].keys():
        roles, people = name_people(table.grid, table.first_row, table.header.first_row, table.roles)
        table = replace(table, roles=roles, people=people)
    if "persons" not in held or "measure" in held["persons"]:
        return table
    measures = measures_above(table.grid, table.first_row, table.header.first_row, table.roles)
    return replace(table, measures=measures)


def _across(header: Header, body: Sequence[list[Cell]], words: Vocabulary, lines: list[str]) -> Across | None:
    """How a table with months or items across is read; `lines` are titles and names, the nearest first."""
    rows = [cells for cells in body if not is_total(cells)]
    near = [line for line in lines if len(line) <= _LONGEST_TITLE]
    readers = (find_matrix, find_wide, find_items_down)
    return next((across for read in readers if (across := read(header, rows, words, near))), None)


def _strict(main: Ledger, columns: Mapping[str, int]) -> dict[int, Reader]:
    """The readers of columns that hold no mere words."""
    readers = {column: main.field(name) for name, column in columns.items()}
    return {column: each.read for column, each in readers.items() if each and each.read in _STRICT}


_STRICT = (read_id_number, read_day, read_phone, read_count)


def spans_by_row(spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Merged ranges by the row they start in."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.first_row, []).append(span)
    return found


def spread_downwards(grid: Grid) -> None:
    """Text or a day merged over several rows counts for all of them; a number, which may be a sum, only once."""
    for span in grid.merged:
        if span.height == 1 or span.height > len(grid.rows):
            continue
        value = grid.cell(span.first_row, span.first_column)
        if value != "" and span.width == 1 and not isinstance(value, int | float):
            for number in range(span.first_row + 1, min(span.last_row, len(grid.rows)) + 1):
                if grid.cell(number, span.first_column) == "" and span.first_column <= len(grid.rows[number - 1]):
                    grid.rows[number - 1][span.first_column - 1] = value
