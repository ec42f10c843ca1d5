"""The DOCX package of our own: its fixed parts and what was written."""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from jdtool.reports.looks import looks
from jdtool.reports.ooxml import MAIN, XML_HEAD, element
from jdtool.reports.opc import (
    CONTENT_TYPES,
    CORE,
    CORE_TYPE,
    PACKAGE_RELATIONS,
    content_types,
    core_properties,
    package_relations,
    relations,
    zipped,
)
from jdtool.reports.style import Style
from jdtool.reports.word_charts import ChartParts, chart_relation
from jdtool.reports.word_footnotes import footnote_settings, footnotes_xml
from jdtool.reports.word_page import EVEN_FOOTER, ODD_FOOTER
from jdtool.reports.word_styles import styles_xml

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "word/document.xml": f"{WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
    "word/footer1.xml": f"{WORD_TYPE}.footer+xml",
    "word/footer2.xml": f"{WORD_TYPE}.footer+xml",
    CORE: CORE_TYPE,
}
_DOCUMENT_RELATIONS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    ODD_FOOTER: ("footer", "footer1.xml"),
    EVEN_FOOTER: ("footer", "footer2.xml"),
}
_FOOTNOTES = "word/footnotes.xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


class Content(Struct, frozen=True):
    """What is written of a document, wherever it is packed: paragraphs, page, footers, footnotes and charts."""

    body: str
    section: str
    odd_footer: str
    even_footer: str
    footnotes: tuple[str, ...] = ()
    charts: tuple[ChartParts, ...] = ()
    first_chart: int = 1

    @property
    def chart_numbers(self) -> range:
        return range(self.first_chart, self.first_chart + len(self.charts))


def package(content: Content, style: Style, dated: datetime.date) -> bytes:
    """The finished file from its written parts; `dated` stands in the properties instead of the clock."""
    parts: dict[str, str | bytes] = {
        CONTENT_TYPES: content_types(_kinds(content)),
        PACKAGE_RELATIONS: package_relations("word/document.xml"),
        "word/_rels/document.xml.rels": relations(_document_relations(content)),
        CORE: core_properties(dated),
        "word/styles.xml": styles_xml(style),
        "word/settings.xml": _settings(style, bool(content.footnotes)),
        "word/fontTable.xml": _font_table(style),
        "word/document.xml": XML_HEAD + element("w:document", element("w:body", content.body, content.section), **MAIN),
        "word/footer1.xml": content.odd_footer,
        "word/footer2.xml": content.even_footer,
        **({_FOOTNOTES: footnotes_xml(content.footnotes, "FootnoteText")} if content.footnotes else {}),
        **dict(chart_members(content)),
    }
    return zipped(parts)


def _kinds(content: Content) -> dict[str, str]:
    charts = {f"word/charts/chart{at}.xml": CHART_TYPE for at in content.chart_numbers}
    return _PARTS | charts | ({_FOOTNOTES: f"{WORD_TYPE}.footnotes+xml"} if content.footnotes else {})


def _document_relations(content: Content) -> dict[str, tuple[str, str]]:
    return {
        **_DOCUMENT_RELATIONS,
        **({"footnotes": ("footnotes", "footnotes.xml")} if content.footnotes else {}),
        **{chart_relation(at): ("chart", f"charts/chart{at}.xml") for at in content.chart_numbers},
    }


def chart_members(content: Content) -> Iterator[tuple[str, str | bytes]]:
    """The parts of the charts by name."""
    for at, parts in zip(content.chart_numbers, content.charts, strict=True):
        data = {"rId1": ("package", f"../embeddings/chart{at}.xlsx")}
        yield f"word/charts/chart{at}.xml", parts.chart
        yield f"word/charts/_rels/chart{at}.xml.rels", relations(data)
        yield f"word/embeddings/chart{at}.xlsx", parts.workbook


def _settings(style: Style, footnotes: bool) -> str:
    word = "http://schemas.microsoft.com/office/word"
    modes = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1}
    compatibility = (element("w:compatSetting", w_name=name, w_uri=word, w_val=value) for name, value in modes.items())
    return XML_HEAD + element(
        "w:settings",
        element("w:zoom", w_percent=100),
        element("w:removePersonalInformation"),  # whoever saves it later leaves no name either
        element("w:defaultTabStop", w_val=420),
        element("w:evenAndOddHeaders") if style.page.duplex else "",
        element("w:characterSpacingControl", w_val="compressPunctuation"),
        footnote_settings() if footnotes else "",
        element("w:compat", *compatibility),
        element("w:themeFontLang", w_val="en-US", w_eastAsia="zh-CN"),
        **MAIN,
    )


def _font_table(style: Style) -> str:
    return XML_HEAD + element("w:fonts", *fonts_by_name(style).values(), **MAIN)


def fonts_by_name(style: Style) -> dict[str, str]:
    """w:font of each face with what to take where it is not installed."""
    font = style.font
    faces = dict.fromkeys(look.face for look in looks(style).values())
    return {font.latin: _font(font.latin, (), "00", "roman")} | {
        face: _font(face, font.alternatives.get(face, ()), "86", "auto") for face in faces
    }


def _font(name: str, alternatives: tuple[str, ...], charset: str, family: str) -> str:
    return element(
        "w:font",
        element("w:altName", w_val=",".join(alternatives)) if alternatives else "",
        element("w:charset", w_val=charset),
        element("w:family", w_val=family),
        element("w:pitch", w_val="variable" if charset == "00" else "default"),
        w_name=name,
    )
