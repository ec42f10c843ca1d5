"""Old binary workbooks (.xls, BIFF) through xlrd, which survives damaged files that abort other readers."""

import contextlib
import datetime
import io
import struct
from typing import TYPE_CHECKING, Literal

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Grid, Span

if TYPE_CHECKING:
    import xlrd

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def read(data: bytes) -> tuple[Grid, ...]:
    """The worksheets of an .xls file, in order. Raises Unreadable."""
    import xlrd  # noqa: PLC0415 - only old files pay for it
    from xlrd.biffh import XLRDError  # noqa: PLC0415
    from xlrd.compdoc import CompDocError  # noqa: PLC0415
    from xlrd.formula import FormulaError  # noqa: PLC0415

    if _ENCRYPTED_PACKAGE in data:
        raise Unreadable("文件有密码；请先在 Excel/WPS 中取消密码再读")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
            return tuple(_grid(sheet, book.datemode) for sheet in book.sheets())
    except XLRDError as error:
        if "encrypted" in str(error):
            raise Unreadable("文件有密码；请先在 Excel/WPS 中取消密码再读") from None
        if _WORD in data:
            raise Unreadable("这是 Word 文件，不是电子表格；请把其中的表格复制到 Excel/WPS 后另存为 .xlsx") from None
        raise Unreadable("不是可读的 .xls 文件，或已损坏；请用 Excel/WPS 打开并另存为 .xlsx") from None
    except (
        AssertionError,
        IndexError,
        KeyError,
        ValueError,
        TypeError,
        NotImplementedError,
        ArithmeticError,
        AttributeError,
        MemoryError,
        UnicodeError,
        CompDocError,
        FormulaError,
        OSError,
        struct.error,
    ):
        raise Unreadable("旧版 .xls 文件已损坏；请用 Excel/WPS 打开并另存为 .xlsx") from None


def _grid(sheet: "xlrd.sheet.Sheet", datemode: Literal[0, 1]) -> Grid:
    rows = [[_cell(cell.ctype, cell.value, datemode) for cell in sheet.row(index)] for index in range(sheet.nrows)]
    spans = tuple(Span(top + 1, bottom, left + 1, right) for top, bottom, left, right in sheet.merged_cells)
    return Grid(sheet.name, sheet.visibility == 0, rows, spans)


def _cell(kind: int, value: object, datemode: Literal[0, 1]) -> Cell:
    if kind == 3 and isinstance(value, float):
        return _date(value, datemode)
    if kind == 4:
        return bool(value)
    if kind == 5:
        return ""
    return value if isinstance(value, str | float) else str(value)


def _date(serial: float, datemode: Literal[0, 1]) -> Cell:
    from xlrd import xldate  # noqa: PLC0415 - only old files pay for it

    try:
        moment: datetime.datetime = xldate.xldate_as_datetime(serial, datemode)
    except (xldate.XLDateError, OverflowError, ValueError):
        return serial
    return moment.date() if moment.time() == datetime.time() else moment
