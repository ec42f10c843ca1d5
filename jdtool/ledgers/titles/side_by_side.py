"""Tables beside each other: the columns of each, and the sheet as each of them sees it."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.text import title_key
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.workbooks.grid import Cell, Grid, Span

_NUMBERING = frozenset({"序号", "编号", "序"})


class Block(Struct, frozen=True):
    """The sheet with nothing else on it, the keys of its titles, whether one is that of names.

    `titled` says whether a line of its own stands above it; `bare` is the sheet without the lines above all tables.
    """

    grid: Grid
    bare: Grid
    titles: tuple[str, ...]
    named: bool
    titled: bool


def blocks(grid: Grid, rows: range, header: Header, words: Vocabulary) -> list[Block]:
    """What may be tables beside each other in these rows, from left to right; empty where there is one.

    Tables are parted by an empty column, or by titles that begin again.
    """
    runs = _runs(grid, header, rows.stop - 1)
    parts = [part for run in runs for part in _repeats(run)]
    if len(parts) < 2:
        return []
    starts = [1, *(part[0] for part in parts[1:])]
    ends = [*(start - 1 for start in starts[1:]), len(grid.rows[0])]
    headings = {heading.column: heading for heading in header.headings}
    ungrouped = replace(grid, merged=tuple(span for span in grid.merged if not _entitles(span, header, parts)))
    views = _views(ungrouped, rows, header.first_row, list(zip(starts, ends, strict=True)))
    return [
        Block(view, bare, *_titles([headings[column] for column in part if column in headings], words), titled)
        for part, (view, bare, titled) in zip(parts, views, strict=True)
    ]


def _entitles(span: Span, header: Header, parts: Sequence[Sequence[int]]) -> bool:
    """Whether a cell merged over all columns of one table, seen as a group above its titles, is its title."""
    return (
        span.last_row < header.last_row
        and span.first_row >= header.first_row
        and any(len(part) > 1 and span.first_column <= part[0] and span.last_column >= part[-1] for part in parts)
    )


def _titles(headings: Sequence[Heading], words: Vocabulary) -> tuple[tuple[str, ...], bool]:
    """The keys of a block's titles, and whether it has a column of names; no title at all asks for none."""
    keys = tuple(title_key(heading.parts[-1]) for heading in headings)
    numbered = bool(keys) and keys[0] in _NUMBERING
    named = any(
        each.field.name == "name"
        for heading, key in zip(headings, keys, strict=True)
        if numbered or len(heading.parts) == 1
        for each in words.fields_by_title.get(key, ())
    )
    return keys, named or not keys


def _runs(grid: Grid, header: Header, last: int) -> list[list[Heading | int]]:
    """Neighbouring columns with a heading or anything in them; a column without heading is its number."""
    by_column: dict[int, Heading | int] = {heading.column: heading for heading in header.headings}
    body = grid.rows[header.first_row - 1 : last]
    for column in range(1, len(grid.rows[0]) + 1):
        if column not in by_column and any(cells[column - 1] != "" for cells in body):
            by_column[column] = column
    runs: list[list[Heading | int]] = []
    before = -1
    for column in sorted(by_column):
        if column != before + 1:
            runs.append([])
        runs[-1].append(by_column[column])
        before = column
    return runs


def _repeats(run: Sequence[Heading | int]) -> list[list[int]]:
    """The columns of a run, parted where its titles begin again: 序号 姓名 社区 序号 姓名 社区."""
    columns = [each if isinstance(each, int) else each.column for each in run]
    keys = ["" if isinstance(each, int) else title_key(each.parts[-1]) for each in run]
    grouped = any(not isinstance(each, int) and len(each.parts) > 1 for each in run)
    starts = [at for at, key in enumerate(keys) if key and key == keys[0]]
    if len(starts) < 2:
        return [columns]
    parts = [slice(start, end) for start, end in zip(starts, [*starts[1:], len(keys)], strict=True)]
    again = not grouped and all(keys[part] == keys[parts[0]] for part in parts[1:])
    wide = all(part.stop - part.start > 1 for part in parts)
    return [columns[part] for part in parts] if wide and (again or keys[0] in _NUMBERING) else [columns]


def _views(
    grid: Grid, rows: range, header_row: int, ranges: Sequence[tuple[int, int]]
) -> list[tuple[Grid, Grid, bool]]:
    """The grid of each range of columns, also without the lines it shares, and whether it has a title of its own.

    What is merged across two ranges stands in both, and so does a lone title.
    """
    shared = _shared(grid, rows, header_row, ranges)
    blank: list[Cell] = [""] * len(grid.rows[0])
    views: list[tuple[Grid, Grid, bool]] = []
    for left, right in ranges:
        cells = [blank] * (rows.start - 1)
        cells += [[*blank[: left - 1], *grid.rows[row - 1][left - 1 : right], *blank[right:]] for row in rows]
        bare = [blank if row in shared and row < header_row else each for row, each in enumerate(cells, 1)]
        titled = any(cell != "" for each in bare[: header_row - 1] for cell in each)
        for row, span in shared.items():
            if span.first_column <= right and span.last_column >= left:
                cells[row - 1][max(left, span.first_column) - 1] = grid.cell(row, span.first_column)
        merged = _clipped(grid.merged, left, right)
        views.append((replace(grid, rows=cells, merged=merged), replace(grid, rows=bare, merged=merged), titled))
    return views


def _shared(grid: Grid, rows: range, header_row: int, ranges: Sequence[tuple[int, int]]) -> dict[int, Span]:
    """By row, the cell that several ranges share."""
    width = len(grid.rows[0])
    found: dict[int, Span] = {}
    for row in range(rows.start, header_row):
        filled = [column for column, cell in enumerate(grid.rows[row - 1], 1) if cell != ""]
        if len(filled) == 1 and filled[0] <= ranges[0][1]:
            found[row] = Span(row, row, filled[0], width)
    for span in grid.merged:
        across = any(span.first_column < left <= span.last_column for left, _ in ranges)
        if across and span.first_row in rows and grid.cell(span.first_row, span.first_column) != "":
            found[span.first_row] = span
    return found


def _clipped(spans: Sequence[Span], left: int, right: int) -> tuple[Span, ...]:
    return tuple(
        replace(span, first_column=max(left, span.first_column), last_column=min(right, span.last_column))
        for span in spans
        if span.first_column <= right and span.last_column >= left
    )
