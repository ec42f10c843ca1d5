"""One worksheet part before a reader sees it: row numbers, strays and size judged, hidden and empty results noted."""

import re
from functools import cache
from itertools import pairwise
from operator import lt

from msgspec import Struct

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Address, column_number, letter
from jdtool.workbooks.xml_part import DAMAGED_XML, REMEDY

MAX_ROWS = 1_048_576
MAX_COLUMNS = 1_024
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


class _Tags(Struct, frozen=True):
    """Byte patterns for one namespace prefix; each starts with fixed bytes where it can, so that the search is quick."""

    plain_rows: re.Pattern[bytes]
    rows: re.Pattern[bytes]
    heads: re.Pattern[bytes]
    columns: re.Pattern[bytes]
    cells: re.Pattern[bytes]
    empty_result: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    dimension: re.Pattern[bytes]
    fair_dimension: re.Pattern[bytes]
    crooked_merge: re.Pattern[bytes]
    cell: bytes


_PREFIX = re.compile(rb"<([\w.-]+:)?worksheet\b")
_SPACED = re.compile(rb"""r(?<=\sr)(?:\s+=|=\s)""")  # begins with a fixed byte, which is searched four times as fast
_COLUMNS = re.compile(rb"""r=["']([A-Za-z]{2,})(?=\d)""")
_CELL_ROWS = re.compile(rb"""r=["'][A-Za-z]+(\d{1,20})""")
_REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)["']""")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_NUMBERS = re.compile(rb"""\s(min|max|r)=["'](\d{1,7})["']""")


@cache
def _tags(prefix: bytes, plain: bool) -> _Tags:
    """`plain`: no apostrophe anywhere, so every attribute stands in double quotes."""
    p = re.escape(prefix)
    quote = b'"' if plain else b"[\"']"
    number = rb"<%brow(?=[\s/>])(?:[^>]*?\sr=%b(\d{1,20})%b)?[^>]*>" % (p, quote, quote)
    first_cell = rb"(?!<%bc r=%b[A-z]+(?!\1%b)\d)" % (p, quote, quote)
    return _Tags(
        plain_rows=re.compile(rb"<%brow(?: r=%b(\d{1,20})%b[^>]*>%b)?" % (p, quote, quote, first_cell)),
        rows=re.compile(number + rb"(?:\s*<%bc r=%b[A-Za-z]+(\d{1,20}))?" % (p, quote)),
        heads=re.compile(rb"<%brow\s[^>]*>" % p),
        columns=re.compile(rb"<%bcol\s[^>]*>" % p),
        cells=re.compile(rb"<%bc\s[^>]*(?<!/)>.*?</%bc>" % (p, p), re.DOTALL),
        empty_result=re.compile(rb"(?:</%bf>|<%bf\s[^>]*/>)(?:<%bv\s*/>|<%bv></%bv>)?</%bc>" % (p, p, p, p, p, p)),
        formula=re.compile(rb"<%bf[\s/>]" % p),
        dimension=re.compile(rb"""(<%bdimension\b[^>]*?\sref=["'])[^"']*""" % p),
        fair_dimension=re.compile(rb'<%bdimension ref="(?:[A-Z]{1,3}[1-9]\d{0,6}:?){1,2}"/>' % p),
        crooked_merge=re.compile(rb"""<%bmergeCell ref="(?![A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7}")[^>]*>""" % p),
        cell=b"<" + prefix + b"c ",
    )


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
    tags = _tags(start[1] or b"", plain)
    part = _straightened(part, tags)
    rows = _row_numbers(part, tags)
    part, rows, left_out = _without_far_rows(part, tags, rows)
    digits = len(str(rows[-1])) if rows else 1
    if digits > 6 or _wide_or_far(max(digits, 5), plain).search(part, part.find(b"sheetData")):
        part, far = _without_far_columns(part, tags)
        left_out += far
        _refuse_giant(part, digits)
    hidden = _hidden_rows(part, tags), _hidden_columns(part, tags)
    return CheckedSheet(
        part, left_out, *hidden, _error_cells(part, tags), _uncalculated(part, tags), _formulas(part, tags)
    )


def _straightened(part: bytes, tags: _Tags) -> bytes:
    """The reader refuses a whole sheet for a crooked dimension or merged range, which carry no data."""
    if not tags.fair_dimension.search(part, 0, _HEAD):
        part = tags.dimension.sub(rb"\1A1", part[:_HEAD], count=1) + part[_HEAD:]
    tail = part.rfind(b"sheetData")
    if tags.crooked_merge.search(part, tail):
        part = part[:tail] + tags.crooked_merge.sub(b"", part[tail:])
    return part


def _row_numbers(part: bytes, tags: _Tags) -> list[int]:
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


def _without_far_rows(part: bytes, tags: _Tags, rows: list[int]) -> tuple[bytes, list[int], tuple[str, ...]]:
    if not rows or rows[-1] <= _TALL or rows[-1] - len(rows) < _GAP:
        return part, rows, ()
    at = next((at for at, (earlier, later) in enumerate(pairwise(rows), 1) if later - earlier > _GAP), 0)
    if not at or len(rows) - at > _FEW:
        return part, rows, ()
    start = next((head.start() for head in tags.heads.finditer(part) if _number(head[0], b"r") == rows[at]), 0)
    end = part.find(b"sheetData>", start)
    end = part.rfind(b"</", 0, end)
    tail = part[start:end]
    if start <= 0 or end <= start or len(tags.heads.findall(tail)) != len(rows) - at:
        raise Unreadable(SCATTERED)
    named = tuple(f"第 {row} 行" for row in rows[at:]) if tags.cells.search(tail) else ()
    return part[:start] + part[end:], rows[:at], named


def _without_far_columns(part: bytes, tags: _Tags) -> tuple[bytes, tuple[str, ...]]:
    widest = _widest(part)
    if widest > _LAST_COLUMN:
        raise Unreadable(f"单元格的列号超出 XFD；{REMEDY}")
    if widest <= MAX_COLUMNS:
        return part, ()
    left_out: list[str] = []

    def kept(cell: re.Match[bytes]) -> bytes:
        address = _REFERENCE.search(cell[0])
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


def _number(tag: bytes, name: bytes) -> int:
    return next((int(number) for key, number in _NUMBERS.findall(tag) if key == name), 0)


def _hidden_rows(part: bytes, tags: _Tags) -> tuple[int, ...]:
    start = part.find(b"sheetData")
    if part.find(b"d", start + 9, part.rfind(b"sheetData")) < 0 or part.find(b' hidden="', start) < 0:
        return ()
    heads = (head for head in tags.heads.findall(part) if _HIDDEN.search(head))
    return tuple(row for row in (_number(head, b"r") for head in heads) if row)


def _hidden_columns(part: bytes, tags: _Tags) -> tuple[int, ...]:
    columns: set[int] = set()
    for column in tags.columns.findall(part, 0, max(part.find(b"sheetData"), 0)):
        if _HIDDEN.search(column):
            columns.update(range(_number(column, b"min"), min(_number(column, b"max"), MAX_COLUMNS) + 1))
    return tuple(sorted(columns - {0}))


def _error_cells(part: bytes, tags: _Tags) -> tuple[Address, ...]:
    """Cells of the type "e"; their values (#REF! …) start with a sign that is rare elsewhere."""
    found: list[Address] = []
    at = part.find(b"v>#") if b"#" in part else -1
    while at >= 0:
        cell = part[part.rfind(tags.cell, 0, at) : at]
        if b't="e"' in cell or b"t='e'" in cell:
            found += _address(cell)
        at = part.find(b"v>#", at + 1)
    return tuple(found)


def _uncalculated(part: bytes, tags: _Tags) -> tuple[Address, ...]:
    found: list[Address] = []
    start = part.find(b"sheetData")
    if part.find(b"f", start, part.rfind(b"sheetData")) < 0:
        return ()
    for match in tags.empty_result.finditer(part, start):
        cell = part[part.rfind(tags.cell, 0, match.start()) : match.end()]
        if b't="str"' not in cell or b"v></" not in cell:
            found += _address(cell)
    return tuple(found)


def _formulas(part: bytes, tags: _Tags) -> tuple[Address, ...]:
    start = part.find(b"sheetData")
    if part.find(b"f", start, part.rfind(b"sheetData")) < 0:
        return ()
    places = (match.start() for match in tags.formula.finditer(part, start))
    return tuple(address for at in places for address in _address(part[part.rfind(tags.cell, 0, at) : at]))


def _address(cell: bytes) -> list[Address]:
    reference = _REFERENCE.search(cell)
    return [(int(reference[2]), column_number(reference[1].decode("ascii")))] if reference else []
