"""Figures of who came onto the roster and who left it."""

import datetime

import pytest

from jdtool.measures.figures import compute
from tests.factories import books, id_number, person

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
