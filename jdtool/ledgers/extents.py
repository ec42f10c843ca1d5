"""Where one table of a sheet ends and the next begins."""

from collections.abc import Sequence
from functools import lru_cache

from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.body.rows import is_total
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.titles.header import Header
from jdtool.ledgers.titles.reach import names_table
from jdtool.ledgers.titles.title_words import reads_like_header
from jdtool.workbooks.grid import Cell, Grid

_title_key = lru_cache(maxsize=4096)(title_key)


def texts(grid: Grid, first: int, last: int) -> list[str]:
    """What stands in rows first..last, a line for each that is not blank."""
    lines = ("  ".join(read_text(cell) for cell in row if cell != "") for row in grid.rows[first - 1 : last])
    return [line for line in lines if line]


def last_row(grid: Grid, header: Header, words: Vocabulary) -> int:
    """The table ends where another header, or its own under another title, starts below it.

    Its own header repeated, with the same title or none, comes from a page break.
    """
    own = {title_key(heading.parts[-1]) for heading in header.headings}
    above = set(texts(grid, 1, header.first_row - 1))

    def known(key: str) -> bool:
        return key in words.fields_by_title

    for number in range(header.last_row + 1, len(grid.rows) + 1):
        cells = grid.rows[number - 1]
        first = cells[0] if cells else ""
        if not isinstance(first, str) or (first and _title_key(first[:30]) not in words.fields_by_title):
            continue
        if reads_like_header(cells, known):
            keys = [title_key(cell) for cell in cells if isinstance(cell, str) and cell]
            last = without_titles(grid, header.last_row, number - 1)
            is_other = sum(1 for key in keys if key in own) < 0.7 * len(keys)
            if is_other or not set(texts(grid, last + 1, number - 1)) <= above:
                return last
    return len(grid.rows)


def without_titles(grid: Grid, first: int, last: int) -> int:
    """Lines of one or two texts right above the next header are its title; so is a table's name above a gap."""
    while last > first and _is_title_line(grid.rows[last - 1]):
        last -= 1
    gap = last
    while gap > first and not any(cell != "" for cell in grid.rows[gap - 1]):
        gap -= 1
    filled = [cell for cell in grid.rows[gap - 1] if cell != ""]
    return gap - 1 if first < gap < last and len(filled) == 1 and names_table(filled[0]) else last


def _is_title_line(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    return len(filled) in {1, 2} and all(isinstance(cell, str) for cell in filled) and not is_total(cells)
