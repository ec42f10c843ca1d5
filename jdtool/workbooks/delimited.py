"""Text tables (.csv, .tsv): encoding and delimiter are found, every cell stays text."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Grid

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = ",\t;|，"
_NAMED = re.compile(r"sep=(.)\r?\n?")  # Excel's own first line, which it does not show
_FORMULA = re.compile(r'="([^"]*)"')  # how exports keep Excel from turning a number into 1.1E+17
_LONGEST_CELL = 1 << 20


def read(data: bytes, name: str) -> tuple[Grid, ...]:
    """One grid named like the file. Raises Unreadable."""
    text = decode(data).rstrip("\x1a")
    named = _NAMED.match(text)
    delimiter = named[1] if named else _delimiter(text)
    csv.field_size_limit(_LONGEST_CELL)
    table = csv.reader(io.StringIO(text[named.end() if named else 0 :], newline=""), delimiter=delimiter)
    rows: list[list[Cell]] = []
    try:
        for row in table:
            _refuse_swallowed(row, delimiter, table.line_num)
            rows.append([_unwrapped(cell) for cell in row])
    except csv.Error:
        raise _quotes(table.line_num) from None
    _refuse_overlong(rows)
    return (Grid(name, visible=True, rows=rows),)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 (with or without mark) or GB18030, strictly: a wrong byte is an error, never a lost letter."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    head = data[:2000]
    if b"\x00" in head:  # every comma and line end of UTF-16 has one, on the side of its byte order
        return _strict(data, "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "gb18030")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = f"第 {line} 行有无法识别的字节（编码既不是 UTF-8 也不是 GBK）"
        raise Unreadable(f"{problem}；请用 Excel/WPS 另存为 .xlsx") from None
    if "\x00" in text:
        raise Unreadable("不是文本表格；请用 Excel/WPS 另存为 .xlsx")
    return text


def _delimiter(text: str) -> str:
    """The mark that most lines have most of: a title without any, or a remark full of commas, decides nothing."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:50]
    counts = {mark: median_low([line.count(mark) for line in lines]) for mark in _DELIMITERS} if lines else {}
    delimiter = max(counts, key=lambda mark: counts[mark], default=",")
    if not counts.get(delimiter):
        delimiter = next((mark for mark in _DELIMITERS if any(mark in line for line in lines)), "")
    if not delimiter:
        raise Unreadable("不是电子表格（找不到分列的内容）；请用 Excel/WPS 另存为 .xlsx")
    return delimiter


def _unwrapped(cell: str) -> str:
    whole = _FORMULA.fullmatch(cell.strip())
    return whole[1] if whole else cell


def _refuse_swallowed(row: Sequence[str], delimiter: str, line: int) -> None:
    """A quote that is closed rows later, or never, makes one cell of several rows."""
    for cell in row:
        if "\n" in cell or "\r" in cell:
            inner = cell.splitlines()[1:]
            if any(each.count(delimiter) >= 2 for each in inner):
                raise _quotes(line - len(inner))


def _quotes(line: int) -> Unreadable:
    return Unreadable(f"第 {line} 行起的引号不成对，后面的行会被并成一格；请用 Excel/WPS 打开检查后另存为 .xlsx")


def _refuse_overlong(rows: Sequence[Sequence[Cell]]) -> None:
    """Where nearly all rows are equally long, one that is longer has a delimiter inside a cell: its columns slip."""
    if len(rows) < 3:
        return
    width, times = Counter(map(len, rows)).most_common(1)[0]
    for number, row in enumerate(rows, 1):
        if times >= 0.8 * len(rows) and any(cell != "" for cell in row[width:]):
            problem = f"第 {number} 行比其他行多出 {len(row) - width} 格（内容里可能有逗号），各列会错位"
            raise Unreadable(f"{problem}；请用 Excel/WPS 打开检查后另存为 .xlsx")
