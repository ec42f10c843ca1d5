"""The sheet 问题清单 of an annotated workbook: every finding, linked to its cell, and columns for the office to fill."""

from collections.abc import Collection, Iterator, Sequence

from jdtool.reports.annotate_styles import Styles
from jdtool.reports.annotate_xml import cell_text
from jdtool.reports.finding_list import STATES, TO_FILL, Listed, height_of, width_of
from jdtool.reports.ooxml import XML_HEAD, element
from jdtool.reports.sheet import height_within
from jdtool.workbooks.grid import letter

HEADER_ROW = 2
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKED = ("工作表", "单元格")
_LEVEL = "级别"
_MARGINS = {"left": "0.4", "right": "0.4", "top": "0.5", "bottom": "0.6", "header": "0.3", "footer": "0.3"}  # inches


def list_sheet(
    listed: Sequence[Listed], titles: Sequence[str], opening: str, styles: Styles, reachable: Collection[str]
) -> bytes:
    """The part; `opening` is the line above the list, `reachable` are the sheets that a link can lead to."""
    columns = [*titles, *TO_FILL]
    last = letter(len(columns))
    end = HEADER_ROW + len(listed)
    area = f"A{HEADER_ROW}:{last}{end}"
    links = [link for row, each in enumerate(listed, HEADER_ROW + 1) for link in _links(row, each, titles, reachable)]
    state = letter(columns.index(TO_FILL[0]) + 1)
    parts = (
        element("sheetPr", element("tabColor", rgb="FFC00000"), element("pageSetUpPr", fitToPage=1)),
        element("dimension", ref=f"A1:{last}{end}"),
        _view(),
        element("sheetFormatPr", defaultRowHeight=15),
        element("cols", *(_column(number, title) for number, title in enumerate(columns, 1))),
        element("sheetData", *_rows(listed, columns, opening, styles)),
        element("autoFilter", ref=area),
        element("mergeCells", element("mergeCell", ref=f"A1:{last}1"), count=1),
        _choice(f"{state}{HEADER_ROW + 1}:{state}{end}") if listed else "",
        element("hyperlinks", *links) if links else "",
        element("pageMargins", **_MARGINS),
        element("pageSetup", paperSize=9, orientation="landscape", fitToWidth=1, fitToHeight=0),
        element("headerFooter", element("oddFooter", "&amp;C第 &amp;P 页，共 &amp;N 页")),
        element("ignoredErrors", element("ignoredError", sqref=area, numberStoredAsText=1)),
    )
    return (XML_HEAD + element("worksheet", *parts, xmlns=_MAIN)).encode()


def _rows(listed: Sequence[Listed], columns: Sequence[str], opening: str, styles: Styles) -> Iterator[str]:
    yield _row(1, [_cell("A1", opening, styles.text)], height_within(sum(map(width_of, columns)), opening))
    yield _row(HEADER_ROW, _header(columns, styles))
    for row, each in enumerate(listed, HEADER_ROW + 1):
        yield _row(row, list(_line(row, each, columns, styles)), height_of(columns, each.cells))


def _view() -> str:
    pane = element("pane", ySplit=HEADER_ROW, topLeftCell=f"A{HEADER_ROW + 1}", activePane="bottomLeft", state="frozen")
    return element("sheetViews", element("sheetView", pane, showGridLines=0, workbookViewId=0))


def _column(number: int, title: str) -> str:
    return element("col", min=number, max=number, width=str(width_of(title)), customWidth=1)


def _row(number: int, cells: Sequence[str], height: float = 15) -> str:
    return element("row", *cells, r=number, ht=str(height), customHeight=1)


def _cell(address: str, text: str, style: int) -> str:
    if not text:
        return element("c", r=address, s=style)
    words = f'<t xml:space="preserve">{cell_text(text)}</t>'
    return element("c", element("is", words), r=address, s=style, t="inlineStr")


def _header(columns: Sequence[str], styles: Styles) -> list[str]:
    return [_cell(f"{letter(number)}{HEADER_ROW}", title, styles.header) for number, title in enumerate(columns, 1)]


def _line(row: int, each: Listed, columns: Sequence[str], styles: Styles) -> Iterator[str]:
    texts = (*each.cells, *("" for _ in TO_FILL))
    looks = {_LEVEL: styles.levels[each.severity], **dict.fromkeys(_LINKED, styles.link)}
    for number, (title, text) in enumerate(zip(columns, texts, strict=True), 1):
        yield _cell(f"{letter(number)}{row}", text, looks.get(title, styles.text) if text else styles.text)


def _links(row: int, each: Listed, titles: Sequence[str], reachable: Collection[str]) -> Iterator[str]:
    place = each.place
    if place.sheet not in reachable:
        return
    target = f"'{place.sheet.replace(chr(39), chr(39) * 2)}'!{place.cell or f'A{place.row or 1}'}"
    for title in _LINKED:
        at = titles.index(title)
        if each.cells[at]:
            yield element("hyperlink", ref=f"{letter(at + 1)}{row}", location=target, display=each.cells[at])


def _choice(area: str) -> str:
    formula = f'<formula1>"{",".join(STATES)}"</formula1>'
    rule = element("dataValidation", formula, type="list", allowBlank=1, showErrorMessage=0, sqref=area)
    return element("dataValidations", rule, count=1)
