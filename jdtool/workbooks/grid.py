"""Grid: one sheet as rows of typed cells, with true addresses, merged ranges and visibility."""

import datetime
from dataclasses import dataclass

Cell = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
"""A cell as the workbook holds it; an empty cell is ""."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range; rows and columns count from 1, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @property
    def height(self) -> int:
        """Rows covered."""
        return self.last_row - self.first_row + 1

    @property
    def width(self) -> int:
        """Columns covered."""
        return self.last_column - self.first_column + 1


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows[0]` is sheet row 1 and its first cell is column A, whatever area is filled."""

    name: str
    visible: bool
    rows: list[list[Cell]]
    merged: tuple[Span, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 1-based address, "" outside the filled area."""
        if not 1 <= row <= len(self.rows):
            return ""
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """One file as read: its sheets, or one Chinese line saying why there are none."""

    path: str
    sha256: str
    grids: tuple[Grid, ...] = ()
    failure: str = ""


def letter(column: int) -> str:
    """The column's letter.

    >>> letter(1), letter(26), letter(27), letter(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
