"""Cells of a statistics workbook: words, numbers, and formulas with the value they come to, as printed."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from jdtool.measures.wording import MISSING, NO_OBJECT
from jdtool.reports.sheet import HEADER, NUMBER, TEXT, height_for
from jdtool.reports.statistics_rows import EACH, RATE, Value
from jdtool.workbooks.grid import letter

WORDS, WHOLE = "words", ""
"""What a cell may hold beside RATE and EACH, which are divided."""

_TITLE = {"font_name": "黑体", "font_size": 14, "valign": "vcenter"}
_BOLD = {"bold": True, "bg_color": "#F2F2F2"}
_LOOKS = {
    WORDS: TEXT,
    WHOLE: NUMBER,
    RATE: {**NUMBER, "num_format": "0.0%"},
    EACH: {**NUMBER, "num_format": "0.0"},
}


class Entry(Struct, frozen=True):
    """One cell: its value, what it holds, and the formula that gives the value, "" where it is typed."""

    value: Value = None
    kind: str = WORDS
    formula: str = ""


class Formats(Struct, frozen=True, eq=False):
    """The formats of one workbook; those of cells by what they hold, plain and in a line of totals."""

    title: Any
    heading: Any
    header: Any
    plain: dict[str, Any]
    total: dict[str, Any]


def formats_of(book: Any) -> Formats:
    """Made once for a workbook."""
    return Formats(
        title=book.add_format(_TITLE),
        heading=book.add_format({"font_name": "黑体", "font_size": 11}),
        header=book.add_format(HEADER),
        plain={kind: book.add_format(look) for kind, look in _LOOKS.items()},
        total={kind: book.add_format({**look, **_BOLD}) for kind, look in _LOOKS.items()},
    )


def put(sheet: Any, row: int, column: int, entry: Entry, looks: dict[str, Any]) -> None:
    """Rows and columns count from 0."""
    value, look = entry.value, looks[entry.kind]
    if entry.formula and value not in {None, MISSING}:
        sheet.write_formula(row, column, entry.formula, look, value)
    elif value in {None, ""}:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def put_line(sheet: Any, row: int, entries: Sequence[Entry], looks: dict[str, Any], widths: Sequence[float]) -> None:
    """A line from the first column on, as high as its words need."""
    for column, entry in enumerate(entries):
        put(sheet, row, column, entry, looks)
    sheet.set_row(row, height_for(widths, [str(entry.value or "") for entry in entries]))


def put_title(sheet: Any, formats: Formats, title: str) -> None:
    """What the sheet is about, in its first row."""
    sheet.write_string(0, 0, title, formats.title)
    sheet.set_row(0, 24)


def put_heads(sheet: Any, row: int, heads: Iterable[str], formats: Formats) -> None:
    """The titles of columns."""
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, formats.header)


def address(row: int, column: int) -> str:
    """The cell's address, from a row and a column that count from 0."""
    return f"{letter(column + 1)}{row + 1}"


def share_formula(kind: str, part: str, whole: str) -> str:
    """Half-up on whole numbers, which no binary fraction can spoil; in words where rounding would hide a case."""
    if kind == EACH:
        return f'=IF({whole}=0,"{NO_OBJECT}",ROUND(10*{part}/{whole},0)/10)'
    rounded = f"ROUND(1000*{part}/{whole},0)"
    some, nearly = f"AND({part}>0,{rounded}=0)", f"AND({part}<{whole},{rounded}=1000)"
    return f'=IF({whole}=0,"{NO_OBJECT}",IF({some},"不足0.1%",IF({nearly},"99.9%以上",{rounded}/1000)))'


def points_formula(part: str, whole: str, part_before: str, whole_before: str) -> str:
    """百分点: one rounded rate less the other."""
    return f"=(ROUND(1000*{part}/{whole},0)-ROUND(1000*{part_before}/{whole_before},0))/10"


def growth_formula(now: str, before: str) -> str:
    """By which share of the earlier number it changed."""
    return f"=ROUND(1000*({now}-{before})/{before},0)/1000"


def sum_formula(first: str, last: str) -> str:
    """What the cells of a row or column add up to."""
    return f"=SUM({first}:{last})"
