"""What of a sheet's state is kept beside its records."""

import datetime

import pytest

from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.condition import Condition, Merge, Numbering, condition_of
from jdtool.ledgers.tables import find_tables, spread_downwards
from jdtool.workbooks.grid import Cell, Grid, Span

HEADER: list[Cell] = ["序号", "姓名", "所属社区", "戒毒措施", "初次发现日期", "某处"]
DAY = datetime.date(2023, 5, 6)


def seen(rows: list[list[Cell]], **notes: object) -> Condition:
    """The condition of a roster: its title in row 1, the header in row 2, the first person in row 3."""
    wide = [[*row, *[""] * (len(HEADER) - len(row))] for row in rows]
    grid = Grid("花名册", True, [["吸毒人员花名册", *[""] * 5], HEADER, *wide], **notes)
    spread_downwards(grid)
    tables, _ = find_tables(grid, "", vocabulary({}))
    return condition_of(grid, tables)


def people(*sequence: Cell) -> list[list[Cell]]:
    names = ("郑立冬", "马春海", "吕志远", "韩永顺", "周晓枫", "孙玉堂", "冯建波", "赵一鸣")
    return [
        [number, name, "桥东社区", "社会面", DAY, "某"]
        for number, name in zip(sequence, names[: len(sequence)], strict=True)
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1.0, 2.0, 3.0], Numbering(1)),
        ([31.0, 32.0, 33.0], Numbering(1)),  # goes on from another sheet
        ([1.0, 2.0, 4.0, 5.0], Numbering(1, True, 0, 1, 5, 2, 4)),
        (["1", "2", "2", "3"], Numbering(1, True, 1, 0, 5, 2, 2)),
        ([1.0, 3.0, 3.0, 6.0], Numbering(1, True, 1, 2, 4, 1, 3)),  # the first break is kept, all are counted
        ([1.0, 2.0, 1.0, 2.0], Numbering(1)),  # starts again
        ([1.0, 2.0, "", 3.0], Numbering(1)),
        ([5.0, 3.0, 1.0, 2.0], Numbering(1, ascending=False)),
        ([1.0, 1.0, 1.0, 2.0, 2.0], Numbering(1, ascending=False)),  # one number for the rows of one person
        (["甲-1", "甲-2", "甲-3"], None),
        (["", "", ""], None),
    ],
)
def test_how_the_numbers_of_the_rows_run(numbers: list[Cell], expected: Numbering | None) -> None:
    assert seen(people(*numbers)).numberings == ((expected,) if expected else ())


def test_a_banner_parts_the_numbers() -> None:
    rows = people(1.0, 1.0, 2.0)
    rows.insert(1, ["望湖楼社区（2人）"])
    assert seen(rows).numberings == (Numbering(1),)
    assert seen(people(1.0, 1.0, 2.0)).numberings == (Numbering(1, True, 1, 0, 4, 1, 1),)


@pytest.mark.parametrize(
    ("span", "cell", "expected"),
    [
        (Span(3, 4, 3, 3), "桥东社区", (Merge(3, 4, 3, True),)),
        (Span(3, 4, 5, 5), DAY, (Merge(3, 4, 5, True),)),
        (Span(3, 4, 1, 1), 1.0, (Merge(3, 4, 1, False),)),  # a number may be a sum
        (Span(3, 4, 3, 4), "桥东社区", (Merge(3, 4, 3, False),)),
        (Span(3, 3, 3, 4), "桥东社区", ()),  # within one record
        (Span(3, 4, 6, 6), "某", ()),  # a column that is not read
        (Span(1, 2, 1, 1), "", ()),
    ],
)
def test_a_merge_matters_where_it_spans_records(span: Span, cell: Cell, expected: tuple[Merge, ...]) -> None:
    rows = people(1.0, 2.0, 3.0)
    if span.first_row > 2:
        for row in rows[:2]:
            row[span.first_column - 1] = ""
        rows[0][span.first_column - 1] = cell
    assert seen(rows, merged=(span,)).merges == expected


def test_hidden_rows_count_where_they_hold_records_and_columns_where_they_are_read() -> None:
    found = seen(people(1.0, 2.0, 3.0), hidden_rows=(1, 4, 9), hidden_columns=(3, 6, 40))
    assert (found.hidden_rows, found.hidden_columns) == ((4,), (3,))


def test_cells_without_value_count_where_a_field_of_a_record_is_read() -> None:
    cells = ((2, 2), (3, 4), (4, 6), (5, 3))
    found = seen(people(1.0, 2.0, 3.0), uncalculated=cells, error_cells=cells[:2], formulas=cells)
    assert (found.uncalculated, found.errors) == (((3, 4), (5, 3)), ((3, 4),))
    assert found.formulas == found.uncalculated
    assert seen(people(1.0, 2.0, 3.0)).formulas is None


def test_a_row_that_was_left_unread_for_its_missing_name_counts_too() -> None:
    rows = people(1.0, 2.0, 3.0)
    rows[2][1] = ""
    assert seen(rows, error_cells=((5, 2),)).errors == ((5, 2),)
