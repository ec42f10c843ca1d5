"""The zip around a workbook: its directory is judged before anything is inflated, every part against its checksum."""

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from msgspec import Struct

from jdtool.workbooks.failure import Unreadable

MAX_MEMBERS = 5_000
MAX_INFLATED = 600 * 1024 * 1024
"""Bytes of all parts together: a province's visits of one year, not more."""
_LARGE = 20 * 1024 * 1024
_MAX_RATIO = 200
"""A part may shrink more than this only while it is small: honest empty rows do."""
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1

DAMAGED = "文件不完整或已损坏（可能复制时中断）；请重新复制或另存为新的 .xlsx"
TOO_LARGE = "文件展开后过大（疑似异常压缩）；请用 Excel/WPS 打开检查，删除多余内容后另存为新的 .xlsx"


class Archive(Struct, frozen=True):
    """The members of a judged zip, found by name whatever its case; names have forward slashes only."""

    data: bytes
    members: dict[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.members

    def part(self, name: str) -> bytes:
        """The inflated bytes of a member, never more than its directory entry says.

        Raises Unreadable where the length or the checksum is not what the directory says.
        """
        info = self.members[name.casefold()]
        raw = memoryview(self.data)[_start(self.data, info) :][: info.compress_size]
        part = bytes(raw) if info.compress_type == zipfile.ZIP_STORED else _inflate(raw, info.file_size)
        if len(part) != info.file_size or zlib.crc32(part) != info.CRC:
            raise Unreadable(DAMAGED)
        return part

    def ratio(self, name: str) -> float:
        """How many times its packed size a member inflates to."""
        info = self.members[name.casefold()]
        return info.file_size / max(info.compress_size, 1)


def open_archive(data: bytes) -> Archive:
    """The zip with its directory judged: no member read yet.

    Raises Unreadable: damaged, too many or too large members, one name twice, overlapping, encrypted or oddly packed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith(("/", "\\"))]
    except (zipfile.BadZipFile, NotImplementedError, IndexError, ValueError, OverflowError, struct.error):
        raise Unreadable(DAMAGED) from None
    members = {info.filename.replace("\\", "/").lstrip("/").casefold(): info for info in infos}
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_INFLATED or any(map(_is_bomb, infos)):
        raise Unreadable(TOO_LARGE)
    if len(members) < len(infos):
        raise Unreadable("文件内部有重名的部分，内容不可信；请用 Excel/WPS 打开核对后另存为新的 .xlsx")
    _refuse_overlaps(infos)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise Unreadable("压缩包加了密码；请解压后再读")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise Unreadable("文件的压缩方式不是工作簿所用的；请用 Excel/WPS 打开并另存为新的 .xlsx")
    return Archive(data, members)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _LARGE and info.file_size > _MAX_RATIO * info.compress_size


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    spans = sorted((info.header_offset, info.header_offset + _LOCAL_HEADER + info.compress_size) for info in infos)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise Unreadable("文件内部的各部分互相重叠，不是正常保存的工作簿；请向提供者要一份新的文件")


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise Unreadable(DAMAGED)
    name_length, extra_length = struct.unpack_from("<HH", header, 26)
    return info.header_offset + _LOCAL_HEADER + int(name_length) + int(extra_length)


def _inflate(raw: memoryview, size: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return stream.decompress(raw, size + 1)
    except zlib.error:
        raise Unreadable(DAMAGED) from None
