"""The styles of an annotated workbook: every marked cell's own style with another fill, and those of the list."""

import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_xml import RESAVE, Edit, Element, appended, find_elements, patched, root_of, with_attribute
from jdtool.reports.finding_list import FILLS
from jdtool.reports.ooxml import element
from jdtool.reports.sheet import HEADER_FILL
from jdtool.rules.rule import Severity

Look = tuple[int, Severity]
"""A style's number and the severity whose colour it is to have."""

MOST_STYLES = 64_000  # what Excel opens
BLANK = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    b"</styleSheet>"
)
"""Styles for a workbook that has none."""

_ENTRIES = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_LEVELS = tuple(FILLS)
_FACE = '<name val="宋体"/><charset val="134"/>'
_FONTS = (
    f'<font><sz val="10"/>{_FACE}</font>',
    f'<font><b/><sz val="10"/>{_FACE}</font>',
    f'<font><u/><sz val="10"/><color rgb="FF0563C1"/>{_FACE}</font>',
)
_THIN = "".join(f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom"))


class Styles(Struct, frozen=True):
    """The patched part; the new style of every look, and those of the list's header, texts, links and severities."""

    part: bytes
    marked: Mapping[Look, int]
    header: int
    text: int
    link: int
    levels: Mapping[Severity, int]


class _Table(Struct, frozen=True):
    """One list of the styles part and what stands in it."""

    element: Element
    entries: tuple[Element, ...]

    @property
    def size(self) -> int:
        return len(self.entries)


def restyle(part: bytes, looks: Collection[Look]) -> Styles:
    """New styles behind the old ones, whose numbers stay. Raises JdtoolError."""
    root = root_of(part)
    part = part if part[root.inside : root.close].strip() else BLANK
    tables = _tables(part)
    ordered = sorted(looks, key=lambda look: (look[0], _LEVELS.index(look[1])))
    clones = [_clone(part, tables, number, _LEVELS.index(level)) for number, level in ordered]
    added = {
        "fonts": _FONTS,
        "fills": [*map(_fill, FILLS.values()), _fill(HEADER_FILL)],
        "borders": [f"<border>{_THIN}<diagonal/></border>"],
        "cellXfs": _own_styles(tables),
    }
    edits: list[Edit] = []
    for name, table in tables.items():
        made = [_prefixed(entry, table.element.prefix) for entry in added[name]]
        made[:0] = clones if name == "cellXfs" else []
        edits += appended(part, table.element, b"".join(made), count=table.size + len(made))
    first = tables["cellXfs"].size
    header = first + len(ordered)
    marked = {look: first + number for number, look in enumerate(ordered)}
    levels = {level: header + 3 + number for number, level in enumerate(_LEVELS)}
    return Styles(patched(part, edits), marked, header, header + 1, header + 2, levels)


def _tables(part: bytes) -> dict[str, _Table]:
    found = find_elements(part, frozenset({*_ENTRIES, *_ENTRIES.values()}))
    tables = {
        element.name: _Table(element, tuple(each for each in found if _is_entry(each, element)))
        for element in found
        if element.name in _ENTRIES and element.parent == "styleSheet"
    }
    if tables.keys() != _ENTRIES.keys() or not tables["cellXfs"].size:
        raise JdtoolError(f"工作簿的样式表不完整，不能批注；{RESAVE}")
    if tables["cellXfs"].size > MOST_STYLES:
        raise JdtoolError(f"工作簿里的单元格样式超过 {MOST_STYLES:,} 种，不能批注；{RESAVE}")
    return tables


def _is_entry(each: Element, table: Element) -> bool:
    return each.name == _ENTRIES[table.name] and each.parent == table.name


def _clone(part: bytes, tables: Mapping[str, _Table], number: int, level: int) -> bytes:
    styles = tables["cellXfs"].entries
    style = styles[number if number < len(styles) else 0]
    tag = with_attribute(part[style.start : style.inside], "fillId", tables["fills"].size + level)
    return with_attribute(tag, "applyFill", 1) + part[style.inside : style.end]


def _own_styles(tables: Mapping[str, _Table]) -> list[str]:
    """Of the list: header, text, link, then one for each severity."""
    font, fill, border = (tables[name].size for name in ("fonts", "fills", "borders"))
    header_fill = fill + len(_LEVELS)
    return [
        _style(font + 1, header_fill, border, "center"),
        _style(font, 0, border, "left"),
        _style(font + 2, 0, border, "left"),
        *(_style(font, fill + number, border, "center") for number, _ in enumerate(_LEVELS)),
    ]


def _style(font: int, fill: int, border: int, across: str) -> str:
    """A text, wrapped, at the top; what looks like a formula stays text when it is edited."""
    place = element("alignment", horizontal=across, vertical="top", wrapText=1)
    parts = {"numFmtId": 49, "fontId": font, "fillId": fill, "borderId": border, "xfId": 0, "quotePrefix": 1}
    applied = {f"apply{what}": 1 for what in ("NumberFormat", "Font", "Fill", "Border", "Alignment")}
    return element("xf", place, **parts, **applied)


def _fill(colour: str) -> str:
    inner = element("fgColor", rgb=f"FF{colour}") + element("bgColor", indexed=64)
    return element("fill", element("patternFill", inner, patternType="solid"))


def _prefixed(xml: str, prefix: str) -> bytes:
    return re.sub("<(/?)", rf"<\g<1>{prefix}", xml).encode()
