"""Showing: which rows of the ledgers stand behind a figure, what each adds to it, and which were left out and why."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record
from jdtool.measures import CATALOGUE, sums
from jdtool.measures.figures import Cell, Figure, figures_of, lacking
from jdtool.measures.frames import Frames
from jdtool.measures.measure import GROUPS, Count, Ratio, Result, Table
from jdtool.measures.places import by_place
from jdtool.measures.selecting import counting, left_out

if TYPE_CHECKING:
    import pandas as pd

NUMERATOR, DENOMINATOR, DOUBT, COUNTED, LEFT_OUT = "numerator", "denominator", "doubt", "counted", "left_out"
ROLES = (NUMERATOR, DENOMINATOR, DOUBT, COUNTED, LEFT_OUT)


class Case(Struct, frozen=True):
    """One row behind a figure: where it comes from, its role, what it adds; `group` is "" where it has none.

    `line` are the keys of its line of a table, `adds` what it adds to the sums, by the titles of the columns; `named` is
    what was counted where the record does not say.
    """

    role: str
    record: Record
    group: str = ""
    reason: str = ""
    numerator: int = 0
    denominator: int = 0
    value: int = 0
    line: tuple[Cell, ...] = ()
    adds: dict[str, Cell] = field(default_factory=dict)
    named: str = ""


class Showing(Struct, frozen=True):
    """A figure with those of its groups, and every row behind it."""

    figures: list[Figure]
    cases: tuple[Case, ...] = ()


def showing(books: Books, name: str, by: str | None = None) -> Showing:
    """What stands behind the measure of that name. Raises JdtoolError where it cannot be grouped so."""
    measure = next(each for each in CATALOGUE if each.id == name)
    frames = Frames(books)
    figures = figures_of(frames, [name], (by,) if by else ())
    if lacking(measure, books):
        return Showing(figures)
    result = measure(frames)
    if by and not sums.has_groups(result, by):
        raise JdtoolError(f"“{measure.title}”不能按{GROUPS[by]}分组：请去掉 --by，或换一种分组")
    if by == "community":
        result = by_place(result, frames.shared_names)
    found = [*_cases(result, by), *_left_out(result, by)]
    lines = [row[: len(result.keys)] for row in figures[0].rows] if isinstance(result, Table) else []
    place = {line: position for position, line in enumerate(lines)}
    found.sort(key=lambda case: (ROLES.index(case.role), case.reason, place.get(case.line, 0)))
    return Showing(figures, tuple(found))


def _cases(result: Result, by: str | None) -> Iterator[Case]:
    match result:
        case Count():
            for _, row, amount in _amounts(result):
                yield _case(COUNTED, row, by, result.named, value=amount)
        case Ratio() if result.each:
            yield from _apart(result, by)
        case Ratio():
            yield from _of_ratio(result, by)
        case Table():
            for row in _rows(counting(result.rows)):
                adds = {title: sums.cell(row[name]) for name, title in result.sums.items()}
                yield _case(COUNTED, row, by, "", line=tuple(row[key] for key in result.keys), adds=adds)


def _apart(ratio: Ratio, by: str | None) -> Iterator[Case]:
    """The rows of part and whole of a ratio of two different things."""
    for _, row, amount in _amounts(ratio.part):
        yield _case(NUMERATOR, row, by, ratio.part.named, numerator=amount)
    for _, row, amount in _amounts(ratio.whole):
        yield _case(DENOMINATOR, row, by, ratio.whole.named, denominator=amount)


def _of_ratio(ratio: Ratio, by: str | None) -> Iterator[Case]:
    """The rows of the whole, each with what it adds to the part: both are of one frame."""
    parts = {index: amount for index, _, amount in _amounts(ratio.part)}
    doubts = {index for index, *_ in _amounts(ratio.doubt)} if ratio.doubt else set()
    for index, row, amount in _amounts(ratio.whole):
        part = parts.get(index, 0)
        role = NUMERATOR if part else DOUBT if index in doubts else DENOMINATOR
        yield _case(role, row, by, ratio.whole.named, numerator=part, denominator=amount)


def _amounts(count: Count) -> Iterator[tuple[Any, dict[str, Any], int]]:
    """The rows that count, each with its index and what it comes to; without those that have no amount."""
    rows = counting(count.rows)
    for index, row in zip(rows.index, _rows(rows), strict=True):
        amount = row[count.amount] if count.amount else 1
        if not math.isnan(amount):
            yield index, row, int(amount)


def _left_out(result: Result, by: str | None) -> Iterator[Case]:
    """As `sums.reasons` counts them."""
    base = result.whole if isinstance(result, Ratio) else result
    for rows in (base.rows, *result.aside):
        for row in _rows(left_out(rows)):
            yield _case(LEFT_OUT, row, by, getattr(base, "named", ""), reason=row["reason"])


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _case(role: str, row: dict[str, Any], by: str | None, named: str, **adds: Any) -> Case:
    return Case(role, row["record"], str(row.get(by, "")) if by else "", named=str(row.get(named) or ""), **adds)
