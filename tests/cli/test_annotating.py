"""`check --annotate`: where the copies go, what is refused, and that no ledger is ever written."""

import hashlib
import stat
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from jdtool.cli import main
from jdtool.workbooks.files import find_files
from tests.factories import id_number

TITLES = ("序号", "姓名", "公民身份号码", "性别", "所属社区", "戒毒措施", "管控现状", "备注")
REMARK = "房屋已变卖，人已搬走不知去向"


def roster(path: Path, remark: str = REMARK, name: str = "郑一鸣") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, TITLES)
        sheet.write_row(1, 0, (1, name, id_number(11), "男", "和平里社区", "社会面", "在控", remark))
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> int:
    return main(["check", "--year", "2024", "--select", "WH601", *arguments])


def test_the_copy_is_marked_private_and_told_and_the_ledger_untouched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = roster(folder / "台账.xlsx")
    before = hashlib.sha256(ledger.read_bytes()).digest()
    assert check("台账.xlsx", "--annotate", "批注.xlsx") == 1
    told = capsys.readouterr()
    assert "WH601" in told.out
    assert told.err.splitlines()[-2:] == ["已写入 批注.xlsx", "批注本含原台账的个人信息，不要外传"]
    copy = folder / "批注.xlsx"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    sheet = load_workbook(copy)["花名册"]
    assert sheet["H2"].comment.text.startswith("错误 WH601 ")
    assert "郑一鸣" not in sheet["H2"].comment.text
    assert "郑一鸣" not in {cell.value for row in load_workbook(copy)["问题清单"].iter_rows() for cell in row}
    assert hashlib.sha256(ledger.read_bytes()).digest() == before


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    roster(folder / "台账.xlsx")
    for name in ("一.xlsx", "二.xlsx"):
        check("台账.xlsx", "--annotate", name)
    assert (folder / "一.xlsx").read_bytes() == (folder / "二.xlsx").read_bytes()


def test_the_next_run_over_the_folder_passes_the_copy_over_even_after_it_was_saved_again(folder: Path) -> None:
    roster(folder / "台账.xlsx")
    check("台账.xlsx", "--annotate", "改过名的.xlsx")
    book = load_workbook("改过名的.xlsx")
    book["问题清单"]["M3"] = "已处理"
    book.save("改过名的.xlsx")
    found = find_files([folder])
    assert [file.name for file in found.files] == ["台账.xlsx"]
    assert found.passed_over == ("改过名的.xlsx：jdtool 自己生成的文件，已跳过",)


@pytest.mark.parametrize("target", ["台账.xlsx", "./台账.xlsx", "链接.xlsx"])
def test_a_copy_is_never_written_over_the_ledger(folder: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = roster(folder / "台账.xlsx")
    (folder / "链接.xlsx").hardlink_to(ledger)
    before = ledger.read_bytes()
    assert check("台账.xlsx", "--annotate", target) == 2
    assert "输出指向了台账本身" in capsys.readouterr().err
    assert ledger.read_bytes() == before


def test_several_ledgers_get_a_copy_each_where_something_was_found(folder: Path) -> None:
    roster(folder / "台账" / "甲.xlsx")
    roster(folder / "台账" / "乡镇" / "甲.xlsx", name="马小川")
    roster(folder / "台账" / "好.xlsx", remark="在家", name="吕大江")
    assert check("台账", "--annotate", "批注") == 1
    made = sorted(path.relative_to(folder / "批注").as_posix() for path in (folder / "批注").rglob("*.xlsx"))
    assert made == ["乡镇/甲-批注-jdtool.xlsx", "甲-批注-jdtool.xlsx"]


def test_several_ledgers_do_not_fit_into_one_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder / "台账" / "甲.xlsx")
    roster(folder / "台账" / "乙.xlsx", name="马小川")
    assert check("台账", "--annotate", "批注.xlsx") == 2
    assert "共有 2 个台账" in capsys.readouterr().err
    assert not (folder / "批注.xlsx").exists()


def test_one_ledger_may_go_into_a_folder_and_gets_a_copy_even_when_nothing_was_found(folder: Path) -> None:
    roster(folder / "台账.xlsx", remark="在家")
    check("台账.xlsx", "--annotate", "批注")
    assert [path.name for path in (folder / "批注").iterdir()] == ["台账-批注-jdtool.xlsx"]


@pytest.mark.parametrize("target", ["批注.xls", "批注.csv", "批注.ods"])
def test_a_copy_has_to_be_called_xlsx(folder: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder / "台账.xlsx")
    assert check("台账.xlsx", "--annotate", target) == 2
    assert "以 .xlsx 结尾" in capsys.readouterr().err


def test_a_text_table_cannot_be_annotated_and_the_findings_are_told_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"1,郑一鸣,{id_number(11)},男,和平里社区,社会面,在控,{REMARK}"
    (folder / "花名册.csv").write_text(",".join(TITLES) + "\n" + line + "\n", encoding="utf-8")
    assert check("花名册.csv", "--annotate", "批注.xlsx") == 2
    told = capsys.readouterr()
    assert "WH601" in told.out
    assert "花名册.csv：只有 .xlsx（.xlsm）能批注；请先用 Excel/WPS 打开，另存为 .xlsx" in told.err
    assert not (folder / "批注.xlsx").exists()


def test_a_copy_without_macros_is_not_called_as_if_it_had_some(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster(folder / "台账.xlsx")
    assert check("台账.xlsx", "--annotate", "批注.xlsm") == 2
    assert "应以 .xlsx 结尾" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("good", "broken", "why"),
    [
        (1, 1, "读不出的文件不能批注，其余文件没有问题"),
        (2, 0, "没有发现问题"),
    ],
)
def test_that_no_copy_was_written_is_told_with_the_reason(
    folder: Path, capsys: pytest.CaptureFixture[str], good: int, broken: int, why: str
) -> None:
    for number in range(good):
        roster(folder / "台账" / f"好{number}.xlsx", remark="在家", name=("郑一鸣", "吕大江")[number])
    for number in range(broken):
        (folder / "台账").mkdir(exist_ok=True)
        (folder / "台账" / f"坏{number}.xlsx").write_bytes(b"PK\x03\x04broken")
    check("台账", "--annotate", "批注", "--fail-on", "never")
    assert f"没有写批注本：{why}" in capsys.readouterr().err.splitlines()
    assert not (folder / "批注").exists()
