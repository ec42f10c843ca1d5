"""Edits of one XML part as bytes: where its elements stand, and changes that leave all the rest as it was."""

import re
from collections.abc import Iterable
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.ooxml import characters

Edit = tuple[int, int, bytes]
"""Start, end and what comes instead; an empty stretch is a place to insert at."""

RESAVE = "请用 Excel/WPS 打开并另存为新的 .xlsx 后再批注"
_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
# Excel reads _x0041_ in a text as one character.
_ESCAPED_SIGN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Element(Struct, frozen=True):
    """One element by its byte offsets: `inside` follows the start tag, `close` is the end tag's; alike where empty.

    `tag` is the name as written ("x:row"), `name` and `parent` are without prefix.
    """

    tag: str
    parent: str
    attributes: dict[str, str]
    start: int
    inside: int
    close: int
    end: int

    @property
    def name(self) -> str:
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or ""."""
        return self.tag[: -len(self.name)]

    @property
    def empty(self) -> bool:
        """Whether start and end are one tag (<c/>)."""
        return self.inside == self.end


def find_elements(part: bytes, wanted: frozenset[str]) -> list[Element]:
    """The elements of those names in the order in which they begin. Raises JdtoolError for broken XML."""
    found: list[Element | None] = []
    open_tags: list[tuple[str, dict[str, str], int, int]] = []
    parser = expat.ParserCreate()

    def started(tag: str, attributes: dict[str, str]) -> None:
        place = -1
        if tag.rpartition(":")[2] in wanted:
            place = len(found)
            found.append(None)
        open_tags.append((tag, attributes, parser.CurrentByteIndex, place))

    def ended(tag: str) -> None:
        _, attributes, start, place = open_tags.pop()
        if place >= 0:
            parent = open_tags[-1][0].rpartition(":")[2] if open_tags else ""
            found[place] = Element(tag, parent, attributes, *_offsets(part, start, parser.CurrentByteIndex))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise JdtoolError(f"工作簿内部的 XML 有损坏，不能批注；{RESAVE}") from None
    return [element for element in found if element]


def _offsets(part: bytes, start: int, close: int) -> tuple[int, int, int, int]:
    opening = _TAG.match(part, start)
    inside = opening.end() if opening else close
    if part.endswith(b"/>", start, inside):  # where <c/> ends, parsers of different versions tell differently
        return start, inside, inside, inside
    return start, inside, close, part.index(b">", close) + 1


def root_of(part: bytes) -> Element:
    """The outermost element."""
    tag = next(match for match in _TAG.finditer(part) if match[0][1:2] not in b"?!")
    name = re.split(r"[\s/>]", tag[0][1:].decode())[0].rpartition(":")[2]
    return find_elements(part, frozenset({name}))[0]


def patched(part: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the edits made; those of one place in the order given."""
    pieces: list[bytes] = []
    at = 0
    for start, end, instead in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[at:start], instead]
        at = end
    return b"".join([*pieces, part[at:]])


def appended(part: bytes, element: Element, content: bytes, **attributes: str | int) -> list[Edit]:
    """The content put behind what the element holds, and attributes of the element set."""
    tag = part[element.start : element.inside]
    for name, value in attributes.items():
        tag = with_attribute(tag, name, value)
    if element.empty:
        closing = f"</{element.tag}>".encode()
        return [(element.start, element.end, tag.removesuffix(b"/>").rstrip() + b">" + content + closing)]
    return [(element.start, element.inside, tag), (element.close, element.close, content)]


def with_attribute(tag: bytes, name: str, value: str | int) -> bytes:
    """A start tag with the attribute set.

    >>> with_attribute(b'<c r="A1" s="3"/>', "s", 7), with_attribute(b'<c r="A1"/>', "s", 7)
    (b'<c r="A1" s="7"/>', b'<c r="A1" s="7"/>')
    """
    written = f" {name}={quoteattr(str(value))}".encode()
    old = _attribute(name).search(tag)
    if old:
        return tag[: old.start()] + written + tag[old.end() :]
    ending = b"/>" if tag.endswith(b"/>") else b">"
    return tag.removesuffix(ending).rstrip() + written + ending


def without_attribute(tag: bytes, name: str) -> bytes:
    """A start tag without the attribute."""
    return _attribute(name).sub(b"", tag)


def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"""\s%b\s*=\s*(?:"[^"]*"|'[^']*')""" % name.encode())


def cell_text(text: str) -> str:
    """Text of a cell or comment as character data, read back by Excel as it stands here."""
    return characters(_ESCAPED_SIGN.sub("_x005F_", text))
