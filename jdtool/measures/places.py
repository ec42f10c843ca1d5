"""Places as groups: communities of one name in several streets are told apart by the street."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from jdtool.measures.measure import Count, Ratio, Result, Table
from jdtool.measures.traits import UNSTATED

if TYPE_CHECKING:
    import pandas as pd

Names = frozenset[str]


def told_apart(rows: pd.DataFrame, shared: Names) -> pd.DataFrame:
    """The rows with the street before such a name; one whose street is not stated keeps the bare name."""
    if not shared or not {"community", "street"} <= {*rows.columns}:
        return rows
    ours = rows["community"].isin(shared) & rows["street"].ne(UNSTATED)
    return rows.assign(community=rows["community"].mask(ours, rows["street"] + rows["community"]))


def by_place(result: Result, shared: Names) -> Result:
    """A result whose every frame tells its communities apart."""
    if not shared:
        return result
    match result:
        case Count() | Table():
            aside = tuple(told_apart(rows, shared) for rows in result.aside)
            return replace(result, rows=told_apart(result.rows, shared), aside=aside)
        case Ratio():
            counts = {name: getattr(result, name) for name in ("part", "whole", "doubt")}
            found = {name: replace(each, rows=told_apart(each.rows, shared)) for name, each in counts.items() if each}
            return replace(result, **found, aside=tuple(told_apart(rows, shared) for rows in result.aside))
