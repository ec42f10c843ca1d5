"""What a reader of worksheets would not tell: what is hidden, in error, worked out, or waits for its result."""

import re

from jdtool.workbooks.grid import Address, column_number
from jdtool.workbooks.worksheet_tags import MAX_COLUMNS, REFERENCE, Tags, number_in

_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")


def hidden_rows(part: bytes, tags: Tags) -> tuple[int, ...]:
    start = part.find(b"sheetData")
    if part.find(b"d", start + 9, part.rfind(b"sheetData")) < 0 or part.find(b' hidden="', start) < 0:
        return ()
    heads = (head for head in tags.heads.findall(part) if _HIDDEN.search(head))
    return tuple(row for row in (number_in(head, b"r") for head in heads) if row)


def hidden_columns(part: bytes, tags: Tags) -> tuple[int, ...]:
    columns: set[int] = set()
    for column in tags.columns.findall(part, 0, max(part.find(b"sheetData"), 0)):
        if _HIDDEN.search(column):
            columns.update(range(number_in(column, b"min"), min(number_in(column, b"max"), MAX_COLUMNS) + 1))
    return tuple(sorted(columns - {0}))


def error_cells(part: bytes, tags: Tags) -> tuple[Address, ...]:
    """Cells of the type "e"; their values (#REF! …) start with a sign that is rare elsewhere."""
    found: list[Address] = []
    at = part.find(b"v>#") if b"#" in part else -1
    while at >= 0:
        cell = part[part.rfind(tags.cell, 0, at) : at]
        if b't="e"' in cell or b"t='e'" in cell:
            found += _address(cell)
        at = part.find(b"v>#", at + 1)
    return tuple(found)


def uncalculated(part: bytes, tags: Tags) -> tuple[Address, ...]:
    found: list[Address] = []
    start = part.find(b"sheetData")
    if part.find(b"f", start, part.rfind(b"sheetData")) < 0:
        return ()
    for match in tags.empty_result.finditer(part, start):
        cell = part[part.rfind(tags.cell, 0, match.start()) : match.end()]
        if b't="str"' not in cell or b"v></" not in cell:
            found += _address(cell)
    return tuple(found)


def formulas(part: bytes, tags: Tags) -> tuple[Address, ...]:
    start = part.find(b"sheetData")
    if part.find(b"f", start, part.rfind(b"sheetData")) < 0:
        return ()
    places = (match.start() for match in tags.formula.finditer(part, start))
    return tuple(address for at in places for address in _address(part[part.rfind(tags.cell, 0, at) : at]))


def _address(cell: bytes) -> list[Address]:
    reference = REFERENCE.search(cell)
    return [(int(reference[2]), column_number(reference[1].decode("ascii")))] if reference else []
