"""Every shipped template on the examples: the text that was read and approved, and a source for every number in it."""

import json
import os
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from jdtool.cli import main
from jdtool.reports.templates import TEMPLATES

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden"
UPDATE = bool(os.environ.get("JDTOOL_UPDATE_GOLDEN"))
"""Writes the golden files anew; read every line of the difference before it is kept."""

CASES = (
    ("annual", "street", (), "2024年禁毒工作总结"),
    ("annual", "township", (), "2024年禁毒工作总结"),
    ("annual", "county", (), "2024年禁毒工作总结"),
    ("halfyear", "street", ("--year", "2024-H1"), "2024年上半年禁毒工作总结"),
    ("quarter", "county", ("--quarter", "2024-Q2"), "2024年第二季度禁毒工作情况报告"),
    ("quarter", "township", (), "2024年第四季度禁毒工作情况报告"),
    ("month", "street", ("--month", "2024-06"), "2024年6月禁毒工作情况报告"),
    ("june26", "street", ("--year", "2024"), "2024年全民禁毒宣传月活动总结"),
    ("june26", "county", ("--year", "2024"), "2024年全民禁毒宣传月活动总结"),
    ("survey", "county", (), "关于2024年禁毒工作情况的调研报告"),
    ("drugfree", "township", (), "2024年无毒创建工作情况汇报"),
    ("rectify", "street", ("--by", "community"), "2024年禁毒台账问题整改清单-望湖楼社区"),
    ("rectify", "street", (), "2024年禁毒台账问题整改清单"),
    ("rectify", "township", (), "2024年禁毒台账问题整改清单"),
    ("dossier", "street", (), "一人一档登记表-004"),
)
_UNCOUNTED = re.compile(r"\d{4}年(\d+月)?(\d+日)?|\d+月\d+日|\d+月|1:30|18—35岁|36—59岁|60岁以上")
"""Days, standards and the names of age groups: digits that nobody counted."""
_MADE_OF_QUOTES = frozenset({"rectify", "dossier"})


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def page_of(template: str, example: str, arguments: tuple[str, ...], name: str) -> str:
    command = ["report", str(EXAMPLES / example), "--template", template, *arguments, "--format", "md", "-q"]
    assert main(command) in {0, 3}
    return Path("报告", f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("template", "example", "arguments", "name"), CASES)
def test_the_document_is_the_one_that_was_read_and_approved(
    template: str, example: str, arguments: tuple[str, ...], name: str
) -> None:
    page = page_of(template, example, arguments, name)
    one_of_each = f"_{name.rpartition('-')[2]}" if "--by" in arguments else ""
    golden = GOLDEN / f"{template}_{example}{one_of_each}.md"
    if UPDATE:
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


def test_every_template_has_a_document_that_was_approved() -> None:
    assert {template for template, *_ in CASES} == {each.name for each in TEMPLATES}


@pytest.mark.parametrize(
    ("template", "example", "arguments", "name"), [case for case in CASES if case[0] not in _MADE_OF_QUOTES]
)
def test_every_number_of_a_document_has_its_source(
    template: str, example: str, arguments: tuple[str, ...], name: str
) -> None:
    page = page_of(template, example, arguments, name)
    told = json.loads(Path("报告", f"{name}.numbers.json").read_text(encoding="utf-8"))
    places: dict[str, set[int]] = defaultdict(set)
    for number in told["numbers"]:
        end = number["at"] + len(number["text"])
        assert number["sentence"][number["at"] : end] == number["text"]
        assert number["measure"] or number["rules"] or number["counted"]
        places[number["sentence"]] |= set(range(number["at"], end))
    untold = {
        sentence: left
        for sentence, start in sentences(page)
        if re.search(r"\d", left := _UNCOUNTED.sub("", without(sentence, places[sentence], start)))
    }
    assert untold == {}


def sentences(page: str) -> list[tuple[str, int]]:
    """Every paragraph and cell as the file of numbers names it, and where the cell begins."""
    found: list[tuple[str, int]] = []
    titles: list[str] = []
    for line in page.replace("\\", "").replace("**", "").splitlines():
        if not line.startswith("|"):
            titles = []
            found.append((re.sub(r"^#+ (（.+?）|.+?、)?", "", line), 0))
            continue
        name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if titles and not name.startswith(":"):
            found += [
                (name, 0),
                *(
                    (f"{name}，{title}：{cell}", len(name) + len(title) + 2)
                    for title, cell in zip(titles, cells, strict=True)
                ),
            ]
        titles = titles or cells
    return found


def without(sentence: str, places: set[int], start: int) -> str:
    return "".join(character for at, character in enumerate(sentence) if at >= start and at not in places)
