"""The same sheet in every format an office may send: small writers, each as the programs concerned write it."""

import csv
import datetime
import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from jdtool.workbooks.grid import Cell, Span
from tests.workbooks.biff import xls
from tests.workbooks.packages import sealed

PASSWORD = "禁毒办2024"  # noqa: S105 - of a test's own workbook
_TO_STRICT = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet; text formats know neither merged cells nor hidden rows."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Span] = ()
    hidden: Sequence[int] = ()

    def span_at(self, row: int, column: int) -> Span | None:
        """The merged range that starts in a cell, both counted from 1."""
        return next((span for span in self.merged if (span.first_row, span.first_column) == (row, column)), None)

    def is_covered(self, row: int, column: int) -> bool:
        """Whether a merged range that starts elsewhere covers the cell."""
        return self.span_at(row, column) is None and any(
            span.first_row <= row <= span.last_row and span.first_column <= column <= span.last_column
            for span in self.merged
        )


def xlsx(*sheets: Sheet) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        looks = {datetime.date: "yyyy/m/d", datetime.datetime: "yyyy/m/d h:mm"}
        formats = {kind: book.add_format({"num_format": look}) for kind, look in looks.items()}
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, formats)
    return file.getvalue()


def _fill(tab: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: Mapping[type, xlsxwriter.format.Format]) -> None:
    for span in sheet.merged:
        tab.merge_range(span.first_row - 1, span.first_column - 1, span.last_row - 1, span.last_column - 1, "")
    for row in sheet.hidden:
        tab.set_row(row - 1, None, None, {"hidden": True})
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str):
                tab.write(row, column, cell, formats.get(type(cell)))
            elif cell:
                tab.write_string(row, column, cell)


def xlsm(sheet: Sheet) -> bytes:
    """A workbook with macros: another content type and a part of them."""
    kinds = (".sheet.main+xml", ".sheet.macroEnabled.main+xml")
    return _rewritten(
        xlsx(sheet),
        lambda _, part: part.replace("openxmlformats-officedocument.spreadsheetml", "ms-excel").replace(*kinds),
        {"xl/vbaProject.bin": b"invented"},
        ("[Content_Types].xml",),
    )


def strict(sheet: Sheet) -> bytes:
    """As Excel's own “Strict Open XML”: other namespaces, and days written out instead of counted."""
    days = {
        xl_rowcol_to_cell(row, column): cell.isoformat()
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, datetime.date)
    }

    def written_out(cell: re.Match[str]) -> str:
        day = days.get(cell[1])
        return f'<c r="{cell[1]}"{cell[2]} t="d"><v>{day}</v></c>' if day else cell[0]

    def changed(name: str, part: str) -> str:
        if name.startswith("xl/worksheets/"):
            part = re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")><v>[\d.]+</v></c>', written_out, part)
        for usual, other in _TO_STRICT:
            part = part.replace(usual, other)
        return part

    return _rewritten(xlsx(sheet), changed)


def _rewritten(
    package: bytes,
    change: Callable[[str, str], str],
    more: dict[str, bytes] | None = None,
    only: Sequence[str] = (),
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part if only and name not in only else change(name, part.decode("utf-8")))
        for name, part in (more or {}).items():
            after.writestr(name, part)
    return file.getvalue()


def protected(sheet: Sheet) -> bytes:
    return sealed(xlsx(sheet), PASSWORD)


def binary(sheet: Sheet) -> bytes:
    return xls(sheet.name, sheet.rows, sheet.merged, sheet.hidden)


def ods(sheet: Sheet) -> bytes:
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="{_OPEN_DOCUMENT}:{name}:1.0"' for name in names)
    rows = "".join(
        f"<table:table-row{_hidden_in_ods(sheet, row)}>{_cells_in_ods(sheet, row, cells)}</table:table-row>"
        for row, cells in enumerate(sheet.rows, 1)
    )
    table = f'<table:table table:name="{sheet.name}">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f"{_OPEN_DOCUMENT}:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}">{entry}</m:manifest>')
    return file.getvalue()


def _hidden_in_ods(sheet: Sheet, row: int) -> str:
    return ' table:visibility="collapse"' if row in sheet.hidden else ""


def _cells_in_ods(sheet: Sheet, row: int, cells: Sequence[Cell]) -> str:
    return "".join(_cell_in_ods(sheet, row, column, cell) for column, cell in enumerate(cells, 1))


def _cell_in_ods(sheet: Sheet, row: int, column: int, cell: Cell) -> str:
    if sheet.is_covered(row, column):
        return "<table:covered-table-cell/>"
    span = sheet.span_at(row, column)
    about = f' table:number-columns-spanned="{span.width}" table:number-rows-spanned="{span.height}"' if span else ""
    lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in shown(cell).split("\n"))
    if cell == "":
        return f"<table:table-cell{about}/>"
    if isinstance(cell, str):
        about += ' office:value-type="string"'
    elif isinstance(cell, datetime.date):
        about += f' office:value-type="date" office:date-value="{cell.isoformat()}"'
    else:
        about += f' office:value-type="float" office:value="{shown(cell)}"'
    return f"<table:table-cell{about}>{lines}</table:table-cell>"


def spreadsheet_xml(sheet: Sheet) -> bytes:
    rows = "".join(
        f'<Row ss:Index="{row}"{_hidden_in_xml(sheet, row)}>{_cells_in_xml(sheet, row, cells)}</Row>'
        for row, cells in enumerate(sheet.rows, 1)
    )
    tab = f'<Worksheet ss:Name="{sheet.name}"><Table>{rows}</Table></Worksheet>'
    start = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    return f'{start}<Workbook xmlns="{_SPREADSHEET}" xmlns:ss="{_SPREADSHEET}">{tab}</Workbook>'.encode()


def _hidden_in_xml(sheet: Sheet, row: int) -> str:
    return ' ss:Hidden="1"' if row in sheet.hidden else ""


def _cells_in_xml(sheet: Sheet, row: int, cells: Sequence[Cell]) -> str:
    written = []
    for column, cell in enumerate(cells, 1):
        span = sheet.span_at(row, column)
        if sheet.is_covered(row, column) or (cell == "" and not span):
            continue
        about = f' ss:MergeAcross="{span.width - 1}" ss:MergeDown="{span.height - 1}"' if span else ""
        kind = "String" if isinstance(cell, str) else "DateTime" if isinstance(cell, datetime.date) else "Number"
        words = datetime.datetime.fromisoformat(cell.isoformat()).isoformat() if kind == "DateTime" else shown(cell)
        data = f'<Data ss:Type="{kind}">{html.escape(words)}</Data>'.replace("\n", "&#10;")
        written.append(f'<Cell ss:Index="{column}"{about}>{data}</Cell>')
    return "".join(written)


def web_page(sheet: Sheet, encoding: str = "utf-8") -> bytes:
    """As web systems export “Excel”: a table of texts."""
    rows = "".join(
        f"<tr>{''.join(_cell_in_page(sheet, row, column, cell) for column, cell in enumerate(cells, 1))}</tr>\n"
        for row, cells in enumerate(sheet.rows, 1)
    )
    head = f'<head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>导出</title></head>'
    return f'<html>{head}<body><table border="1">\n{rows}</table></body></html>'.encode(encoding)


def _cell_in_page(sheet: Sheet, row: int, column: int, cell: Cell) -> str:
    if sheet.is_covered(row, column):
        return ""
    span = sheet.span_at(row, column)
    about = f' colspan="{span.width}" rowspan="{span.height}"' if span else ""
    return f"<td{about}>{html.escape(shown(cell)).replace(chr(10), '<br>')}</td>"


def text_table(sheet: Sheet, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter).writerows([[shown(cell) for cell in row] for row in sheet.rows])
    return lines.getvalue().encode(encoding)


def shown(cell: Cell) -> str:
    """What the cell shows, which is all that is left of it in a text format."""
    if isinstance(cell, datetime.datetime):
        return f"{cell.year}/{cell.month}/{cell.day} {cell.hour}:{cell.minute:02}"
    if isinstance(cell, datetime.date):
        return f"{cell.year}/{cell.month}/{cell.day}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


Writer = Callable[[Sheet], bytes]

WITH_TYPES: dict[str, tuple[str, Writer]] = {
    "xlsx": (".xlsx", xlsx),
    "xlsm with macros": (".xlsm", xlsm),
    "strict xlsx": (".xlsx", strict),
    "xlsx behind a password": (".xlsx", protected),
    "xls": (".xls", binary),
    "et that is an xls": (".et", binary),
    "et that is an xlsx": (".et", xlsx),
    "xlsx called xls": (".xls", xlsx),
    "ods": (".ods", ods),
    "XML 2003 called xls": (".xls", spreadsheet_xml),
}
"""Formats whose cells are numbers, days or texts: name → file ending and writer."""

OF_TEXTS: dict[str, tuple[str, Writer]] = {
    "csv": (".csv", text_table),
    "csv with mark": (".csv", lambda sheet: text_table(sheet, "utf-8-sig")),
    "csv in GB18030": (".csv", lambda sheet: text_table(sheet, "gb18030")),
    "csv in UTF-16": (".csv", lambda sheet: text_table(sheet, "utf-16")),
    "csv in UTF-16 without mark": (".csv", lambda sheet: text_table(sheet, "utf-16-be")),
    "csv with semicolons": (".csv", lambda sheet: text_table(sheet, delimiter=";")),
    "tsv": (".tsv", lambda sheet: text_table(sheet, delimiter="\t")),
    "Excel's Unicode text called csv": (".csv", lambda sheet: text_table(sheet, "utf-16", "\t")),
    "csv called xls": (".xls", lambda sheet: text_table(sheet, "gb18030")),
    "web page called xls": (".xls", web_page),
    "web page in GBK called xls": (".xls", lambda sheet: web_page(sheet, "gbk")),
}
"""Formats that hold nothing but texts."""

LIBRE_OFFICE = {
    "xlsx of LibreOffice": ("xlsx", ".xlsx"),
    "xls of LibreOffice": ("xls", ".xls"),
    "ods of LibreOffice": ("ods", ".ods"),
    "web page of LibreOffice called xls": ("html", ".xls"),
}
"""What LibreOffice makes of a workbook: name → what it is asked for, and the ending that the file goes by."""
