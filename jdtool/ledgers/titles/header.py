"""Where a table's header stands: the rows whose words are titles, with the merged rows above and below."""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.titles.reach import LABEL, NUMBER, reach, reaches_down, ungrouped
from jdtool.ledgers.titles.stretches import names_stretch
from jdtool.workbooks.grid import Cell, Grid, Span

TITLE_ENDINGS = re.compile(
    r"(日期|时间|名称|姓名|号码|编号|代码|[^\d]号|人|数|额|量|率|价|地址|电话|情况|类型|类别|原因|方式|状态|备注|结果|级别|程度|单位|地点"
    r"|内容|部门|职务|年龄|性别|民族|项目|规格|型号|摘要|科目|序号|年|月|日|合计|小计|金额|说明|种类|措施|意见|签名|签字|网格|面积|用途)$"
)
_LOOK_AHEAD = 60  # filled rows searched for a header
_NEAR_BEST = 0.75  # of several tables below each other the first is meant
_SAID_AGAIN = 0.5  # 电话 twelve times is twelve months of calls, not twelve telephone columns
_KNOWN = 3.0  # what a known title weighs


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


def reads_like_header(cells: list[Cell], known: Callable[[str], bool]) -> bool:
    """Whether a row below a table starts another one: at least three known titles and hardly anything else."""
    texts = [cell for cell in cells if cell != ""]
    if len(texts) < 3 or not all(isinstance(cell, str) for cell in texts):
        return False
    others = [text for text in texts if not names_stretch(text)]
    if len(others) <= len(texts) - 2:  # months across
        return any(isinstance(text, str) and known(title_key(text)) for text in others)
    hits = sum(1 for text in texts if isinstance(text, str) and len(text) < 20 and known(title_key(text)))
    return hits >= 3 and hits >= 0.6 * len(texts)


def _spans_by_row(grid: Grid, first: int, last: int) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = {}
    for span in grid.merged:
        if first <= span.first_row <= last:
            found.setdefault(span.first_row, []).append(span)
    return {row: tuple(sorted(spans, key=lambda span: span.first_column)) for row, spans in found.items()}


def _score(grid: Grid, number: int, spans: tuple[Span, ...], known: Callable[[str], bool]) -> float:
    cells = grid.rows[number - 1]
    filled = [cell for cell in cells if cell != ""]
    width = len(cells)
    is_wide = any(span.width >= max(4, 0.7 * width) for span in spans)
    if is_wide and len(filled) <= 3 and not reaches_down(spans):
        return 0
    if len(filled) < 2:
        return 0
    seen: set[Cell] = set()
    weights: list[float] = []
    for cell in filled:
        weight = _weight(cell, known)
        weights.append(min(weight, _SAID_AGAIN) if cell in seen else weight)
        seen.add(cell)
    return sum(weights) + _months_across(filled, weights) - 4 * sum(map(_is_label, filled))


def _months_across(filled: list[Cell], weights: list[float]) -> float:
    """What months and days that are titles of columns lost by looking like numbers."""
    if _KNOWN not in weights:
        return 0
    lost = [weight for cell, weight in zip(filled, weights, strict=True) if weight < 0 and names_stretch(cell)]
    if len(lost) < 2 or 2 * weights.count(_KNOWN) < len(filled) - len(lost):
        return 0
    return 0.5 * len(lost) - sum(lost)


@lru_cache(maxsize=1 << 14)
def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and LABEL.search(cell) is not None


@lru_cache(maxsize=1 << 14)  # the rows below a header repeat names and words
def _weight(cell: Cell, known: Callable[[str], bool]) -> float:
    if not isinstance(cell, str):
        return -0.4 if isinstance(cell, float | int) and 0 < cell < 100 else -1.5
    key = title_key(read_text(cell))
    if not key or NUMBER.match(key) or len(key) > 60:
        return -1.0
    if known(key):
        return _KNOWN
    if len(key) > 24 or "。" in cell or "；" in cell:
        return -0.5
    return 1.5 if TITLE_ENDINGS.search(key) else 0.5


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
