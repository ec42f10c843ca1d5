"""JUnit: a case a rule; green only what was looked at and found right."""

import re
from xml.parsers import expat

import pytest
from msgspec.structs import replace

from jdtool.console.junit import findings_junit
from jdtool.ledgers.receipt import FileReceipt
from tests import factories
from tests.console.finding import inspection_of, somebody


def read(text: str) -> list[tuple[str, dict[str, str]]]:
    """Elements in their order; raises where the text is no XML."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    parser.Parse(text.encode(), True)
    return found


def test_a_rule_that_found_something_fails_with_every_place() -> None:
    books, inspection = somebody("郑一鸣", "郑一鸣已搬走")
    text = findings_junit(books, inspection)
    elements = read(text)
    assert ("testcase", {"classname": "jdtool.WH", "name": "WH999 去向不明"}) in elements
    assert ("failure", {"message": "去向不明：1 处", "type": "error"}) in elements
    place = inspection.findings[0].hit.place
    line = f"台账.xlsx › {place.sheet} › {place.cell} │ 郑某某，和平里社区 │ 应核查去向 │ “郑某某已搬走”"
    assert f">{line}</failure>" in text


@pytest.mark.parametrize(
    ("status", "reason", "message"),
    [("not_run", "缺列：花名册·备注", "未执行，缺列：花名册·备注"), ("no_data", "", "无对象")],
)
def test_what_was_not_looked_at_is_skipped(status: str, reason: str, message: str) -> None:
    elements = read(findings_junit(factories.books(), inspection_of([], status, reason)))
    assert ("skipped", {"message": message}) in elements
    assert elements[1][1]["skipped"] == "1"


def test_a_clean_rule_passes() -> None:
    elements = read(findings_junit(factories.books(), inspection_of([])))
    assert [name for name, _ in elements if name in {"failure", "skipped", "error"}] == []
    assert elements[0][1] == {"name": "jdtool", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"}


def test_a_file_that_was_not_read_is_an_error() -> None:
    books = replace(factories.books(), files=(FileReceipt("坏.xlsx", "", (), "文件不完整"),))
    elements = read(findings_junit(books, inspection_of([])))
    assert ("error", {"message": "文件不完整"}) in elements
    assert elements[0][1]["errors"] == "1"
    assert elements[0][1]["tests"] == "2"


def test_the_date_and_the_coverage_are_told() -> None:
    text = findings_junit(factories.books(), inspection_of([]))
    told = dict(re.findall(r'<property name="(\w+)" value="([^"]*)"', text))
    assert told["as_of"] == "2024-12-31"
    assert "规则 1 条" in told["coverage"]


@pytest.mark.parametrize("text", ["]]>", "<b>&amp;", '"引"', "a\x00b", "\ufffe", "\ud800", "第一行\n第二行"])
def test_hostile_words_break_nothing(text: str) -> None:
    books, inspection = somebody("郑一鸣", "人已搬走", message=text)
    assert len(read(findings_junit(books, inspection))) == 9
