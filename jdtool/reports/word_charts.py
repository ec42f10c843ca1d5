"""A chart as Word draws and edits it: a DrawingML part with its numbers cached, and beside it a workbook of them.

The workbook holds what the chart's table holds and nothing else: whoever gets the document can open it.
"""

import datetime
import io
import re
import zipfile
from typing import Any

from msgspec import Struct

from jdtool.reports.blocks import Chart, plain
from jdtool.reports.charts import labels, series, summary
from jdtool.reports.ooxml import element, fonts, legal
from jdtool.reports.style import TWIPS_PER_POINT, Style

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "数据"
_FIRST_DRAWING = 1000
"""Ids of drawings are told apart in a whole document; a letterhead's are small numbers."""
_EMU_PER_TWIP = 635
_LINE, _STANDING = 360, 4200  # twips of a line of text, and of a chart of columns or lines
_LONGEST = 32_767  # characters Excel takes for a cell
_INKS = ("#1F5A94", "#A8480F", "#2D6A36", "#6B3FA0")
_PATTERNS = ("", "wide_upward_diagonal", "dark_vertical", "dark_horizontal")
_MARKERS = ("circle", "square", "triangle", "diamond")
_DASHES = ("solid", "dash", "round_dot", "dash_dot")
_GRID = {"visible": True, "line": {"color": "#D0D0D0"}}
_PRINT_SETTINGS = re.compile(r"<c:printSettings>.*?</c:printSettings>", re.DOTALL)
_LABEL = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent")
# What XlsxWriter leaves unsaid is on for some readers: rounded corners, a colour for each bar, names in every label,
# no axis, an absent number drawn as 0, curves where the numbers run straight.
_SAID = (
    (r'<c:lang val="en-US"/>', '<c:lang val="zh-CN"/><c:roundedCorners val="0"/>'),
    (r"(<c:grouping val=.\w+./>)", r'\1<c:varyColors val="0"/>'),
    (r'<c:showVal val="1"/>', "".join(f'<c:{name} val="{int(name == "showVal")}"/>' for name in _LABEL)),
    (r"</c:scaling>(?!<c:delete)", '</c:scaling><c:delete val="0"/>'),
    (r"(<c:plotVisOnly val=.1./>)", r'\1<c:dispBlanksAs val="gap"/>'),
)
# Places called 01, 02 are no numbers.
_NAMES_LIKE_NUMBERS = (
    (
        r"<c:cat><c:numRef>(.*?)<c:numCache><c:formatCode>\w+</c:formatCode>(.*?)</c:numCache></c:numRef>",
        r"<c:cat><c:strRef>\1<c:strCache>\2</c:strCache></c:strRef>",
    ),
    (r"(<c:catAx>(?:(?!</c:catAx>).)*)<c:numFmt [^>]*/>", r"\1"),
)
_STRAIGHT = ("</c:ser>", '<c:smooth val="0"/></c:ser>')


class ChartParts(Struct, frozen=True):
    """word/charts/chartN.xml, whose data is its relation rId1, and that data."""

    chart: str
    workbook: bytes


def chart_parts(chart: Chart, style: Style, dated: datetime.date) -> ChartParts:
    """The two parts; `dated` stands in the workbook's properties instead of the clock."""
    drawn = zipfile.ZipFile(io.BytesIO(_workbook(chart, dated, drawn=True)))
    written = drawn.read("xl/charts/chart1.xml").decode()
    for unsaid, said in (*_SAID, *_NAMES_LIKE_NUMBERS, *([_STRAIGHT] if chart.kind == "line" else ())):
        written = re.sub(unsaid, said, written)
    data = element("c:externalData", element("c:autoUpdate", val=0), r_id="rId1")
    return ChartParts(
        _PRINT_SETTINGS.sub(lambda _: _letters(style) + data, written),
        _workbook(chart, dated, drawn=False),
    )


def _letters(style: Style) -> str:
    """The faces of all text in the chart, which XlsxWriter cannot give apart for Chinese."""
    faces = element("a:latin", typeface=style.font.latin) + element("a:ea", typeface=style.font.body)
    properties = element("a:pPr", element("a:defRPr", faces, sz=round(style.size.note * 100)))
    paragraph = element("a:p", properties, element("a:endParaRPr", lang="zh-CN"))
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), paragraph)


def _workbook(chart: Chart, dated: datetime.date, drawn: bool) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; only charts need it

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime.combine(dated, datetime.time(), datetime.UTC)})
        sheet = book.add_worksheet(_SHEET)
        for column, name in enumerate(chart.table.header):
            sheet.write_string(0, column, _cell(plain(name)))
        for row, label in enumerate(labels(chart), 1):
            sheet.write_string(row, 0, _cell(label))
        for column, each in enumerate(series(chart), 1):
            for row, value in enumerate(each.values, 1):
                if value is not None:
                    sheet.write_number(row, column, float(value))
        if drawn:
            sheet.insert_chart(0, len(chart.table.header) + 1, _drawing(book, chart))
    return out.getvalue()


def _cell(text: str) -> str:
    return legal(text)[:_LONGEST]


def _drawing(book: Any, chart: Chart) -> Any:
    drawing = book.add_chart({"type": chart.kind})
    last, several = len(chart.table.rows), len(chart.table.header) > 2
    for column in range(1, len(chart.table.header)):
        drawing.add_series(
            {
                "name": [_SHEET, 0, column],
                "categories": [_SHEET, 1, 0, last, 0],
                "values": [_SHEET, 1, column, last, column],
                **_numbers(chart.kind, several),
                **_ink(chart.kind, column - 1),
            }
        )
    drawing.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    drawing.set_legend({"position": "bottom"} if several else {"none": True})
    drawing.set_title({"none": True})
    if chart.kind == "bar":
        drawing.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        drawing.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    else:
        drawing.set_y_axis({"major_gridlines": _GRID, "min": 0, "line": {"none": True}})
    return drawing


def _numbers(kind: str, several: bool) -> dict[str, Any]:
    """Numbers at the bars, and above the points of a single line; those of several lines would cover each other."""
    if kind != "line":
        return {"data_labels": {"value": True}}
    return {} if several else {"data_labels": {"value": True, "position": "above"}}


def _ink(kind: str, at: int) -> dict[str, Any]:
    """What tells the series apart, on a black and white printer too."""
    color = _INKS[at]
    if kind == "line":
        marker = {"type": _MARKERS[at], "size": 6, "fill": {"color": "#FFFFFF"}, "border": {"color": color}}
        return {"line": {"color": color, "width": 1.75, "dash_type": _DASHES[at]}, "marker": marker}
    filled = {"pattern": {"pattern": _PATTERNS[at], "fg_color": color}} if at else {"fill": {"color": color}}
    return {**filled, "border": {"color": color}, "gap": 60}


def chart_relation(number: int) -> str:
    """The id of the document's relation to word/charts/chartN.xml."""
    return f"chart{number}"


def inline_chart(chart: Chart, style: Style, number: int) -> str:
    """The run that shows the chart so numbered, as wide as the text."""
    width, height = style.page.text_width * _EMU_PER_TWIP, _height(chart, style) * _EMU_PER_TWIP
    reference = element("c:chart", xmlns_c=f"{_DRAWING}/chart", xmlns_r=_RELATIONS, r_id=chart_relation(number))
    data = element("a:graphicData", reference, uri=f"{_DRAWING}/chart")
    told = f"{chart.table.caption}。{summary(chart)}"
    inline = element(
        "wp:inline",
        element("wp:extent", cx=width, cy=height),
        element("wp:docPr", id=_FIRST_DRAWING + number, name=f"图{number}", descr=told),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", data, xmlns_a=f"{_DRAWING}/main"),
        xmlns_wp=f"{_DRAWING}/wordprocessingDrawing",
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    properties = element("w:rPr", fonts(style.font.body, style.font.latin))
    return element("w:r", properties, element("w:drawing", inline))


def _height(chart: Chart, style: Style) -> int:
    """In twips: lying bars as many as there are, and never more than a page with its caption."""
    several = len(chart.table.header) - 1
    wanted = _STANDING
    if chart.kind == "bar":
        wanted = len(chart.table.rows) * _LINE * (several + 1) // 2 + _LINE * 2
    return min(wanted, style.page.text_height - 6 * round(style.size.table * TWIPS_PER_POINT))
