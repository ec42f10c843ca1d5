"""One office's ledgers in every format: the same records, the same account of rows and the same findings."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jdtool.ledgers.books import Books
from jdtool.rules import CATALOGUE
from jdtool.rules.run import run
from jdtool.workbooks.grid import Cell, Span
from tests.factories import id_number
from tests.two_ledgers import PEOPLE, PERSON_TITLES, VISIT_TITLES, VISITS, WRONG, opened, table
from tests.workbooks.twins import LIBRE_OFFICE, OF_TEXTS, PASSWORD, WITH_TYPES, Sheet, Writer, xlsx

_WIDE: list[Cell] = [""] * 11
_HEADER, *_PEOPLE = table(PERSON_TITLES, PEOPLE)
_ROSTER = Sheet(
    "花名册",
    [
        ["青和街道吸毒人员花名册", *_WIDE],
        ["填报单位：青和街道禁毒办", *[""] * 7, "2024年12月31日", *[""] * 3],
        _HEADER,
        *_PEOPLE[:4],
        [*_WIDE, ""],
        *_PEOPLE[4:],
        ["合计", "", 7.0, *[""] * 9],
        ["注：本表每季度更新。", *_WIDE],
    ],
    (Span(1, 1, 1, 12), Span(12, 12, 1, 12)),
)
_VISITS = Sheet("走访记录", table(VISIT_TITLES, VISITS))
_LOST_DIGITS = Sheet(
    "花名册",
    [
        ["社区", "姓名", "身份证号", "戒毒措施"],
        ["和平里社区", "张一鸣", 999999198501010000.0, "社区戒毒"],
        ["", "李二平", id_number(2), "社区戒毒"],
        ["向阳社区", "王三省", 999999850101003.0, "社区康复"],
    ],
    (Span(2, 3, 1, 1),),
    hidden=(4,),
)

EVERY_FORMAT = {**WITH_TYPES, **OF_TEXTS}


def written(ending: str, write: Writer, *sheets: Sheet) -> Books:
    return opened({f"{sheet.name}{ending}": write(sheet) for sheet in sheets}, PASSWORD)


def accounts(books: Books) -> list[tuple[Any, ...]]:
    """What the sheets were taken for, and their rows by role."""
    return [(each.ledger, each.header_rows, each.fields_by_ledger, each.rows, each.records) for each in books.sheets]


def findings(books: Books) -> list[tuple[str, ...]]:
    """Every finding with its place and person."""
    return [
        (each.rule.code, place.file, place.sheet, place.cell, hit.record.name if hit.record else "", hit.message)
        for each in run(books, CATALOGUE).findings
        for hit, place in [(each.hit, each.hit.place)]
    ]


def usual(*sheets: Sheet) -> Books:
    return written(".xlsx", xlsx, *sheets)


def agree(books: Books, usual: Books) -> None:
    """Records with their addresses, troubles and columns, the account and the findings are the same."""
    assert books.persons == usual.persons
    assert books.visits == usual.visits
    assert accounts(books) == accounts(usual)
    assert findings(books) == findings(usual)


def test_the_ledgers_are_worth_comparing() -> None:
    books = usual(_ROSTER, _VISITS)
    assert [person.name for person in books.persons] == [row["name"] for row in PEOPLE]
    assert [sheet.rows["record"] for sheet in books.sheets] == [6, 6]
    assert {(code, person) for code, *_, person, _ in findings(books)} >= WRONG
    assert ("ST011", "") in {(code, person) for code, *_, person, _ in findings(books)}


@pytest.mark.parametrize("name", EVERY_FORMAT)
def test_every_format_gives_the_same_records_and_findings(name: str) -> None:
    agree(written(*EVERY_FORMAT[name], _ROSTER, _VISITS), usual(_ROSTER, _VISITS))


@pytest.mark.parametrize("name", WITH_TYPES)
def test_lost_digits_and_merged_cells_are_told_by_every_format_that_keeps_them(name: str) -> None:
    books = written(*WITH_TYPES[name], _LOST_DIGITS)
    agree(books, usual(_LOST_DIGITS))
    assert [person.community for person in books.persons] == ["和平里社区", "和平里社区", "向阳社区"]
    assert [person.id_number for person in books.persons] == ["", id_number(2), "999999850101003"]
    assert [cell for code, _, _, cell, *_ in findings(books) if code == "ID103"] == ["C2"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", LIBRE_OFFICE)
def test_what_another_program_makes_of_the_workbook_gives_the_same(name: str, tmp_path: Path) -> None:
    kind, called = LIBRE_OFFICE[name]
    ending = kind.partition(":")[0]
    for sheet in (_ROSTER, _VISITS):
        (tmp_path / f"{sheet.name}.xlsx").write_bytes(xlsx(sheet))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out")]
    books = [str(tmp_path / f"{sheet.name}.xlsx") for sheet in (_ROSTER, _VISITS)]
    subprocess.run([*command, *books], check=True, capture_output=True, timeout=120)
    made = {f"{sheet.name}{called}": tmp_path / "out" / f"{sheet.name}.{ending}" for sheet in (_ROSTER, _VISITS)}
    agree(opened({name: path.read_bytes() for name, path in made.items()}), usual(_ROSTER, _VISITS))
