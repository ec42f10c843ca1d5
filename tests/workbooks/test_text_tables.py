"""Text tables: encodings, delimiters, quotes, and rows that would slip without a word."""

from pathlib import Path

import pytest

from jdtool.workbooks.grid import Cell
from jdtool.workbooks.read import read_workbook

ROWS: list[list[Cell]] = [["姓名", "性别", "备注"], ["张一鸣", "男", "外出，务工"], ["李二平", "女", ""]]
TEXT = "姓名,性别,备注\n张一鸣,男,外出，务工\n李二平,女,\n"


def rows_of(path: Path, data: bytes) -> list[list[Cell]]:
    """The cells of a text table."""
    path.write_bytes(data)
    book = read_workbook(path)
    assert book.failure == ""
    return book.grids[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_that_offices_use_is_read(tmp_path: Path, encoding: str) -> None:
    assert rows_of(tmp_path / "a.csv", TEXT.encode(encoding)) == ROWS


def test_rare_characters_of_names_survive(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", "姓名,性别\n𠮷一鸣,男\n".encode("gb18030"))[1][0] == "𠮷一鸣"


@pytest.mark.parametrize("mark", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("title", ["", "吸毒人员花名册\n"])
def test_the_delimiter_is_found_below_a_title_that_has_none(tmp_path: Path, mark: str, title: str) -> None:
    lines = (("姓名", "性别", "社区", "住址"), ("张一鸣", "男", "和平里", "1号"), ("李二平", "女", "向阳", "2号"))
    text = title + "\n".join(mark.join(line) for line in lines)
    assert rows_of(tmp_path / "a.csv", text.encode())[-1] == list(lines[-1])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(tmp_path: Path, ending: str) -> None:
    assert rows_of(tmp_path / "a.csv", TEXT.replace("\n", ending).encode()) == ROWS


def test_cells_stay_text_so_that_no_digit_and_no_zero_is_lost(tmp_path: Path) -> None:
    found = rows_of(tmp_path / "a.csv", b"a,b,c\n11010519491231002X,000001,NA\n")
    assert found[1] == ["11010519491231002X", "000001", "NA"]


def test_a_number_wrapped_as_a_formula_is_unwrapped(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", b'a,b\n="999999196101010",1\n')[1][0] == "999999196101010"


def test_a_quoted_cell_keeps_its_delimiters_and_line_breaks(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", '姓名,备注\n张一鸣,"外出,务工\n春节回"\n'.encode())[1] == [
        "张一鸣",
        "外出,务工\n春节回",
    ]


def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", "sep=;\n姓名;性别\n张一鸣;男\n".encode())[0] == ["姓名", "性别"]


def test_a_closing_control_character_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", TEXT.encode() + b"\x1a") == ROWS


def test_a_comma_behind_every_row_shifts_nothing(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", "姓名,性别\n张一鸣,男,\n李二平,女,\n".encode())[1][:2] == ["张一鸣", "男"]


def test_the_sheet_is_called_like_the_file(tmp_path: Path) -> None:
    path = tmp_path / "和平里社区.csv"
    path.write_text(TEXT, encoding="utf-8")
    assert read_workbook(path).grids[0].name == "和平里社区"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('姓名,性别,备注\n张一鸣,男,"外出\n李二平,女,在家\n王三省,男,在家\n', "第 2 行"),
        ('姓名,性别,备注\n张一鸣,男,在家\n李二平,女,"外出\n王三省,男,在家\n赵四海,男,"在家\n钱五,男,在家\n', "第 3 行"),
    ],
)
def test_a_quote_that_swallows_rows_is_refused_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    book = read_workbook(path)
    assert book.grids == ()
    assert line in book.failure


def test_a_row_with_a_delimiter_too_many_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "姓名,住址,备注\n" + "张一鸣,和平路1号,无\n" * 5 + "李二平,和平路2号,3栋,无\n"
    path.write_text(rows, encoding="utf-8")
    assert "第 7 行" in read_workbook(path).failure


def test_a_byte_of_no_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,性别\n张一鸣,男\n".encode("gbk") + b"\xff\xff,\n")
    assert "第 3 行" in read_workbook(path).failure
