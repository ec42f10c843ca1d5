"""Zipped workbooks (.xlsx, .xlsm) through calamine, which sees only parts that were judged before."""

from collections.abc import Sequence

import python_calamine as calamine
from msgspec.structs import replace

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Contents, Grid, Span
from jdtool.workbooks.limits import Archive
from jdtool.workbooks.outline import Outline, SheetPart, read_outline
from jdtool.workbooks.stored_zip import InOrder, stored_zip
from jdtool.workbooks.worksheet import CheckedSheet, checked
from jdtool.workbooks.xml_part import as_utf8, judged

_DOUBTFUL_RATIO = 100
"""Cells shrink to a tenth; what shrinks to a hundredth is very monotonous and looked at more closely."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

BROKEN = "工作簿已损坏，读不出内容；请用 Excel/WPS 打开并另存为新的 .xlsx"


def read(archive: Archive) -> Contents:
    """The worksheets of a zipped workbook, in order; chart sheets and macro sheets are no sheets.

    Raises Unreadable.
    """
    outline = read_outline(archive)
    sheets: list[CheckedSheet] = []
    parts = _surroundings(archive, outline)
    for at, about in enumerate(outline.sheets, 1):
        sheet = checked(_judged(archive, about.part))
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet.part
        sheets.append(replace(sheet, part=b""))
    package = InOrder(stored_zip(parts))
    del parts  # what the reader has taken over is let go
    return Contents(_grids(package, outline.sheets, sheets), (*_notes(outline, sheets), *outline.carried))


def _judged(archive: Archive, name: str) -> bytes:
    return judged(archive.part(name), doubtful=archive.ratio(name) > _DOUBTFUL_RATIO)


def _surroundings(archive: Archive, outline: Outline) -> dict[str, bytes]:
    """A workbook part and relations of our own: no name, link or oddity of the original reaches the reader."""
    relations = [("worksheet", f"worksheets/sheet{at}.xml") for at, _ in enumerate(outline.sheets, 1)]
    parts: dict[str, bytes] = {}
    if outline.shared_strings:
        parts["xl/sharedStrings.xml"] = _judged(archive, outline.shared_strings)
        relations.append(("sharedStrings", "sharedStrings.xml"))
    if outline.styles:
        parts["xl/styles.xml"] = as_utf8(archive.part(outline.styles))
        relations.append(("styles", "styles.xml"))
    tabs = "".join(f'<sheet name="{at}" sheetId="{at}" r:id="r{at}"/>' for at, _ in enumerate(outline.sheets, 1))
    calendar = f'<workbookPr date1904="{int(outline.since_1904)}"/>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{calendar}<sheets>{tabs}</sheets></workbook>'
    return parts | {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/workbook.xml": book.encode("ascii"),
    }


def _relations(targets: Sequence[tuple[str, str]]) -> bytes:
    links = (
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'.encode("ascii")


def _grids(package: InOrder, parts: Sequence[SheetPart], sheets: Sequence[CheckedSheet]) -> tuple[Grid, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(package)
        return tuple(
            _grid(book.get_sheet_by_index(at), part, sheet)
            for at, (part, sheet) in enumerate(zip(parts, sheets, strict=True))
        )
    except calamine.CalamineError:
        raise Unreadable(BROKEN) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # calamine's own, which derives from BaseException
            raise
        raise Unreadable(BROKEN) from None


def _grid(sheet: calamine.CalamineSheet, part: SheetPart, checked_sheet: CheckedSheet) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    width = max(map(len, rows), default=0)
    spans = tuple(
        Span(top + 1, min(bottom + 1, len(rows)), left + 1, min(right + 1, width))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if top < len(rows) and left < width
    )
    return Grid(
        part.name,
        part.visible,
        rows,
        spans,
        checked_sheet.hidden_rows,
        checked_sheet.hidden_columns,
        checked_sheet.error_cells,
        checked_sheet.uncalculated,
        checked_sheet.formulas,
    )


def _notes(outline: Outline, sheets: Sequence[CheckedSheet]) -> list[str]:
    notes = [
        f"{part.name}：{'、'.join(sheet.left_out)}有孤立的内容，离其他数据太远，没有读取；请核对后删除"
        for part, sheet in zip(outline.sheets, sheets, strict=True)
        if sheet.left_out
    ]
    if outline.since_1904:
        notes.append("日期按 1904 日期系统换算")
    return notes
