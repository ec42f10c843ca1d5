"""DT: dates that cannot be."""

from datetime import date

import pytest
from msgspec.structs import replace

from jdtool.cells.day import Day
from jdtool.ledgers.books import Books
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.period import Period
from jdtool.rules import activities, dates
from tests.factories import activity, books, drug_test, person, visit
from tests.rules.judging import only_hit, said

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
        ("6.20", ["走访时间填的“6.20”没有写年份（标题、表名里也没有），应写成 2024-05-06 的样式"]),
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


def month_column(title: str, *cells: str) -> Books:
    """Visits told in one column of a month matrix, all in one row."""
    visits = [visit(visited_on=cell, row=5) for cell in cells]
    made = books(visits=visits)
    column = visits[0].origin.columns["visited_on"]
    (sheet,) = made.sheets
    across = replace(sheet, layout="matrix", columns=(ColumnUse(column, title, "visited_on"),))
    return replace(made, files=(replace(made.files[0], sheets=(across,)),))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("7月", "走访时间填的“6.20 6.28”与所在月份的列不符，应核对日期和填写的列"),
        ("6月", "走访时间填的“6.20 6.28”不是日期，应写成 2024-05-06 的样式"),
        ("第一次", "走访时间填的“6.20 6.28”不是日期，应写成 2024-05-06 的样式"),
    ],
)
def test_a_cell_with_two_days_is_told_once_and_may_contradict_its_month(title: str, expected: str) -> None:
    assert said(dates.date_unreadable, month_column(title, "6.20 6.28", "6.20 6.28")) == [expected]


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


@pytest.mark.parametrize(
    ("period", "as_of", "cell", "found"),
    [
        ("2024-Q1", None, "2024-04-01", 0),  # the ledger of the year has gone on since
        ("2024-Q1", None, "2024-12-31", 0),
        ("2024-Q1", None, "2025-01-01", 1),
        ("2024-H1", None, "2024-09-01", 0),
        ("2024-06", None, "2024-09-01", 0),
        ("2024-Q1", "2024-02-10", "2024-02-11", 1),  # the quarter is not over
        ("2024", None, "2025-01-01", 1),
    ],
)
def test_a_past_part_of_a_year_does_not_make_later_entries_wrong(
    period: str, as_of: str | None, cell: str, found: int
) -> None:
    chosen = {"period": Period.parse(period), "as_of": date.fromisoformat(as_of) if as_of else None}
    assert len(only_hits(said(dates.date_in_future, books(visits=[visit(visited_on=cell)], **chosen)))) == found
    held = books(activities=[activity(held_on=cell)], **chosen)
    assert len(only_hits(said(activities.activity_future, held))) == found


def only_hits(outcomes: list[str]) -> list[str]:
    return [each for each in outcomes if each not in {"ok", "undecided"}]


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
        ({"decided_on": "2024-05-01", "served_on": "2024", "reported_on": "2024-03-01"},  # the year alone hides nothing
         ["报到日期 2024-03-01 早于决定日期 2024-05-01，应不早于它"]),
        ({"decided_on": "2024-05-01", "served_on": "2024", "reported_on": "2024-05-01"}, ["ok"]),
        ({"decided_on": "2024-05-01", "served_on": "2024-03", "reported_on": "2024-02-01"},  # each told once
         ["送达日期 2024-03 早于决定日期 2024-05-01，应不早于它",
          "报到日期 2024-02-01 早于送达日期 2024-03，应不早于它"]),
        ({"served_on": "2024-03-05"}, []),  # nothing to compare with
        ({"served_on": "2024-03-05", "reported_on": "2024.13.1"}, []),
    ],
)  # fmt: skip
def test_one_step_of_the_law_follows_the_other(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dates.dates_out_of_order, books([person(**cells)])) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("解除日期", ["解除日期 2024-01-30 早于报到日期 2024-02-05，应不早于它"]),
        ("强戒解除日期", ["ok"]),  # it came before the order
        ("出所日期", ["ok"]),
    ],
)
def test_the_release_from_compulsory_treatment_comes_before_rehabilitation(title: str, expected: list[str]) -> None:
    out = person(measure="社区康复", decided_on="2024-01-30", reported_on="2024-02-05", released_on="2024-01-30")
    out.origin.titles["released_on"] = title
    assert said(dates.dates_out_of_order, books([out])) == expected


# DT302


def imprecise(title: str, count: int, rows: str) -> str:
    return f"{title}有 {count} 处只写到年或月（{rows}），应写到日"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-03-05", ["ok"]),
        ("2024年3月", ["ok", imprecise("报到日期", 1, "第 5 行")]),
        ("2024", ["ok", imprecise("报到日期", 1, "第 5 行")]),
        (2024.1, ["ok", imprecise("报到日期", 1, "第 5 行")]),  # January, or October without its 0
        ("2024年3月5日至7日", ["ok"]),  # days, if several
        ("", []),
        ("2024.13.1", []),
    ],
)
def test_a_date_of_which_only_the_month_is_known_is_told(cell: str | float, expected: list[str]) -> None:
    assert said(dates.date_imprecise, books([person(reported_on=cell, row=5)])) == expected


def test_a_column_of_months_is_one_finding_at_its_first_cell() -> None:
    rows = [person(f"人{row}", reported_on="2024年3月", row=row) for row in range(5, 12)]
    assert said(dates.date_imprecise, books(rows))[-1] == imprecise("报到日期", 7, "第 5、6、7、8、9 行等")
    assert only_hit(dates.date_imprecise, books(rows)).place.row == 5


def test_nobody_knows_the_day_of_a_first_use_and_some_titles_ask_for_the_month_only() -> None:
    birth = person(birth_date="1985年3月")
    assert len(said(dates.date_imprecise, books([birth]))) == 2
    birth.origin.titles["birth_date"] = "出生年月"
    assert said(dates.date_imprecise, books([birth])) == ["ok"]
    assert said(dates.date_imprecise, books([person(first_use_on="2008年")])) == ["ok"]


# DT304


def test_days_whose_year_was_taken_from_the_title_are_one_finding_a_column() -> None:
    inferred = Day(date(2024, 3, 5), date(2024, 3, 5), inferred=True)
    rows = [replace(visit(row=row), visited_on=inferred) for row in (5, 6)]
    message = "走访时间有 2 处只写了月、日（第 5、6 行），年份是按标题取的，应写全年月日"
    assert said(dates.year_inferred, books(visits=[*rows, visit(row=7)])) == ["ok", "ok", "ok", message]
    assert said(dates.year_inferred, books(visits=[visit(row=7)])) == ["ok"]


def test_under_a_month_the_year_comes_from_the_title_by_design() -> None:
    inferred = Day(date(2024, 3, 5), date(2024, 3, 5), inferred=True)
    made = month_column("3月", "2024-03-05")
    assert said(dates.year_inferred, replace(made, visits=(replace(made.visits[0], visited_on=inferred),))) == ["ok"]


def test_a_row_with_several_such_days_is_named_once_and_each_day_is_counted() -> None:
    inferred = Day(date(2024, 3, 5), date(2024, 3, 5), inferred=True)
    rows = [replace(visit(row=row), visited_on=inferred) for row in (4, 4, 4, 5)]
    message = "走访时间有 4 处只写了月、日（第 4、5 行），年份是按标题取的，应写全年月日"
    assert said(dates.year_inferred, books(visits=rows))[-1] == message


def test_two_sheets_are_two_findings() -> None:
    inferred = Day(date(2024, 3, 5), date(2024, 3, 5), inferred=True)
    rows = [replace(visit(sheet=sheet), visited_on=inferred) for sheet in ("甲", "乙")]
    assert len(said(dates.year_inferred, books(visits=rows))) == 4


def test_a_planned_activity_is_left_to_pu705() -> None:
    assert said(dates.date_in_future, books(activities=[activity(held_on="2025-06-26")])) == []
