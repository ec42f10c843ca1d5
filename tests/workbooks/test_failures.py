"""What cannot be read is one Chinese line: what it is and what to do; never an exception, never half a file."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from jdtool.workbooks.grid import Workbook
from jdtool.workbooks.read import read_workbook

CORPUS = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
HOSTILE = sorted(
    path for folder in ("attack", "hostile") for path in (CORPUS / folder).rglob("*") if path.suffix not in {"", ".tsv"}
)


def plain_workbook() -> bytes:
    """A small whole workbook."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        for row in range(40):
            sheet.write_row(row, 0, ["张一鸣", row, "和平里社区"])
    return data.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip with these members; __ in a name stands for /."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def with_rows(xml: str) -> bytes:
    """The plain workbook with other rows on its sheet."""
    source, data = zipfile.ZipFile(io.BytesIO(plain_workbook())), io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<sheetData.*</sheetData>", f"<sheetData>{xml}</sheetData>".encode(), content)
            archive.writestr(name, content)
    return data.getvalue()


def read_bytes(folder: Path, data: bytes, name: str = "台账.xlsx") -> Workbook:
    """The file with these bytes read."""
    path = folder / name
    path.write_bytes(data)
    return read_workbook(path)


def is_one_line_with_a_remedy(failure: str) -> bool:
    """Chinese, what is wrong, a semicolon, what to do."""
    problem, _, remedy = failure.partition("；")
    chinese = re.compile("[\u4e00-\u9fff]")
    return "\n" not in failure and bool(chinese.search(problem) and chinese.search(remedy))


CASES = {
    "an empty file": b"",
    "nothing but a mark": b"\xef\xbb\xbf",
    "half a workbook": plain_workbook()[: len(plain_workbook()) // 2],
    "a workbook without its end": plain_workbook()[:-30],
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(60),
    "a Word file": zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"}),
    "a presentation": zipped(**{"[Content_Types].xml": b"<Types/>", "ppt__presentation.xml": b"<p/>"}),
    "a binary workbook": zipped(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"\x00"}),
    "a plain zip": zipped(**{"readme.txt": b"hello"}),
    "an old file cut short": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a row beyond Excel's last": with_rows('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'),
    "a column beyond Excel's last": with_rows('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'),
    "two rows with one number": with_rows(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'
    ),
    "a page": "<html><body>登录</body></html>".encode(),
    "text without columns": "这是一份说明\n没有表格\n".encode(),
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_what_cannot_be_read_says_so_in_one_line_with_a_remedy(tmp_path: Path, data: bytes) -> None:
    book = read_bytes(tmp_path, data)
    assert book.grids == ()
    assert is_one_line_with_a_remedy(book.failure), book.failure


def test_a_file_that_is_gone_or_a_folder_is_a_failure_too(tmp_path: Path) -> None:
    assert is_one_line_with_a_remedy(read_workbook(tmp_path / "没有.xlsx").failure)
    assert is_one_line_with_a_remedy(read_workbook(tmp_path).failure)


def test_a_cell_far_away_never_asks_for_all_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    book = read_bytes(tmp_path, with_rows(rows))
    assert book.failure or sum(map(len, book.grids[0].rows)) < 20_000_000


def test_a_failure_never_shows_what_stands_in_the_file(tmp_path: Path) -> None:
    damaged = "姓名,性别\n张一鸣,男\n".encode("gbk") + b"\xff\xff\n"
    assert "张一鸣" not in read_bytes(tmp_path, damaged, "a.csv").failure


@pytest.mark.skipif(not HOSTILE, reason="no corpus at hand")
def test_no_hostile_file_ends_the_run() -> None:
    """In a process of its own: a reader that aborts cannot be caught."""
    script = (
        "import json, sys; from pathlib import Path; from jdtool.workbooks.read import read_workbook\n"
        "for name in sys.stdin.read().splitlines():\n"
        "    book = read_workbook(Path(name)); print(json.dumps([Path(name).name, len(book.grids), book.failure]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input="\n".join(map(str, HOSTILE)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    lines = done.stdout.splitlines()
    assert len(lines) == len(HOSTILE)
    for line in lines:
        name, sheets, failure = json.loads(line)
        assert bool(sheets) != bool(failure), name
        assert not failure or is_one_line_with_a_remedy(failure), (name, failure)


@pytest.mark.skipif(not HOSTILE, reason="no corpus at hand")
@pytest.mark.parametrize(
    "name",
    [
        "a03_bomb_shared_string_300mb.xlsx",
        "a10_duplicate_member.xlsx",
        "a13_truncated_half.xlsx",
        "a17_crc_mismatch.xlsx",
        "b01_billion_laughs_sst.xlsx",
        "b04_xxe_file.xlsx",
        "b14_xml_truncated_crc_ok.xlsx",
        "b18_missing_shared_strings.xlsx",
        "b19_shared_index_range.xlsx",
        "b23_no_sheets.xlsx",
        "c10_duplicate_row_numbers.xlsx",
        "c21_row_number_huge.xlsx",
        "g04_xls_truncated.xls",
        "h08_docx_as.xlsx",
        "h09_png_as.xlsx",
        "j09_gbk_bad_byte.csv",
        "j11_unbalanced_quote.csv",
        "j12_quote_closed_later.csv",
        "j13_row_too_long.csv",
        "j29_empty.csv",
    ],
)
def test_a_file_that_would_lose_or_invent_people_is_refused(name: str) -> None:
    book = read_workbook(CORPUS / "attack" / name)
    assert book.grids == ()
    assert is_one_line_with_a_remedy(book.failure), book.failure
