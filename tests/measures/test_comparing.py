"""Figures against an earlier period."""

import datetime
import re

import pytest

from jdtool.errors import JdtoolError
from jdtool.measures import CATALOGUE
from jdtool.measures.comparing import STANDING, compared, comparison
from jdtool.measures.figures import Figure, compute
from jdtool.period import Period
from tests.factories import activity, books, drug_test, person, visit


def against(name: str, found, by: str | None = None, period: Period | None = None) -> list[Figure]:
    return compared(compute(found, [name], by), found, comparison(found, period), [name], by)


def visits(year: int, times: int) -> list:
    return [visit(visited_on=f"{year}-03-05") for _ in range(times)]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (15, 10, "比2023年增加5人次，上升50%"),
        (5, 10, "比2023年减少5人次，下降50%"),
        (15, 9, "比2023年增加6人次"),
        (10, 10, "与2023年持平"),
        (0, 1, "比2023年减少1人次"),
        (1, 0, "2023年没有记录，不能比较"),
    ],
)
def test_counts_change_in_number_and_from_ten_on_in_percent(now, before, said):
    found = books([person()], visits=[*visits(2024, now), *visits(2023, before)])
    [figure] = against("visits_done", found)
    assert figure.change == said
    assert figure.previous.value == (before or None)


def test_an_office_may_ask_for_percentages_from_another_base():
    found = books([person()], visits=[*visits(2024, 6), *visits(2023, 5)], profile="[measures]\nsmall_base = 5")
    assert against("visits_done", found)[0].change == "比2023年增加1人次，上升20%"


def results_in(year: int, positive: int, negative: int) -> list:
    results = ["阳性"] * positive + ["阴性"] * negative
    return [drug_test(tested_on=f"{year}-03-05", result=result) for result in results]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((1, 2), (1, 5), "比2023年上升16.6个百分点"),  # 33.3 - 16.7, as printed
        ((1, 5), (1, 2), "比2023年下降16.6个百分点"),
        ((1, 2), (2, 4), "与2023年持平"),
        ((333, 667), (334, 668), "与2023年基本持平"),  # 33.30 and 33.33: both 33.3
        ((0, 0), (1, 2), "比2023年无可比对象"),
    ],
)
def test_rates_change_in_points_of_the_printed_rates(now, before, said):
    found = books([person()], drug_tests=[*results_in(2024, *now), *results_in(2023, *before)])
    [figure] = against("urine_positive_rate", found)
    assert figure.change == said
    assert (figure.previous.numerator, figure.previous.denominator) == (before[0], sum(before))


@pytest.mark.parametrize("name", ["registered", "at_large", "by_risk", "dossier_completeness", "relapse_cohort_1"])
def test_what_stands_on_the_roster_now_has_no_earlier_value(name):
    [figure] = against(name, books([person()], visits=visits(2023, 1)))
    assert (figure.change, figure.previous.missing, figure.previous.note) == ("", True, STANDING)


@pytest.mark.parametrize("measure", CATALOGUE, ids=lambda measure: measure.id)
def test_a_measure_of_the_period_says_so(measure):
    assert measure.dated == ("期内" in measure.definition)


def test_a_table_tells_its_earlier_lines():
    found = books(activities=[activity("标语", "2023-03-05", quantity=3, unit="幅"), activity("横幅", quantity=1)])
    [figure] = against("publicity", found)
    assert figure.change == "2023年：标语 幅 数量 3 场次 1"
    assert figure.previous.rows == (("标语", "幅", 3, 1, 0),)


def test_groups_are_compared_with_their_own():
    roster = [person("甲", community="东村"), person("乙", community="西村")]
    days = [("甲", "2024-01-05"), ("甲", "2023-01-05"), ("甲", "2023-02-05"), ("乙", "2024-01-05")]
    found = books(roster, visits=[visit(name, day) for name, day in days])
    figures = against("visits_done", found, "community")
    assert [each.change for each in figures] == ["与2023年持平", "比2023年减少1人次", "比2023年增加1人次"]


def test_a_month_is_compared_with_the_same_month():
    found = books([person()], visits=[visit(visited_on=day) for day in ("2024-02-01", "2023-02-01", "2023-03-01")])
    figures = against("visits_done", found, "month")
    assert [each.change for each in figures[:4]] == [
        "比2023年减少1人次",
        "与2023年持平",
        "与2023年持平",
        "比2023年减少1人次",
    ]


def test_a_period_that_has_not_ended_is_compared_with_as_much_of_the_earlier_one():
    days = ("2024-05-01", "2023-09-30", "2023-10-01", "2023-12-01")
    found = books([person()], visits=[visit(visited_on=day) for day in days], as_of=datetime.date(2024, 9, 30))
    [figure] = against("visits_done", found)
    assert (figure.change, figure.previous.value) == ("与2023年同期持平", 1)


@pytest.mark.parametrize(
    ("period", "chosen", "label"),
    [
        ("2024-06", None, "2024-05"),
        ("2024-06", "2023-06", "2023-06"),
        ("2024-Q1", None, "2023-Q4"),
        ("2024", "2020", "2020"),
    ],
)
def test_the_period_compared_with_is_the_one_before_or_the_one_named(period, chosen, label):
    found = books(period=Period.parse(period))
    assert comparison(found, Period.parse(chosen) if chosen else None).before.period.label == label


@pytest.mark.parametrize("chosen", ["2024", "2025", "2023-Q4"])
def test_a_later_period_and_one_of_another_kind_are_refused(chosen):
    with pytest.raises(JdtoolError, match=re.escape("应是早于2024年的同类时期")):
        comparison(books(), Period.parse(chosen))
