"""The command line: what it accepts, what it says when it does not, how it ends, and that it shows nobody's name."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from jdtool import __version__
from jdtool.cli import main
from jdtool.cli.commands import complete_periods
from jdtool.cli.mistakes import internal_error
from jdtool.console.progress import Waiting
from jdtool.console.width import display_width
from jdtool.errors import JdtoolError
from jdtool.saving import save
from tests.factories import id_number
from tests.workbooks.packages import sealed

NAMES = ("郑一鸣", "马小川", "吕大江")
NUMBERS = tuple(id_number(sequence) for sequence in (11, 13, 15))
ROSTER = ("序号", "姓名", "公民身份号码", "性别", "所属社区", "戒毒措施", "管控现状", "备注")
VISITS = ("序号", "姓名", "所属社区", "走访时间", "走访方式", "走访人", "走访情况")

Run = tuple[int, str, str]


def row(number: int, remarks: str = "") -> tuple[object, ...]:
    return number, NAMES[number - 1], NUMBERS[number - 1], "男", "和平里社区", "社会面", "在控", remarks


def workbook(path: Path, remarks: str = "", visited: Sequence[str] = ("2023-05-05", "2024-03-05")) -> Path:
    """A roster of three and their visits; the remarks are the first person's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        roster = book.add_worksheet("花名册")
        for number, cells in enumerate([ROSTER, row(1, remarks), row(2), row(3)]):
            roster.write_row(number, 0, cells)
        visits = book.add_worksheet("帮教走访记录")
        lines = [(name, "和平里社区", day, "入户", "钱社工", "生活稳定") for day in visited for name in NAMES]
        for number, cells in enumerate([VISITS, *((place, *line) for place, line in enumerate(lines, 1))]):
            visits.write_row(number, 0, cells)
    return path


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return workbook(tmp_path / "台账.xlsx", remarks="房屋已变卖，人已搬走不知去向")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def started(*arguments: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "jdtool", *arguments]
    return subprocess.run(command, cwd=cwd, env={**os.environ, **settings}, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["--year"], ["--year", "latest"]),
        (["--year", "--unmask"], ["--year", "latest", "--unmask"]),
        (["--year", "2024"], ["--year", "2024"]),
        (["--year", "台账.xlsx"], ["--year", "latest", "台账.xlsx"]),
        (["--year", "没有这个文件"], ["--year", "没有这个文件"]),
        (["--year=2024"], ["--year=2024"]),
        (["--", "--year"], ["--", "--year"]),
        (["--compare"], ["--compare", "latest"]),
        (["--compare", "台账.xlsx"], ["--compare", "latest", "台账.xlsx"]),
        (["--compare", "2023", "--year"], ["--compare", "2023", "--year", "latest"]),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_a_lone_year_means_the_latest(typed: list[str], completed: list[str]) -> None:
    assert complete_periods(typed) == completed


@pytest.mark.parametrize(
    ("options", "label"),
    [
        ([], "2024"),
        (["--year"], "2024"),
        (["--year", "2023"], "2023"),
        (["--year", "2024-H1"], "2024-H1"),
        (["--quarter", "2024-Q3"], "2024-Q3"),
        (["--month", "2024-06"], "2024-06"),
        (["--from", "2024-01-05", "--to", "2024-02-07"], "2024-01-05..2024-02-07"),
    ],
)
def test_the_period_is_the_one_asked_for(
    ledger: Path, capsys: pytest.CaptureFixture[str], options: list[str], label: str
) -> None:
    _, said, _ = run(capsys, "check", ledger.name, "--format", "json", *options)
    assert json.loads(said)["period"]["label"] == label


def test_as_of_is_the_end_of_a_past_period_unless_given(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        json.loads(run(capsys, "check", ledger.name, "--format", "json", "--year", "2023")[1])["as_of"] == "2023-12-31"
    )
    said = run(capsys, "check", ledger.name, "--format", "json", "--as-of", "2024-06-30")[1]
    assert json.loads(said)["as_of"] == "2024-06-30"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "未知的命令“chek”，是不是“check”？"),
        (["check", "--yaer", "2024"], "没有选项 --yaer，是不是“--year”？"),
        (["check", "--limit"], "选项 --limit 后面缺少内容"),
        (["check", "--unmask=1"], "选项 --unmask 后面不能带内容"),
        (["check", "--limit", "0"], "--limit 后面应是大于 0 的整数，现在是“0”"),
        (["check", "--format", "pdf"], "未知的取值“pdf”，可用的有：text、json、csv、xlsx、sarif、junit"),
        (["check", "--format", "jsn"], "是不是“json”？"),
        (["check", "--fail-on", "eror"], "是不是“error”？"),
        (["check", "--group-by", "人"], "可用的有：community、person、rule、sheet"),
        (["check", "--select", "ZZ9"], "没有代码以“ZZ9”开头的规则"),
        (["check", "--select", "whereabout"], "没有代码以“whereabout”开头的规则"),
        (["check", "--select", "WH601", "--ignore", "WH"], "没有规则可检查"),
        (["check", "--year", "2024", "--month", "2024-06"], "时期只能写一种"),
        (["check", "--quarter", "2024"], "--quarter 后面应是季度"),
        (["check", "--from", "2024-01-01"], "--from 和 --to 要一起写"),
        (["check", "--as-of", "2024-02-30"], "2024 年 2 月没有 30 日"),
        (["check", "没有.xlsx"], "找不到文件或文件夹：没有.xlsx"),
        (["check", "--config", "没有.toml"], "找不到配置文件 没有.toml"),
        (["stats", "--by", "comunity"], "是不是“community”？"),
        (["stats", "--select", "curent"], "是不是“current”？"),
        (["report", "--template", "anual"], "是不是“annual”？"),
        (["report", "--format", "pdf"], "可用的有：md、docx、html"),
        (["explain", "WH699"], "相近的有：WH60"),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_a_mistake_is_one_chinese_line(capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str) -> None:
    code, said, complaint = run(capsys, *arguments)
    assert (code, said) == (2, "")
    assert complaint.startswith("错误：")
    assert complaint.count("\n") == 1
    assert sentence in complaint


def test_settings_are_found_beside_the_ledger(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook(ledger.parent / "乡里" / "二.xlsx")
    (ledger.parent / "乡里" / "jdtool.toml").write_text('[office]\nname = "云溪乡"\n', encoding="utf-8")
    assert "云溪乡" in run(capsys, "check", "乡里/二.xlsx")[1]
    assert "云溪乡" not in run(capsys, "check", ledger.name)[1]


@pytest.mark.parametrize("setting", ['[severity]\nWH999 = "off"', '[aliases]\nid_nubmer = ["证号"]'])
def test_settings_that_name_nothing_are_refused(ledger: Path, capsys: pytest.CaptureFixture[str], setting: str) -> None:
    (ledger.parent / "jdtool.toml").write_text(setting, encoding="utf-8")
    code, _, complaint = run(capsys, "check", ledger.name)
    assert code == 2
    assert "jdtool.toml 第 2 行" in complaint


def test_without_a_path_the_settings_say_where_the_ledgers_are(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook(ledger.parent / "台账夹" / "甲.xlsx")
    (ledger.parent / "jdtool.toml").write_text('[ledgers]\npaths = ["台账夹"]\n', encoding="utf-8")
    files = json.loads(run(capsys, "inspect", "--format", "json")[1])["files"]
    assert [file["path"] for file in files] == ["甲.xlsx"]


def test_without_path_and_settings_the_current_folder_is_read(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook(ledger.parent / "下级" / "台账.xlsx")
    (ledger.parent / "~$台账.xlsx").write_bytes(b"lock")
    code, said, told = run(capsys, "inspect", "--format", "json")
    assert code == 0
    assert sorted(file["path"] for file in json.loads(said)["files"]) == ["下级/台账.xlsx", "台账.xlsx"]
    assert "锁文件，已跳过" in told


def test_an_empty_folder_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, complaint = run(capsys, "check")
    assert code == 2
    assert "当前文件夹里没有台账" in complaint


def test_files_without_any_ledger_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with xlsxwriter.Workbook(tmp_path / "菜单.xlsx") as book:
        book.add_worksheet("食堂").write_column(0, 0, ["周一", "白菜", "豆腐", "面条"])
    code, _, complaint = run(capsys, "check", str(tmp_path))
    assert code == 2
    assert "菜单.xlsx" in complaint
    assert "jdtool inspect" in complaint


@pytest.mark.parametrize(("command", "told"), [("check", "findings"), ("stats", "measures")])
def test_a_program_that_asked_for_json_gets_it_though_nothing_was_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, told: str
) -> None:
    with xlsxwriter.Workbook(tmp_path / "菜单.xlsx") as book:
        book.add_worksheet("食堂").write_column(0, 0, ["周一", "白菜", "豆腐", "面条"])
    code, said, complaint = run(capsys, command, str(tmp_path), "--format", "json")
    assert code == 2
    assert json.loads(said)[told]
    assert complaint.startswith("错误：没有读到任何台账：菜单.xlsx")


def test_inspect_ends_with_3_where_a_sheet_was_not_understood(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "inspect", ledger.name)[0] == 0
    with xlsxwriter.Workbook(ledger.parent / "菜单.xlsx") as book:
        book.add_worksheet("食堂").write_column(0, 0, ["周一", "白菜", "豆腐", "面条"])
    code, said, _ = run(capsys, "inspect", ".")
    assert code == 3
    assert "食堂：没有认出" in said


def test_what_lies_beside_the_ledgers_and_was_not_read_is_named(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("旧台账.xlsb", "总结.docx", "通知.pdf", "照片.zip", "查毒.bat"):
        (ledger.parent / name).write_bytes(b"anything")
    complaint = run(capsys, "check", ".")[2]
    assert complaint.splitlines() == [
        "总结.docx：不是电子表格，没有读取",
        "旧台账.xlsb：没有读取，请另存为 .xlsx",
        "照片.zip：不是电子表格，没有读取",
        "通知.pdf：不是电子表格，没有读取",
    ]
    assert run(capsys, "check", ".", "--quiet")[2] == ""


def test_figures_that_were_asked_for_and_are_missing_end_with_3(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "stats", ledger.name, "--select", "visits_done")[0] == 0
    code, said, _ = run(capsys, "stats", ledger.name, "--select", "visits_done,tests_done")
    assert code == 3
    assert "（数据暂缺）" in said
    assert run(capsys, "stats", ledger.name)[0] == 0  # nobody asked for any figure by name


def test_the_password_is_asked_for_at_the_terminal_and_only_where_one_is_needed(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "secret"

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert run(capsys, "check", ledger.name, "--select", "ID102")[0] == 0
    assert asked == []
    (ledger.parent / "锁.xlsx").write_bytes(sealed(ledger.read_bytes(), "secret"))
    assert run(capsys, "check", "锁.xlsx", "--select", "ID102")[0] == 0
    assert asked == ["锁.xlsx 有密码，请输入（不显示，直接回车跳过）："]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "WH601"], 1),
        (["--select", "WH601", "--fail-on", "never"], 0),
        (["--select", "WH605"], 0),
        (["--select", "WH605", "--fail-on", "warning"], 1),
        (["--select", "ID102"], 0),
        (["--select", "DO2"], 3),
        (["--select", "DO2", "--allow-partial"], 0),
        (["--select", "DO2,WH601"], 1),
        (["--select", "DO2,WH601", "--allow-partial"], 1),
    ],
)
def test_the_exit_code_says_how_it_went(
    ledger: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int
) -> None:
    assert run(capsys, "check", ledger.name, *options)[0] == code


@pytest.mark.parametrize("command", ["check", "inspect", "stats"])
def test_an_unreadable_file_among_others_ends_with_2(
    ledger: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (ledger.parent / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    code, said, complaint = run(capsys, command, ".")
    assert code == 2
    assert complaint == ""
    assert said


def test_an_unreadable_file_is_a_finding_and_the_rest_is_checked(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ledger.parent / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    whole = json.loads(run(capsys, "check", ".", "--format", "json")[1])
    codes = {finding["code"] for finding in whole["findings"]}
    assert {"ST001", "WH601"} <= codes
    assert whole["summary"]["complete"] is False
    assert {file["path"]: bool(file["error"]) for file in whole["files"]} == {"坏.xlsx": True, "台账.xlsx": False}


def test_text_names_cell_person_evidence_and_coverage(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "check", ledger.name, "--select", "WH601")[1]
    for part in ("台账.xlsx › 花名册 › H2 备注", "第2行 │ 郑某某 │ 和平里社区", "不知去向", "依据", "做法"):
        assert part in said
    assert "截止日 2024-12-31" in said
    assert "已读 2/2 张表 · 记录 9 · 规则 1 条：有问题 1，无问题 0，无对象 0，未执行 0" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--group-by", "person"],
        ["check", "--format", "json"],
        ["inspect"],
        ["inspect", "--format", "json"],
        ["stats", "--by", "community"],
        ["stats", "--format", "json"],
    ],
)
def test_no_name_or_number_is_shown_unless_asked_for(
    ledger: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    _, said, complaint = run(capsys, *arguments, ledger.name)
    assert [secret for secret in (*NAMES, *NUMBERS) if secret in said + complaint] == []


def test_unmask_shows_the_name(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert NAMES[0] in run(capsys, "check", ledger.name, "--unmask")[1]


def test_a_result_can_go_to_a_file_and_never_over_a_ledger(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ledger.read_bytes()
    code, said, told = run(capsys, "check", ledger.name, "--format", "json", "-o", "结果.json")
    assert (code, said) == (1, "")
    assert "已写入 结果.json" in told
    assert json.loads((ledger.parent / "结果.json").read_text(encoding="utf-8"))["schema"] == 1
    code, _, complaint = run(capsys, "check", ledger.name, "-o", ledger.name)
    assert code == 2
    assert "台账只读不写" in complaint
    assert ledger.read_bytes() == before


def test_a_link_to_a_ledger_is_no_place_to_write(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.xlsx"
    ledger.write_bytes(b"ledger")
    (tmp_path / "结果.json").symlink_to(ledger)
    with pytest.raises(JdtoolError, match="台账只读不写"):
        save(b"x", tmp_path / "结果.json", [ledger])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["台账.xlsx", "结果.json"]


def test_a_folder_in_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "结果").mkdir()
    with pytest.raises(JdtoolError, match="写不了 结果"):
        save(b"x", tmp_path / "结果")
    assert [path.name for path in tmp_path.iterdir()] == ["结果"]


def test_inspect_tells_columns_leftovers_and_an_account_that_balances(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with xlsxwriter.Workbook(ledger) as book:
        sheet = book.add_worksheet("吸毒人员花名册")
        table = [
            (*ROSTER, "暗号"),
            (*row(1), "甲"),
            (*row(2), "乙"),
            (3, "", "", "", "", "", "在控", "没有写姓名", "丙"),
            (),
            ("合计", 2),
        ]
        for number, cells in enumerate(table):
            sheet.write_row(number, 0, cells)
    code, said, _ = run(capsys, "inspect", ledger.name)
    assert code == 0
    for part in ("身份证号 id_number（别名", "有内容但没有用到的列：I列“暗号”", "第 4 行未读：", "共 6 行 = 记录 2"):
        assert part in said
    (sheet_json,) = json.loads(run(capsys, "inspect", ledger.name, "--format", "json")[1])["files"][0]["sheets"]
    assert sum(sheet_json["rows"].values()) == 6
    assert [each["row"] for each in sheet_json["unread"]] == [4]
    assert sheet_json["unused_columns"] == ["I"]


def test_verbose_names_every_rule_that_did_not_run(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = run(capsys, "check", ledger.name, "--select", "DO201")[1]
    full = run(capsys, "check", ledger.name, "--select", "DO201", "-v")[1]
    assert "没有发现问题，但有内容没有检查到，不能算合格" in brief
    assert full.startswith(brief.rstrip("\n"))
    assert "  DO201 " in full.removeprefix(brief.rstrip("\n"))


def test_explain_tells_a_rule_in_full(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ledger.parent / "jdtool.toml").write_text("[visits]\nevery_days = { default = 15 }\n", encoding="utf-8")
    code, said, _ = run(capsys, "explain", "vi401")
    assert code == 0
    for part in ("走访超期", "为什么", "需要", "依据", "把握", "参数　visits.every_days = 默认 15", "举例", "做法"):
        assert part in said
    assert run(capsys, "explain", "visit-overdue")[1] == said


def test_explain_tells_a_measure_and_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert "口径" in run(capsys, "explain", "visit_coverage")[1]
    catalogue = run(capsys, "explain")[1]
    assert "WH601" in catalogue
    assert "visit_coverage" in catalogue


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_stats_always_say_the_period_and_as_of(ledger: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    code, said, _ = run(capsys, "stats", ledger.name, "--select", "registered,visit_coverage", "--format", form)
    assert code == 0
    assert "2024-12-31" in said
    assert "100%（3/3）" in said.replace("\\", "")


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_stats_compare_with_the_period_before_and_say_which(
    ledger: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    command = ["stats", ledger.name, "--compare", "--select", "registered,visits_done", "--format", form]
    code, said, _ = run(capsys, *command)
    assert code == 0
    assert "与2023年持平" in said
    assert "2023-12-31" in said
    assert run(capsys, *command[:2], *command[4:])[1] != said


def test_stats_compare_refuses_a_later_period(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = run(capsys, "stats", ledger.name, "--compare", "2030")
    assert (code, "不能与2030年比较" in said) == (2, True)


def test_help_is_in_chinese_and_fits_the_terminal(ledger: Path) -> None:
    for arguments in ([], ["--help"], ["check", "--help"], ["report", "-h"]):
        shown = started(*arguments, cwd=ledger.parent, COLUMNS="80")
        text = shown.stdout.decode()
        assert shown.returncode == 0
        assert text.startswith("用法：jdtool")
        assert not [word for word in ("Usage", "Options", "Show this", "default:") if word in text]


@pytest.mark.parametrize(
    "command", [["--help"], ["inspect", "-h"], ["check", "-h"], ["explain", "-h"], ["stats", "-h"], ["report", "-h"]]
)
@pytest.mark.usefixtures("ledger")
def test_no_line_of_the_help_is_wider_than_the_terminal(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    code, said, _ = run(capsys, *command)
    assert code == 0
    assert max(map(display_width, said.splitlines())) <= 80


def test_help_loads_nothing_heavy(ledger: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "jdtool", "--help"]
    loaded = subprocess.run(command, cwd=ledger.parent, capture_output=True, check=True).stderr.decode()
    heavy = (
        "pandas",
        "docx",
        "openpyxl",
        "jinja2",
        "rich",
        "pydantic",
        "python_calamine",
        "jdtool.ledgers",
        "jdtool.rules",
    )
    assert [name for name in heavy if f" {name}\n" in loaded or f" {name}." in loaded] == []


def test_a_check_loads_neither_pandas_nor_pydantic_nor_rich(ledger: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "jdtool", "check", ledger.name]
    loaded = subprocess.run(command, cwd=ledger.parent, capture_output=True, check=False).stderr.decode()
    heavy = ("pandas", "docx", "openpyxl", "jinja2", "rich", "pydantic", "numpy")
    assert [name for name in heavy if f" {name}\n" in loaded or f" {name}." in loaded] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"jdtool {__version__}\n", "")


def test_a_gbk_console_does_not_end_the_run(ledger: Path) -> None:
    workbook(ledger, remarks="人已搬走不知去向\U00020bb7")
    shown = started("check", ledger.name, cwd=ledger.parent, PYTHONIOENCODING="gbk")
    assert shown.returncode == 1
    assert "台账.xlsx > 花名册 > H2 备注" in shown.stdout.decode("gbk")


def test_a_file_name_that_is_no_text_does_not_end_the_run(ledger: Path) -> None:
    ledger.rename(ledger.parent / os.fsdecode(b"\xcc\xa8\xd5\xcb.xlsx"))
    for form in ("text", "json"):
        shown = started("check", ".", "--format", form, cwd=ledger.parent)
        assert (shown.returncode, shown.stderr) == (1, b"")


def test_a_reader_that_goes_away_is_no_error(ledger: Path) -> None:
    command = [sys.executable, "-m", "jdtool", "explain"]
    with subprocess.Popen(command, cwd=ledger.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_no_colour_reaches_a_file_or_a_pipe(ledger: Path) -> None:
    assert b"\x1b" not in started("check", ledger.name, cwd=ledger.parent).stdout


def test_an_internal_error_shows_place_and_type_but_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int(NAMES[0] + NUMBERS[0])
    except ValueError as error:
        with pytest.raises(SystemExit) as ended:
            internal_error(type(error), error, error.__traceback__)
    complaint = capsys.readouterr().err
    assert ended.value.code == 2
    assert "ValueError" in complaint
    assert NAMES[0] not in complaint
    assert NUMBERS[0] not in complaint


def test_an_uncaught_error_ends_with_2_and_one_line(tmp_path: Path) -> None:
    program = "import sys\nfrom jdtool.cli.mistakes import internal_error\nsys.excepthook = internal_error\nraise KeyError('郑一鸣')"
    ended = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("错误：程序内部错误")
    assert "郑一鸣" not in ended.stderr.decode()


def test_the_ledgers_stay_as_they_are(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ledger.read_bytes(), ledger.stat().st_mtime_ns
    for command in ("inspect", "check", "stats"):
        run(capsys, command, ledger.name)
    assert (ledger.read_bytes(), ledger.stat().st_mtime_ns) == before


def test_two_runs_give_the_same_bytes(ledger: Path) -> None:
    first, second = (
        started("check", ledger.name, "--format", "json", cwd=ledger.parent, PYTHONHASHSEED=seed).stdout
        for seed in "12"
    )
    assert first == second


def test_nothing_moves_on_stderr_when_it_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Waiting() as waiting:
        waiting.read(1, 2)
        waiting.stage("正在检查")
    assert capsys.readouterr() == ("", "")


def test_a_bar_shows_after_a_second(tmp_path: Path) -> None:
    program = "import time\nfrom jdtool.console.progress import Waiting\nwith Waiting() as w:\n w.read(1, 3)\n time.sleep(1.6)\n w.stage('正在检查')"
    terminal, end = os.openpty()
    subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, stderr=end, check=True, env={**os.environ, "TERM": "xterm"}
    )
    os.close(end)
    shown = os.read(terminal, 65536).decode(errors="replace")
    os.close(terminal)
    assert "正在读取台账" in shown
    assert "1/3" in shown
