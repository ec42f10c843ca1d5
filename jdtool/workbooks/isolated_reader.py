"""Run as a program of its own: a workbook on standard input, its sheets as JSON on standard output."""

import contextlib
import datetime
import io
import json
import sys
from typing import Any

_MEMORY = 512 * 1024 * 1024


def main() -> None:
    """Prints one list of sheets; ends with 3 for a password and 2 where the reader gives up."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    import python_calamine as calamine  # noqa: PLC0415 - under the limit

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [
            _sheet(book.get_sheet_by_index(at), about.name, about.visible is calamine.SheetVisibleEnum.Visible)
            for at, about in enumerate(book.sheets_metadata)
            if about.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        json.dump(sheets, sys.stdout, default=_tagged)
    except calamine.PasswordError:
        sys.exit(3)
    except calamine.CalamineError:
        sys.exit(2)


def _sheet(sheet: Any, name: str, visible: bool) -> dict[str, Any]:
    rows = sheet.to_python(skip_empty_area=False)
    merged = sheet.merged_cell_ranges or ()
    return {"name": name, "visible": visible, "rows": rows, "merged": [[*first, *last] for first, last in merged]}


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


if __name__ == "__main__":
    main()
