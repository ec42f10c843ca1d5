"""The looks of an official document's paragraphs, made from a style: one table for styles.xml and for every run."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from jdtool.reports.style import TWIPS_PER_POINT, Style

SINGLE_LINE = (240, "auto")
CELL_GAP = 40
"""Twips above and below the text of a cell."""


class Look(Struct, frozen=True):
    """One paragraph style: its id and name in Word, faces, size in points, line height in twips and its rule."""

    id: str
    name: str
    face: str
    latin: str
    size: float
    line: tuple[int, str]
    align: str = "left"  # justified lines tear apart where 54.5%（6/11） cannot be broken
    on_grid: bool = True  # only lines of the body's height; Word stretches others to whole grid lines
    first_line: int = 0  # characters
    before: int = 0  # twips
    after: int = 0
    spacing: int = 0  # twips after each character
    outline: int | None = None
    bold: bool = False
    keep_next: bool = False
    new_page: bool = False
    boxed: bool = False


def looks(style: Style) -> Mapping[str, Look]:
    """Every look by its id; Normal comes first."""
    every = (*_body_looks(style), *_heading_looks(style), *_other_looks(style))
    return {look.id: look for look in every}


def _body_looks(style: Style) -> tuple[Look, ...]:
    full = partial(_full_size, style, face=style.font.body)
    blank_line = style.page.line_pitch
    return (
        full("Normal", "Normal"),
        full("Body", "公文正文", first_line=2),
        full("To", "主送机关", align="left"),
        full("Attachments", "附件说明", align="left", before=blank_line),
        full("FurtherAttachments", "附件说明续", align="left"),
        full("SignOff", "落款", align="left", before=blank_line, keep_next=True),
        full("SignOffDate", "成文日期", align="left"),
        _full_size(style, "Annex", "附件标识", face=style.font.heading1, new_page=True, keep_next=True),
    )


def _heading_looks(style: Style) -> tuple[Look, ...]:
    heading = partial(_full_size, style, first_line=2, keep_next=True)
    font = style.font
    return (
        heading("Heading1", "heading 1", face=font.heading1, outline=0),
        heading("Heading2", "heading 2", face=font.heading2, outline=1),
        heading("Heading3", "heading 3", face=font.heading3, outline=2, bold=style.heading.heading3_bold),
        heading("Heading4", "heading 4", face=font.heading4, outline=3),
    )


def _full_size(style: Style, id: str, name: str, **values: Any) -> Look:  # noqa: A002 - Word's name for it
    return Look(
        id,
        name,
        latin=style.font.latin,
        size=style.size.body,
        line=(style.page.line_pitch, "exact"),
        spacing=style.character_spacing if style.page.grid == "lines" else 0,
        **values,
    )


def _other_looks(style: Style) -> tuple[Look, ...]:
    font, size = style.font, style.size
    gap = round(style.spacing.around_table * TWIPS_PER_POINT)
    title_line = (round(style.spacing.title_line * TWIPS_PER_POINT), "exact")
    other = partial(Look, latin=font.latin, line=SINGLE_LINE, on_grid=False)
    in_table = partial(other, size=size.table, align="center")
    return (
        other("Title", "Title", font.title, size=size.title, line=title_line, align="center"),
        in_table("Caption", "caption", font.table_header, before=gap, after=gap // 2, keep_next=True),
        in_table("TableHeader", "表头", font.table_header, before=CELL_GAP, after=CELL_GAP, keep_next=True),
        in_table("TableText", "表格正文", font.body, before=CELL_GAP, after=CELL_GAP),
        # A line of exact height would cut a drawing down to that height.
        other("Figure", "图", font.body, size=size.body, align="center", before=gap, keep_next=True),
        in_table("FigureCaption", "图题", font.table_header, before=gap // 2, after=gap),
        other("Note", "表注", font.body, size=size.note, before=gap // 2, after=gap),
        other("FootnoteText", "footnote text", font.body, size=size.note),
        other("Caveat", "提示", font.caveat, size=size.caveat, before=gap, after=gap, boxed=True),
        other("Footer", "footer", font.page_number, latin=font.page_number, size=size.page_number),
    )
