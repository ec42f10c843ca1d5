"""Field and Ledger: how a ledger declares its columns, and the readers of their cells."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from msgspec import Struct

from jdtool.cells.choice import read_choice
from jdtool.cells.day import read_day
from jdtool.cells.raw import Raw, Reading
from jdtool.cells.text import read_text

Reader = Callable[[Raw], Reading[Any]]


class Field(Struct, frozen=True):
    """One column a ledger may have.

    `titles` are looked up after `title_key`; the first is the Chinese name shown to users.
    `loose` titles are so common that they count only where the sheet is surely this ledger's.
    `own` marks titles found in no other trade's ledger: they tell that the sheet is ours.
    """

    name: str
    titles: tuple[str, ...]
    read: Reader
    key: bool = False
    own: bool = False
    loose: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The Chinese name."""
        return self.titles[0]


class Ledger(Struct, frozen=True):
    """One kind of table: its fields, the words its sheets are called by, the record a row becomes.

    A row is a record when any of `keys` is filled; the ledger is complete when every field of `needs` has a column.
    """

    name: str
    title: str
    words: tuple[str, ...]
    fields: tuple[Field, ...]
    record: type[Any]
    keys: tuple[str, ...]
    needs: tuple[str, ...]

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


def plain(raw: Raw) -> Reading[str]:
    """Text as it stands; an empty cell is ""."""
    return Reading(read_text(raw))


def choice(words: Mapping[str, tuple[str, ...]]) -> Reader:
    """A reader that maps the words people write onto the table's canonical ones."""
    return partial(read_choice, words=words)


@cache
def remembering(read: Reader, year: int = 0, month: int = 0) -> Reader:
    """The reader with a memory, for a run's sheets repeat the same dates, numbers and words.

    `year` and `month` are what a day without them is taken to lie in, 0 where nothing tells.
    """
    if read is plain:  # reading plain text costs no more than remembering it
        return read
    used = partial(read_day, year=year, month=month or None) if year and read is read_day else read
    return lru_cache(maxsize=20_000, typed=True)(used)
