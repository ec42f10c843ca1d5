"""An annotated copy of a workbook: cells coloured and commented by its findings, a list of them, all else as it was."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.errors import JdtoolError
from jdtool.reports import annotate_package as package
from jdtool.reports.annotate_cells import Sheet, anchors, cells_of, opened, restyled, styles_now
from jdtool.reports.annotate_comments import with_boxes, with_comments
from jdtool.reports.annotate_list import HEADER_ROW, list_sheet
from jdtool.reports.annotate_styles import BLANK, Look, Styles, restyle
from jdtool.reports.annotate_xml import RESAVE, Edit, patched
from jdtool.reports.finding_list import FILLS, SHEET_NAME, TO_FILL, Listed
from jdtool.reports.ooxml import element
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Address, letter
from jdtool.workbooks.kinds import Kind, kind_of
from jdtool.workbooks.limits import Archive, open_archive
from jdtool.workbooks.outline import Outline, read_outline, relationships, workbook_part
from jdtool.workbooks.xml_part import as_utf8

_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
}
_STYLES = "xl/styles.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_LEVELS = tuple(FILLS)


class Annotated(Struct, frozen=True):
    """The copy, the ending its name must have (.xlsx, .xlsm) and a Chinese line for everything it could not keep."""

    data: bytes
    ending: str
    losses: tuple[str, ...]


class _Marked(Struct, frozen=True):
    """A sheet, what is to be shown at which of its cells, and how those are to look."""

    part: str
    sheet: Sheet
    notes: Mapping[Address, Sequence[Listed]]
    looks: Mapping[Address, Look]


class _Draft(Struct, frozen=True):
    """The copy while it is made: its parts that differ, and the kinds of the new ones."""

    archive: Archive
    changed: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def of_book(self) -> dict[str, str]:
        """New parts that the workbook itself points at."""
        return {part: kind for part, kind in self.kinds.items() if kind in {"styles", "worksheet"}}

    def add(self, pattern: str, kind: str, data: bytes) -> str:
        """A new part under the first free name; the pattern holds {}."""
        name = package.free_name(self.archive, self.changed, pattern)
        self.changed[name], self.kinds[name] = data, kind
        return name


def annotated(data: bytes, listed: Sequence[Listed], titles: Sequence[str], opening: str) -> Annotated:
    """The copy of a workbook (.xlsx, .xlsm) with its findings, under the titles of `Listed.cells`.

    `opening` is the line above the list. Raises JdtoolError where the file is of another kind or cannot be patched.
    """
    archive, book = _opened(data)
    outline = read_outline(archive)
    marked = _marked(archive, outline, listed)
    draft = _Draft(archive)
    styles = _styles(draft, book, {look for each in marked for look in each.looks.values()})
    refused = sum(_write_sheet(draft, each, styles) for each in marked)
    reachable = [sheet.name for sheet in outline.sheets if sheet.visible]
    listing = draft.add(
        "xl/worksheets/sheet{}.xml", "worksheet", list_sheet(listed, titles, opening, styles, reachable)
    )
    relations, links = package.linked(archive, book, [(kind, part) for part, kind in draft.of_book.items()])
    area = f"A{HEADER_ROW}:{letter(len(titles) + len(TO_FILL))}{HEADER_ROW + len(listed)}"
    link = next(link for link in links if link.target == listing)
    draft.changed[book] = package.with_tab(as_utf8(archive.part(book)), SHEET_NAME, link, area)
    draft.changed[package.relations_of(book)] = relations
    draft.changed[package.CONTENT_TYPES] = package.content_types(archive, draft.kinds)
    ending = _ENDINGS[package.main_type(archive, book)]
    return Annotated(package.packed(archive, draft.changed), ending, tuple(_losses(archive, refused)))


def _opened(data: bytes) -> tuple[Archive, str]:
    """The archive and its workbook part."""
    try:
        archive = open_archive(data) if kind_of(data) is Kind.ZIP else None
        book = workbook_part(archive) if archive and package.CONTENT_TYPES in archive else ""
    except Unreadable as reason:
        raise JdtoolError(str(reason)) from None
    if not archive or package.main_type(archive, book) not in _ENDINGS:
        raise JdtoolError("只有 .xlsx（.xlsm）能批注；请先用 Excel/WPS 打开，另存为 .xlsx（有密码的先取消密码）再检查")
    if _STRICT in archive.part(book):
        raise JdtoolError(f"这是“Strict Open XML”格式，不能批注；{RESAVE}")
    return archive, book


def _marked(archive: Archive, outline: Outline, listed: Sequence[Listed]) -> list[_Marked]:
    by_sheet: dict[str, list[Listed]] = defaultdict(list)
    for each in listed:
        if each.place.row:
            by_sheet[each.place.sheet].append(each)
    return [
        _marked_sheet(sheet.part, opened(as_utf8(archive.part(sheet.part))), by_sheet[sheet.name])
        for sheet in outline.sheets
        if sheet.name in by_sheet
    ]


def _marked_sheet(part: str, sheet: Sheet, listed: Sequence[Listed]) -> _Marked:
    """A finding of a whole row is shown at its first cell, one inside a merged range at that range's first cell."""
    wanted = [
        (each, (each.place.row, each.place.column or min(cells_of(sheet, each.place.row), default=0)))
        for each in listed
    ]
    shown = anchors(sheet, {address for _, address in wanted if address[1]})
    notes: dict[Address, list[Listed]] = defaultdict(list)
    for each, address in wanted:
        if address[1]:
            elsewhere = shown[address] != address
            notes[shown[address]].append(replace(each, head=f"{each.place.cell} {each.head}") if elsewhere else each)
    styles = styles_now(sheet, notes)
    looks = {
        address: (style, min((each.severity for each in notes[address]), key=_LEVELS.index))
        for address, style in styles.items()
    }
    return _Marked(part, sheet, notes, looks)


def _styles(draft: _Draft, book: str, looks: set[Look]) -> Styles:
    part = package.related(draft.archive, book, "styles")
    styles = restyle(as_utf8(draft.archive.part(part)) if part else BLANK, looks)
    if part:
        draft.changed[part] = styles.part
    else:
        draft.add("xl/styles{}.xml" if _STYLES in draft.archive else _STYLES, "styles", styles.part)
    return styles


def _write_sheet(draft: _Draft, each: _Marked, styles: Styles) -> int:
    """The sheet with its marks and comments; says how many cells could not get a comment."""
    archive, sheet = draft.archive, each.sheet
    comments = package.related(archive, each.part, "comments")
    commented = with_comments(as_utf8(archive.part(comments)) if comments else None, each.notes)
    drawing = _drawing(archive, each)
    new: list[tuple[str, str]] = []
    edits = list(restyled(sheet, {address: styles.marked[look] for address, look in each.looks.items()}))
    if comments:
        draft.changed[comments] = commented.part
    else:
        new.append(("comments", draft.add("xl/comments{}.xml", "comments", commented.part)))
    if drawing and commented.new:
        draft.changed[drawing] = with_boxes(as_utf8(archive.part(drawing)), sheet, commented.new, each.notes)
    elif commented.new:
        boxes = with_boxes(None, sheet, commented.new, each.notes)
        new.append(("vmlDrawing", draft.add("xl/drawings/vmlDrawing{}.vml", "vmlDrawing", boxes)))
    if new:
        relations, links = package.linked(archive, each.part, new)
        draft.changed[package.relations_of(each.part)] = relations
        edits += [_drawn(sheet, link.id) for link in links if link.kind == "vmlDrawing"]
    draft.changed[each.part] = patched(sheet.part, edits)
    return commented.refused


def _drawing(archive: Archive, each: _Marked) -> str:
    """The member that draws the sheet's comments, "" where there is none."""
    if not each.sheet.drawing or package.relations_of(each.part) not in archive:
        return ""
    identity = next((value for name, value in each.sheet.drawing.attributes.items() if name.endswith(":id")), "")
    target = relationships(archive, each.part).get(identity, ("", ""))[1]
    return target if target in archive else ""


def _drawn(sheet: Sheet, identity: str) -> Edit:
    """The element that ties a new drawing to the sheet, in its place or instead of one that leads nowhere."""
    made = element(f"{sheet.root.prefix}legacyDrawing", xmlns_r=package.OFFICE, r_id=identity).encode()
    old = sheet.drawing
    return (old.start, old.end, made) if old else (sheet.behind_drawing, sheet.behind_drawing, made)


def _losses(archive: Archive, refused: int) -> Iterator[str]:
    if refused:
        yield f"{refused} 个单元格已有会话式批注，没有再加批注，问题见“{SHEET_NAME}”"
    if any(name.startswith("_xmlsignatures/") for name in archive.members):
        yield "原文件的数字签名对批注本不再有效"
