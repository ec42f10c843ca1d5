"""Sheets with every field that must be read from them, each with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jdtool.ledgers.record import Record
from jdtool.ledgers.sheets import SheetRead
from tests.ledgers.workshop import grid_of, number, read

_NUMBERS = {number(f"{1970 + order % 30}0101", order): f"#{order}" for order in range(1, 30)}
_INHERITED = {"origin", "row", "troubles"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One sheet, and what a person who knows the trade reads from it.

    `told` has a line for each record: its ledger, then field, cell and value of everything filled in, parted by |.
    `roles` are the rows by role, blank ones included; `unread` the reasons given, by row.
    """

    name: str
    rows: str
    told: str
    merged: str = ""
    names: str = "禁毒台账\n资料"
    sheet: str = "Sheet1"
    layout: str = "table"
    header: tuple[int, ...] = ()
    roles: Mapping[str, int] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def read_telling(telling: Telling) -> SheetRead:
    """The sheet read under its names."""
    return read(grid_of(telling.rows, telling.merged, telling.sheet), telling.names)


def lines(found: SheetRead) -> list[str]:
    """All records told."""
    return [_line(record) for made in found.records.values() for record in made]


def _line(record: Record) -> str:
    told = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        place = record.at(name)
        if name not in _INHERITED and place.column and value not in {None, ""}:
            text = _NUMBERS.get(str(value), str(value))
            told.append(((place.row, place.column), f"{name} {place.cell} {text}"))
    troubles = [f"!{each.field} {record.at(each.field).cell} {each.text}" for each in record.troubles]
    return " | ".join([record.origin.ledger, *(text for _, text in sorted(told)), *troubles])
