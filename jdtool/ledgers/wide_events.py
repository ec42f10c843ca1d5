"""The cells of a wide table → activities, one for each filled quantity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jdtool.cells.quantity import read_count, read_quantity
from jdtool.cells.raw import Trouble
from jdtool.cells.text import read_text, title_bracket, title_key
from jdtool.ledgers.activities import ACTIVITIES
from jdtool.ledgers.making import Making, records_of
from jdtool.ledgers.record import CellTrouble, Record
from jdtool.ledgers.stretches import Stretch


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column of quantities: its item ("" where the row names it), unit and month, and the column of who came."""

    column: int
    title: str
    item: str
    unit: str
    stretch: Stretch | None = None
    people: int = 0


def make_activities(
    items: Sequence[ItemColumn], columns: Mapping[str, int], making: Making, *, one_year: bool
) -> dict[str, list[Record]]:
    """Activities by row and column; who came is counted with a row's first, what names an event is their topic."""
    base = records_of(making, ACTIVITIES, columns, making.rows)
    return {"activities": [each for record in base for each in _of_row(items, making, record, one_year=one_year)]}


def _of_row(items: Sequence[ItemColumn], making: Making, row: Any, *, one_year: bool) -> Iterator[Any]:
    found = [
        made
        for each in items
        if (made := _activity(each, making, row, one_year=one_year)) is not None
    ]
    if not found and (row.people or (items[0].item and (row.item or row.topic))):
        yield row
    for place, made in enumerate(found):
        yield replace(made, people=None) if place and made.people is row.people and row.people is not None else made


def _activity(each: ItemColumn, making: Making, row: Any, *, one_year: bool) -> Any:
    """The activity of one cell; None for a blank, a dash or 0."""
    raw = making.grid.cell(row.row, each.column)
    reading = read_quantity(raw)
    if reading.trouble is Trouble.EXCUSED or raw == "" or not read_text(raw):
        return None
    if reading.value is not None and reading.value.value == 0:
        return None
    values: dict[str, Any] = {"quantity": reading.value}
    troubles = list(row.troubles)
    if reading.trouble:
        troubles.append(CellTrouble("quantity", reading.trouble, read_text(raw)))
    told = {"quantity": each.column}
    if each.item:
        values |= {"item": each.item, "topic": row.topic or row.item}
        told["item"] = each.column
    unit = each.unit or row.unit or title_bracket(row.item)
    if not each.item:
        values["item"] = title_key(row.item)
    values["unit"] = unit if not (reading.value and reading.value.unit) else reading.value.unit
    if each.stretch:
        values["held_on"] = each.stretch.days(making.around.year if one_year else 0)
        told["held_on"] = each.column
        if values["held_on"] is None:
            troubles.append(CellTrouble("held_on", Trouble.UNREADABLE, each.title))
    if each.people:
        values["people"] = read_count(making.grid.cell(row.row, each.people)).value
        told["people"] = each.people
    titles = {**making.titles, **dict.fromkeys(told, each.title)}
    if each.stretch and not each.stretch.day:
        titles["held_on"] = each.title + "（月份）"
    origin = replace(row.origin, columns={**row.origin.columns, **told}, titles=titles)
    return replace(row, **values, origin=origin, troubles=tuple(troubles))
