"""Encodings of text tables: strict, named, and refused where letters would be garbled."""

import codecs

import pytest

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.text_encoding import decode, decode_page

_TEXT = "序号,姓名,身份证号\n1,测试甲,99999919610203002X\n2,𠮷某,11010519491231002X\n"


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (b"", "utf-8", "UTF-8"),
        (codecs.BOM_UTF8, "utf-8", "UTF-8"),
        (b"", "gb18030", "GB18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (b"", "utf-16-le", "UTF-16-LE"),
        (b"", "utf-16-be", "UTF-16-BE"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
        (b"", "utf-32-be", "UTF-32-BE"),
    ],
)
def test_the_encoding_is_found_and_named(mark: bytes, encoding: str, name: str) -> None:
    assert decode(mark + _TEXT.encode(encoding)) == (_TEXT, name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_TEXT.encode("gb18030").replace("甲".encode("gb18030"), b"\xff\xff"), "第 2 行有无法识别的字节"),
        ("姓名,备注\n测试甲,已搬走\n".encode("gb18030") + "测试乙,去向不明了\n".encode(), "第 3 行与其他行的编码不同"),
        ("編號,姓名,身份證號\n1,測試,999999\n".encode("big5"), "编码认不出来"),
        (b"premi\xe8re,second,troisi\xe8me\n", "编码认不出来"),
        (b"a,b\n1,\x002\n", "第 2 行含有空字符"),
    ],
)
def test_what_would_be_garbled_is_refused_with_the_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        decode(data)


@pytest.mark.parametrize("text", ["名称,备注\n联通,移动\n", "姓名\n张珺\n李喆\n王堃\n", "社区,人数\n和平里,3\n"])
def test_short_texts_in_gbk_are_read(text: str) -> None:
    assert decode(text.encode("gbk")) == (text, "GB18030")


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = '<meta charset="big5"><table><tr><td>編號</td></tr></table>'
    assert decode_page(page.encode("big5")) == (page, "BIG5")
    assert decode_page(page.replace("big5", "gb2312").encode("gb18030"))[1] == "GB18030"
