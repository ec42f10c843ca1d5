"""What became of one person since the measure began: no relapse in so many years, three years without drugs.

Every state is a word of its own, "" where the question does not arise, or the reason why it cannot be answered.
"""

from collections.abc import Sequence

from jdtool.cells.day import Day, add_years
from jdtool.cells.remark import Label
from jdtool.ledgers.books import HELD, LEFT, Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import compulsory_release
from jdtool.measures.order_states import UNENDED
from jdtool.measures.traits import is_lost

FREE, AGAIN, UNKNOWN = "未复吸", "复吸", "失访"
ABSTINENT, NOT_ABSTINENT = "戒断三年未复吸", "未巩固"
YEARS = 3  # 戒毒条例第七条
COHORTS = (1, 2, 3)

_UNDER_A_MEASURE = UNENDED | {"已解除", "中止", "终止"}
_THREE_YEARS = frozenset({ABSTINENT, "戒断不满三年"})
_DEAD_OR_ABROAD = LEFT - {ABSTINENT}
_LEFT = "死亡、出国（境）"


def cohort_states(books: Books, rows: Sequence[Person]) -> dict[str, str]:
    """State by cohort_1, cohort_2, cohort_3: those whose measure began that many years before as_of."""
    return {f"cohort_{years}": _cohort(books, rows, years) for years in COHORTS}


def _cohort(books: Books, rows: Sequence[Person], years: int) -> str:
    began = _latest([row.reported_on or row.decided_on for row in rows])
    if began is None:
        return "没有报到、决定日期" if _statuses(rows) & _UNDER_A_MEASURE else ""
    if add_years(began.last, years) > books.as_of:
        return ""
    again = {_falls(day, began, years) for day in _relapses(books, rows)}
    if True in again:
        return AGAIN
    if _statuses(rows) & _DEAD_OR_ABROAD:
        return _LEFT
    lost = is_lost(books, rows[0]) or _statuses(rows) & HELD
    return UNKNOWN if None in again or _is_undated(books, rows) or lost else FREE


def abstinence_state(books: Books, rows: Sequence[Person]) -> str:
    """Of a person whose three years are over: whether the roster says 戒断三年未复吸."""
    began = _latest([day for row in rows for day in _anchors(books, row)])
    statuses = _statuses(rows)
    if began is None:
        return "没有起算日期" if statuses & (_UNDER_A_MEASURE | _THREE_YEARS) else ""
    if add_years(began.last, YEARS) > books.as_of:
        return "填戒断三年未复吸而起算不满三年" if ABSTINENT in statuses else ""
    if statuses & _DEAD_OR_ABROAD:
        return _LEFT
    return ABSTINENT if ABSTINENT in statuses else NOT_ABSTINENT


def _anchors(books: Books, row: Person) -> list[Day | None]:
    """The days from which the profile counts; a last use is what the figure measures, no anchor of it."""
    days = {
        "compulsory_release": [compulsory_release(row)],
        "measure_start": [row.reported_on, row.decided_on],
        "first_found": [row.first_found_on],
    }
    return [day for name in books.profile.terms.abstinent_from for day in days.get(name, [])]


def _latest(days: Sequence[Day | None]) -> Day | None:
    return max((day for day in days if day), key=lambda day: day.last, default=None)


def _relapses(books: Books, rows: Sequence[Person]) -> list[Day]:
    """Recorded relapses and confirmed positive urine tests not after as_of."""
    proofs = [test.tested_on for test in books.tests_of(rows[0]) if _proves_use(test)]
    days = [*(row.relapsed_on for row in rows), *proofs]
    return [day for day in days if day and day.first <= books.as_of]


def _proves_use(test: DrugTest) -> bool:
    """A positive urine test; where a column asks for it, one that is confirmed."""
    confirmed = test.confirmed or not test.has_column("confirmed")
    return test.method == "尿检" and test.result == "阳性" and confirmed


def _falls(day: Day, began: Day, years: int) -> bool | None:
    """Whether a day lies after the beginning and within so many years of it; None where that cannot be told."""
    if day.last <= began.first or day.first >= add_years(began.last, years):
        return False
    return True if began.last < day.first and day.last < add_years(began.first, years) else None


def _is_undated(books: Books, rows: Sequence[Person]) -> bool:
    said = any(row.relapsed or Label.RELAPSED in books.labels(row) for row in rows)
    return said and not any(row.relapsed_on for row in rows)


def _statuses(rows: Sequence[Person]) -> frozenset[str]:
    return frozenset(status for row in rows for status in (row.measure, row.control_status) if status)
