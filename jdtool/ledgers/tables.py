"""The tables of one sheet: each with its header, what its columns hold and the roles of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.columns import Mapped, map_columns
from jdtool.ledgers.header import Header, reads_like_header
from jdtool.ledgers.making import EVENT_DAYS
from jdtool.ledgers.rows import Frame, Roles, classify
from jdtool.ledgers.trade import is_ours
from jdtool.workbooks.grid import Grid, Span

NO_TABLE = "没有认出是哪一种台账（找不到像表头的一行，或表头不是禁毒台账的栏目）"
_LONGEST_TITLE = 60  # characters; longer lines are instructions, which name all sorts of things
_title_key = lru_cache(maxsize=4096)(title_key)


@dataclass(frozen=True, slots=True)
class Table:
    """One table on a sheet: rows first..last, its header, its reading and the roles of its rows."""

    header: Header
    mapped: Mapped
    roles: Roles
    last_row: int


def read_table(
    grid: Grid, header: Header, names: str, words: Vocabulary, spans: Mapping[int, Sequence[Span]]
) -> Table | str:
    """The table under a header, or why it is none of ours."""
    above = texts(grid, max(1, header.first_row - 8), header.first_row - 1)
    about = "\n".join([*above, grid.name])
    body = grid.rows[header.last_row : header.last_row + 60]
    mapped = map_columns(header, body, words, about + "\n" + names)
    titles = "\n".join(row for row in above if len(row) <= _LONGEST_TITLE)
    if mapped is None or not is_ours(mapped, titles, f"{grid.name}\n{names}"):
        return NO_TABLE
    columns = mapped.columns_by_ledger[mapped.main.name]
    day = EVENT_DAYS.get(mapped.main.name)
    if day and day not in columns:
        return f"像{mapped.main.title}，但没有日期一列，无法作为{mapped.main.title}读取"
    keys = {name: columns[name] for name in mapped.main.keys if name in columns}
    if not keys:
        keys = dict(columns)
    frame = Frame.of(header, keys, columns.get("sequence", 0))
    last = _last_row(grid, header, words)
    return Table(header, mapped, classify(grid.rows, header.last_row + 1, last, frame, spans), last)


def texts(grid: Grid, first: int, last: int) -> list[str]:
    """What stands in rows first..last, a line for each that is not blank."""
    lines = ("  ".join(read_text(cell) for cell in row if cell != "") for row in grid.rows[first - 1 : last])
    return [line for line in lines if line]


def _last_row(grid: Grid, header: Header, words: Vocabulary) -> int:
    """The table ends where another header starts below it; its own header repeated after a page break is none."""
    own = {title_key(heading.parts[-1]) for heading in header.headings}

    def known(key: str) -> bool:
        return key in words.fields_by_title

    for number in range(header.last_row + 1, len(grid.rows) + 1):
        cells = grid.rows[number - 1]
        first = cells[0] if cells else ""
        if not isinstance(first, str) or (first and _title_key(first[:30]) not in words.fields_by_title):
            continue
        if reads_like_header(cells, known):
            keys = [title_key(cell) for cell in cells if isinstance(cell, str) and cell]
            if sum(1 for key in keys if key in own) < 0.7 * len(keys):
                return _without_titles(grid, header.last_row, number - 1)
    return len(grid.rows)


def _without_titles(grid: Grid, first: int, last: int) -> int:
    """Lines of one or two cells right above the next header are its title, not this table's."""
    while last > first and sum(1 for cell in grid.rows[last - 1] if cell != "") in {1, 2}:
        last -= 1
    return last


def spans_by_row(spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Merged ranges by the row they start in."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.first_row, []).append(span)
    return found


def spread_downwards(grid: Grid) -> None:
    """Text or a day merged over several rows counts for all of them; a number, which may be a sum, only once."""
    for span in grid.merged:
        if span.height == 1 or span.height > len(grid.rows):
            continue
        value = grid.cell(span.first_row, span.first_column)
        if value != "" and span.width == 1 and not isinstance(value, int | float):
            for number in range(span.first_row + 1, min(span.last_row, len(grid.rows)) + 1):
                if grid.cell(number, span.first_column) == "" and span.first_column <= len(grid.rows[number - 1]):
                    grid.rows[number - 1][span.first_column - 1] = value
