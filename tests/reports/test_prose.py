from datetime import date
from decimal import Decimal

import pytest

from jdtool.reports import prose


@pytest.mark.parametrize(
    ("n", "unit", "text"),
    [
        (11, "人", "11人"),
        (0, "人", "0人"),
        (None, "人", "（数据暂缺）"),
        (1254, "人", "1254人"),  # no thousands mark
        (99996, "份", "99996份"),
        (123, "人次", "123人次"),
    ],
)
def test_a_count_is_digits_with_its_unit(n, unit, text):
    assert prose.count(n, unit) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (860, 1254, "68.6%"),
        (6, 11, "54.5%"),
        (11, 11, "100%"),
        (0, 11, "0%"),
        (0, 0, "无对象"),
        (None, 11, "（数据暂缺）"),
        (6, None, "（数据暂缺）"),
        (1, 2, "50%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 16, "6.3%"),  # 6.25 exactly
        (1, 2000, "0.1%"),  # 0.05 exactly
        (1, 2001, "不足0.1%"),
        (4, 10000, "不足0.1%"),
        (9994, 10000, "99.9%"),
        (1999, 2000, "99.9%以上"),  # 99.95 would round to all of them
        (9999, 10000, "99.9%以上"),
        (7, 5, "140%"),
        (3, 2900, "0.1%"),
    ],
)
def test_a_percentage_has_one_decimal_and_never_rounds_a_case_away(part, whole, text):
    assert prose.percent(part, whole) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (6, 11, "54.5%（6/11）"),
        (860, 1254, "68.6%（860/1254）"),
        (0, 11, "0%（0/11）"),
        (1, 3000, "不足0.1%（1/3000）"),
        (2999, 3000, "99.9%以上（2999/3000）"),
        (0, 0, "无对象"),
        (None, 11, "（数据暂缺）"),
        (None, 0, "（数据暂缺）"),
        (6, None, "（数据暂缺）"),
    ],
)
def test_a_rate_carries_its_fraction(part, whole, text):
    assert prose.fraction_text(part, whole) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (143, 138, "比上年增加5人，上升3.6%"),
        (138, 143, "比上年减少5人，下降3.5%"),
        (138, 138, "与上年持平"),
        (0, 0, "与上年持平"),
        (5, 0, "比上年增加5人"),
        (12, 9, "比上年增加3人"),  # base below ten
        (12, 10, "比上年增加2人，上升20%"),
        (0, 9, "比上年减少9人"),
        (0, 10, "比上年减少10人，下降100%"),
        (30, 10, "比上年增加20人，上升200%"),  # never 倍
        (3001, 3000, "比上年增加1人，上升不足0.1%"),
        (2999, 3000, "比上年减少1人，下降不足0.1%"),
        (None, 10, "比上年变化（数据暂缺）"),
        (10, None, "比上年变化（数据暂缺）"),
        (None, None, "比上年变化（数据暂缺）"),
    ],
)
def test_a_change_of_a_count_is_its_number_and_from_ten_up_its_share(now, before, text):
    assert prose.change(now, before, "人") == text


@pytest.mark.parametrize(
    ("label", "risen", "same"),
    [
        ("比上年", "比上年增加2份，上升20%", "与上年持平"),
        ("同比", "同比增加2份，上升20%", "与上年同期持平"),
        ("环比", "环比增加2份，上升20%", "与上月持平"),
        ("比上月", "比上月增加2份，上升20%", "与上月持平"),
        ("比2022年", "比2022年增加2份，上升20%", "与2022年持平"),
        ("较上年", "较上年增加2份，上升20%", "较上年持平"),
    ],
)
def test_a_change_names_what_it_is_compared_with(label, risen, same):
    assert prose.change(12, 10, "份", label) == risen
    assert prose.change(10, 10, "份", label) == same


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ((90, 100), (866, 1000), "比上年上升3.4个百分点"),
        ((866, 1000), (90, 100), "比上年下降3.4个百分点"),
        ((90, 100), (88, 100), "比上年上升2个百分点"),
        ((6, 11), (12, 22), "与上年持平"),  # the same rate of other people
        ((6000, 11000), (5999, 11000), "与上年基本持平"),  # 54.545 and 54.536
        ((6001, 11000), (6000, 11000), "比上年上升0.1个百分点"),  # 54.555 and 54.545: printed 54.6 and 54.5
        ((2, 3), (1, 3), "比上年上升33.4个百分点"),  # 66.7 less 33.3 as printed, not 33.3
        ((0, 11), (0, 30), "与上年持平"),
        ((0, 0), (6, 11), "比上年无可比对象"),
        ((6, 11), (0, 0), "比上年无可比对象"),
        ((None, 11), (6, 11), "比上年变化（数据暂缺）"),
        ((6, 11), (6, None), "比上年变化（数据暂缺）"),
        ((1, 1), (0, 1), "比上年上升100个百分点"),
    ],
)
def test_a_change_of_a_rate_is_the_difference_of_the_printed_rates(now, before, text):
    assert prose.points(now, before) == text


def test_a_change_of_a_rate_takes_the_label_of_the_period():
    assert prose.points((1, 2), (1, 2), "同比") == "与上年同期持平"
    assert prose.points((1, 2), (1, 4), label="同比") == "同比上升25个百分点"


@pytest.mark.parametrize(
    ("n", "unit", "text"),
    [
        (0, "元", "0元"),
        (9996, "份", "9996份"),
        (10000, "份", "1万份"),
        (99996, "", "10万"),
        (20412, "份", "2.04万份"),
        (456000, "元", "45.6万元"),
        (99_999_999, "元", "1亿元"),
        (123_456_789, "元", "1.23亿元"),
        (-20412, "元", "-2.04万元"),
        (Decimal("9999.5"), "元", "9999.5元"),
        (None, "元", "（数据暂缺）"),
    ],
)
def test_large_numbers_come_in_wan_and_yi(n, unit, text):
    assert prose.wan(n, unit) == text


@pytest.mark.parametrize(
    ("n", "word", "text"),
    [
        (600, "余", "600余版"),
        (600, "多", "600多版"),
        (600, "约", "约600版"),
        (600, "近", "近600版"),
        (600, "", "600版"),
        (0, "余", "0版"),
        (0, "约", "0版"),
        (None, "余", "（数据暂缺）"),
    ],
)
def test_an_approximate_quantity_keeps_the_recorders_word(n, word, text):
    assert prose.about(n, "版", word) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (20412, "2万余份"),
        (25999, "2.5万余份"),
        (1254, "1200余份"),
        (1200, "1200份"),  # not above it
        (612, "600余份"),
        (600, "600份"),
        (96, "90余份"),
        (11, "10余份"),
        (10, "10份"),
        (9, "9份"),
        (0, "0份"),
        (None, "（数据暂缺）"),
    ],
)
def test_a_rounded_down_count_is_strictly_exceeded(n, text):
    assert prose.over(n, "份") == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (2, 3, "条", "2～3条"),
        (63, 68, "%", "63%～68%"),
        (2, 2, "条", "2条"),
        (0, 1, "条", "0～1条"),
        (None, 3, "条", "（数据暂缺）"),
        (2, None, "条", "（数据暂缺）"),
    ],
)
def test_a_range_of_numbers_runs_from_low_to_high(low, high, unit, text):
    assert prose.number_range(low, high, unit) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2024, 3, 8), "2024年3月8日"), (date(2024, 12, 31), "2024年12月31日"), (None, "（数据暂缺）")],
)
def test_a_date_has_its_full_year_and_no_leading_zeros(day, text):
    assert prose.date_text(day) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2024, 1, 5), date(2024, 6, 30), "2024年1月5日至6月30日"),
        (date(2024, 7, 2), date(2024, 7, 19), "2024年7月2日至19日"),
        (date(2023, 12, 1), date(2024, 1, 31), "2023年12月1日至2024年1月31日"),
        (date(2023, 7, 1), date(2024, 7, 1), "2023年7月1日至2024年7月1日"),
        (date(2024, 6, 26), date(2024, 6, 26), "2024年6月26日"),
        (None, date(2024, 6, 26), "（数据暂缺）"),
        (date(2024, 6, 26), None, "（数据暂缺）"),
    ],
)
def test_a_range_of_dates_says_a_shared_year_and_month_once(first, last, text):
    assert prose.date_range(first, last) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [((), "无"), (("标语",), "标语"), (("标语", "横幅"), "标语和横幅"), (("标语", "横幅", "板报"), "标语、横幅和板报")],
)
def test_a_listing_ends_with_and(items, text):
    assert prose.listing(items) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ((), ""),
        (("人户分离较多",), "人户分离较多。"),
        (("健全组织", "保证经费"), "一是健全组织；二是保证经费。"),
        (("健全组织。", "保证经费；", "明确责任"), "一是健全组织；二是保证经费；三是明确责任。"),
        (("健全组织。调整成员", "保证经费"), "一是健全组织。调整成员。二是保证经费。"),
    ],
)
def test_points_of_a_paragraph_are_numbered_in_words(items, text):
    assert prose.first_second(items) == text


def test_the_eleventh_point_is_numbered_too():
    assert "；十是甲；十一是甲。" in prose.first_second(["甲"] * 11)


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (40, "四十"), (99, "九十九")],
)
def test_headings_are_numbered_in_han_digits(n, text):
    assert prose.chinese_number(n) == text


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Decimal("2.5"), 0, "3"),
        (2.675, 2, "2.68"),  # as printed, not as the nearest binary fraction
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("2.4"), 0, "2"),
        (1, 1, "1.0"),
        (0.05, 1, "0.1"),
    ],
)
def test_halves_round_away_from_zero(value, places, rounded):
    assert str(prose.half_up(value, places)) == rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("100.0"), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0"), "0"),
        (0.46, "0.46"),
        (-3, "-3"),
        (0, "0"),
    ],
)
def test_a_number_has_no_exponent_and_no_idle_zeros(value, text):
    assert prose.number(value) == text


@pytest.mark.parametrize(("text", "shown"), [("区禁毒办", "区禁毒办"), ("", ""), (None, "（数据暂缺）")])
def test_a_text_nobody_supplied_is_said_to_be_missing(text, shown):
    assert prose.stated(text) == shown


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (prose.count, (-1, "人")),
        (prose.percent, (-1, 11)),
        (prose.percent, (1, -11)),
        (prose.change, (-1, 11, "人")),
        (prose.change, (-1, -1, "人")),
        (prose.change, (11, -1, "人")),
        (prose.points, ((1, 2), (-1, 2))),
        (prose.about, (-600, "版")),
        (prose.about, (600, "版", "大概")),
        (prose.over, (-20412, "份")),
        (prose.number_range, (3, 2, "条")),
        (prose.date_range, (date(2024, 2, 1), date(2024, 1, 1))),
        (prose.chinese_number, (0,)),
        (prose.chinese_number, (100,)),
    ],
)
def test_what_cannot_be_a_count_a_range_or_a_heading_is_refused(function, arguments):
    with pytest.raises(ValueError, match=r"."):
        function(*arguments)
