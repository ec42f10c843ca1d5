"""Workbooks as Excel and WPS write them: cells keep their types, their addresses, their merges and visibility."""

import datetime
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from jdtool.workbooks.grid import Grid, Span
from jdtool.workbooks.read import read_workbook

CORPUS = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
NUMBER = "11010519491231002X"

needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="no corpus at hand")


def written(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> tuple[Grid, ...]:
    """The sheets of a workbook made by `fill`."""
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book)
    found = read_workbook(path)
    assert found.failure == ""
    return found.grids


def test_every_kind_of_cell_keeps_its_type(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("台账")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_string(0, 0, NUMBER)
        sheet.write_number(0, 1, 12)
        sheet.write_datetime(0, 2, datetime.datetime(2024, 3, 5), day)  # noqa: DTZ001 - a cell has no zone
        sheet.write_datetime(0, 3, datetime.datetime(2024, 3, 5, 10, 30), moment)  # noqa: DTZ001 - a cell has no zone
        sheet.write_boolean(0, 4, True)
        sheet.write_blank(0, 5, None, day)
        sheet.write_string(0, 6, "  两行\n文字 ")

    row = written(tmp_path / "a.xlsx", fill)[0].rows[0]
    assert row[0] == NUMBER
    assert row[1] == 12
    assert row[2] == datetime.date(2024, 3, 5)
    assert row[3] == datetime.datetime(2024, 3, 5, 10, 30)  # noqa: DTZ001 - a cell has no zone
    assert row[4] is True
    assert row[5] == ""
    assert row[6] == "  两行\n文字 "


def test_a_long_number_stays_a_number_and_no_digit_is_invented(tmp_path: Path) -> None:
    grids = written(tmp_path / "a.xlsx", lambda book: book.add_worksheet().write_number(0, 0, 999999196102020000))
    assert isinstance(grids[0].cell(1, 1), float)


def test_addresses_are_true_where_a_table_starts_further_in(tmp_path: Path) -> None:
    grid = written(tmp_path / "a.xlsx", lambda book: book.add_worksheet().write_string(4, 2, "姓名"))[0]
    assert grid.cell(5, 3) == "姓名"
    assert (len(grid.rows), {len(row) for row in grid.rows}) == (5, {3})


@pytest.mark.parametrize("address", [(0, 1), (1, 0), (2, 1), (1, 2)])
def test_outside_the_filled_area_every_cell_is_blank(address: tuple[int, int]) -> None:
    assert Grid("a", visible=True, rows=[["姓名"]]).cell(*address) == ""


def test_rows_of_unequal_length_are_filled_up() -> None:
    assert Grid("a", visible=True, rows=[["姓名"], ["张一鸣", "男"]]).rows == [["姓名", ""], ["张一鸣", "男"]]


def test_merged_ranges_and_hidden_sheets_are_known(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("花名册")
        sheet.merge_range("A1:C1", "吸毒人员花名册")
        sheet.merge_range("A2:A3", "姓名")
        sheet.write_string("C3", "备注")
        hidden = book.add_worksheet("旧表")
        hidden.write_string(0, 0, "姓名")
        hidden.hide()
        deep = book.add_worksheet("底表")
        deep.write_string(0, 0, "姓名")
        deep.very_hidden()

    grids = written(tmp_path / "a.xlsx", fill)
    assert [(grid.name, grid.visible) for grid in grids] == [("花名册", True), ("旧表", False), ("底表", False)]
    assert set(grids[0].merged) == {Span(1, 1, 1, 3), Span(2, 3, 1, 1)}


def test_a_chart_sheet_is_no_sheet(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("数据").write_number(0, 0, 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=数据!$A$1:$A$1"})
        book.add_chartsheet("图").set_chart(chart)

    assert [grid.name for grid in written(tmp_path / "a.xlsx", fill)] == ["数据"]


def test_an_empty_sheet_has_no_rows(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", lambda book: book.add_worksheet("空表"))[0].rows == []


def test_the_format_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write_string(0, 0, "姓名")
    renamed = (tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    assert read_workbook(renamed).grids[0].cell(1, 1) == "姓名"
    text = tmp_path / "b.xlsx"
    text.write_text("姓名,性别\n张一鸣,男\n", encoding="utf-8")
    assert read_workbook(text).grids[0].rows == [["姓名", "性别"], ["张一鸣", "男"]]


def test_the_hash_is_that_of_the_bytes_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    assert read_workbook(path).sha256 == hashlib.sha256(b"a,b\n1,2\n").hexdigest()


@needs_corpus
@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("00_good_baseline.xlsx", 13, 8),
        ("a12_member_backslash.xlsx", 13, 8),
        ("a22_stored.xlsx", 13, 8),
        ("c01_dimension_huge.xlsx", 13, 8),
        ("c02_dimension_too_small.xlsx", 13, 8),
        ("c03_dimension_A1.xlsx", 13, 8),
        ("c17_merge_100k_ranges.xlsx", 13, 8),
        ("c20_styled_empty_tail_50k.xlsx", 13, 8),
        ("f01_macro_vba.xlsm", 13, 8),
        ("f04_sheet_protected.xlsx", 13, 8),
        ("g01_good.xls", 13, 8),
        ("g03_xlsx_renamed.xls", 13, 8),
        ("i01_good.ods", 13, 8),
        ("i03_ods_tail_repeat.ods", 13, 8),
        ("h04_tsv_utf16_as.xls", 13, 8),
        ("h07_csv_as.xlsx", 13, 8),
    ],
)
def test_an_odd_but_whole_file_gives_all_its_people(name: str, rows: int, columns: int) -> None:
    book = read_workbook(CORPUS / "attack" / name)
    assert book.failure == ""
    assert [(len(grid.rows), len(grid.rows[0])) for grid in book.grids] == [(rows, columns)]


@needs_corpus
@pytest.mark.parametrize(
    "name",
    [
        "04_strict_ooxml/poi__SimpleStrict.xlsx",
        "04_strict_ooxml/phpss__namespacepurl.xlsx",
        "05_wrong_dimension/poi__64508.xlsx",
        "07_old_biff/poi__testEXCEL_4.xls",
        "07_old_biff/sheetjs__CRLFX5_2.XLS",
        "13_macro_ole_dv/poi__WithEmbeddedObjects.xls",
    ],
)
def test_files_that_other_readers_lose_are_read(name: str) -> None:
    book = read_workbook(CORPUS / "hostile" / name)
    assert book.failure == ""
    assert any(grid.rows for grid in book.grids)


@needs_corpus
def test_old_workbooks_know_their_merged_cells_and_dates() -> None:
    merged = read_workbook(CORPUS / "hostile" / "15_merges_layout" / "calamine__merge_cells.xls").grids[0]
    assert merged.merged
    since_1904 = read_workbook(CORPUS / "hostile" / "10_dates_and_numbers" / "poi__1904DateWindowing.xls").grids[0]
    cells = [cell for row in since_1904.rows for cell in row]
    assert any(isinstance(cell, datetime.date) for cell in cells)
