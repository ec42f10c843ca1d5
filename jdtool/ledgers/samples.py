"""Sheets that show how a ledger is filled in: what stands there is made up and no record."""

import re

from jdtool.cells.text import read_text, squeeze
from jdtool.workbooks.grid import Grid

SAMPLE = "样例或说明，不作为台账读取"
_SAMPLE = "(?:样例|示例|样表|范例)"
_NAME = re.compile(rf"(?:填[写表报]|使用)?说明\d*|.*{_SAMPLE}[）)】]?\d*")
_TITLE = re.compile(rf"填[写表报]说明[:：]?|.*{_SAMPLE}|.*[（(【]{_SAMPLE}[）)】].*")


def is_sample(grid: Grid) -> bool:
    """By the sheet's name, or by its first line where that is a title and no instruction above a ledger."""
    if _NAME.fullmatch(squeeze(grid.name)):
        return True
    filled = next(([cell for cell in row if cell != ""] for row in grid.rows if any(cell != "" for cell in row)), [])
    return len(filled) == 1 and isinstance(filled[0], str) and bool(_TITLE.fullmatch(squeeze(read_text(filled[0]))))
