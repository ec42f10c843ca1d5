"""One office's ledgers in every format: the same records, the same account of rows and the same findings."""

import datetime
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.opening import read_books, settle
from jdtool.profile import load_profile
from jdtool.rules import CATALOGUE
from jdtool.rules.run import run
from jdtool.workbooks.grid import Cell, Span
from tests.factories import id_number
from tests.workbooks.twins import LIBRE_OFFICE, OF_TEXTS, PASSWORD, WITH_TYPES, Sheet, Writer, xlsx

TODAY = datetime.date(2024, 12, 31)
_DAY = datetime.date(2023, 11, 20)
_WIDE: list[Cell] = [""] * 11
_ROSTER = Sheet(
    "花名册",
    [
        ["青和街道吸毒人员花名册", *_WIDE],
        ["填报单位：青和街道禁毒办", *[""] * 7, "2024年12月31日", *[""] * 3],
        ["序号", "社区", "姓名", "性别", "身份证号", "出生日期", "联系电话", "戒毒措施", "报到时间", "管控现状", "风险等级", "备注"],
        [1.0, "和平里社区", "张一鸣", "男", id_number(1), datetime.date(1985, 1, 1), "19900000001", "社区戒毒", _DAY, "在控", "高", ""],
        [2.0, "和平里社区", "李二平", "女", id_number(2), "1985年1月1日", 19900000002.0, "社区康复", "2023.11.20", "在控", "中", "每月探望\n情况正常"],
        [3.0, "和平里社区", "王三省", "女", id_number(3), datetime.date(1985, 1, 1), "1990000003", "社区戒毒", "2023-13-20", "在控", "低", ""],
        [4.0, "向阳社区", "赵四海", "男", id_number(5)[:-1] + "?", "", "", "社区戒毒", datetime.date(2024, 3, 5), "在控", "低", "房屋已变卖，人已搬走不知去向"],
        [*_WIDE, ""],
        [5.0, "向阳社区", "欧阳五湖", "男", "", datetime.date(1990, 2, 28), "无", "自愿戒毒", "2024年2月", "在控", "", "<b>&“引号”, 逗号;分号"],
        [6.0, "向阳社区", "张一鸣", "男", id_number(1), datetime.date(1985, 1, 1), "19900000001", "社区戒毒", _DAY, "在控", "高", ""],
        ["合计", "", 7.0, *[""] * 9],
        ["注：本表每季度更新。", *_WIDE],
    ],
    (Span(1, 1, 1, 12), Span(12, 12, 1, 12)),
)  # fmt: skip
_VISITS = Sheet(
    "走访记录",
    [
        ["序号", "姓名", "身份证号", "走访时间", "走访人", "走访情况"],
        [1.0, "张一鸣", id_number(1), datetime.date(2024, 1, 5), "周民警", "在家，情况正常"],
        [2.0, "张一鸣", id_number(1), datetime.datetime(2024, 6, 5, 10, 30), "周民警", "在家"],  # noqa: DTZ001 - a cell has no zone
        [3.0, "李二平", id_number(2), "2024.2.30", "周民警", ""],
        [4.0, "李二平", id_number(2), "2024年3月5日", "周民警", "电话停机，联系不上"],
        [5.0, "孙不在", id_number(77), datetime.date(2025, 3, 5), "周民警", "在家"],
        [6.0, "王三省", id_number(3), datetime.date(2024, 1, 5), "周民警", "在家"],
    ],
)  # fmt: skip
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


def opened(files: Mapping[str, bytes]) -> Books:
    """The books of these files, each going by its stem, so that only the format differs."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "台账" / name for name in files]
        paths[0].parent.mkdir()
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        books = read_books(paths, load_profile(None), lambda path: path.stem, password=PASSWORD)
    assert [file.failure for file in books.files] == ["" for _ in files]
    return settle(books, None, None, TODAY, Masking(off=True))


def written(ending: str, write: Writer, *sheets: Sheet) -> Books:
    return opened({f"{sheet.name}{ending}": write(sheet) for sheet in sheets})


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
    assert [person.name for person in books.persons] == ["张一鸣", "李二平", "王三省", "赵四海", "欧阳五湖", "张一鸣"]
    assert [sheet.rows["record"] for sheet in books.sheets] == [6, 6]
    people = {(code, person) for code, *_, person, _ in findings(books) if person}
    assert {
        ("ID101", "欧阳五湖"), ("ID104", "赵四海"), ("ID110", "张一鸣"), ("ID107", "王三省"), ("DT301", "王三省"),
        ("WH601", "赵四海"), ("VI406", "孙不在"), ("DT303", "孙不在"), ("DT301", "李二平"),
    } <= people  # fmt: skip
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
