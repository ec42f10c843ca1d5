"""Schedules: what an office's settings make due of a person, and when: tests, visits, days to report in."""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from jdtool.cells.day import Day, add_months, add_years
from jdtool.ledgers.books import Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person

Stretch = tuple[datetime.date, datetime.date]
"""First and last day, both included."""

_ONE_DAY = datetime.timedelta(days=1)
_MONTHS = ((28, 31, 1), (59, 62, 2), (89, 92, 3), (120, 123, 4), (181, 184, 6), (365, 366, 12))
"""The shortest and the longest stretch of so many months: 31 days between visits mean one in a month."""


class Window(Struct, frozen=True):
    """One year of a person's schedule: its days (both included) and the valid urine tests due."""

    year: int
    first: datetime.date
    last: datetime.date
    due: int


def windows(books: Books, person: Person) -> tuple[Window, ...]:
    """The years of a person's test schedule; empty for people without one or without a known anchor.

    Anchor: the profile's (default the report), else the decision. A suspended spell lowers what is due.
    """
    counts = books.profile.tests.due(person.measure or "")
    anchor = _anchor(books, person)
    if not counts or anchor is None:
        return ()
    found = []
    for year, due in enumerate(counts, 1):
        first, last = add_years(anchor, year - 1), add_years(anchor, year) - _ONE_DAY
        found.append(Window(year, first, last, due - _suspended(person, first, last, due)))
    return tuple(found)


def _anchor(books: Books, person: Person) -> datetime.date | None:
    if books.profile.tests.anchor == "first_test":
        tests = [test for test in books.tests_of(person) if is_urine(test) and test.valid and test.tested_on]
        return tests[0].tested_on.first if tests and tests[0].tested_on else None
    first = person.decided_on if books.profile.tests.anchor == "decided_on" else person.reported_on
    day = first or person.reported_on or person.decided_on
    return day.first if day and day.exact else None


def _suspended(person: Person, first: datetime.date, last: datetime.date, due: int) -> int:
    """How many tests a suspended spell takes off a window, rounded up in the person's favour."""
    if not person.suspended_from:
        return 0
    start = max(person.suspended_from.first, first)
    end = min(person.suspended_to.last if person.suspended_to else last, last)
    days = (end - start).days + 1
    return min(due, -(-due * days // ((last - first).days + 1))) if days > 0 else 0


def on_schedule(books: Books) -> Iterator[Person]:
    """People at large whose measure has a test schedule."""
    return (person for person in books.at_large if books.profile.tests.due(person.measure or ""))


def is_urine(test: DrugTest) -> bool:
    """Whether a test may fill a slot: urine, or of a method nobody wrote down."""
    return test.method in {"尿检", None}


def due_until(person: Person) -> datetime.date:
    """The day after which no test is due any more."""
    days = [day.first for day in (order_release(person), person.term_ends_on) if day]
    return min(days, default=datetime.date.max)


def to_visit(books: Books) -> Iterator[Person]:
    """Whom the office visits: everybody at large, or those under the measures it has set."""
    measures = books.profile.visits.due_measures
    return (person for person in books.at_large if not measures or person.measure in measures)


def intervals(first: datetime.date, last: datetime.date, days: int) -> tuple[Stretch, ...]:
    """The whole stretches of so many days from first to last, a visit due in each; about a month is a month.

    >>> june, july = datetime.date(2024, 6, 1), datetime.date(2024, 7, 31)
    >>> [f"{end:%m-%d}" for _, end in intervals(june, july, 31)], [f"{end:%m-%d}" for _, end in intervals(june, july, 15)]
    (['06-30', '07-31'], ['06-15', '06-30', '07-15', '07-30'])
    """
    months = next((months for least, most, months in _MONTHS if least <= days <= most), 0)
    found: list[Stretch] = []
    start = first
    while True:
        step = len(found) + 1
        following = add_months(first, step * months) if months else first + datetime.timedelta(step * days)
        if following - _ONE_DAY > last:
            return tuple(found)
        found.append((start, following - _ONE_DAY))
        start = following


def days_between(first: datetime.date, last: datetime.date, books: Books) -> int:
    """Days from one date to another; the first day counts only where the profile says so."""
    return (last - first).days + (1 if books.profile.terms.day_count_inclusive else 0)


def compulsory_release(person: Person) -> Day | None:
    """The release from 强制隔离戒毒: a date of release is that only where its title says so."""
    title = person.origin.titles.get("released_on", "")
    return person.released_on if "强" in title or "所" in title else None


def order_release(person: Person) -> Day | None:
    """The release from the order that the roster tells of; that from 强制隔离戒毒 came before it and ends nothing now."""
    return None if compulsory_release(person) else person.released_on


def held_days(person: Person, first: datetime.date, last: datetime.date) -> int:
    """How many of the days from one date to another the order was suspended and the person in custody."""
    if not person.suspended_from:
        return 0
    start = max(person.suspended_from.first, first)
    end = min(person.suspended_to.last if person.suspended_to else last, last)
    return max((end - start).days, 0)


def entries_until(books: Books) -> datetime.date:
    """The day after which no entry can be true: the cut-off; after a half-year, quarter or month that is over, the end
    of its year, for the ledger of a year goes on while an earlier part of it is looked at."""
    part_of_year = books.period.kind in {"half", "quarter", "month"} and books.as_of == books.period.last
    return datetime.date(books.as_of.year, 12, 31) if part_of_year else books.as_of
