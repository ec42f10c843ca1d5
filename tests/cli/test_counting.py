"""What `stats` can be asked for, and the forms in which it answers."""

import json
import re
import stat
import zipfile
from pathlib import Path

import pytest

from jdtool.cli import app, main
from jdtool.cli.commands import help_pages
from jdtool.measures.measure import GROUPS
from jdtool.workbooks.files import find_files
from tests.reports.annotating import values
from tests.test_cli import NAMES, NUMBERS, run, workbook


def test_the_help_names_every_group() -> None:
    page = dict(help_pages(app, width=1_000))["jdtool stats"]
    assert [name for name in GROUPS if not re.search(rf"[、 ]{name} [\u4e00-\u9fff]", page)] == []


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return workbook(tmp_path / "台账.xlsx", remarks="人已搬走不知去向")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--show", "visit_coverag"], "是不是“visit_coverage”？"),
        (["--show", "registered", "--format", "csv"], "--show 只能显示为 text 或 json，不能写成 csv"),
        (["--show", "registered", "--format", "xlsx", "-o", "统计.xlsx"], "--show 只能显示为 text 或 json"),
        (["--show", "registered", "--select", "current"], "不能与 --select、--compare 同用"),
        (["--show", "registered", "--compare"], "不能与 --select、--compare 同用"),
        (["--show", "registered", "--by", "month"], "“登记在册人数”不能按月份分组：请去掉 --by"),
        (["--format", "xlsx"], "要写明输出文件，名称以 .xlsx 结尾，例如 -o 统计表.xlsx"),
        (["--format", "xlsx", "-o", "统计.xls"], "名称以 .xlsx 结尾"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(
    ledger: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, out, error = run(capsys, "stats", ledger.name, *arguments)
    assert (code, out) == (2, "")
    assert said in error
    assert error.count("\n") == 1


def test_show_lists_who_counts_as_what_with_the_place_and_without_names(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = run(capsys, "stats", ledger.name, "--show", "lost_control_rate")
    assert code == 0
    assert said.startswith("失控率（待核实）　33.3%（1/3）\n  口径  ")
    assert "■ 分子　1人\n  台账.xlsx › 花名册\n    第2行  郑某某 │ 和平里社区\n" in said
    assert "■ 只在分母　2人\n  台账.xlsx › 花名册\n    第3行  马某某 │ 和平里社区\n    第4行  吕某某" in said
    assert not [name for name in (*NAMES, *NUMBERS) if name in said]


def test_show_tells_full_names_and_numbers_when_asked(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "stats", ledger.name, "--show", "registered", "--unmask")
    assert f"第2行  郑一鸣 │ {NUMBERS[0]} │ 和平里社区" in said


def test_show_is_told_by_group(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "stats", ledger.name, "--show", "visits_done", "--by", "month", "--year", "2024")
    assert "走访人次（2024-03）　3人次\n\n■ 计入　3人次\n  台账.xlsx › 帮教走访记录\n" in said
    assert "走访人次（2024-04）　0人次\n" in said
    assert "    第5行  郑某某 │ 和平里社区 │ 2024-03-05 入户\n" in said


def test_show_as_json_has_every_row(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "stats", ledger.name, "--show", "lost_control_rate", "--format", "json", "--by", "sex")
    told = json.loads(said)
    assert code == 0
    assert [each["group"] for each in told["measures"]] == [None, {"sex": "男"}]
    assert told["cases"][0] == {
        "role": "numerator",
        "reason": None,
        "group": {"sex": "男"},
        "numerator": 1,
        "denominator": 1,
        "value": 0,
        "line": None,
        "adds": None,
        "name": "郑某某",
        "id_number": "999***************",
        "street": "",
        "community": "和平里社区",
        "told": "",
        "file": "台账.xlsx",
        "sheet": "花名册",
        "row": 2,
    }
    assert [each["role"] for each in told["cases"]] == ["numerator", "denominator", "denominator"]


def test_show_of_a_figure_that_is_missing_says_why_and_ends_with_3(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = run(capsys, "stats", ledger.name, "--show", "team_count")
    assert code == 3
    assert said.startswith("帮教小组数　（数据暂缺）\n  没有帮教档案\n")


def test_the_workbook_is_for_its_owner_only_names_nobody_and_is_passed_over_by_the_next_run(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "stats", ledger.name, "--format", "xlsx", "-o", "统计.xlsx")[0] == 0
    made = ledger.with_name("统计.xlsx")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with zipfile.ZipFile(made) as package:
        whole = b"".join(package.read(name) for name in package.namelist()).decode()
    assert not [name for name in (*NAMES, *NUMBERS) if name in whole]
    assert find_files([ledger.parent]).files == (ledger,)
    first = made.read_bytes()
    assert run(capsys, "stats", ledger.name, "--format", "xlsx", "-o", "统计.xlsx")[0] == 0
    assert made.read_bytes() == first


def test_the_workbook_says_what_was_read_and_counts_by_what_was_asked(
    ledger: Path,
) -> None:
    main(["stats", ledger.name, "--format", "xlsx", "-o", "统计.xlsx", "--by", "sex", "--compare", "-q"])
    sheets = values(ledger.with_name("统计.xlsx").read_bytes())
    assert list(sheets) == ["说明", "主要指标", "分类情况", "月度", "分性别", "图表"]
    about = {row[0]: row[1:] for row in sheets["说明"]}
    assert about["截止日"][0] == "2024-12-31"
    assert about["对比"][0].startswith("对比时期 2023（截止日 2023-12-31）")
    assert about["台账.xlsx"][0] == "2 张表，记录 9"
    assert re.fullmatch(r"[0-9a-f]{64}", about["台账.xlsx"][1])
    assert "上期数值" in sheets["主要指标"][1]


def test_by_month_the_workbook_keeps_its_sheet_of_places(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "stats", ledger.name, "--format", "xlsx", "-o", "统计.xlsx", "--by", "month")[0] == 0
    assert list(values(ledger.with_name("统计.xlsx").read_bytes()))[3:5] == ["月度", "分社区"]


def test_figures_as_csv_are_passed_over_by_the_next_run_too(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "stats", ledger.name, "--format", "csv", "-o", "统计.csv")[0] == 0
    assert find_files([ledger.parent]).files == (ledger,)
