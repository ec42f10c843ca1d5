"""The zip around a workbook: what is refused before anything is inflated."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.limits import MAX_MEMBERS, open_archive
from tests.workbooks.packages import SHEET, package

_ROW = '<row r="1"><c r="A1"><v>7</v></c></row>'


def _zip_of(names: list[str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return file.getvalue()


def _with_flag(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01\x00" + data[at + 2 :]


def _with_size(data: bytes, size: int) -> bytes:
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<L", size) + data[at + 4 :]


def test_as_many_members_as_allowed_are_taken_and_one_more_is_not() -> None:
    names = [f"{at}.xml" for at in range(MAX_MEMBERS + 1)]
    assert len(open_archive(_zip_of(names[:-1])).members) == MAX_MEMBERS
    with pytest.raises(Unreadable, match="过大"):
        open_archive(_zip_of(names))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package(_ROW)[:-30], "不完整"),
        (package(_ROW)[: len(package(_ROW)) // 2], "不完整"),
        (package(_ROW, method=zipfile.ZIP_BZIP2), "压缩方式"),
        (_zip_of(["xl/workbook.xml", "xl\\Workbook.xml"]), "重名"),
        (_with_flag(package(_ROW)), "密码"),
        (package("", {"xl/media/a.bin": bytes(21 * 1024 * 1024)}), "过大"),
    ],
    ids=["no end", "half", "bzip2", "one name twice", "encrypted", "bomb"],
)
def test_a_zip_that_is_no_saved_workbook_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        open_archive(data)


@pytest.mark.parametrize("spoil", [lambda data: _with_size(data, 3), lambda data: _with_size(data, 9_999)])
def test_a_member_that_lies_about_its_size_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    archive = open_archive(spoil(package(_ROW)))
    with pytest.raises(Unreadable, match="损坏"):
        archive.part(SHEET)


def test_a_changed_letter_is_noticed_by_the_checksum() -> None:
    data = package('<row r="1"><c r="A1" t="inlineStr"><is><t>测试甲</t></is></c></row>', method=zipfile.ZIP_STORED)
    archive = open_archive(data.replace("测试甲".encode(), "侧试甲".encode()))
    with pytest.raises(Unreadable, match="损坏"):
        archive.part(SHEET)


def test_overlapping_members_are_refused() -> None:
    data = bytearray(_zip_of(["a.xml", "b.xml"]))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 8)
    with pytest.raises(Unreadable, match="重叠"):
        open_archive(bytes(data))


def test_members_are_found_whatever_their_case_and_slashes() -> None:
    archive = open_archive(_zip_of(["XL\\Workbook.xml"]))
    assert "xl/workbook.xml" in archive
    assert archive.part("xl/WORKBOOK.xml") == b""
