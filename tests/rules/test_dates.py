"""DT: dates that cannot be."""

import pytest

from jdtool.rules import dates
from tests.factories import activity, books, drug_test, person, visit
from tests.rules.judging import said

# DT301


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-05-06", ["ok"]),
        ("2024.5", ["ok"]),  # imprecise is not unreadable
        ("2024.13.1", ["走访时间填的“2024.13.1”不是日期，应写成 2024-05-06 的样式"]),
        ("2024.11.31", ["走访时间填的“2024.11.31”不是日期，应写成 2024-05-06 的样式"]),
        ("2024.11.30", ["ok"]),
        ("2023.2.29", ["走访时间填的“2023.2.29”不是日期，应写成 2024-05-06 的样式"]),
        ("2024.2.29", ["ok"]),
        ("已走访", ["走访时间填的“已走访”不是日期，应写成 2024-05-06 的样式"]),
        ("待定", []),
        ("", []),
    ],
)
def test_a_filled_date_is_a_day_of_the_calendar(cell: str, expected: list[str]) -> None:
    assert said(dates.date_unreadable, books(visits=[visit(visited_on=cell)])) == expected


def test_what_stands_in_the_place_of_a_date_is_quoted_without_names_and_numbers() -> None:
    named = books([person("赵一鸣", reported_on="赵一鸣19900000001")])
    assert said(dates.date_unreadable, named) == ["报到日期填的“赵某某199********”不是日期，应写成 2024-05-06 的样式"]


def test_dates_of_every_ledger_are_looked_at() -> None:
    everywhere = books(
        [person(birth_date="1985.2.30")], (), [visit(visited_on="2.30")], [drug_test(tested_on="2.30")],
        [activity(held_on="2.30")],
    )  # fmt: skip
    assert len(said(dates.date_unreadable, everywhere)) == 4


# DT303


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-12-31", ["ok"]),
        ("2025-01-01", ["走访时间 2025-01-01 晚于截止日 2024-12-31，应不晚于截止日"]),
        ("2024年", ["ok"]),  # may lie before
        ("2025年1月", ["走访时间 2025-01 晚于截止日 2024-12-31，应不晚于截止日"]),
        ("2024.13.1", []),
        ("", []),
    ],
)
def test_what_has_happened_is_not_dated_after_the_check(cell: str, expected: list[str]) -> None:
    assert said(dates.date_in_future, books(visits=[visit(visited_on=cell)])) == expected


@pytest.mark.parametrize("planned", ["term_ends_on", "suspended_to"])
def test_a_planned_date_may_lie_ahead(planned: str) -> None:
    assert said(dates.date_in_future, books([person(**{planned: "2027-03-01"})])) == []


# DT305


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"served_on": "2024-03-05", "reported_on": "2024-03-05"}, ["ok"]),
        ({"served_on": "2024-03-05", "reported_on": "2024-03-04"},
         ["报到日期 2024-03-04 早于送达日期 2024-03-05，应不早于它"]),
        ({"served_on": "2024-03-05", "reported_on": "2024-03"}, ["ok"]),  # the 5th or later is possible
        ({"served_on": "2024-03-05", "reported_on": "2024-02"},
         ["报到日期 2024-02 早于送达日期 2024-03-05，应不早于它"]),
        ({"birth_date": "1985-01-01", "first_use_on": "1985-01-02"}, ["ok"]),
        ({"birth_date": "1985-01-01", "first_use_on": "1985-01-01"},
         ["首吸时间 1985-01-01 不晚于出生日期 1985-01-01，应晚于它"]),
        ({"birth_date": "1985", "first_use_on": "1985"}, ["ok"]),
        ({"decided_on": "2024-03-01", "agreement_on": "2024-02-01"},
         ["协议签订日期 2024-02-01 早于决定日期 2024-03-01，应不早于它"]),  # what lies between is not filled
        ({"first_found_on": "2024-03-01", "decided_on": "2024-02-01", "released_on": "2024-01-01"},
         ["决定日期 2024-02-01 早于初次发现日期 2024-03-01，应不早于它",
          "解除日期 2024-01-01 早于决定日期 2024-02-01，应不早于它"]),
        ({"served_on": "2024-03-05"}, []),  # nothing to compare with
        ({"served_on": "2024-03-05", "reported_on": "2024.13.1"}, []),
    ],
)  # fmt: skip
def test_one_step_of_the_law_follows_the_other(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dates.dates_out_of_order, books([person(**cells)])) == expected
