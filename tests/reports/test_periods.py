"""The period a template is about: taken where nobody chose one, refused where it does not fit, compared with earlier ones."""

import datetime

import pytest

from jdtool.errors import JdtoolError
from jdtool.measures.figures import compute
from jdtool.period import Period
from jdtool.reports.changes import changes
from jdtool.reports.periods import ANY, HALF, JUNE, MONTH, QUARTER, Wanted, fitted, words_of
from jdtool.reports.tracing import Sources, bare
from tests.factories import activity, books, drug_test, person, visit


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [(HALF, "2024-H2"), (QUARTER, "2024-Q3"), (MONTH, "2024-08"), (JUNE, "2024-06"), (ANY, "2024")],
)
def test_nobody_chose_so_it_is_the_latest_with_a_record(wanted: Wanted, expected: str) -> None:
    found = fitted(books([person()], visits=[visit(visited_on="2024-08-05")]), wanted, chosen=False, dated=False)
    assert found.period.label == expected
    assert found.as_of == found.period.last


@pytest.mark.parametrize(
    ("wanted", "period", "expected"),
    [
        (HALF, "2024-H1", "2024-H1"),
        (JUNE, "2023", "2023-06"),
        (JUNE, "2024-06", "2024-06"),
        (JUNE, "2024-05-25..2024-07-05", "2024-05-25..2024-07-05"),
        (JUNE, "2024-06-01..2024-06-20", "2024-06-01..2024-06-20"),
        (ANY, "2024-Q1", "2024-Q1"),
    ],
)
def test_a_period_that_fits_is_kept(wanted: Wanted, period: str, expected: str) -> None:
    assert fitted(books(period=Period.parse(period)), wanted, chosen=True, dated=False).period.label == expected


@pytest.mark.parametrize(
    ("wanted", "period", "remedy"),
    [
        (QUARTER, "2024", "--quarter 2024-Q3"),
        (HALF, "2024-Q1", "--year 2024-H1"),
        (MONTH, "2024-Q1", "--month 2024-06"),
        (JUNE, "2024-05", "--year 2024"),
        (JUNE, "2024-Q2", "--year 2024"),
        (JUNE, "2024-07-01..2024-07-05", "--from、--to"),
    ],
)
def test_one_that_does_not_fit_is_refused_with_what_to_type(wanted: Wanted, period: str, remedy: str) -> None:
    with pytest.raises(JdtoolError, match=remedy):
        fitted(books(period=Period.parse(period)), wanted, chosen=True, dated=False)


def test_a_cut_off_that_was_typed_stays() -> None:
    day = datetime.date(2024, 6, 20)
    assert fitted(books(as_of=day), JUNE, chosen=False, dated=True).as_of == day


@pytest.mark.parametrize(
    ("period", "until", "now", "following"),
    [
        ("2024", "2024-12-31", "全年", "下一步打算"),
        ("2024", "2024-11-30", "年初以来", "下一步打算"),
        ("2024-H1", "2024-06-30", "上半年", "下半年工作打算"),
        ("2024-H2", "2024-12-31", "下半年", "下一步打算"),
        ("2024-Q3", "2024-09-30", "本季度", "下季度工作打算"),
        ("2024-06", "2024-06-30", "本月", "下月工作打算"),
        ("2024-01-05..2024-06-30", "2024-06-30", "期内", "下一步打算"),
    ],
)
def test_a_period_has_its_words(period: str, until: str, now: str, following: str) -> None:
    words = words_of(Period.parse(period), datetime.date.fromisoformat(until))
    assert (words.now, words.next) == (now, following)


def told(period: str, *days: str) -> dict[str, str]:
    kept = books([person()], visits=[visit(visited_on=day) for day in days], period=Period.parse(period))
    return {name: bare(text) for name, text in changes(kept, compute(kept), Sources()).items()}


@pytest.mark.parametrize(
    ("period", "days", "expected"),
    [
        ("2024-06", ("2023-06-03", "2024-05-04", "2024-06-05", "2024-06-06"), "同比增加1人次，比上月增加1人次"),
        ("2024-06", ("2024-05-04", "2024-06-05"), "与上月持平"),  # nobody kept a ledger a year ago
        ("2024-Q2", ("2024-01-04", "2024-04-05", "2024-05-05"), "比上季度增加1人次"),
        ("2024-Q2", ("2024-02-04", "2024-04-05", "2024-05-05"), ""),  # begun in the middle of the quarter before
        ("2024", ("2023-01-04", "2023-05-04", "2024-06-05"), "比上年减少1人次"),
        ("2024-H1", ("2023-01-04", "2024-06-05"), "与上年同期持平"),
        ("2024-06", ("2024-06-05",), ""),
    ],
)
def test_a_figure_is_compared_where_the_ledger_reaches_back(period: str, days: tuple[str, ...], expected: str) -> None:
    assert told(period, *days).get("visits_done", "") == expected


def test_each_ledger_reaches_back_for_itself() -> None:
    kept = books(
        [person()],
        visits=[visit(visited_on="2024-06-05")],
        drug_tests=[drug_test(tested_on="2024-05-05"), drug_test(tested_on="2024-06-05")],
        activities=[activity(held_on="2024-05-05", people=10), activity(held_on="2024-06-05", people=30)],
        period=Period.parse("2024-06"),
    )
    found = changes(kept, compute(kept), Sources())
    assert {name: bare(text) for name, text in found.items()} == {
        "tests_done": "与上月持平",
        "urine_positive_rate": "与上月持平",
        "people_reached": "比上月增加20人次，上升200%",
    }


def test_what_stands_on_the_roster_now_is_not_compared() -> None:
    kept = books([person(first_found_on="2024-06-01")], visits=[visit(visited_on="2023-01-05")])
    assert "new_registered" not in changes(kept, compute(kept), Sources())
