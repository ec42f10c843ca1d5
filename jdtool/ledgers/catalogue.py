"""The ledgers jdtool knows, in the order in which ties are settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a title may stand for; `by` says what spoke for it, `score` how strongly (0 to 1)."""

    ledger: Ledger
    field: Field
    by: str
    score: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Title key → the fields it names outright; `words` are all keys, longest first."""

    fields_by_title: Mapping[str, tuple[Candidate, ...]]
    words: tuple[str, ...]


def ledger(name: str) -> Ledger:
    """The ledger of that name."""
    return next(ledger for ledger in LEDGERS if ledger.name == name)


def field_names() -> frozenset[str]:
    """Every field of every ledger."""
    return frozenset(field.name for ledger in LEDGERS for field in ledger.fields)


def vocabulary(aliases: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """The shipped titles and the office's own."""
    return _vocabulary(tuple((name, tuple(titles)) for name, titles in aliases.items()))


@cache
def _vocabulary(aliases: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    found: dict[str, dict[tuple[str, str], Candidate]] = {}
    own = dict(aliases)
    for ledger in LEDGERS:
        for field in ledger.fields:
            for titles, by, score in (
                (field.loose, "loose", 0.5),
                (field.titles[1:], "alias", 0.98),
                (field.titles[:1], "title", 1.0),
                (own.get(field.name, ()), "setting", 1.0),
            ):
                for title in titles:
                    entry = found.setdefault(title_key(title), {})
                    entry[ledger.name, field.name] = Candidate(ledger, field, by, score)
    by_title = {key: tuple(entry.values()) for key, entry in found.items()}
    return Vocabulary(by_title, tuple(sorted(by_title, key=len, reverse=True)))
