"""Over how many rows a header reaches: group cells above its titles, leaves below them."""

import datetime
import re
from collections.abc import Mapping

from jdtool.cells.text import squeeze
from jdtool.ledgers.titles.stretches import names_stretch
from jdtool.ledgers.titles.title_words import NUMBER, is_label
from jdtool.workbooks.grid import Cell, Grid, Span

_MAX_HEIGHT = 5


def reach(grid: Grid, best: int, start: int, spans: Mapping[int, tuple[Span, ...]]) -> tuple[int, int]:
    """The first and last row of the header whose titles stand in row `best`; `spans` are the merged ranges by row."""
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


def _is_group_row(grid: Grid, number: int, spans: Mapping[int, tuple[Span, ...]]) -> bool:
    """Whether the row above a header belongs to it: group cells over several columns, or cells merged into it."""
    cells = grid.rows[number - 1]
    filled = [cell for cell in cells if cell != ""]
    if not filled or any(isinstance(cell, str) and is_label(cell) for cell in filled):
        return False
    if any(isinstance(cell, datetime.date | datetime.time) for cell in filled):
        return False
    groups = spans.get(number, ())
    if any(span.width >= 0.9 * len(cells) and span.width > 3 for span in groups) and not reaches_down(groups):
        return False
    merged_in = sum(1 for span in groups if span.last_row > number)
    across = sum(1 for span in groups if span.width >= 2)
    if len(filled) == 1:
        return across == 1 and groups[0].width < 0.5 * len(cells) and not names_table(filled[0])
    if merged_in or across:
        return all(isinstance(cell, str) or _is_year(cell) for cell in filled)
    return _fills_gaps(cells, grid.rows[number]) and ungrouped(spans, number)


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int | float) and 1900 < cell < 2200


def names_table(cell: Cell) -> bool:
    """Whether a text is what a table is called: ……花名册, ……台账."""
    return isinstance(cell, str) and bool(re.search(r"(表|册|台账|名单|情况|记录|清单|汇总)$", squeeze(cell)))


def _fills_gaps(upper: list[Cell], lower: list[Cell]) -> bool:
    """Without merges (text tables): the upper row has titles just where the lower one is blank."""
    gaps = [index for index, cell in enumerate(lower) if cell == "" and index < len(upper)]
    return len(gaps) >= 2 and all(isinstance(upper[index], str) and upper[index] != "" for index in gaps)


def _is_leaf_row(grid: Grid, number: int, spans: Mapping[int, tuple[Span, ...]]) -> bool:
    """Whether the row below a header holds the leaves of its groups, and nothing elsewhere."""
    above, cells = grid.rows[number - 2], grid.rows[number - 1]
    filled = [index for index, cell in enumerate(cells) if cell != ""]
    if not filled:
        return False
    under: set[int] = set()
    for span in spans.get(number - 1, ()):
        if 2 <= span.width < max(4, 0.95 * len(cells)) and span.height == 1:
            under.update(range(span.first_column - 1, span.last_column))
    if ungrouped(spans, number - 1):
        under = _under_open_groups(above)
    texts = [cells[index] for index in filled]
    titles = all(isinstance(cell, str) and not NUMBER.match(cell) and len(cell) <= 40 for cell in texts)
    titles = titles or all(map(names_stretch, texts))
    numbered = all(isinstance(cell, int | float) and 0 < cell < 32 for cell in texts) and len(texts) <= 12
    return bool(under) and set(filled) <= under and (titles or numbered) and len(filled) >= 2


def ungrouped(spans: Mapping[int, tuple[Span, ...]], number: int) -> bool:
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


def reaches_down(spans: tuple[Span, ...]) -> bool:
    """Whether a row has a single column's title merged into the next row, so that its wide cell is a group."""
    return any(span.height > 1 and span.width == 1 for span in spans)
