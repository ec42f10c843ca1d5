"""Selecting: which rows of a frame count, and why the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

NOBODY = "查不到对应人员"


def counting(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that count."""
    return rows[rows["reason"].eq("")]


def left_out(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that do not."""
    return rows[rows["reason"].ne("")]


def leave_out(rows: pd.DataFrame, which: pd.Series[bool], reason: pd.Series[str] | str) -> pd.DataFrame:
    """All rows, those of them that counted so far and are meant now left out for the reason."""
    return rows.assign(reason=rows["reason"].mask(which & rows["reason"].eq(""), reason))
