"""The workbook of findings: everything is text, ready to be filled and printed, the same bytes every time."""

import datetime
import re

import pytest

from jdtool.console.finding_table import STATUS_TITLES, TITLES
from jdtool.reports.finding_list import FILLS, Listed, height_of
from jdtool.reports.findings_workbook import findings_workbook
from jdtool.reports.sheet import height_within
from jdtool.rules.rule import Severity
from tests.reports.annotating import check_package, finding, opened, parts, values

AS_OF = datetime.date(2024, 12, 31)
OVERVIEW = [("截止日", "2024-12-31"), ("检查情况", "已读 1/1 张表")]
STATUSES = [
    ("XX001", "试", "错误", "有问题", "3", "1", ""),
    ("XX002", "另", "警告", "未执行", "0", "0", "缺列：花名册·出生日期"),
]
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{=SUM(1)}",
    "+1",
    "-1",
    "@x",
    "http://example.org",
    "internal:A1",
    "#N/A",
    "一\n二",
    "]]>",
    "007",
)


def made(*listed: Listed) -> bytes:
    return findings_workbook(listed, TITLES, OVERVIEW, (STATUS_TITLES, STATUSES), AS_OF)


def test_the_list_has_a_line_a_finding_and_columns_to_fill() -> None:
    sheet = opened(made(finding("A2"), finding("B3", Severity.WARNING)))["问题清单"]
    assert [cell.value for cell in sheet[1]] == [*TITLES, "处理状态", "责任人", "处理说明", "完成日期"]
    assert [sheet["F2"].value, sheet["F3"].value, sheet["N2"].value] == ["A2", "B3", None]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Q3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["J"].width > sheet.column_dimensions["G"].width


@pytest.mark.parametrize("level", list(Severity))
def test_the_level_has_its_colour(level: Severity) -> None:
    assert opened(made(finding("A2", level)))["问题清单"]["A2"].fill.fgColor.rgb == f"FF{FILLS[level]}"


def test_the_second_sheet_says_how_far_the_check_went() -> None:
    rows = values(made())["检查情况"]
    assert [row[:2] for row in rows[:2]] == [list(each) for each in OVERVIEW]
    assert rows[3:] == [list(STATUS_TITLES), *map(list, STATUSES)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    data = made(finding("A2", message=text))
    check_package(data)
    whole = b"".join(parts(data).values())
    assert not re.search(rb"<f[ >/]|<hyperlink", whole)
    cell = opened(data)["问题清单"]["J2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_two_runs_give_the_same_bytes() -> None:
    assert made(finding("A2")) == made(finding("A2"))


def test_it_tells_nobody_who_made_it() -> None:
    core = parts(made())["docProps/core.xml"]
    assert b"<dc:creator></dc:creator>" in core
    assert b"2024-12-31T00:00:00Z" in core


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("字" * 14, 1), ("字" * 15, 2), ("字" * 5000, 100)])
def test_a_line_is_as_high_as_its_longest_cell(text: str, lines: int) -> None:
    assert height_of(("问题",), (text,)) == min(400, lines * 14.5 + 2)


def test_a_long_line_of_the_second_sheet_is_shown_whole_and_its_titles_on_every_page() -> None:
    long = "缺列：" + "花名册·出生日期、" * 30
    data = findings_workbook([], TITLES, [("检查情况", long)], (STATUS_TITLES, STATUSES), AS_OF)
    sheet = opened(data)["检查情况"]
    assert sheet.row_dimensions[1].height == pytest.approx(height_within(118, long), abs=0.5)  # whole pixels
    assert sheet.print_title_rows == "$3:$3"
