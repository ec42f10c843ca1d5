"""The annual report, end to end: what the examples give, twice the same, whole whatever stands in the cells."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlsxwriter
from markdown_it import MarkdownIt

from jdtool.cli import main
from tests.reports.html_reading import read_html

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden"
UPDATE = bool(os.environ.get("JDTOOL_UPDATE_GOLDEN"))

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "2024年禁毒工作总结"
SHEETS = dict[str, Sequence[Sequence[object]]]
PUBLICITY = ("序号", "活动时间", "所属社区", "宣传项目", "发放数量", "计量单位", "参加人数")
ROSTER = ("序号", "姓名", "公民身份号码", "性别", "所属社区", "戒毒措施", "管控现状", "备注")
_CELL_LEVEL = 4  # a cell's text in markdown-it's count of what is open around it
HOSTILE = (
    "标语|横幅",
    "**黑体**和*斜体*",
    "{{ 7*7 }}{% for a in b %}",
    "<script>alert(1)</script>",
    "第一行\n第二行",
    "`代码`",
    "[链接](http://example.org)",
    "# 标题",
    "::: signoff",
    "1. 列表",
    "反斜杠\\|竖线",
    "&lt;实体&#42;",
    "~~删~~ $x$ ^1^",
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def workbook(sheets: SHEETS, settings: str = "") -> Path:
    path = Path("台账.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    page.write_string(number, column, cell) if isinstance(cell, str) else page.write(
                        number, column, cell
                    )
    Path("jdtool.toml").write_text(settings, encoding="utf-8")
    return path


def people(*remarks: str, status: str = "在控") -> Sequence[Sequence[object]]:
    rows = [
        (number, f"某甲{number}", "", "男", "和平里社区", "社会面", status, remark)
        for number, remark in enumerate(remarks, 1)
    ]
    return [ROSTER, *rows]


def publicity(items: Sequence[str], unit: str = "份") -> Sequence[Sequence[object]]:
    rows = [(number, "2024-03-05", "和平里社区", item, number * 10, unit, 5) for number, item in enumerate(items, 1)]
    return [PUBLICITY, *rows]


def write(*arguments: str) -> None:
    """Writes an annual report into 报告, without a mistake."""
    assert main(["report", *arguments, "--year", "2024", "-o", "报告", "-q"]) in {0, 3}


def report(*arguments: str) -> str:
    """The Markdown of an annual report."""
    write(*arguments)
    return Path("报告", f"{NAME}.md").read_text(encoding="utf-8")


def docx_rows() -> list[list[list[str]]]:
    """The rows and cells of every table of the DOCX."""
    body = ElementTree.fromstring(  # noqa: S314 - our own
        zipfile.ZipFile(Path("报告", f"{NAME}.docx")).read("word/document.xml")
    )
    return [
        [
            ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in body.iter(f"{W}tbl")
    ]


def markdown_rows(page: str) -> list[list[list[str]]]:
    """The rows and cells of every table, as a plain viewer of Markdown sees them."""
    tables: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(page):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type in {"th_open", "td_open"}:
            tables[-1][-1].append("")
        elif token.type == "inline" and tables and tables[-1] and token.level == _CELL_LEVEL:
            assert {child.type for child in token.children or ()} <= {"text"}
            tables[-1][-1][-1] = "".join(child.content for child in token.children or ())
    return tables


def test_the_page_of_the_street_is_the_one_that_was_read_and_approved() -> None:
    write(str(EXAMPLES / "street"), "--format", "html")
    page = Path("报告", f"{NAME}.html").read_text(encoding="utf-8")
    golden = GOLDEN / "annual_street.html"
    if UPDATE:
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


def test_the_same_ledgers_give_the_same_bytes() -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "jdtool", "report", str(EXAMPLES / "street"), "-o", f"报告{seed}", "-q"]
        command += ["--format", "md,docx,html"]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=False, capture_output=True)
    first, second = (sorted(Path(f"报告{seed}").iterdir()) for seed in ("1", "2"))
    assert [path.suffix for path in first] == [".md", ".docx", ".html", ".md", ".json"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_office_without_a_name_leaves_its_place_open() -> None:
    page = report(str(workbook({"花名册": people("")})))
    assert page.startswith(f"# {NAME}\n\n现将本单位2024年禁毒工作情况总结如下")
    assert "\n本辖区登记在册的有吸毒史人员1人，" in page
    assert page.endswith("::: signoff\n（单位名称）\n\n2024年12月31日\n:::\n")


def test_hostile_cells_leave_the_table_whole() -> None:
    page = report(
        str(workbook({"花名册": people(""), "禁毒宣传台账": publicity(HOSTILE)}, '[office]\nname = "某街道"'))
    )
    expected = [
        ["项目", "数量", "单位", "场次"],
        *([" ".join(item.split()), str(number * 10), "份", "1"] for number, item in enumerate(HOSTILE, 1)),
    ]
    assert markdown_rows(page) == [expected]
    assert docx_rows() == [expected]
    assert re.findall(r"^::: signoff$", page, re.MULTILINE) == ["::: signoff"]
    assert re.findall(r"^# .*$", page, re.MULTILINE) == [f"# 某街道｜{NAME}"]


def test_hostile_communities_leave_the_chart_whole() -> None:
    places = ("和平|里", "**桥**东", "<b>北</b>苑", ":::signoff", "{{7*7}}", "=1+1")
    rows = [(at, f"某甲{at}", "", "男", place, "社会面", "在控", "") for at, place in enumerate(places, 1)]
    page = report(str(workbook({"花名册": [ROSTER, *rows]})), "--format", "md,docx,html")
    assert markdown_rows(page) == [[["社区（村）", "登记在册"], *([place, "1"] for place in places)]]
    html = read_html(Path("报告", f"{NAME}.html").read_text(encoding="utf-8"))
    assert [each.text for each in html.all("th")] == ["社区（村）", "登记在册", *places]
    chart = ElementTree.fromstring(  # noqa: S314 - our own
        zipfile.ZipFile(Path("报告", f"{NAME}.docx")).read("word/charts/chart1.xml")
    )
    names = chart.findall(".//{*}cat//{*}v")
    assert [each.text for each in names] == list(places)


@pytest.mark.parametrize(
    ("officers", "tail"),
    [
        (("陈警官", "陈警官", ""), "，家庭、民警、街道（乡镇）、社区（村）四方责任人齐全的占66.7%（2/3）。"),
        (("陈警官", "", ""), "，家庭、民警、街道（乡镇）、社区（村）四方责任人齐全的占33.3%（1/3）。"),
    ],
)
def test_without_names_of_teams_the_report_counts_none(officers: Sequence[str], tail: str) -> None:
    titles = ("序号", "姓名", "所属社区", "家庭责任人", "责任民警", "街道责任人", "社区责任人")
    rows = [
        (number, f"某甲{number}", "和平里社区", "某父", officer, "汪干事", "何书记")
        for number, officer in enumerate(officers, 1)
    ]
    page = report(str(workbook({"花名册": people("", "", ""), "帮教档案": [titles, *rows]})), "--format", "md")
    assert f"写明帮教责任人的占登记在册人员的100%（3/3）{tail}" in page
    assert "建立帮教小组" not in page


def test_a_share_most_of_whom_could_not_be_judged_stays_out_of_the_report() -> None:
    """Only one of three dossiers has a column for each of the four: 1/1 would speak for people nobody asked about."""
    whole = ("序号", "姓名", "所属社区", "家庭责任人", "责任民警", "街道责任人", "社区责任人")
    sheets: SHEETS = {
        "花名册": people("", "", ""),
        "帮教档案一": [whole, (1, "某甲1", "和平里社区", "某父", "陈警官", "汪干事", "何书记")],
        "帮教档案二": [
            whole[:5],
            *((number, f"某甲{number}", "和平里社区", "某父", "陈警官") for number in (2, 3)),
        ],
    }
    page = report(str(workbook(sheets)), "--format", "md")
    assert "写明帮教责任人的占登记在册人员的100%（3/3）。" in page
    assert "四方责任人" not in page


def test_a_hostile_unit_and_community_stay_text() -> None:
    rows = [PUBLICITY, (1, "2024-03-05", "和平|里*社区*", "标语", 10, "|**份**|", 5)]
    page = report(str(workbook({"花名册": people(""), "禁毒宣传台账": rows})))
    assert markdown_rows(page)[0][1] == ["标语", "10", "|**份**|", "1"]
    assert docx_rows()[0][1] == ["标语", "10", "|**份**|", "1"]


def test_a_final_report_is_refused_with_the_list_of_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook({"花名册": people("")})
    assert main(["report", str(path), "--year", "2024", "--final", "-o", "报告", "-q"]) == 2
    complaint = capsys.readouterr().err
    assert complaint.startswith("错误：正式稿（--final）还缺 ")
    for title in ("帮教小组数", "宣传成果", "走访人次", "检测人次"):
        assert title in complaint
    assert not Path("报告").exists()


def test_a_final_report_of_whole_ledgers_is_written() -> None:
    arguments = [str(EXAMPLES / "township"), "--final", "-o", "报告", "-q"]
    assert main(["report", *arguments]) == 0
    assert sorted(path.name for path in Path("报告").iterdir()) == [
        f"{NAME}.docx",
        f"{NAME}.md",
        f"{NAME}.numbers.json",
    ]


def test_what_no_ledger_tells_is_said_once_and_its_headings_go() -> None:
    page = report(str(workbook({"花名册": people("")})), "--format", "md")
    assert page.count("数据暂缺") == 1
    assert "因没有相应的台账或栏目，" in page
    assert re.findall(r"^### (.+)$", page, re.MULTILINE) == ["（一）强化管理，实施跟踪帮教"]
    missing = Path("报告", f"{NAME}-缺数清单.md").read_text(encoding="utf-8")
    assert "| 走访人次 | 没有走访台账 |" in missing


def test_a_quantity_that_nobody_can_read_is_never_a_number() -> None:
    rows = [PUBLICITY, (1, "2024-03-05", "和平里社区", "宣传资料", "202_余", "份", 5)]
    page = report(str(workbook({"禁毒宣传台账": rows, "花名册": people("")})), "--format", "md")
    assert "宣传资料（数据暂缺）" in page
    assert "| 宣传资料 | 数据暂缺 | 份 | 1 |" in page
    assert "宣传成果：数量无法识别1条" in page


def test_a_sum_says_what_it_could_not_take_in() -> None:
    rows = [
        PUBLICITY,
        (1, "2024-03-05", "和平里社区", "宣传资料", "202_余", "份", 5),
        (2, "2024-04-05", "和平里社区", "宣传资料", 300, "份", 5),
    ]
    page = report(str(workbook({"禁毒宣传台账": rows, "花名册": people("")})), "--format", "md")
    assert "| 宣传资料 | 300 | 份 | 2 |" in page
    assert "宣传成果：数量无法识别1条" in page


@pytest.mark.parametrize(
    ("remarks", "begins"),
    [
        (("不知去向",), "**部分人员去向不明、有待核实**。台账反映去向不明（待核实）的有1人（和平里社区1人）。"),
        (("不知去向", "入户不开门"), "**一是部分人员去向不明、有待核实**。"),
    ],
)
def test_a_single_problem_has_no_number(remarks: tuple[str, ...], begins: str) -> None:
    path = workbook({"花名册": people(*remarks)}, '[severity]\nID101 = "off"\nID113 = "off"\nWH606 = "off"')
    page = report(str(path), "--format", "md")
    assert f"\n\n{begins}" in page


def test_people_out_of_control_are_a_problem_told_once() -> None:
    settings = '[severity]\nID101 = "off"\nID113 = "off"'
    page = report(str(workbook({"花名册": people("", "", status="失控")}, settings)), "--format", "md")
    assert "**部分人员失控、有待核实**。台账反映失控（含去向不明，待核实）2人，占社会面人员的100%（2/2）。" in page
    page = report(str(workbook({"花名册": people("不知去向", status="失控")}, settings)), "--format", "md")
    assert "**部分人员去向不明、有待核实**" in page
    assert "部分人员失控" not in page


def test_no_name_of_a_person_stands_in_the_report() -> None:
    path = workbook({"花名册": people("不知去向", "入户不开门，人也不在住地")})
    assert "某甲" not in report(str(path))


def test_the_office_own_words_stand_where_they_belong_and_only_there() -> None:
    settings = '[report]\nresponsibility = "成立领导小组*。"\nnext = "办好禁毒月。"'
    page = report(str(workbook({"花名册": people("")}, settings)), "--format", "md")
    assert "### （一）明确责任，落实帮教力量\n\n成立领导小组\\*。\n" in page
    assert "办好禁毒月。\n\n::: signoff" in page


def test_own_words_under_a_name_no_report_has_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook({"花名册": people("")}, '[report]\nresponsability = "成立领导小组。"')
    assert main(["report", str(path), "--year", "2024", "-q"]) == 2
    assert "[report] 未知的名称“responsability”，是不是“responsibility”？" in capsys.readouterr().err


def test_the_docx_is_a_whole_file() -> None:
    report(str(EXAMPLES / "county"))
    archive = zipfile.ZipFile(io.BytesIO(Path("报告", f"{NAME}.docx").read_bytes()))
    assert archive.testzip() is None
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own


def test_a_style_file_and_a_letterhead_adapt_the_documents_to_an_office() -> None:
    Path("本单位.toml").write_text('[heading]\nnumbering = "legacy"\n[font]\nbody = "宋体"\n', encoding="utf-8")
    write(str(EXAMPLES / "township"))
    Path("信头.docx").write_bytes(Path("报告", f"{NAME}.docx").read_bytes())
    page = report(
        str(EXAMPLES / "township"), "--style", "本单位.toml", "--base", "信头.docx", "--format", "md,docx,html"
    )
    assert "\n### 1、明确责任，落实帮教力量\n" in page
    html = Path("报告", f"{NAME}.html").read_text(encoding="utf-8")
    assert '--body-face: latin, "宋体", ' in html
    body = zipfile.ZipFile(Path("报告", f"{NAME}.docx")).read("word/document.xml").decode()
    assert body.count(NAME) == 2  # the title of the letterhead and that of the report


@pytest.mark.parametrize(
    ("option", "complaint"), [("--style", "版式文件 没有 读不了"), ("--base", "信头文件 没有 读不了")]
)
def test_a_file_that_is_not_there_is_named_before_anything_is_written(
    option: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(EXAMPLES / "township"), option, "没有", "-o", "报告", "-q"]) == 2
    assert complaint in capsys.readouterr().err
    assert not Path("报告").exists()


def test_the_letterhead_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    write(str(EXAMPLES / "township"), "--format", "docx")
    base = Path("报告", f"{NAME}.docx")
    before = base.read_bytes()
    arguments = [
        str(EXAMPLES / "township"),
        "--year",
        "2024",
        "--base",
        str(base),
        "-o",
        "报告",
        "-q",
        "--format",
        "docx",
    ]
    assert main(["report", *arguments]) == 2
    assert "请换一个文件名" in capsys.readouterr().err
    assert base.read_bytes() == before
