"""Old binary workbooks (BIFF8 in a compound file) written by hand: one sheet of texts, numbers and days."""

import datetime
import struct
from collections.abc import Sequence

from jdtool.workbooks.grid import Cell, Span

_SECTOR = 512
_LEAST = 8 * _SECTOR
"""Shorter streams would have to live in the file's other, smaller sectors."""
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_GENERAL, _DAY, _MOMENT = range(15, 18)
"""Cell formats; the fifteen before them are the styles that every program expects."""
_NUMBER_FORMATS = {164: "yyyy/m/d", 165: "yyyy/m/d h:mm"}


def xls(name: str, rows: Sequence[Sequence[Cell]], merged: Sequence[Span] = (), hidden: Sequence[int] = ()) -> bytes:
    """The file's bytes; `hidden` are rows from 1."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str) and cell))
    sheet = _sheet(rows, texts, merged, hidden)
    at = len(_globals(name, texts, 0))
    return _compound(_globals(name, texts, at) + sheet)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _text(words: str, length: str) -> bytes:
    """A counted text of two bytes a character."""
    return struct.pack(f"<{length}B", len(words), 1) + words.encode("utf-16-le")


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 6))


def _globals(name: str, texts: Sequence[str], sheet_at: int) -> bytes:
    font = struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + _text("宋体", "B")
    formats = [*((0, 0xFFF5) for _ in range(15)), (0, 1), (164, 1), (165, 1)]
    strings = struct.pack("<2I", len(texts), len(texts)) + b"".join(_text(words, "H") for words in texts)
    return b"".join(
        [
            _begin(0x0005),
            _record(0x0042, struct.pack("<H", 1200)),
            *(_record(0x0031, font) for _ in range(4)),
            *(_record(0x041E, struct.pack("<H", at) + _text(words, "H")) for at, words in _NUMBER_FORMATS.items()),
            *(
                _record(0x00E0, struct.pack("<3H4B2IH", 0, at, kind, 0x20, 0, 0, 0, 0, 0, 0x20C0))
                for at, kind in formats
            ),
            _record(0x0085, struct.pack("<IH", sheet_at, 0) + _text(name, "B")),
            _record(0x00FC, strings),
            _record(0x000A),
        ]
    )


def _sheet(
    rows: Sequence[Sequence[Cell]], texts: Sequence[str], merged: Sequence[Span], hidden: Sequence[int]
) -> bytes:
    width = max(map(len, rows))
    spans = b"".join(
        struct.pack("<4H", span.first_row - 1, span.last_row - 1, span.first_column - 1, span.last_column - 1)
        for span in merged
    )
    places = {words: place for place, words in enumerate(texts)}
    return b"".join(
        [
            _begin(0x0010),
            _record(0x0200, struct.pack("<2I3H", 0, len(rows), 0, width, 0)),
            *(_record(0x0208, struct.pack("<6HI", row - 1, 0, width, 300, 0, 0, 0x120)) for row in hidden),
            *(_cell(row, column, cell, places) for row, cells in enumerate(rows) for column, cell in enumerate(cells)),
            _record(0x00E5, struct.pack("<H", len(merged)) + spans),
            _record(0x000A),
        ]
    )


def _cell(row: int, column: int, cell: Cell, places: dict[str, int]) -> bytes:
    if cell == "":
        return b""
    if isinstance(cell, str):
        return _record(0x00FD, struct.pack("<3HI", row, column, _GENERAL, places[cell]))
    number, look = (cell, _GENERAL) if isinstance(cell, int | float) else _serial(cell)
    return _record(0x0203, struct.pack("<3Hd", row, column, look, number))


def _serial(day: Cell) -> tuple[float, int]:
    """A day as the number of days since 1900 that stands in the cell."""
    if isinstance(day, datetime.datetime):
        return (day - _EPOCH) / datetime.timedelta(days=1), _MOMENT
    assert isinstance(day, datetime.date)
    return float((day - _EPOCH.date()).days), _DAY


def _compound(stream: bytes) -> bytes:
    """The file around the one stream: header, the stream's sectors, the directory's, the table of sectors."""
    stream = stream.ljust(_LEAST, b"\0")
    count = -(-len(stream) // _SECTOR)
    chain = [*range(1, count), _END, _END, _TABLE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    assert len(table) == _SECTOR, "more than 126 sectors need a second table"
    root = _entry("Root Entry", 5, 1, _END, 0)
    directory = root + _entry("Workbook", 2, _FREE, 0, len(stream)) + 2 * _entry("", 0, _FREE, 0, 0)
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    sizes = struct.pack("<9I", 0, 1, count, 0, 4096, _END, 0, _END, 0)
    header = start + sizes + struct.pack("<I", count + 1)
    return header.ljust(_SECTOR, b"\xff") + stream.ljust(count * _SECTOR, b"\0") + directory + table


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    label = (name + "\0").encode("utf-16-le") if name else b""
    about = struct.pack("<HBB3I", len(label), kind, 1, _FREE, _FREE, child)
    return label.ljust(64, b"\0") + about + bytes(36) + struct.pack("<3I", first, size, 0)
