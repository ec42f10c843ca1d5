"""Record: one row that counts, and where it came from."""

from collections.abc import Mapping

from msgspec import Struct, field

from jdtool.cells.raw import Trouble
from jdtool.workbooks.grid import letter


class Origin(Struct, frozen=True):
    """The table a record stands in; `columns` says in which column (from 1) a field stands.

    `rows` says in which row, where that is not the record's own: the fields of a card stand below each other.
    """

    file: str
    sheet: str
    ledger: str
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    rows: Mapping[str, int] = field(default_factory=dict)


class Place(Struct, frozen=True):
    """An address a person can go to; row and column are 0 where the place is a whole sheet or file."""

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    field: str = ""

    @property
    def letter(self) -> str:
        """The column's letter, "" for a whole row."""
        return letter(self.column) if self.column else ""

    @property
    def cell(self) -> str:
        """The cell's address, "" when the place is no cell."""
        return f"{self.letter}{self.row}" if self.row and self.column else ""


class CellTrouble(Struct, frozen=True):
    """A filled cell that gave no value: the field, what is the matter, the text as it stands."""

    field: str
    trouble: Trouble
    text: str


class Record(Struct, frozen=True):
    """What every ledger's record carries: its origin, its sheet row (from 1) and its cells' troubles."""

    origin: Origin
    row: int
    troubles: tuple[CellTrouble, ...] = ()
    name: str = ""
    id_number: str = ""
    street: str = ""
    community: str = ""
    remarks: str = ""

    def at(self, field: str) -> Place:
        """The cell that holds the field, or the row where it has no column."""
        origin = self.origin
        row = origin.rows.get(field, self.row)
        return Place(origin.file, origin.sheet, row, origin.columns.get(field, 0), field)

    def has_column(self, field: str) -> bool:
        """Whether the sheet records the field at all."""
        return field in self.origin.columns

    def trouble(self, field: str) -> CellTrouble | None:
        """What is the matter with the field's cell."""
        if not self.troubles:  # nearly always
            return None
        return next((trouble for trouble in self.troubles if trouble.field == field), None)

    def unreadable(self, field: str) -> bool:
        """Whether the field's cell is filled with something that could not be read."""
        trouble = self.trouble(field)
        return trouble is not None and trouble.trouble is not Trouble.EXCUSED
