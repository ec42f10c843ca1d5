"""A sheet of cards: the records of all of them and the account of its rows."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.body.rows import NOTE, Role, RowUse
from jdtool.ledgers.cards.cards import find_cards
from jdtool.ledgers.cards.parts import Card
from jdtool.ledgers.cards.records import CardRead, CardSource, read_card
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.condition import Condition
from jdtool.ledgers.receipt import ROLES, Note, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.workbooks.grid import Grid

_FOREIGN = "是登记卡一类的表，但看不出是禁毒台账的内容"
_SUB_UNREAD = "登记卡中的附表，没有读入"


def read_cards(
    grid: Grid, file: str, names: str, words: Vocabulary
) -> tuple[SheetReceipt, dict[str, list[Record]]] | str:
    """A sheet of cards of ours, why cards are none of ours, or "" where there are none."""
    cards = find_cards(grid, words)
    source = CardSource(grid, file, names, words)
    titles = list(cards[0].titles.values()) if cards else []
    reads = [read_card(source, card, titles) for card in cards]
    if not reads or reads[0] is None:
        return _FOREIGN if reads else ""
    records: dict[str, list[Record]] = {reads[0].mapped.main.name: []}
    for read in reads:
        for name, made in (read.records if read else {}).items():
            records.setdefault(name, []).extend(made)
    return _receipt(source, list(zip(cards, reads, strict=True)), records), records


def _receipt(
    source: CardSource, cards: Sequence[tuple[Card, CardRead | None]], records: dict[str, list[Record]]
) -> SheetReceipt:
    grid = source.grid
    reads = [read for _, read in cards if read]
    main = reads[0].mapped.main
    fields = _fields(reads)
    uses = list({use.row: use for use in _uses(grid, cards)}.values())  # cards that overlap share rows
    notes = (use for use in uses if use.role in {Role.NOTE, Role.TITLE})
    return SheetReceipt(
        source.file,
        grid.name,
        grid.visible,
        dict.fromkeys(ROLES, 0) | Counter(str(use.role) for use in uses),
        main.name,
        layout="cards",
        records={name: len(made) for name, made in records.items()},
        columns=_columns(reads[0]),
        fields_by_ledger=fields,
        unread=tuple(use for use in sorted(uses, key=lambda use: use.row) if use.role is Role.UNREAD and use.reason),
        missing=tuple(name for name in main.needs if name not in fields[main.name]),
        notes=tuple(Note(use.row, "  ".join(_texts(grid, use.row))) for use in notes),
        condition=_condition(grid, reads),
    )


def _fields(reads: Sequence[CardRead]) -> dict[str, dict[str, int]]:
    """The column in which each field stands on the first card that has it."""
    found: dict[str, dict[str, int]] = {}
    for read in reads:
        for name in read.mapped.columns_by_ledger:
            for field, pair in read.cells(name).items():
                found.setdefault(name, {}).setdefault(field, pair.column)
        for name, made in read.records.items():
            for record in made[-1:]:
                found[name] = {**record.origin.columns, **found.get(name, {})}
    return found


def _columns(read: CardRead) -> tuple[ColumnUse, ...]:
    """The first card's labels, each with the column of its value."""
    return tuple(
        ColumnUse(read.pairs[use.column - 1].column, use.title, use.field, use.by, use.score)
        for use in read.mapped.uses
    )


def _uses(grid: Grid, cards: Sequence[tuple[Card, CardRead | None]]) -> Iterator[RowUse]:
    """Every row of the sheet: a card goes down to where the next one begins."""
    starts = [min([*card.titles, *card.rows]) for card, _ in cards]
    yield from (_role(grid, row, Role.TITLE) for row in range(1, starts[0]))
    stops = [*starts[1:], len(grid.rows) + 1]
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        beside = [each for each, other in zip(cards, starts, strict=True) if other == start]
        told = [each for each in beside if each[1] and each[1].reason] or [each for each in beside if each[1]]
        if start < stop:
            yield from _uses_of_card(grid, *(told or [cards[at]])[0], range(start, stop))


def _uses_of_card(grid: Grid, card: Card, read: CardRead | None, rows: range) -> Iterator[RowUse]:
    first = min(card.rows, default=rows.start)
    content: list[int] = []
    for row in rows:
        if row in card.titles and row <= first and row not in card.rows:
            yield RowUse(row, Role.TITLE)
        elif _is_note(grid, row):
            yield RowUse(row, Role.NOTE)
        else:
            content.append(row)
    if read and read.reason:
        yield from _unread(grid, content, read)
        return
    for row in content:
        if read is None:
            yield _role(grid, row, Role.UNREAD, _FOREIGN)
        elif row in read.unread:
            yield RowUse(row, Role.UNREAD, _SUB_UNREAD)
        else:
            yield _role(grid, row, Role.RECORD if read.records else Role.HEADER)


def _unread(grid: Grid, rows: Sequence[int], read: CardRead) -> Iterator[RowUse]:
    """One reason for the whole card, at the cell that stands in the way."""
    row, column = read.place
    filled = [each for each in rows if any(cell != "" for cell in grid.rows[each - 1])]
    spot, column = (row, column) if row in filled else (min(filled, default=0), 0)
    for each in rows:
        yield _role(grid, each, Role.UNREAD, read.reason if each == spot else "", column if each == spot else 0)


def _role(grid: Grid, row: int, role: Role, reason: str = "", column: int = 0) -> RowUse:
    filled = any(cell != "" for cell in grid.rows[row - 1])
    return RowUse(row, role, reason, column) if filled else RowUse(row, Role.BLANK)


def _is_note(grid: Grid, row: int) -> bool:
    texts = _texts(grid, row)
    return bool(texts) and all(NOTE.search(squeeze(text)) for text in texts)


def _texts(grid: Grid, row: int) -> list[str]:
    return [read_text(cell) for cell in grid.rows[row - 1] if cell != ""]


def _condition(grid: Grid, reads: Sequence[CardRead]) -> Condition:
    """Formulas without result and errors in cells that are read."""
    cells = {(pair.row, pair.column) for read in reads for pair in read.pairs}
    return Condition(
        uncalculated=tuple(cell for cell in grid.uncalculated if cell in cells),
        errors=tuple(cell for cell in grid.error_cells if cell in cells),
    )
