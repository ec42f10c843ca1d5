"""A small layout writer: the furniture of an office sheet (title, unit line, header, totals) around its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no types

Cell = str | int | date | None

BODY = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "align": "center", "text_wrap": True, "border": 1}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 18, "bold": True, "border": 0},
    "tag": {"font_size": 12, "align": "left", "border": 0},
    "line": {"font_size": 11, "align": "left", "border": 0, "text_wrap": False},
    "note": {"align": "left"},
    "header": {"bold": True, "bg_color": "#E7E6E6"},
    "cell": {},
    "long": {"align": "left"},
    "banner": {"bold": True, "align": "left", "bg_color": "#F2F2F2"},
    "total": {"bold": True},
}
LONG = 16  # characters; longer texts stand at the left edge of their cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header word, its width in characters, the group word above it."""

    title: str
    width: float = 9
    group: str = ""


def columns(*parts: tuple[str, str]) -> tuple[Column, ...]:
    """Columns out of (group, "word:width word:width …"); `|` in a word is a line break inside the header cell."""
    found = []
    for group, words in parts:
        for word in words.split():
            title, _, width = word.partition(":")
            found.append(Column(title.replace("|", "\n"), float(width or 9), group.replace("|", "\n")))
    return tuple(found)


class Book:
    """A workbook that comes out the same, byte for byte, whenever it is written."""

    def __init__(self, path: Path, title: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = Workbook(str(path), {"in_memory": True})
        self._file.set_properties({"title": title, "created": datetime(2024, 12, 31, 9, tzinfo=UTC)})
        self._formats: dict[tuple[str, str], Any] = {}

    def look(self, name: str, number_format: str = "") -> Any:
        """The cell format of that name, made once."""
        key = (name, number_format)
        if key not in self._formats:
            wanted = BODY | LOOKS[name] | ({"num_format": number_format} if number_format else {})
            self._formats[key] = self._file.add_format(wanted)
        return self._formats[key]

    def page(self, name: str, cols: Sequence[Column], dates: str = "yyyy-mm-dd", paper: int = 9) -> Page:
        """A new sheet; `dates` is the number format of date cells, `paper` 9 for A4 and 8 for A3."""
        sheet = self._file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        for index, column in enumerate(cols):
            sheet.set_column(index, index, column.width)
        return Page(self, sheet, cols, dates)

    def close(self) -> None:
        """Write the file."""
        self._file.close()


class Page:
    """A sheet that is written from top to bottom."""

    def __init__(self, book: Book, sheet: Any, cols: Sequence[Column], dates: str) -> None:
        self._book, self._sheet, self._columns, self._dates = book, sheet, cols, dates
        self._row = 0

    def _across(self, text: str, look: str, height: float) -> None:
        self._sheet.set_row(self._row, height)
        self._sheet.merge_range(self._row, 0, self._row, len(self._columns) - 1, text, self._book.look(look))
        self._row += 1

    def title(self, text: str) -> None:
        """A title over the whole width."""
        self._across(text, "title", 30)

    def tag(self, text: str) -> None:
        """The 附件 word above a title."""
        self._across(text, "tag", 18)

    def note(self, text: str, height: float = 48) -> None:
        """A boxed text over the whole width: 填表说明 above, 说明 below."""
        self._across(text, "note", height)

    def banner(self, text: str) -> None:
        """A row that names the part of the table that follows."""
        self._across(text, "banner", 18)

    def line(self, *parts: str) -> None:
        """Texts without a frame, spread over the width: 填报单位 and 填报日期, 填表人 and 审核人."""
        self._sheet.set_row(self._row, 20)
        for index, part in enumerate(parts):
            column = index * len(self._columns) // len(parts)
            self._sheet.write_string(self._row, column, part, self._book.look("line"))
        self._row += 1

    def header(self) -> None:
        """The header row, or two when some columns stand in a group; freezes what is above the records."""
        depth = 2 if any(column.group for column in self._columns) else 1
        first = 0
        for group, members in groupby(self._columns, key=lambda column: column.group):
            titles = [column.title for column in members]
            if group:
                self._box((self._row, first, self._row, first + len(titles) - 1), group)
            top = self._row + depth - 1 if group else self._row
            for index, title in enumerate(titles, first):
                self._box((top, index, self._row + depth - 1, index), title)
            first += len(titles)
        self._sheet.set_row(self._row + depth - 1, 32)
        self._row += depth
        self._sheet.freeze_panes(self._row, 2)
        self._sheet.repeat_rows(self._row - depth, self._row - 1)

    def _box(self, area: tuple[int, int, int, int], text: str) -> None:
        look = self._book.look("header")
        if area[:2] == area[2:]:
            self._sheet.write_string(*area[:2], text, look)
        else:
            self._sheet.merge_range(*area, text, look)

    def record(self, cells: Iterable[Cell], look: str = "cell") -> None:
        """One row of cells, in the order of the columns."""
        for index, cell in enumerate(cells):
            self._write(index, cell, look)
        self._row += 1

    def records(self, rows: Iterable[Iterable[Cell]]) -> None:
        """Many rows of cells."""
        for row in rows:
            self.record(row)

    def _write(self, index: int, cell: Cell, look: str) -> None:
        match cell:
            case None | "":
                self._sheet.write_blank(self._row, index, None, self._book.look(look))
            case int():
                self._sheet.write_number(self._row, index, cell, self._book.look(look))
            case date():
                self._sheet.write_datetime(self._row, index, cell, self._book.look(look, self._dates))
            case str():
                aligned = "long" if look == "cell" and len(cell) > LONG else look
                self._sheet.write_string(self._row, index, cell, self._book.look(aligned))

    def total(self, word: str, cells: dict[str, Cell]) -> None:
        """A 合计 or 小计 row: the word in the first cell, the typed figures under their header words."""
        row: list[Cell] = [cells.get(column.title.replace("\n", "")) for column in self._columns]
        self.record([word, *row[1:]], "total")

    def joined_records(self, rows: Sequence[Sequence[Cell]], column: int) -> None:
        """Rows whose equal neighbours in `column` share one merged cell."""
        for value, members in groupby(rows, key=lambda row: row[column]):
            first = self._row
            self.records(members)
            if self._row - first > 1:
                self._sheet.merge_range(first, column, self._row - 1, column, value, self._book.look("cell"))

    def skip(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self._row += rows
