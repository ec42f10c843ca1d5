"""XML Spreadsheet 2003, which Excel, WPS and many web systems write, often under the name .xls."""

import datetime
from xml.parsers import expat

from msgspec import Struct, field

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Address, Cell, Contents, Grid, Span
from jdtool.workbooks.worksheet import MAX_ROWS
from jdtool.workbooks.worksheet_tags import MAX_COLUMNS
from jdtool.workbooks.xml_part import judged

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_DAMAGED = "XML 表格不完整或已损坏；请用 Excel/WPS 打开核对后另存为 .xlsx"
_TOO_FAR = "XML 表格的行列号超出范围，或内容散得太开；请用 Excel/WPS 打开并另存为 .xlsx"
_MAX_BLANK = 5_000_000


def read(data: bytes) -> Contents:
    """The worksheets of an XML 2003 workbook. Raises Unreadable."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(judged(data), True)
    except (expat.ExpatError, ValueError):
        raise Unreadable(_DAMAGED) from None
    if not reader.sheets:
        raise Unreadable("XML 文件里没有工作表；请用 Excel/WPS 打开检查后另存为 .xlsx")
    return Contents(tuple(sheet.grid() for sheet in reader.sheets))


class _Sheet(Struct):
    """A worksheet being filled; `row` and `column` are the last ones used."""

    name: str
    visible: bool = True
    rows: list[list[Cell]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    errors: list[Address] = field(default_factory=list)
    uncalculated: list[Address] = field(default_factory=list)
    column: int = 0
    blank: int = 0

    def grid(self) -> Grid:
        notes = tuple(self.hidden_rows), tuple(self.hidden_columns), tuple(self.errors), tuple(self.uncalculated)
        return Grid(self.name, self.visible, self.rows, tuple(self.spans), *notes)


class _Reader:
    """What the parser calls; names come as “namespace name”."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._column = 0
        self._kind = ""
        self._words: list[str] | None = None
        self._formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "Worksheet":
            self.sheets.append(_Sheet(attributes.get(f"{_SPREADSHEET} Name", "")))
            self._column = 0
        elif self.sheets and local in {"Row", "Cell", "Column", "Data"}:
            own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            {"Row": self._row, "Cell": self._cell, "Column": self._columns, "Data": self._data}[local](
                self.sheets[-1], own
            )
        elif local == "Visible":
            self._words = []

    def _row(self, sheet: _Sheet, own: dict[str, str]) -> None:
        at = _index(own, "Index", len(sheet.rows) + 1)
        if not len(sheet.rows) < at <= MAX_ROWS:
            raise Unreadable(_TOO_FAR)
        sheet.rows += [[] for _ in range(at - len(sheet.rows))]
        if own.get("Hidden") == "1":
            sheet.hidden_rows.append(at)
        sheet.column = 0

    def _cell(self, sheet: _Sheet, own: dict[str, str]) -> None:
        if not sheet.rows:
            raise Unreadable(_DAMAGED)
        at = _index(own, "Index", sheet.column + 1)
        if not sheet.column < at <= MAX_COLUMNS:
            raise Unreadable(_TOO_FAR)
        cells, row = sheet.rows[-1], len(sheet.rows)
        sheet.blank += at - len(cells)
        if sheet.blank > _MAX_BLANK:
            raise Unreadable(_TOO_FAR)
        cells += [""] * (at - len(cells))
        across, down = _index(own, "MergeAcross", 0), _index(own, "MergeDown", 0)
        if across or down:
            sheet.spans.append(Span(row, row + down, at, at + across))
        sheet.column = at + across
        self._formula = "Formula" in own

    def _columns(self, sheet: _Sheet, own: dict[str, str]) -> None:
        first = _index(own, "Index", self._column + 1)
        self._column = min(first + _index(own, "Span", 0), MAX_COLUMNS)
        if own.get("Hidden") == "1":
            sheet.hidden_columns.extend(range(first, self._column + 1))

    def _data(self, _sheet: _Sheet, own: dict[str, str]) -> None:
        self._kind, self._words = own.get("Type", "String"), []

    def text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        if local == "Data" and self._words is not None and sheet.rows and sheet.rows[-1]:
            address = len(sheet.rows), len(sheet.rows[-1])
            if self._kind == "Error":
                sheet.errors.append(address)
            else:
                sheet.rows[-1][-1] = _value(self._kind, "".join(self._words))
            self._words, self._formula = None, False
        elif local == "Cell" and self._formula:
            sheet.uncalculated.append((len(sheet.rows), len(sheet.rows[-1])))
            self._formula = False
        elif local == "Visible" and self._words is not None:
            sheet.visible = "".join(self._words).strip() == "SheetVisible"
            self._words = None


def _index(own: dict[str, str], name: str, otherwise: int) -> int:
    stated = own.get(name, "")
    return int(stated) if stated.isdecimal() and len(stated) < 8 else otherwise


def _value(kind: str, words: str) -> Cell:
    if kind == "Number":
        return float(words)
    if kind == "Boolean":
        return words == "1"
    if kind == "DateTime":
        moment = datetime.datetime.fromisoformat(words)
        if moment.date() <= datetime.date(1899, 12, 31):
            return moment.time()
        return moment.date() if moment.time() == datetime.time() else moment
    return words
