"""Whole runs: what files and sheets are read as beside each other, and what is never taken for ours."""

import datetime
import os
from pathlib import Path

import openpyxl
import pytest

from jdtool.ledgers.opening import read_books
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.profile import load_profile
from jdtool.workbooks.files import SUFFIXES
from tests.ledgers.other_trades import DECOYS
from tests.ledgers.workshop import Sample, grid_of

CORPUS = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
OURS = ("DRUGGY", "POLICYPROPAGANDA")
FOREIGN = sorted(
    path
    for path in (CORPUS / "real").rglob("*")
    if path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", *OURS))
)
ROSTER = "姓名|性别|身份证号|社区\n张一鸣|男|#1|和平里社区\n李二平|女|#2|和平里社区"
NUMBERS = "姓名|身份证号|备注\n张一鸣|#1|\n李二平|#2|外出"
TESTS = "姓名|身份证号|检测日期|检测结果|检测方式\n张一鸣|#1|2024.3.5|阴性|尿检"
PEOPLE = """姓名|身份证号|社区|戒毒措施|报到日期|协议签订日期|管控现状
张一鸣|#1|和平里社区|社区戒毒|2024.1.5|2024.1.8|在控
李二平|#2|和平里社区|社区康复|2024.2.5|2024.2.8|在控"""
ACTIVITY = "日期|地点|项目|数量|单位|参加人数\n2024.3.5|和平广场|发放宣传单|300|份|50"


def opened(folder: Path, *files: tuple[str, str, str]) -> list[SheetReceipt]:
    """The receipts of workbooks given as (file, sheet, rows), read in one run."""
    paths = []
    for name, sheet, rows in files:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        for row in grid_of(rows).rows:
            page.append([cell if isinstance(cell, float | datetime.date) else cell or None for cell in row])
        paths.append(folder / name)
        book.save(paths[-1])
    return list(read_books(paths, load_profile(None), lambda path: path.name).sheets)


@pytest.mark.parametrize(
    ("file", "sheet", "rows", "ledger"),
    [
        ("花名册.xlsx", "Sheet1", ROSTER, "persons"),
        ("a.xlsx", "花名册", NUMBERS, "persons"),
        ("a.xlsx", "Sheet1", NUMBERS, "persons"),
        ("学生花名册.xlsx", "Sheet1", ROSTER, ""),
        ("志愿者花名册.xlsx", "Sheet1", ROSTER, ""),
        ("a.xlsx", "工作人员花名册", ROSTER, ""),
        ("a.xlsx", "花名册", ROSTER.replace("社区\n", "班级\n"), ""),
        ("尿检.xlsx", "人员", PEOPLE, "persons"),  # the header, not the file's name, decides
        ("a.xlsx", "Sheet1", ACTIVITY, "activities"),
        ("禁毒活动.xlsx", "Sheet1", ACTIVITY, "activities"),
        ("企业活动.xlsx", "Sheet1", ACTIVITY, ""),
        ("a.xlsx", "Sheet1", "姓名|时间\n张一鸣|2024.3.5", ""),  # so little is in every trade's lists
        ("a.xlsx", "Sheet1", "姓名|身份证号|卡号|金额\n张一鸣|#1|A1|30", ""),
    ],
)
def test_a_workbook_alone_is_read_unless_it_tells_of_another_trade(
    tmp_path: Path, file: str, sheet: str, rows: str, ledger: str
) -> None:
    assert [receipt.ledger for receipt in opened(tmp_path, (file, sheet, rows))] == [ledger]


@pytest.mark.parametrize(
    ("file", "sheet", "ledger"),
    [
        ("a.xlsx", "花名册", "persons"),
        ("底册.xlsx", "Sheet1", "persons"),
        ("a.xlsx", "Sheet1", ""),  # numbers alone are not enough beside ledgers that say what they are
        ("a.xlsx", "通讯录", ""),
        ("a.xlsx", "工作人员名册", ""),
        ("a.xlsx", "党员花名册", ""),
        ("党员.xlsx", "花名册", ""),
        ("a.xlsx", "培训签到登记表", ""),
    ],
)
def test_a_list_of_people_beside_our_ledgers_is_a_roster_where_it_is_called_one(
    tmp_path: Path, file: str, sheet: str, ledger: str
) -> None:
    found = opened(tmp_path, (file, sheet, ROSTER), ("尿检.xlsx", "尿检", TESTS))
    assert [receipt.ledger for receipt in found] == [ledger, "drug_tests"]


@pytest.mark.parametrize("decoy", DECOYS, ids=str)
def test_a_run_over_another_trades_register_takes_nothing(tmp_path: Path, decoy: Sample) -> None:
    alone = opened(tmp_path, ("a.xlsx", decoy.sheet, decoy.rows))
    beside = opened(tmp_path, ("a.xlsx", decoy.sheet, decoy.rows), ("尿检.xlsx", "尿检", TESTS))
    assert [receipt.records for receipt in (*alone, beside[0])] == [{}, {}]


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_a_run_over_a_strangers_workbook_takes_nothing(path: Path) -> None:
    books = read_books([path], load_profile(None), lambda each: each.name)
    assert [sheet.name for sheet in books.sheets if sheet.ledger] == []
