"""PU: counts of publicity that are about-numbers or no numbers."""

import pytest

from jdtool.rules import activities
from tests.factories import activity, books, person
from tests.rules.judging import only_hit, said


def about(text: str, value: int) -> str:
    return f"数量“{text}”是概数，合计按 {value} 计，有准确数的应填准确数"


# PU702


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("600", ["ok"]),
        (410, ["ok"]),
        ("600余", [about("600余", 600)]),
        ("600余版", [about("600余版", 600)]),
        ("近百", [about("近百", 100)]),
        ("约300份", [about("约300份", 300)]),
        ("2～3", [about("2～3", 2)]),
        ("两期", ["ok"]),
        ("202_余", []),  # no number: PU703
        ("若干", []),
        ("", []),
    ],
)
def test_an_about_number_is_told_with_what_it_counts_as(cell: object, expected: list[str]) -> None:
    assert said(activities.count_approximate, books(activities=[activity(quantity=cell)])) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("96", ["ok"]),
        ("150余人", ["参加人数“150余人”是概数，没有计入合计，有准确数的应填准确数"]),
        ("人山人海", []),
        ("/", []),
        ("", []),
    ],
)
def test_about_so_many_people_is_an_about_number_too(cell: str, expected: list[str]) -> None:
    assert said(activities.count_approximate, books(activities=[activity(people=cell)])) == expected


# PU703


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"quantity": "202_余"}, ["数量填的“202_余”不是数字，应填数字"]),
        ({"quantity": "若干"}, ["数量填的“若干”不是数字，应填数字"]),
        ({"quantity": "600余"}, ["ok"]),
        ({"quantity": "600"}, ["ok"]),
        ({"quantity": "0"}, ["ok"]),
        ({"quantity": "-3"}, ["数量填的“-3”不是数字，应填数字"]),
        ({"quantity": "/"}, []),
        ({"quantity": ""}, []),
        ({"people": "人山人海"}, ["参加人数填的“人山人海”不是数字，应填数字"]),
        ({"people": "150余人"}, []),  # PU702
        ({"people": "96人"}, ["ok"]),
        (
            {"quantity": "20xx", "people": "多人"},
            ["数量填的“20xx”不是数字，应填数字", "参加人数填的“多人”不是数字，应填数字"],
        ),
    ],
)
def test_a_filled_count_is_a_number(cells: dict[str, str], expected: list[str]) -> None:
    assert said(activities.count_unreadable, books(activities=[activity(**cells)])) == expected


def test_what_stands_in_the_place_of_a_number_is_quoted_without_names() -> None:
    named = books([person("赵一鸣")], activities=[activity(quantity="赵一鸣发放")])
    assert said(activities.count_unreadable, named) == ["数量填的“赵某某发放”不是数字，应填数字"]


def test_the_finding_stands_in_the_cell() -> None:
    hit = only_hit(activities.count_unreadable, books(activities=[activity(quantity="202_余", row=24)]))
    assert (hit.place.row, hit.place.field) == (24, "quantity")


@pytest.mark.parametrize("rule", [activities.count_approximate, activities.count_unreadable])
def test_without_counts_there_is_nothing_to_read(rule: object) -> None:
    assert said(rule, books(activities=[activity()])) == ["not_run: 缺列：宣传及工作活动·发放数量"]


# PU701


def no_unit(item: str, units: str, quantity: int = 20) -> str:
    return f"{item}可按{units}计，数量 {quantity} 没有写单位，应写明单位"


@pytest.mark.parametrize(
    ("item", "cells", "expected"),
    [
        ("标语", {"quantity": "20", "unit": ""}, [no_unit("标语", "幅、条")]),
        ("标语", {"quantity": "20"}, [no_unit("标语", "幅、条")]),
        ("标语", {"quantity": "20", "unit": "幅"}, ["ok"]),
        ("标语", {"quantity": "20幅"}, ["ok"]),
        ("禁毒宣传资料", {"quantity": "20"}, [no_unit("禁毒宣传资料", "份、张、册")]),
        ("情报交流", {"quantity": "1"}, ["ok"]),  # counted in one way only
        ("标语", {"quantity": ""}, []),
        ("标语", {"quantity": "若干"}, []),  # PU703
    ],
)
def test_a_quantity_of_what_is_counted_in_several_ways_has_its_unit(
    item: str, cells: dict[str, str], expected: list[str]
) -> None:
    assert said(activities.unit_missing, books(activities=[activity(item, **cells)])) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("发放数量", [no_unit("标语", "幅、条")]), ("数量（幅）", ["ok"]), ("份数", ["ok"]), ("数量及单位", ["ok"])],
)
def test_a_title_may_tell_the_unit(title: str, expected: list[str]) -> None:
    bare = activity(quantity="20")
    bare.origin.titles["quantity"] = title
    assert said(activities.unit_missing, books(activities=[bare])) == expected


def test_an_item_that_other_rows_count_in_several_ways_needs_its_unit_too() -> None:
    rows = [activity("彩旗", quantity="5面"), activity("彩旗", quantity="6杆"), activity("彩旗", quantity="7")]
    assert said(activities.unit_missing, books(activities=rows)) == ["ok", "ok", no_unit("彩旗", "杆、面", 7)]
    assert said(activities.unit_missing, books(activities=rows[1:])) == ["ok", "ok"]


# PU704

UNDATED = "没有活动日期，应填写日期（至少到月）"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-03-05", "ok"),
        ("2024年3月", "ok"),
        ("", UNDATED),
        ("不详", UNDATED),
        ("2024.13.1", "ok"),
    ],  # the last: DT301
)
def test_an_activity_has_its_day(cell: str, expected: str) -> None:
    assert said(activities.activity_undated, books(activities=[activity(held_on=cell)])) == [expected]


# PU705


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"held_on": "2024-12-31"}, "ok"),
        ({"held_on": "2025-01-01"}, "活动日期 2025-01-01 晚于截止日 2024-12-31，还没有开展的不应计入"),
        ({"held_on": "2024年12月"}, "ok"),
        ({"held_on": "2025年6月"}, "活动日期 2025-06 晚于截止日 2024-12-31，还没有开展的不应计入"),
        ({"remarks": "计划6月开展"}, "备注写明是计划，还没有开展的不应计入"),
        ({"remarks": "尚未开展"}, "备注写明是计划，还没有开展的不应计入"),
        ({"remarks": "按计划完成"}, "ok"),
        ({"remarks": "部署下半年计划"}, "ok"),
        ({"held_on": ""}, "ok"),
    ],
)
def test_what_is_planned_is_no_result(cells: dict[str, str], expected: str) -> None:
    assert said(activities.activity_future, books(activities=[activity(**cells)])) == [expected]
