"""Where a table's header stands: the rows whose words are titles, with the merged rows above and below."""

import datetime
import re
from collections.abc import Callable

from msgspec import Struct

from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.titles.title_words import NUMBER, is_label, names_stretch, weight_of_titles
from jdtool.workbooks.grid import Cell, Grid, Span

_LOOK_AHEAD = 60  # filled rows searched for a header
_NEAR_BEST = 0.75  # of several tables below each other the first is meant
_MAX_HEIGHT = 5


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
    first, last = _reach(grid, best, start, spans)
    return Header(first, last, _headings(grid, first, last, spans))


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
    if len(filled) < 2 or (is_wide and len(filled) <= 3 and not _reaches_down(spans)):
        return 0
    return weight_of_titles(filled, known)


def _reaches_down(spans: tuple[Span, ...]) -> bool:
    """Whether a row has a single column's title merged into the next row, so that its wide cell is a group."""
    return any(span.height > 1 and span.width == 1 for span in spans)


def _reach(grid: Grid, best: int, start: int, spans: dict[int, tuple[Span, ...]]) -> tuple[int, int]:
    first = last = best
    while first > start and last - first < _MAX_HEIGHT - 1 and _is_group_row(grid, first - 1, spans):
        first -= 1
    for number in range(first, best + 1):
        for span in spans.get(number, ()):
            if span.height <= _MAX_HEIGHT and span.width < max(4, len(grid.rows[number - 1])):
                last = max(last, min(span.last_row, first + _MAX_HEIGHT - 1, len(grid.rows)))
    while last < len(grid.rows) and last - first < _MAX_HEIGHT - 1 and _is_leaf_row(grid, last + 1, spans):
        last += 1
    return first, last


def _is_group_row(grid: Grid, number: int, spans: dict[int, tuple[Span, ...]]) -> bool:
    """Whether the row above a header belongs to it: group cells over several columns, or cells merged into it."""
    cells = grid.rows[number - 1]
    filled = [cell for cell in cells if cell != ""]
    if not filled or any(isinstance(cell, str) and is_label(cell) for cell in filled):
        return False
    if any(isinstance(cell, datetime.date | datetime.time) for cell in filled):
        return False
    groups = spans.get(number, ())
    if any(span.width >= 0.9 * len(cells) and span.width > 3 for span in groups) and not _reaches_down(groups):
        return False
    merged_in = sum(1 for span in groups if span.last_row > number)
    across = sum(1 for span in groups if span.width >= 2)
    if len(filled) == 1:
        return across == 1 and groups[0].width < 0.5 * len(cells) and not _is_title(filled[0])
    if merged_in or across:
        return all(isinstance(cell, str) or _is_year(cell) for cell in filled)
    return _fills_gaps(cells, grid.rows[number]) and _ungrouped(spans, number)


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int | float) and 1900 < cell < 2200


def _is_title(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(re.search(r"(表|册|台账|名单|情况|记录|清单|汇总)$", squeeze(cell)))


def _fills_gaps(upper: list[Cell], lower: list[Cell]) -> bool:
    """Without merges (text tables): the upper row has titles just where the lower one is blank."""
    gaps = [index for index, cell in enumerate(lower) if cell == "" and index < len(upper)]
    return len(gaps) >= 2 and all(isinstance(upper[index], str) and upper[index] != "" for index in gaps)


def _is_leaf_row(grid: Grid, number: int, spans: dict[int, tuple[Span, ...]]) -> bool:
    """Whether the row below a header holds the leaves of its groups, and nothing elsewhere."""
    above, cells = grid.rows[number - 2], grid.rows[number - 1]
    filled = [index for index, cell in enumerate(cells) if cell != ""]
    if not filled:
        return False
    under: set[int] = set()
    for span in spans.get(number - 1, ()):
        if 2 <= span.width < max(4, 0.95 * len(cells)) and span.height == 1:
            under.update(range(span.first_column - 1, span.last_column))
    if _ungrouped(spans, number - 1):
        under = _under_open_groups(above)
    texts = [cells[index] for index in filled]
    titles = all(isinstance(cell, str) and not NUMBER.match(cell) and len(cell) <= 40 for cell in texts)
    titles = titles or all(map(names_stretch, texts))
    numbered = all(isinstance(cell, int | float) and 0 < cell < 32 for cell in texts) and len(texts) <= 12
    return bool(under) and set(filled) <= under and (titles or numbered) and len(filled) >= 2


def _ungrouped(spans: dict[int, tuple[Span, ...]], number: int) -> bool:
    """Whether nobody merged the group cells of a row: a text table, or the careless way."""
    return all(span.width == 1 for span in spans.get(number, ()))


def _under_open_groups(above: list[Cell]) -> set[int]:
    """Columns below a title and the blanks to its right, where a text table cannot merge cells."""
    under: set[int] = set()
    for index, cell in enumerate(above):
        if cell != "" and index + 1 < len(above) and above[index + 1] == "":
            under.add(index)
            while index + 1 < len(above) and above[index + 1] == "":
                index += 1  # noqa: PLW2901 - walking on from the group's own cell
                under.add(index)
    return under


def _headings(grid: Grid, first: int, last: int, spans: dict[int, tuple[Span, ...]]) -> tuple[Heading, ...]:
    width = max((len(row) for row in grid.rows[first - 1 : last]), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    for number in range(first, last + 1):
        is_open = number < last and _ungrouped(spans, number)
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
