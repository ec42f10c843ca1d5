"""DT313: three years without drugs are three years."""

import pytest

from jdtool.rules import abstinence
from tests.factories import books, drug_test, person
from tests.rules.judging import only_hit, said

CLEAN = {"measure": "戒断三年未复吸"}


def early(what: str, full: str) -> str:
    return f"填“戒断三年未复吸”，{what}，满三年应在 {full}"


# as_of 2024-12-31


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"reported_on": "2021-12-31"}, ["ok"]),  # three years to the day
        ({"reported_on": "2022-01-01"}, [early("2022-01-01 报到", "2025-01-01")]),
        ({"decided_on": "2022-01-01"}, [early("2022-01-01 决定", "2025-01-01")]),
        ({"reported_on": "2021年12月"}, ["ok"]),
        ({"reported_on": "2022年1月"}, [early("2022-01 报到", "2025-01-01")]),
        ({"reported_on": "2021年"}, ["ok"]),  # the last day of the year suffices
        ({"reported_on": "2021年12月", "decided_on": "2021-11-02"}, ["ok"]),
        ({"reported_on": "2020-03-01", "relapsed_on": "2022-06-01"}, [early("2022-06-01 复吸", "2025-06-01")]),
        ({"reported_on": "2020-03-01", "relapsed_on": "2019-06-01"}, ["ok"]),
        ({"reported_on": "2020-03-01", "relapsed_on": "2021-06-15"}, ["ok"]),
        ({"reported_on": "2020-03-01", "relapsed_on": "2021-2022"}, ["undecided"]),  # in either year
        ({"first_found_on": "2022-06-01"}, ["undecided"]),  # no anchor of the profile cn
        ({"released_on": "2022-06-01"}, ["undecided"]),  # out of what, the title does not say
        ({}, ["undecided"]),
        ({"measure": "社会面", "reported_on": "2022-06-01"}, []),
        ({"measure": "", "control_status": "社会面戒断三年未复吸", "reported_on": "2022-06-01"},
         [early("2022-06-01 报到", "2025-06-01")]),
    ],
)  # fmt: skip
def test_three_years_lie_between_the_anchor_and_the_check(cells: dict[str, str], expected: list[str]) -> None:
    assert said(abstinence.abstinent_too_early, books([person(**{**CLEAN, **cells})])) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("解除日期", ["undecided"]), ("解除强戒日期", [early("2022-06-01 解除强制隔离戒毒", "2025-06-01")])],
)
def test_a_release_is_an_anchor_where_it_is_from_compulsory_treatment(title: str, expected: list[str]) -> None:
    out = person(**CLEAN, released_on="2022-06-01")
    out.origin.titles["released_on"] = title
    assert said(abstinence.abstinent_too_early, books([out])) == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (drug_test(tested_on="2021-12-31", result="阳性"), ["ok"]),
        (drug_test(tested_on="2022-01-01", result="阳性"), [early("2022-01-01 检测阳性", "2025-01-01")]),
        (drug_test(tested_on="2022-01-01", result="阳性", confirmed="阴性"), ["ok"]),
        (drug_test(tested_on="2022-01-01", result="阴性"), ["ok"]),
        (drug_test(tested_on="2022-03-01", result="阳性", method="毛发"), ["undecided"]),  # used in 2021, perhaps
        (drug_test(tested_on="2023-03-01", result="阳性", method="毛发"),
         [early("2022-09-01～2023-03-01 毛发检测阳性所反映的吸毒", "2025-09-01")]),
        (drug_test(tested_on="2025-03-01", result="阳性"), ["ok"]),  # after the check
    ],
)  # fmt: skip
def test_a_positive_test_begins_the_three_years_anew(test: object, expected: list[str]) -> None:
    since = person(**CLEAN, reported_on="2015-03-01")
    assert said(abstinence.abstinent_too_early, books([since], drug_tests=[test])) == expected


def test_a_place_may_count_from_the_first_finding() -> None:
    found = person(**CLEAN, first_found_on="2022-06-01")
    profile = '[terms]\nabstinent_from = ["first_found"]'
    assert said(abstinence.abstinent_too_early, books([found], profile=profile)) == [
        early("2022-06-01 初次发现", "2025-06-01")
    ]


def test_a_relapse_counts_whatever_the_place_counts_from() -> None:
    relapsed = person(**CLEAN, first_found_on="2012-06-01", relapsed_on="2023-01-01")
    profile = '[terms]\nabstinent_from = ["first_found"]'
    assert only_hit(abstinence.abstinent_too_early, books([relapsed], profile=profile)).place.field == "relapsed_on"
