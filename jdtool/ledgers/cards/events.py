"""Visits and tests listed in a small table on a person's card."""

from msgspec.structs import replace

from jdtool.ledgers.body.making import EVENT_DAYS, Making, make_records
from jdtool.ledgers.body.named_above import Named
from jdtool.ledgers.cards.parts import Card, Sub, is_about_family, names_owner
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.record import Record
from jdtool.ledgers.titles.columns import Mapped, map_columns
from jdtool.ledgers.titles.header import Header, Heading

_WORDS = {"visits": ("访", "谈", "帮教"), "drug_tests": ("检",)}
"""What a group says of a table whose column of days is only called 时间."""


def day_ledger(sub: Sub, words: Vocabulary) -> str:
    """The ledger of events that a small table lists, "" for none: its titles name the day, or its group does."""
    candidates = [each for key in sub.keys for each in words.fields_by_title.get(key, ())]
    for name, day in EVENT_DAYS.items():
        told = any(word in sub.group for word in _WORDS[name])
        if any(
            each.ledger.name == name and each.field.name == day and (told or each.by != "loose") for each in candidates
        ):
            return name
    return ""


def read_events(
    making: Making, card: Card, person: Record, words: Vocabulary
) -> tuple[dict[str, list[Record]], list[int]]:
    """The records of a card's small tables by ledger, and the rows of tables that say something else.

    `making` tells the grid, the file and the surroundings; the rest of it is each table's own.
    """
    records: dict[str, list[Record]] = {}
    unread: list[int] = []
    for sub in card.subs:
        ledger = day_ledger(sub, words)
        if is_about_family(sub) or names_owner(sub, words) or (len(sub.rows) < 2 and not ledger):
            continue
        read = _read(making, sub, ledger, person, words) if ledger else []
        records.setdefault(ledger, []).extend(read)
        known = {record.row for record in read}
        unread += [row for row in sub.rows if row not in known and making.grid.cell(row, sub.header[0].column) != ""]
    return {ledger: made for ledger, made in records.items() if made}, unread


def _read(making: Making, sub: Sub, ledger: str, person: Record, words: Vocabulary) -> list[Record]:
    mapped = _mapped(making, sub, words)
    columns = mapped.columns_by_ledger.get(ledger, {}) if mapped else {}
    if mapped is None or EVENT_DAYS[ledger] not in columns:
        return []
    rows = [row for row in sub.rows if making.grid.cell(row, columns[EVENT_DAYS[ledger]]) != ""]
    own = replace(
        making,
        rows=rows,
        columns_by_ledger={ledger: columns},
        titles={use.field: use.title for use in mapped.uses if use.field},
        around=replace(making.around, street=person.street, community=person.community),
        about=sub.group,
        people=dict.fromkeys(rows, _named(person)),
    )
    return make_records(own)[ledger]


def _mapped(making: Making, sub: Sub, words: Vocabulary) -> Mapped | None:
    row = sub.header[0].row
    headings = tuple(Heading(anchor.column, (anchor.text,)) for anchor in sub.header)
    body = making.grid.rows[sub.rows.start - 1 : sub.rows.stop - 1]
    return map_columns(Header(row, row, headings), body, words, sub.group)


def _named(person: Record) -> Named:
    """The card's person, as one whom the rows of a small table are about."""
    fields = ("name", "id_number") if person.id_number else ("name",)
    places = ((name, person.at(name)) for name in fields)
    return Named(person.name, person.id_number, tuple((name, (place.row, place.column)) for name, place in places))
