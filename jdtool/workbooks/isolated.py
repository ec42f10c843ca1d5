"""The reader in a process of its own with limits: where a damaged file may end the process, only that one ends."""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Cell, Grid, Span

_SECONDS = 15
_PASSWORD = 3
_READER = Path(__file__).with_name("isolated_reader.py")


def read_isolated(data: bytes, broken: str) -> tuple[Grid, ...]:
    """The sheets of a workbook that the process next door read. Raises Unreadable with the line `broken`, or PasswordNeeded."""
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell; the workbook goes in as bytes
            [sys.executable, "-I", str(_READER)], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        raise Unreadable(broken) from None
    if done.returncode == _PASSWORD:
        raise PasswordNeeded(broken)
    if done.returncode:
        raise Unreadable(broken)
    return tuple(_grid(sheet) for sheet in json.loads(done.stdout, object_hook=_untagged))


def _grid(sheet: dict[str, Any]) -> Grid:
    rows: list[list[Cell]] = sheet["rows"]
    width = max(map(len, rows), default=0)
    spans = tuple(
        Span(top + 1, min(bottom + 1, len(rows)), left + 1, min(right + 1, width))
        for top, left, bottom, right in sheet["merged"]
        if top < len(rows) and left < width
    )
    return Grid(sheet["name"], sheet["visible"], rows, spans)


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
