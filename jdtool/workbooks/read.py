"""One file → Workbook: the format is told by the content, and what cannot be read says why in one line."""

import hashlib
import stat
from pathlib import Path

from msgspec.structs import replace

from jdtool.workbooks import xlsx
from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Contents, Workbook
from jdtool.workbooks.kinds import Kind, kind_of, told_by_name
from jdtool.workbooks.limits import Archive, open_archive

_MAX_BYTES = 100 * 1024 * 1024
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FILLING = b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"
_OTHER_PACKAGES = (
    ("xl/workbook.bin", "这是 .xlsb 工作簿，不能直接读取；请用 Excel/WPS 打开并另存为 .xlsx 后再读"),
    ("word/document.xml", "这是 Word 文件，不是电子表格；请把其中的表格复制到 Excel/WPS 后另存为 .xlsx"),
    ("ppt/presentation.xml", "这是演示文稿，不是电子表格；请把其中的表格复制到 Excel/WPS 后另存为 .xlsx"),
)


def read_workbook(path: Path, password: str | None = None) -> Workbook:
    """Opens the file for reading, once; a failure is a value (`failure`), never an exception."""
    book = Workbook(str(path), "")
    try:
        data = _bytes(path)
        book = replace(book, sha256=hashlib.sha256(data).hexdigest())
        contents = _with_notes(_contents(data, path.stem, password), data, path)
    except Unreadable as reason:
        return replace(book, failure=str(reason))
    return replace(book, grids=contents.grids, warnings=contents.warnings)


def _bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise Unreadable("这是 Excel/WPS 打开文件时的锁文件，不是台账；请检查原文件")
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("不是普通文件；请检查路径")
        if before.st_size > _MAX_BYTES:
            raise Unreadable(f"文件太大（{before.st_size // 1024 // 1024} MB，上限 100 MB）；请拆分后再读")
        data = path.read_bytes()
        after = path.stat()
    except PermissionError:
        raise Unreadable("没有权限读取，或文件正被 Excel/WPS 占用；请关闭后重试") from None
    except OSError:
        raise Unreadable("读取时出错（U盘或网络盘可能已断开）；请复制到本机后重试") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Unreadable("读取时文件正在被改写；请保存并关闭后重试")
    if not data.strip(_FILLING):
        raise Unreadable("文件是空的；请检查是否保存成功，或重新复制")
    return data


def _contents(data: bytes, name: str, password: str | None) -> Contents:
    kind = kind_of(data)
    if kind is Kind.ZIP:
        return _package(open_archive(data))
    if kind is Kind.BINARY:
        return _binary(data, password)
    return _text(data, name) if kind is Kind.TEXT else _markup(data, name, kind)


def _package(archive: Archive) -> Contents:
    for part, problem in _OTHER_PACKAGES:
        if part in archive:
            raise Unreadable(problem)
    if "content.xml" not in archive or "xl/workbook.xml" in archive:
        return xlsx.read(archive)
    from jdtool.workbooks import ods  # noqa: PLC0415 - readers of the rarer kinds load when they are met

    return ods.read(archive)


def _binary(data: bytes, password: str | None) -> Contents:
    from jdtool.workbooks import xls  # noqa: PLC0415 - see above

    if _ENCRYPTED_PACKAGE not in data:
        try:
            return xls.read(data)
        except PasswordNeeded:
            pass
    from jdtool.workbooks import encrypted  # noqa: PLC0415 - only encrypted files pay for it

    plain = encrypted.opened(data, password)
    return _package(open_archive(plain)) if kind_of(plain) is Kind.ZIP else xls.read(plain)


def _text(data: bytes, name: str) -> Contents:
    from jdtool.workbooks import delimited  # noqa: PLC0415 - see above

    return delimited.read(data, name)


def _markup(data: bytes, name: str, kind: Kind) -> Contents:
    from jdtool.workbooks import spreadsheet_xml, text_encoding, web_table  # noqa: PLC0415 - rare, and html is slow to load

    if kind is Kind.XML:
        return spreadsheet_xml.read(data)
    text, encoding = text_encoding.decode_page(data)
    contents = web_table.read(text, name)
    return (
        contents if encoding == "UTF-8" else replace(contents, warnings=(*contents.warnings, f"按 {encoding} 编码读取"))
    )


def _with_notes(contents: Contents, data: bytes, path: Path) -> Contents:
    if not contents.grids:
        raise Unreadable("工作簿里没有工作表；请用 Excel/WPS 打开检查后另存为新的 .xlsx")
    notes = list(contents.warnings)
    hidden = [grid.name for grid in contents.grids if not grid.visible]
    if hidden:
        notes.insert(0, f"有隐藏的工作表：{'、'.join(hidden)}")
    kind = kind_of(data)
    if kind is Kind.BINARY and _ENCRYPTED_PACKAGE in data:
        kind = Kind.ZIP
    if not told_by_name(kind, path.suffix):
        notes.insert(0, f"扩展名是 {path.suffix or '（无）'}，内容其实是{kind}，已按内容读取")
    return replace(contents, warnings=tuple(notes))
