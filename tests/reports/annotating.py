"""Workbooks to annotate, findings to put on them, and looking into what comes out."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.parsers import expat

import xlsxwriter
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from jdtool.console.finding_table import TITLES
from jdtool.ledgers.record import Place
from jdtool.reports.annotate import Annotated, annotated
from jdtool.reports.finding_list import Listed
from jdtool.rules.rule import Severity
from jdtool.workbooks.grid import column_number

FILE = "台账.xlsx"
OPENING = "时期 2024 · 截止日 2024-12-31"


def finding(
    cell: str = "", severity: Severity = Severity.ERROR, sheet: str = "花名册", message: str = "有问题", row: int = 0
) -> Listed:
    """A finding at a cell ("B3"), else at a row, else at the sheet."""
    letters = cell.rstrip("0123456789")
    place = Place(FILE, sheet, int(cell[len(letters) :] or row), column_number(letters))
    line = {
        "级别": "错误",
        "代码": "XX001",
        "名称": "试",
        "文件": FILE,
        "工作表": sheet,
        "单元格": cell,
        "问题": message,
    }
    return Listed(
        severity, place, tuple(line.get(title, "") for title in TITLES), "错误 XX001 试", f"{message}\n做法：改正"
    )


def roster(fill: Callable[[Any, Any], None] | None = None) -> bytes:
    """A sheet 花名册 of three people; `fill` gets the book and the sheet before they are closed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        bold = book.add_format({"bold": True, "num_format": "yyyy-mm-dd", "border": 1})
        for number, cells in enumerate(
            [("姓名", "社区", "备注"), ("甲", "东", "在家"), ("乙", "东"), ("丙", "西", "=1+1")]
        ):
            for column, text in enumerate(cells):
                sheet.write_string(number, column, text, bold if number else None)
        if fill:
            fill(book, sheet)
    return out.getvalue()


def saved(book: Workbook) -> bytes:
    """A workbook as openpyxl writes it."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(
    data: bytes, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with its parts changed (None: left out) and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
        for name, part in (more or {}).items():
            target.writestr(name, part)
    return out.getvalue()


def annotate(data: bytes, findings: Iterable[Listed]) -> Annotated:
    return annotated(data, list(findings), TITLES, OPENING)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def values(data: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet's cells as the reader that jdtool uses sees them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def check_package(data: bytes) -> None:
    """Every part is well-formed, every relation leads somewhere, every part has a content type, no id comes twice."""
    found = parts(data)
    for name, part in found.items():
        if name.endswith((".xml", ".rels", ".vml")):
            expat.ParserCreate(namespace_separator=" ").Parse(part, True)
    stated = found["[Content_Types].xml"].decode()
    overrides = set(re.findall(r'PartName="/([^"]+)"', stated))
    endings = set(re.findall(r'Extension="([^"]+)"', stated))
    assert overrides <= found.keys()
    for name in found.keys() - {"[Content_Types].xml"}:
        assert name in overrides or name.rpartition(".")[2] in endings, name
    for name, part in found.items():
        if name.endswith(".rels"):
            links = [re.findall(rf'{key}="([^"]*)"', part.decode()) for key in ("Id", "Target")]
            assert len(links[0]) == len(set(links[0])) == len(links[1])
            for target in (each for each in links[1] if each.startswith("/")):
                assert target[1:] in found
