"""Findings as CSV: complete, harmless in a spreadsheet, never a proof by silence."""

import csv
import io

import pytest

from jdtool.cells.masking import Masking
from jdtool.console.finding_table import TITLES, comment, findings_csv, overview, status_rows
from jdtool.console.telling import tell
from jdtool.workbooks.files import OWN_LIST
from tests.console.finding import inspection_of, somebody, unmasked


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_finding_is_one_line_under_the_titles() -> None:
    books, inspection = somebody("郑一鸣", "人已搬走")
    titles, line, closing = lines(findings_csv(books, inspection))
    place = inspection.findings[0].hit.place
    assert titles == list(TITLES)
    assert dict(zip(titles, line, strict=True)) == {
        "级别": "错误",
        "代码": "WH999",
        "名称": "去向不明",
        "文件": "台账.xlsx",
        "工作表": place.sheet,
        "单元格": place.cell,
        "行": str(place.row),
        "人员": "郑某某",
        "社区": "和平里社区",
        "问题": "应核查去向",
        "原文": "人已搬走",
        "依据": "本地要求",
        "做法": "核查去向",
    }
    assert closing[0] == "说明"
    assert "截止日 2024-12-31" in closing[TITLES.index("问题")]
    assert "规则 1 条" in closing[TITLES.index("问题")]


def test_without_a_finding_the_file_still_says_what_was_checked() -> None:
    books, _ = somebody("郑一鸣", "人已搬走")
    assert [line[0] for line in lines(findings_csv(books, inspection_of([])))] == ["级别", "说明"]


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://example.org")',
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "＝1+1",
        "＠x",
        "  =1",
        "\u200b=1",
        "\t=1",
        "\x01=1",
        "19900000001234",
    ],
)
def test_what_a_spreadsheet_would_run_or_round_gets_an_apostrophe(text: str) -> None:
    books, inspection = somebody("郑一鸣", text)
    line = lines(findings_csv(unmasked(books), inspection))[1]
    told = line[TITLES.index("原文")]
    assert told.startswith("'")
    assert told[1:].lstrip("\t\x01\u200b ") == text.lstrip("\t\x01\u200b ")


@pytest.mark.parametrize("text", ["人已搬走", "a=b", "http://example.org", "12345678901", "2024-01-05", "“引”,逗号"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    books, inspection = somebody("郑一鸣", text)
    assert lines(findings_csv(unmasked(books), inspection))[1][TITLES.index("原文")] == text


def test_a_line_break_in_a_cell_breaks_no_line() -> None:
    books, inspection = somebody("郑一鸣", "第一行\n第二行")
    assert [len(line) for line in lines(findings_csv(books, inspection))] == [len(TITLES)] * 3


def test_the_own_list_is_known_by_its_first_titles() -> None:
    assert TITLES[: len(OWN_LIST)] == OWN_LIST


def test_names_are_masked_unless_asked_otherwise() -> None:
    books, inspection = somebody("郑一鸣", "郑一鸣已搬走，电话19900000001")
    masked, plain = findings_csv(books, inspection), findings_csv(unmasked(books), inspection)
    assert ("郑一鸣" in masked, "19900000001" in masked) == (False, False)
    assert ("郑一鸣" in plain, "19900000001" in plain) == (True, True)
    assert Masking(off=True) == unmasked(books).masking


def test_a_comment_names_nobody() -> None:
    books, inspection = somebody("郑一鸣", "郑一鸣已搬走", message="郑一鸣去向不明")
    (told,) = tell(books, inspection)
    assert comment(told) == ("错误 WH999 去向不明", "郑某某去向不明\n做法：核查去向")


def test_the_overview_names_the_file_with_its_hash_and_the_rules_with_their_outcome() -> None:
    books, inspection = somebody("郑一鸣", "人已搬走")
    said = dict(overview(books, inspection))
    assert said["截止日"] == "2024-12-31"
    assert said["文件"] == f"台账.xlsx：SHA-256 {'0' * 64}"
    assert list(status_rows(inspection)) == [("WH999", "去向不明", "错误", "有问题", "2", "1", "")]
