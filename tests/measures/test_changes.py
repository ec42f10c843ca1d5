"""Figures of who came onto the roster and who left it."""

import datetime

import pytest
from msgspec.structs import replace

from jdtool.measures.account_rows import GAP, account
from jdtool.measures.figures import compute
from tests.factories import books, id_number, person
from tests.measures.test_figures import scattered

SEPTEMBER = datetime.date(2024, 9, 30)


@pytest.mark.parametrize(
    ("found_on", "new", "left_out"),
    [
        ("2024-01-01", 1, {}),
        ("2024-09-30", 1, {}),
        ("2024-10-01", 0, {"晚于截止日": 1}),
        ("2023-12-31", 0, {}),
        ("2025-01-01", 0, {}),
        ("2024年5月", 1, {}),
        ("2024年", 0, {"日期不精确": 1}),
        ("", 0, {"无日期": 1}),
        ("不详", 0, {"无日期": 1}),
    ],
)
def test_people_are_new_by_the_day_they_were_first_found(found_on, new, left_out):
    [found] = compute(books([person(first_found_on=found_on)], as_of=SEPTEMBER), ["new_registered"])
    assert (found.text, found.left_out) == (f"{new}人", left_out)


def test_of_two_rows_of_one_person_the_earliest_day_counts():
    number = id_number(1)
    roster = [person(id_number=number, first_found_on=day) for day in ("2024-05-01", "2016-03-02")]
    [found] = compute(books(roster), ["new_registered"])
    assert (found.value, found.left_out) == (0, {})


@pytest.mark.parametrize(
    ("cells", "lines", "left_out"),
    [
        ({"removed_on": "2024-03-01", "removal_reason": "病故"}, {"死亡": 1}, {}),
        ({"removed_on": "2024-03-01", "removal_reason": "户口迁往外县"}, {"迁出": 1}, {}),
        ({"removed_on": "2024-03-01", "removal_reason": "期满解除"}, {"解除": 1}, {}),
        ({"removed_on": "2024-03-01", "removal_reason": "出境"}, {"出国（境）": 1}, {}),
        ({"removed_on": "2024-03-01", "removal_reason": "收监执行"}, {"其他": 1}, {}),
        ({"removed_on": "2024-03-01", "removal_reason": "/", "measure": "死亡"}, {"死亡": 1}, {}),
        ({"removed_on": "2024-03-01", "measure": "戒断三年未复吸"}, {"戒断三年未复吸": 1}, {}),
        ({"removed_on": "2024-03-01"}, {"未注明": 1}, {}),
        ({"removed_on": "2023-12-31", "removal_reason": "病故"}, {}, {}),
        ({"removed_on": "2024年", "removal_reason": "病故"}, {}, {"日期不精确": 1}),
        ({"removed_on": "2024-12-01", "removal_reason": "病故"}, {}, {"晚于截止日": 1}),
        ({"removed_on": "", "measure": "死亡"}, {}, {"无日期": 1}),
        ({"removed_on": "", "measure": "社会面"}, {}, {}),
        ({"released_on": "2024-03-01"}, {"解除": 1}, {}),
        ({"released_on": "2024-03-01", "removed_on": "2024-06-01", "removal_reason": "死亡"}, {"死亡": 1}, {}),
        ({"released_on": "2024-03-01", "removed_on": "2025-06-01", "removal_reason": "死亡"}, {"解除": 1}, {}),
    ],
)
def test_people_who_left_are_counted_once_by_the_reason(cells, lines, left_out):
    [found] = compute(books([person(**cells)], as_of=SEPTEMBER, empty={"persons": ["removed_on"]}), ["removed"])
    assert (dict(found.rows), found.left_out) == (lines, left_out)
    assert found.columns == ("减少原因", "人数")


def lines_of(found) -> tuple[dict[str, int], dict[str, int]]:
    [figure] = compute(found, ["roster_account"])
    return {name: number for name, number in figure.rows if number}, figure.left_out


NO_ARRIVAL, VAGUE_ARRIVAL = "没有初次发现日期，不能列入期初或新增", "初次发现日期不精确，不能列入期初或新增"
NO_DEPARTURE, VAGUE_DEPARTURE = "已减少而没有减少日期", "减少日期不精确"


@pytest.mark.parametrize(
    ("cells", "lines", "left_out"),
    [
        ({"first_found_on": "2023-12-31"}, {"期初": 1, "期末": 1}, {}),
        ({"first_found_on": "2024-01-01"}, {"新增": 1, "期末": 1}, {}),
        ({"first_found_on": "2024-10-01"}, {}, {}),  # after the cut-off
        ({"first_found_on": "2025-01-01"}, {}, {}),
        ({"first_found_on": "2016-01-01", "transferred_in_on": "2024-02-01"}, {"转入": 1, "期末": 1}, {}),
        ({"first_found_on": "2016-01-01", "transferred_in_on": "2023-02-01"}, {"期初": 1, "期末": 1}, {}),
        ({"first_found_on": "2020-01-01", "released_on": "2024-03-01"}, {"期初": 1, "解除": 1}, {}),
        ({"first_found_on": "2024-01-05", "removed_on": "2024-03-01", "removal_reason": "病故"}, {"新增": 1, "死亡": 1}, {}),
        ({"first_found_on": "2020-01-01", "removed_on": "2024-03-01", "removal_reason": "迁往外县"}, {"期初": 1, "转出": 1}, {}),
        ({"first_found_on": "2020-01-01", "removed_on": "2024-03-01"}, {"期初": 1, "减少原因未注明": 1}, {}),
        ({"first_found_on": "2020-01-01", "removed_on": "2023-12-31"}, {}, {}),
        ({"first_found_on": "2020-01-01", "removed_on": "2024-10-01"}, {"期初": 1, "期末": 1}, {}),  # still here in September
        ({"first_found_on": "2020-01-01", "measure": "死亡"}, {}, {NO_DEPARTURE: 1}),
        ({"first_found_on": "2024-02-01", "measure": "死亡"}, {"新增": 1, GAP: -1}, {NO_DEPARTURE: 1}),
        ({"first_found_on": "2020-01-01", "removed_on": "2024年"}, {}, {VAGUE_DEPARTURE: 1}),
        ({"first_found_on": ""}, {"期末": 1, GAP: 1}, {NO_ARRIVAL: 1}),
        ({"first_found_on": "2024年"}, {"期末": 1, GAP: 1}, {VAGUE_ARRIVAL: 1}),
        ({"first_found_on": "", "removed_on": "2024-03-01", "removal_reason": "死亡"}, {"死亡": 1, GAP: 1}, {NO_ARRIVAL: 1}),
        ({"first_found_on": "2024-03-01", "removed_on": "2023-03-01"}, {}, {"减少日期早于初次发现（转入）日期": 1}),
    ],
)  # fmt: skip
def test_the_account_places_everybody_or_says_why_not(cells, lines, left_out):
    row = {"removed_on": "", "transferred_in_on": "", **cells}
    assert lines_of(books([person(**row)], as_of=SEPTEMBER)) == (lines, left_out)


ROSTER = [
    person("甲", first_found_on="2019-05-01"),
    person("乙", first_found_on="2023-05-01", removed_on="2024-05-01", removal_reason="病故"),
    person("丙", first_found_on="2022-05-01", removed_on="2023-06-01", removal_reason="期满解除"),
    person("丁", first_found_on="2024-05-01", removed_on="2024-08-01", removal_reason="迁出"),
    person("戊", first_found_on="2021-05-01", measure="社会面", transferred_in_on="2024-03-01"),
]


def test_what_a_year_ends_with_the_next_begins_with():
    [earlier], [now] = (compute(books(ROSTER, year=year), ["roster_account"]) for year in (2023, 2024))
    lines_before, lines_now = dict(earlier.rows), dict(now.rows)
    assert lines_before["期末"] == lines_now["期初"] == 2
    assert lines_now == {
        "期初": 2, "新增": 1, "转入": 1, "解除": 0, "死亡": 1, "转出": 1, "期末": 2, GAP: 0,
    }  # fmt: skip


def test_a_roster_that_does_not_tell_who_moved_in_says_so():
    found = books([person(first_found_on="2020-01-01", removed_on="")])
    assert "没有“转入日期”栏" in compute(found, ["roster_account"])[0].note


def test_without_a_column_for_those_who_left_there_is_no_account():
    [found] = compute(books([person(first_found_on="2020-01-01")]), ["roster_account"])
    assert (found.missing, found.note) == (True, "花名册没有“减少日期”“解除日期”栏")


@pytest.mark.parametrize("seed", range(3))
def test_the_account_adds_up_and_every_gap_has_its_reason(seed):
    found = scattered(seed)
    for each in found.people:
        lines, reason = account(found, found.rows_of(each))
        assert not lines.get(GAP) or reason
    rows = dict(compute(found, ["roster_account"])[0].rows)
    came, left = (sum(rows.get(name, 0) for name in names) for names in (("期初", "新增", "转入"), DEPARTED))
    assert came - left + rows[GAP] == rows["期末"]
    assert rows["期初"]
    assert rows["期末"]


DEPARTED = ("解除", "戒断三年未复吸", "死亡", "出国（境）", "转出", "其他减少", "减少原因未注明")


def test_a_day_of_moving_out_is_a_departure_and_one_of_another_place_of_execution_is_none():
    moved = person(first_found_on="2020-01-01", removed_on="", transferred_on="2024-03-01")
    titled = replace(moved, origin=replace(moved.origin, titles={**moved.origin.titles, "transferred_on": "转出日期"}))
    assert lines_of(books([titled])) == ({"期初": 1, "转出": 1}, {})
    assert lines_of(books([moved])) == ({"期初": 1, "期末": 1}, {})
