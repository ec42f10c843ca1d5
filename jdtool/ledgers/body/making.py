"""Rows of cells → records: every column is read once per distinct cell, then the rows are put together."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, repeat
from typing import Any

from msgspec import Struct, field

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text
from jdtool.ledgers.body.measure_above import MeasureTold
from jdtool.ledgers.body.named_above import Named
from jdtool.ledgers.body.surroundings import Surroundings
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.field import Field, Ledger, plain, remembering
from jdtool.ledgers.record import CellTrouble, Origin, Record
from jdtool.ledgers.titles.shared_cells import split_where_shared
from jdtool.workbooks.grid import Grid

EVENT_DAYS = {"visits": "visited_on", "drug_tests": "tested_on"}
"""Ledgers of events, and the field without which a row is none."""
_EVENT_DAY_FIELDS = frozenset({*EVENT_DAYS.values(), "held_on"})  # a register of March holds other dates than March's
_SAME_AS_ABOVE = frozenset({"同上", "同 上", "同　上", "同前", "〃", "〞", "″", "''", '"', "”"})


class Making(Struct, frozen=True):
    """All that is needed to make one table's records; `communities`, `people`, `measures` are those of lines, by row."""

    grid: Grid
    file: str
    rows: Sequence[int]
    columns_by_ledger: Mapping[str, Mapping[str, int]]
    titles: Mapping[str, str]
    around: Surroundings
    communities: Mapping[int, str]
    about: str
    people: Mapping[int, Named] = field(default_factory=dict)
    measures: Mapping[int, MeasureTold] = field(default_factory=dict)


def make_records(making: Making) -> dict[str, list[Record]]:
    """Records by ledger; visits and tests that share a roster's sheet exist only where their date is filled."""
    made: dict[str, list[Record]] = {}
    main = next(iter(making.columns_by_ledger), "")
    for name, columns in making.columns_by_ledger.items():
        rows = making.rows
        if name != main and name in EVENT_DAYS:
            rows = [row for row in rows if making.grid.cell(row, columns[EVENT_DAYS[name]]) != ""]
        made[name] = records_of(making, ledger(name), columns, rows)
    return made


def records_of(making: Making, each: Ledger, columns: Mapping[str, int], rows: Sequence[int]) -> list[Record]:
    """One record of one ledger for each of the rows."""
    picked = [making.grid.rows[row - 1] for row in rows]
    troubles: dict[int, list[CellTrouble]] = {}
    values: dict[str, Iterable[Any]] = {}
    parts = split_where_shared(columns)
    for each_field in each.fields:
        column = columns.get(each_field.name)
        if column is not None and each_field.name in _defaults(each.name):
            cells = [row[column - 1] for row in picked]
            if part := parts.get(each_field.name):
                cells = list(map(part, cells))
            values[each_field.name] = _column(making, each_field, cells, troubles)
    values |= _places(making, each, values, rows)
    if each.name == "drug_tests" and "method" not in values and method_in(making.about):
        values["method"] = repeat(method_in(making.about))
    origin = Origin(making.file, making.grid.name, each.name, columns, making.titles)
    values["origin"] = repeat(origin)
    if making.people:
        values |= _people(origin, making.people, rows)
    if making.measures and each.name == "persons":
        values |= _measures(origin, making.measures, rows)
    values["row"] = rows
    if troubles:
        values["troubles"] = [tuple(troubles.get(index, ())) for index in range(len(rows))]
    return _filled(each, len(rows), values)


def _people(origin: Origin, people: Mapping[int, Named], rows: Sequence[int]) -> dict[str, Iterable[Any]]:
    """Name, number and origin of records whose person a line above them names."""
    named = [people.get(row) for row in rows]
    origins = {each: each.in_origin(origin) if each else origin for each in set(named)}
    return {
        "name": [each.name if each else "" for each in named],
        "id_number": [each.id_number if each else "" for each in named],
        "origin": [origins[each] for each in named],
    }


def _measures(origin: Origin, measures: Mapping[int, MeasureTold], rows: Sequence[int]) -> dict[str, Iterable[Any]]:
    """Measure and origin of people whose section, title or sheet tells it."""
    told = [measures.get(row) for row in rows]
    origins = {each: each.in_origin(origin) if each else origin for each in set(told)}
    return {
        "measure": [each.measure if each else None for each in told],
        "origin": [origins[each] for each in told],
    }


def _filled(each: Ledger, count: int, values: Mapping[str, Iterable[Any]]) -> list[Any]:
    """Records made by position: a third of the time of naming every value."""
    columns = (values.get(name) or repeat(default) for name, default in _defaults(each.name).items())
    return list(islice(map(each.record, *columns), count))


@cache
def _defaults(name: str) -> dict[str, Any]:
    """What each attribute of a ledger's record holds where there is no column."""
    record = ledger(name).record
    required = len(record.__struct_fields__) - len(record.__struct_defaults__)
    return dict(zip(record.__struct_fields__, (*repeat(None, required), *record.__struct_defaults__), strict=True))


def _column(making: Making, field: Field, cells: list[Raw], troubles: dict[int, list[CellTrouble]]) -> list[Any]:
    """The column's values; each distinct cell is read once."""
    distinct = set(cells)
    if not _SAME_AS_ABOVE.isdisjoint(distinct):
        cells = _with_ditto(cells)
    if bool in set(map(type, distinct)):
        cells = [read_text(cell) if isinstance(cell, bool) else cell for cell in cells]  # True would be taken for 1
        distinct = set(cells)
    if field.read is plain:
        texts = {raw: _text(raw) for raw in distinct}
        return list(map(texts.__getitem__, cells))
    month = making.around.month if field.name in _EVENT_DAY_FIELDS else 0
    read = remembering(field.read, making.around.year, month)
    readings = {raw: read(raw) for raw in distinct}
    if any(reading.trouble for reading in readings.values()):
        for index, raw in enumerate(cells):
            trouble = readings[raw].trouble
            if trouble:
                troubles.setdefault(index, []).append(CellTrouble(field.name, trouble, read_text(raw)))
    nothing = "" if field.name == "id_number" else None
    found = {raw: nothing if reading.value is None else reading.value for raw, reading in readings.items()}
    return list(map(found.__getitem__, cells))


def _text(raw: Raw) -> str:
    """What stands in the cell; a text without any invisible mark only loses its outer blanks."""
    return raw.strip() if isinstance(raw, str) and raw.isprintable() else read_text(raw)


def _with_ditto(cells: list[Raw]) -> list[Raw]:
    """同上 repeats the cell above."""
    filled: list[Raw] = []
    for cell in cells:
        filled.append(filled[-1] if cell in _SAME_AS_ABOVE and filled else cell)
    return filled


def _places(
    making: Making, each: Ledger, values: Mapping[str, Iterable[Any]], rows: Sequence[int]
) -> dict[str, Iterable[Any]]:
    """Community and street: the column first, then the banner, then titles and names."""
    around, banners = making.around, making.communities
    street = around.street if "community" in values or each.name != "communities" else ""
    found: dict[str, Iterable[Any]] = {"street": _or_default(values.get("street"), street)}
    if each.name != "communities":
        column = _or_default(values.get("community"), "" if banners else around.community)
        if banners:
            own = zip(rows, column, strict=False)
            column = [cell or banners.get(row, "") or around.community for row, cell in own]
        found["community"] = column
    return found


def _or_default(column: Iterable[str] | None, default: str) -> Iterable[str]:
    if column is None:
        return repeat(default)
    return [cell or default for cell in column] if default else column


def method_in(about: str) -> str | None:
    """The method of testing that titles name, None where they name none or several."""
    hair, urine = "毛发" in about, "尿" in about
    return None if hair == urine else "毛发" if hair else "尿检"
