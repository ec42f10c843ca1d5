"""Names and numbers of people in free text: a second net under what rules and receipts say."""

import re
from collections.abc import Callable
from functools import cache

from jdtool.ledgers.books import Books

Conceal = Callable[[str], str]

_NUMBER = re.compile(r"(?<!\d)(?:\d{14,17}[\dXx]|1\d{10})(?!\d)")
_ABOUT_PEOPLE = ("persons", "visits", "drug_tests", "dossiers")


def concealer(books: Books) -> Conceal:
    """A function that masks, in any sentence, the people of these books and what looks like their numbers."""
    if books.masking.off:
        return lambda text: text
    names = _names(books)
    firsts = {name[0] for name in names}
    lengths = sorted({len(name) for name in names}, reverse=True)

    @cache  # titles, remedies and many messages come again and again
    def conceal(text: str) -> str:
        parts: list[str] = []
        at = 0
        while at < len(text):
            known = text[at] in firsts
            size = next((size for size in lengths if text[at : at + size] in names), 0) if known else 0
            parts.append(books.masking.name(text[at : at + size]) if size else text[at])
            at += size or 1
        return conceal_numbers("".join(parts))

    return conceal


def conceal_numbers(text: str) -> str:
    """The text with what looks like a person's numbers masked: all that can be done without a ledger that names people.

    >>> conceal_numbers("电话19900000001，资料120000份")
    '电话199********，资料120000份'
    """
    return _NUMBER.sub(lambda number: number[0][:3] + "*" * (len(number[0]) - 3), text)


def _names(books: Books) -> frozenset[str]:
    """Names of people, as written and without blanks; a name that is also part of a place's is left alone."""
    written = {record.name for ledger in _ABOUT_PEOPLE for record in books.records(ledger)}
    names = {name for each in written for name in (each, each.replace(" ", "")) if len(name) > 1}
    sizes = {len(name) for name in names}
    return frozenset(names - {part for place in _places(books) for size in sizes for part in _parts(place, size)})


def _places(books: Books) -> set[str]:
    ledgers = (*_ABOUT_PEOPLE, "activities", "communities")
    return {
        place for ledger in ledgers for record in books.records(ledger) for place in (record.community, record.street)
    }


def _parts(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}
