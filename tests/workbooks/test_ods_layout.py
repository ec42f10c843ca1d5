"""Sheets of .ods: merged ranges, hidden rows and columns and errors stand at their true addresses, however rows repeat."""

import pytest

from jdtool.workbooks.grid import Grid, Span
from jdtool.workbooks.ods_layout import tables, with_layout

CELL = "<table:table-cell/>"
TALL = '<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="3"/>'
BROAD = (
    '<table:table-cell table:number-columns-spanned="9"/><table:covered-table-cell table:number-columns-repeated="8"/>'
)
WRONG = (
    '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
)
TWICE = '<table:table-cell table:number-columns-repeated="2"/>'


def row(cells: str = CELL, about: str = "") -> str:
    return f"<table:table-row{about}>{cells}</table:table-row>"


def repeated(times: int, how: str = "") -> str:
    return f' table:number-rows-repeated="{times}"{how}'


HIDDEN = ' table:visibility="collapse"'
FILTERED = ' table:visibility="filter"'


def read(table: str) -> Grid:
    """A sheet of four rows and three columns with that layout."""
    return with_layout(Grid("花名册", visible=True, rows=[["a", "b", "c"]] * 4), f"<table:table >{table}".encode())


@pytest.mark.parametrize(
    ("table", "merged", "hidden_rows", "errors"),
    [
        ("", (), (), ()),
        (row() + row(TALL + CELL), (Span(2, 4, 1, 1),), (), ()),
        (row(about=repeated(2)) + row(CELL + TALL), (Span(3, 4, 2, 2),), (), ()),  # clipped: the sheet ends
        (row(BROAD), (Span(1, 1, 1, 3),), (), ()),
        (row(TWICE + TALL), (Span(1, 3, 3, 3),), (), ()),
        (row(TWICE + CELL + TALL), (), (), ()),  # to the right of everything filled
        (row(about=repeated(4)) + row(TALL), (), (), ()),  # below it
        (row() + row(about=HIDDEN) + row() + row(about=FILTERED), (), (2, 4), ()),
        (row(about=repeated(2, HIDDEN)) + row(), (), (1, 2), ()),
        (row() + row(about=repeated(1_048_575, HIDDEN)), (), (2, 3, 4), ()),
        (row() + row(TWICE + WRONG), (), (), ((2, 3),)),
        (row(WRONG, HIDDEN) + row(CELL), (), (1,), ((1, 1),)),
    ],
)
def test_what_a_sheet_hides_merges_and_fails_at_is_known(
    table: str, merged: tuple[Span, ...], hidden_rows: tuple[int, ...], errors: tuple[tuple[int, int], ...]
) -> None:
    grid = read(table)
    assert (grid.merged, grid.hidden_rows, grid.error_cells) == (merged, hidden_rows, errors)


def test_hidden_columns_are_known_as_far_as_anything_is_filled() -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="999"/>'
    )
    assert read(columns + row()).hidden_columns == (2, 3)


def test_every_sheet_has_its_own_bytes() -> None:
    content = b'<office:spreadsheet><table:table table:name="a"><table:table-row/></table:table><table:table>b'
    assert [each[:14] for each in tables(content)] == [b"<table:table t", b"<table:table>b"]
