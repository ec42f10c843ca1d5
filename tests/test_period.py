from datetime import date

import pytest

from jdtool.errors import JdtoolError
from jdtool.period import Period, parse_date


@pytest.mark.parametrize(
    ("text", "label", "days", "kind", "title"),
    [
        ("2024", "2024", (date(2024, 1, 1), date(2024, 12, 31)), "year", "2024年"),
        ("2024年", "2024", (date(2024, 1, 1), date(2024, 12, 31)), "year", "2024年"),
        ("2024年度", "2024", (date(2024, 1, 1), date(2024, 12, 31)), "year", "2024年"),
        ("２０２４", "2024", (date(2024, 1, 1), date(2024, 12, 31)), "year", "2024年"),
        ("2024-H1", "2024-H1", (date(2024, 1, 1), date(2024, 6, 30)), "half", "2024年上半年"),
        ("2024h2", "2024-H2", (date(2024, 7, 1), date(2024, 12, 31)), "half", "2024年下半年"),
        ("2024年下半年", "2024-H2", (date(2024, 7, 1), date(2024, 12, 31)), "half", "2024年下半年"),
        ("2024上半年", "2024-H1", (date(2024, 1, 1), date(2024, 6, 30)), "half", "2024年上半年"),
        ("2024-Q1", "2024-Q1", (date(2024, 1, 1), date(2024, 3, 31)), "quarter", "2024年第一季度"),
        ("2024-Q3", "2024-Q3", (date(2024, 7, 1), date(2024, 9, 30)), "quarter", "2024年第三季度"),
        ("2024年第三季度", "2024-Q3", (date(2024, 7, 1), date(2024, 9, 30)), "quarter", "2024年第三季度"),
        ("2024年4季度", "2024-Q4", (date(2024, 10, 1), date(2024, 12, 31)), "quarter", "2024年第四季度"),
        ("2024-06", "2024-06", (date(2024, 6, 1), date(2024, 6, 30)), "month", "2024年6月"),
        ("2024-2", "2024-02", (date(2024, 2, 1), date(2024, 2, 29)), "month", "2024年2月"),
        ("2023年2月", "2023-02", (date(2023, 2, 1), date(2023, 2, 28)), "month", "2023年2月"),
        (" 2024 年 12 月 ", "2024-12", (date(2024, 12, 1), date(2024, 12, 31)), "month", "2024年12月"),
        (
            "2024-01-05..2024-06-30",
            "2024-01-05..2024-06-30",
            (date(2024, 1, 5), date(2024, 6, 30)),
            "range",
            "2024年1月5日至6月30日",
        ),
    ],
)
def test_a_period_is_read_as_offices_write_it(text, label, days, kind, title):
    period = Period.parse(text)
    assert (period.label, (period.first, period.last)) == (label, days)
    assert (period.kind, period.title) == (kind, title)
    assert Period.parse(period.label) == period


@pytest.mark.parametrize(
    "text", ["", "24", "202", "2024-H3", "2024-Q0", "2024-Q5", "2024-00", "2024-13", "2024年第五季度", "去年", "3024"]
)
def test_a_period_that_cannot_be_read_is_refused_with_examples(text):
    with pytest.raises(JdtoolError, match="请写成 2024、2024-H1（上半年）、2024-Q3（第三季度）或 2024-06") as caught:
        Period.parse(text)
    assert f"“{text}”" in str(caught.value)


@pytest.mark.parametrize(
    ("first", "last", "label", "title"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024", "2024年"),
        (date(2024, 4, 1), date(2024, 6, 30), "2024-Q2", "2024年第二季度"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02", "2024年2月"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01..2024-02-28", "2024年2月1日至2月28日"),
        (date(2024, 2, 1), date(2024, 4, 30), "2024-02-01..2024-04-30", "2024年2月1日至4月30日"),
        (date(2023, 7, 1), date(2024, 6, 30), "2023-07-01..2024-06-30", "2023年7月1日至2024年6月30日"),
        (date(2024, 6, 26), date(2024, 6, 26), "2024-06-26..2024-06-26", "2024年6月26日"),
    ],
)
def test_two_days_that_make_a_whole_period_are_named_so(first, last, label, title):
    period = Period.between(first, last)
    assert (period.label, period.title) == (label, title)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(JdtoolError, match="请对调 --from 和 --to"):
        Period.between(date(2024, 6, 30), date(2024, 6, 29))


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [
        (date(2024, 1, 1), None, True),
        (date(2024, 12, 31), None, True),
        (date(2023, 12, 31), None, False),
        (date(2025, 1, 1), None, False),
        (date(2024, 12, 1), date(2024, 12, 31), True),
        (date(2024, 1, 1), date(2024, 12, 31), True),
        (date(2024, 12, 31), date(2025, 1, 1), False),
        (date(2023, 12, 31), date(2024, 1, 1), False),
    ],
)
def test_an_imprecise_day_is_inside_only_when_all_its_possible_days_are(first, last, inside):
    assert Period.parse("2024").contains(first, last) is inside


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2024", "2023"),
        ("2024-H2", "2024-H1"),
        ("2024-H1", "2023-H2"),
        ("2024-Q1", "2023-Q4"),
        ("2024-Q4", "2024-Q3"),
        ("2024-01", "2023-12"),
        ("2024-03", "2024-02"),
        ("2024-01-01..2024-09-30", "2023-04-01..2023-12-31"),
        ("2024-03-11..2024-03-20", "2024-03-01..2024-03-10"),
        ("2024-06-26..2024-06-26", "2024-06-25..2024-06-25"),
    ],
)
def test_the_previous_period_ends_the_day_before_and_is_as_long(text, before):
    assert Period.parse(text).previous() == Period.parse(before)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2024-02", [(2024, 2)]),
        ("2024-Q4", [(2024, 10), (2024, 11), (2024, 12)]),
        ("2023-12-31..2024-01-01", [(2023, 12), (2024, 1)]),
    ],
)
def test_months_are_all_those_with_a_day_inside(text, months):
    assert Period.parse(text).months() == months


def test_a_year_has_twelve_months():
    assert Period.parse("2024").months() == [(2024, month) for month in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-05",
        "2024-12-5",
        "2024.12.05",
        "2024/12/5",
        "2024年12月5日",
        "2024年12月05",
        "20241205",
        "２０２４－１２－０５",
    ],
)
def test_a_date_is_read_in_every_usual_spelling(text):
    assert parse_date(text) == date(2024, 12, 5)


@pytest.mark.parametrize("text", ["", "2024", "2024-12", "12-31", "2024-12.31", "2024125", "昨天", "20241231 08:00"])
def test_a_date_that_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(JdtoolError, match=r"^看不懂日期.*请写成 2024-12-31$"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2024-13-01", "没有 13 月"),
        ("20240001", "没有 0 月"),
        ("2023-02-29", "2023 年 2 月没有 29 日"),
        ("2024-06-31", "2024 年 6 月没有 31 日"),
        ("2024-06-00", "2024 年 6 月没有 0 日"),
    ],
)
def test_a_day_that_does_not_exist_is_said_to_be_so(text, problem):
    with pytest.raises(JdtoolError, match=problem):
        parse_date(text)


def test_the_last_of_february_exists_in_a_leap_year():
    assert parse_date("2024-02-29") == date(2024, 2, 29)
