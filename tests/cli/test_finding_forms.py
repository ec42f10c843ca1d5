"""`check --format`: every form goes where it should, is complete, and is the one that was read and approved."""

import csv
import json
import os
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jdtool import __version__
from jdtool.cli import main
from jdtool.workbooks.files import find_files

ROOT = Path(__file__).parent.parent.parent
STREET = ROOT / "examples" / "street"
GOLDEN = ROOT / "tests" / "golden"
UPDATE = bool(os.environ.get("JDTOOL_UPDATE_GOLDEN"))
"""Writes the golden files anew; read every line of the difference before it is kept."""

# A rule that found an error, one with a hint, one with a remark, one that lacks its column.
RULES = "PU702,PU703,WH601,ID106"


def check(*options: str) -> int:
    return main(["check", str(STREET), "--quiet", *options])


@pytest.mark.parametrize("form", ["csv", "sarif", "junit"])
def test_the_findings_of_the_street_are_those_that_were_read_and_approved(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    assert check("--format", form, "--select", RULES, "-o", str(out)) == 1
    text = out.read_text(encoding="utf-8")
    if form == "sarif":
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1).replace(__version__, "VERSION") + "\n"
    golden = GOLDEN / f"street_check.{form}"
    if UPDATE:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_csv_begins_with_the_mark_of_utf8_for_excel(tmp_path: Path) -> None:
    out = tmp_path / "问题.csv"
    check("--format", "csv", "-o", str(out))
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_form_has_all_findings_whatever_the_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = []
    for form in ("json", "csv", "sarif"):
        check("--format", form, "--limit", "1")
        said = capsys.readouterr().out
        read = {
            "json": lambda text: json.loads(text)["findings"],
            "csv": lambda text: list(csv.reader(text.splitlines()))[1:-1],
            "sarif": lambda text: json.loads(text)["runs"][0]["results"],
        }[form]
        counts.append(len(read(said)))
    out = tmp_path / "问题清单.xlsx"
    check("--format", "xlsx", "--limit", "1", "-o", str(out))
    book = load_workbook(out)
    counts.append(book["问题清单"].max_row - 1)
    assert len(set(counts)) == 1
    assert counts[0] > 1
    assert book.sheetnames == ["问题清单", "检查情况"]


@pytest.mark.parametrize("output", [None, "清单.xls", "清单"])
def test_a_workbook_needs_a_file_of_its_kind(output: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["-o", output] if output else []
    assert check("--format", "xlsx", *options) == 2
    assert "-o 问题清单.xlsx" in capsys.readouterr().err


def test_the_workbook_of_findings_is_masked_private_and_passed_over_by_the_next_run(tmp_path: Path) -> None:
    out = tmp_path / "随便起的名.xlsx"
    check("--format", "xlsx", "-o", str(out))
    cells = {str(cell.value) for row in load_workbook(out)["问题清单"].iter_rows() for cell in row}
    assert "郑某某" in cells
    assert not [cell for cell in cells if "郑立冬" in cell]
    check("--format", "xlsx", "--unmask", "-o", str(out))
    assert "郑立冬" in {cell.value for row in load_workbook(out)["问题清单"].iter_rows() for cell in row}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    check("--format", "csv", "-o", str(tmp_path / "清单.csv"))
    found = find_files([tmp_path])
    assert found.files == ()
    assert sorted(found.passed_over) == [
        "清单.csv：jdtool 自己生成的文件，已跳过",
        "随便起的名.xlsx：jdtool 自己生成的文件，已跳过",
    ]
