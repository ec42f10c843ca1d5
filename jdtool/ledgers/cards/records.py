"""One card → its records, each with the cell of every field."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.raw import Raw
from jdtool.cells.text import squeeze
from jdtool.ledgers.body.making import EVENT_DAYS, Making, make_records
from jdtool.ledgers.body.names import SEVERAL, names_several
from jdtool.ledgers.body.surroundings import Surroundings, harvest
from jdtool.ledgers.cards.events import day_ledger, read_events
from jdtool.ledgers.cards.parts import Card, Sub, is_about_family, is_own_name, names_owner
from jdtool.ledgers.cards.rows import Pair, ticked
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.record import Record
from jdtool.ledgers.titles.columns import Mapped, map_columns
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.ledgers.trade import is_ours
from jdtool.workbooks.grid import Grid

_PREPRINTED = frozenset({"sequence", "street", "community"})  # a form may have them filled and be empty all the same
_OURS = re.compile("毒|戒|帮教|尿检")  # a card of anybody may lie in our folder: its title or a label must tell
_SAME = frozenset({"同上", "同户籍地", "同户籍地址", "同户籍", "同左"})


class CardSource(Struct, frozen=True):
    """A sheet of cards, the names it goes by, and the readings of sets of labels already met."""

    grid: Grid
    file: str
    names: str
    words: Vocabulary
    mapped: dict[tuple[object, ...], Mapped | None] = field(default_factory=dict)


class CardRead(Struct, frozen=True):
    """What one card gave; `reason` says why it gave nothing although something is filled in, at `place`.

    `unread` are the rows of small tables that were not understood.
    """

    mapped: Mapped
    pairs: Sequence[Pair]
    records: Mapping[str, Sequence[Record]]
    unread: Sequence[int] = ()
    reason: str = ""
    place: tuple[int, int] = (0, 0)

    def cells(self, ledger: str) -> dict[str, Pair]:
        """The pair of each field."""
        return {name: self.pairs[at - 1] for name, at in self.mapped.columns_by_ledger.get(ledger, {}).items()}


def read_card(source: CardSource, card: Card, titles: Sequence[str]) -> CardRead | None:
    """A card's records, or None where it is none of ours; `titles` are those of the sheet's first card."""
    pairs = _pairs(source, card)
    about = [*card.titles.values()] or list(titles)
    mapped = _mapped(source, pairs, about)
    if mapped is None:
        return None
    own = mapped.columns_by_ledger[mapped.main.name]
    if "name" not in own or (mapped.main.name in EVENT_DAYS and EVENT_DAYS[mapped.main.name] not in own):
        return None
    name = pairs[own["name"] - 1]
    filled = {use.field for use in mapped.uses if use.field and pairs[use.column - 1].value != ""}
    around = harvest([*about, *titles], source.grid.name, source.names)
    if filled <= _PREPRINTED:
        return CardRead(mapped, pairs, {})
    if name.value == "" or names_several(name.value):
        reason = SEVERAL if name.value else "登记卡没有填写姓名"
        return CardRead(mapped, pairs, {}, (), reason, (name.row, name.column))
    records = _records(source, mapped, pairs, around, "".join(about))
    person = records[mapped.main.name][0]
    making = Making(source.grid, source.file, (), {}, {}, around, {}, "")
    events, unread = read_events(making, card, person, source.words)
    for ledger, made in events.items():
        records.setdefault(ledger, []).extend(made)
    return CardRead(mapped, pairs, records, unread)


def _pairs(source: CardSource, card: Card) -> list[Pair]:
    """The card's pairs from top to bottom, those of its small tables included; a label counts once."""
    own = any(is_own_name(pair, source.words) for pair in card.pairs)
    found = [*card.pairs, *(pair for sub in card.subs for pair in _below(source, sub, own=own))]
    distinct: dict[tuple[str, str], Pair] = {}
    for pair in sorted(found, key=lambda pair: (pair.row, pair.column)):
        held = distinct.get((pair.group, pair.key))
        if held is None or held.value == "":
            distinct[pair.group, pair.key] = pair
    return _settled([replace(pair, value=ticked(pair.value)) for pair in distinct.values()])


def _settled(pairs: list[Pair]) -> list[Pair]:
    """同上 in a card is the address before it."""
    address: Raw = ""
    found: list[Pair] = []
    for pair in pairs:
        same = isinstance(pair.value, str) and squeeze(pair.value) in _SAME
        found.append(replace(pair, value=address) if same else pair)
        address = found[-1].value if any(sign in pair.key for sign in "址籍住") else address
    return found


def _below(source: CardSource, sub: Sub, *, own: bool) -> list[Pair]:
    """What a small table tells of the card's person: labels above one row of values, or the first relative."""
    family = is_about_family(sub)
    if not family and ((own and names_owner(sub, source.words)) or len(sub.rows) > 1 or day_ledger(sub, source.words)):
        return []
    row = next((row for row in sub.rows if source.grid.cell(row, sub.header[0].column) != ""), sub.header[0].row + 1)
    group = "家庭成员" if family else sub.group
    return [Pair(anchor.text, group, row, anchor.column, source.grid.cell(row, anchor.column)) for anchor in sub.header]


def _mapped(source: CardSource, pairs: Sequence[Pair], about: Sequence[str]) -> Mapped | None:
    """The labels as titles of columns; cards of one sheet have mostly the same."""
    key = (tuple((pair.group, pair.label) for pair in pairs), tuple(about))
    if key not in source.mapped:
        parts = [(pair.group, pair.label) if pair.group else (pair.label,) for pair in pairs]
        header = Header(1, 1, tuple(Heading(at, each) for at, each in enumerate(parts, 1)))
        titles = "\n".join(about)
        mapped = map_columns(header, [], source.words, f"{titles}\n{source.grid.name}", files=source.names)
        ours = mapped is not None and is_ours(mapped, titles, f"{source.grid.name}\n{source.names}")
        ours = ours and mapped is not None and bool(mapped.own or _OURS.search(titles))
        source.mapped[key] = mapped if ours else None
    return source.mapped[key]


def _records(
    source: CardSource, mapped: Mapped, pairs: Sequence[Pair], around: Surroundings, about: str
) -> dict[str, list[Record]]:
    """The card read as a table of one row, its records then told where their fields really stand."""
    values = Grid(source.grid.name, source.grid.visible, [[pair.value for pair in pairs]])
    titles = {use.field: use.title for use in mapped.uses if use.field}
    making = Making(values, source.file, [1], mapped.columns_by_ledger, titles, around, {}, about + source.grid.name)
    return {name: [_placed(record, pairs) for record in made] for name, made in make_records(making).items()}


def _placed(record: Record, pairs: Sequence[Pair]) -> Record:
    cells = {name: pairs[at - 1] for name, at in record.origin.columns.items()}
    columns = {name: pair.column for name, pair in cells.items()}
    rows = {name: pair.row for name, pair in cells.items()}
    return replace(record, row=rows["name"], origin=replace(record.origin, columns=columns, rows=rows))
