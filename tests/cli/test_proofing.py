"""`proof`: what is printed was read and approved, our own reports are clean, and the exit code says how far it went."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from jdtool import __version__
from jdtool.cli import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
REPORTS = ROOT / "tests" / "reports" / "proof" / "three_reports.txt"
GOLDEN = ROOT / "tests" / "golden" / "proof_three_reports.txt"
SEEDS = Path(os.environ.get("JDTOOL_CORPUS") or ROOT.parent / "shared" / "corpus").parent / "seeds" / "reports.txt"
UPDATE = bool(os.environ.get("JDTOOL_UPDATE_GOLDEN"))
"""Writes the golden file anew; read every line of the difference before it is kept."""
FORMS = ("md", "docx")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def written(name: str, *lines: str) -> str:
    Path(name).write_text("\n".join(lines), encoding="utf-8")
    return name


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["proof", *arguments, "--format", "json", "-q"])
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_what_three_old_reports_get_to_hear_was_read_and_approved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(REPORTS)]) == 1
    text = capsys.readouterr().out
    if UPDATE:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.skipif(not SEEDS.exists(), reason="the real reports are not part of the project")
def test_the_two_faults_and_every_blank_of_the_real_reports_are_found_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = as_json(capsys, str(SEEDS))["findings"]
    others = [(each["kind"], each["said"]) for each in found if each["kind"] != "placeholder"]
    assert others == [("sum-wrong", "11名"), ("share-truncated", "68%")]
    blanks = "".join(each["said"] for each in found if each["kind"] == "placeholder")
    text = SEEDS.read_text(encoding="utf-8")
    for mark in ("×", "_", "xx"):
        assert blanks.count(mark) == text.count(mark)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("example", ["street", "township", "county"])
def test_the_reports_of_the_examples_are_clean_alone_and_beside_their_ledgers(
    example: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["report", str(EXAMPLES / example), "--format", form, "-o", "报告", "-q"])
    report = next(str(path) for path in Path("报告").iterdir() if "缺数" not in path.name)
    capsys.readouterr()
    assert main(["proof", report, "-q"]) == 0
    assert capsys.readouterr().out.startswith("没有发现问题\n")
    assert main(["proof", report, str(EXAMPLES / example), "-q"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("没有发现问题\n")
    agreed = re.search(r"与台账核对 (\d+) 个数：一致 \1，不一致 0", told)
    assert agreed
    assert int(agreed[1]) >= 20


def test_an_edited_number_of_our_own_report_is_found_in_both_forms(capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", str(EXAMPLES / "street"), "--format", "md", "-o", "报告", "-q"])
    path = Path("报告/2024年禁毒工作总结.md")
    edited = path.read_text(encoding="utf-8").replace("开展走访帮教93人次", "开展走访帮教96人次")
    path.write_text(edited, encoding="utf-8")
    assert main(["proof", str(path), str(EXAMPLES / "street"), "-q"]) == 1
    said = capsys.readouterr().out
    assert "differs-from-ledger  与台账不符" in said
    assert "走访人次文中为96人次，台账为93人次，相差3。" in said


@pytest.mark.parametrize(
    ("line", "options", "code"),
    [
        ("全街登记在册11人。", [], 0),
        ("11人中完整的6人，占55%。登记在册1254人，异地居住860人，占68%。", [], 0),
        ("登记在册1254人，异地居住860人，占68%。", ["--fail-on", "warning"], 1),
        ("登记在册11人（男8人、女4人）。", [], 1),
        ("登记在册11人（男8人、女4人）。", ["--fail-on", "never"], 0),
    ],
)
def test_the_exit_code_is_that_of_the_weightiest_finding(line: str, options: list[str], code: int) -> None:
    assert main(["proof", written("总结.txt", "工作总结", line), "-q", *options]) == code


def test_a_number_that_no_ledger_tells_is_named_and_is_not_taken_for_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = written("总结.txt", "2024年禁毒工作总结", "全县登记在册1254人，建立帮教小组14个。")
    assert main(["proof", report, str(EXAMPLES / "county"), "-q"]) == 3
    said = capsys.readouterr().out
    assert said.startswith("没有发现问题，但有数字没有核对到，不能算无误\n")
    assert "未能核对 帮教小组数：没有帮教档案" in said
    assert main(["proof", report, str(EXAMPLES / "county"), "-q", "--allow-partial"]) == 0


def test_ledgers_without_a_number_to_compare_are_no_check(capsys: pytest.CaptureFixture[str]) -> None:
    report = written("总结.txt", "2024年禁毒工作总结", "各项工作扎实推进。")
    assert main(["proof", report, str(EXAMPLES / "township"), "-q"]) == 3
    assert "文中没有认出能与台账核对的数" in capsys.readouterr().out


def test_the_period_is_that_of_the_title_unless_another_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    report = written("总结.txt", "2024年上半年禁毒工作总结", "数据截至2024年6月20日，各项工作扎实推进。")
    street = str(EXAMPLES / "street")
    of_title = as_json(capsys, report, street)
    assert of_title["period"] == {"label": "2024-H1", "first": "2024-01-01", "last": "2024-06-30"}
    assert of_title["as_of"] == "2024-06-20"
    asked = as_json(capsys, report, street, "--month", "2024-03")
    assert asked["period"] == {"label": "2024-03", "first": "2024-03-01", "last": "2024-03-31"}


def test_the_json_is_whole_and_says_where_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    report = written("总结.txt", "工作总结", "一、管控", "全街登记在册12人（男8人、女3人）。")
    made = as_json(capsys, report)
    assert made["tool"] == {"name": "jdtool", "version": __version__}
    assert (made["as_of"], made["period"], made["compared"], made["files"]) == (None, None, None, [])
    assert made["summary"] == {"error": 1, "warning": 0, "info": 0, "complete": True}
    assert made["findings"] == [
        {
            "kind": "sum-wrong",
            "severity": "error",
            "title": "部分之和不等于总数",
            "place": "第3行",
            "headings": ["一、管控"],
            "sentence": "全街登记在册12人（男8人、女3人）。",
            "said": "12人",
            "message": "男8人＋女3人＝11人，不等于总数12人，相差1人",
            "measure": None,
            "basis": "统计数字前后一致；总数等于各部分之和",
            "remedy": "逐项核对，改正写错的数，补上漏写的部分；没有列全的写明“其中”“等”",
        }
    ]


def test_names_of_the_ledgers_and_numbers_are_masked_unless_asked(capsys: pytest.CaptureFixture[str]) -> None:
    street = str(EXAMPLES / "street")
    report = written("总结.txt", "2024年总结", "6月31日走访郑立冬（电话19900000001）。")
    (alone,) = as_json(capsys, report)["findings"]
    assert alone["sentence"] == "6月31日走访郑立冬（电话199********）。"
    (beside,) = as_json(capsys, report, street)["findings"]
    assert beside["sentence"] == "6月31日走访郑某某（电话199********）。"
    for ledgers in ([], [street]):
        (shown,) = as_json(capsys, report, *ledgers, "--unmask")["findings"]
        assert shown["sentence"] == "6月31日走访郑立冬（电话19900000001）。"


def test_the_report_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    report = written("总结.txt", "工作总结", "全街登记在册11人。")
    assert main(["proof", report, "-o", report]) == 2
    assert "工作总结" in Path(report).read_text(encoding="utf-8")
    assert "错误" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "请写出要核对的报告"),
        (["没有.docx"], "找不到报告文件"),
        (["总结.txt", "--format", "csv"], "--format：未知的取值“csv”"),
        (["总结.txt", "没有的文件夹"], "找不到文件或文件夹"),
    ],
)
def test_mistakes_are_one_line_with_a_remedy(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written("总结.txt", "工作总结", "全街登记在册11人。")
    assert main(["proof", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"错误：{complaint}")
    assert said.count("\n") == 1
