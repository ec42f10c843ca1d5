"""The package around an annotated workbook: its new parts made known, and the zip with all else as it was."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_xml import RESAVE, Edit, Element, appended, find_elements, patched, root_of
from jdtool.reports.ooxml import XML_HEAD, element
from jdtool.workbooks.files import OWN_NAME
from jdtool.workbooks.limits import Archive
from jdtool.workbooks.outline import relationships

CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BLANK_RELATIONS = f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}"/>'.encode()
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can state
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = {
    "worksheet": f"{_SHEET}.worksheet+xml",
    "comments": f"{_SHEET}.comments+xml",
    "styles": f"{_SHEET}.styles+xml",
}
"""Content types by the kind of relation; drawings (VML) go by their ending."""
_BEFORE_NAMES = frozenset({"sheets", "functionGroups", "externalReferences"})
_WORKBOOK = frozenset(
    {"workbook", "sheets", "sheet", "functionGroups", "externalReferences", "definedNames", "definedName"}
)


class Link(Struct, frozen=True):
    """A new relation: its kind (last word of its type), the member it points at and its id."""

    kind: str
    target: str
    id: str


def relations_of(part: str) -> str:
    """The member that holds the relations of a member."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(archive: Archive, part: str, kind: str) -> str:
    """The member of that kind that a member points at, "" where there is none."""
    if relations_of(part) not in archive:
        return ""
    return next((to for each, to in relationships(archive, part).values() if each == kind and to in archive), "")


def linked(archive: Archive, part: str, targets: Iterable[tuple[str, str]]) -> tuple[bytes, list[Link]]:
    """The relations of a member with new ones (kind, target) behind them."""
    name = relations_of(part)
    old = archive.part(name) if name in archive else _BLANK_RELATIONS
    root = root_of(old)
    used = {each.attributes.get("Id", "") for each in find_elements(old, frozenset({"Relationship"}))}
    free = (f"rId{number}" for number in range(1, 1 << 20) if f"rId{number}" not in used)
    links = [Link(kind, target, identity) for (kind, target), identity in zip(targets, free, strict=False)]
    entries = (
        element(f"{root.prefix}Relationship", Id=link.id, Type=f"{OFFICE}/{link.kind}", Target=f"/{link.target}")
        for link in links
    )
    return patched(old, appended(old, root, "".join(entries).encode())), links


def free_name(archive: Archive, taken: Iterable[str], pattern: str) -> str:
    """A member's name that is not used yet; the pattern holds {}."""
    used = {name.casefold() for name in taken}
    names = (pattern.format(number) for number in range(1, 1 << 20))
    return next(name for name in names if name not in archive and name.casefold() not in used)


def content_types(archive: Archive, kinds_by_part: Mapping[str, str]) -> bytes:
    """The content types with those of new parts; what is not in TYPES goes by its ending."""
    old = archive.part(CONTENT_TYPES)
    root = root_of(old)
    endings = {each.attributes.get("Extension", "").lower() for each in find_elements(old, frozenset({"Default"}))}
    needed = {"rels": _RELATIONS} | ({"vml": _DRAWING} if "vmlDrawing" in kinds_by_part.values() else {})
    entries = [
        element(f"{root.prefix}Default", Extension=ending, ContentType=kind)
        for ending, kind in needed.items()
        if ending not in endings
    ]
    for part, kind in kinds_by_part.items():
        if kind in TYPES:
            entries.append(element(f"{root.prefix}Override", PartName=f"/{part}", ContentType=TYPES[kind]))
    return patched(old, appended(old, root, "".join(entries).encode()))


def main_type(archive: Archive, book: str) -> str:
    """The content type of the workbook part, "" where none is stated."""
    if CONTENT_TYPES not in archive:
        return ""
    stated = find_elements(archive.part(CONTENT_TYPES), frozenset({"Override", "Default"}))
    kinds = {
        (each.attributes.get("PartName") or each.attributes.get("Extension", "")).casefold(): each.attributes
        for each in stated
    }
    attributes = kinds.get(f"/{book}".casefold()) or kinds.get(book.rpartition(".")[2].casefold()) or {}
    return attributes.get("ContentType", "")


def with_tab(book: bytes, name: str, link: Link, area: str) -> bytes:
    """The workbook part with a tab behind all others, its filter and print titles, and the name that marks our own.

    `area` is that of the list, its header first; another name is taken where there is a tab of that name.
    """
    found = find_elements(book, _WORKBOOK)
    sheets = next((each for each in found if each.name == "sheets"), None)
    if sheets is None:
        raise JdtoolError(f"工作簿里没有工作表目录，不能批注；{RESAVE}")
    tabs = [each.attributes for each in found if each.name == "sheet" and each.parent == "sheets"]
    used = {each.get("name", "").casefold() for each in tabs}
    name = next(each for each in (name, *(f"{name}{at}" for at in range(2, len(tabs) + 3))) if each not in used)
    number = max((int(each.get("sheetId", 0)) for each in tabs), default=0) + 1
    tab = element(f"{sheets.prefix}sheet", name=name, sheetId=number, xmlns_r=OFFICE, r_id=link.id)
    return patched(book, [*appended(book, sheets, tab.encode()), *_named(book, found, name, len(tabs), area)])


def _named(book: bytes, found: list[Element], tab: str, at: int, area: str) -> list[Edit]:
    names = next((each for each in found if each.name == "definedNames"), None)
    prefix = next(each.prefix for each in found if each.name == "sheets")
    tag = f"{prefix}definedName"
    first, last = (_fixed(corner) for corner in area.split(":"))
    row = first.rpartition("$")[2]
    entries = [
        element(tag, f"'{tab}'!{first}:{last}", name="_xlnm._FilterDatabase", localSheetId=at, hidden=1),
        element(tag, f"'{tab}'!${row}:${row}", name="_xlnm.Print_Titles", localSheetId=at),
    ]
    if OWN_NAME not in {each.attributes.get("name") for each in found if each.name == "definedName"}:
        entries.append(element(tag, f"'{tab}'!$A$1", name=OWN_NAME, hidden=1))
    content = "".join(entries).encode()
    if names:
        return appended(book, names, content)
    behind = max(each.end for each in found if each.name in _BEFORE_NAMES)
    return [(behind, behind, f"<{prefix}definedNames>".encode() + content + f"</{prefix}definedNames>".encode())]


def _fixed(address: str) -> str:
    """B7 as $B$7."""
    letters = address.rstrip("0123456789")
    return f"${letters}${address[len(letters) :]}"


def packed(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """The zip: every member as it was, in its place and with its date, but for those changed; new ones come last."""
    instead = {name.casefold(): part for name, part in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, info in archive.members.items():
            part = instead.pop(name, None)
            written = info.filename.replace("\\", "/").lstrip("/")
            target.writestr(_entry(written, info.date_time), archive.part(name) if part is None else part)
        for name, part in changed.items():
            if name.casefold() in instead:
                target.writestr(_entry(name, _EARLIEST), part)
    return out.getvalue()


def _entry(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max(moment, _EARLIEST))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it tells the operating system
    return entry
