"""An office's own DOCX that a report is written into: what it decides, and where the text goes.

Its first page, headers and footers stay; the text goes in the place of the paragraph {{正文}}, else behind what is
there. Its paper and its styles of our names (公文正文, 落款, 表格正文, …) go before those of the style file.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.parsers import expat

from msgspec import Struct
from msgspec.structs import replace

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_package import main_type, related
from jdtool.reports.annotate_xml import Element, find_elements, root_of
from jdtool.reports.looks import Look, looks
from jdtool.reports.style import TWIPS_PER_MM, Style
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.limits import DAMAGED, Archive, open_archive
from jdtool.workbooks.outline import relationships

PLACE = "{{正文}}"

_RESAVE = "请用 Word/WPS 打开并另存为 .docx 后再用"
_MAIN_TYPES = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    for kind in ("document", "template")
)
_OWN_NAMES = MappingProxyType(
    {
        "Normal": "公文基准",
        "Title": "公文标题",
        "Heading1": "公文一级标题",
        "Heading2": "公文二级标题",
        "Heading3": "公文三级标题",
        "Heading4": "公文四级标题",
        "Caption": "表题",
        "Footer": "公文页码",
        "FootnoteText": "公文脚注",
    }
)
"""In a letterhead our looks stand beside Word's own styles of these ids, which its first page may use."""
_CHART = re.compile(r"(?:word/charts/)?chart(\d{1,9})(?:\.xml)?", re.IGNORECASE)


class Letterhead(Struct, frozen=True):
    """An opened one: its members, its main part by name, and the ids of its styles by their names."""

    archive: Archive
    document: str
    style_ids: Mapping[str, str]

    @property
    def first_chart(self) -> int:
        """The first number that no chart of it has."""
        names = (*self.archive.members, *relationships(self.archive, self.document))
        return 1 + max((int(found[1]) for name in names if (found := _CHART.fullmatch(name))), default=0)

    def looks(self, style: Style) -> dict[str, Look]:
        """The looks as they are called here: by the id of its own style of that name, else by a new one."""
        return {look.id: self._renamed(look) for look in looks(style).values()}

    def _renamed(self, look: Look) -> Look:
        """A style of its own decides the faces too."""
        name = _OWN_NAMES.get(look.id, look.name)
        if name in self.style_ids:
            return replace(look, id=self.style_ids[name], name=name, face="", latin="")
        return replace(look, id=f"Official{look.id}", name=name)

    def on_its_paper(self, style: Style) -> Style:
        """The style with the margins of its last section, in which the text will stand."""
        part = self.archive.part(self.document)
        section = last_section(part)
        inside = find_elements(part[section.start : section.end], frozenset({"pgMar"})) if section else []
        if not inside:
            return style
        told = {name.rpartition(":")[2]: value for name, value in inside[0].attributes.items()}
        sides = {side: _millimetres(told.get(side, "")) for side in ("top", "bottom", "left", "right", "footer")}
        return replace(style, page=replace(style.page, **{side: value for side, value in sides.items() if value}))


def _millimetres(written: str) -> float:
    return int(written) / TWIPS_PER_MM if written.isdecimal() else 0.0


def open_letterhead(path: Path) -> Letterhead:
    """The file read and judged. Raises JdtoolError for what is no usable DOCX."""
    try:
        archive = open_archive(path.read_bytes())
        return _opened(archive, path.name)
    except OSError as error:
        raise JdtoolError(f"信头文件 {path.name} 读不了：{error.strerror}") from error
    except Unreadable:
        raise JdtoolError(f"信头文件 {path.name} 不是完好的 Word 文档；{_RESAVE}") from None


def _opened(archive: Archive, name: str) -> Letterhead:
    for member in archive.members:
        part = archive.part(member)
        if member.endswith((".xml", ".rels")):
            _require_sound(part)
    document = related(archive, "", "officeDocument")
    if not document or main_type(archive, document) not in _MAIN_TYPES:
        raise JdtoolError(f"信头文件 {name} 不是 Word 文档（.docx），或带有宏；{_RESAVE}")
    styles = related(archive, document, "styles")
    if not styles or any(root_of(archive.part(part)).prefix != "w:" for part in (document, styles)):
        raise JdtoolError(f"信头文件 {name} 的写法不是通常的；{_RESAVE}")
    return Letterhead(archive, document, MappingProxyType(_style_ids(archive.part(styles))))


def _require_sound(part: bytes) -> None:
    """Raises Unreadable for what is not XML, or has a document type."""
    if b"<!DOCTYPE" in part:
        raise Unreadable(DAMAGED)
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError:
        raise Unreadable(DAMAGED) from None


def _style_ids(part: bytes) -> dict[str, str]:
    """The ids of its paragraph styles by their names."""
    found = find_elements(part, frozenset({"style", "name"}))
    styles = [each for each in found if each.name == "style" and attribute(each, "type") == "paragraph"]
    names = [each for each in found if each.name == "name" and each.parent == "style"]
    return {
        attribute(name, "val"): attribute(style, "styleId")
        for style in styles
        for name in names
        if style.start < name.start < style.end
    }


def attribute(element: Element, name: str) -> str:
    """The attribute of that name, whatever its prefix; "" where there is none."""
    return next((value for key, value in element.attributes.items() if key.rpartition(":")[2] == name), "")


def last_section(part: bytes) -> Element | None:
    """w:sectPr of the body itself."""
    found = [each for each in find_elements(part, frozenset({"sectPr"})) if each.parent == "body"]
    return found[-1] if found else None


def place_of_text(part: bytes) -> tuple[int, int]:
    """From where to where the text goes: over {{正文}}, else before the last section, else at the end of the body."""
    found = find_elements(part, frozenset({"p", "t", "body"}))
    for paragraph in found:
        if paragraph.name == "p" and paragraph.parent == "body" and _words(part, paragraph, found) == PLACE:
            return paragraph.start, paragraph.end
    section = last_section(part)
    body = next(each for each in found if each.name == "body")
    at = section.start if section else body.close
    return at, at


def _words(part: bytes, paragraph: Element, found: list[Element]) -> str:
    texts = (
        part[each.inside : each.close].decode()
        for each in found
        if each.name == "t" and paragraph.start < each.start < paragraph.end
    )
    return "".join(texts).strip()
