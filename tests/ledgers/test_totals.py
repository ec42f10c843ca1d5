"""Typed totals beside what stands in the rows they answer for."""

import pytest

from jdtool.ledgers.body.rows import Frame, classify
from jdtool.ledgers.body.totals import Stated, Way, stated_totals
from tests.ledgers.workshop import grid_of

TITLES = {1: "项目", 2: "数量", 3: "齐全", 4: "电话"}
WAYS = {1: Way.COUNT, 2: Way.SUM, 3: Way.SUM, 4: Way.NONE}


def totals(rows: str) -> list[Stated]:
    """Every typed total of a table with the key in its first column."""
    grid = grid_of(rows)
    frame = Frame(frozenset(TITLES.values()), {"item": 1}, sequence=0, beside=2)
    return list(stated_totals(grid.rows, classify(grid.rows, 1, len(grid.rows), frame, {}), TITLES, WAYS))


@pytest.mark.parametrize(
    ("rows", "stated", "counted"),
    [
        ("横幅|3||\n标语|4||\n合计|7||", 7, 7),
        ("横幅|3||\n标语|4||\n合计|8||", 8, 7),
        ("横幅|3条||\n标语|4条||\n合计|7条||", 7, 7),
        ("合计|7||\n横幅|3||\n标语|4||", 7, 7),  # the total first
        ("横幅|600余||\n标语|4||\n合计|604||", 604, None),  # 余 cannot be added up
        ("横幅|||\n标语|||\n合计|7||", 7, None),  # nothing to add up
        ("横幅||√|\n标语||×|\n展板||√|\n合计||2|", 2, 2),  # marks are counted
        ("横幅||√|\n标语||×|\n合计||2|", 2, 1),
        ("横幅|1||139\n合计|||139", 139, None),  # a number under telephones says nothing
    ],
)
def test_a_total_stands_beside_what_is_there(rows: str, stated: int, counted: int | None) -> None:
    assert [(total.stated, total.counted) for total in totals(rows)] == [(stated, counted)]


def test_each_subtotal_answers_for_its_own_rows_and_the_total_for_all() -> None:
    found = totals("横幅|3||\n标语|4||\n小计|7||\n展板|5||\n小计|6||\n合计|12||")
    assert [(total.row, total.counted, total.first_row, total.last_row) for total in found] == [
        (3, 7, 1, 2),
        (5, 5, 4, 4),
        (6, 12, 1, 4),
    ]


def test_subtotals_that_stand_on_top_answer_for_what_follows() -> None:
    found = totals("甲村小计|7||\n横幅|3||\n标语|4||\n乙村小计|6||\n展板|5||")
    assert [(total.row, total.stated, total.counted) for total in found] == [(1, 7, 7), (4, 6, 5)]


def test_totals_of_parts_may_be_called_totals_too() -> None:
    found = totals("横幅|3||\n标语|4||\n合计|7||\n展板|5||\n合计|5||\n总计|12||")
    assert [(total.row, total.counted) for total in found] == [(3, 7), (5, 5), (6, 12)]


def test_a_banner_s_count_stands_beside_the_rows_below_it() -> None:
    found = totals("和平里社区（2人）|||\n甲|1||\n乙|1||\n向阳社区（2人）|||\n丙|1||")
    assert [(total.row, total.stated, total.counted) for total in found] == [(1, 2, 2), (4, 2, 1)]


def test_a_number_beside_a_label_under_names_counts_records() -> None:
    grid = grid_of("1|甲\n2|乙\n合计|3人")
    frame = Frame(frozenset({"序号", "姓名"}), {"name": 2}, sequence=1, beside=1)
    found = stated_totals(
        grid.rows, classify(grid.rows, 1, 3, frame, {}), {1: "序号", 2: "姓名"}, {1: Way.COUNT, 2: Way.COUNT}
    )
    assert [(total.column, total.title, total.stated, total.counted) for total in found] == [(2, "姓名", 3, 2)]
