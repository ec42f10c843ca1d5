"""Readers in a process of their own with limits: where a damaged file ends or exhausts one, only that one ends."""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Contents, Grid, Span

_SECONDS = 15
_PACKAGES = Path(__file__).parents[2]
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from jdtool.workbooks.isolated_reader import main; main(sys.argv[2])"
)
_REPAIRED = "文件结构有损坏，已换一种方式读出；请核对行数，并用 Excel/WPS 另存为 .xlsx"


def read_isolated(data: bytes, kind: Literal["xls", "ods"], broken: str) -> Contents:
    """What the process next door read. Raises Unreadable with its line, else with `broken`; or PasswordNeeded."""
    command = [sys.executable, "-I", "-c", _PROGRAM, str(_PACKAGES), kind]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own words, no shell; the workbook goes in as bytes
    except (subprocess.TimeoutExpired, OSError):
        raise Unreadable(broken) from None
    if done.returncode:
        raise Unreadable(broken)
    answer = json.loads(done.stdout, object_hook=_untagged)
    if answer.get("password"):
        raise PasswordNeeded(broken)
    if "failure" in answer:
        raise Unreadable(answer["failure"] or broken)
    return Contents(tuple(map(_grid, answer["grids"])), (_REPAIRED,) if answer["repaired"] else ())


def _grid(sheet: dict[str, Any]) -> Grid:
    rows = sheet["rows"]
    width = max(map(len, rows), default=0)
    return Grid(
        sheet["name"],
        sheet["visible"],
        rows,
        tuple(span for span in (_clipped(each, len(rows), width) for each in sheet["merged"]) if span),
        tuple(sheet["hidden_rows"]),
        tuple(sheet["hidden_columns"]),
        tuple((row, column) for row, column in sheet["error_cells"]),
    )


def _clipped(span: dict[str, int], height: int, width: int) -> Span | None:
    if span["first_row"] > height or span["first_column"] > width:
        return None
    last_row, last_column = min(span["last_row"], height), min(span["last_column"], width)
    return Span(span["first_row"], last_row, span["first_column"], last_column)


def _untagged(found: dict[str, Any]) -> Any:
    if len(found) != 1:
        return found
    [(kind, value)] = found.items()
    if kind == "datetime":
        return datetime.datetime.fromisoformat(value)
    if kind == "date":
        return datetime.date.fromisoformat(value)
    if kind == "time":
        return datetime.time.fromisoformat(value)
    return datetime.timedelta(seconds=value)
