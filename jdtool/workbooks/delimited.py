"""Text tables (.csv, .tsv): encoding and delimiter are found, every cell stays text."""

import codecs
import csv

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Grid

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = ",\t;|，"


def read(data: bytes, name: str) -> tuple[Grid, ...]:
    """One grid named like the file. Raises Unreadable."""
    text = decode(data)
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    delimiter = max(_DELIMITERS, key=lambda mark: min((line.count(mark) for line in lines[:5]), default=0))
    if not any(delimiter in line for line in lines):
        raise Unreadable("不是电子表格（找不到分列的内容）；请用 Excel/WPS 另存为 .xlsx")
    csv.field_size_limit(1 << 20)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter)]
    except csv.Error:
        raise Unreadable("文本表格的引号不成对，无法分清各列；请用 Excel/WPS 打开检查后另存为 .xlsx") from None
    return (Grid(name, visible=True, rows=rows),)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 (with or without mark) or GB18030, strictly: a wrong byte is an error, never a lost letter."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if data[:4].count(0) == 2:
        return _strict(data, "utf-16-be" if data[0] == 0 else "utf-16-le")
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
