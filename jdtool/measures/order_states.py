"""What the dates of 社区戒毒 and 社区康复 say of one person: reported in time, under agreement, in force.

Every state is a word of its own, "" where the question does not arise, or the reason why it cannot be answered.
"""

import datetime
from collections.abc import Sequence

from jdtool.cells.choice import Mark
from jdtool.cells.day import Day
from jdtool.ledgers.books import HELD, LEFT, Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import days_between, order_release

ORDERED = frozenset({"社区戒毒", "社区康复"})
UNENDED = ORDERED | {"未报到", "违反协议"}
"""Measures of people who are ordered to do it, whether they do or not."""
_STOPPED = frozenset({"中止", "终止", "已解除"}) | HELD | LEFT

ON_TIME, LATE, UNSURE, NOT_REPORTED = "按期", "逾期", "日期不精确", "未报到"
SIGNED, UNSIGNED = "已签", "未签"
RUNNING, NOT_RUNNING = "在执行", "未执行"

_NO_SERVICE = "没有送达日期"
_NO_REPORT = "报到日期未设栏或看不懂"
_NO_AGREEMENT = "协议未设栏、填不详或看不懂"
_GONE = "未报到而已中止、解除或不在社会面"


def reported(rows: Sequence[Person], as_of: datetime.date) -> Day | None:
    """The first day of a report that is not after as_of."""
    days = [row.reported_on for row in rows if row.reported_on and row.reported_on.first <= as_of]
    return min(days, key=lambda day: day.first, default=None)


def report_state(books: Books, rows: Sequence[Person]) -> str:
    """Of a decision whose days to report in are over: whether the person reported, and in time."""
    served = next((row.served_on for row in rows if row.served_on), None)
    if served is None:
        return _NO_SERVICE if _measures(rows) & UNENDED else ""
    limit = books.profile.terms.report_within_days
    if days_between(served.last, books.as_of, books) <= limit:
        return ""
    day = reported(rows, books.as_of)
    if day and days_between(served.last, day.first, books) > limit:
        return LATE
    if day:
        return ON_TIME if days_between(served.first, day.last, books) <= limit else UNSURE
    if any(row.suspended_from or order_release(row) for row in rows) or _measures(rows) & _STOPPED:
        return _GONE
    return NOT_REPORTED if _is_told(rows, "reported_on") else _NO_REPORT


def agreement_state(books: Books, rows: Sequence[Person]) -> str:
    """Of a person under an order who has reported: whether there is a valid agreement."""
    asked = _measures(rows) & ORDERED and reported(rows, books.as_of)
    return _agreement(books, rows) if asked else ""


def execution_state(books: Books, rows: Sequence[Person]) -> str:
    """Of a person under an order that is neither over nor suspended: whether it is carried out."""
    if not _measures(rows) & UNENDED:
        return ""
    if any(_is_over(row, books.as_of) for row in rows):
        return "期满或已解除"
    if any(_is_suspended(row, books.as_of) for row in rows):
        return "中止执行"
    if not _measures(rows) & ORDERED:
        return NOT_RUNNING
    if not reported(rows, books.as_of):
        return NOT_RUNNING if _is_told(rows, "reported_on") else _NO_REPORT
    states = {SIGNED: RUNNING, UNSIGNED: NOT_RUNNING}
    agreement = _agreement(books, rows)
    return states.get(agreement, agreement)


def _agreement(books: Books, rows: Sequence[Person]) -> str:
    """Whoever has moved to another place of execution signs anew there (戒毒条例 art 22)."""
    days = [row.agreement_on for row in rows if row.agreement_on]
    moves = [row.transferred_on.first for row in rows if row.transferred_on and row.transferred_on.first <= books.as_of]
    moved = max(moves, default=datetime.date.min)
    if days:
        return SIGNED if any(day.first <= books.as_of and day.last >= moved for day in days) else UNSIGNED
    marks = {dossier.agreement for dossier in books.dossiers_of(rows[0])} - {None}
    if Mark.PRESENT in marks:
        return SIGNED
    return UNSIGNED if marks or _is_told(rows, "agreement_on") else _NO_AGREEMENT


def _measures(rows: Sequence[Person]) -> frozenset[str]:
    return frozenset(status for row in rows for status in (row.measure, row.control_status) if status)


def _is_told(rows: Sequence[Person], name: str) -> bool:
    """Whether the roster has the column and nothing in it that could not be read."""
    return any(row.has_column(name) for row in rows) and not any(row.trouble(name) for row in rows)


def _is_over(row: Person, as_of: datetime.date) -> bool:
    release = order_release(row)
    released = release is not None and release.first <= as_of
    return released or (row.term_ends_on is not None and row.term_ends_on.last < as_of)


def _is_suspended(row: Person, as_of: datetime.date) -> bool:
    began = row.suspended_from is not None and row.suspended_from.first <= as_of
    return began and not (row.suspended_to and row.suspended_to.first <= as_of)
