"""One registered person as a row of states: came, left, reported, under agreement, in force, abstinent, whereabouts."""

from typing import Any

from jdtool.ledgers.books import Books
from jdtool.measures.abstinence_states import COHORTS, abstinence_state, cohort_states
from jdtool.measures.movements import departure, found
from jdtool.measures.order_states import agreement_state, execution_state, report_state
from jdtool.measures.traits import whereabouts

STATES = (
    *("found", "left_for", "left", "report", "agreement", "execution", "abstinence", "whereabouts"),
    *(f"cohort_{years}" for years in COHORTS),
)


def course_rows(books: Books) -> list[dict[str, Any]]:
    """Everybody registered, in the order of the roster."""
    rows = []
    for person in books.people:
        own = books.rows_of(person)
        left_for, left = departure(books, own)
        states = {
            "found": found(books, own),
            "left_for": left_for,
            "left": left,
            "report": report_state(books, own),
            "agreement": agreement_state(books, own),
            "execution": execution_state(books, own),
            "abstinence": abstinence_state(books, own),
            "whereabouts": whereabouts(books, person),
        }
        rows.append({**states, **cohort_states(books, own)})
    return rows
