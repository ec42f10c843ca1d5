"""What the process next door runs: a workbook on standard input, its sheets as JSON on standard output."""

import contextlib
import datetime
import io
import json
import sys
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Grid, Span
from jdtool.workbooks.xls import read_records

if TYPE_CHECKING:
    import python_calamine

_MEMORY = 640 * 1024 * 1024
_START = 160 * 1024 * 1024
_PER_BYTE = {"xls": 32, "ods": 256}
"""Memory that a byte of an honest file may need, three times over: packed ones hold more. A small file that asks for much lies."""
_EXHAUSTED = "工作簿内容过大或已损坏，读取会耗尽内存；请用 Excel/WPS 打开检查，拆分或另存为 .xlsx"


def main(kind: str) -> None:
    """`kind` is "xls" or "ods". Prints {"grids": …, "repaired": …} or {"failure": …, "password": …}."""
    data = sys.stdin.buffer.read()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        most = min(_START + _PER_BYTE[kind] * len(data), _MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        grids = read_records(data) if kind == "xls" else None
        repaired = kind == "xls" and grids is None
        answer: dict[str, Any] = {
            "grids": list(map(_plain, _second_reading(data) if grids is None else grids)),
            "repaired": repaired,
        }
    except Unreadable as reason:
        answer = {"failure": str(reason), "password": isinstance(reason, PasswordNeeded)}
    except MemoryError:
        answer = {"failure": _EXHAUSTED}
    json.dump(answer, sys.stdout, default=_tagged)


def _second_reading(data: bytes) -> tuple[Grid, ...]:
    """By calamine, which may end the process. Raises Unreadable without a line where it gives up."""
    import python_calamine as calamine  # noqa: PLC0415 - under the limit

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            _grid(book.get_sheet_by_index(at), about.name, about.visible is calamine.SheetVisibleEnum.Visible)
            for at, about in enumerate(book.sheets_metadata)
            if about.typ is calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError:
        raise PasswordNeeded from None
    except calamine.CalamineError:
        raise Unreadable from None


def _grid(sheet: "python_calamine.CalamineSheet", name: str, visible: bool) -> Grid:
    spans = tuple(
        Span(top + 1, bottom + 1, left + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Grid(name, visible, sheet.to_python(skip_empty_area=False), spans)


def _plain(grid: Grid) -> dict[str, Any]:
    plain: dict[str, Any] = asdict(grid)
    return plain | {"merged": list(map(asdict, grid.merged))}


def _tagged(value: object) -> dict[str, str | float]:
    """What JSON has no type for. A datetime is a date as well, so it comes first."""
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"time": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"seconds": value.total_seconds()}
    raise TypeError(type(value).__name__)
