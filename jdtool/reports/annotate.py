"""An annotated copy of a workbook: cells coloured and commented by its findings, a list of them, all else as it was."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jdtool.errors import JdtoolError
from jdtool.reports import annotate_package as package
from jdtool.reports.annotate_cells import Sheet, anchors, cells_of, opened, restyled, styles_now
from jdtool.reports.annotate_comments import with_boxes, with_comments
from jdtool.reports.annotate_list import HEADER_ROW, list_sheet
from jdtool.reports.annotate_styles import BLANK, Look, Styles, restyle
from jdtool.reports.annotate_xml import RESAVE, Edit, patched, with_attribute
from jdtool.reports.finding_list import FILLS, SHEET_NAME, TO_FILL, Listed
from jdtool.reports.ooxml import element
from jdtool.rules.rule import Severity
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Address, letter
from jdtool.workbooks.kinds import Kind, kind_of
from jdtool.workbooks.limits import Archive, open_archive
from jdtool.workbooks.outline import Outline, read_outline, workbook_part
from jdtool.workbooks.xml_part import as_utf8

_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
}
_STRICT = b"http://purl.oclc.org/ooxml/"
_RANK = {level: rank for rank, level in enumerate(FILLS)}


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy, the ending its name must have (.xlsx, .xlsm) and a Chinese line for everything it could not keep."""

    data: bytes
    ending: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sheet with what is to be shown at which of its cells, and the styles that these have now."""

    part: str
    sheet: Sheet
    notes: Mapping[Address, Sequence[Listed]]
    styles: Mapping[Address, int]

    def looks(self) -> dict[Address, Look]:
        return {address: (style, _worst(self.notes[address])) for address, style in self.styles.items()}


def annotated(data: bytes, listed: Sequence[Listed], titles: Sequence[str], opening: str) -> Annotated:
    """The copy of a workbook (.xlsx, .xlsm) with its findings, under the titles of `Listed.cells`.

    `opening` is the line above the list. Raises JdtoolError where the file is of another kind or cannot be patched.
    """
    archive, outline, book = _archive(data)
    visible = [sheet.name for sheet in outline.sheets if sheet.visible]
    marked = _marked(archive, outline, listed)
    styles_part = package.related(archive, book, "styles")
    looks = {look for each in marked for look in each.looks().values()}
    styles = restyle(as_utf8(archive.part(styles_part)) if styles_part else BLANK, looks)
    styles_part = styles_part or package.free_name(archive, (), "xl/styles{}.xml")
    changed = {styles_part: styles.part}
    kinds = {} if styles_part in archive else {styles_part: "styles"}
    refused = 0
    for each in marked:
        parts, new, missed = _sheet_parts(archive, each, styles, changed)
        changed |= parts
        kinds |= new
        refused += missed
    listing = package.free_name(archive, (), "xl/worksheets/sheet{}.xml")
    changed[listing] = list_sheet(listed, titles, opening, styles, visible)
    kinds[listing] = "worksheet"
    changed |= _book_parts(archive, book, listing, kinds, len(listed), len(titles) + len(TO_FILL))
    changed[package.CONTENT_TYPES] = package.content_types(archive, kinds)
    return Annotated(package.packed(archive, changed), _ENDINGS[package.main_type(archive, book)], _losses(archive, refused))
