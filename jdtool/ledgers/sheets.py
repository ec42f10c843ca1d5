"""One grid → its receipt and the records of every ledger on it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.columns import ColumnUse, Mapped, map_columns
from jdtool.ledgers.field import Ledger
from jdtool.ledgers.header import Header, find_header, reads_like_header
from jdtool.ledgers.making import Making, make_records
from jdtool.ledgers.receipt import ROLES, Note, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.rows import Frame, Role, RowUse, classify
from jdtool.ledgers.surroundings import community_in_banner, harvest
from jdtool.ledgers.totals import Stated, stated_totals
from jdtool.ledgers.trade import is_ours
from jdtool.workbooks.grid import Grid, Span, letter

_title_key = lru_cache(maxsize=4096)(title_key)


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What one sheet gave: its receipt and its records by ledger."""

    receipt: SheetReceipt
    records: Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class _Source:
    """A grid and the names it goes by."""

    grid: Grid
    file: str
    names: str


@dataclass(frozen=True, slots=True)
class _Table:
    """One table on a sheet: rows first..last, its header, its reading and the roles of its rows."""

    header: Header
    mapped: Mapped
    uses: tuple[RowUse, ...]


def read_sheet(grid: Grid, file: str, names: str, words: Vocabulary) -> SheetRead:
    """`file` is the file's name as shown; `names` are file and folder names, which may tell the trade and place."""
    known = words.fields_by_title.__contains__
    spans = _by_row(grid.merged)
    _spread_downwards(grid)
    tables: list[_Table] = []
    titles: list[RowUse] = []
    start = 1
    while start <= len(grid.rows):
        header = find_header(grid, start, known)
        table = _table(grid, header, names, words, spans) if header else None
        if header is None or table is None:
            break
        titles.extend(_above(grid, start, header.first_row))
        tables.append(table)
        start = table.uses[-1].row + 1 if table.uses else header.last_row + 1
    if not tables:
        return SheetRead(_not_understood(grid, file), {})
    rest = [_leftover(grid, number) for number in range(start, len(grid.rows) + 1)]
    return _read(_Source(grid, file, names), tables, [*titles, *rest])


def _by_row(spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.first_row, []).append(span)
    return found


def _spread_downwards(grid: Grid) -> None:
    """A cell merged over several rows counts for all of them (in its first column)."""
    for span in grid.merged:
        if span.height == 1 or span.height > len(grid.rows):
            continue
        value = grid.cell(span.first_row, span.first_column)
        if value != "" and span.width == 1:
            for number in range(span.first_row + 1, min(span.last_row, len(grid.rows)) + 1):
                if grid.cell(number, span.first_column) == "" and span.first_column <= len(grid.rows[number - 1]):
                    grid.rows[number - 1][span.first_column - 1] = value


def _table(
    grid: Grid, header: Header, names: str, words: Vocabulary, spans: Mapping[int, Sequence[Span]]
) -> _Table | None:
    above = _texts(grid, max(1, header.first_row - 8), header.first_row - 1)
    about = "\n".join([*above, grid.name])
    body = grid.rows[header.last_row : header.last_row + 60]
    mapped = map_columns(header, body, words, about + "\n" + names)
    if mapped is None or not is_ours(mapped, "\n".join(above), f"{grid.name}\n{names}"):
        return None
    columns = mapped.columns_by_ledger[mapped.main.name]
    keys = {name: columns[name] for name in mapped.main.keys if name in columns}
    if not keys:
        keys = dict(columns)
    frame = Frame.of(header, keys, columns.get("sequence", 0))
    last = _last_row(grid, header, words)
    uses = classify(grid.rows, header.last_row + 1, last, frame, spans)
    return _Table(header, mapped, tuple(uses))


def _texts(grid: Grid, first: int, last: int) -> list[str]:
    lines = ("  ".join(read_text(cell) for cell in row if cell != "") for row in grid.rows[first - 1 : last])
    return [line for line in lines if line]


def _last_row(grid: Grid, header: Header, words: Vocabulary) -> int:
    """The table ends where another header starts below it; its own header repeated after a page break is none."""
    own = {title_key(heading.parts[-1]) for heading in header.headings}

    def known(key: str) -> bool:
        return key in words.fields_by_title

    for number in range(header.last_row + 1, len(grid.rows) + 1):
        cells = grid.rows[number - 1]
        first = cells[0] if cells else ""
        if not isinstance(first, str) or (first and _title_key(first[:30]) not in words.fields_by_title):
            continue
        if reads_like_header(cells, known):
            keys = [title_key(cell) for cell in cells if isinstance(cell, str) and cell]
            if sum(1 for key in keys if key in own) < 0.7 * len(keys):
                return _without_titles(grid, header.last_row, number - 1)
    return len(grid.rows)


def _without_titles(grid: Grid, first: int, last: int) -> int:
    """Lines of one or two cells right above the next header are its title, not this table's."""
    while last > first and sum(1 for cell in grid.rows[last - 1] if cell != "") in {1, 2}:
        last -= 1
    return last


def _above(grid: Grid, first: int, header_row: int) -> list[RowUse]:
    return [
        RowUse(number, Role.TITLE if any(cell != "" for cell in grid.rows[number - 1]) else Role.BLANK)
        for number in range(first, header_row)
    ]


def _leftover(grid: Grid, number: int) -> RowUse:
    filled = any(cell != "" for cell in grid.rows[number - 1])
    return RowUse(number, Role.UNREAD, "在可识别的表格之外") if filled else RowUse(number, Role.BLANK)


def _not_understood(grid: Grid, file: str) -> SheetReceipt:
    filled = [number for number, row in enumerate(grid.rows, 1) if any(cell != "" for cell in row)]
    counts = Counter(dict.fromkeys(ROLES, 0))
    counts.update({"unread": len(filled), "blank": len(grid.rows) - len(filled)})
    if not filled:
        return SheetReceipt(file, grid.name, grid.visible, dict(counts))
    reason = "没有认出是哪一种台账（找不到像表头的一行，或表头不是禁毒台账的栏目）"
    unread = (RowUse(filled[0], Role.UNREAD, reason),)
    return SheetReceipt(file, grid.name, grid.visible, dict(counts), unread=unread, reason=reason)


def _read(source: _Source, tables: Sequence[_Table], outside: Sequence[RowUse]) -> SheetRead:
    records: dict[str, list[Record]] = {}
    totals: list[Stated] = []
    uses = [*outside]
    for table in tables:
        rows = range(table.header.first_row, table.header.last_row + 1)
        uses += [RowUse(number, Role.HEADER) for number in rows]
        uses += table.uses
        totals += _totals(source.grid, table)
        for ledger_name, made in make_records(_making(source, table)).items():
            records.setdefault(ledger_name, []).extend(made)
    receipt = replace(
        _receipt(source, tables, uses),
        records={name: len(made) for name, made in records.items()},
        totals=tuple(totals),
    )
    return SheetRead(receipt, records)


def _making(source: _Source, table: _Table) -> Making:
    grid = source.grid
    above = _texts(grid, max(1, table.header.first_row - 8), table.header.first_row - 1)
    around = harvest(above, grid.name, source.names)
    communities: dict[int, str] = {}
    current = ""
    for use in table.uses:
        if use.role is Role.BANNER:
            text = next(read_text(cell) for cell in grid.rows[use.row - 1] if cell != "")
            current = community_in_banner(text) or current
        elif use.role is Role.RECORD and current:
            communities[use.row] = current
    rows = [use.row for use in table.uses if use.role is Role.RECORD]
    titles = {use.field: use.title for use in table.mapped.uses if use.field}
    about = "".join([*above, grid.name, source.file])
    return Making(grid, source.file, rows, table.mapped.columns_by_ledger, titles, around, communities, about)


def _totals(grid: Grid, table: _Table) -> tuple[Stated, ...]:
    titles = {heading.column: heading.title for heading in table.header.headings}
    words = frozenset(use.column for use in table.mapped.uses if _holds_words(table.mapped.main, use))
    return stated_totals(grid.rows, table.uses, lambda column: titles.get(column, ""), words)


def _holds_words(main: Ledger, use: ColumnUse) -> bool:
    return use.field in {"name", "id_number", "community", "street", "visited_on", "tested_on", "sex", "measure"} and (
        main.name not in {"communities", "activities"} or use.field != "name"
    )


def _receipt(source: _Source, tables: Sequence[_Table], uses: Sequence[RowUse]) -> SheetReceipt:
    grid = source.grid
    main = max(tables, key=lambda table: sum(1 for use in table.uses if use.role is Role.RECORD))
    fields = {name: columns for table in tables for name, columns in table.mapped.columns_by_ledger.items()}
    held = fields[main.mapped.main.name]
    notes = (use for use in uses if use.role in {Role.NOTE, Role.TITLE})
    return SheetReceipt(
        source.file,
        grid.name,
        grid.visible,
        dict.fromkeys(ROLES, 0) | Counter(str(use.role) for use in uses),
        main.mapped.main.name,
        header_rows=tuple(range(main.header.first_row, main.header.last_row + 1)),
        columns=main.mapped.uses,
        fields_by_ledger=fields,
        unread=tuple(sorted((use for use in uses if use.role is Role.UNREAD), key=lambda use: use.row)),
        unused_columns=tuple(
            letter(use.column) for use in main.mapped.uses if not use.field and _holds_data(grid, main, use.column)
        ),
        missing=tuple(name for name in main.mapped.main.needs if name not in held),
        notes=tuple(Note(use.row, "  ".join(_texts(grid, use.row, use.row))) for use in notes),
    )


def _holds_data(grid: Grid, table: _Table, column: int) -> bool:
    return any(
        grid.cell(use.row, column) != "" for use in table.uses if use.role in {Role.RECORD, Role.UNREAD}
    )
