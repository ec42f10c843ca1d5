"""Old binary workbooks (.xls, BIFF) through xlrd, which survives damaged files that abort other readers."""

import contextlib
import datetime
import io
import struct
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Cell, Contents, Grid, Span
from jdtool.workbooks.isolated import read_isolated

if TYPE_CHECKING:
    import xlrd

_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_MACROS_LEFT = "含宏，未运行，已忽略"
_WORD = "WordDocument".encode("utf-16-le")
_BROKEN = "旧版 .xls 文件已损坏；请用 Excel/WPS 打开并另存为 .xlsx"
_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,  # also too deep a recursion, and what is not implemented
    TypeError,
    ValueError,
    struct.error,
)
"""What xlrd raises, besides its own, in the middle of damaged records."""


def read(data: bytes) -> Contents:
    """The worksheets of an .xls file, in order. Raises Unreadable, or PasswordNeeded."""
    contents = read_isolated(data, "xls", _BROKEN)
    return replace(contents, warnings=(*contents.warnings, _MACROS_LEFT)) if _MACROS in data else contents


def read_records(data: bytes) -> tuple[Grid, ...] | None:
    """The worksheets, in this process; None where xlrd takes the file for damaged: another reader may still read it.

    Raises Unreadable, or PasswordNeeded.
    """
    import xlrd  # noqa: PLC0415 - only old files pay for it
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - see above
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - see above
    from xlrd.formula import FormulaError  # noqa: PLC0415 - see above

    try:
        with contextlib.redirect_stdout(io.StringIO()):
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
            return tuple(_grid(sheet, book.datemode) for sheet in book.sheets())
    except XLRDError as error:
        if "encrypted" in str(error):
            raise PasswordNeeded(_BROKEN) from None
        if _WORD in data:
            raise Unreadable("这是 Word 文件，不是电子表格；请把其中的表格复制到 Excel/WPS 后另存为 .xlsx") from None
        return None
    except (*_STUMBLES, CompDocError, FormulaError):
        return None


def _grid(sheet: "xlrd.sheet.Sheet", datemode: Literal[0, 1]) -> Grid:
    rows = [[_cell(cell.ctype, cell.value, datemode) for cell in sheet.row(index)] for index in range(sheet.nrows)]
    spans = tuple(Span(top + 1, bottom, left + 1, right) for top, bottom, left, right in sheet.merged_cells)
    kinds = (sheet.row_types(row) for row in range(sheet.nrows))
    errors = tuple((row, at) for row, types in enumerate(kinds, 1) for at, kind in enumerate(types, 1) if kind == 5)
    hidden_rows = tuple(sorted(row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden))
    columns = sheet.colinfo_map.items()
    hidden_columns = tuple(sorted(at + 1 for at, about in columns if about.hidden and at < sheet.ncols))
    return Grid(sheet.name, sheet.visibility == 0, rows, spans, hidden_rows, hidden_columns, errors)


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
