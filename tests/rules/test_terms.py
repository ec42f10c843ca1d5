"""DT: the terms of 戒毒条例."""

from datetime import date

import pytest

from jdtool.rules import terms
from jdtool.rules.rule import Severity
from tests.factories import books, dossier, person
from tests.rules.judging import only_hit, said

# DT306


@pytest.mark.parametrize(
    ("served", "reported", "expected"),
    [
        ("2024-03-01", "2024-03-16", ["ok"]),  # the 15th day; the day of service does not count
        ("2024-03-01", "2024-03-17", ["送达后 16 日才报到，应在 15 日内"]),
        ("2024-03-01", "2024-03-01", ["ok"]),
        ("2024-03-01", "2024-03", ["undecided"]),
        ("2024-03", "2024-04-15", ["undecided"]),  # served on the 31st at the latest: 15 days
        ("2024-03", "2024-04-16", ["送达后 16 日才报到，应在 15 日内"]),  # late however it was
        ("2024-03-01", "", []),  # DT307
        ("", "2024-03-16", []),
    ],
)
def test_the_report_comes_within_15_days_of_service(served: str, reported: str, expected: list[str]) -> None:
    assert said(terms.reported_late, books([person(served_on=served, reported_on=reported)])) == expected


@pytest.mark.parametrize(
    ("settings", "reported", "expected"),
    [
        ("report_within_days = 2", "2024-03-03", ["ok"]),
        ("report_within_days = 2", "2024-03-04", ["送达后 3 日才报到，应在 2 日内"]),
        ("day_count_inclusive = true", "2024-03-15", ["ok"]),
        ("day_count_inclusive = true", "2024-03-16", ["送达后 16 日才报到，应在 15 日内"]),
    ],
)
def test_a_place_may_ask_for_less_and_count_the_first_day(settings: str, reported: str, expected: list[str]) -> None:
    late = books([person(served_on="2024-03-01", reported_on=reported)], profile=f"[terms]\n{settings}")
    assert said(terms.reported_late, late) == expected


# DT307

NOT_REPORTED = "送达已 16 日没有报到日期，应在 15 日内报到"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"served_on": "2024-12-16"}, ["ok"]),  # the 15th day is as_of
        ({"served_on": "2024-12-15"}, [NOT_REPORTED]),
        ({"served_on": "2024-12-15", "measure": "社区康复"}, [NOT_REPORTED]),
        ({"served_on": "2024-12-15", "measure": "未报到"}, [NOT_REPORTED]),
        ({"served_on": "2024-12-15", "measure": "强制隔离戒毒"}, []),
        ({"served_on": "2024-12-15", "measure": "社区戒毒中止"}, []),
        ({"served_on": "2024-12-15", "control_status": "在押"}, []),
        ({"served_on": "2024-12-15", "control_status": "死亡"}, []),
        ({"served_on": "2024-12-15", "suspended_from": "2024-12-20"}, ["ok"]),
        ({"served_on": "2024-12-15", "released_on": "2024-12-20"}, ["ok"]),
        ({"served_on": "2024-12-15", "reported_on": "2024-12-20"}, ["ok"]),
        ({"served_on": "2024-12-15", "reported_on": "已报到"}, ["undecided"]),
        ({"served_on": "2024-12-15", "reported_on": "不详"}, ["undecided"]),
        ({"served_on": "2024年12月"}, ["undecided"]),  # the 1st or the 31st
        (
            {"served_on": "2024年11月"},
            ["送达已 31 日没有报到日期，应在 15 日内报到"],
        ),  # counted from the last possible day
        ({"served_on": ""}, []),
    ],
)
def test_who_was_served_and_did_not_report_is_found(cells: dict[str, str], expected: list[str]) -> None:
    unreported = {"measure": "社区戒毒", "reported_on": ""} | cells
    assert said(terms.not_reported, books([person(**unreported)])) == expected


def test_a_roster_that_has_no_column_for_the_report_tells_nothing_about_it() -> None:
    two = books([
        person(served_on="2024-03-01", measure="社区戒毒", sheet="甲"),
        person("李四", served_on="2024-03-01", reported_on="2024-03-05", measure="社区戒毒", sheet="乙"),
    ])  # fmt: skip
    assert said(terms.not_reported, two) == ["undecided", "ok"]


def test_reports_are_not_missed_where_no_roster_has_the_column() -> None:
    assert said(terms.not_reported, books([person(served_on="2024-03-01")])) == ["not_run: 缺列：花名册·报到日期"]


# DT308

UNSIGNED = "2024-03-01 已报到，没有协议签订日期，应及时签订协议"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"agreement_on": "2024-03-05"}, ["ok"]),
        ({"agreement_on": "2024-12-05"}, ["ok"]),  # the law says 及时 and no number of days
        ({"agreement_on": ""}, [UNSIGNED]),
        ({"agreement_on": "", "measure": "社区康复"}, [UNSIGNED]),
        ({"agreement_on": "", "measure": "社会面"}, []),
        ({"agreement_on": "", "measure": "已解除"}, []),
        ({"agreement_on": "已签"}, ["undecided"]),
        ({"agreement_on": "", "reported_on": ""}, []),
        ({"agreement_on": "", "reported_on": "2025-01-02"}, []),  # after as_of
        ({"agreement_on": "", "reported_on": "2024年3月"}, [UNSIGNED.replace("2024-03-01", "2024-03")]),
    ],
)
def test_who_reported_signs_an_agreement(cells: dict[str, str], expected: list[str]) -> None:
    reported = {"measure": "社区戒毒", "reported_on": "2024-03-01"} | cells
    assert said(terms.agreement_missing, books([person(**reported)])) == expected


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ({"agreement": "√"}, ["ok"]),
        ({"agreement": "×"}, [UNSIGNED]),
        ({"members": "√"}, ["undecided"]),  # no ledger of this person records agreements
    ],
)
def test_an_agreement_on_file_is_one_where_the_roster_has_no_date(papers: dict[str, str], expected: list[str]) -> None:
    cells = {"measure": "社区戒毒", "reported_on": "2024-03-01"}
    other = person("李四", sheet="另册", agreement_on="2024-03-05", **cells)
    found = books([person(**cells), other], [dossier(**papers)])
    assert said(terms.agreement_missing, found) == [*expected, "ok"]


@pytest.mark.parametrize(
    ("signed", "expected"),
    [("2024-03-11", ["ok"]), ("2024-03-12", ["报到后 11 日才签协议，应在 10 日内"]), ("2024-03", ["ok"])],
)
def test_a_place_may_set_days_for_the_agreement(signed: str, expected: list[str]) -> None:
    cells = {"measure": "社区戒毒", "reported_on": "2024-03-01", "agreement_on": signed}
    assert (
        said(terms.agreement_missing, books([person(**cells)], profile="[terms]\nagreement_within_days = 10"))
        == expected
    )


def test_an_agreement_signed_late_is_a_warning_only() -> None:
    cells = {"measure": "社区戒毒", "reported_on": "2024-03-01", "agreement_on": "2024-06-01"}
    late = books([person(**cells)], profile="[terms]\nagreement_within_days = 10")
    assert only_hit(terms.agreement_missing, late).severity is Severity.WARNING


# DT309


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"term_ends_on": "2027-03-01"}, ["ok"]),
        ({"term_ends_on": "2027-02-28"}, ["ok"]),  # the day before
        ({"term_ends_on": "2027-03-02"}, ["2024-03-01 起算，期满填 2027-03-02，应为 2027-02-28 或 2027-03-01"]),
        ({"term_ends_on": "2027-02-27"}, ["2024-03-01 起算，期满填 2027-02-27，应为 2027-02-28 或 2027-03-01"]),
        ({"term_ends_on": "2027-02-15", "decided_on": "2024-02-15"},  # never from the decision
         ["2024-03-01 起算，期满填 2027-02-15，应为 2027-02-28 或 2027-03-01"]),
        ({"term_ends_on": "2026-03-01", "credited_days": "365"}, ["undecided"]),
        ({"term_ends_on": "2026-03-01", "credited_days": "0"},
         ["2024-03-01 起算，期满填 2026-03-01，应为 2027-02-28 或 2027-03-01"]),
        ({"term_ends_on": "2027-09-01", "suspended_from": "2025-01-01"}, ["undecided"]),
        ({"term_ends_on": "2027-09-01", "transferred_on": "2025-01-01"}, ["undecided"]),
        ({"term_ends_on": "2027年3月"}, ["undecided"]),
        ({"term_ends_on": "2026-03-01", "measure": "社区康复"}, ["ok"]),  # two years
        ({"term_ends_on": "2027-03-01", "measure": "社区康复"}, ["ok"]),
        ({"term_ends_on": "2027-03-02", "measure": "社区康复"},
         ["2024-03-01 起算，期满填 2027-03-02，社区康复不超过三年，应不晚于 2027-03-01"]),
        ({"term_ends_on": "2026-03-01", "measure": "社会面"}, []),
        ({"term_ends_on": ""}, []),
        ({"term_ends_on": "2026-03-01", "reported_on": ""}, []),
    ],
)  # fmt: skip
def test_a_term_ends_three_years_after_the_report(cells: dict[str, str], expected: list[str]) -> None:
    term = {"measure": "社区戒毒", "reported_on": "2024-03-01"} | cells
    assert said(terms.term_wrong, books([person(**term)])) == expected


def test_a_term_begun_on_a_leap_day_ends_on_the_last_of_february() -> None:
    term = {"measure": "社区戒毒", "reported_on": "2024-02-29", "term_ends_on": "2027-02-28"}
    assert said(terms.term_wrong, books([person(**term)])) == ["ok"]


def test_a_place_may_begin_rehabilitation_with_the_decision() -> None:
    term = {"measure": "社康", "decided_on": "2024-02-20", "reported_on": "2024-03-01", "term_ends_on": "2027-02-21"}
    from_decision = books([person(**term)], profile='[terms]\nrehab_starts_on = "decided_on"')
    assert said(terms.term_wrong, from_decision) == [
        "2024-02-20 起算，期满填 2027-02-21，社区康复不超过三年，应不晚于 2027-02-20"
    ]


@pytest.mark.parametrize(
    ("start", "cells", "severity"),
    [
        ("reported_on", {"decided_on": "2024-02-20", "term_ends_on": "2027-03-02"}, None),  # too long from any day
        ("decided_on", {"decided_on": "2024-02-20", "term_ends_on": "2027-03-02"}, None),
        (
            "decided_on",
            {"decided_on": "2024-02-20", "term_ends_on": "2027-03-01"},
            Severity.WARNING,
        ),  # not from the report
        ("released_on", {"released_on": "2024-02-20", "term_ends_on": "2027-03-01"}, Severity.WARNING),
        ("decided_on", {"decided_on": "2024-02-20", "reported_on": "", "term_ends_on": "2027-03-02"}, Severity.WARNING),
        ("reported_on", {"released_on": "2024-03-05", "term_ends_on": "2027-03-02"}, Severity.WARNING),
    ],
)
def test_rehabilitation_too_long_from_one_day_and_not_from_another_is_a_warning(
    start: str, cells: dict[str, str], severity: Severity | None
) -> None:
    term = {"measure": "社区康复", "reported_on": "2024-03-01"} | cells
    found = books([person(**term)], profile=f'[terms]\nrehab_starts_on = "{start}"')
    assert only_hit(terms.term_wrong, found).severity is severity


def test_a_term_of_three_years_after_the_report_is_an_error_when_wrong() -> None:
    term = {"measure": "社区戒毒", "reported_on": "2024-03-01", "term_ends_on": "2026-03-01"}
    assert only_hit(terms.term_wrong, books([person(**term)])).severity is None


def test_release_from_compulsory_treatment_excuses_nobody_from_reporting() -> None:
    out = person(measure="社区康复", served_on="2024-12-15", reported_on="", released_on="2024-12-14")
    out.origin.titles["released_on"] = "强戒解除日期"
    assert said(terms.not_reported, books([out])) == [NOT_REPORTED]


def test_days_overdue_are_counted_to_the_day_of_the_check() -> None:
    served = books([person(served_on="2024-05-15", reported_on="")], as_of=date(2024, 5, 31))
    assert said(terms.not_reported, served) == [NOT_REPORTED]
