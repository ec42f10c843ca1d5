"""One file → Workbook: the format is told by the content, and what cannot be read says why in one line."""

import hashlib
import re
from pathlib import Path

from jdtool.workbooks import delimited, xls, xlsx
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Grid, Workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08]")  # .xls before 1995: no container around the records
_MAX_BYTES = 100 * 1024 * 1024

_STRANGERS = (
    (b"%PDF", "这是 PDF 文件"),
    (b"\x89PNG", "这是图片文件"),
    (b"\xff\xd8\xff", "这是图片文件"),
    (b"GIF8", "这是图片文件"),
    (b"Rar!", "这是压缩包"),
    (b"7z\xbc\xaf", "这是压缩包"),
    (b"MIME-Version", "这是网页归档（MHTML）文件"),
    (b"{\\rtf", "这是写字板（RTF）文件"),
)


def read_workbook(path: Path) -> Workbook:
    """Opens the file for reading, once; a failure is a value (`failure`), never an exception."""
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            return Workbook(str(path), "", failure=f"文件太大（{size // 1024 // 1024} MB，上限 100 MB）；请拆分后再读")
        data = path.read_bytes()
    except PermissionError:
        return Workbook(str(path), "", failure="没有权限读取，或文件正被 Excel/WPS 占用；请关闭后重试")
    except OSError:
        return Workbook(str(path), "", failure="读取时出错（U盘或网络盘可能已断开）；请复制到本机后重试")
    digest = hashlib.sha256(data).hexdigest()
    try:
        grids = _grids(data, path)
    except Unreadable as reason:
        return Workbook(str(path), digest, failure=str(reason))
    no_sheets = "" if grids else "工作簿里没有工作表；请用 Excel/WPS 打开检查后另存为新的 .xlsx"
    return Workbook(str(path), digest, grids, no_sheets)


def _grids(data: bytes, path: Path) -> tuple[Grid, ...]:
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Unreadable("文件是空的；请检查是否保存成功，或重新复制")
    if data.startswith(_ZIP):
        return xlsx.read(data).grids
    if data.startswith(_OLE) or _BARE_BIFF.match(data):
        return xls.read(data)
    for head, name in _STRANGERS:
        if data.startswith(head):
            raise Unreadable(f"{name}，不是电子表格；请用 Excel/WPS 另存为 .xlsx 后再读")
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        raise Unreadable("这是网页或 XML 格式的表格；请用 Excel/WPS 打开并另存为 .xlsx 后再读")
    return delimited.read(data, path.stem)
