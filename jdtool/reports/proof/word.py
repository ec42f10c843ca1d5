"""The words of a DOCX: text, tables and notes as they would be printed, deleted text and field codes left out."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from jdtool.reports.proof.document import Raw
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.limits import Archive
from jdtool.workbooks.xml_part import judged

_MAIN = "word/document.xml"
_NOTES = (("word/footnotes.xml", "脚注"), ("word/endnotes.xml", "尾注"))
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "rPrChange", "pPrChange"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES = frozenset({"pic", "imagedata", "chart"})
_HEADING_STYLE = re.compile(r"(?:heading|标题)?\s*([1-9])", re.IGNORECASE)
_NAMED = " "  # between a namespace and a name
_DOUBTFUL_RATIO = 100
"""What shrinks to a hundredth is very monotonous; the depth of its elements is counted."""
DAMAGED = "文档已损坏，读不出内容"
NO_DOCUMENT = "这不是 Word 文档（.docx）"


class _Table:
    """The table being read: its number, the rows so far, the cells of the row, the paragraphs of the cell."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = 0
        self.cells: list[str] = []
        self.cell: list[str] = []


class _Reader:
    """Takes the elements of a part one by one and keeps its paragraphs."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.raws: list[Raw] = []
        self.pictures = 0
        self._texts: list[list[str]] = []
        self._levels: list[int] = []
        self._tables: list[_Table] = []
        self._table_count = 0
        self._skipping = 0
        self._in_text = False
        self._count = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self._skipping or local in _SKIPPED or name.endswith(f"{_NAMED}Fallback"):
            self._skipping += 1
        elif local == "p":
            self._texts.append([])
            self._levels.append(0)
        elif local == "t":
            self._in_text = True
        elif local in _BREAKS and self._texts:
            self._texts[-1].append(_BREAKS[local])
        elif local in {"pStyle", "outlineLvl"} and self._levels:
            self._heading(local, next((value for key, value in attributes.items() if _local(key) == "val"), ""))
        elif name.rpartition(_NAMED)[2] in _PICTURES:
            self.pictures += 1
        else:
            self._open_table(local)

    def closed(self, name: str) -> None:
        local = _local(name)
        if self._skipping:
            self._skipping -= 1
        elif local == "p":
            self._end_paragraph()
        elif local == "t":
            self._in_text = False
        elif self._tables:
            self._close_table(local)

    def told(self, text: str) -> None:
        if self._in_text and self._texts:
            self._texts[-1].append(text)

    def _heading(self, kind: str, value: str) -> None:
        if kind == "outlineLvl":
            self._levels[-1] = int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
        elif found := _HEADING_STYLE.fullmatch(value):
            self._levels[-1] = int(found[1])

    def _open_table(self, local: str) -> None:
        if local == "tbl":
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif local == "tr" and self._tables:
            self._tables[-1].row += 1
            self._tables[-1].cells = []
        elif local == "tc" and self._tables:
            self._tables[-1].cell = []

    def _close_table(self, local: str) -> None:
        table = self._tables[-1]
        if local == "tc":
            table.cells.append("".join(table.cell))
        elif local == "tr":
            text = " ".join(filter(None, table.cells))
            self.raws.append(
                Raw(text, f"表{table.number}第{table.row}行", cells=tuple(table.cells), table=table.number)
            )
        elif local == "tbl":
            self._tables.pop()

    def _end_paragraph(self) -> None:
        text, level = "".join(self._texts.pop()), self._levels.pop()
        if self._tables and not self._texts:
            self._tables[-1].cell.append(text)
        elif text.strip():
            self._count += 1
            self.raws.append(Raw(text, f"{self.place}第{self._count}段", level))


def read_word(archive: Archive) -> tuple[list[Raw], tuple[str, ...]]:
    """The paragraphs of the body, then those of the notes, and what could not be looked at. Raises Unreadable."""
    if _MAIN not in archive:
        raise Unreadable(NO_DOCUMENT)
    raws: list[Raw] = []
    pictures = 0
    for part, place in ((_MAIN, ""), *(note for note in _NOTES if note[0] in archive)):
        reader = _read(judged(archive.part(part), doubtful=archive.ratio(part) > _DOUBTFUL_RATIO), place)
        raws += reader.raws
        pictures += reader.pictures
    return raws, tuple(_notes(pictures))


def _local(name: str) -> str:
    """The name of a word-processing element or attribute; "" for those of drawings and formulas."""
    space, _, local = name.rpartition(_NAMED)
    return local if "wordprocessingml" in space or not space else ""


def _read(part: bytes, place: str) -> _Reader:
    reader = _Reader(place)
    parser = expat.ParserCreate(namespace_separator=_NAMED)
    parser.StartElementHandler = reader.opened
    parser.EndElementHandler = reader.closed
    parser.CharacterDataHandler = reader.told
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise Unreadable(DAMAGED) from None
    return reader


def _notes(pictures: int) -> Iterator[str]:
    if pictures:
        yield f"文中有 {pictures} 幅图片或图表，图里的数字没有检查"
