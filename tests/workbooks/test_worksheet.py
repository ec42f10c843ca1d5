"""A worksheet part before a reader sees it, and the whole workbook read after it."""

from pathlib import Path

import pytest

from jdtool.workbooks.grid import Workbook
from jdtool.workbooks.read import read_workbook
from tests.workbooks.packages import SHEET, package, sheet

_FIRST = '<row r="1"><c r="A1"><v>7</v></c></row>'


def _cell(address: str) -> str:
    return f'<c r="{address}"><v>1</v></c>'


def _row(number: int, *columns: str) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{column}{number}") for column in columns)}</row>'


def _read(folder: Path, rows: str, before: str = "", after: str = "") -> Workbook:
    path = folder / "台账.xlsx"
    path.write_bytes(package(more={SHEET: sheet(rows, before, after)}))
    return read_workbook(path)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (_row(1, "A") + _row(1, "B"), "同一个行号"),
        (_row(1, "A") + "<row>" + _cell("A1") + "</row>", "同一个行号"),
        (_row(2, "A") + _row(3, "A") + _row(2, "A"), "同一个行号"),
        ('<row r="0"/>', "行号超出"),
        ('<row r="1048577"/>', "行号超出"),
        ('<row r="4294967295"/>', "行号超出"),
        ('<row r="2">' + _cell("A50") + "</row>", "不一致"),
        (_row(1, "A") + '<row r="2">' + _cell("A2") + _cell("B1048576") + "</row>", "不一致"),
        (_row(1, "A") + '<row r="2">' + _cell("A2") + _cell("B9999999") + "</row>" + "<row/>" * 999_999, "太大"),
        (_row(1, "A", "ZZZZZZZ"), "列号超出"),
        (_row(1, "XFE"), "列号超出"),
        ('<row r="1"><c r = "XFD1048576"><v>1</v></c></row>', "写法"),
        ('<row r="1"><c r="A1"><v>&#1;</v></c></row>', "控制字符"),
        ("".join(_row(at, "ABC") for at in range(1, 23)) + _row(1_000_000, *("A" * 1)), ""),
    ],
)
def test_a_sheet_whose_addresses_contradict_each_other_is_refused(tmp_path: Path, rows: str, said: str) -> None:
    book = _read(tmp_path, rows)
    assert said in book.failure if said else not book.failure


@pytest.mark.parametrize(
    "rows",
    [
        _row(3, "A") + _row(1, "A"),
        "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row/>",
        '<row spans="1:1" r="1">' + _cell("A1") + "</row>" + _row(2, "A"),
        "<row r='1'><c r='A1'><v>1</v></c></row>" + _row(2, "A"),
        '<row r="1">' + _cell("b1") + _cell("a1") + "</row>" + _row(2, "A"),
        _row(1, "A") + '<row r="2"/><row r="900000" s="1" customFormat="1"/>',
    ],
)
def test_odd_but_consistent_rows_are_read_with_nothing_lost(tmp_path: Path, rows: str) -> None:
    book = _read(tmp_path, rows)
    assert not book.failure
    assert not book.warnings
    assert sum(cell != "" for row in book.grids[0].rows for cell in row) == rows.count("<v>")


def test_a_stray_cell_far_below_is_left_out_and_named(tmp_path: Path) -> None:
    book = _read(tmp_path, _FIRST + _row(1_048_576, "A"))
    assert len(book.grids[0].rows) == 1
    assert "花名册：第 1048576 行有孤立的内容" in book.warnings[0]


@pytest.mark.parametrize("row", [5_001, 5_002, 100_000])
def test_a_cell_that_costs_little_to_reach_is_read(tmp_path: Path, row: int) -> None:
    book = _read(tmp_path, _FIRST + _row(row, "A"))
    assert book.grids[0].cell(row, 1) == 1
    assert not book.warnings


def test_a_stray_cell_far_to_the_right_is_left_out_and_named(tmp_path: Path) -> None:
    book = _read(tmp_path, _row(1, "A", "AMJ") + _row(2, "A", "AMK", "XFD"))
    assert [len(row) for row in book.grids[0].rows] == [1024, 1024]
    assert "AMK2 、 XFD2" in book.warnings[0]


@pytest.mark.parametrize(("strays", "refused"), [(20, False), (21, True)])
def test_more_than_a_few_strays_are_no_strays(tmp_path: Path, strays: int, refused: bool) -> None:
    book = _read(tmp_path, "".join(_row(at, "A", "XFD") for at in range(1, strays + 1)))
    assert bool(book.failure) == refused


def test_a_sheet_too_wide_for_its_height_is_refused(tmp_path: Path) -> None:
    rows = "".join(_row(at, "A", "ABC") for at in range(1, 30)) + "".join(
        _row(at, "A") for at in range(200_000, 200_030)
    )
    assert "太大" in _read(tmp_path, rows).failure


@pytest.mark.parametrize("crooked", ["A0:H13", "nonsense", "", "A1:XFD1048576", "B2"])
def test_the_stated_dimension_is_not_believed(tmp_path: Path, crooked: str) -> None:
    book = _read(tmp_path, _row(1, "A", "B") + _row(2, "A", "B"), before=f'<dimension ref="{crooked}"/>')
    assert [len(row) for row in book.grids[0].rows] == [2, 2]


def test_a_merged_giant_ends_where_the_cells_end(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A2:XFD1048576"/><mergeCell ref="A:A"/><mergeCell ref="C9:D9"/></mergeCells>'
    grid = _read(tmp_path, _row(1, "A", "B") + _row(2, "A") + _row(3, "A"), after=merged).grids[0]
    assert [(span.first_row, span.last_row, span.first_column, span.last_column) for span in grid.merged] == [
        (2, 3, 1, 2)
    ]


def test_hidden_rows_and_columns_errors_and_formulas_without_result_are_noted(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><f>A2</f><v></v></c><c r="C2"><v>1</v></c></row>'
    )
    grid = _read(
        tmp_path, rows, before='<cols><col min="2" max="3" width="0" hidden="1"/><col min="5" max="9"/></cols>'
    ).grids[0]
    assert grid.hidden_rows == (2,)
    assert grid.hidden_columns == (2, 3)
    assert grid.error_cells == ((1, 1),)
    assert grid.uncalculated == ((1, 2), (2, 2))
    assert grid.formulas == ((1, 2), (1, 3), (2, 1), (2, 2))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (sheet(_FIRST)[:-12], "不完整"),
        (sheet(_FIRST)[: -len("</sheetData></worksheet>")], "不完整"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + sheet(_FIRST), "DTD"),
        ("<!-- a --><!DOCTYPE a>" + sheet(_FIRST), "DTD"),
        (sheet('<row r="1"><c r="A1"><is>' + "<t>" * 50_000 + "</t>" * 50_000 + "</is></c></row>"), "嵌套"),
        (sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "长" * 400_000 + "</t></is></c></row>"), "50 万字节"),
        ("<html></html>", "不完整"),
    ],
    ids=["cut in a tag", "cut between rows", "entities", "after a comment", "deep", "long text", "no sheet"],
)
def test_a_part_that_is_not_whole_or_not_honest_is_refused(tmp_path: Path, part: str, said: str) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(package(more={SHEET: part}))
    assert said in read_workbook(path).failure


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_a_part_is_read_in_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    declared = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    text = declared + sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>测试甲</t></is></c></row>')
    path = tmp_path / "台账.xlsx"
    path.write_bytes(package(more={SHEET: text.encode(encoding)}))
    assert read_workbook(path).grids[0].rows == [["测试甲"]]
