"""An office's own template: found, rendered with the same pieces, refused with file, line and the nearest name."""

import json
import re
import sys
from pathlib import Path

import pytest

from jdtool.cli import main
from jdtool.reports.templates import TEMPLATES, template

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STREET = str(EXAMPLES / "street")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def write(text: str, name: str = "简报.md.j2") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def complaint(capsys: pytest.CaptureFixture[str], name: str) -> str:
    assert main(["report", STREET, "--template", name, "-q"]) == 2
    assert not Path("报告").exists()
    return capsys.readouterr().err.strip()


def test_an_own_template_uses_the_shipped_pieces_and_its_numbers_have_sources() -> None:
    name = write(
        '{% import "official.md.j2" as official with context %}\n# {{ unit }}｜简报\n\n'
        "在册{{ n.registered.value|people }}，走访{{ n.visits_done.value }}次。\n\n{{ official.sign_off() }}\n"
    )
    assert main(["report", STREET, "--template", name, "--format", "md", "-q"]) == 0
    page = Path("报告/2024年简报.md").read_text(encoding="utf-8")
    assert "在册11人，走访93次。\n\n::: signoff\n青和街道\n" in page
    numbers = json.loads(Path("报告/2024年简报.numbers.json").read_text(encoding="utf-8"))["numbers"]
    assert [(each["text"], each["measure"], each["at"]) for each in numbers] == [
        ("11人", "registered", 2),
        ("93", "visits_done", 8),
    ]


def test_what_an_own_template_asks_and_no_ledger_tells_is_listed_and_refused_when_final(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = write("在册{{ n.registered.value|people }}，社工{{ n.staffing_rate.part|people }}。\n")
    assert main(["report", STREET, "--template", name, "--format", "md", "-q"]) == 3
    assert "社工（数据暂缺）" in Path("报告/2024年简报.md").read_text(encoding="utf-8")
    assert "| 1 | 禁毒社工配备率 |" in Path("报告/2024年简报-缺数清单.md").read_text(encoding="utf-8")
    assert main(["report", STREET, "--template", name, "--final", "-q"]) == 2
    assert "还缺 1 项数据：禁毒社工配备率" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一\n{{ n.registred.value }}", "模板 简报.md.j2 第 2 行：未知字段 registred，是不是“registered”？"),
        ("一\n\n{{ n.registered.valu }}", "模板 简报.md.j2 第 3 行：未知字段 valu，是不是“value”？"),
        ("{{ peroid }}", "模板 简报.md.j2 第 1 行：未知字段 peroid，是不是“period”？"),
        ("{{ n.registered.value + 1 }}", "模板 简报.md.j2 第 1 行：模板里不做计算和截取"),
        ("一\n{% if unit %}", "模板 简报.md.j2 第 2 行：语法错误：{% if %} 没有结束标记"),
        (
            '{% import "oficial.md.j2" as o %}',
            "模板 简报.md.j2 第 1 行：没有可导入的 oficial.md.j2，是不是“official.md.j2”？",
        ),
        ("  \n", "模板 简报.md.j2 是空的"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(text: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(capsys, write(text)).startswith(f"错误：{message}")


def test_a_file_that_is_no_text_or_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("旧总结.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    assert "读不了模板 旧总结.docx" in complaint(capsys, "旧总结.docx")
    assert "读不了模板 没有.md.j2" in complaint(capsys, "没有.md.j2")
    assert "没有报告模板“anual”，是不是“annual”？" in complaint(capsys, "anual")


def test_braces_in_a_file_name_are_no_pattern() -> None:
    assert template(write("正文", "{year}简报.md")).title == "{period}year简报"


def test_the_list_names_every_template_in_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--list"]) == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines() if line[2:3].isascii() and line[2] != " "] == [
        each.name for each in TEMPLATES
    ]
    assert "--template 本街道.md.j2" in listed


def test_the_manual_of_templates_tells_the_truth() -> None:
    manual = (EXAMPLES.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    text = re.findall(r"```jinja\n(.*?)```", manual, re.DOTALL)[0]
    told = re.findall(r"`(\w+)\(\)`", manual)
    calls = "".join(f"{{{{ official.{name}() }}}}\n\n" for name in told)
    assert len(told) > 10
    assert main(["report", STREET, "--template", write(text + calls), "--format", "md", "-q"]) in {0, 3}
    assert "开展走访93人次，覆盖率81.8%（9/11）。" in Path("报告/2024年简报.md").read_text(encoding="utf-8")


def test_the_manual_of_templates_names_only_what_there_is() -> None:
    manual = (EXAMPLES.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", manual, re.MULTILINE)
    named = {word.split(".")[0] for row in rows for word in re.findall(r"`([a-z_.]+)[^`]*`", row)}
    shown = "".join(f"{{% if {name} %}}{{% endif %}}" for name in sorted(named))
    assert {"unit", "n", "t", "rows", "problems", "own"} <= named
    assert main(["report", STREET, "--template", write(f"正文{shown}"), "--format", "md", "-q"]) == 0
