"""Cards → records, each with the cell of every field, and the receipt of their sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jdtool.cells.raw import Raw
from jdtool.ledgers.card_rows import Anchor, Pair, ticked
from jdtool.ledgers.cards import Card, Sub, find_cards, is_own_name, names_owner
from jdtool.ledgers.catalogue import Vocabulary, ledger
from jdtool.ledgers.columns import ColumnUse, Mapped, map_columns
from jdtool.ledgers.header import Header, Heading
from jdtool.ledgers.making import EVENT_DAYS, Making, make_records
from jdtool.ledgers.named_above import Named
from jdtool.ledgers.names import SEVERAL, names_several
from jdtool.ledgers.receipt import ROLES, Note, SheetReceipt
from jdtool.ledgers.record import Origin, Record
from jdtool.ledgers.rows import Role, RowUse
from jdtool.ledgers.surroundings import harvest
from jdtool.ledgers.trade import is_ours
from jdtool.workbooks.grid import Grid

_NAMELESS = "登记卡没有填写姓名"
_SUB_UNREAD = "登记卡中的附表，没有读入"
_SAME = frozenset({"同上", "同户籍地", "同户籍地址", "同户籍"})


@dataclass(frozen=True, slots=True)
class _Source:
    """A sheet of cards and the names it goes by."""

    grid: Grid
    file: str
    names: str
    words: Vocabulary


@dataclass(frozen=True, slots=True)
class _Read:
    """What one card gave; `rows` are its rows' roles."""

    mapped: Mapped
    pairs: Sequence[Pair]
    rows: Sequence[RowUse]
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    @property
    def columns_by_ledger(self) -> dict[str, dict[str, int]]:
        """The column of each field's value."""
        held = self.mapped.columns_by_ledger.items()
        return {name: {each: self.pairs[at - 1].column for each, at in columns.items()} for name, columns in held}


def read_cards(
    grid: Grid, file: str, names: str, words: Vocabulary
) -> tuple[SheetReceipt, dict[str, list[Record]]] | None:
    """A sheet of cards of ours, or None where it is none."""
    cards = find_cards(grid, words)
    source = _Source(grid, file, names, words)
    reads = [_read(source, card, cards[0]) for card in cards]
    ours = [read for read in reads if read]
    if not ours or reads[0] is None:
        return None
    records: dict[str, list[Record]] = {}
    for read in ours:
        for name, made in read.records.items():
            records.setdefault(name, []).extend(made)
    return _receipt(source, cards, reads, records), records
