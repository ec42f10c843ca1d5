"""What a zipped workbook says of itself: its worksheets in order, where their parts are, what else it carries."""

import posixpath

from msgspec import Struct

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.limits import Archive
from jdtool.workbooks.xml_part import DAMAGED_XML, REMEDY, elements

_DEFAULT_WORKBOOK = "xl/workbook.xml"
_RELATIONSHIP = frozenset({"Relationship"})
_WANTED = frozenset({"sheet", "workbookPr"})
_TRUE = frozenset({"1", "true", "on"})

_CARRIED = (
    ("xl/vbaproject.bin", "含宏，未运行，已忽略"),
    ("xl/macrosheets/", "含宏表，已忽略"),
    ("xl/externallinks/", "含指向其他文件的外部链接，未打开，已忽略"),
    ("xl/pivotcache/", "含数据透视表缓存（可能存有旧名单），未读取"),
    ("xl/embeddings/", "含嵌入的文件，未读取"),
)


class SheetPart(Struct, frozen=True):
    """One worksheet: the name on its tab and the member that holds its cells."""

    name: str
    visible: bool
    part: str


class Outline(Struct, frozen=True):
    """`shared_strings` and `styles` are member names, "" where the workbook has none."""

    sheets: tuple[SheetPart, ...]
    shared_strings: str
    styles: str
    since_1904: bool
    carried: tuple[str, ...]


def read_outline(archive: Archive) -> Outline:
    """The outline of a zipped workbook. Raises Unreadable."""
    book = workbook_part(archive)
    related = relationships(archive, book)
    sheets: list[SheetPart] = []
    since_1904 = False
    for name, attributes in elements(archive.part(book), _WANTED):
        if name == "workbookPr":
            since_1904 = attributes.get("date1904", "").lower() in _TRUE
        else:
            sheets += _sheet(attributes, related, archive)
    if not sheets:
        raise Unreadable("工作簿里没有工作表；请检查是否保存成功")
    kinds = {kind: part for kind, part in reversed(related.values()) if part in archive}
    carried = tuple(line for start, line in _CARRIED if any(name.startswith(start) for name in archive.members))
    return Outline(tuple(sheets), kinds.get("sharedStrings", ""), kinds.get("styles", ""), since_1904, carried)


def workbook_part(archive: Archive) -> str:
    """The member that holds the workbook itself. Raises Unreadable."""
    try:
        roots = relationships(archive, "")
    except Unreadable:
        roots = {}
    books = [part for kind, part in roots.values() if kind == "officeDocument"]
    for book in (*books, _DEFAULT_WORKBOOK):
        if book in archive:
            return book
    raise Unreadable("压缩包里没有工作簿，不是电子表格；如果是压缩包请先解压")


def relationships(archive: Archive, owner: str) -> dict[str, tuple[str, str]]:
    """Id → kind (last word of its type) and the member it points at, "" for a target outside the file."""
    folder, name = posixpath.split(owner)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part not in archive:
        raise Unreadable(DAMAGED_XML)
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            "" if attributes.get("TargetMode") == "External" else _resolved(folder, attributes.get("Target", "")),
        )
        for _, attributes in elements(archive.part(part), _RELATIONSHIP)
    }


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if ":" not in target else ""


def _sheet(attributes: dict[str, str], related: dict[str, tuple[str, str]], archive: Archive) -> list[SheetPart]:
    reference = next((value for key, value in attributes.items() if key.endswith(":id")), "")
    if not reference:
        return []
    kind, part = related.get(reference, ("worksheet", ""))
    if kind != "worksheet":
        return []
    if part not in archive:
        raise Unreadable(f"工作表“{attributes.get('name', '')}”的内容不在文件里；{REMEDY}")
    return [SheetPart(attributes.get("name", ""), attributes.get("state", "visible") == "visible", part)]
