"""The ledgers jdtool knows, in the order in which ties are settled."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.text import title_key
from jdtool.ledgers.activities import ACTIVITIES
from jdtool.ledgers.communities import COMMUNITIES
from jdtool.ledgers.dossiers import DOSSIERS
from jdtool.ledgers.drug_tests import DRUG_TESTS
from jdtool.ledgers.field import Field, Ledger
from jdtool.ledgers.persons import PERSONS
from jdtool.ledgers.visits import VISITS

LEDGERS = (PERSONS, DOSSIERS, VISITS, DRUG_TESTS, ACTIVITIES, COMMUNITIES)
SHARED = frozenset({"sequence", "name", "id_number", "street", "community", "remarks"})
"""Fields that several ledgers have and that therefore say little about which one a sheet is."""


class Candidate(Struct, frozen=True):
    """A field that a title may stand for; `by` says what spoke for it, `score` how strongly (0 to 1)."""

    ledger: Ledger
    field: Field
    by: str
    score: float


class HeaderMap(Struct, frozen=True):
    """How the office says one header is to be read: its ledger, and the field of each titled column ("" for none)."""

    ledger: str
    fields: tuple[str, ...]


class Vocabulary(Struct, frozen=True):
    """Title key → the fields it names outright; `words` are all keys, longest first; `maps` by fingerprint."""

    fields_by_title: Mapping[str, tuple[Candidate, ...]]
    words: tuple[str, ...]
    maps: Mapping[str, HeaderMap] = field(default_factory=dict)


def ledger(name: str) -> Ledger:
    """The ledger of that name."""
    return next(ledger for ledger in LEDGERS if ledger.name == name)


def field_names() -> frozenset[str]:
    """Every field of every ledger."""
    return frozenset(field.name for ledger in LEDGERS for field in ledger.fields)


def fingerprint(titles: Sequence[str]) -> str:
    """What tells one header from another: its titles in order, without blanks, marks and brackets.

    >>> fingerprint(["姓 名*", "身份证号"]) == fingerprint(["姓名", "身份证号："])
    True
    """
    return hashlib.sha256("\n".join(title_key(title) for title in titles).encode()).hexdigest()[:12]


def vocabulary(aliases: Mapping[str, tuple[str, ...]], maps: Mapping[str, HeaderMap] | None = None) -> Vocabulary:
    """The shipped titles and the office's own, and how it says single headers are to be read."""
    shipped = _vocabulary(tuple((name, tuple(titles)) for name, titles in aliases.items()))
    return replace(shipped, maps=maps) if maps else shipped


@cache
def _vocabulary(aliases: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    found: dict[str, dict[tuple[str, str], Candidate]] = {}
    own = dict(aliases)
    for ledger in LEDGERS:
        for each in ledger.fields:
            for titles, by, score in (
                (each.loose, "loose", 0.5),
                (each.titles[1:], "alias", 0.98),
                (each.titles[:1], "title", 1.0),
                (own.get(each.name, ()), "setting", 1.0),
            ):
                for title in titles:
                    entry = found.setdefault(title_key(title), {})
                    entry[ledger.name, each.name] = Candidate(ledger, each, by, score)
    by_title = {key: tuple(entry.values()) for key, entry in found.items()}
    return Vocabulary(by_title, tuple(sorted(by_title, key=len, reverse=True)))
