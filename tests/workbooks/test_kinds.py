"""The format is told by the content; what has no reader says what it is and what to do."""

from pathlib import Path

import pytest

from jdtool.workbooks.read import read_workbook
from tests.workbooks.packages import PARTS, package

_ROW = '<row r="1"><c r="A1"><v>7</v></c></row>'
_PAGE = "<html><table><tr><td>姓名</td><td>张某</td></tr></table></html>"


def _failure(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return read_workbook(path).failure


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("台账.xlsx", b"", "文件是空的"),
        ("台账.csv", b"\xef\xbb\xbf\r\n", "文件是空的"),
        ("台账.xls", b"%PDF-1.7", "PDF"),
        ("台账.xlsx", b"\x89PNG\r\n", "图片"),
        ("台账.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        ("台账.xls", b"ID;PWXL;N;E\r\n", "SYLK"),
        ("台账.xls", b'TABLE\r\n0,1\r\n"EXCEL"\r\n', "DIF"),
        ("台账.xls", b"\x00\x00\x02\x00\x06\x04\x06\x00", "Lotus"),
        ("台账.xls", "<html><body>请登录</body></html>".encode(), "没有表格"),
        ("台账.xml", b"<?xml version='1.0'?><a/>", "XML 文件"),
        ("台账.xlsb", package("", {"xl/workbook.bin": "a"}), "xlsb"),
        ("台账.xlsx", package("", {"word/document.xml": "<a/>"}), "Word"),
        ("台账.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .xlsx"),
        ("~$台账.xlsx", b"\x05Zhang", "锁文件"),
    ],
)
def test_a_file_without_a_reader_says_what_it_is(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    failure = _failure(tmp_path, name, data)
    assert said in failure
    assert "；" in failure or "另存为" in failure


@pytest.mark.parametrize(
    ("name", "data", "warning"),
    [
        ("台账.xls", package(_ROW), "扩展名是 .xls，内容其实是新版工作簿（.xlsx），已按内容读取"),
        ("台账.xlsx", "姓名,备注\n张某,无\n".encode(), "扩展名是 .xlsx，内容其实是文本表格，已按内容读取"),
        ("台账.xls", _PAGE.encode(), "扩展名是 .xls，内容其实是网页表格，已按内容读取"),
        ("台账.xls", _PAGE.encode("utf-16"), "扩展名是 .xls，内容其实是网页表格，已按内容读取"),
        ("台账.csv", "姓名\t备注\n张某\t无\n".encode(), "各列以制表符分隔，已按此分列"),
        ("台账.csv", "姓名,备注\n张某,无\n".encode("gbk"), "按 GB18030 编码读取"),
        ("台账.xlsm", package(_ROW, {"xl/vbaProject.bin": "a"}), "含宏，未运行，已忽略"),
        (
            "台账.xlsx",
            package(_ROW, {"xl/externalLinks/externalLink1.xml": "<a/>"}),
            "含指向其他文件的外部链接，未打开，已忽略",
        ),
        (
            "台账.xlsx",
            package(
                _ROW, {"xl/workbook.xml": PARTS["xl/workbook.xml"].replace("<sheet ", '<sheet state="veryHidden" ')}
            ),
            "有隐藏的工作表：花名册",
        ),
    ],
)
def test_what_was_seen_but_not_asked_for_is_said(tmp_path: Path, name: str, data: bytes, warning: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    book = read_workbook(path)
    assert not book.failure
    assert warning in book.warnings


@pytest.mark.parametrize(
    ("name", "data"),
    [("台账.et", package(_ROW)), ("台账.XLSX", package(_ROW)), ("台账.csv", "姓名,备注\n张某,\n".encode())],
)
def test_an_ordinary_file_is_read_without_a_word(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_workbook(path).warnings == ()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "不是普通文件" in read_workbook(tmp_path).failure
