"""What readers of .ods do not tell of its sheets: merged ranges, hidden rows and columns, cells that hold an error."""

import re
from itertools import pairwise

from msgspec.structs import replace

from jdtool.workbooks.grid import Address, Grid, Span

_TABLE = re.compile(rb"<table:table[\s>]")
_ROW = re.compile(rb"<table:table-row\b[^>]*>")
_COLUMN = re.compile(rb"<table:table-column\b[^>]*>")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^>]*>")
_TOLD = re.compile(rb'-spanned="|value-type="error"')
_HIDDEN = re.compile(rb'\stable:visibility="(?:collapse|filter)"')
_COUNTS = re.compile(rb'\stable:number-(rows|columns)-(repeated|spanned)="(\d{1,7})"')
_ERROR = re.compile(rb'\scalcext:value-type="error"')


def tables(content: bytes) -> list[bytes]:
    """The bytes of each sheet, in order."""
    starts = [start.start() for start in _TABLE.finditer(content)]
    return [content[start:end] for start, end in pairwise([*starts, len(content)])]


def with_layout(grid: Grid, table: bytes) -> Grid:
    """The sheet with what its bytes tell, as far as its cells reach."""
    height, width = len(grid.rows), len(grid.rows[0]) if grid.rows else 0
    merged: list[Span] = []
    errors: list[Address] = []
    hidden_rows: list[int] = []
    rows = list(_ROW.finditer(table))
    ends = [row.start() for row in rows[1:]] + [len(table)]
    at = 1
    for row, end in zip(rows, ends, strict=False):  # a table without rows still ends
        if at > height:
            break
        last = at + _count(row[0], b"rows", b"repeated") - 1
        if _HIDDEN.search(row[0]):
            hidden_rows += range(at, min(last, height) + 1)
        if _TOLD.search(table, row.end(), end):
            spans, wrong = _cells(table[row.end() : end], at, height, width)
            merged += spans
            errors += wrong
        at = last + 1
    return replace(
        grid,
        merged=tuple(merged),
        hidden_rows=tuple(hidden_rows),
        hidden_columns=_hidden_columns(table, width),
        error_cells=tuple(errors),
    )


def _cells(row: bytes, at: int, height: int, width: int) -> tuple[list[Span], list[Address]]:
    """The merged ranges that begin in a row, and its errors."""
    merged: list[Span] = []
    errors: list[Address] = []
    column = 1
    for cell in _CELL.findall(row):
        if column > width:
            break
        tall, wide = (_count(cell, way, b"spanned") for way in (b"rows", b"columns"))
        if tall > 1 or wide > 1:
            merged.append(Span(at, min(at + tall - 1, height), column, min(column + wide - 1, width)))
        if _ERROR.search(cell):
            errors.append((at, column))
        column += _count(cell, b"columns", b"repeated")
    return merged, errors


def _hidden_columns(table: bytes, width: int) -> tuple[int, ...]:
    hidden: list[int] = []
    at = 1
    for column in _COLUMN.findall(table):
        last = at + _count(column, b"columns", b"repeated") - 1
        if _HIDDEN.search(column):
            hidden += range(at, min(last, width) + 1)
        at = last + 1
    return tuple(hidden)


def _count(tag: bytes, way: bytes, what: bytes) -> int:
    return next((int(number) for each, kind, number in _COUNTS.findall(tag) if (each, kind) == (way, what)), 1)
