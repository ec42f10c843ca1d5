"""The cells of a wide table → activities, one for each filled quantity."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.quantity import read_count, read_quantity
from jdtool.cells.raw import Trouble
from jdtool.cells.text import read_text, title_bracket, title_key
from jdtool.ledgers.activities import ACTIVITIES
from jdtool.ledgers.body.making import Making, records_of
from jdtool.ledgers.record import CellTrouble, Origin, Record
from jdtool.ledgers.titles.stretches import Stretch


class ItemColumn(Struct, frozen=True):
    """A column of quantities: its item ("" where the row names it), unit and month, and the column of who came.

    `period` is when all of the table was done, where neither rows nor columns say more; `place` the field and name of
    the community or street whose column it is.
    """

    column: int
    title: str
    item: str
    unit: str
    stretch: Stretch | None = None
    people: int = 0
    period: Stretch | None = None
    place: tuple[str, str] = ("", "")


def make_activities(
    items: Sequence[ItemColumn], columns: Mapping[str, int], making: Making, *, one_year: bool
) -> dict[str, list[Record]]:
    """Activities by row and column; who came is counted with a row's first, what names an event is their topic."""
    base = records_of(making, ACTIVITIES, columns, making.rows)
    return {"activities": [each for record in base for each in _of_row(items, making, record, one_year=one_year)]}


def _of_row(items: Sequence[ItemColumn], making: Making, row: Any, *, one_year: bool) -> Iterator[Any]:
    bare = (
        replace(row, people=None, item="", topic=row.topic or row.item) if items[0].item else replace(row, people=None)
    )
    found = [made for each in items if (made := _activity(each, making, bare, one_year=one_year)) is not None]
    if not found and (row.people or (items[0].item and (row.item or row.topic))):
        yield row
    for place, made in enumerate(found):
        yield made if place or made.people is not None else replace(made, people=row.people)


def _activity(each: ItemColumn, making: Making, row: Any, *, one_year: bool) -> Any:
    """The activity of one cell; None for a blank, a dash or 0."""
    raw = making.grid.cell(row.row, each.column)
    reading = read_quantity(raw)
    amount = reading.value
    if reading.trouble is Trouble.EXCUSED or not read_text(raw) or (amount and amount.value == 0):
        return None
    values: dict[str, Any] = {
        "quantity": amount,
        "item": each.item or title_key(row.item),
        "unit": (amount.unit if amount else "") or each.unit or row.unit or title_bracket(row.item),
    }
    troubles = [CellTrouble("quantity", reading.trouble, read_text(raw))] if reading.trouble else []
    if each.people:
        values["people"] = read_count(making.grid.cell(row.row, each.people)).value
    if each.place[0]:
        values[each.place[0]] = each.place[1]
    if each.period:
        values["held_on"] = each.period.days(0)
    elif each.stretch:
        values["held_on"] = each.stretch.days(making.around.year if one_year else 0)
        troubles += [] if values["held_on"] else [CellTrouble("held_on", Trouble.UNREADABLE, each.title)]
    return replace(row, **values, origin=_origin(each, making, row), troubles=(*row.troubles, *troubles))


def _origin(each: ItemColumn, making: Making, row: Any) -> Origin:
    told = {"quantity": each.column}
    if each.item:
        told["item"] = each.column
    if each.people:
        told["people"] = each.people
    if each.place[0]:
        told[each.place[0]] = each.column
    titles = {**making.titles, **dict.fromkeys(told, each.title)}
    if each.stretch:
        told["held_on"] = each.column
    if each.stretch or each.period:
        titles["held_on"] = f"{each.title}（月份）"
    origin: Origin = row.origin
    return replace(origin, columns={**origin.columns, **told}, titles=titles)
