"""The statistics workbook: formulas that come to what is printed, pages that print, words that stay words."""

import datetime
import io
import re
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from jdtool.ledgers.books import Books
from jdtool.measures.comparing import compared, comparison
from jdtool.measures.figures import compute
from jdtool.reports.statistics_cells import share_formula
from jdtool.reports.statistics_rows import RATE, rate_value
from jdtool.reports.statistics_workbook import Told, statistics_workbook
from tests.factories import activity, books, community, drug_test, person, visit
from tests.measures.test_figures import scattered
from tests.reports.annotating import check_package, opened, parts, values

AS_OF = datetime.date(2024, 12, 31)
SHEETS = ["说明", "主要指标", "分类情况", "月度", "分社区", "图表"]


def made(found: Books, by: str = "community", *, compare: bool = False) -> bytes:
    figures = compute(found)
    if compare:
        figures = compared(figures, found, comparison(found, None))
    told = Told(
        "某街道2024年禁毒工作统计表",
        [("截止日", "2024-12-31")],
        ("文件", "读到", "SHA-256", "没有读的"),
        [("=1+1.xlsx", "2 张表", "0" * 64, "")],
        small_base=10 if compare else None,
    )
    return statistics_workbook(told, figures, compute(found, by="month"), compute(found, by=by), AS_OF)


def half_up(value: Fraction, _places: int) -> int:
    """ROUND(value, 0), halves away from zero."""
    return int(abs(value) + Fraction(1, 2)) * (-1 if value < 0 else 1)


EXCEL = {
    "IF": lambda condition, one, other: one if condition else other,
    "AND": lambda *conditions: all(conditions),
    "ROUND": half_up,
    "Fraction": Fraction,
}


def worked_out(sheet: Any, formula: str) -> Any:
    """What a formula of ours comes to, worked out exactly from the values of the cells it names."""
    if found := re.fullmatch(r"=SUM\((\w+):(\w+)\)", formula):
        cells = [cell.value for line in sheet[f"{found[1]}:{found[2]}"] for cell in line]
        return sum(cell for cell in cells if cell is not None)
    if (found := re.match(r'=IF\(([A-Z]+\d+)=0,"无对象",', formula)) and sheet[found[1]].value == 0:
        return "无对象"
    code = re.sub(r"(?<![<>])=", "==", formula[1:])
    code = re.sub(r"[A-Z]+\d+", lambda cell: f"Fraction({sheet[cell[0]].value})", code)
    value = eval(code, EXCEL)  # noqa: S307 - a formula that we wrote
    return float(value) if isinstance(value, Fraction) else value


@pytest.mark.parametrize("by", ["community", "street", "risk", "worker"])
@pytest.mark.parametrize("seed", range(2))
def test_every_formula_comes_to_the_value_that_stands_in_it(seed: int, by: str) -> None:
    data = made(scattered(seed), by, compare=True)
    check_package(data)
    cached, formulas = load_values(data), opened(data)
    count = 0
    for sheet in formulas:
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
            value = cached[sheet.title][cell.coordinate].value
            assert worked_out(cached[sheet.title], cell.value) == value, (sheet.title, cell.coordinate, cell.value)
            count += 1
    assert count > 200


def load_values(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data), data_only=True)


@pytest.mark.parametrize("seed", range(2))
def test_totals_are_the_figures_of_the_whole(seed: int) -> None:
    found = scattered(seed)
    totals = {(line[0], line[1]): line[-1] for line in values(made(found))["分社区"][2:]}
    for figure in compute(found):
        if figure.kind == "count":
            assert totals[figure.title, figure.unit] == figure.value, figure.id
        elif figure.kind == "ratio" and not figure.doubt:
            assert totals[figure.title, "分子"] == figure.numerator, figure.id
            assert totals[figure.title, "分母"] == figure.denominator, figure.id


ROSTER = [person(f"甲{place}", community="东村" if place % 3 else "西村", risk="高") for place in range(12)]


def small() -> Books:
    return books(
        ROSTER,
        visits=[visit("甲0"), visit("甲1", "2024-06-26"), *(visit("甲2", f"2023-03-{day:02}") for day in range(1, 12))],
        drug_tests=[drug_test("甲0", result="阳性"), drug_test("甲1"), drug_test("甲2", "2023-05-01")],
        activities=[activity("标语", quantity="20余", unit="幅", community="东村")],
    )


def test_the_sheets_come_in_order_and_say_what_they_are_of() -> None:
    found = values(made(small()))
    assert list(found) == SHEETS
    assert [rows[0][0] for rows in found.values()] == [
        "某街道2024年禁毒工作统计表",
        *(f"某街道2024年禁毒工作统计表　{name}" for name in SHEETS[1:]),
    ]


def main_lines(data: bytes) -> dict[str, list[Any]]:
    return {line[0]: line[1:] for line in values(data)["主要指标"][2:]}


def test_a_line_has_number_fraction_rate_unit_and_what_was_left_out() -> None:
    lines = main_lines(made(small()))
    assert lines["登记在册人数"] == [12, "", "", "人", "", ""]
    assert lines["走访覆盖率"] == [2, 12, 0.167, "人", "", ""]
    assert lines["满三年队列未复吸率（待核实）"][:3] == ["数据暂缺", "", ""]
    assert lines["报到率"] == ["数据暂缺", "", "", "", "", "花名册没有“送达日期”栏；花名册没有“报到日期”栏"]


def test_changes_stand_in_number_percent_and_points_as_printed() -> None:
    lines = main_lines(made(small(), compare=True))
    assert lines["走访人次"][4:10] == [11, "", "", -9, -0.818, "比2023年减少9人次，下降81.8%"]
    assert lines["走访覆盖率"][4:10] == [1, 12, 0.083, 8.4, "百分点", "比2023年上升8.4个百分点"]
    assert lines["检测人次"][4:10] == [1, "", "", 1, "", "比2023年增加1人次"]  # from a small base no percentage
    assert lines["登记在册人数"][4:10] == ["", "", "", "", "", "花名册、档案只有现在的状况，没有上期数"]


def test_a_rate_with_doubtful_cases_has_both_its_bounds() -> None:
    roster = [
        person("甲", measure="社区戒毒", reported_on="2022-03-01", relapsed="", control_status="失控"),
        person("乙", measure="社区戒毒", reported_on="2022-03-01", relapsed="", control_status="在控"),
    ]
    lines = main_lines(made(books(roster)))
    assert lines["满一年队列未复吸率（待核实）（下限）"][:3] == [1, 2, 0.5]
    assert lines["满一年队列未复吸率（待核实）（上限）"][:3] == [2, 2, 1]


def test_months_stand_side_by_side_with_their_total() -> None:
    rows = values(made(small()))["月度"]
    assert rows[1] == ["指标", "项目", *(f"2024-{month:02}" for month in range(1, 13)), "合计"]
    [visits] = [row for row in rows if row[0] == "走访人次"]
    assert visits[2:] == [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2]
    [held] = [row for row in rows if row[:2] == ["各月宣传活动", "场次"]]
    assert held[2:] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_more_groups_than_a_page_is_wide_stand_below_each_other() -> None:
    roster = [person(f"甲{place}", community=f"第{place}村", risk="高") for place in range(20)]
    data = made(books(roster))
    rows = values(data)["分社区"]
    assert [row[0] for row in rows[3:]] == [*(f"第{place}村" for place in range(20)), "合计"]
    assert rows[-1][1] == 20
    sheet = opened(data)["分社区"]
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$2:$3", "$A:$A")


def test_tables_have_a_total_where_their_lines_add_up() -> None:
    rows = values(made(small()))["分类情况"]
    at = rows.index(next(row for row in rows if row[0] == "按风险等级分类人数"))
    assert [row[:2] for row in rows[at + 1 : at + 4]] == [["风险等级", "人数"], ["高", 12], ["合计", 12]]
    at = rows.index(next(row for row in rows if row[0] == "宣传成果"))
    assert [row[:5] for row in rows[at + 1 : at + 4]] == [
        ["项目", "单位", "数量", "场次", "概数笔数"],
        ["标语", "幅", 20, 1, 1],
        [""] * 5,
    ]


def test_missing_figures_and_definitions_are_listed() -> None:
    rows = values(made(small()))["说明"]
    heads = [row[0] for row in rows]
    missing = rows[heads.index("没有数字的指标") + 1 :]
    assert ["帮教小组数", "team_count", "没有帮教档案", ""] in missing
    defined = rows[heads.index("指标") + 1 :]
    assert [row[1] for row in defined] == [figure.id for figure in compute(small())]


def test_pages_are_a4_with_numbers_and_their_heads_on_each() -> None:
    for sheet in opened(made(small())):
        assert sheet.page_setup.paperSize == 9
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
        wide = sheet.title not in {"分类情况", "图表"}
        assert sheet.page_setup.orientation == ("landscape" if wide else "portrait")
    for name in ("主要指标", "月度", "分社区"):
        assert opened(made(small()))[name].print_title_rows == "$2:$2"


def test_charts_read_the_cells_of_the_other_sheets() -> None:
    found = parts(made(small()))
    charts = [part.decode() for name, part in found.items() if name.startswith("xl/charts/chart")]
    sources = {source for chart in charts for source in re.findall(r"<c:f>'?([^'!]+)'?!", chart)}
    assert sources == {"分类情况", "月度", "分社区"}
    assert all(re.search(r"<c:val><c:numRef><c:f>[^<]+</c:f><c:numCache>.*?<c:v>", chart) for chart in charts)


HOSTILE = ("=cmd|' /C calc'!A0", "+1", "-1", "@x", "http://example.org", "一\n二", "]]>", "{=SUM(1)}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_words(text: str) -> None:
    units = [community(text, workers=1, worker_quota=2)]
    found = books(
        [person("甲", community=text, measure=text)], communities=units, activities=[activity(text, quantity=1)]
    )
    data = made(found)
    check_package(data)
    for sheet in opened(data):
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            if cell.data_type == "f":
                assert re.match(r"=(?:IF|SUM)\(", cell.value)
            else:
                assert cell.hyperlink is None
    assert b"<hyperlink" not in b"".join(parts(data).values())


def test_two_runs_give_the_same_bytes_and_tell_no_clock() -> None:
    data = made(small())
    assert data == made(small())
    assert b"2024-12-31T00:00:00Z" in parts(data)["docProps/core.xml"]


def test_nobody_is_named() -> None:
    whole = b"".join(parts(made(small(), compare=True)).values()).decode()
    assert not [each.name for each in ROSTER if each.name in whole]


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (1, 16, 0.063),
        (3, 2000, 0.002),
        (1, 3000, "不足0.1%"),
        (2999, 3000, "99.9%以上"),
        (0, 0, "无对象"),
        (5, 4, 1.25),
    ],
)
def test_rates_are_rounded_half_up_and_never_hide_a_case(part: int, whole: int, printed: float | str) -> None:
    cells = {"B1": SimpleNamespace(value=part), "C1": SimpleNamespace(value=whole)}
    assert rate_value(part, whole) == worked_out(cells, share_formula(RATE, "B1", "C1")) == printed
