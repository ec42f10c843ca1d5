"""One XML part of a package: its encoding, what may not stand in it, and whether it is whole."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from jdtool.workbooks.failure import Unreadable

_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARATION = re.compile(rb"""\A\s*<\?xml[^>]*?(?:encoding\s*=\s*["']([\w.:-]+)["'][^>]*)?\?>""")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_NAME = re.compile(rb"<([\w.:-]+)")
_FORBIDDEN_CHARACTER = re.compile(rb"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01])|x0*(?:[0-8bceBCEF]|f|1[0-9a-fA-F]));")
_WINDOW = 512 * 1024
"""Bytes of text in which no tag may be missing: Excel allows 32,767 characters to a cell."""
_MAX_DEPTH = 64

REMEDY = "请用 Excel/WPS 打开核对后另存为新的 .xlsx"
DAMAGED_XML = f"工作簿内部的 XML 不完整或已损坏（可能保存时中断）；{REMEDY}"
ENTITIES = "文件内部含有 DTD 声明（正常的表格没有，可能是恶意构造）；已拒绝读取"


def judged(part: bytes, *, doubtful: bool = False) -> bytes:
    """The part in UTF-8, whole, without DTD; `doubtful` has its depth counted as well, which is slow.

    Raises Unreadable.
    """
    part = as_utf8(part)
    start = _root(part)
    name = _NAME.match(part, start)
    if not name or not _is_closed(part, name[1]):
        raise Unreadable(DAMAGED_XML)
    if b"&" in part and _FORBIDDEN_CHARACTER.search(part):
        raise Unreadable(f"工作簿内部含有不允许的控制字符；{REMEDY}")
    if any(part.find(b"<", at, at + _WINDOW) < 0 for at in range(0, len(part) - _WINDOW, _WINDOW)):
        raise Unreadable(f"有单元格的文字超过 50 万字节；{REMEDY}")
    if doubtful:
        _refuse_depth(part)
    return part


def as_utf8(part: bytes) -> bytes:
    """The part without mark, and without declaration where it had to be recoded."""
    if part.startswith(_UTF16_STARTS):
        marked = part[:2] in (b"\xff\xfe", b"\xfe\xff")
        encoding = "utf-16" if marked else ("utf-16-le" if part[:1] == b"<" else "utf-16-be")
        return _DECLARATION.sub(b"", _recoded(part, encoding), count=1)
    part = part.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARATION.match(part)
    encoding = declared[1].decode("ascii").lower() if declared and declared[1] else "utf-8"
    if encoding in {"utf-8", "utf8", "us-ascii", "ascii"}:
        return part
    return _DECLARATION.sub(b"", _recoded(part, "gb18030" if encoding.startswith("gb") else encoding), count=1)


def _recoded(part: bytes, encoding: str) -> bytes:
    try:
        return part.decode(encoding).encode("utf-8")
    except (UnicodeError, LookupError):
        raise Unreadable(DAMAGED_XML) from None


def _root(part: bytes) -> int:
    prolog = _PROLOG.match(part)
    start = prolog.end() if prolog else 0
    if part[start : start + 2] == b"<!":
        raise Unreadable(ENTITIES)
    return start


def _is_closed(part: bytes, name: bytes) -> bool:
    tail = part[-256:].rstrip()
    return (b"</" + name) in tail or (tail.endswith(b"/>") and part.find(b"<" + name) == part.rfind(b"<"))


def _refuse_depth(part: bytes) -> None:
    depth = deepest = 0

    def opened(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    _parse(parser, part)
    if deepest > _MAX_DEPTH:
        raise Unreadable("工作簿内部的 XML 嵌套过深，不是正常保存的工作簿；" + REMEDY)


def elements(part: bytes, wanted: frozenset[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Elements of those names in order, each with its attributes; prefixes of elements are ignored.

    Raises Unreadable.
    """
    found: list[tuple[str, dict[str, str]]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in wanted:
            found.append((local, attributes))

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    _parse(parser, judged(part))
    return iter(found)


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise Unreadable(DAMAGED_XML) from None
