"""Where a table's header stands: the rows whose words are titles, with the merged rows above and below."""

import re
from collections.abc import Callable

from msgspec import Struct

from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.titles.reach import reach, reaches_down, ungrouped
from jdtool.ledgers.titles.title_words import reads_like_header, weight_of_titles
from jdtool.workbooks.grid import Grid, Span

_LOOK_AHEAD = 60  # filled rows searched for a header
_NEAR_BEST = 0.75  # of several tables below each other the first is meant


class Heading(Struct, frozen=True):
    """One column's title from the group down to the leaf."""

    column: int
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        """The leaf, with its group where it has one: 帮教小组/民警."""
        return "/".join(_one_line(part) for part in self.parts)


def _one_line(title: str) -> str:
    """A title without its line breaks and the blanks that only stretch it: 姓　名 is 姓名."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", title)


class Header(Struct, frozen=True):
    """The header's rows (from 1, both included) and its columns with a title."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]


def find_header(grid: Grid, start: int, known: Callable[[str], bool]) -> Header | None:
    """The first table's header at or below row `start`; None where no row reads like titles.

    `known` tells whether a title key is a field's name somewhere.
    """
    spans = _spans_by_row(grid, start, start + 4 * _LOOK_AHEAD)
    scores: dict[int, float] = {}
    for number in range(start, len(grid.rows) + 1):
        if any(cell != "" for cell in grid.rows[number - 1]):
            scores[number] = _score(grid, number, spans.get(number, ()), known)
        if len(scores) >= _LOOK_AHEAD:
            break
    top = max(scores.values(), default=0.0)
    if top < 2:
        return None
    best = next(number for number, score in scores.items() if score >= _NEAR_BEST * top)
    first, last = reach(grid, best, start, spans)
    for number in scores:
        if number < first and reads_like_header(grid.rows[number - 1], known):  # of a narrower table above
            upper = reach(grid, number, start, spans)
            if _has_body(grid, upper[1] + 1, first - 1):
                first, last = upper
                break
    return Header(first, last, _headings(grid, first, last, spans))


def _has_body(grid: Grid, first: int, last: int) -> bool:
    """Whether rows first..last hold a table's body and not mere lines: a row of three cells and more."""
    return any(sum(1 for cell in cells if cell != "") > 2 for cells in grid.rows[first - 1 : last])


def _spans_by_row(grid: Grid, first: int, last: int) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = {}
    for span in grid.merged:
        if first <= span.first_row <= last:
            found.setdefault(span.first_row, []).append(span)
    return {row: tuple(sorted(spans, key=lambda span: span.first_column)) for row, spans in found.items()}


def _score(grid: Grid, number: int, spans: tuple[Span, ...], known: Callable[[str], bool]) -> float:
    cells = grid.rows[number - 1]
    filled = [cell for cell in cells if cell != ""]
    is_wide = any(span.width >= max(4, 0.7 * len(cells)) for span in spans)
    if len(filled) < 2 or (is_wide and len(filled) <= 3 and not reaches_down(spans)):
        return 0
    return weight_of_titles(filled, known)


def _headings(grid: Grid, first: int, last: int, spans: dict[int, tuple[Span, ...]]) -> tuple[Heading, ...]:
    width = max((len(row) for row in grid.rows[first - 1 : last]), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    for number in range(first, last + 1):
        is_open = number < last and ungrouped(spans, number)
        row = _spread(grid, number, spans.get(number, ()), is_open=is_open)
        for index, text in enumerate(row[:width]):
            if text and (not parts[index] or title_key(parts[index][-1]) != title_key(text)):
                parts[index].append(text)
    return tuple(Heading(index + 1, tuple(found)) for index, found in enumerate(parts) if found)


def _spread(grid: Grid, number: int, spans: tuple[Span, ...], *, is_open: bool) -> list[str]:
    """The row's texts with every group cell repeated over the columns it covers, or seems to where groups are open."""
    row = [read_text(cell) for cell in grid.rows[number - 1]]
    for span in spans:
        if span.width > 1:
            text = row[span.first_column - 1] if span.first_column <= len(row) else ""
            for index in range(span.first_column - 1, min(span.last_column, len(row))):
                row[index] = text
    if is_open:
        below = grid.rows[number] if number < len(grid.rows) else []
        for index in range(1, len(row)):
            if not row[index] and index < len(below) and below[index] != "":
                row[index] = row[index - 1]
    return row
