"""Typed totals and counts in banners, beside what stands under them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdtool.cells.choice import Mark, read_mark
from jdtool.cells.quantity import Quantity, read_quantity
from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.rows import Role, RowUse

Number = int | Decimal
_BANNER_COUNT = re.compile(r"(\d+)\s*(?:人|户|名|次|条|件)\s*[)）]?$")
_MARK_LIKE = re.compile(r"^[√✓✔×✗是否有无缺齐]$")


@dataclass(frozen=True, slots=True)
class Stated:
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


@dataclass(frozen=True, slots=True)
class _Scope:
    """The record rows a total answers for; `other` is the second reading of a subtotal that stands on top."""

    rows: tuple[int, ...]
    other: tuple[int, ...] = ()


def stated_totals(
    rows: Sequence[Sequence[Raw]], uses: Sequence[RowUse], title_of: Callable[[int], str], text_columns: frozenset[int]
) -> tuple[Stated, ...]:
    """Every typed total of one table; `text_columns` hold names and words, where a number counts records."""
    found: list[Stated] = []
    for index, use in enumerate(uses):
        if use.role is Role.BANNER:
            found.extend(_banner(rows[use.row - 1], use, uses[index + 1 :]))
        elif use.role in {Role.TOTAL, Role.SUBTOTAL}:
            scope = _scope(uses, index)
            found.extend(_total(rows, use, scope, title_of, text_columns))
    return tuple(found)


def _banner(cells: Sequence[Raw], use: RowUse, below: Sequence[RowUse]) -> list[Stated]:
    column, text = next((place, read_text(cell)) for place, cell in enumerate(cells, 1) if cell != "")
    count = _BANNER_COUNT.search(squeeze(text))
    if not count:
        return []
    under = _until(below, {Role.BANNER, Role.TOTAL, Role.SUBTOTAL})
    if not under:
        return []
    return [Stated(use.row, column, text, "", int(count[1]), len(under), under[0], under[-1])]


def _until(uses: Sequence[RowUse], stops: set[Role]) -> list[int]:
    under: list[int] = []
    for use in uses:
        if use.role in stops:
            break
        if use.role is Role.RECORD:
            under.append(use.row)
    return under


def _scope(uses: Sequence[RowUse], index: int) -> _Scope:
    use = uses[index]
    above = [each.row for each in uses[:index] if each.role is Role.RECORD]
    below = [each.row for each in uses[index + 1 :] if each.role is Role.RECORD]
    stops = {Role.SUBTOTAL, Role.TOTAL}
    near_above = tuple(reversed(_until(list(reversed(uses[:index])), stops)))
    near_below = tuple(_until(uses[index + 1 :], stops))
    if use.role is Role.SUBTOTAL:
        return _Scope(near_above or near_below, near_below)
    if not above:
        return _Scope(tuple(below))
    return _Scope(tuple(above), near_above)


def _total(
    rows: Sequence[Sequence[Raw]],
    use: RowUse,
    scope: _Scope,
    title_of: Callable[[int], str],
    text_columns: frozenset[int],
) -> list[Stated]:
    cells = rows[use.row - 1]
    label = next(read_text(cell) for cell in cells if cell != "")
    found: list[Stated] = []
    for column, cell in enumerate(cells, 1):
        stated = _number(cell)
        if stated is None or not scope.rows:
            continue
        counted = _counted(rows, scope.rows, column, stated, text_columns)
        if counted is not None and counted != stated and scope.other:
            other = _counted(rows, scope.other, column, stated, text_columns)
            counted = other if other == stated else counted
        found.append(Stated(use.row, column, label, title_of(column), stated, counted, scope.rows[0], scope.rows[-1]))
    return found


def _number(cell: Raw) -> Number | None:
    quantity = _quantity(cell)
    return None if quantity is None or quantity.approximate else quantity.value


def _quantity(cell: Raw) -> Quantity | None:
    if cell == "" or isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    return read_quantity(cell).value


def _counted(
    rows: Sequence[Sequence[Raw]], scope: Sequence[int], column: int, stated: Number, text_columns: frozenset[int]
) -> Number | None:
    """What the rows add up to: records where the column holds words, √ where it holds marks, else the sum."""
    if column in text_columns:
        return len(scope) if isinstance(stated, int) else None
    cells = [rows[row - 1][column - 1] if column <= len(rows[row - 1]) else "" for row in scope]
    filled = [cell for cell in cells if cell != ""]
    if filled and all(isinstance(cell, str) and _MARK_LIKE.match(cell.strip()) for cell in filled):
        return sum(1 for cell in filled if read_mark(cell).value is Mark.PRESENT)
    quantities = [_quantity(cell) for cell in filled]
    if not filled or sum(1 for each in quantities if each is not None) < 0.5 * len(filled):
        return None
    if any(each is not None and each.approximate for each in quantities):
        return None
    return sum((each.value for each in quantities if each is not None), start=0)
