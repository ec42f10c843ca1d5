"""Counts: plain, approximate, in Chinese, and what is none."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.cells.numerals import Number, number_of
from jdtool.cells.quantity import Quantity, read_count, read_quantity
from jdtool.cells.raw import Raw, Reading, Trouble


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        (410, 410, ""),
        (410.0, 410, ""),
        (0, 0, ""),
        (0.5, Decimal("0.5"), ""),
        ("410", 410, ""),
        ("410.0", 410, ""),
        ("410幅", 410, "幅"),
        (" 410 幅 ", 410, "幅"),
        ("410幅（张）", 410, "幅"),
        ("410（幅）", 410, "幅"),
        ("30人（其中男20人）", 30, "人"),
        ("410幅。", 410, "幅"),
        ("1,231株", 1231, "株"),
        ("１，２３１株", 1231, "株"),
        ("１２３", 123, ""),
        ("96人", 96, "人"),
        ("96人次", 96, "人次"),
        ("1.2万份", 12000, "份"),
        ("3万", 30000, ""),
        ("3万2千份", 32000, "份"),
        ("三百", 300, ""),
        ("三百二十条", 320, "条"),
        ("两期", 2, "期"),
        ("十二场", 12, "场"),
        ("一百零五人", 105, "人"),
        ("2千克", 2, "千克"),
        ("1.5kg", Decimal("1.5"), "KG"),
        ("3天", 3, "天"),
        ("共410幅", 410, "幅"),
        ("发放300份", 300, "份"),
        ("共发放300份", 300, "份"),
        ("共计发放宣传资料三百份", 300, "份"),
        ("3场宣传活动", 3, "场"),
        ("3人到场", 3, "人"),
        ("5个月", 5, "个"),
        ("12挂历", 12, "挂历"),
    ],
)
def test_exact_counts(raw: Raw, value: Number, unit: str) -> None:
    found = read_quantity(raw).value
    assert found is not None
    assert (found.value, found.low, found.high, found.approximate) == (value, value, value, False)
    assert found.unit.upper() == unit
    assert isinstance(found.value, int) == (value == int(value))


@pytest.mark.parametrize(
    ("raw", "value", "low", "high", "unit"),
    [
        ("600余版", 600, 600, None, "版"),
        ("600版余", 600, 600, None, "版"),
        ("130余块", 130, 130, None, "块"),
        ("300多份", 300, 300, None, "份"),
        ("300+", 300, 300, None, ""),
        ("300份以上", 300, 300, None, "份"),
        ("超过300份", 300, 300, None, "份"),
        ("3万余份", 30000, 30000, None, "份"),
        ("十余场", 10, 10, None, "场"),
        ("十几场", 10, 10, None, "场"),
        ("百余人", 100, 100, None, "人"),
        ("约300", 300, None, None, ""),
        ("300份左右", 300, None, None, "份"),
        ("共约300份", 300, None, None, "份"),
        ("发放宣传单超过300份", 300, 300, None, "份"),
        ("约300余份", 300, 300, None, "份"),
        ("近百", 100, None, 100, ""),
        ("不足300人", 300, None, 300, "人"),
        ("2～3条", 2, 2, 3, "条"),
        ("2~3条", 2, 2, 3, "条"),
        ("2-3次", 2, 2, 3, "次"),
        ("1—2次", 1, 1, 2, "次"),
        ("2至3次", 2, 2, 3, "次"),
        ("2条-3条", 2, 2, 3, "条"),
        ("1-2万份", 10000, 10000, 20000, "份"),
        ("五至十人", 5, 5, 10, "人"),
        ("三五次", 3, 3, 5, "次"),
        ("二三百人", 200, 200, 300, "人"),
        ("两三百人", 200, 200, 300, "人"),
        ("一两次", 1, 1, 2, "次"),
        ("30—40岁", 30, 30, 40, "岁"),
    ],
)
def test_about_numbers_keep_their_bounds(raw: str, value: int, low: int | None, high: int | None, unit: str) -> None:
    assert read_quantity(raw) == Reading(Quantity(value, low, high, True, unit, raw))


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "202_余份",
            "202_",
            "×××",
            "20xx",
            "20××年",
            "若干",
            "多幅",
            "几十份",
            "数百",
            "第3期",
            "参加禁毒办第3期",
            "共缺3份",
            "2期600余版",
            "3场/120人",
        ),
        *("-3", "−3", "3-2条", "2条-3次", "2023-05-06", "2023.5.6", "2023年5月6日", "3月", "2023年", "6日", "50%"),
        *("12,31", "300 200", "300\n200", "老项目无实名制", "30人未到", "三两", "同上", "1/2", "=SUM(A1)", "9" * 61),
        *(-1, -0.5, float("nan"), float("inf"), True, date(2023, 5, 6), time(0, 0), timedelta(1)),
        datetime(2023, 5, 6),  # noqa: DTZ001 - workbooks know no time zone
    ],
)
def test_what_is_no_count_is_not_guessed(raw: Raw) -> None:
    assert read_quantity(raw) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize("raw", ["无", "/", "—", "-", "不详", "..."])
def test_an_excuse_is_named(raw: str) -> None:
    assert read_quantity(raw) == Reading(None, Trouble.EXCUSED)
    assert read_count(raw) == Reading(None, Trouble.EXCUSED)


def test_a_blank_is_no_trouble() -> None:
    assert read_quantity(" ") == Reading(None)
    assert read_count("") == Reading(None)


@pytest.mark.parametrize(
    ("raw", "count"), [("30人", 30), (30.0, 30), ("45岁", 45), ("三十", 30), ("1.2万", 12000), ("0", 0), ("158名", 158)]
)
def test_plain_counts(raw: Raw, count: int) -> None:
    assert read_count(raw) == Reading(count)


@pytest.mark.parametrize("raw", ["30—40岁", "30余人", "约30", 0.5, "1.5", -1, "若干", True])
def test_a_count_is_whole_and_certain(raw: Raw) -> None:
    assert read_count(raw) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3亿2千万", 320000000),
        ("三百二", 320),
        ("三百零二", 302),
        ("三百十", 310),
        ("十", 10),
        ("二十", 20),
        ("一千零一", 1001),
        ("2千零5", 2005),
        ("二〇二三", 2023),
        ("零", 0),
        ("1,231.5", Decimal("1231.5")),
        ("12百", None),
        ("百2000", None),
        ("二三百", None),
        ("1.2.3", None),
        ("万" * 31, None),
        ("三个", None),
    ],
)
def test_numbers_in_chinese_and_mixed_writing(text: str, number: Number | None) -> None:
    assert number_of(text) == number


@given(st.integers(0, 99_999_999))
def test_every_whole_number_is_read_back(number: int) -> None:
    assert read_count(f"{number}人") == Reading(number)
    assert read_count(f"{number:,}") == Reading(number)


@given(st.text("0123456789.,十百千万亿两三余多约近-~至人次幅()年", max_size=30))
@settings(deadline=None)
def test_no_text_breaks_the_reader_and_bounds_hold_the_value(text: str) -> None:
    found = read_quantity(text).value
    if found is not None:
        assert found.value >= 0
        assert found.low is None or found.low <= found.value
        assert found.high is None or found.value <= found.high
