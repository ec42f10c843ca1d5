"""One worksheet part before a reader sees it: row numbers, strays and size judged, hidden and empty results noted."""

import re
from functools import cache
from itertools import pairwise
from operator import lt

from msgspec import Struct

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Address, column_number, letter
from jdtool.workbooks.worksheet_notes import error_cells, formulas, hidden_columns, hidden_rows, uncalculated
from jdtool.workbooks.worksheet_tags import MAX_COLUMNS, REFERENCE, Tags, number_in, tags_of
from jdtool.workbooks.xml_part import DAMAGED_XML, REMEDY

MAX_ROWS = 1_048_576
_LAST_COLUMN = 16_384
MAX_CELLS = 60_000_000
"""Readers hold a sheet as a full rectangle of 24 bytes a cell."""
_HEAD = 4096
_GAP = 5_000
_HAND_MADE = 1024 * 1024
"""No program writes `r = "A1"`, which would slip past the patterns; a person does, in small files."""
_TALL = 100_000
"""Below this many rows a far stray cell costs little to read along."""
_FEW = 20

SCATTERED = "内容分散得太远，读取会耗尽内存；请删除数据区以外的内容，另存为新的 .xlsx"


class CheckedSheet(Struct, frozen=True):
    """The part as it may be read, and what a reader would not tell of it. `left_out` names strays taken away."""

    part: bytes
    left_out: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    error_cells: tuple[Address, ...] = ()
    uncalculated: tuple[Address, ...] = ()
    formulas: tuple[Address, ...] = ()


_PREFIX = re.compile(rb"<([\w.-]+:)?worksheet\b")
_SPACED = re.compile(rb"""r(?<=\sr)(?:\s+=|=\s)""")  # begins with a fixed byte, which is searched four times as fast
_COLUMNS = re.compile(rb"""r=["']([A-Za-z]{2,})(?=\d)""")
_CELL_ROWS = re.compile(rb"""r=["'][A-Za-z]+(\d{1,20})""")


@cache
def _wide_or_far(digits: int, plain: bool) -> re.Pattern[bytes]:
    """A column beyond Z, or a row of more digits than the last one has: what has neither is no giant."""
    return re.compile((rb'r="' if plain else rb"""r=["']""") + rb"[A-z](?:[A-z]|[0-9]{%d})" % (digits + 1))


def checked(part: bytes) -> CheckedSheet:
    """The part judged and, where a few strays stand far out, without them. Raises Unreadable."""
    start = _PREFIX.search(part, 0, _HEAD)
    if not start:
        raise Unreadable(DAMAGED_XML)
    if len(part) <= _HAND_MADE and _SPACED.search(part):
        raise Unreadable(f"工作表的写法不是任何表格软件的；{REMEDY}")
    plain = b"'" not in part
    tags = tags_of(start[1] or b"", plain)
    part = _straightened(part, tags)
    rows = _row_numbers(part, tags)
    part, rows, left_out = _without_far_rows(part, tags, rows)
    digits = len(str(rows[-1])) if rows else 1
    if digits > 6 or _wide_or_far(max(digits, 5), plain).search(part, part.find(b"sheetData")):
        part, far = _without_far_columns(part, tags)
        left_out += far
        _refuse_giant(part, digits)
    hidden = hidden_rows(part, tags), hidden_columns(part, tags)
    return CheckedSheet(
        part, left_out, *hidden, error_cells(part, tags), uncalculated(part, tags), formulas(part, tags)
    )


def _straightened(part: bytes, tags: Tags) -> bytes:
    """The reader refuses a whole sheet for a crooked dimension or merged range, which carry no data."""
    if not tags.fair_dimension.search(part, 0, _HEAD):
        part = tags.dimension.sub(rb"\1A1", part[:_HEAD], count=1) + part[_HEAD:]
    tail = part.rfind(b"sheetData")
    if tags.crooked_merge.search(part, tail):
        part = part[:tail] + tags.crooked_merge.sub(b"", part[tail:])
    return part


def _row_numbers(part: bytes, tags: Tags) -> list[int]:
    start, end = part.find(b"sheetData"), part.rfind(b"sheetData")
    stated = tags.plain_rows.findall(part, start, end)
    if not stated:
        return []
    rows = list(map(int, stated)) if b"" not in stated else _agreed(tags.rows.findall(part, start, end))
    if not all(map(lt, rows, rows[1:])):
        rows.sort()
        if len(set(rows)) < len(rows):
            raise Unreadable(f"工作表中有两行用了同一个行号，读取会丢失其中一行；{REMEDY}")
    if rows[0] < 1 or rows[-1] > MAX_ROWS:
        raise Unreadable(f"工作表的行号超出 1 到 1,048,576；{REMEDY}")
    return rows


def _agreed(found: list[tuple[bytes, bytes]]) -> list[int]:
    """The number of each row: as stated, else as its first cell says, else the one after the row before."""
    rows: list[int] = []
    for stated, first in found:
        if stated and first and stated != first:
            raise Unreadable(f"工作表的行号与单元格的行号不一致；{REMEDY}")
        rows.append(int(stated or first or (rows[-1] + 1 if rows else 1)))
    return rows


def _without_far_rows(part: bytes, tags: Tags, rows: list[int]) -> tuple[bytes, list[int], tuple[str, ...]]:
    if not rows or rows[-1] <= _TALL or rows[-1] - len(rows) < _GAP:
        return part, rows, ()
    at = next((at for at, (earlier, later) in enumerate(pairwise(rows), 1) if later - earlier > _GAP), 0)
    if not at or len(rows) - at > _FEW:
        return part, rows, ()
    start = next((head.start() for head in tags.heads.finditer(part) if number_in(head[0], b"r") == rows[at]), 0)
    end = part.find(b"sheetData>", start)
    end = part.rfind(b"</", 0, end)
    tail = part[start:end]
    if start <= 0 or end <= start or len(tags.heads.findall(tail)) != len(rows) - at:
        raise Unreadable(SCATTERED)
    named = tuple(f"第 {row} 行" for row in rows[at:]) if tags.cells.search(tail) else ()
    return part[:start] + part[end:], rows[:at], named


def _without_far_columns(part: bytes, tags: Tags) -> tuple[bytes, tuple[str, ...]]:
    widest = _widest(part)
    if widest > _LAST_COLUMN:
        raise Unreadable(f"单元格的列号超出 XFD；{REMEDY}")
    if widest <= MAX_COLUMNS:
        return part, ()
    left_out: list[str] = []

    def kept(cell: re.Match[bytes]) -> bytes:
        address = REFERENCE.search(cell[0])
        if not address or column_number(address[1].decode("ascii")) <= MAX_COLUMNS:
            return cell[0]
        left_out.append(f" {(address[1] + address[2]).decode('ascii').upper()} ")
        return b""

    part = tags.cells.sub(kept, part)
    if len(left_out) > _FEW:
        raise Unreadable(f"有内容的列超过 {MAX_COLUMNS:,} 列（到 {letter(widest)} 列）；{SCATTERED}")
    return part, tuple(left_out)


def _widest(part: bytes) -> int:
    letters = set(_COLUMNS.findall(part))
    return max((column_number(each.decode("ascii")) for each in letters), default=26)


def _refuse_giant(part: bytes, digits: int) -> None:
    """Where a cell names another row than the one it stands in, the reader goes by the cell."""
    far = re.compile(rb"""r=["'][A-Za-z]{1,7}\d{%d}""" % (digits + 1))
    if far.search(part):
        raise Unreadable(f"工作表的行号与单元格的行号不一致；{REMEDY}")
    widest = min(_widest(part), MAX_COLUMNS)
    if 10**digits * widest > MAX_CELLS:
        last_row = max(map(int, _CELL_ROWS.findall(part)), default=0)
        if last_row * widest > MAX_CELLS:
            raise Unreadable(f"工作表太大（{last_row:,} 行 × {widest:,} 列）；{SCATTERED}")
