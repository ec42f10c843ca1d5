"""The block tree: what a document says, before any writer decides how it looks."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

_FULL_WIDTH_MARKS = "“”‘’—…·"
"""Ambiguous by Unicode; a Chinese document sets them in the Chinese face, one character wide."""


class Run(Struct, frozen=True):
    """Text of one weight, without line breaks; or no text, but the place of the footnote so numbered."""

    text: str
    bold: bool = False
    footnote: int = 0


Runs = tuple[Run, ...]


class Title(Struct, frozen=True):
    """The document's name, in the lines it is to be set in."""

    lines: tuple[str, ...]


class To(Struct, frozen=True):
    """主送机关, with its colon."""

    text: str


class Heading(Struct, frozen=True):
    """A heading of level 1 to 4; its number is part of the text."""

    level: int
    runs: Runs


class Paragraph(Struct, frozen=True):
    """A paragraph of the body."""

    runs: Runs


class ListItem(Struct, frozen=True):
    """One item of a list; nested lists are flattened, the outermost has depth 1. No ordinal: a dashed item."""

    runs: Runs
    ordinal: int | None = None
    depth: int = 1

    @property
    def mark(self) -> str:
        """What stands before the text: 1. in an outer list, （1） in an inner one, —— without ordinal (GB/T 1.1)."""
        if self.ordinal is None:
            return "——"
        return f"{self.ordinal}." if self.depth == 1 else f"（{self.ordinal}）"


class Table(Struct, frozen=True):
    """A table with one header row; `align` holds left, center, right or "" for each column."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[str, ...]
    caption: str = ""


class Chart(Struct, frozen=True):
    """A table of whole or decimal numbers that is drawn; `kind` is bar, column or line, the caption the table's.

    The first column names the bars, each other column is a series of numbers (see charts.py).
    """

    kind: str
    table: Table


class Note(Struct, frozen=True):
    """表注: small print under a table."""

    runs: Runs


class Caveat(Struct, frozen=True):
    """A notice on the page itself: what the reader must know before trusting the document."""

    runs: Runs


class Attachments(Struct, frozen=True):
    """附件说明: the names of the attachments, without numbers."""

    items: tuple[str, ...]


class SignOff(Struct, frozen=True):
    """落款: who signs, and the date as printed."""

    unit: str
    date: str


class Annex(Struct, frozen=True):
    """附件1: the mark at the head of an attachment, which begins a page; its title comes next."""

    text: str


class Footnote(Struct, frozen=True):
    """What stands under the line; the runs of the document hold its place."""

    number: int
    runs: Runs


Block = (
    Title
    | To
    | Heading
    | Paragraph
    | ListItem
    | Table
    | Chart
    | Note
    | Caveat
    | Attachments
    | SignOff
    | Annex
    | Footnote
)


def kept_with_sign_off(blocks: Sequence[Block]) -> frozenset[int]:
    """The attachments and the last text before a sign-off: the standard wants text on the page that is signed."""
    kept: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, SignOff):
            above = at - 1
            while above > 0 and isinstance(blocks[above], Attachments):
                above -= 1
            kept.update(range(max(above, 0), at))
    return frozenset(kept)


def plain(runs: Runs) -> str:
    """The text without its weights."""
    return "".join(run.text for run in runs)


def is_wide(character: str) -> bool:
    """Whether Chinese typesetting gives the character a full square, or its neighbours no space."""
    return character in _FULL_WIDTH_MARKS or unicodedata.east_asian_width(character) in ("W", "F")


def text_width(text: str) -> float:
    """The width in Chinese characters; a Latin letter or digit is half of one.

    >>> text_width("2024年3月8日")
    6.0
    """
    return sum(1.0 if is_wide(character) else 0.5 for character in text)
