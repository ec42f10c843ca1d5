"""Every spelling of a date met in ledgers, and those that must not become one."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.cells.day import Day, add_years, read_day
from jdtool.cells.raw import Raw, Reading, Trouble

SIXTH = date(2023, 5, 6)


@pytest.mark.parametrize(
    "raw",
    [
        datetime(2023, 5, 6, 10, 11),  # noqa: DTZ001 - workbooks know no time zone
        SIXTH,
        "2023.5.6",
        "2023-5-6",
        "2023/5/6",
        "2023-05-06",
        "2023年5月6日",
        "2023年5月6号",
        "2023年5月6",
        "2023年05月06日",
        "2023年5.6",
        "2023.5月6日",
        "20230506",
        20230506,
        20230506.0,
        45052,
        45052.0,
        45052.75,
        "45052",
        "2023-05-06 10:11:12",
        "2023-05-06T10:11:12.000Z",
        "2023/5/6 9:08",
        "\n\t\t2023/5/6 12:09:38\n\t",
        "　2023.5.6　",
        "2023 . 5 . 6",
        "2023 年 5 月 6 日",
        "2023 05 06",
        "2023 5 6",
        "２０２３．５．６",
        "２０２３年５月６日",
        "2023—5—6",
        "2023、5、6",
        "2023。5。6",
        "2023,5,6",
        "2023.5.6.",
        "2023.5.6。",
        "2023年5月6日、",
        "'2023.5.6",
        "23.5.6",
        "23年5月6日",
        "二〇二三年五月六日",
        "二零二三年五月六日",
        "二○二三年五月六号",
        "2023.05.06下午",
        "2023年5月6日上午",
        "2023年5月6日10时30分",
        "2023年5月6日已报到",
        "2023.5.6（星期六）",
        "2023年5月6日第二次",
        "2023.5.6-2023.5.6",
    ],
)
def test_one_day_in_every_spelling(raw: Raw) -> None:
    assert read_day(raw) == Reading(Day(SIXTH, SIXTH))


@pytest.mark.parametrize(
    ("raw", "first", "last", "shown"),
    [
        ("2023.5", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        (2023.5, date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("2023年5月", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("2023年5月份", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("2023年5月底", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("202305", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        (202305, date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("2023-05", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("23年5月", date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2023年12月", date(2023, 12, 1), date(2023, 12, 31), "2023-12"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (2023, date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (1950, date(1950, 1, 1), date(1950, 12, 31), "1950"),
        (2100.0, date(2100, 1, 1), date(2100, 12, 31), "2100"),
        ("2023年", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2023年度", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("2023年年底", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("04年", date(2004, 1, 1), date(2004, 12, 31), "2004"),
        ("2023年上半年", date(2023, 1, 1), date(2023, 6, 30), "2023-01-01～2023-06-30"),
        ("2023年下半年", date(2023, 7, 1), date(2023, 12, 31), "2023-07-01～2023-12-31"),
        ("2023年第一季度", date(2023, 1, 1), date(2023, 3, 31), "2023-01-01～2023-03-31"),
        ("2023年4季度", date(2023, 10, 1), date(2023, 12, 31), "2023-10-01～2023-12-31"),
        ("2023年11月上旬", date(2023, 11, 1), date(2023, 11, 10), "2023-11-01～2023-11-10"),
        ("2023年2月下旬", date(2023, 2, 21), date(2023, 2, 28), "2023-02-21～2023-02-28"),
        ("2023.4-2023.6", date(2023, 4, 1), date(2023, 6, 30), "2023-04-01～2023-06-30"),
        ("2023-04-2023-06", date(2023, 4, 1), date(2023, 6, 30), "2023-04-01～2023-06-30"),
        ("2023年4月-6月", date(2023, 4, 1), date(2023, 6, 30), "2023-04-01～2023-06-30"),
        ("2023年4-6月", date(2023, 4, 1), date(2023, 6, 30), "2023-04-01～2023-06-30"),
        ("2023.4.1-2023.4.5", date(2023, 4, 1), date(2023, 4, 5), "2023-04-01～2023-04-05"),
        ("2023-04-01至2023-04-05", date(2023, 4, 1), date(2023, 4, 5), "2023-04-01～2023-04-05"),
        ("2023-04-01-2023-04-05", date(2023, 4, 1), date(2023, 4, 5), "2023-04-01～2023-04-05"),
        ("2023.4.1—4.5", date(2023, 4, 1), date(2023, 4, 5), "2023-04-01～2023-04-05"),
        ("2023年4月1日～5日", date(2023, 4, 1), date(2023, 4, 5), "2023-04-01～2023-04-05"),
        ("2022-2023", date(2022, 1, 1), date(2023, 12, 31), "2022-01-01～2023-12-31"),
    ],
)
def test_what_is_known_only_in_part_is_kept_as_a_stretch(raw: Raw, first: date, last: date, shown: str) -> None:
    assert read_day(raw) == Reading(Day(first, last))
    assert str(read_day(raw).value) == shown


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        (2023.1, date(2023, 1, 1), date(2023, 10, 31)),  # a number cell: 2023.1, or 2023.10 with its zero dropped
        (2023.11, date(2023, 11, 1), date(2023, 11, 30)),
        ("2023.1", date(2023, 1, 1), date(2023, 1, 31)),
        ("2023.5-6", date(2023, 5, 1), date(2023, 6, 30)),  # May to June; a slip for 2023.5.6 lies inside
    ],
)
def test_a_doubtful_spelling_spans_all_it_can_mean(raw: Raw, first: date, last: date) -> None:
    assert read_day(raw) == Reading(Day(first, last))


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("5月6日", date(2024, 5, 6), date(2024, 5, 6)),
        ("5月6日上午", date(2024, 5, 6), date(2024, 5, 6)),
        ("五月六日", date(2024, 5, 6), date(2024, 5, 6)),
        ("5.6", date(2024, 5, 6), date(2024, 5, 6)),
        (5.6, date(2024, 5, 6), date(2024, 5, 6)),
        (6.3, date(2024, 6, 3), date(2024, 6, 30)),
        ("5.6日", date(2024, 5, 6), date(2024, 5, 6)),
        ("6.26", date(2024, 6, 26), date(2024, 6, 26)),
        ("6-26", date(2024, 6, 26), date(2024, 6, 26)),
        ("2月29日", date(2024, 2, 29), date(2024, 2, 29)),
        ("11月", date(2024, 11, 1), date(2024, 11, 30)),
        ("11月中旬", date(2024, 11, 11), date(2024, 11, 20)),
        ("十一月下旬", date(2024, 11, 21), date(2024, 11, 30)),
        ("上半年", date(2024, 1, 1), date(2024, 6, 30)),
        ("5月3日至5日", date(2024, 5, 3), date(2024, 5, 5)),
        ("5月3-5日", date(2024, 5, 3), date(2024, 5, 5)),
        ("4-6月", date(2024, 4, 1), date(2024, 6, 30)),
        ("10-3-10-5", date(2024, 10, 3), date(2024, 10, 5)),
    ],
)
def test_a_date_without_year_takes_the_year_given_and_says_so(raw: Raw, first: date, last: date) -> None:
    assert read_day(raw, year=2024) == Reading(Day(first, last, inferred=True))
    assert read_day(raw) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize(
    ("raw", "year", "born"),
    [
        ("68.3.2", None, 2068),
        ("69.3.2", None, 1969),
        ("65.3.2", 2024, 1965),
        ("34.3.2", 2024, 2034),
        ("35.3.2", 2024, 1935),
    ],
)
def test_two_digits_of_a_year_are_of_this_century_unless_too_far_ahead(raw: str, year: int | None, born: int) -> None:
    assert read_day(raw, year) == Reading(Day(date(born, 3, 2), date(born, 3, 2)))


@pytest.mark.parametrize(
    "raw",
    [
        *("2024.13.1", "2024-13-12", "2020.11.31", "2024-02-30", "2023-02-29", "2023.0.5", "2024年4月31日", "20231301"),
        *("12-2-30", "24-2-30", "202313", "230506", "2023-", "2023.5.6-", "2023.4.5-2023.4.1", "2023.2.30-2023.3.5"),
        *(
            "延期至2021.07.31",
            "300天",
            "616日历天",
            "未签",
            "同上",
            "开工令",
            "2023.5.6、2023.6.7",
            "2023年5月6日、7日",
        ),
        *("2023年5月6日前", "2023年5月6日以后", "2023年5月6日至今", "2023.5至今", "2023年5月6日左右", "2023.5.61"),
        *(
            "2017.7.8-001",
            "10:11:12",
            "2023:05:06",
            "1234",
            "1899年5月6日",
            "2151-01-01",
            "60000",
            "19999",
            "5",
            "13.5",
        ),
        *(
            True,
            -5,
            0,
            5,
            19999,
            60000,
            60001,
            3.14159,
            float("nan"),
            float("inf"),
            1e300,
            time(0, 0),
            timedelta(days=3),
        ),
        *(date(1899, 12, 31), datetime(2151, 1, 1)),  # noqa: DTZ001 - workbooks know no time zone
    ],
)
def test_what_is_no_date_never_becomes_a_neighbour(raw: Raw) -> None:
    assert read_day(raw) == Reading(None, Trouble.UNREADABLE)
    assert read_day(raw, year=2024).value is None or raw == 3.14159


@pytest.mark.parametrize("raw", ["/", "无", "不详", "未知", "—", "-", "待补", "空", "……", " / ", "——", "待补充"])
def test_an_excuse_is_no_date_and_is_named(raw: str) -> None:
    assert read_day(raw) == Reading(None, Trouble.EXCUSED)


@pytest.mark.parametrize("raw", ["", " ", "　", "\n\t", "\u200b"])
def test_a_blank_is_no_trouble(raw: str) -> None:
    assert read_day(raw) == Reading(None)


def test_the_limits_of_serials_and_years() -> None:
    assert read_day(20000).value == Day(date(1954, 10, 3), date(1954, 10, 3))
    assert read_day(44166).value == Day(date(2020, 12, 1), date(2020, 12, 1))
    assert read_day("43891").value == Day(date(2020, 3, 1), date(2020, 3, 1))
    assert read_day(59999).value == Day(date(2064, 4, 7), date(2064, 4, 7))
    assert read_day("1900-01-01").value == Day(date(1900, 1, 1), date(1900, 1, 1))
    assert read_day("2150-12-31").value == Day(date(2150, 12, 31), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), "month"),
        (date(2024, 2, 1), date(2024, 2, 28), "range"),
        (date(2024, 1, 1), date(2024, 12, 31), "year"),
        (date(2023, 1, 1), date(2024, 12, 31), "range"),
        (date(2024, 2, 1), date(2024, 2, 1), "day"),
    ],
)
def test_precision_follows_from_the_two_ends(first: date, last: date, precision: str) -> None:
    assert Day(first, last).precision == precision
    assert Day(first, last).exact == (precision == "day")


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2021, 5, 6), 3, date(2024, 5, 6)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2024, 2, 29), -3, date(2021, 2, 28)),
    ],
)
def test_anniversaries(day: date, years: int, then: date) -> None:
    assert add_years(day, years) == then


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)))
@settings(deadline=None)
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    year, month, of_month = day.year, day.month, day.day
    for text in (day.isoformat(), f"{year}.{month}.{of_month}", f"{year}年{month}月{of_month}日", f"{day:%Y%m%d}"):
        assert read_day(text) == Reading(Day(day, day))


@given(st.text("0123456789.-/年月日至~ 上中下旬初号半季度〇一二十T:", max_size=24), st.none() | st.just(2024))
@settings(deadline=None)
def test_no_text_breaks_the_reader_and_stretches_run_forward(text: str, year: int | None) -> None:
    day = read_day(text, year).value
    assert day is None or day.first <= day.last
