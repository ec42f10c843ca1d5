"""Rows of cells → records: every column is read once per distinct cell, then the rows are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any

from jdtool.cells.day import read_day
from jdtool.cells.raw import Raw, Reading
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.field import Field, Ledger
from jdtool.ledgers.record import CellTrouble, Origin, Record
from jdtool.ledgers.surroundings import Surroundings
from jdtool.workbooks.grid import Grid

_SAME_AS_ABOVE = frozenset({"同上", "〃", "″", "''", '"', "同前"})


@dataclass(frozen=True, slots=True)
class Making:
    """All that is needed to make one table's records; `communities` are those of banners, by row."""

    grid: Grid
    file: str
    rows: Sequence[int]
    columns_by_ledger: Mapping[str, Mapping[str, int]]
    titles: Mapping[str, str]
    around: Surroundings
    communities: Mapping[int, str]
    about: str


def make_records(making: Making) -> dict[str, list[Record]]:
    """Records by ledger; visits and tests that share a roster's sheet exist only where their date is filled."""
    made: dict[str, list[Record]] = {}
    main = next(iter(making.columns_by_ledger))
    for name, columns in making.columns_by_ledger.items():
        each = ledger(name)
        rows = making.rows
        event = {"visits": "visited_on", "drug_tests": "tested_on"}.get(name)
        if name != main and event:
            rows = [row for row in rows if making.grid.cell(row, columns[event]) != ""]
        made[name] = _records(making, each, columns, rows)
    return made


def _records(making: Making, each: Ledger, columns: Mapping[str, int], rows: Sequence[int]) -> list[Record]:
    origin = Origin(making.file, making.grid.name, each.name, columns, making.titles)
    troubles: dict[int, list[CellTrouble]] = {}
    values: dict[str, list[Any]] = {}
    for field in each.fields:
        column = columns.get(field.name)
        if column is not None and field.name in _attributes(each):
            values[field.name] = _column(making, field, column, rows, troubles)
    _fill_place(making, each, values, rows)
    if each.name == "drug_tests" and "method" not in values and _method(making.about):
        values["method"] = [_method(making.about)] * len(rows)
    names = tuple(values)
    return [
        each.record(origin=origin, row=row, troubles=tuple(troubles.get(row, ())), **dict(zip(names, cells, strict=True)))
        for row, *cells in zip(rows, *values.values(), strict=True)
    ]


@cache
def _attributes(each: Ledger) -> frozenset[str]:
    return frozenset(field.name for field in fields(each.record))


def _column(
    making: Making, field: Field, column: int, rows: Sequence[int], troubles: dict[int, list[CellTrouble]]
) -> list[Any]:
    cells = _with_ditto([making.grid.cell(row, column) for row in rows])
    read = partial(read_day, year=making.around.year or None) if field.read is read_day else field.read
    readings = {_key(raw): read(raw) for raw in cells}
    if any(reading.trouble for reading in readings.values()):
        for row, raw in zip(rows, cells, strict=True):
            trouble = readings[_key(raw)].trouble
            if trouble:
                troubles.setdefault(row, []).append(CellTrouble(field.name, trouble, read_text(raw)))
    plain = field.name == "id_number"
    found: dict[Any, Any] = {key: _value(reading, plain=plain) for key, reading in readings.items()}
    return [found[_key(raw)] for raw in cells]


def _value(reading: Reading[Any], *, plain: bool) -> Any:
    return "" if plain and reading.value is None else reading.value


def _key(raw: Raw) -> Any:
    """Text is its own key; 1, 1.0 and True would be one and are told apart."""
    return raw if isinstance(raw, str) else (type(raw), raw)


def _with_ditto(cells: list[Raw]) -> list[Raw]:
    """同上 repeats the cell above."""
    if not any(isinstance(cell, str) and len(cell) < 6 and squeeze(cell) in _SAME_AS_ABOVE for cell in set(map(_text, cells))):
        return cells
    filled: list[Raw] = []
    for cell in cells:
        same = isinstance(cell, str) and squeeze(cell) in _SAME_AS_ABOVE
        filled.append(filled[-1] if same and filled else cell)
    return filled


def _text(cell: Raw) -> str:
    return cell if isinstance(cell, str) else ""


def _fill_place(making: Making, each: Ledger, values: dict[str, list[Any]], rows: Sequence[int]) -> None:
    """Community and street: the column first, then the banner, then titles and names."""
    if each.name == "communities":
        if "street" not in values and making.around.street and "community" in values:
            values["street"] = [making.around.street] * len(rows)
        return
    own = values.get("community") or [""] * len(rows)
    values["community"] = [
        cell or making.communities.get(row, "") or making.around.community for row, cell in zip(rows, own, strict=True)
    ]
    streets = values.get("street") or [""] * len(rows)
    values["street"] = [cell or making.around.street for cell in streets]


def _method(about: str) -> str | None:
    hair, urine = "毛发" in about, "尿" in about
    return None if hair == urine else "毛发" if hair else "尿检"
