"""Slots: what was due of each person in each stretch of a schedule, and how much of that was done."""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jdtool.cells.day import Day
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import (
    Stretch,
    due_until,
    intervals,
    is_urine,
    on_schedule,
    to_visit,
    windows,
)
from jdtool.measures.timing import IMPRECISE

UNANCHORED, BEFORE_LEDGER = "没有起算日期", "早于台账起点"

Row = dict[str, Any]


def test_slots(books: Books) -> Iterator[Row]:
    """Years of test schedules that ended in the period; one that began before the ledger is left out."""
    begins = books.begins.get("drug_tests")
    for person in on_schedule(books):
        key, years = books.key(person), windows(books, person)
        tests = (test for test in books.tests_of(person) if is_urine(test) and test.valid)
        days = [test.tested_on for test in tests if test.tested_on]
        if not years:
            yield _row(key, UNANCHORED)
        for year in years:
            if books.period.first <= year.last <= min(books.until, due_until(person)):
                early = begins is None or year.first < begins
                yield from _slot(key, (year.first, year.last), year.due, days, BEFORE_LEDGER if early else "")


def visit_slots(books: Books) -> Iterator[Row]:
    """Intervals between visits that the period holds whole; those over before the ledger begins are left out."""
    begins = books.begins.get("visits", books.period.first)
    stretches = cache(lambda days: intervals(books.period.first, books.until, days))
    for person in to_visit(books):
        key, known = books.key(person), _known_since(books, person)
        days = [visit.visited_on for visit in books.visits_to(person) if visit.visited_on]
        for stretch in stretches(books.profile.visits.limit(person.risk or "")):
            if known <= stretch[0]:
                yield from _slot(key, stretch, 1, days, BEFORE_LEDGER if stretch[1] < begins else "")


def _known_since(books: Books, person: Person) -> datetime.date:
    """Since when the office has had the person to visit: found or reported, whichever came last."""
    rows = books.rows_of(person)
    days = [day.last for row in rows for day in (row.first_found_on, row.reported_on) if day]
    return max(days, default=datetime.date.min)


def _slot(key: str, stretch: Stretch, due: int, days: Sequence[Day], reason: str) -> Iterator[Row]:
    """The slot; where it lacks something, also a row for every day that may lie in it or in the next."""
    first, last = stretch
    begun = [day for day in days if first <= day.first <= last]
    done = sum(day.last <= last for day in begun)
    named = str(Day(first, last))
    yield _row(key, reason, due, min(done, due), named)
    if not reason and done < due:
        yield from (_row(key, IMPRECISE, stretch=f"{named}：{day}") for day in begun if day.last > last)


def _row(key: str, reason: str, due: int = 0, done: int = 0, stretch: str = "") -> Row:
    return {"key": key, "reason": reason, "due": due, "done": done, "stretch": stretch}
