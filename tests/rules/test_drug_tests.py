"""TE: tests that are overdue, too few, without a result, or positive and left at that."""

from datetime import date, timedelta

import pytest

from jdtool.ledgers.books import Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.rules import drug_tests
from jdtool.rules.drug_tests import windows
from tests.factories import books, drug_test, person
from tests.rules.judging import only_hit, said

ORDER = {"measure": "社区戒毒", "reported_on": "2023-03-01"}  # 12 tests, then 6, then 4
FIRST_YEAR = "2024-02-29"
BEFORE = drug_test("李四", "2023-01-05")  # the ledger begins before the order


def monthly(times: int, first: date = date(2023, 3, 5), **cells: str) -> list[DrugTest]:
    """That many tests of 张三, 28 days apart."""
    return [drug_test(tested_on=(first + timedelta(28 * n)).isoformat(), **cells) for n in range(times)]


def at(as_of: str, tests: list[DrugTest], profile: str = "", **cells: str) -> Books:
    people = [person(**(ORDER | cells)), person("李四", measure="社会面")]
    return books(people, drug_tests=[BEFORE, *tests], as_of=date.fromisoformat(as_of), profile=profile)


# Windows


def test_the_years_of_a_schedule_begin_on_the_day_of_the_report() -> None:
    of_one = at("2024-12-31", [])
    assert [(each.year, str(each.first), str(each.last), each.due) for each in windows(of_one, of_one.people[0])] == [
        (1, "2023-03-01", "2024-02-29", 12),
        (2, "2024-03-01", "2025-02-28", 6),
        (3, "2025-03-01", "2026-02-28", 4),
    ]


@pytest.mark.parametrize(
    ("anchor", "first"),
    [("reported_on", "2023-03-01"), ("decided_on", "2023-02-20"), ("first_test", "2023-03-05")],
)
def test_the_profile_says_from_which_day_the_years_run(anchor: str, first: str) -> None:
    of_one = at("2024-12-31", monthly(2), f'[tests]\nanchor = "{anchor}"', decided_on="2023-02-20")
    assert str(windows(of_one, of_one.people[0])[0].first) == first


@pytest.mark.parametrize(
    ("cells", "due"),
    [
        ({}, [12, 6, 4]),
        ({"measure": "社区康复"}, [6, 4, 2]),
        ({"measure": "社会面"}, []),
        ({"reported_on": ""}, []),
        ({"reported_on": "2023年3月"}, []),  # no exact day to count from
        ({"suspended_from": "2023-04-01", "suspended_to": "2023-06-30"}, [9, 6, 4]),  # 91 of 366 days
        ({"suspended_from": "2024-01-01"}, [10, 0, 0]),  # and never taken up again
    ],
)
def test_what_is_due_depends_on_the_measure_and_on_suspensions(cells: dict[str, str], due: list[int]) -> None:
    of_one = at("2024-12-31", [], **cells)
    assert [each.due for each in windows(of_one, of_one.people[0])] == due


# TE501


def overdue(last: str, year: int, interval: int, late: int) -> str:
    return f"上次有效尿检 {last}，第 {year} 年应至少每 {interval} 天一次，已超期 {late} 天"


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([drug_test(tested_on="2023-07-01")], ["ok"]),  # 31 days before
        ([drug_test(tested_on="2023-06-30")], [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-07-20", result="拒检"), drug_test(tested_on="2023-06-30")],
         [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-07-20", result="待出"), drug_test(tested_on="2023-06-30")],
         [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-07-20", method="毛发"), drug_test(tested_on="2023-06-30")],
         [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-08-02"), drug_test(tested_on="2023-06-30")],  # after the day of the check
         [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023年7月")], ["ok"]),  # the 31st is possible
        ([], ["自 2023-03-01 起没有有效尿检，第 1 年应至少每 31 天一次，已超期 122 天"]),
        ([drug_test(tested_on="2023-06-30"), drug_test(tested_on="")], ["undecided"]),  # TE504: may have been in July
        ([drug_test(tested_on="2023-06-30"), drug_test(tested_on="7月底", result="")], ["undecided"]),
        ([drug_test(tested_on="2023-06-30"), drug_test(tested_on="", result="拒检")], [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-06-30"), drug_test(tested_on="", result="")], [overdue("2023-06-30", 1, 31, 1)]),
        ([drug_test(tested_on="2023-07-01"), drug_test(tested_on="")], ["ok"]),
        ([drug_test(tested_on="2023-01-20")],  # before the report: not of this order
         ["自 2023-03-01 起没有有效尿检，第 1 年应至少每 31 天一次，已超期 122 天"]),
    ],
)  # fmt: skip
def test_the_last_valid_urine_test_lies_within_the_interval(tests: list[DrugTest], expected: list[str]) -> None:
    assert said(drug_tests.test_overdue, at("2023-08-01", tests)) == expected


def test_a_test_long_before_the_report_does_not_make_a_new_order_overdue() -> None:
    assert said(drug_tests.test_overdue, at("2023-03-11", [drug_test(tested_on="2023-01-20")])) == ["ok"]


@pytest.mark.parametrize(
    ("last", "as_of", "expected"),
    [
        ("2024-06-01", "2024-08-02", ["ok"]),  # every other month: 62 days
        ("2024-06-01", "2024-08-03", [overdue("2024-06-01", 2, 62, 1)]),
        ("2025-06-01", "2025-09-01", ["ok"]),  # a quarter: 92 days
        ("2025-06-01", "2025-09-02", [overdue("2025-06-01", 3, 92, 1)]),
    ],
)
def test_later_years_ask_for_fewer_tests(last: str, as_of: str, expected: list[str]) -> None:
    assert said(drug_tests.test_overdue, at(as_of, [drug_test(tested_on=last)])) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"measure": "社会面"}, []),
        ({"measure": "强制隔离戒毒"}, []),
        ({"control_status": "在押"}, []),
        ({"reported_on": ""}, ["undecided"]),
        ({"reported_on": "2023年3月"}, ["undecided"]),
        ({"term_ends_on": "2023-08-01"}, ["undecided"]),  # over on the day of the check
        ({"released_on": "2023-06-01"}, ["undecided"]),
        ({"suspended_from": "2023-05-01"}, ["undecided"]),
    ],
)
def test_who_is_on_no_schedule_or_no_longer_is_not_overdue(cells: dict[str, str], expected: list[str]) -> None:
    assert said(drug_tests.test_overdue, at("2023-08-01", [], **cells)) == expected


@pytest.mark.parametrize(
    ("resumed", "tests", "expected"),
    [
        ("2023-07-01", [], ["ok"]),  # 31 days since it was taken up again
        ("2023-06-30", [], ["2023-06-30 恢复执行以来没有有效尿检，第 1 年应至少每 31 天一次，已超期 1 天"]),
        ("2023-06-01", [drug_test(tested_on="2023-06-30")], [overdue("2023-06-30", 1, 31, 1)]),
        ("2023-06-01", [drug_test(tested_on="2023-07-01")], ["ok"]),
        ("2023-08-01", [], ["ok"]),  # taken up again today
        ("2023-08-02", [], ["undecided"]),  # not yet
        ("", [], ["undecided"]),
    ],
)
def test_the_interval_runs_from_the_end_of_a_suspension(
    resumed: str, tests: list[DrugTest], expected: list[str]
) -> None:
    held = at("2023-08-01", tests, suspended_from="2023-04-01", suspended_to=resumed)
    assert said(drug_tests.test_overdue, held) == expected


def test_the_release_from_compulsory_treatment_ends_no_schedule() -> None:
    out = person(measure="社区康复", reported_on="2023-03-01", released_on="2023-02-20")
    for title, expected in (("解除日期", ["undecided"]), ("强戒解除日期", [overdue("2023-03-05", 1, 62, 87)])):
        out.origin.titles["released_on"] = title
        found = books([out], drug_tests=[BEFORE, drug_test(tested_on="2023-03-05")], as_of=date(2023, 8, 1))
        assert said(drug_tests.test_overdue, found) == expected


def test_a_test_that_may_be_a_namesakes_leaves_it_open() -> None:
    two = [person(**ORDER, community="和平里社区"), person(community="望湖楼社区", measure="社会面")]
    tests = [drug_test(tested_on="2023-03-05", community="和平里社区"), drug_test(tested_on="2023-07-20")]
    assert said(drug_tests.test_overdue, books(two, drug_tests=tests, as_of=date(2023, 8, 1))) == ["undecided"]


def test_without_a_ledger_of_tests_nobody_is_overdue() -> None:
    assert said(drug_tests.test_overdue, books([person(**ORDER)])) == ["not_run: 没有台账：检测台账"]


# TE502


def short(done: int) -> str:
    return f"第 1 年（2023-03-01～2024-02-29）有效尿检 {done} 次，应 12 次"


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        (monthly(12), ["ok"]),
        (monthly(11), [short(11)]),
        ([], [short(0)]),
        (monthly(11) + monthly(6, date(2024, 3, 2)), [short(11)]),  # more in the next year does not help
        ([*monthly(11), drug_test(tested_on=FIRST_YEAR)], ["ok"]),  # the last day
        ([*monthly(11), drug_test(tested_on="2024-03-01")], [short(11)]),
        ([*monthly(11), drug_test(tested_on="2023-03-01")], ["ok"]),  # the first day
        ([*monthly(11), drug_test(tested_on="2023-02-28")], [short(11)]),
        (monthly(11) + monthly(1, method="毛发"), [short(11)]),
        (monthly(11) + monthly(1, result="无效"), [short(11)]),
        (monthly(11) + monthly(1, result="拒检"), [short(11)]),
        (monthly(11) + monthly(1, result="√"), [short(11)]),  # done, the result unknown
        (monthly(11) + monthly(1, result="阳性"), ["ok"]),
        ([*monthly(11), drug_test(tested_on="")], ["undecided"]),
        ([*monthly(12), drug_test(tested_on="")], ["ok"]),
        (monthly(11) + monthly(1, method=""), ["ok"]),  # nobody wrote down the method
    ],
)
def test_a_finished_year_holds_the_valid_urine_tests_due(tests: list[DrugTest], expected: list[str]) -> None:
    assert said(drug_tests.tests_short, at(FIRST_YEAR, tests)) == expected


@pytest.mark.parametrize(
    ("as_of", "cells", "expected"),
    [
        ("2024-02-28", {}, []),  # the year has a day to run
        ("2024-02-29", {"released_on": "2024-02-28"}, []),
        ("2024-02-29", {"term_ends_on": "2024-02-29"}, [short(0)]),  # its last day is the year's
        ("2024-02-29", {"reported_on": ""}, ["undecided"]),
        ("2024-02-29", {"measure": "社会面"}, []),
        ("2024-02-29", {"measure": "社区康复"}, ["第 1 年（2023-03-01～2024-02-29）有效尿检 0 次，应 6 次"]),
        ("2025-02-28", {}, [short(0), "第 2 年（2024-03-01～2025-02-28）有效尿检 0 次，应 6 次"]),
    ],
)
def test_only_years_that_are_over_are_judged(as_of: str, cells: dict[str, str], expected: list[str]) -> None:
    assert said(drug_tests.tests_short, at(as_of, [], **cells)) == expected


def test_the_last_year_of_a_term_is_judged_when_the_term_is_over() -> None:
    ended = at("2026-03-01", monthly(40), term_ends_on="2026-02-28")
    assert said(drug_tests.tests_short, ended) == ["ok", "ok", "ok"]
    assert len(said(drug_tests.tests_short, at("2026-03-01", [], term_ends_on="2026-02-28"))) == 3


@pytest.mark.parametrize(("begins", "expected"), [("2023-03-01", [short(1)]), ("2023-03-02", ["undecided"])])
def test_a_year_that_began_before_the_ledger_is_not_judged(begins: str, expected: list[str]) -> None:
    of_one = books([person(**ORDER)], drug_tests=[drug_test(tested_on=begins)], as_of=date(2024, 2, 29))
    assert said(drug_tests.tests_short, of_one) == expected


def test_a_suspended_spell_lowers_what_is_due() -> None:
    spell = {"suspended_from": "2023-04-01", "suspended_to": "2023-06-30"}
    assert said(drug_tests.tests_short, at(FIRST_YEAR, monthly(9), **spell)) == ["ok"]
    assert len(said(drug_tests.tests_short, at(FIRST_YEAR, monthly(8), **spell))) == 1


# TE503

NO_RESULT = "2024-05-06 检测没有填结果，应填阴性、阳性、无效、待出或拒检"


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("阴性", ["ok"]),
        ("待出", ["ok"]),
        ("拒检", ["ok"]),
        ("", [NO_RESULT]),
        ("/", [NO_RESULT]),
        ("无", [NO_RESULT]),
        ("√", ["ok"]),  # a word not understood is TE505's
    ],
)
def test_a_test_has_a_result(result: str, expected: list[str]) -> None:
    assert (
        said(drug_tests.result_missing, books(drug_tests=[drug_test(tested_on="2024-05-06", result=result)]))
        == expected
    )


@pytest.mark.parametrize(("day", "expected"), [("2024-12-31", 1), ("2025-01-01", 0), ("", 0)])
def test_a_test_that_is_not_yet_due_or_has_no_date_needs_no_result(day: str, expected: int) -> None:
    assert len(said(drug_tests.result_missing, books(drug_tests=[drug_test(tested_on=day, result="")]))) == expected


# TE506

LEFT = "2024-05-06 检测阳性，之后没有处置记录，应报告公安机关并记录处置情况"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"follow_up": ""}, [LEFT]),
        ({"follow_up": "无"}, [LEFT]),
        ({"follow_up": "待处理"}, [LEFT]),
        ({"follow_up": "已报派出所"}, ["ok"]),
        ({"follow_up": "", "confirmed": "阴性"}, []),  # the second test came out otherwise
        ({"follow_up": "", "confirmed": "否"}, []),
        ({"follow_up": "", "confirmed": "阳性"}, [LEFT]),
        ({"follow_up": "", "confirmed": ""}, [LEFT]),
        ({"follow_up": "", "result": "阴性"}, []),
        ({"follow_up": "", "method": "毛发"}, [LEFT]),
        ({"follow_up": "", "tested_on": ""}, [LEFT.replace("2024-05-06", "日期不详")]),
    ],
)
def test_a_positive_test_is_acted_upon(cells: dict[str, str], expected: list[str]) -> None:
    test = drug_test(**{"tested_on": "2024-05-06", "result": "阳性"} | cells)
    assert said(drug_tests.positive_without_action, books([person()], drug_tests=[test])) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"measure": "强制隔离戒毒"}, ["ok"]),
        ({"control_status": "在押"}, ["ok"]),
        ({"decided_on": "2024-05-06"}, ["ok"]),
        ({"decided_on": "2024-05-05"}, [LEFT]),
        ({"relapsed_on": "2024-05-10"}, ["ok"]),
        ({"decided_on": "2024年5月"}, ["ok"]),  # may be later
        ({"decided_on": ""}, [LEFT]),
        ({"measure": "社区戒毒"}, [LEFT]),
    ],
)
def test_what_the_roster_shows_afterwards_counts_as_action(cells: dict[str, str], expected: list[str]) -> None:
    test = drug_test(tested_on="2024-05-06", result="阳性", follow_up="")
    assert said(drug_tests.positive_without_action, books([person(**cells)], drug_tests=[test])) == expected


def test_where_nothing_could_show_action_it_is_not_run() -> None:
    test = drug_test(tested_on="2024-05-06", result="阳性")
    assert said(drug_tests.positive_without_action, books([person()], drug_tests=[test])) == [
        "not_run: 缺列：检测台账·处置情况"
    ]


def test_where_nothing_could_show_action_for_this_person_it_stays_open() -> None:
    tests = [drug_test(result="阳性", sheet="甲"), drug_test("李四", result="阴性", follow_up="", sheet="乙")]
    assert said(drug_tests.positive_without_action, books([person(), person("李四")], drug_tests=tests)) == [
        "undecided"
    ]


def test_the_finding_stands_in_the_empty_cell() -> None:
    test = drug_test(result="阳性", follow_up="")
    assert only_hit(drug_tests.positive_without_action, books([person()], drug_tests=[test])).place.field == "follow_up"
