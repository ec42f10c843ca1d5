"""WordprocessingML as text: elements, runs and paragraphs, with nothing in them that XML forbids."""

import re
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from jdtool.reports.blocks import Runs

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = MappingProxyType(
    {
        "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }
)
"""The namespaces of every WordprocessingML part."""

TABLE_STYLE = "OfficialTable"
"""The id of the style of tables."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *content: str, **attributes: str | int) -> str:
    """One element; the content is XML already, the attributes are not. `w_val` is written w:val.

    >>> element("w:p", element("w:jc", w_val="center"))
    '<w:p><w:jc w:val="center"/></w:p>'
    """
    written = "".join(
        f" {name.replace('_', ':', 1)}={quoteattr(legal(str(value)))}" for name, value in attributes.items()
    )
    inside = "".join(content)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def characters(text: str) -> str:
    """Text as XML character data, without what XML 1.0 cannot hold."""
    return escape(legal(text))


def legal(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _ILLEGAL.sub("", text)


def fonts(face: str, latin: str) -> str:
    """w:rFonts; the hint gives “ ” — … · to the Chinese face. A face "" is left to the paragraph's style."""
    faces = {"w_ascii": latin, "w_hAnsi": latin, "w_eastAsia": face, "w_cs": latin}
    return element("w:rFonts", w_hint="eastAsia", **{name: value for name, value in faces.items() if value})


def run(text: str, face: str, latin: str, bold: bool = False) -> str:
    """w:r with its own fonts; a tab in the text is a tab stop, a line feed a line break."""
    properties = element("w:rPr", fonts(face, latin), element("w:b") if bold else "")
    return element("w:r", properties, *(_piece(part) for part in re.split("([\t\n])", text) if part))


def _piece(part: str) -> str:
    stops = {"\t": element("w:tab"), "\n": element("w:br")}
    return stops.get(part) or element("w:t", characters(part), xml_space="preserve")


def runs(pieces: Runs, face: str, latin: str) -> str:
    """The runs of a paragraph."""
    return "".join(
        footnote_mark(face, latin, element("w:footnoteReference", w_id=footnote_id(piece.footnote)))
        if piece.footnote
        else run(piece.text, face, latin, piece.bold)
        for piece in pieces
    )


def footnote_id(number: int) -> int:
    """The id of a footnote in word/footnotes.xml, where 0 and 1 are the lines above footnotes."""
    return number + 1


def footnote_mark(face: str, latin: str, mark: str) -> str:
    """The raised number of a footnote."""
    return element("w:r", element("w:rPr", fonts(face, latin), element("w:vertAlign", w_val="superscript")), mark)


def page_number(face: str) -> str:
    """The runs of a PAGE field, showing 1 until it is updated."""
    properties = element("w:rPr", fonts(face, face))
    parts = (
        element("w:fldChar", w_fldCharType="begin"),
        element("w:instrText", " PAGE ", xml_space="preserve"),
        element("w:fldChar", w_fldCharType="separate"),
        element("w:t", "1"),
        element("w:fldChar", w_fldCharType="end"),
    )
    return "".join(element("w:r", properties, part) for part in parts)


def paragraph(look: str, content: str, keep_next: bool = False, indent: str = "", align: str = "") -> str:
    """w:p in a style of styles.xml; what is given besides goes before the style's own value."""
    properties = element(
        "w:pPr",
        element("w:pStyle", w_val=look),
        element("w:keepNext") if keep_next else "",
        indent,
        element("w:jc", w_val=align) if align else "",
    )
    return element("w:p", properties, content)
