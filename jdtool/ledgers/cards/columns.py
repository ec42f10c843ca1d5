"""People beside each other: two cards in one row of cards, or one column of values for each person."""

from collections.abc import Sequence

from msgspec.structs import replace

from jdtool.cells.text import squeeze, title_key
from jdtool.ledgers.body.names import looks_like_name
from jdtool.ledgers.cards.parts import Card, is_own_name
from jdtool.ledgers.cards.rows import CardSheet, Pair
from jdtool.ledgers.catalogue import Vocabulary

_SAME_AS_LEFT = frozenset({"同左", "同前"})


def sheets_beside(sheet: CardSheet, card: Card, words: Vocabulary) -> list[CardSheet]:
    """The sheet once for each card that begins in the row of the first one's name, with that card's columns only."""
    own = _own_name(card, words)
    if own is None:
        return [sheet]
    starts = [anchor.column for anchor in sheet.anchors(own.row) if title_key(anchor.text) == own.key]
    if len(starts) < 2 or any("关系" in squeeze(anchor.text) for anchor in sheet.anchors(own.row)):
        return [sheet]
    ends = [*starts[1:], len(sheet.grid.rows[0]) + 1]
    firsts = [1, *starts[1:]]
    return [replace(sheet, columns=range(first, end)) for first, end in zip(firsts, ends, strict=True)]


def cards_by_column(sheet: CardSheet, card: Card, words: Vocabulary) -> list[Card]:
    """The people of a sheet whose labels stand in one column and whose names beside each other, else none."""
    own = _own_name(card, words)
    if own is None:
        return []
    names = [anchor for anchor in sheet.anchors(own.row) if anchor.column >= own.column]
    if len(names) < 2 or not all(looks_like_name(squeeze(anchor.text)) for anchor in names):
        return []
    return [
        Card(card.titles, [pair for row in card.rows for pair in _pair(sheet, row, name.column, own.column)], [])
        for name in names
    ]


def _pair(sheet: CardSheet, row: int, column: int, first: int) -> Sequence[Pair]:
    """The label at the row's head with one person's value."""
    labels = [anchor for anchor in sheet.anchors(row) if anchor.column < first]
    if not labels:
        return ()
    *groups, label = labels
    group = squeeze(groups[-1].text) if groups else ""
    at = column
    while at > first and sheet.grid.cell(row, at) in _SAME_AS_LEFT:
        at -= 1
    return (Pair(label.text, group, row, column, sheet.grid.cell(row, at)),)


def _own_name(card: Card, words: Vocabulary) -> Pair | None:
    return next((pair for pair in card.pairs if is_own_name(pair, words)), None)
