"""Records that name somebody without telling who: they may be about any person of that name."""

from collections.abc import Iterable

from jdtool.cells.text import squeeze
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record


def names_in_doubt(books: Books, records: Iterable[Record]) -> frozenset[str]:
    """Names, squeezed, of the visits, tests or dossiers that fit several people of the roster, or nobody for sure."""
    return frozenset(squeeze(record.name) for record in records if books.person_for(record) is None)
