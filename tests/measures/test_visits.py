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


@pytest.mark.parametrize(
    ("days", "text", "left_out"),
    [
        (["2024-01-05", "2024-02-29", "2024-03-01"], "100%（3/3）", {}),
        (["2024-01-05", "2024-01-06", "2024-01-31"], "33.3%（1/3）", {}),  # two too many do not help February
        (["2024-01-05", "2024年2月"], "66.7%（2/3）", {}),
        (["2024-01-05", "2024-02-25至2024-03-02"], "33.3%（1/3）", {"日期不精确": 1}),
        (["2024-02-01"], "50%（1/2）", {"早于台账起点": 1}),
        (["2023-12-31", "2024-02-01"], "33.3%（1/3）", {}),
        (["2024-01-05", ""], "33.3%（1/3）", {"无日期": 1}),
        ([], "0%（0/3）", {}),
    ],
)
def test_every_month_needs_its_own_visit(days, text, left_out):
    quarter, columns = Period.parse("2024-Q1"), {"visits": ["name", "visited_on"]}
    found = books([person()], visits=[visit(visited_on=day) for day in days], period=quarter, empty=columns)
    [completion] = compute(found, ["visit_completion"])
    assert (completion.text, completion.unit, completion.left_out) == (text, "人次", left_out)


def test_visits_due_follow_risk_the_day_of_the_check_and_when_a_person_became_known():
    """甲 a visit in 15 days: 4 of 60 due; 乙 January and February; 丙, found on 1 February, February; 丁 is in custody."""
    profile = '[visits]\nevery_days = { default = 31, "高" = 15 }'
    roster = [
        person("甲", risk="高"),
        person("乙"),
        person("丙", first_found_on="2024-02-01"),
        person("丁", measure="强戒"),
    ]
    visits = [
        *(visit("甲", day) for day in ("2024-01-15", "2024-01-16", "2024-01-30", "2024-03-01")),
        *(visit("乙", day) for day in ("2024-02-01", "2024-03-02")),
        visit("丙", "2024-01-10"),
        visit("丁", "2024-02-10"),
        visit("无此人", "2024-02-10"),
    ]
    found = books(roster, visits=visits, as_of=datetime.date(2024, 3, 4), profile=profile)
    [completion] = compute(found, ["visit_completion"])
    assert (completion.text, completion.left_out) == ("42.9%（3/7）", {"查不到对应人员": 1})


@pytest.mark.parametrize(
    ("cells", "met", "left_out"),
    [
        ({"met": "是"}, 1, {}),
        ({"met": "是", "method": "入户"}, 1, {}),
        ({"met": "", "method": "面谈"}, 1, {}),
        ({"met": "", "method": "入户"}, 0, {"未注明是否见面": 1}),
        ({"met": "否", "method": "入户"}, 0, {}),
        ({"met": "否", "method": "面谈"}, 0, {}),
        ({"met": "是", "method": "电话"}, 0, {}),
        ({"met": "是", "method": "视频"}, 0, {}),
        ({"met": "是", "visited_on": ""}, 0, {"无日期": 1}),
        ({"met": "是", "visited_on": "2023-12-31"}, 0, {}),
        ({"met": "是", "name": "无此人"}, 0, {"查不到对应人员": 1}),
    ],
)
def test_only_whoever_was_met_face_to_face_is_met(cells, met, left_out):
    roster = [person(), person("死者", measure="死亡")]
    [found] = compute(books(roster, visits=[visit(**cells)]), ["met_rate"])
    assert (found.numerator, found.denominator, found.left_out) == (met, 1, left_out)
    assert found.unit == "人"


def test_a_visit_without_a_word_does_not_matter_once_the_person_was_met():
    visits = [visit(met="是"), visit(met="", method="入户")]
    [found] = compute(books([person()], visits=visits), ["met_rate"])
    assert (found.text, found.left_out) == ("100%（1/1）", {})
