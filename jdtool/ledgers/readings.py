"""Readers that remember: the sheets of a run repeat the same dates, numbers and words, so each is read once."""

from functools import cache, lru_cache, partial

from jdtool.cells.day import read_day
from jdtool.ledgers.field import Reader, plain


@cache
def remembering(read: Reader, year: int = 0) -> Reader:
    """The reader with a memory; `year` is what a day without one is taken to lie in, 0 where nothing tells."""
    if read is plain:  # reading plain text costs no more than remembering it
        return read
    used = partial(read_day, year=year) if year and read is read_day else read
    return lru_cache(maxsize=20_000, typed=True)(used)
