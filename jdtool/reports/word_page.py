"""The page of a DOCX: paper, margins, grid, and the number at its foot."""

from jdtool.reports.ooxml import MAIN, XML_HEAD, element, page_number, paragraph, run
from jdtool.reports.style import TWIPS_PER_POINT, Style, twips

ODD_FOOTER, EVEN_FOOTER = "rId4", "rId5"
"""Relationship ids of word/footer1.xml and word/footer2.xml in a document of our own."""


def section(style: Style) -> str:
    """w:sectPr."""
    page = style.page
    margins = element(
        "w:pgMar",
        w_top=twips(page.top),
        w_right=twips(page.right),
        w_bottom=twips(page.bottom),
        w_left=twips(page.left),
        w_header=twips(15),
        w_footer=twips(page.footer),
        w_gutter=0,
    )
    return element(
        "w:sectPr",
        element("w:footerReference", w_type="default", r_id=ODD_FOOTER),
        element("w:footerReference", w_type="even", r_id=EVEN_FOOTER),
        element("w:pgSz", w_w=twips(210), w_h=twips(297)),
        margins,
        _grid(style),
    )


def _grid(style: Style) -> str:
    page = style.page
    if page.grid == "lines":
        return element("w:docGrid", w_type=page.grid, w_linePitch=page.line_pitch)
    # In 4096ths of a point: how much wider each cell is than the character.
    surplus = page.text_width / page.characters / TWIPS_PER_POINT - style.size.body
    return element("w:docGrid", w_type=page.grid, w_linePitch=page.line_pitch, w_charSpace=round(surplus * 4096))


def footer(style: Style, look: str, side: str) -> str:
    """— 1 — one character in from the outer edge (GB/T 9704-2012, 7.5)."""
    face = style.font.page_number
    inset = round(style.size.page_number * TWIPS_PER_POINT)
    by_side = {
        "left": element("w:ind", w_leftChars=100, w_left=inset),
        "right": element("w:ind", w_rightChars=100, w_right=inset),
    }
    content = run("— ", face, face) + page_number(face) + run(" —", face, face)
    return XML_HEAD + element("w:ftr", paragraph(look, content, indent=by_side[side], align=side), **MAIN)
