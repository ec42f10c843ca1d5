"""The DOCX package: its fixed parts and the zip, the same bytes for the same document."""

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping

from msgspec import Struct

from jdtool.reports.looks import looks, styles_xml
from jdtool.reports.ooxml import MAIN, XML_HEAD, element
from jdtool.reports.style import Style
from jdtool.reports.word_charts import ChartParts
from jdtool.reports.word_footnotes import footnote_settings

CONTENT_TYPES = "[Content_Types].xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can state

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
    "word/footer2.xml": f"{_WORD_TYPE}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_DOCUMENT_RELATIONS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    "rId4": ("footer", "footer1.xml"),
    "rId5": ("footer", "footer2.xml"),
}
ODD_FOOTER, EVEN_FOOTER = "rId4", "rId5"
"""Relationship ids of word/footer1.xml and word/footer2.xml."""
_FOOTNOTES = "word/footnotes.xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Content(Struct, frozen=True):
    """What is written of a document: its main part, its footers, its footnotes ("" for none) and its charts."""

    document: str
    odd_footer: str
    even_footer: str
    footnotes: str = ""
    charts: tuple[ChartParts, ...] = ()


def chart_relation(number: int) -> str:
    """The relationship id of the chart so numbered."""
    return f"chart{number}"


def package(content: Content, style: Style, dated: datetime.date) -> bytes:
    """The finished file from its written parts; `dated` stands in the properties instead of the clock."""
    parts: dict[str, str | bytes] = {
        CONTENT_TYPES: _content_types(content),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "word/_rels/document.xml.rels": _relations(_document_relations(content)),
        "docProps/core.xml": _core(dated),
        "word/styles.xml": styles_xml(style),
        "word/settings.xml": _settings(style, bool(content.footnotes)),
        "word/fontTable.xml": _font_table(style),
        "word/document.xml": content.document,
        "word/footer1.xml": content.odd_footer,
        "word/footer2.xml": content.even_footer,
        **({_FOOTNOTES: content.footnotes} if content.footnotes else {}),
        **dict(_chart_members(content.charts)),
    }
    return _zipped(parts)


def _document_relations(content: Content) -> dict[str, tuple[str, str]]:
    targets = {
        **_DOCUMENT_RELATIONS,
        **({"footnotes": ("footnotes", "footnotes.xml")} if content.footnotes else {}),
        **{chart_relation(at): ("chart", f"charts/chart{at}.xml") for at in range(1, len(content.charts) + 1)},
    }
    return {name: (f"{_OFFICE}/relationships/{kind}", target) for name, (kind, target) in targets.items()}


def _chart_members(charts: tuple[ChartParts, ...]) -> Iterator[tuple[str, str | bytes]]:
    for at, parts in enumerate(charts, 1):
        data = {"rId1": (f"{_OFFICE}/relationships/package", f"../embeddings/chart{at}.xlsx")}
        yield f"word/charts/chart{at}.xml", parts.chart
        yield f"word/charts/_rels/chart{at}.xml.rels", _relations(data)
        yield f"word/embeddings/chart{at}.xlsx", parts.workbook


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells the operating system
            part = parts[name]
            archive.writestr(entry, part.encode() if isinstance(part, str) else part)
    return out.getvalue()


def _content_types(content: Content) -> str:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings |= {"xlsx": _WORKBOOK_TYPE} if content.charts else {}
    kinds = _PARTS | {f"word/charts/chart{at}.xml": _CHART_TYPE for at in range(1, len(content.charts) + 1)}
    kinds |= {_FOOTNOTES: f"{_WORD_TYPE}.footnotes+xml"} if content.footnotes else {}
    return XML_HEAD + element(
        "Types",
        *(element("Default", Extension=ending, ContentType=kind) for ending, kind in endings.items()),
        *(element("Override", PartName=f"/{name}", ContentType=kind) for name, kind in kinds.items()),
        xmlns=f"{_PACKAGE}/content-types",
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(element("Relationship", Id=name, Type=kind, Target=to) for name, (kind, to) in targets.items())
    return XML_HEAD + element("Relationships", each, xmlns=f"{_PACKAGE}/relationships")


def _core(dated: datetime.date) -> str:
    """No title, author or editor: metadata is what people forget to mask."""
    moment = f"{dated.isoformat()}T00:00:00Z"
    stamps = "".join(element(f"dcterms:{name}", moment, xsi_type="dcterms:W3CDTF") for name in ("created", "modified"))
    return XML_HEAD + element(
        "cp:coreProperties",
        stamps,
        xmlns_cp=f"{_PACKAGE}/metadata/core-properties",
        xmlns_dcterms="http://purl.org/dc/terms/",
        xmlns_xsi="http://www.w3.org/2001/XMLSchema-instance",
    )


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
    font = style.font
    chinese = dict.fromkeys(look.face for look in looks(style).values())
    each = (_font(face, font.alternatives.get(face, ()), "86", "auto") for face in chinese)
    latin = "" if font.latin in chinese else _font(font.latin, (), "00", "roman")
    return XML_HEAD + element("w:fonts", *each, latin, **MAIN)


def _font(name: str, alternatives: tuple[str, ...], charset: str, family: str) -> str:
    return element(
        "w:font",
        element("w:altName", w_val=",".join(alternatives)) if alternatives else "",
        element("w:charset", w_val=charset),
        element("w:family", w_val=family),
        element("w:pitch", w_val="variable" if charset == "00" else "default"),
        w_name=name,
    )
