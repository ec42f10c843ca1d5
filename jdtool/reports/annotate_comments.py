"""The comments of one sheet: their words, added to those it has, and the boxes that show them (VML)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_boxes import box
from jdtool.reports.annotate_cells import Sheet
from jdtool.reports.annotate_xml import RESAVE, Edit, Element, appended, cell_text, find_elements, patched
from jdtool.reports.finding_list import Listed
from jdtool.reports.ooxml import XML_HEAD
from jdtool.workbooks.grid import Address, column_number, letter

AUTHOR = "jdtool"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BLANK = f'{XML_HEAD}<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'.encode()
_WANTED = frozenset({"authors", "author", "commentList", "comment", "text", "t"})
_FACE = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/>'
_REFERENCE = re.compile(r"\$?([A-Za-z]+)\$?(\d+)")
_THREAD = b"tc="  # begins the author of what newer Excel shows as a conversation; it drops words added to that

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCK = 1024
"""Numbers of shapes are given out in blocks, which the drawing names."""
_TYPE = (
    '<v:shapetype{spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


class Commented(Struct, frozen=True):
    """A comments part, the cells that got their first comment, and how many could not get one."""

    part: bytes
    new: tuple[Address, ...]
    refused: int


def with_comments(part: bytes | None, notes: Mapping[Address, Sequence[Listed]]) -> Commented:
    """The notes put into the comments of a sheet (None: it has none yet); a cell's own comment stays before ours."""
    part = part or _BLANK
    found = find_elements(part, _WANTED)
    authors, comments = (next(each for each in found if each.name == name) for name in ("authors", "commentList"))
    names = [part[each.inside : each.close] for each in found if each.name == "author"]
    old = {_address(each): each for each in found if each.name == "comment"}
    prefix = comments.prefix
    edits = appended(part, authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
    made: list[bytes] = []
    refused = 0
    for address in sorted(notes):
        own = old.get(address)
        if own is None:
            made.append(_comment(address, len(names), notes[address], prefix))
        elif _by(own, names).startswith(_THREAD):
            refused += 1
        else:
            edits += _continued(part, own, found, _runs(notes[address], prefix))
    edits += appended(part, comments, b"".join(made))
    return Commented(patched(part, edits), tuple(sorted(notes.keys() - old.keys())), refused)


def _address(comment: Element) -> Address:
    corner = _REFERENCE.match(comment.attributes.get("ref", ""))
    return (int(corner[2]), column_number(corner[1])) if corner else (0, 0)


def _by(comment: Element, names: Sequence[bytes]) -> bytes:
    number = int(comment.attributes.get("authorId", 0))
    return names[number] if number < len(names) else b""


def _comment(address: Address, author: int, notes: Sequence[Listed], prefix: str) -> bytes:
    reference = f"{letter(address[1])}{address[0]}"
    text = f"<{prefix}text>".encode() + _runs(notes, prefix) + f"</{prefix}text>".encode()
    opening = f'<{prefix}comment ref="{reference}" authorId="{author}">'.encode()
    return opening + text + f"</{prefix}comment>".encode()


def _continued(part: bytes, comment: Element, found: Iterable[Element], runs: bytes) -> Iterator[Edit]:
    """The runs behind the comment's own words; words that stand in no run get one."""
    inside = [each for each in found if comment.start < each.start < comment.end]
    text = next(each for each in inside if each.name == "text")
    plain = next((each for each in inside if each.name == "t" and each.parent == "text"), None)
    prefix = text.prefix
    gap = f'<{prefix}r><{prefix}t xml:space="preserve">\n\n</{prefix}t></{prefix}r>'.encode()
    if plain:
        run = f"<{prefix}r>".encode() + part[plain.start : plain.end] + f"</{prefix}r>".encode()
        yield plain.start, plain.end, run
    yield from appended(part, text, gap + runs)


def _runs(notes: Sequence[Listed], prefix: str) -> bytes:
    runs: list[str] = []
    for number, note in enumerate(notes):
        runs.append(_run(("\n\n" if number else "") + note.head, "<b/>", prefix))
        runs.append(_run("\n" + note.words, "", prefix))
    return "".join(runs).encode()


def _run(text: str, bold: str, prefix: str) -> str:
    look = re.sub("<", f"<{prefix}", bold + _FACE)
    properties = f"<{prefix}rPr>{look}</{prefix}rPr>"
    return f'<{prefix}r>{properties}<{prefix}t xml:space="preserve">{cell_text(text)}</{prefix}t></{prefix}r>'


def with_boxes(
    part: bytes | None, sheet: Sheet, new: Sequence[Address], notes: Mapping[Address, Sequence[Listed]]
) -> bytes:
    """The drawing (None: the sheet has none yet) with a hidden box for every new comment. Raises JdtoolError."""
    if part is None:
        part = _blank_drawing(len(new))
        first = _BLOCK + 1
    else:
        first = (max(map(int, _SHAPE_ID.findall(part)), default=0) // _BLOCK + 1) * _BLOCK + 1
    end = part.rfind(b"</xml>")  # found by hand: Excel itself writes boxes that are no well-formed XML
    if end < 0:
        raise JdtoolError(f"工作簿里原有批注的图形读不懂，不能批注；{RESAVE}")
    spaces = _spaces(part[: part.find(b">", part.find(b"<xml")) + 1])
    shapes = [] if b'id="_x0000_t202"' in part else [_TYPE.format(spaces=spaces)]
    for number, address in enumerate(new, first):
        text = "\n\n".join(f"{note.head}\n{note.words}" for note in notes[address])
        shapes.append(_shape(number, box(sheet, address, text), address, spaces))
    return part[:end] + "".join(shapes).encode() + part[end:]


def _spaces(root: bytes = b"") -> str:
    """The declarations of the name spaces that the outermost element does not declare."""
    written = (f' xmlns:{name}="{space}"' for name, space in _SPACES.items())
    return "".join(each for each in written if each.encode() not in root)


def _blank_drawing(shapes: int) -> bytes:
    blocks = ",".join(str(number) for number in range(1, shapes // _BLOCK + 2))
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    return f"<xml{_spaces()}>{layout}</xml>".encode()


def _shape(number: int, anchor: Sequence[int], address: Address, spaces: str) -> str:
    row, column = address
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{', '.join(map(str, anchor))}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
