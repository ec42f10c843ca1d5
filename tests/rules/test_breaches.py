"""DT: leave without a report, breaches of the agreement, changes of place."""

import pytest

from jdtool.rules import breaches
from tests.factories import books, drug_test, person
from tests.rules.judging import only_hit, said

ORDER = {"measure": "社区戒毒", "reported_on": "2024-01-10"}

# DT314

AWAY = "外出 {} 天，没有书面报告，三日以上应有书面报告"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"days_away": "2", "leave_report": ""}, ["ok"]),
        ({"days_away": "3", "leave_report": ""}, [AWAY.format(3)]),
        ({"days_away": "3", "leave_report": "无"}, [AWAY.format(3)]),
        ({"days_away": "3", "leave_report": "未报告"}, [AWAY.format(3)]),
        ({"days_away": "3", "leave_report": "口头请假"}, [AWAY.format(3)]),  # the law says in writing
        ({"days_away": "3", "leave_report": "已书面报告"}, ["ok"]),
        ({"days_away": "3", "leave_report": "请假条2024.3.1"}, ["ok"]),
        ({"days_away": "3", "leave_report": "", "departures": "1"}, [AWAY.format(3)]),
        ({"days_away": "3", "leave_report": "", "departures": "2"}, ["undecided"]),  # two days and one, perhaps
        ({"days_away": "5", "leave_report": "", "departures": "2"}, [AWAY.format(5)]),  # three days once at least
        ({"days_away": "3", "leave_report": "", "measure": "社区康复"}, [AWAY.format(3)]),
        ({"days_away": "3", "leave_report": "", "measure": "社会面"}, []),
        ({"days_away": "", "leave_report": ""}, []),
        ({"days_away": "0", "leave_report": ""}, []),
    ],
)
def test_three_days_away_are_reported_in_writing(cells: dict[str, str], expected: list[str]) -> None:
    assert said(breaches.away_without_report, books([person(**{**ORDER, **cells})])) == expected


# DT315


def refused(*days: str) -> list[object]:
    return [drug_test(tested_on=day, result="拒检") for day in days]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"refusals": "2"}, ["ok"]),
        ({"refusals": "3"}, ["拒绝检测 3 次，达到 3 次，提示依法研判"]),
        ({"departures": "2"}, ["ok"]),
        ({"departures": "3"}, ["擅自离开 3 次，达到 3 次，提示依法研判"]),
        ({"days_away": "30"}, ["ok"]),
        ({"days_away": "31"}, ["擅自离开累计 31 日，超过 30 日，提示依法研判"]),
        (
            {"refusals": "3", "days_away": "31"},
            ["拒绝检测 3 次，达到 3 次；擅自离开累计 31 日，超过 30 日，提示依法研判"],
        ),
        ({"refusals": "3", "measure": "社区康复"}, ["拒绝检测 3 次，达到 3 次，提示依法研判"]),
        ({"refusals": "3", "measure": "社会面"}, []),
        ({"refusals": ""}, ["undecided"]),
    ],
)
def test_a_serious_breach_is_three_times_or_more_than_thirty_days(cells: dict[str, str], expected: list[str]) -> None:
    assert said(breaches.serious_breach_reached, books([person(**{**ORDER, **cells})])) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, ["undecided"]),  # with or without leave, nobody says
        ({"leave_report": "已请假"}, ["ok"]),
        ({"leave_report": "无"}, ["擅自离开累计 31 日，超过 30 日，提示依法研判"]),
    ],
)
def test_days_away_are_a_breach_only_without_leave(cells: dict[str, str], expected: list[str]) -> None:
    away = person(**ORDER, days_away="31", **cells)
    away.origin.titles["days_away"] = "外出天数"
    assert said(breaches.serious_breach_reached, books([away])) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2024-03-01", "2024-04-02"), ["ok"]),
        (("2024-03-01", "2024-04-02", "2024-05-06"),
         ["拒绝检测 3 次（2024-03-01、2024-04-02、2024-05-06），达到 3 次，提示依法研判"]),
        (("2023-03-01", "2024-04-02", "2024-05-06"), ["ok"]),  # one before the report
        (("2025-03-01", "2024-04-02", "2024-05-06"), ["ok"]),  # one after the check
    ],
)  # fmt: skip
def test_refusals_among_the_tests_are_counted_from_the_report_on(days: tuple[str, ...], expected: list[str]) -> None:
    assert said(breaches.serious_breach_reached, books([person(**ORDER)], drug_tests=refused(*days))) == expected


def test_the_larger_of_two_counts_is_taken() -> None:
    told = said(
        breaches.serious_breach_reached, books([person(**ORDER, refusals="4")], drug_tests=refused("2024-03-01"))
    )
    assert told == ["拒绝检测 4 次（2024-03-01），达到 3 次，提示依法研判"]


def test_the_count_is_shown_where_the_roster_has_it() -> None:
    assert (
        only_hit(breaches.serious_breach_reached, books([person(**ORDER, departures="3")])).place.field == "departures"
    )
    tests = refused("2024-03-01", "2024-04-02", "2024-05-06")
    assert (
        only_hit(breaches.serious_breach_reached, books([person(**ORDER)], drug_tests=tests)).place.field == "measure"
    )


# DT316: as_of 2024-12-31


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"transfer_reported_on": "2024-03-16"}, ["ok"]),
        ({"transfer_reported_on": "2024-03-17"}, ["变更执行地后 16 日才报到，应在 15 日内报到"]),
        ({"transfer_reported_on": "2024年3月"}, ["undecided"]),
        ({"transfer_reported_on": ""}, ["变更执行地已 305 日没有报到日期，应在 15 日内报到"]),
        ({"transferred_on": "2024-12-16", "transfer_reported_on": ""}, ["ok"]),
        ({"transferred_on": "2024-12-15", "transfer_reported_on": ""},
         ["变更执行地已 16 日没有报到日期，应在 15 日内报到"]),
        ({"transferred_on": "2024年12月", "transfer_reported_on": ""}, ["undecided"]),
        ({"transferred_on": "2025-01-15", "transfer_reported_on": ""}, []),
        ({"transfer_reported_on": "已报到"}, ["undecided"]),
        ({"transferred_on": "", "transfer_reported_on": ""}, []),
    ],
)  # fmt: skip
def test_the_report_at_the_new_place_comes_within_15_days(cells: dict[str, str], expected: list[str]) -> None:
    moved = {"transferred_on": "2024-03-01", **cells}
    assert said(breaches.transfer_overdue, books([person(**moved)])) == expected


def test_a_roster_without_the_new_report_tells_nothing_of_it() -> None:
    two = [person(transferred_on="2024-03-01", sheet="甲"), person("李四", transfer_reported_on="", sheet="乙")]
    assert said(breaches.transfer_overdue, books(two)) == ["undecided"]
    assert said(breaches.transfer_overdue, books(two[:1])) == ["not_run: 缺列：花名册·变更后报到日期"]
