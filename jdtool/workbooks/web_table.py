"""Web pages saved or exported as .xls: every table of the page becomes a grid of texts; nothing is fetched."""

import re
from html.parser import HTMLParser

from msgspec import Struct, field

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Contents, Grid, Span

_MAX_CELLS = 5_000_000
_MAX_SPAN = 1_024
_BREAKS = frozenset({"br", "p", "div", "li"})
_SILENT = frozenset({"script", "style", "title", "xml"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\s*(\d{1,5})")


def read(text: str, name: str) -> Contents:
    """One grid a table, named like the file where there is one table only. Raises Unreadable."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    if not reader.finished and not reader.open:
        raise Unreadable("网页里没有表格；请用 Excel/WPS 打开检查后另存为 .xlsx")
    if reader.open or "</table" not in text[-4096:].lower():
        raise Unreadable("网页表格不完整（可能复制或下载时中断）；请重新导出，或用 Excel/WPS 另存为 .xlsx")
    tables = [table for table in reader.finished if table.rows]
    names = [name] if len(tables) == 1 else [f"{name}（{at}）" for at, _ in enumerate(tables, 1)]
    return Contents(
        tuple(Grid(each, True, table.rows, tuple(table.spans)) for each, table in zip(names, tables, strict=True))
    )


class _Table(Struct):
    """A table being filled; `taken` are the cells that a span from above or left covers."""

    rows: list[list[Cell]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    words: list[str] | None = None
    width: int = 1
    height: int = 1

    def begin_row(self) -> None:
        self.end_cell()
        self.rows.append([])

    def begin_cell(self, width: int, height: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.words, self.width, self.height = [], width, height

    def end_cell(self) -> None:
        if self.words is None:
            return
        row, cells = len(self.rows), self.rows[-1]
        while (row, len(cells) + 1) in self.taken:
            cells.append("")
        column = len(cells) + 1
        cells.append(_cleaned("".join(self.words)))
        cells += [""] * (self.width - 1)
        if self.width > 1 or self.height > 1:
            self.spans.append(Span(row, row + self.height - 1, column, column + self.width - 1))
            below = range(row + 1, row + self.height)
            self.taken.update((each, column + offset) for each in below for offset in range(self.width))
        self.words = None


class _TableReader(HTMLParser):
    """Collects tables; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Table] = []
        self.finished: list[_Table] = []
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.open.append(_Table())
        elif tag in _SILENT:
            self._silent += 1
        elif not self.open:
            return
        elif tag == "tr":
            self.open[-1].begin_row()
        elif tag in {"td", "th"}:
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self.open[-1].words:
            self.open[-1].words.append("\0")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        width, height = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self._cells += width * height
        if self._cells > _MAX_CELLS:
            raise Unreadable("网页表格太大；请用 Excel/WPS 打开并另存为 .xlsx 后再读")
        self.open[-1].begin_cell(width, height)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self.open:
            self.open[-1].end_cell()
            self.finished.append(self.open.pop())
        elif tag in {"td", "th", "tr"} and self.open:
            self.open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self.open and not self._silent and self.open[-1].words is not None:
            self.open[-1].words.append(data)


def _span(stated: str | None) -> int:
    number = _NUMBER.match(stated or "")
    return min(max(int(number[1]), 1), _MAX_SPAN) if number else 1


def _cleaned(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\0"))
    return "\n".join(lines).strip("\n")
