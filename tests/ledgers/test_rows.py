"""What each row below a header is."""

import pytest

from jdtool.ledgers.body.rows import Frame, Role, classify
from jdtool.ledgers.tables import spans_by_row
from tests.ledgers.workshop import grid_of

FRAME = Frame(frozenset({"序号", "姓名", "社区", "备注"}), {"name": 2}, sequence=1, beside=1)
FIRST = "1|张一鸣|和平里社区|\n"


def roles(rows: str, merged: str = "") -> list[Role]:
    """The roles in order."""
    grid = grid_of(rows, merged)
    found = classify(grid.rows, 1, len(grid.rows), FRAME, spans_by_row(grid.merged))
    return [
        next((use.role for use in found.others if use.row == row), Role.RECORD) for row in range(1, len(grid.rows) + 1)
    ]


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("2|李二平|向阳社区|", Role.RECORD),
        ("|李二平||", Role.RECORD),
        ("2|张一鸣|向阳社区|", Role.RECORD),  # a name seen before
        ("计划|计小花|向阳社区|", Role.RECORD),  # neither a total nor a note
        ("|||", Role.BLANK),
        ("　| ||", Role.BLANK),
        ("3|||", Role.BLANK),
        ("合计|11人||", Role.TOTAL),
        ("合　计|11||", Role.TOTAL),
        ("总计：11人|||", Role.TOTAL),
        ("|合计|11|", Role.TOTAL),
        ("3|合计|11|", Role.TOTAL),  # 序号 typed ahead beside a total
        ("全乡合计|11||", Role.TOTAL),
        ("小计|3||", Role.SUBTOTAL),
        ("和平里社区小计|3||", Role.SUBTOTAL),
        ("和平里社区合计|3||", Role.SUBTOTAL),
        ("和平里社区（3人）|||", Role.BANNER),
        ("|和平里社区（共3人）：||", Role.BANNER),  # in the column of names of a text table
        ("一、社区戒毒人员|||", Role.BANNER),
        ("上半年|||", Role.BANNER),
        ("序号|姓名|社区|备注", Role.HEADER),
        ("注：本表一式两份|||", Role.NOTE),
        ("填表人：王某||审核：李某|", Role.NOTE),
        ("制表：王某|审核：李某||", Role.NOTE),
        ("||填报日期：2024年6月|", Role.NOTE),
        ("例|某某|某社区|", Role.NOTE),
        ("||向阳社区|在外地", Role.UNREAD),
        ("4||向阳社区|", Role.UNREAD),
    ],
)
def test_a_row_below_a_record_has_its_role(row: str, role: Role) -> None:
    assert roles(FIRST + row) == [Role.RECORD, role]


def test_column_numbers_are_header_only_above_the_records() -> None:
    assert roles("栏次|1|2|3\n" + FIRST) == [Role.HEADER, Role.RECORD]
    assert roles("1|2|3|4\n" + FIRST) == [Role.HEADER, Role.RECORD]
    assert roles("甲|乙|丙|丁\n" + FIRST) == [Role.HEADER, Role.RECORD]


def test_a_banner_merged_over_the_table_may_be_called_like_a_person() -> None:
    assert roles(FIRST + "张一鸣|||\n2|张一鸣||", "A2:D2") == [Role.RECORD, Role.NOTE, Role.RECORD]


def test_an_unread_row_says_what_is_missing() -> None:
    grid = grid_of(FIRST + "||向阳社区|在外地")
    found = classify(grid.rows, 1, 2, FRAME, {})
    assert [(use.row, use.reason) for use in found.others] == [(2, "有内容，但没有填写姓名")]


def test_every_row_has_exactly_one_role() -> None:
    grid = grid_of("栏次|1|2|3\n" + FIRST * 3 + "小计|3||\n|||\n合计|3||\n注：无|||")
    found = classify(grid.rows, 1, len(grid.rows), FRAME, {})
    assert sorted((*found.records, *(use.row for use in found.others))) == list(range(1, len(grid.rows) + 1))
