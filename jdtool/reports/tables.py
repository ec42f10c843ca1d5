"""A table of the block tree as WordprocessingML: header repeated, rows whole, columns as wide as their text asks."""

import math
from collections.abc import Mapping

from jdtool.reports.blocks import Run, Runs, Table, plain, text_width
from jdtool.reports.looks import Look
from jdtool.reports.ooxml import TABLE_STYLE, element, paragraph, run, runs
from jdtool.reports.style import TWIPS_PER_POINT, Style

_NARROWEST = 2  # characters
_SLACK = 0.75  # characters; some programs set digits apart from Han letters beside them
_TO_FILL = 4  # characters; a column left empty is there to be written in
_PADDING = 200  # twips beside a cell's text
_SHORT = 10  # characters; a column no wider than this is centred unless the source says otherwise
_SHORT_HEADER = 5  # characters; a header name up to here stays on one line, a longer one may take two


def table(block: Table, style: Style, look_by_id: Mapping[str, Look]) -> str:
    """The caption, if any, and the table across the text area; the caller sees to the paragraph Word wants after it."""
    character = round(style.size.table * TWIPS_PER_POINT)
    widths = column_widths(block, style.page.text_width, character)
    aligns = tuple(_align(block, at) for at in range(len(block.header)))
    header_look, look = look_by_id["TableHeader"], look_by_id["TableText"]
    header = tuple(
        _parted(cell, (width - _PADDING) / character) for cell, width in zip(block.header, widths, strict=True)
    )
    rows = [_row(header, widths, ("",) * len(widths), header_look, _row_rules(style, header=True))]
    rules = _row_rules(style, header=False)
    rows.extend(_row(row, widths, aligns, look, rules) for row in block.rows)
    grid = element("w:tblGrid", *(element("w:gridCol", w_w=width) for width in widths))
    return _caption(block, look_by_id["Caption"]) + element("w:tbl", _properties(block, widths), grid, *rows)


def column_widths(block: Table, total: int, character: int) -> tuple[int, ...]:
    """Twips of each column, adding up to the total: first what the cells need, then what the header would like.

    `character` is the width of a Chinese character in the table.
    """
    columns = range(len(block.header))
    needs = [round(_cells_width(block, at) * character) + _PADDING for at in columns]
    widths = _shared(needs, total)
    wishes = [round(_header_width(block, at) * character) + _PADDING - widths[at] for at in columns]
    more = _shared([max(0, wish) for wish in wishes], total - sum(widths))
    share, rest = divmod(total - sum(widths) - sum(more), len(widths))
    return tuple(
        width + extra + share + (at < rest) for at, (width, extra) in enumerate(zip(widths, more, strict=True))
    )


def _shared(needs: list[int], total: int) -> list[int]:
    """What each gets of the total: the modest what they need, the others equal parts of what is left."""
    shares = [0] * len(needs)
    left = total
    for done, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        shares[at] = min(needs[at], left // (len(needs) - done))
        left -= shares[at]
    return shares


def _cells_width(block: Table, at: int) -> float:
    """Characters of the column's longest cell, or of its header's unit."""
    least = _NARROWEST if _longest(block, at) or not block.rows else _TO_FILL
    return max(_longest(block, at) + _SLACK, text_width(_name_and_unit(plain(block.header[at]))[1]), least)


def _header_width(block: Table, at: int) -> float:
    """Characters of the header's name, a long one on two lines."""
    name = text_width(_name_and_unit(plain(block.header[at]))[0])
    return max(min(name, _SHORT_HEADER), math.ceil(name / 2))


def _name_and_unit(header: str) -> tuple[str, str]:
    """登记在册 and （人）."""
    at = header.find("（", 1)
    return (header, "") if at < 0 else (header[:at], header[at:])


def _parted(cell: Runs, room: float) -> Runs:
    """The header with its unit on a line of its own where one line is too short for both."""
    name, unit = _name_and_unit(plain(cell))
    if not unit or text_width(name + unit) <= room:
        return cell
    return (Run(f"{name}\n{unit}"),)


def _longest(block: Table, at: int) -> float:
    return max((text_width(plain(row[at])) for row in block.rows), default=0.0)


def _align(block: Table, at: int) -> str:
    return block.align[at] or ("center" if _longest(block, at) <= _SHORT else "left")


def _caption(block: Table, look: Look) -> str:
    return paragraph(look.id, run(block.caption, look.face, look.latin)) if block.caption else ""


def _properties(block: Table, widths: tuple[int, ...]) -> str:
    return element(
        "w:tblPr",
        element("w:tblStyle", w_val=TABLE_STYLE),
        element("w:tblW", w_w=sum(widths), w_type="dxa"),
        element("w:jc", w_val="center"),
        element("w:tblLayout", w_type="fixed"),
        element("w:tblLook", w_val="0020", w_firstRow=1),
        element("w:tblCaption", w_val=block.caption) if block.caption else "",
    )


def _row_rules(style: Style, header: bool) -> str:
    whole = "" if style.table.split_rows else element("w:cantSplit")
    repeated = element("w:tblHeader") if header and style.table.repeat_header else ""
    return element("w:trPr", whole, repeated) if whole or repeated else ""


def _row(cells: tuple[Runs, ...], widths: tuple[int, ...], aligns: tuple[str, ...], look: Look, rules: str) -> str:
    return element(
        "w:tr",
        rules,
        *(_cell(cell, width, align, look) for cell, width, align in zip(cells, widths, aligns, strict=True)),
    )


def _cell(cell: Runs, width: int, align: str, look: Look) -> str:
    properties = element("w:tcPr", element("w:tcW", w_w=width, w_type="dxa"), element("w:vAlign", w_val="center"))
    return element("w:tc", properties, paragraph(look.id, runs(cell, look.face, look.latin), align=align))
