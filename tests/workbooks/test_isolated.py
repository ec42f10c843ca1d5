"""The reader in its own process: what it reads comes back typed, and its end is not ours."""

import datetime
import io
import resource
from typing import Literal

import pytest
import xlsxwriter

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.isolated import read_isolated
from tests.workbooks.biff import xls


def test_cells_come_back_with_their_types() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("花名册")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(1, 0, ["测试甲", 3.5, True])
    sheet.write_datetime(1, 3, datetime.datetime(2024, 3, 5), day)  # noqa: DTZ001 - a ledger has no zones
    sheet.merge_range("A3:B3", "注")
    book.close()
    [grid] = read_isolated(file.getvalue(), "ods", "坏了").grids
    assert grid.rows[1] == ["测试甲", 3.5, True, datetime.date(2024, 3, 5)]
    assert [(span.first_row, span.first_column, span.last_column) for span in grid.merged] == [(3, 1, 2)]


@pytest.mark.parametrize("kind", ["xls", "ods"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)])
def test_what_it_cannot_read_is_the_line_we_gave(data: bytes, kind: Literal["xls", "ods"]) -> None:
    with pytest.raises(Unreadable, match="坏了"):
        read_isolated(data, kind, "坏了")


def test_a_small_file_that_asks_for_much_is_refused_for_it() -> None:
    looping = bytearray(xls("花名册", [["姓名"]]))
    entry = 512 * 9  # the directory stands behind header and stream, the table of sectors behind the directory
    stream = entry + 128
    looping[stream + 120 : stream + 124] = (0x7FFFFFFF).to_bytes(4, "little")  # the stream says it has two gigabytes
    table = entry + 512
    looping[table + 4 * 7 : table + 4 * 8] = bytes(4)  # and its last sector leads back to its first
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with pytest.raises(Unreadable, match="坏了"):
        read_isolated(bytes(looping), "xls", "坏了")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 250 * 1024)
