"""The cells of a month matrix → visits and tests, each with the columns it was told in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.raw import Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.across.month_cells import Asked, Numbers, Told, tell
from jdtool.ledgers.body.making import EVENT_DAYS, Making, method_in, records_of
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.record import CellTrouble, Origin, Record
from jdtool.ledgers.titles.stretches import Stretch

_IN_CELL = {"visits": ("visited_on", "met", "method", "content"), "drug_tests": ("tested_on", "result")}
"""Fields that one cell under a month may tell."""


class Slot(Struct, frozen=True):
    """One month's columns: the cell that tells of its events, what its titles say, and further fields' columns."""

    cell: int
    title: str
    words: str
    fields: Mapping[str, int]
    stretch: Stretch | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them."""
        return (self.cell, *self.fields.values())


class Block(Struct, frozen=True):
    """The months of one ledger's events.

    `one_year` is whether the surroundings' year holds for all of them, `summed` whether all cells are counts, `dashes`
    whether a legend says that a dash is a result.
    """

    ledger: str
    slots: tuple[Slot, ...]
    numbers: Numbers
    plus: bool
    one_year: bool
    words: str
    summed: bool = False
    dashes: bool = False


def make_events(
    blocks: Sequence[Block], bases: Mapping[str, Mapping[str, int]], making: Making
) -> dict[str, list[Record]]:
    """Events by ledger, month after month; `bases` are the columns of what holds for a whole row."""
    made: dict[str, list[Record]] = {}
    for block in blocks:
        plain = records_of(making, ledger(block.ledger), bases[block.ledger], making.rows)
        events = made.setdefault(block.ledger, [])
        for slot in block.slots:
            columns = {**bases[block.ledger], **slot.fields}
            records = records_of(making, ledger(block.ledger), columns, making.rows) if slot.fields else plain
            events.extend(_events(making, block, slot, records))
    return made


def _events(making: Making, block: Block, slot: Slot, records: Sequence[Any]) -> Iterator[Any]:
    """One month's events; equal cells are read once."""
    asked = _asked(making, block, slot)
    origin = _origin(making, block, slot, records[0].origin) if records else None
    method = method_in(block.words + slot.words) if block.ledger == "drug_tests" else None
    known: dict[Any, list[Told]] = {}
    for record in records:
        raw = making.grid.cell(record.row, slot.cell)
        key = (type(raw), raw)
        if key not in known:
            known[key] = tell(raw, asked)
        told = known[key]
        if not told and slot.fields and _is_filled(making, slot, record.row):
            told = [_some_day(asked)]
        for each in told:
            values: dict[str, Any] = {asked.day_field: each.day}
            values |= {name: value for name, value in each.values.items() if name not in slot.fields}
            if method and not record.has_column("method"):
                values["method"] = method
            troubles = tuple(trouble for trouble in each.troubles if trouble.field not in slot.fields)
            yield replace(record, **values, origin=origin, troubles=(*record.troubles, *troubles))


def _asked(making: Making, block: Block, slot: Slot) -> Asked:
    year = making.around.year if block.one_year else 0
    return Asked(EVENT_DAYS[block.ledger], slot.stretch, slot.title, year, block.numbers, block.plus, block.dashes)


def _some_day(asked: Asked) -> Told:
    days = asked.days
    return Told(days, {}, () if days else (CellTrouble(asked.day_field, Trouble.UNREADABLE, asked.title),))


def _is_filled(making: Making, slot: Slot, row: int) -> bool:
    """Whether anything beside the blank cell tells of an event all the same."""
    texts = (squeeze(read_text(making.grid.cell(row, column))) for column in slot.fields.values())
    return any(text and not is_excuse(text) for text in texts)


def _origin(making: Making, block: Block, slot: Slot, origin: Origin) -> Origin:
    """A month's column asks for no more than the month."""
    told = {field: slot.cell for field in _IN_CELL[block.ledger] if field not in origin.columns}
    asks_month = slot.stretch is not None and not slot.stretch.day
    titles = {**making.titles, EVENT_DAYS[block.ledger]: slot.title + ("（月份）" if asks_month else "")}
    return replace(origin, columns={**origin.columns, **told}, titles=titles)
