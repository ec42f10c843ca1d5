"""The looks as word/styles.xml."""

from jdtool.reports.looks import Look, looks
from jdtool.reports.ooxml import MAIN, TABLE_STYLE, XML_HEAD, element, fonts
from jdtool.reports.style import TWIPS_PER_POINT, Style

_BOX_INSET = 100
_SIDES = ("top", "left", "bottom", "right")


def styles_xml(style: Style) -> str:
    """word/styles.xml."""
    language = element("w:lang", w_val="en-US", w_eastAsia="zh-CN")
    defaults = element(
        "w:docDefaults",
        element("w:rPrDefault", element("w:rPr", fonts(style.font.body, style.font.latin), language)),
        element("w:pPrDefault"),
    )
    paragraphs = (
        paragraph_style(look, "" if look.id == "Normal" else "Normal", "Body") for look in looks(style).values()
    )
    return XML_HEAD + element("w:styles", defaults, *paragraphs, _plain_table(), table_style(), **MAIN)


def paragraph_style(look: Look, based_on: str, after_heading: str) -> str:
    """w:style of a look, which says everything itself; `after_heading` is the id of the style of the text."""
    kind: dict[str, str | int] = {"w_type": "paragraph"}
    if look.id == "Normal":
        kind["w_default"] = 1
    if not look.name.isascii():
        kind["w_customStyle"] = 1
    return element(
        "w:style",
        element("w:name", w_val=look.name),
        element("w:basedOn", w_val=based_on) if based_on else "",
        "" if look.outline is None else element("w:next", w_val=after_heading),
        element("w:qFormat"),
        element("w:pPr", _paragraph_properties(look)),
        element("w:rPr", _run_properties(look)),
        **kind,
        w_styleId=look.id,
    )


def _paragraph_properties(look: Look) -> str:
    height, rule = look.line
    first_line = round(look.first_line * look.size * TWIPS_PER_POINT)
    return "".join(
        (
            element("w:keepNext") if look.keep_next else "",
            element("w:pageBreakBefore") if look.new_page else "",
            element("w:widowControl", w_val=0),  # a page holds its lines, no fewer
            element("w:pBdr", _borders(_SIDES, space=4)) if look.boxed else "",
            *(element(f"w:{name}", w_val=1) for name in ("kinsoku", "wordWrap", "overflowPunct")),
            # Word would set a quarter character between Han and digits, and the line would hold fewer.
            *(element(f"w:{name}", w_val=0) for name in ("autoSpaceDE", "autoSpaceDN")),
            element("w:snapToGrid", w_val=int(look.on_grid)),
            element("w:spacing", w_before=look.before, w_after=look.after, w_line=height, w_lineRule=rule),
            # Word and WPS go by characters, others by twips; a box is drawn outside its text.
            element(
                "w:ind",
                w_left=_BOX_INSET if look.boxed else 0,
                w_right=_BOX_INSET if look.boxed else 0,
                w_firstLineChars=look.first_line * 100,
                w_firstLine=first_line,
            ),
            element("w:jc", w_val=look.align),
            "" if look.outline is None else element("w:outlineLvl", w_val=look.outline),
        )
    )


def _run_properties(look: Look) -> str:
    half_points = round(look.size * 2)
    return "".join(
        (
            fonts(look.face, look.latin),
            element("w:b") if look.bold else "",
            element("w:spacing", w_val=look.spacing),
            element("w:sz", w_val=half_points),
            element("w:szCs", w_val=half_points),
        )
    )


def _borders(sides: tuple[str, ...], space: int = 0) -> str:
    return "".join(element(f"w:{side}", w_val="single", w_sz=4, w_space=space, w_color="auto") for side in sides)


def _plain_table() -> str:
    return element(
        "w:style",
        element("w:name", w_val="Normal Table"),
        element("w:tblPr", _cell_margins()),
        w_type="table",
        w_default=1,
        w_styleId="TableNormal",
    )


def table_style() -> str:
    """w:style of the tables; it says everything itself."""
    return element(
        "w:style",
        element("w:name", w_val="公文表格"),
        element("w:tblPr", element("w:tblBorders", _borders((*_SIDES, "insideH", "insideV"))), _cell_margins()),
        w_type="table",
        w_customStyle=1,
        w_styleId=TABLE_STYLE,
    )


def _cell_margins() -> str:
    widths = zip(_SIDES, (0, 85, 0, 85), strict=True)
    return element("w:tblCellMar", *(element(f"w:{side}", w_w=width, w_type="dxa") for side, width in widths))
