"""A county's figures are the sum of those of its parts, however its workbooks are split."""

import datetime
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.cells.masking import Masking
from jdtool.ledgers.opening import read_books, settle
from jdtool.measures.figures import compute
from jdtool.period import Period
from jdtool.profile import find_config, load_profile

COUNTY = Path(__file__).parents[2] / "examples" / "county"
ROSTERS = tuple(sorted((COUNTY / "乡镇花名册").glob("*.xlsx")))
UNION = {"communities_involved"}  # of names, not of people: no sum where two parts share a place

Sums = dict[tuple[str, str], int]


@cache
def sums(files: tuple[Path, ...]) -> Sums:
    """Every count, numerator and denominator that the files tell."""
    books = read_books(files, load_profile(find_config(COUNTY)), lambda path: path.name)
    whole = settle(books, Period.parse("2024"), None, datetime.date(2026, 1, 1), Masking())
    told: Sums = {}
    for figure in compute(whole):
        if figure.kind == "ratio":
            told[figure.id, "part"] = figure.numerator or 0
            told[figure.id, "whole"] = figure.denominator or 0
        elif figure.kind == "count":
            told[figure.id, "count"] = int(figure.value or 0)
        for row in figure.rows:
            told[figure.id, str(row[0])] = sum(cell for cell in row if isinstance(cell, int))
    return told


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=len(ROSTERS), max_size=len(ROSTERS)))
def test_the_whole_is_the_sum_over_any_split_of_the_workbooks(places: list[int]) -> None:
    groups = [
        tuple(file for file, place in zip(ROSTERS, places, strict=True) if place == number) for number in range(3)
    ]
    parts = [sums(group) for group in groups if group]
    whole = sums(ROSTERS)
    assert whole["registered", "count"] == 1_254
    added = {key: sum(part.get(key, 0) for part in parts) for key in whole}
    assert {key: value for key, value in added.items() if key[0] not in UNION} == {
        key: value for key, value in whole.items() if key[0] not in UNION
    }
