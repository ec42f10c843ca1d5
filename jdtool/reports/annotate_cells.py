"""The cells of one worksheet part: which of them a finding marks, how they look now, and giving them another look."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from jdtool.reports.annotate_xml import Edit, Element, appended, find_elements, with_attribute, without_attribute
from jdtool.workbooks.grid import Address, column_number, letter

# What may stand behind a sheet's legacyDrawing (ECMA-376, CT_Worksheet).
_BEHIND_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "AlternateContent",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
_WANTED = frozenset({"worksheet", "sheetFormatPr", "sheetData", "col", "row", "mergeCell", "legacyDrawing"})
_CELL = frozenset({"c"})
_REFERENCE = re.compile(r"([A-Za-z]+)(\d+)")
_FIRST_CELL = re.compile(rb"""<(?:[\w.-]+:)?c\s[^>]*?\br=["'][A-Za-z]+(\d+)["']""")


class Sheet(Struct, frozen=True):
    """A worksheet part with its elements found; rows by number, columns and merged ranges as they are stated."""

    part: bytes
    root: Element
    data: Element
    rows: Mapping[int, Element]
    columns: tuple[Mapping[str, str], ...]
    merged: tuple[tuple[Address, Address], ...]
    format: Mapping[str, str]
    drawing: Element | None
    behind_drawing: int
    """Where a legacyDrawing would have to stand."""


def opened(part: bytes) -> Sheet:
    """The part taken apart; cells are looked at later, in the rows that need it."""
    found = find_elements(part, _WANTED | _BEHIND_DRAWING)
    root = next(element for element in found if element.name == "worksheet")
    own = [element for element in found if element.parent == "worksheet"]
    data = next(element for element in own if element.name == "sheetData")
    behind = (element.start for element in own if element.name in _BEHIND_DRAWING and element.start > data.start)
    return Sheet(
        part,
        root,
        data,
        dict(
            _numbered(part, [element for element in found if element.name == "row" and element.parent == "sheetData"])
        ),
        tuple(element.attributes for element in found if element.name == "col"),
        tuple(_ranges(element for element in found if element.name == "mergeCell")),
        next((element.attributes for element in own if element.name == "sheetFormatPr"), {}),
        next((element for element in own if element.name == "legacyDrawing"), None),
        min(behind, default=root.close),
    )


def _numbered(part: bytes, rows: Iterable[Element]) -> Iterator[tuple[int, Element]]:
    """Rows with their numbers; one that states none goes by its first cell, else follows the one before."""
    number = 0
    for row in rows:
        first = None if "r" in row.attributes else _FIRST_CELL.search(part, row.inside, row.close)
        number = int(row.attributes.get("r") or (first[1] if first else number + 1))
        yield number, row


def _ranges(merges: Iterable[Element]) -> Iterator[tuple[Address, Address]]:
    for merge in merges:
        corners = [(int(row), column_number(name)) for name, row in _REFERENCE.findall(merge.attributes.get("ref", ""))]
        if len(corners) == 2:
            yield corners[0], corners[1]


def cells_of(sheet: Sheet, row: int) -> dict[int, Element]:
    """The cells of a row by column; their offsets are those of the part."""
    element = sheet.rows.get(row)
    if not element or element.empty:
        return {}
    cells: dict[int, Element] = {}
    column = 0
    for cell in find_elements(sheet.part[element.start : element.end], _CELL):
        stated = _REFERENCE.match(cell.attributes.get("r", ""))
        column = column_number(stated[1]) if stated else column + 1
        at = element.start
        cells[column] = Element(
            cell.tag, cell.parent, cell.attributes, at + cell.start, at + cell.inside, at + cell.close, at + cell.end
        )
    return cells


def anchors(sheet: Sheet, wanted: Collection[Address]) -> dict[Address, Address]:
    """Each wanted cell → the cell that shows for it: the first of its merged range, else itself."""
    shown = {address: address for address in wanted}
    ordered = sorted(wanted)
    for first, last in sheet.merged:
        for at in range(bisect_left(ordered, (first[0], 0)), len(ordered)):
            row, column = ordered[at]
            if row > last[0]:
                break
            if first[1] <= column <= last[1]:
                shown[row, column] = first
    return shown


def styles_now(sheet: Sheet, addresses: Iterable[Address]) -> dict[Address, int]:
    """The number of each cell's style; one that does not exist has that of its row or column."""
    styles: dict[Address, int] = {}
    for row, columns in _by_row(addresses).items():
        cells = cells_of(sheet, row)
        for column in columns:
            cell = cells.get(column)
            styles[row, column] = int(cell.attributes.get("s", 0)) if cell else _style_of_line(sheet, row, column)
    return styles


def _style_of_line(sheet: Sheet, row: int, column: int) -> int:
    element = sheet.rows.get(row)
    if element and element.attributes.get("customFormat") in {"1", "true"}:
        return int(element.attributes.get("s", 0))
    of_columns = (each.get("style", "0") for each in sheet.columns if int(each["min"]) <= column <= int(each["max"]))
    return int(next(of_columns, 0))


def restyled(sheet: Sheet, styles: Mapping[Address, int]) -> Iterator[Edit]:
    """The edits that give the cells those styles; cells and rows that do not exist are made, in their order."""
    new_rows: dict[int, list[bytes]] = defaultdict(list)
    for row, columns in _by_row(styles).items():
        look = {column: styles[row, column] for column in columns}
        element = sheet.rows.get(row)
        if element:
            yield from _in_row(sheet, row, element, look)
        else:
            behind = min((each.start for number, each in sheet.rows.items() if number > row), default=sheet.data.close)
            new_rows[behind].append(_new_row(sheet, row, look))
    for at, rows in new_rows.items():
        if at == sheet.data.inside and sheet.data.empty:
            yield from appended(sheet.part, sheet.data, b"".join(rows))
        else:
            yield at, at, b"".join(rows)


def _in_row(sheet: Sheet, row: int, element: Element, look: Mapping[int, int]) -> Iterator[Edit]:
    cells = cells_of(sheet, row)
    missing: dict[int, bytes] = defaultdict(bytes)
    for column, style in look.items():
        cell = cells.get(column)
        if cell:
            yield cell.start, cell.inside, with_attribute(sheet.part[cell.start : cell.inside], "s", style)
        else:
            behind = min((each.start for place, each in cells.items() if place > column), default=element.close)
            missing[behind] += _new_cell(element.prefix, row, column, style)
    if not missing:
        return
    tag = without_attribute(sheet.part[element.start : element.inside], "spans")  # else it would leave out the new cell
    if element.empty:
        yield element.start, element.end, _filled(tag, element.tag, b"".join(missing.values()))
        return
    yield element.start, element.inside, tag
    yield from ((at, at, made) for at, made in missing.items())


def _filled(tag: bytes, name: str, content: bytes) -> bytes:
    return tag.removesuffix(b"/>").rstrip() + b">" + content + f"</{name}>".encode()


def _new_row(sheet: Sheet, row: int, look: Mapping[int, int]) -> bytes:
    prefix = sheet.data.prefix
    cells = b"".join(_new_cell(prefix, row, column, style) for column, style in sorted(look.items()))
    return f'<{prefix}row r="{row}">'.encode() + cells + f"</{prefix}row>".encode()


def _new_cell(prefix: str, row: int, column: int, style: int) -> bytes:
    return f'<{prefix}c r="{letter(column)}{row}" s="{style}"/>'.encode()


def _by_row(addresses: Iterable[Address]) -> dict[int, list[int]]:
    """Columns by row, both in order."""
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(addresses):
        columns[row].append(column)
    return columns
