"""Builders of small books for tests: records from cells as an office types them, and the sheets they stand in.

A builder takes the cells of a row by field and reads them as the ledger does, so a wrong cell leaves its trouble. A field
that is given has a column, even where its cell is ""; one that is not given has none.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from jdtool.cells.id_number import check_digit
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS, ledger
from jdtool.ledgers.communities import Community
from jdtool.ledgers.dossiers import Dossier
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.record import CellTrouble, Origin, Record
from jdtool.ledgers.visits import Visit
from jdtool.period import Period
from jdtool.profile import load_profile, parse_profile

FILE = "台账.xlsx"
_rows = count(3)


def id_number(sequence: int, born: str = "19850101") -> str:
    """A number of the prefix no region has, with its right check digit; odd sequences are men's."""
    first17 = f"999999{born}{sequence:03}"
    return first17 + check_digit(first17)


def person(name: str = "张三", **cells: Any) -> Person:
    return _record("persons", {"name": name, **cells})


def dossier(name: str = "张三", **cells: Any) -> Dossier:
    return _record("dossiers", {"name": name, **cells})


def visit(name: str = "张三", visited_on: Any = "2024-03-05", **cells: Any) -> Visit:
    return _record("visits", {"name": name, "visited_on": visited_on, **cells})


def drug_test(
    name: str = "张三", tested_on: Any = "2024-03-05", result: str = "阴性", method: str = "尿检", **cells: Any
) -> DrugTest:
    return _record("drug_tests", {"name": name, "tested_on": tested_on, "result": result, "method": method, **cells})


def activity(item: str = "标语", held_on: Any = "2024-03-05", **cells: Any) -> Activity:
    return _record("activities", {"item": item, "held_on": held_on, **cells})


def community(community: str = "和平里社区", **cells: Any) -> Community:
    return _record("communities", {"community": community, **cells})


def books(
    persons: Sequence[Person] = (),
    dossiers: Sequence[Dossier] = (),
    visits: Sequence[Visit] = (),
    drug_tests: Sequence[DrugTest] = (),
    activities: Sequence[Activity] = (),
    *,
    communities: Sequence[Community] = (),
    year: int = 2024,
    period: Period | None = None,
    as_of: datetime.date | None = None,
    profile: str = "",
    empty: Mapping[str, Sequence[str]] | None = None,
) -> Books:
    """Books over the records; `profile` is the text of a jdtool.toml, `empty` are ledgers (field names) without a row."""
    chosen = period or Period.parse(str(year))
    records = {
        "persons": tuple(persons),
        "dossiers": tuple(dossiers),
        "visits": tuple(visits),
        "drug_tests": tuple(drug_tests),
        "activities": tuple(activities),
        "communities": tuple(communities),
    }
    everything = [record for made in records.values() for record in made]
    receipts = [*_sheets(everything), *(_blank(name, fields) for name, fields in (empty or {}).items())]
    return Books(
        profile=parse_profile(profile) if profile else load_profile(None),
        period=chosen,
        as_of=as_of or chosen.last,
        files=_files(receipts),
        **records,
    )


def _record(name: str, cells: dict[str, Any]) -> Any:
    """One record; `file`, `sheet` and `row` say where it stands."""
    file, sheet = cells.pop("file", FILE), cells.pop("sheet", ledger(name).title)
    row = cells.pop("row", None) or next(_rows)
    columns = {field.name: column for column, field in enumerate(ledger(name).fields, 1) if field.name in cells}
    titles = {field: ledger(name).field(field).title for field in columns}
    values, troubles = {}, []
    for field, raw in cells.items():
        reading = ledger(name).field(field).read(raw)
        values[field] = "" if field == "id_number" and reading.value is None else reading.value
        if reading.trouble:
            troubles.append(CellTrouble(field, reading.trouble, str(raw)))
    origin = Origin(file, sheet, name, columns, titles)
    return ledger(name).record(origin=origin, row=row, troubles=tuple(troubles), **values)


def _sheets(records: Sequence[Record]) -> list[SheetReceipt]:
    grouped: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        grouped[record.origin.file, record.origin.sheet].append(record)
    return [_receipt(file, name, made) for (file, name), made in grouped.items()]


def _receipt(file: str, name: str, records: Sequence[Record]) -> SheetReceipt:
    """A sheet of several ledgers is a roster first, as the order of the ledgers has it."""
    fields: dict[str, dict[str, int]] = {}
    for each in LEDGERS:
        own = [record for record in records if record.origin.ledger == each.name]
        if own:
            fields[each.name] = {field: column for record in own for field, column in record.origin.columns.items()}
    made = {name: sum(record.origin.ledger == name for record in records) for name in fields}
    rows = {"record": len({record.row for record in records})}
    return SheetReceipt(file, name, True, rows, next(iter(fields)), records=made, fields_by_ledger=fields)


def _blank(name: str, fields: Sequence[str]) -> SheetReceipt:
    columns = {field: column for column, field in enumerate(fields, 1)}
    return SheetReceipt(FILE, f"空{ledger(name).title}", True, {"record": 0}, name, fields_by_ledger={name: columns})


def _files(receipts: Sequence[SheetReceipt]) -> tuple[FileReceipt, ...]:
    paths = dict.fromkeys(receipt.file for receipt in receipts)
    return tuple(FileReceipt(path, "0" * 64, tuple(each for each in receipts if each.file == path)) for path in paths)
