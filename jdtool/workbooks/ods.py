"""OpenDocument workbooks (.ods): judged like any zip, read in a process of its own."""

from msgspec.structs import replace

from jdtool.workbooks.failure import PasswordNeeded, Unreadable
from jdtool.workbooks.grid import Contents
from jdtool.workbooks.isolated import read_isolated
from jdtool.workbooks.limits import Archive
from jdtool.workbooks.ods_layout import tables, with_layout
from jdtool.workbooks.xml_part import judged

_CONTENT = "content.xml"
_ENCRYPTED = "ODS 文件有密码；请在 WPS/LibreOffice 中取消密码，另存为 .xlsx 后再读"
_BROKEN = "ODS 文件已损坏或内容过大，读不出内容；请用 WPS/LibreOffice 打开并另存为 .xlsx"


def read(archive: Archive) -> Contents:
    """The sheets of an .ods file. Raises Unreadable."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.part(manifest):
        raise Unreadable(_ENCRYPTED)
    content = judged(archive.part(_CONTENT))
    try:
        contents = read_isolated(archive.data, "ods", _BROKEN)
    except PasswordNeeded:
        raise Unreadable(_ENCRYPTED) from None
    found = tables(content)
    if len(found) != len(contents.grids):  # a table within a table: whose ranges are whose cannot be told
        return contents
    return replace(contents, grids=tuple(map(with_layout, contents.grids, found)))
