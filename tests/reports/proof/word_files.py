"""DOCX files put together by hand, for what no careful writer would make."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def paragraph(*texts: str, style: str = "") -> str:
    """A paragraph of runs; what begins with < is taken as it is."""
    runs = "".join(text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def document(*body: str) -> str:
    return f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>"


def footnotes(*body: str) -> str:
    return f"<w:footnotes {_SPACES}>{''.join(f'<w:footnote>{each}</w:footnote>' for each in body)}</w:footnotes>"


def package(main: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"word/document.xml": main, **(more or {})}.items():
            archive.writestr(name, part)
    return file.getvalue()
