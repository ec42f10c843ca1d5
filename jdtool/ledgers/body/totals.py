"""Typed totals and counts in banners, beside what stands under them."""

import re
from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from jdtool.cells.choice import Mark, read_mark
from jdtool.cells.numerals import Number
from jdtool.cells.quantity import Quantity, read_quantity
from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.body.rows import Role, Roles, RowUse

_BANNER_COUNT = re.compile(r"(\d+)\s*(?:人|户|名|次|条|件)\s*[)）]?$")
_TOTALS = frozenset({Role.TOTAL, Role.SUBTOTAL})
_MARK_LIKE = re.compile(r"^[√✓✔×✗是否有无缺齐]$")


class Stated(Struct, frozen=True):
    """One typed total: its cell, the number typed, the number counted, and the rows that were counted.

    `column` is where it stands; `counted` is None where the rows hold nothing that could be added up.
    """

    row: int
    column: int
    label: str
    title: str
    stated: Number
    counted: Number | None
    first_row: int
    last_row: int


class Way(StrEnum):
    """How a column's total comes about."""

    COUNT = "count"  # a number under names, dates or 序号 counts records
    SUM = "sum"  # quantities are added, marks counted
    MARKS = "marks"  # marks are counted; days of a month, results and words say nothing that could be checked
    NONE = "none"  # a number under telephones or addresses says nothing that could be checked


class _Scope(Struct, frozen=True):
    """The record rows a total answers for; `other` is a second reading where the layout leaves two open."""

    rows: Sequence[int]
    other: Sequence[int] = ()


def stated_totals(
    rows: Sequence[Sequence[Raw]], roles: Roles, titles: Mapping[int, str], ways: Mapping[int, Way]
) -> tuple[Stated, ...]:
    """Every typed total of one table; `titles` and `ways` are those of its columns."""
    found: list[Stated] = []
    for use in roles.others:
        if use.role is Role.BANNER:
            found.extend(_banner(rows[use.row - 1], use, roles))
        elif use.role in _TOTALS:
            found.extend(_total(rows, use, _scope(use, roles), titles, ways))
    return tuple(found)


def _banner(cells: Sequence[Raw], use: RowUse, roles: Roles) -> list[Stated]:
    column, text = next((place, read_text(cell)) for place, cell in enumerate(cells, 1) if cell != "")
    count = _BANNER_COUNT.search(squeeze(text))
    under = _below(use.row, roles, {Role.BANNER, *_TOTALS})
    if not count or not under:
        return []
    return [Stated(use.row, column, text, "", int(count[1]), len(under), under[0], under[-1])]


def _below(row: int, roles: Roles, stops: Collection[Role]) -> Sequence[int]:
    """The records between a row and the next one that ends its part of the table."""
    stop = min((each.row for each in roles.others if each.row > row and each.role in stops), default=None)
    first = bisect(roles.records, row)
    return roles.records[first : None if stop is None else bisect(roles.records, stop)]


def _scope(use: RowUse, roles: Roles) -> _Scope:
    above = roles.records[: bisect(roles.records, use.row)]
    last = max((each.row for each in roles.others if each.row < use.row and each.role in _TOTALS), default=0)
    near_above = above[bisect(above, last) :]
    near_below = _below(use.row, roles, _TOTALS)
    if use.role is Role.SUBTOTAL:
        return _Scope(near_below if _on_top(roles) else near_above or near_below)
    if not above:
        return _Scope(roles.records)
    return _Scope(above, near_above)


def _on_top(roles: Roles) -> bool:
    """Whether subtotals stand above what they add up: the first one has records below and none above."""
    first = next(use.row for use in roles.others if use.role is Role.SUBTOTAL)
    return bool(roles.records) and first < roles.records[0]


def _total(
    rows: Sequence[Sequence[Raw]], use: RowUse, scope: _Scope, titles: Mapping[int, str], ways: Mapping[int, Way]
) -> list[Stated]:
    cells = rows[use.row - 1]
    label = next(read_text(cell) for cell in cells if cell != "")
    found: list[Stated] = []
    for column, cell in enumerate(cells, 1):
        stated = _number(cell)
        if stated is None or not scope.rows:
            continue
        way = ways.get(column, Way.SUM)
        counted = _counted(rows, scope.rows, column, stated, way)
        used = scope.rows
        if counted is not None and counted != stated and scope.other:
            other = _counted(rows, scope.other, column, stated, way)
            counted, used = (other, scope.other) if other == stated else (counted, scope.rows)
        title = titles.get(column, "")
        found.append(Stated(use.row, column, label, title, stated, counted, used[0], used[-1]))
    return found


def _number(cell: Raw) -> Number | None:
    quantity = _quantity(cell)
    return None if quantity is None or quantity.approximate else quantity.value


def _quantity(cell: Raw) -> Quantity | None:
    if cell == "" or isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    return read_quantity(cell).value


def _counted(
    rows: Sequence[Sequence[Raw]], scope: Sequence[int], column: int, stated: Number, way: Way
) -> Number | None:
    """What the rows add up to: records where the column holds names, √ where it holds marks, else the sum."""
    if way is Way.NONE:
        return None
    if way is Way.COUNT:
        return len(scope) if isinstance(stated, int) else None
    cells = [rows[row - 1][column - 1] if column <= len(rows[row - 1]) else "" for row in scope]
    filled = [cell for cell in cells if cell != ""]
    if filled and all(isinstance(cell, str) and _MARK_LIKE.match(cell.strip()) for cell in filled):
        return sum(1 for cell in filled if read_mark(cell).value is Mark.PRESENT)
    return _added_up(filled) if way is Way.SUM else None


def _added_up(filled: Sequence[Raw]) -> Number | None:
    """The sum of quantities; None where half of the cells hold something else, or one says 约."""
    quantities = [_quantity(cell) for cell in filled]
    if not filled or sum(1 for each in quantities if each is not None) < 0.5 * len(filled):
        return None
    if any(each is not None and each.approximate for each in quantities):
        return None
    return sum((each.value for each in quantities if each is not None), start=0)
