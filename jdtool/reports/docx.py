"""The block tree as a DOCX in the format of an official document (GB/T 9704-2012)."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from jdtool.reports.blocks import (
    Annex,
    Attachments,
    Block,
    Caveat,
    Chart,
    Footnote,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Run,
    Runs,
    SignOff,
    Table,
    Title,
    To,
    kept_with_sign_off,
    text_width,
)
from jdtool.reports.charts import gaps
from jdtool.reports.letterhead import Letterhead
from jdtool.reports.letterhead_package import package_in
from jdtool.reports.looks import Look, looks
from jdtool.reports.ooxml import element, paragraph, runs
from jdtool.reports.package import Content, package
from jdtool.reports.style import Style
from jdtool.reports.tables import table
from jdtool.reports.word_charts import chart_parts, inline_chart
from jdtool.reports.word_footnotes import footnote_elements
from jdtool.reports.word_page import footer, section

ATTACHMENT_LABEL = "附件："


class _Setting(Struct, frozen=True):
    """What a block is written with besides itself."""

    style: Style
    looks: Mapping[str, Look]
    keep_next: bool
    chart: int  # the number of the chart that comes now

    def paragraph(self, look_id: str, pieces: Runs, indent: str = "") -> str:
        look = self.looks[look_id]
        return paragraph(look.id, runs(pieces, look.face, look.latin), self.keep_next, indent)

    def blank(self, look_id: str) -> str:
        return paragraph(self.looks[look_id].id, "")


def write_docx(
    blocks: Iterable[Block], style: Style, dated: datetime.date, letterhead: Letterhead | None = None
) -> bytes:
    """The file; `dated`, the document's own date, stands in its properties, so the same blocks give the same bytes.

    With a letterhead the text stands in it, on its paper, and its own styles of our names go before ours.
    """
    told = tuple(blocks)
    whole = tuple(block for block in told if not isinstance(block, Footnote))
    style = style if letterhead is None else letterhead.on_its_paper(style)
    look_by_id = looks(style) if letterhead is None else letterhead.looks(style)
    first_chart = 1 if letterhead is None else letterhead.first_chart
    content = Content(
        body="".join(_body(whole, style, look_by_id, first_chart)),
        section=section(style),
        odd_footer=footer(style, look_by_id["Footer"].id, "right"),
        even_footer=footer(style, look_by_id["Footer"].id, "left"),
        footnotes=footnote_elements([block for block in told if isinstance(block, Footnote)], look_by_id),
        charts=tuple(chart_parts(block, style, dated) for block in whole if isinstance(block, Chart)),
        first_chart=first_chart,
    )
    if letterhead is None:
        return package(content, style, dated)
    return package_in(letterhead, content, look_by_id, style, dated)


def _body(blocks: tuple[Block, ...], style: Style, look_by_id: Mapping[str, Look], chart: int) -> Iterator[str]:
    kept = kept_with_sign_off(blocks)
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        setting = _Setting(style, look_by_id, at in kept, chart)
        yield _WRITERS[type(block)](block, setting)
        chart += isinstance(block, Chart)
        if isinstance(block, Annex) or (isinstance(block, Title) and not isinstance(after, Title)):
            yield setting.blank("Normal")
        if isinstance(block, Table) and not isinstance(after, Note):
            # Text keeps off a table; Word joins tables that touch, and repairs a file that ends in one.
            yield setting.blank("Note")


def _title(block: Title, setting: _Setting) -> str:
    return "".join(setting.paragraph("Title", (Run(line),)) for line in block.lines)


def _list_item(block: ListItem, setting: _Setting) -> str:
    return setting.paragraph("Body", (Run(block.mark), *block.runs))


def _chart(block: Chart, setting: _Setting) -> str:
    """The figure with its title below."""
    picture = inline_chart(block, setting.style, setting.chart)
    figure = paragraph(setting.looks["Figure"].id, picture)
    caption = setting.paragraph("FigureCaption", (Run(block.table.caption),))
    return figure + caption + (setting.paragraph("Note", (Run(gaps(block)),)) if gaps(block) else "")


def _attachments(block: Attachments, setting: _Setting) -> str:
    """The first line of the first item starts two characters in; names and their next lines stand in one column."""
    if len(block.items) == 1:
        return setting.paragraph(
            "Attachments", (Run(ATTACHMENT_LABEL + block.items[0]),), _hanging(setting.style, 5, 3)
        )
    mark = 1.0 if len(block.items) < 10 else 1.5
    return "".join(
        setting.paragraph(
            "Attachments" if ordinal == 1 else "FurtherAttachments",
            (Run(f"{ATTACHMENT_LABEL if ordinal == 1 else ''}{ordinal}.\t{item}"),),
            _hanging(setting.style, 5 + mark, (3 if ordinal == 1 else 0) + mark),
        )
        for ordinal, item in enumerate(block.items, 1)
    )


def _hanging(style: Style, left: float, hanging: float) -> str:
    pitch = style.character_pitch
    return element("w:ind", w_left=round(left * pitch), w_hanging=round(hanging * pitch))


def _sign_off(block: SignOff, setting: _Setting) -> str:
    style = setting.style
    unit, date = sign_off_indents(text_width(block.unit), text_width(block.date), style)
    pitch = style.character_pitch
    return "".join(
        setting.paragraph(look, (Run(text),), element("w:ind", w_left=round(characters * pitch)))
        for look, text, characters in (("SignOff", block.unit, unit), ("SignOffDate", block.date, date))
    )


def sign_off_indents(unit: float, date: float, style: Style) -> tuple[float, float]:
    """Where the unit and the date start, in characters from the left, given their widths (GB/T 9704-2012, 7.3.5).

    From the left, because digits are as wide as the face at hand makes them and the first characters must line up.
    """
    line, rule = style.page.characters, style.signoff
    if rule.seal:
        date_left = line - rule.right_with_seal - date
        unit_left = date_left + (date - unit) / 2
        overhang = max(0.0, unit_left + unit - line)
        return max(0.0, unit_left - overhang), max(0.0, date_left - overhang)
    if date > unit:
        date_left = line - rule.right - date
        return max(0.0, date_left - rule.date_shift), max(0.0, date_left)
    unit_left = max(0.0, line - rule.right - unit)
    return unit_left, unit_left + rule.date_shift


_WRITERS: Mapping[type[Block], Callable[[Any, _Setting], str]] = MappingProxyType(
    {
        Title: _title,
        To: lambda block, setting: setting.paragraph("To", (Run(block.text),)),
        Heading: lambda block, setting: setting.paragraph(f"Heading{block.level}", block.runs),
        Paragraph: lambda block, setting: setting.paragraph("Body", block.runs),
        ListItem: _list_item,
        Table: lambda block, setting: table(block, setting.style, setting.looks),
        Chart: _chart,
        Note: lambda block, setting: setting.paragraph("Note", block.runs),
        Caveat: lambda block, setting: setting.paragraph("Caveat", block.runs),
        Attachments: _attachments,
        SignOff: _sign_off,
        Annex: lambda block, setting: setting.paragraph("Annex", (Run(block.text),)),
    }
)
