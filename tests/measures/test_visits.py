"""Figures of visits."""

import datetime

import pytest

from jdtool.measures.figures import compute
from jdtool.period import Period
from tests.factories import books, person, visit

JUNE = Period.parse("2024-06")


@pytest.mark.parametrize(
    ("day", "done", "left_out"),
    [
        ("2024-06-01", 1, {}),
        ("2024-06-20", 1, {}),
        ("2024-06-21", 0, {"晚于截止日": 1}),
        ("2024-06-30", 0, {"晚于截止日": 1}),
        ("2024-07-01", 0, {}),
        ("2024-05-31", 0, {}),
        ("2024年6月上旬", 1, {}),
        ("2024年6月", 0, {"日期不精确": 1}),
        ("2024年", 0, {"日期不精确": 1}),
        ("2023年", 0, {}),
        ("", 0, {"无日期": 1}),
        ("6月的一天", 0, {"无日期": 1}),
    ],
)
def test_only_a_day_surely_in_the_period_and_not_after_as_of_counts(day, done, left_out):
    found = books([person()], visits=[visit(visited_on=day)], period=JUNE, as_of=datetime.date(2024, 6, 20))
    [visits] = compute(found, ["visits_done"])
    assert (visits.text, visits.left_out) == (f"{done}人次", left_out)


def test_coverage_counts_people_at_large_with_at_least_one_visit_of_any_kind():
    roster = [person("甲"), person("乙"), person("丙"), person("丁", measure="强制隔离戒毒")]
    visits = [
        visit("甲"),
        visit("甲", "2024-04-05"),
        visit("乙", method="电话", met="否"),
        visit("丙", "2023-12-31"),
        visit("丁"),
        visit("无此人"),
        visit("丙", ""),
    ]
    [coverage] = compute(books(roster, visits=visits), ["visit_coverage"])
    assert coverage.text == "66.7%（2/3）"
    assert coverage.value == 0.666667
    assert coverage.left_out == {"查不到对应人员": 1, "无日期": 1}


def test_a_ledger_without_a_visit_is_zero_and_no_ledger_is_no_figure():
    [none, nothing] = compute(
        books([person()], empty={"visits": ["name", "visited_on"]}), ["visits_done", "visit_coverage"]
    )
    assert (none.text, nothing.text) == ("0人次", "0%（0/1）")
    [none, nothing] = compute(books([person()]), ["visits_done", "visit_coverage"])
    assert none.missing
    assert nothing.missing
    assert nothing.note == "没有走访台账"


def test_visits_to_nobody_at_large_have_no_object():
    [coverage] = compute(books([person(measure="死亡")], visits=[visit()]), ["visit_coverage"])
    assert (coverage.text, coverage.value, coverage.denominator) == ("无对象（0/0）", None, 0)
    assert not coverage.missing


def test_a_visit_belongs_to_the_community_of_the_roster_else_to_its_own():
    visits = [visit("甲"), visit("无此人", community="西村"), visit("无此人")]
    found = compute(books([person("甲", community="东村")], visits=visits), ["visits_done"], by="community")
    assert [(each.group, each.value) for each in found] == [
        (None, 3),
        ({"community": "东村"}, 1),
        ({"community": "西村"}, 1),
        ({"community": "未注明"}, 1),
    ]
