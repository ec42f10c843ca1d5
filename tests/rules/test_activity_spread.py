"""PU: where, when and how often."""

from datetime import date

import pytest

from jdtool.ledgers.activities import Activity
from jdtool.period import Period
from jdtool.rules import activity_spread
from tests.factories import activity, books, community
from tests.rules.judging import only_hit, said

# PU706

NEVER = "2024年没有宣传、培训活动，应至少开展一次"
TWO = [community("和平里社区"), community("望湖楼社区")]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([activity(community="和平里社区"), activity(community="望湖楼社区")], ["ok", "ok"]),
        ([activity(community="和平里社区")], ["ok", NEVER]),
        ([activity(community="和平里、望湖楼")], ["ok", "ok"]),
        ([activity(community="和平里社区"), activity(community="", place="望湖楼社区门口")], ["ok", "ok"]),
        ([activity(community="和平里社区"), activity(community="望湖楼社区", held_on="2023-12-31")], ["ok", NEVER]),
        ([activity(community="和平里社区"), activity(community="望湖楼社区", held_on="2025-01-01")], ["ok", NEVER]),
        (
            [activity(community="和平里社区"), activity("毒情排查", community="望湖楼社区")],
            ["ok", NEVER],
        ),  # no publicity
        ([activity(community="和平里社区"), activity("培训班", community="望湖楼社区")], ["ok", "ok"]),
        ([activity(community="和平里社区"), activity(community="", place="各社区")], ["ok", "undecided"]),
        ([activity(community="和平里社区", held_on="2023-05-01")], ["undecided", "undecided"]),  # none in the period
    ],
)
def test_every_listed_community_is_reached(held: list[Activity], expected: list[str]) -> None:
    assert said(activity_spread.community_uncovered, books(activities=held, communities=TWO)) == expected


def test_a_county_looks_at_its_townships() -> None:
    towns = [community("", street="枫林乡"), community("", street="松岗乡")]
    held = [activity(street="枫林乡")]
    assert said(activity_spread.community_uncovered, books(activities=held, communities=towns)) == ["ok", NEVER]


def test_without_a_list_or_a_column_of_places_nothing_is_uncovered() -> None:
    assert said(activity_spread.community_uncovered, books(activities=[activity(community="甲")])) == [
        "not_run: 没有台账：社区（村）情况"
    ]
    assert said(activity_spread.community_uncovered, books(activities=[activity()], communities=TWO)) == [
        "not_run: 缺列：宣传及工作活动·社区"
    ]


# PU707: the profile cn allows 60 %


def spread(june: int, others: int, item: str = "标语") -> list[Activity]:
    return [activity(item, f"2024-06-{day:02}") for day in range(1, june + 1)] + [
        activity(item, f"2024-03-{day:02}") for day in range(1, others + 1)
    ]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (spread(6, 4), ["ok"]),
        (spread(7, 4), ["宣传、培训活动 7/11 场（63.6%）在 6 月和 12 月，超过 60%，应分散到全年"]),
        (spread(5, 4), ["undecided"]),  # nine say little
        ([*spread(6, 4), activity(held_on="2024-12-04")],
         ["宣传、培训活动 7/11 场（63.6%）在 6 月和 12 月，超过 60%，应分散到全年"]),
        ([*spread(6, 4), *spread(9, 0, "情报交流")], ["ok"]),  # meetings are no publicity
        ([*spread(6, 4), activity(held_on="2024年6月")],
         ["宣传、培训活动 7/11 场（63.6%）在 6 月和 12 月，超过 60%，应分散到全年"]),
        ([*spread(6, 4), activity(held_on="2024年")], ["ok"]),  # in some month
    ],
)  # fmt: skip
def test_publicity_is_spread_over_the_year(held: list[Activity], expected: list[str]) -> None:
    assert said(activity_spread.concentrated, books(activities=held)) == expected


def test_only_a_whole_year_that_is_over_has_a_share() -> None:
    june = books(activities=spread(20, 0), period=Period.parse("2024-Q2"))
    assert said(activity_spread.concentrated, june) == ["undecided"]
    assert said(activity_spread.concentrated, books(activities=spread(20, 0), as_of=date(2024, 7, 1))) == ["undecided"]


def test_the_items_across_one_row_are_one_occasion() -> None:
    """Ten days in March and one in June whose row tells seven items: 1/11, not 7/17."""
    one_row = [
        activity(item, "2024-06-26", row=900) for item in ("标语", "横幅", "板报", "讲座", "传单", "展板", "咨询")
    ]
    assert said(activity_spread.concentrated, books(activities=[*one_row, *spread(0, 10)])) == ["ok"]
    eleven = [*one_row, *one_row, *spread(0, 3)]
    assert said(activity_spread.concentrated, books(activities=eleven)) == ["undecided"]  # four occasions say little


def test_a_place_may_set_the_share() -> None:
    profile = "[activities]\nconcentrated_share = 0.5"
    assert len(said(activity_spread.concentrated, books(activities=spread(6, 4), profile=profile))) == 1
    hit = only_hit(activity_spread.concentrated, books(activities=spread(6, 4), profile=profile))
    assert (hit.place.sheet, hit.place.row) == ("宣传及工作活动", 0)


# PU708

QUARTERLY = '[activities]\nfrequency = { "情报交流" = { per = "季", times = 1 } }'


def exchanges(*days: str, item: str = "情报交流") -> list[Activity]:
    return [activity(item, day) for day in days]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (exchanges("2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"), ["ok"]),
        (exchanges("2024-03-31", "2024-07-01", "2024-09-30", "2024-12-31"),
         ["情报交流 2024年第二季度 0 次，应每季至少 1 次"]),
        (exchanges("2024-03-31"),
         ["情报交流 2024年第二季度 0 次、2024年第三季度 0 次、2024年第四季度 0 次，应每季至少 1 次"]),
        (exchanges("2024-05-01", "2024-09-30", "2024-12-31"), ["ok"]),  # the ledger begins in May
        ([*exchanges("2024-01-05", item="标语"), *exchanges("2024-05-01", "2024-09-30", "2024-12-31")],
         ["情报交流 2024年第一季度 0 次，应每季至少 1 次"]),
        (exchanges("2024年3月", "2024年4月", "2024年第三季度", "2024-12-31"), ["ok"]),
        (exchanges("2024-03-31", "2024-09-30", "2024-12-31", ""), ["undecided"]),  # the undated one may be it
        (exchanges("2024-02-05", "2024-05-05", "2024-08-05", "2024-11-05", item="毒情信息交流会"), ["ok"]),
    ],
)  # fmt: skip
def test_exchanges_are_as_frequent_as_the_profile_asks(held: list[Activity], expected: list[str]) -> None:
    assert said(activity_spread.meeting_frequency, books(activities=held, profile=QUARTERLY)) == expected


def test_a_quantity_of_times_counts_as_often() -> None:
    twice = '[activities]\nfrequency = { "情报交流" = { per = "年", times = 2 } }'
    assert said(
        activity_spread.meeting_frequency, books(activities=[activity("情报交流", quantity="2次")], profile=twice)
    ) == ["ok"]
    assert said(
        activity_spread.meeting_frequency, books(activities=[activity("情报交流", quantity="2人")], profile=twice)
    ) == ["情报交流 2024年 1 次，应每年至少 2 次"]


def test_a_window_that_is_not_over_is_not_judged() -> None:
    may = books(activities=exchanges("2024-01-05"), profile=QUARTERLY, as_of=date(2024, 6, 29))
    assert said(activity_spread.meeting_frequency, may) == ["ok"]
    june = books(activities=exchanges("2024-01-05"), profile=QUARTERLY, as_of=date(2024, 6, 30))
    assert said(activity_spread.meeting_frequency, june) == ["情报交流 2024年第二季度 0 次，应每季至少 1 次"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2024-06-10", "2024-06-20", "2024-06-30"), ["ok"]),
        (("2024-06-10", "2024-06-21", "2024-06-30"), ["毒情排查 6月中旬 0 次，应每旬至少 1 次"]),
        (("2024-06-01", "2024年6月"), ["ok"]),  # the second in any ten days
    ],
)
def test_ten_days_are_the_thirds_of_a_month(days: tuple[str, ...], expected: list[str]) -> None:
    profile = '[activities]\nfrequency = { "毒情排查" = { per = "旬", times = 1 } }'
    month = books(activities=exchanges(*days, item="毒情排查"), profile=profile, period=Period.parse("2024-06"))
    assert said(activity_spread.meeting_frequency, month) == expected


def test_nothing_is_asked_in_the_profile_cn_and_visits_are_not_meetings() -> None:
    assert said(activity_spread.meeting_frequency, books(activities=[activity()])) == []
    visits = '[activities]\nfrequency = { "家访" = { per = "月", times = 1 }, "尿检" = { per = "半年", times = 1 } }'
    assert said(activity_spread.meeting_frequency, books(activities=[activity()], profile=visits)) == []
