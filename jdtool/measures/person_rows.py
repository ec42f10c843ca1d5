"""One registered person as a row: the traits people are grouped by and the claims that are counted."""

from typing import Any

from jdtool.cells.remark import Label
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.measures import traits
from jdtool.measures.movements import first_of
from jdtool.measures.timing import ELSEWHERE, timing
from jdtool.measures.traits import UNSTATED

TRAITS = ("community", "street", "risk", "measure", "control", "worker", "sex", "age", "drug")
CLAIMS = ("current", "at_large", "separated", "lost", "at_risk", "relapsed", "relapse_undated")


def person_rows(books: Books) -> list[dict[str, Any]]:
    """Everybody registered, in the order of the roster."""
    current = {books.key(person) for person in books.current}
    at_large = {books.key(person) for person in books.at_large}
    rows = []
    for person in books.people:
        key = books.key(person)
        bases = {"current": key in current, "at_large": key in at_large}
        rows.append(
            {
                "key": key,
                "reason": "",
                "record": person,
                **bases,
                **_traits(books, person),
                **_claims(books, person, key in current),
            }
        )
    return rows


def _traits(books: Books, person: Person) -> dict[str, str]:
    return {
        "community": person.community or UNSTATED,
        "street": person.street or UNSTATED,
        "risk": person.risk or UNSTATED,
        "measure": person.measure or UNSTATED,
        "control": person.control_status or UNSTATED,
        "worker": person.worker or UNSTATED,
        "sex": traits.sex(person),
        "age": traits.age_band(person, books.as_of),
        "drug": traits.drug_class(person.drug),
    }


def _claims(books: Books, person: Person, current: bool) -> dict[str, bool]:
    """A relapse is dated, or only said; who left in the period was at risk in it, who was found later was not."""
    rows = books.rows_of(person)
    when = {timing(row.relapsed_on, books.period, books.as_of) for row in rows if row.relapsed_on}
    said = any(row.relapsed or Label.RELAPSED in books.labels(row) for row in rows)
    doubtful = bool(when - {"", ELSEWHERE}) or (said and not when)
    left = any(timing(row.removed_on, books.period, books.as_of) == "" for row in rows)
    first = first_of([row.first_found_on for row in rows if row.first_found_on])
    later = first is not None and first.first > books.as_of
    return {
        "separated": traits.is_separated(books, person),
        "lost": traits.is_lost(books, person),
        "at_risk": (current or left) and not later,
        "relapsed": "" in when,
        "relapse_undated": doubtful and "" not in when,
    }
