"""Zipped workbooks put together by hand, for files that no program would write."""

import io
import zipfile
from collections.abc import Mapping

from msoffcrypto.format.ooxml import OOXMLFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

PARTS = {
    "_rels/.rels": f'{_LINKS}<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_LINKS}<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="花名册" sheetId="1" r:id="a"/></sheets></workbook>',
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def package(rows: str = "", more: Mapping[str, str | bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook of one sheet; `more` adds parts or replaces them."""
    parts: dict[str, str | bytes] = {**PARTS, SHEET: sheet(rows), **(more or {})}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def sealed(plain: bytes, password: str) -> bytes:
    """The package behind a password; one below 4 KB comes out unreadable from the library."""
    behind = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, behind)
    return behind.getvalue()
