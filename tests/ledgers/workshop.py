"""Invented workbooks in many layouts: rows typed as text become grids, each with what must be read from it."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jdtool.cells.id_number import check_digit
from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.sheets import SheetRead, read_sheet
from jdtool.workbooks.grid import Cell, Grid, Span, column_number

_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sheet, and what a person who knows the trade reads from it.

    `rows` are lines with | between cells; `fields` are column letters by field of the main ledger; `communities` those
    of the main ledger's records in order; `roles` the rows by role, blank ones included.
    """

    name: str
    rows: str
    merged: str = ""
    sheet: str = "Sheet1"
    names: str = "台账\n资料"
    ledger: str = ""
    header: tuple[int, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    communities: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Spread:
    """A sheet of which one row gives several records: its layout, and each event as a line (see `told`)."""

    sample: Sample
    layout: str
    events: str

    def __str__(self) -> str:
        return self.sample.name


def number(born: str, order: int) -> str:
    """An identity number of no region with the right check digit: number("19800101", 1)."""
    first17 = f"999999{born}{order:03}"
    return first17 + check_digit(first17)


def typed(text: str) -> Cell:
    """A cell as Excel keeps it: short whole numbers are numbers, @2024-03-05 is a date, the rest is text."""
    text = text.strip(" ")
    if re.fullmatch(r"\d{1,5}", text):
        return float(text)
    if re.fullmatch(r"@\d{4}-\d\d-\d\d", text):
        return datetime.date.fromisoformat(text[1:])
    if re.fullmatch(r"#\d+", text):
        return number(f"{1970 + int(text[1:]) % 30}0101", int(text[1:]))
    return text.replace("\\n", "\n")


def grid_of(
    rows: str | Sequence[Sequence[Cell]], merged: str = "", name: str = "Sheet1", *, visible: bool = True
) -> Grid:
    """The sheet that the lines describe; `merged` lists ranges such as A1:H1 A3:A4."""
    if isinstance(rows, str):
        rows = [[typed(cell) for cell in line.split("|")] for line in rows.strip("\n").split("\n")]
    spans = tuple(
        Span(int(top), int(bottom), column_number(left), column_number(right))
        for left, top, right, bottom in _RANGE.findall(merged)
    )
    return Grid(name, visible, [list(row) for row in rows], spans)


def read(grid: Grid, names: str = "台账\n资料", file: str = "台账.xlsx") -> SheetRead:
    """The sheet read with the shipped titles."""
    return read_sheet(grid, file, names, vocabulary({}))


def read_sample(sample: Sample) -> SheetRead:
    """The sample read under its names."""
    return read(grid_of(sample.rows, sample.merged, sample.sheet), sample.names)
