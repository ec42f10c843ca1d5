"""Sums: what a result comes to, as a whole (the group "") and by group."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from jdtool.measures.measure import Count, Ratio, Result, Table
from jdtool.measures.selecting import counting, left_out

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | None
Line = tuple[Cell, ...]


def has_groups(result: Result, by: str) -> bool:
    """Whether every frame the result rests on can be grouped so."""
    keys = result.keys if isinstance(result, Table) else ()
    return by not in keys and all(by in rows for rows in _bases(result))


def tells_groups(result: Result, by: str) -> bool:
    """Whether it can be grouped so, or is a table of the groups itself."""
    return has_groups(result, by) or (isinstance(result, Table) and by in result.keys)


def groups_in(result: Result, by: str) -> frozenset[str]:
    """The groups into which anything falls, counted or left out."""
    frames = (*_bases(result), *result.aside)
    return frozenset(value for rows in frames if by in rows for value in rows[by])


def amounts(count: Count, by: str | None) -> dict[str, int]:
    """The count, or the counts by group."""
    rows = counting(count.rows)
    if by is None:
        return {"": int(rows[count.amount].sum()) if count.amount else len(rows)}
    grouped = rows.groupby(by, sort=False)
    totals = grouped[count.amount].sum() if count.amount else grouped.size()
    return {str(group): int(total) for group, total in totals.items()}


def untold(count: Count, by: str | None) -> frozenset[str]:
    """The groups in which rows count and none of them has an amount."""
    rows = counting(count.rows)
    if not count.untold or rows.empty:
        return frozenset()
    if by is None:
        return frozenset() if rows[count.amount].notna().any() else frozenset({""})
    told = rows[count.amount].notna().groupby(rows[by], sort=False).any()
    return frozenset(str(group) for group, any_told in told.items() if not any_told)


def reasons(result: Result, by: str | None) -> dict[str, dict[str, int]]:
    """By group, how many were left out for which reason."""
    base = result.whole.rows if isinstance(result, Ratio) else result.rows
    found: dict[str, dict[str, int]] = {}
    for rows in (left_out(each) for each in (base, *result.aside)):
        if by is None or by in rows:
            groups = rows[by] if by else [""] * len(rows)
            for group, reason in zip(groups, rows["reason"], strict=True):
                of_group = found.setdefault(group, {})
                of_group[reason] = of_group.get(reason, 0) + 1
    return found


def lines(table: Table, by: str | None) -> dict[str, tuple[Line, ...]]:
    """The table's lines: keys, then sums; None where nothing readable was added up."""
    outer = [by] if by else []
    rows = counting(table.rows)
    totals = rows.groupby([*outer, *table.keys], sort=False)[[*table.sums]].sum(min_count=1).reset_index()
    found: dict[str, list[Line]] = {}
    for line in totals.itertuples(index=False, name=None):
        group = str(line[0]) if by else ""
        keys, numbers = line[len(outer) : len(outer) + len(table.keys)], line[len(outer) + len(table.keys) :]
        found.setdefault(group, []).append((*keys, *map(cell, numbers)))
    return {group: _arranged(table, each) for group, each in found.items()}


def no_lines(table: Table) -> tuple[Line, ...]:
    """The lines of a group on which nothing falls."""
    return _arranged(table, [])


def _arranged(table: Table, found: list[Line]) -> tuple[Line, ...]:
    """The lines in the table's order, with the ones that are always there."""
    width = len(table.keys)
    there = {line[:width] for line in found}
    zeros: Line = (0,) * len(table.sums)
    added: list[Line] = [keys + zeros for keys in table.always if keys not in there]
    place = {key: position for position, key in enumerate(table.order)}
    return tuple(sorted([*found, *added], key=lambda line: place.get(str(line[0]), len(place))))


def cell(value: float) -> Cell:
    if math.isnan(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 4)


def _bases(result: Result) -> tuple[pd.DataFrame, ...]:
    return (result.part.rows, result.whole.rows) if isinstance(result, Ratio) else (result.rows,)
