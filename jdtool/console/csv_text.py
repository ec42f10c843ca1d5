"""Rows as CSV that a spreadsheet shows as they stand: it runs nothing in them and rounds no number."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What a spreadsheet may take for a formula, also behind blanks and marks that cannot be seen.
_FORMULA = re.compile("[\\s\0-\x1f\x7f\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠]|[\t\r\n\0]")
_LONG_NUMBER = re.compile(r"\s*\d{12,}\s*")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The lines, without a line end behind the last."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(_harmless, row) for row in rows)
    return out.getvalue().rstrip("\n")


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) or _LONG_NUMBER.fullmatch(cell) else cell
