"""Receipts: the account of every sheet and file that a run read."""

from collections.abc import Mapping

from msgspec import Struct, field

from jdtool.ledgers.body.rows import RowUse
from jdtool.ledgers.body.totals import Stated
from jdtool.ledgers.condition import Condition
from jdtool.ledgers.titles.columns import ColumnUse

ROLES = ("record", "title", "header", "banner", "subtotal", "total", "note", "unread", "blank")


class Note(Struct, frozen=True):
    """A sentence set aside as a note or title, with its row: it may state figures."""

    row: int
    text: str


class SheetReceipt(Struct, frozen=True):
    """How one sheet was read; `reason` says why nothing was recognised, "" otherwise.

    `rows` counts the sheet's rows by role and adds up to all of them; `records` counts what was made of them.
    """

    file: str
    name: str
    visible: bool
    rows: Mapping[str, int]
    ledger: str = ""
    layout: str = "table"
    header_rows: tuple[int, ...] = ()
    records: Mapping[str, int] = field(default_factory=dict)
    columns: tuple[ColumnUse, ...] = ()
    fields_by_ledger: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    unread: tuple[RowUse, ...] = ()
    unused_columns: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    totals: tuple[Stated, ...] = ()
    notes: tuple[Note, ...] = ()
    condition: Condition = field(default_factory=Condition)
    reason: str = ""

    @property
    def filled_rows(self) -> int:
        """Rows with anything in them."""
        return sum(count for role, count in self.rows.items() if role != "blank")

    @property
    def understood(self) -> bool:
        """Whether a ledger was recognised, or there was nothing to recognise."""
        return bool(self.ledger) or not self.filled_rows


class FileReceipt(Struct, frozen=True):
    """One file: its content's hash, its sheets, or the line saying why it was not read; what a reader should know."""

    path: str
    sha256: str
    sheets: tuple[SheetReceipt, ...] = ()
    failure: str = ""
    warnings: tuple[str, ...] = ()
