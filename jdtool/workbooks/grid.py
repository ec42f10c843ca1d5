"""Grid: one sheet as rows of typed cells, with true addresses, merged ranges and visibility."""

import datetime

from msgspec import Struct

Cell = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
"""A cell as the workbook holds it; an empty cell is ""."""

Address = tuple[int, int]
"""Row and column, both from 1."""


class Span(Struct, frozen=True):
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


class Grid(Struct, frozen=True):
    """`rows[0]` is sheet row 1 and its first cell is column A, whatever area is filled; all rows are equally wide."""

    name: str
    visible: bool
    rows: list[list[Cell]]
    merged: tuple[Span, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    error_cells: tuple[Address, ...] = ()
    uncalculated: tuple[Address, ...] = ()
    """Formulas that hold no result: the cell reads as ""."""
    formulas: tuple[Address, ...] | None = None
    """Cells whose value is worked out; None where the format does not tell."""

    def __post_init__(self) -> None:
        """Fills up short rows, which text tables have."""
        widths = set(map(len, self.rows))
        if len(widths) > 1:
            width = max(widths)
            for cells in self.rows:
                cells.extend([""] * (width - len(cells)))

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 1-based address, "" outside the filled area."""
        if not 1 <= row <= len(self.rows):
            return ""
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else ""


class Contents(Struct, frozen=True):
    """What one reader got out of a file; `warnings` are Chinese lines on what was seen but not read."""

    grids: tuple[Grid, ...]
    warnings: tuple[str, ...] = ()


class Workbook(Struct, frozen=True):
    """One file as read: its sheets, or one Chinese line saying why there are none."""

    path: str
    sha256: str
    grids: tuple[Grid, ...] = ()
    failure: str = ""
    warnings: tuple[str, ...] = ()


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


def column_number(letters: str) -> int:
    """The number of a column's letters.

    >>> column_number("A"), column_number("aa"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for each in letters.upper():
        number = number * 26 + ord(each) - 64
    return number
