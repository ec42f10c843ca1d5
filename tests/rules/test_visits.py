"""VI: visits that are overdue, never made, or made to nobody on the roster."""

from datetime import date

import pytest

from jdtool.ledgers.visits import Visit
from jdtool.period import Period
from jdtool.rules import visits
from tests.factories import books, id_number, person, visit
from tests.rules.judging import only_hit, said

KNOWN = {"first_found_on": "2016-05-11"}
NO_VISITS = {"visits": ("name", "visited_on")}


def less(held: int) -> str:
    return f"（中止执行的 {held} 天不算）" if held else ""


def overdue(day: str, since: int, limit: int, held: int = 0) -> str:
    return f"上次走访 {day}，到截止日已 {since} 天{less(held)}，应不超过 {limit} 天"


# VI401: the profile cn allows 31 days


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([visit(visited_on="2024-11-30")], ["ok"]),  # 31 days
        ([visit(visited_on="2024-11-29")], [overdue("2024-11-29", 32, 31)]),
        ([visit(visited_on="2024-11-29"), visit(visited_on="2024-12-30")], ["ok"]),
        ([visit(visited_on="2024-11-29"), visit(visited_on="2025-01-02")], [overdue("2024-11-29", 32, 31)]),
        ([visit(visited_on="2024年11月")], ["ok"]),  # the last day of November is possible
        ([visit(visited_on="2024年10月")], [overdue("2024-10-31", 61, 31)]),
        ([visit("李四")], []),  # never visited: VI403
        ([visit(visited_on="2024-11-29"), visit(visited_on="", met="是")], ["undecided"]),
        ([visit(visited_on="2024-11-29"), visit(visited_on="2024.13.1")], ["undecided"]),
        ([visit(visited_on="2024-11-29"), visit(visited_on="", visitor="周某")],
         [overdue("2024-11-29", 32, 31)]),  # prepared, and nobody went
        ([visit(visited_on="2024-11-30"), visit(visited_on="", met="是")], ["ok"]),
    ],
)  # fmt: skip
def test_the_last_visit_lies_no_further_back_than_the_profile_says(made: list[Visit], expected: list[str]) -> None:
    assert said(visits.visit_overdue, books([person()], visits=made)) == expected


@pytest.mark.parametrize(
    ("risk", "day", "expected"),
    [
        ("高", "2024-12-24", ["ok"]),
        ("高", "2024-12-23", [overdue("2024-12-23", 8, 7)]),
        ("高风险", "2024-12-23", [overdue("2024-12-23", 8, 7)]),
        ("低", "2024-12-23", ["ok"]),
        ("", "2024-12-23", ["ok"]),
    ],
)
def test_the_risk_decides_how_long_is_too_long(risk: str, day: str, expected: list[str]) -> None:
    profile = '[visits]\nevery_days = { default = 31, "高" = 7 }'
    seen = books([person(risk=risk)], visits=[visit(visited_on=day)], profile=profile)
    assert said(visits.visit_overdue, seen) == expected


@pytest.mark.parametrize(
    "cells",
    [
        {"measure": "强制隔离戒毒"},
        {"measure": "戒断三年未复吸"},
        {"control_status": "在押"},
        {"control_status": "死亡"},
        {"measure": "出国（境）"},
    ],
)
def test_who_is_not_at_large_is_not_due(cells: dict[str, str]) -> None:
    away = books([person(**cells, **KNOWN)], visits=[visit(visited_on="2024-01-05")])
    assert said(visits.visit_overdue, away) == []
    assert said(visits.never_visited, away) == []


def test_a_profile_may_have_some_measures_visited_only() -> None:
    profile = '[visits]\ndue_measures = ["社区戒毒"]'
    people = [person(measure="社会面"), person("李四", measure="社区戒毒")]
    old = [visit(visited_on="2024-01-05"), visit("李四", visited_on="2024-01-06")]
    assert len(said(visits.visit_overdue, books(people, visits=old, profile=profile))) == 1


def test_a_visit_that_may_have_been_to_a_namesake_leaves_it_open() -> None:
    two = [person(community="和平里社区"), person(community="望湖楼社区")]
    made = [visit(visited_on="2024-03-05", community="和平里社区"), visit(visited_on="2024-12-20")]
    assert said(visits.visit_overdue, books(two, visits=made)) == ["undecided"]
    assert said(visits.never_visited, books(two, visits=made)) == ["ok", "undecided"]


@pytest.mark.parametrize("rule", [visits.visit_overdue, visits.never_visited])
def test_without_a_ledger_of_visits_nobody_is_overdue(rule: object) -> None:
    assert said(rule, books([person(**KNOWN)])) == ["not_run: 没有台账：走访台账"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"suspended_from": "2024-11-01", "suspended_to": "2024-11-30"}, [overdue("2024-10-01", 62, 31, 29)]),
        ({"suspended_from": "2024-10-02", "suspended_to": "2024-12-01"}, ["ok"]),  # 31 of the 91 days
        ({"suspended_from": "2024-10-02", "suspended_to": "2024-11-30"}, [overdue("2024-10-01", 32, 31, 59)]),
        ({"suspended_from": "2024-10-02"}, ["ok"]),  # in custody to this day
        ({"suspended_from": "2024-01-02", "suspended_to": "2024-02-01"}, [overdue("2024-10-01", 91, 31)]),
    ],
)
def test_days_in_custody_do_not_count_towards_the_last_visit(cells: dict[str, str], expected: list[str]) -> None:
    held = books([person(**cells)], visits=[visit(visited_on="2024-10-01")])
    assert said(visits.visit_overdue, held) == expected


# VI403

NEVER = "2024年没有走访记录，应至少每 31 天走访一次"


@pytest.mark.parametrize(
    ("cells", "made", "expected"),
    [
        (KNOWN, [], [NEVER]),
        ({}, [], [NEVER]),
        (KNOWN, [visit(visited_on="2024-01-01")], ["ok"]),
        (KNOWN, [visit(visited_on="2023-11-29")], [NEVER]),
        (KNOWN, [visit(visited_on="2025-01-01")], [NEVER]),  # after the period
        (KNOWN, [visit(visited_on="2024年")], ["ok"]),
        (KNOWN, [visit(visited_on="2024.13.1")], ["undecided"]),
        (KNOWN, [visit(visited_on="", content="在家，情绪稳定")], ["undecided"]),
        (KNOWN, [visit(visited_on="", met="否")], ["undecided"]),
        (KNOWN, [visit(visited_on="", visitor="周某")], [NEVER]),  # prepared, and nobody went
        (KNOWN, [visit(visited_on="无")], [NEVER]),
        ({"first_found_on": "2024-11-30"}, [], ["ok"]),  # known for 31 days
        ({"first_found_on": "2024-11-29"}, [], [NEVER]),
        ({"first_found_on": "2024年"}, [], ["ok"]),  # known since December, perhaps
        ({"first_found_on": "2016-05-11", "reported_on": "2024-12-20"}, [], ["ok"]),
        ({"first_found_on": "2025-01-05"}, [], ["ok"]),
        ({**KNOWN, "suspended_from": "2024-01-01"}, [], ["ok"]),  # in custody all year
        ({**KNOWN, "suspended_from": "2024-01-01", "suspended_to": "2024-11-29"}, [], [NEVER]),
    ],
)
def test_somebody_due_is_visited_at_least_once(cells: dict[str, str], made: list[Visit], expected: list[str]) -> None:
    assert said(visits.never_visited, books([person(**cells)], visits=made, empty=NO_VISITS)) == expected


JUNE = "2024年6月没有走访记录，应至少每 31 天走访一次"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([visit(visited_on="2024-05-30")], ["ok"]),  # 31 days before the end of June
        ([visit(visited_on="2024-05-29")], [JUNE]),
        ([visit(visited_on="2024-06-30")], ["ok"]),
        ([visit("李四", visited_on="2024-01-05")], [JUNE]),  # the ledger goes back to January, and tells of no visit
        ([visit("李四", visited_on="2024-06-05")], ["ok"]),  # before June nothing was recorded of anybody
    ],
)
def test_in_a_period_shorter_than_the_interval_the_visit_before_counts(made: list[Visit], expected: list[str]) -> None:
    june = books([person(**KNOWN)], visits=made, period=Period.parse("2024-06"))
    assert said(visits.never_visited, june) == expected


def test_the_period_ends_with_the_day_of_the_check() -> None:
    january = books([person(**KNOWN)], as_of=date(2024, 2, 1), empty=NO_VISITS)
    assert said(visits.never_visited, january) == ["ok"]  # 31 days
    february = books([person(**KNOWN)], as_of=date(2024, 2, 2), empty=NO_VISITS)
    assert said(visits.never_visited, february) == [NEVER]


# VI406

ONE, OTHER = id_number(1), id_number(3)
UNKNOWN = "花名册中没有此人，应先登记到花名册"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (visit("张三"), ["ok"]),
        (visit("张 三"), ["ok"]),
        (visit("张三", community="和平里社区"), ["ok"]),
        (visit("", id_number=ONE), ["ok"]),
        (visit("张三", id_number=ONE), ["ok"]),
        (visit("诸葛长青"), [UNKNOWN]),
        (visit("张三", id_number=OTHER), ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"]),
        (visit("张三", community="望湖楼社区"),
         ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"]),
        (visit("张三丰"), ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"]),
        (visit("张三丰", file="走访.xlsx"),
         ["花名册中没有此人；相近的有台账.xlsx“花名册”第 7 行张某某，应核对是否同一人"]),
        (visit("李四"), ["undecided"]),  # two of that name
        (visit("", "2024-03-05"), []),
    ],
)  # fmt: skip
def test_whoever_is_visited_stands_on_the_roster(made: Visit, expected: list[str]) -> None:
    people = [
        person("张三", id_number=ONE, community="和平里社区", row=7),
        person("李四", community="和平里社区"),
        person("李四", community="望湖楼社区"),
    ]
    assert said(visits.visit_unknown_person, books(people, visits=[made])) == expected


def test_the_stranger_is_shown_in_the_visits() -> None:
    hit = only_hit(visits.visit_unknown_person, books([person()], visits=[visit("诸葛长青", row=12)]))
    assert (hit.place.sheet, hit.place.row, hit.place.field) == ("走访台账", 12, "name")
    assert "诸葛" not in hit.message


def test_without_a_roster_nobody_is_a_stranger() -> None:
    assert said(visits.visit_unknown_person, books(visits=[visit()])) == ["not_run: 没有台账：花名册"]


# VI402


def gap(first: str, last: str, days: int, more: str = "", *, held: int = 0) -> str:
    return f"{first} 至 {last} 隔了 {days} 天没有走访{less(held)}，应不超过 31 天{more}"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2024-03-01", "2024-04-01"], ["ok"]),  # 31 days
        (["2024-03-01", "2024-04-02"], [gap("2024-03-01", "2024-04-02", 32)]),
        (["2024-04-02", "2024-03-01"], [gap("2024-03-01", "2024-04-02", 32)]),  # in whatever order they stand
        (["2024-03-01", "2024-03-20", "2024-04-15"], ["ok"]),
        (["2024-01-01", "2024-03-01", "2024-07-01"],
         [gap("2024-03-01", "2024-07-01", 122, "（期内这样的间隔有 2 段）")]),
        (["2023-11-01", "2024-01-05"], []),  # one visit of the period only
        (["2024-11-30", "2025-02-01"], []),
        (["2024年3月", "2024-05-01"], ["ok"]),  # the 31st of March is possible
        (["2024年3月", "2024-05-02"], [gap("2024-03", "2024-05-02", 32)]),
        (["2024-03-01"], []),
    ],
)  # fmt: skip
def test_no_more_days_than_the_profile_says_lie_between_two_visits(days: list[str], expected: list[str]) -> None:
    assert said(visits.visit_gap, books([person()], visits=[visit(visited_on=day) for day in days])) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"suspended_from": "2024-03-02", "suspended_to": "2024-05-01"}, ["ok"]),  # 31 of 91 days at large
        (
            {"suspended_from": "2024-03-02", "suspended_to": "2024-04-30"},
            [gap("2024-03-01", "2024-05-31", 32, held=59)],
        ),
        ({"suspended_from": "2023-03-02", "suspended_to": "2023-04-30"}, [gap("2024-03-01", "2024-05-31", 91)]),
    ],
)
def test_days_in_custody_are_no_gap(cells: dict[str, str], expected: list[str]) -> None:
    made = [visit(visited_on="2024-03-01"), visit(visited_on="2024-05-31")]
    assert said(visits.visit_gap, books([person(**cells)], visits=made)) == expected


def test_the_gap_is_shown_at_the_visit_that_ends_it_and_measured_by_the_risk() -> None:
    made = [visit(visited_on="2024-03-01"), visit(visited_on="2024-03-09", row=12)]
    profile = '[visits]\nevery_days = { default = 31, "高" = 7 }'
    found = only_hit(visits.visit_gap, books([person(risk="高")], visits=made, profile=profile))
    assert (found.place.sheet, found.place.row, found.place.field) == ("走访台账", 12, "visited_on")
    assert said(visits.visit_gap, books([person(risk="低")], visits=made, profile=profile)) == ["ok"]


def test_a_gap_that_a_namesake_may_have_filled_stays_open() -> None:
    two = [person(community="和平里社区"), person(community="望湖楼社区")]
    made = [visit(visited_on=day, community="和平里社区") for day in ("2024-03-01", "2024-06-01")]
    assert said(visits.visit_gap, books(two, visits=[*made, visit(visited_on="2024-04-01")])) == ["undecided"]


def test_who_is_not_at_large_has_no_gaps() -> None:
    made = [visit(visited_on="2024-03-01"), visit(visited_on="2024-06-01")]
    assert said(visits.visit_gap, books([person(measure="强制隔离戒毒")], visits=made)) == []


# VI410

NO_DATE = "填了走访内容或见面情况，没有走访日期，应填写日期"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"content": "在家，情绪稳定"}, [NO_DATE]),
        ({"met": "否"}, [NO_DATE]),
        ({"content": "在家", "visited_on": "/"}, [NO_DATE]),
        ({"content": "在家", "visited_on": "2024.13.1"}, ["ok"]),  # DT301
        ({"content": "在家", "visited_on": "2024年5月"}, ["ok"]),
        ({"visitor": "周某", "method": "入户"}, []),  # a row prepared for a visit
    ],
)
def test_what_was_seen_on_a_visit_has_its_day(cells: dict[str, str], expected: list[str]) -> None:
    assert said(visits.visit_date_missing, books(visits=[visit(**{"visited_on": ""} | cells)])) == expected
