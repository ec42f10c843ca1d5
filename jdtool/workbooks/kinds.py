"""What a file really is: told by its first bytes, never by its name."""

import re
from enum import StrEnum

from jdtool.workbooks.failure import Unreadable


class Kind(StrEnum):
    """The families of files that have a reader; the text is how a message calls them."""

    ZIP = "新版工作簿（.xlsx）"
    BINARY = "旧版工作簿（.xls）"
    PAGE = "网页表格"
    XML = "XML 表格（2003）"
    TEXT = "文本表格"


_ENDINGS = {
    Kind.ZIP: frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".ods", ".et", ".ett"}),
    Kind.BINARY: frozenset({".xls", ".xlt", ".xla", ".et", ".ett"}),
    Kind.PAGE: frozenset({".htm", ".html"}),
    Kind.XML: frozenset({".xml"}),
    Kind.TEXT: frozenset({".csv", ".tsv", ".txt"}),
}

_STARTS = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.BINARY),
    (b"\x09\x00\x04\x00", Kind.BINARY),  # BIFF2 to BIFF5 without a container
    (b"\x09\x02\x06\x00", Kind.BINARY),
    (b"\x09\x04\x06\x00", Kind.BINARY),
    (b"\x09\x08", Kind.BINARY),
)
_STRANGERS = (
    (b"%PDF", "这是 PDF 文件"),
    (b"\x89PNG", "这是图片文件"),
    (b"\xff\xd8\xff", "这是图片文件"),
    (b"GIF8", "这是图片文件"),
    (b"BM", "这是图片文件"),
    (b"Rar!", "这是压缩包"),
    (b"7z\xbc\xaf", "这是压缩包"),
    (b"\x1f\x8b", "这是压缩包"),
    (b"{\\rtf", "这是写字板（RTF）文件"),
    (b"ID;P", "这是 SYLK 格式的表格"),
    (b"TABLE\r\n0,1", "这是 DIF 格式的表格"),
    (b"TABLE\n0,1", "这是 DIF 格式的表格"),
    (b"\x00\x00\x02\x00\x06\x04", "这是 Lotus 1-2-3 格式的表格"),
    (b"\x00\x00\x02\x00\x04\x04", "这是 Lotus 1-2-3 格式的表格"),
    (b"\x00\x00\x1a\x00", "这是 Lotus 1-2-3 格式的表格"),
)
_ARCHIVED_PAGE = re.compile(
    rb"(?:MIME-Version|From|Content-Type|Message-ID):.*multipart/related", re.IGNORECASE | re.DOTALL
)
_REMEDY = "，不能直接读取；请用 Excel/WPS 打开并另存为 .xlsx 后再读"


def kind_of(data: bytes) -> Kind:
    """The family of a file. Raises Unreadable for what no reader takes."""
    kind = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    if kind is Kind.ZIP and b"xl/workbook.bin" in data and b"xl/workbook.xml" not in data:
        raise Unreadable("这是二进制工作簿（.xlsb）" + _REMEDY)
    if kind:
        return kind
    stranger = next((name for start, name in _STRANGERS if data.startswith(start)), "")
    if stranger == "这是图片文件" and data[:2] == b"BM" and b"\x00" not in data[:32]:
        stranger = ""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe\r\n\t ")
    if _ARCHIVED_PAGE.match(head):
        stranger = "这是网页归档（MHTML）文件"
    if stranger:
        raise Unreadable(stranger + _REMEDY)
    return _kind_of_markup(data, head) if head.startswith(b"<") else Kind.TEXT


def _kind_of_markup(data: bytes, head: bytes) -> Kind:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<html" not in head.lower():
        return Kind.XML
    if b"<table" in data.replace(b"\x00", b"").lower():
        return Kind.PAGE
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        raise Unreadable("这是网页，里面没有表格（可能是登录页或出错页）；请重新导出")
    if b"<!DOCTYPE" in head:
        raise Unreadable("文件内部含有 DTD 声明（正常的表格没有，可能是恶意构造）；已拒绝读取")
    raise Unreadable("这是 XML 文件，不是表格" + _REMEDY)


def told_by_name(kind: Kind, ending: str) -> bool:
    """Whether the file's ending (".xls") is one that its content goes by."""
    return ending.lower() in _ENDINGS[kind]
