"""Text tables (.csv, .tsv): encoding and delimiter are found, every cell stays text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Contents, Grid
from jdtool.workbooks.text_encoding import decode
from jdtool.workbooks.worksheet_tags import MAX_COLUMNS

_DELIMITERS = ",\t;|，"
_UNUSUAL = {"\t": "制表符", ";": "分号", "|": "竖线", "，": "全角逗号"}
_NAMED = re.compile(r"sep=(.)\r?\n?")  # Excel's own first line, which it does not show
_FORMULA = re.compile(r'="([^"]*)"')  # how exports keep Excel from turning a number into 1.1E+17
_LONGEST_CELL = 1 << 20
_USUAL = 0.8
_FEW = 5


def read(data: bytes, name: str) -> Contents:
    """One grid named like the file. Raises Unreadable."""
    text, encoding = decode(data)
    text = text.rstrip("\x1a")
    named = _NAMED.match(text)
    delimiter = named[1] if named else _delimiter(text)
    rows = _rows(text[named.end() if named else 0 :], delimiter)
    _refuse_overlong(rows)
    notes = [] if encoding == "UTF-8" else [f"按 {encoding} 编码读取"]
    if delimiter in _UNUSUAL and not named:
        notes.append(f"各列以{_UNUSUAL[delimiter]}分隔，已按此分列")
    notes += _short_rows(rows)
    return Contents((Grid(name, visible=True, rows=rows),), tuple(notes))


def _rows(text: str, delimiter: str) -> list[list[Cell]]:
    csv.field_size_limit(_LONGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[Cell]] = []
    try:
        for row in table:
            _refuse_swallowed(row, delimiter, table.line_num)
            rows.append([_unwrapped(cell) for cell in row])
    except csv.Error:
        raise _quotes(table.line_num) from None
    if max(map(len, rows), default=0) > MAX_COLUMNS:
        raise Unreadable(f"有一行超过 {MAX_COLUMNS:,} 列；请用 Excel/WPS 打开检查后另存为 .xlsx")
    return rows


def _short_rows(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Where nearly all rows are equally long, a shorter one that is no title has lost a delimiter."""
    filled = [row for row in rows if row]
    used = max((at for row in filled for at, cell in enumerate(row, 1) if cell != ""), default=0)
    width, times = Counter(min(len(row), used) for row in filled).most_common(1)[0] if filled else (0, 0)
    if times < _USUAL * len(filled):
        return ["各行的格数不一样，短的行末尾按空格补齐；请核对有没有错位"] if len(filled) > _FEW else []
    short = [number for number, row in enumerate(rows, 1) if width // 2 < len(row) < width]
    if not short:
        return []
    shown = "、".join(map(str, short[:5])) + (" 等" if len(short) > 5 else "")
    return [f"第 {shown} 行比其他行少几格，末尾按空格补齐；请核对这些行有没有错位"]


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
        if times >= _USUAL * len(rows) and any(cell != "" for cell in row[width:]):
            problem = f"第 {number} 行比其他行多出 {len(row) - width} 格（内容里可能有逗号），各列会错位"
            raise Unreadable(f"{problem}；请用 Excel/WPS 打开检查后另存为 .xlsx")
