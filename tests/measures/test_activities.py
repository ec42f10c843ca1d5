"""Figures of publicity and other work."""

import datetime

import pytest

from jdtool.measures.figures import Figure, compute
from tests.factories import activity, books, community, person


def figure(name: str, activities, **rest) -> Figure:
    [found] = compute(books(activities=activities, **rest), [name])
    return found


def test_quantities_are_added_within_an_item_and_a_unit_only():
    found = figure(
        "publicity",
        [
            activity("标语", quantity=320, unit="幅"),
            activity("标语", quantity="90幅"),
            activity("标语", quantity=5, unit="条"),
            activity("横幅", quantity=19, unit="条"),
            activity("培训班", quantity=3, unit="期"),
            activity("行政拘留", quantity=3, unit="人次"),
            activity("毒情排查", quantity=1, unit="次"),
        ],
    )
    assert found.columns == ("项目", "单位", "数量", "场次", "概数笔数")
    assert found.rows == (
        ("标语", "幅", 410, 2, 0),
        ("标语", "条", 5, 1, 0),
        ("横幅", "条", 19, 1, 0),
        ("培训班", "期", 3, 1, 0),
    )


@pytest.mark.parametrize(
    ("written", "amount", "about"),
    [("280余", 600, 1), ("约280", 600, 1), ("280～300", 600, 1), ("280", 600, 0), ("280.5", 600.5, 0)],
)
def test_an_open_number_counts_by_its_lower_bound_and_is_flagged(written, amount, about):
    found = figure(
        "publicity", [activity("板报", quantity=320, unit="版"), activity("板报", quantity=written, unit="版")]
    )
    assert found.rows == (("板报", "版", amount, 2, about),)


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [({"quantity": "202_余"}, {"数量无法识别": 1}), ({"quantity": ""}, {"未填数量": 1}), ({}, {})],
)
def test_an_unreadable_quantity_is_no_zero(cells, left_out):
    found = figure("publicity", [activity("宣传资料", unit="份", **cells)], empty={"activities": ["item", "quantity"]})
    assert found.rows == (("宣传资料", "份", None, 1, 0),)
    assert found.left_out == left_out


def test_attendance_is_added_up_for_publicity_and_training():
    found = figure(
        "people_reached",
        [
            activity("讲座", people=55),
            activity("培训班", people="30余人"),
            activity("答卷", quantity=96, unit="人"),
            activity("答卷", quantity=96, unit="人", people=90),
            activity("横幅", quantity=3, unit="条"),
            activity("会议", people=15),
            activity("咨询", people="很多"),
            activity("讲座", "2023-06-01", people=1000),
        ],
    )
    assert (found.text, found.left_out) == ("271人次", {"参加人数无法识别": 1})


def test_attendance_nobody_wrote_down_is_missing_and_a_gap_is_told():
    blank, filled = activity("讲座", people="", community="甲"), activity("讲座", people=55, community="乙")
    found = figure("people_reached", [blank, activity("横幅", people="/", community="甲")])
    assert (found.missing, found.value, found.note) == (True, None, "参加人数都没有填，或无法识别")
    found = figure("people_reached", [activity("讲座", quantity=3, unit="场")])
    assert (found.missing, found.left_out) == (True, {})
    assert found.note.endswith("没有“参加人数”栏")
    found = figure("people_reached", [blank, filled])
    assert (found.value, found.left_out) == (55, {"未填人数": 1})
    found = figure("people_reached", [activity("讲座", "2023-06-01", people=1000)])
    assert (found.value, found.left_out) == (0, {})


def test_attendance_is_missing_for_the_group_that_wrote_none_down():
    rows = [activity("讲座", people="", community="甲"), activity("讲座", people=55, community="乙")]
    whole, *groups = compute(books(activities=rows), ["people_reached"], "community")
    assert (whole.value, [(each.group["community"], each.value) for each in groups]) == (55, [("甲", None), ("乙", 55)])


def test_the_items_across_one_row_are_one_occasion():
    row = [activity(item, "2024-06-26", row=900, people=cell) for item, cell in (("标语", ""), ("讲座", ""))]
    other = activity("讲座", "2024-03-05", people=55)
    reached, by_month, share = compute(
        books(activities=[*row, other]), ["people_reached", "publicity_by_month", "june_december_share"]
    )
    assert [line for line in by_month.rows if line[1]] == [("2024-03", 1, 55), ("2024-06", 1, None)]
    assert share.text == "50%（1/2）"
    assert (reached.value, reached.left_out) == (55, {"未填人数": 1})


UNITS = [community("和平里社区"), community("望湖楼社区"), community("清泉里社区")]


@pytest.mark.parametrize(
    ("activities", "text", "left_out"),
    [
        ([activity(community="和平里社区"), activity(community="和平里社区")], "33.3%（1/3）", {}),
        ([activity(community="和平里、望湖楼社区")], "66.7%（2/3）", {}),
        ([activity(community="各社区")], "0%（0/3）", {"未写明社区": 1}),
        ([activity(community="")], "0%（0/3）", {"未写明社区": 1}),
        ([activity("情报交流", community="和平里社区")], "0%（0/3）", {}),
        ([activity(held_on="2023-06-01", community="和平里社区")], "0%（0/3）", {}),
        ([activity(held_on="", community="和平里社区")], "0%（0/3）", {"无日期": 1}),
    ],
)
def test_coverage_is_of_the_communities_listed(activities, text, left_out):
    found = figure("publicity_coverage", activities, communities=UNITS)
    assert (found.text, found.left_out, found.note) == (text, left_out, "")
    assert figure("communities_covered", activities, communities=UNITS).value == found.numerator


def test_without_a_list_the_communities_seen_are_the_base_and_that_is_said():
    roster = [person("甲", community="和平里社区"), person("乙", community="望湖楼社区")]
    found = figure(
        "publicity_coverage", [activity(community="和平里社区"), activity(community="各社区")], persons=roster
    )
    assert (found.text, found.note) == ("50%（1/2）", "没有社区情况台账，以各台账出现的社区为准")


def test_a_county_covers_townships():
    towns = [community("", street="石桥镇"), community("", street="柳林镇")]
    found = figure("publicity_coverage", [activity(street="石桥镇", community="东村")], communities=towns)
    assert found.text == "50%（1/2）"


def test_villages_of_one_name_in_two_townships_are_two():
    villages = [community("新村", street="石桥镇"), community("新村", street="柳林镇")]
    found = figure("publicity_coverage", [activity(street="石桥镇", community="新村")], communities=villages)
    assert found.text == "50%（1/2）"


def test_months_have_a_line_each_until_as_of():
    activities = [activity(people=30), activity(held_on="2024-03-20"), activity(held_on="2024年第一季度", people=5)]
    found = figure("publicity_by_month", activities, as_of=datetime.date(2024, 4, 30))
    assert found.columns == ("月份", "场次", "参加人次")
    assert found.rows == (("2024-01", 0, 0), ("2024-02", 0, 0), ("2024-03", 2, 30), ("2024-04", 0, 0), ("未注明", 1, 5))


def test_june_and_december_are_shown_as_a_share_of_the_year():
    days = ("2024-06-26", "2024-12-01", "2024-06-01", "2024-03-05")
    assert figure("june_december_share", [activity(held_on=day) for day in days]).text == "75%（3/4）"


def test_meetings_are_counted_by_category_beside_what_the_office_asks():
    profile = '[activities]\nfrequency = { "情报交流" = { per = "季", times = 1 } }'
    found = figure(
        "meetings",
        [
            activity("情报交流", quantity=1, unit="次"),
            activity("情报交流", quantity=2, unit="次"),
            activity("情报交流会", quantity="", unit=""),
            activity("会议", quantity=15, unit="人"),
            activity("培训", quantity=3, unit="期"),
        ],
        profile=profile,
    )
    assert found.columns == ("类别", "要求", "次数")
    assert found.rows == (
        ("情报交流", "每季1次", 4),
        ("毒情排查", "未设定", 0),
        ("培训", "未设定", 3),
        ("会议", "未设定", 1),
    )


def test_enforcement_keeps_occasions_and_plants_apart():
    found = figure(
        "enforcement",
        [
            activity("行政拘留", quantity=3, unit="人次"),
            activity("行政拘留", quantity=2, unit="人次"),
            activity("铲除原植物", quantity="1,231株"),
            activity("标语", quantity=3, unit="幅"),
        ],
    )
    assert found.rows == (("行政拘留", "人次", 5, 2, 0), ("铲除原植物", "株", 1231, 1, 0))


def test_a_period_without_an_activity_has_an_empty_table():
    found = figure("enforcement", [activity("标语", quantity=1)])
    assert (found.rows, found.text, found.missing) == ((), "无记录", False)
