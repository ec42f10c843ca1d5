"""DT: how an order ends: in time, with its notice (戒毒条例 art 23, 40)."""

import datetime
from collections.abc import Iterator

from jdtool.cells.choice import Mark
from jdtool.cells.day import Day, add_years
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import days_between, order_release
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule
from jdtool.rules.terms import ORDERED, TERM_YEARS

_LAW = "戒毒条例"
_ENDS = ("persons.measure", "persons.term_ends_on|persons.reported_on")


def _running(books: Books) -> Iterator[Person]:
    """People whose roster says that they are under 社区戒毒 or 社区康复, and at large."""
    return (person for person in books.at_large if person.measure in ORDERED)


def _end(person: Person) -> Day | None:
    """The end typed; else that of 社区戒毒, three years from the report, where nothing moved it."""
    if person.suspended_from and not person.suspended_to:
        return None  # the clock stands still
    if person.term_ends_on:
        return person.term_ends_on
    moved = person.credited_days or person.suspended_from or person.transferred_on
    if person.measure != "社区戒毒" or person.reported_on is None or moved:
        return None
    return Day(add_years(person.reported_on.first, TERM_YEARS), add_years(person.reported_on.last, TERM_YEARS))


@rule(
    "DT310",
    "term-over-not-released",
    Severity.WARNING,
    "期满未解除",
    basis=f"{_LAW}第二十三条、第四十条：自期满之日起解除，由公安机关出具解除通知书",
    needs=_ENDS,
    remedy="联系公安机关出具解除通知书，把解除日期填入台账，更新措施",
    example="2024-06-30 已期满，措施仍填“社区戒毒”，没有解除记录，应及时解除",
)
def term_over_not_released(books: Books) -> Outcomes:
    """期满日期已过，措施仍是社区戒毒（社区康复），没有解除日期，也没有解除通知书。没有填期满日期的社区戒毒按报到满三年推算；中止未恢复的不判。

    为什么：期满自动解除，不及时办理就是超期管控，解除后的统计也会错。
    """
    for person in _running(books):
        end = _end(person)
        if end is None:
            yield UNDECIDED
        elif order_release(person) or person.release_notice_on or _notice_on_file(books, person):
            yield OK
        elif end.last < books.as_of:
            message = f"{end} 已期满，措施仍填“{person.measure}”，没有解除记录，应及时解除"
            yield hit(person, "term_ends_on" if person.term_ends_on else "reported_on", message)
        else:
            yield OK if end.first >= books.as_of else UNDECIDED


def _notice_on_file(books: Books, person: Person) -> bool:
    return any(dossier.release_notice is Mark.PRESENT for dossier in books.dossiers_of(person))


@rule(
    "DT311",
    "release-notice-late",
    Severity.WARNING,
    "解除通知超期",
    basis=f"{_LAW}第二十三条、第四十条：解除后 7 日内通知",
    needs=("persons.release_notice_on", "persons.term_ends_on|persons.released_on"),
    settings=("terms.notice_days", "terms.day_count_inclusive"),
    remedy="查明原因并在档案中说明；今后期满前提前联系公安机关",
    example="2024-06-30 期满，2024-07-15 才通知，相隔 15 日，应在 7 日内",
)
def release_notice_late(books: Books) -> Outcomes:
    """解除通知书的日期距期满（没有填期满日期的，距解除）超过 7 日（按日历日计，期满当日不算）。

    为什么：通知晚了，本人和村社区不知道已经解除，仍按戒毒人员对待。
    """
    for person in books.people:
        if person.release_notice_on and (person.term_ends_on or order_release(person)):
            yield _notice(books, person, person.release_notice_on)


def _notice(books: Books, person: Person, notice: Day) -> Outcome:
    end = order_release(person) if person.suspended_from or not person.term_ends_on else person.term_ends_on
    if end is None:
        return UNDECIDED
    limit = books.profile.terms.notice_days
    days = days_between(end.last, notice.first, books)
    if days > limit:
        return hit(person, "release_notice_on", f"{end} 期满，{notice} 才通知，相隔 {days} 日，应在 {limit} 日内")
    return OK if days_between(end.first, notice.last, books) <= limit else UNDECIDED


@rule(
    "DT312",
    "term-ending-soon",
    Severity.INFO,
    "即将期满",
    basis=f"{_LAW}第二十三条、第四十条：自期满之日起解除；提前几日提示为本地设定",
    needs=_ENDS,
    settings=("terms.ending_soon_days",),
    remedy="准备综合评估和解除材料，提前告知公安机关",
    example="2025-01-20 期满，距截止日 20 日，应准备解除",
)
def term_ending_soon(books: Books) -> Outcomes:
    """社区戒毒、社区康复人员的期满日期在截止日后规定的天数以内（配置为 0 时不提示）。

    为什么：提前准备，期满当日就能解除。
    """
    within = datetime.timedelta(books.profile.terms.ending_soon_days)
    for person in _running(books) if within else ():
        end = _end(person)
        if end is None:
            yield UNDECIDED
        elif order_release(person) or end.last < books.as_of or end.first > books.as_of + within:
            yield OK
        elif end.first >= books.as_of and end.last <= books.as_of + within:
            days = (end.first - books.as_of).days
            field = "term_ends_on" if person.term_ends_on else "reported_on"
            yield hit(person, field, f"{end} 期满，距截止日 {days} 日，应准备解除")
        else:
            yield UNDECIDED
