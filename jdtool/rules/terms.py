"""DT: the terms of 戒毒条例 (Order 597, text of 2018)."""

import datetime
from collections.abc import Iterator

from jdtool.cells.choice import Mark
from jdtool.cells.day import Day, add_years
from jdtool.ledgers.books import HELD, LEFT, Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import days_between, order_release
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

TERM_YEARS = 3  # 禁毒法第三十三条、第四十八条；戒毒条例第十四条、第三十七条
_LAW = "戒毒条例"
ORDERED = ("社区戒毒", "社区康复")


def _ordered(books: Books) -> Iterator[Person]:
    """People under 社区戒毒 or 社区康复, or of whom the roster does not say."""
    for person in books.people:
        if person.measure in (*ORDERED, "未报到", "违反协议", None) and person.control_status not in LEFT | HELD:
            yield person


@rule(
    "DT306",
    "reported-late",
    Severity.WARNING,
    "逾期报到",
    basis=f"{_LAW}第十四条、第三十八条：自收到决定书之日起 15 日内报到",
    needs=("persons.served_on", "persons.reported_on"),
    settings=("terms.report_within_days", "terms.day_count_inclusive"),
    remedy="核实逾期原因；无正当理由的按拒绝接受社区戒毒处理，并在档案中注明",
    example="送达后 20 日才报到，应在 15 日内",
)
def reported_late(books: Books) -> Outcomes:
    """报到日期距决定书送达日期超过 15 日（按日历日计，送达当日不算）。

    为什么：无正当理由逾期不报到，视为拒绝接受社区戒毒（第十四条）。
    """
    limit = books.profile.terms.report_within_days
    for person in books.people:
        served, reported = person.served_on, person.reported_on
        if not served or not reported:
            continue
        days = days_between(served.last, reported.first, books)
        if days > limit:
            yield hit(person, "reported_on", f"送达后 {days} 日才报到，应在 {limit} 日内")
        else:
            yield OK if days_between(served.first, reported.last, books) <= limit else UNDECIDED


@rule(
    "DT307",
    "not-reported",
    Severity.ERROR,
    "逾期未报到",
    basis=f"{_LAW}第十四条：自收到决定书之日起 15 日内报到，无正当理由逾期视为拒绝接受社区戒毒",
    needs=("persons.served_on", "persons.reported_on"),
    settings=("terms.report_within_days", "terms.day_count_inclusive"),
    remedy="查找本人督促报到；拒不报到的，及时报告公安机关（第二十一条）",
    example="送达已 40 日没有报到日期，应在 15 日内报到",
)
def not_reported(books: Books) -> Outcomes:
    """决定书送达已超过 15 日，没有报到日期，也没有中止记录。

    为什么：逾期不报到视为拒绝接受，工作人员应当及时报告公安机关。
    """
    limit = books.profile.terms.report_within_days
    for person in _ordered(books):
        if not person.served_on:
            continue
        days = days_between(person.served_on.last, books.as_of, books)
        if person.reported_on or person.suspended_from or order_release(person):
            yield OK
        elif days <= limit:
            yield OK if days_between(person.served_on.first, books.as_of, books) <= limit else UNDECIDED
        elif person.trouble("reported_on") or not person.has_column("reported_on"):
            yield UNDECIDED
        else:
            yield hit(person, "reported_on", f"送达已 {days} 日没有报到日期，应在 {limit} 日内报到")


@rule(
    "DT308",
    "agreement-missing",
    Severity.ERROR,
    "未签协议",
    basis=f"{_LAW}第十六条、第三十八条：报到后应当及时签订协议",
    needs=("persons.reported_on", "persons.agreement_on|dossiers.agreement"),
    settings=("terms.agreement_within_days",),
    remedy="补签社区戒毒（社区康复）协议，并把日期填入台账",
    example="2024-03-01 已报到，没有协议签订日期，应及时签订协议",
)
def agreement_missing(books: Books) -> Outcomes:
    """社区戒毒、社区康复人员已经报到，却没有签订协议的日期，档案中也没有协议书。

    为什么：协议是管理和认定“严重违反协议”的依据。法律未规定天数，间隔只按本地设定检查。
    """
    for person in books.people:
        if person.measure not in ORDERED or not person.reported_on or person.reported_on.last > books.as_of:
            continue
        yield _agreement(books, person)


def _agreement(books: Books, person: Person) -> Outcome:
    signed, reported = person.agreement_on, person.reported_on
    marks = {each.agreement for each in books.dossiers_of(person)} - {None}
    limit = books.profile.terms.agreement_within_days
    if signed and reported and limit and (signed.first - reported.last).days > limit:
        days = (signed.first - reported.last).days
        return hit(person, "agreement_on", f"报到后 {days} 日才签协议，应在 {limit} 日内", severity=Severity.WARNING)
    if signed or Mark.PRESENT in marks:
        return OK
    if person.trouble("agreement_on") or not (person.has_column("agreement_on") or marks):
        return UNDECIDED
    return hit(person, "agreement_on", f"{reported} 已报到，没有协议签订日期，应及时签订协议")


@rule(
    "DT309",
    "term-wrong",
    Severity.ERROR,
    "期满日期不对",
    basis=f"{_LAW}第十四条（社区戒毒自报到之日起三年）、第三十七条（社区康复不超过三年）、第三十一条（折抵）",
    needs=("persons.reported_on|persons.decided_on|persons.released_on", "persons.term_ends_on", "persons.measure"),
    remedy="按报到日期重新推算期满日期；有折抵或中止的，填入折抵天数或中止日期",
    settings=("terms.rehab_starts_on",),
    example="2024-03-01 起算，期满填 2026-03-01，应为 2027-02-28 或 2027-03-01",
)
def term_wrong(books: Books) -> Outcomes:
    """社区戒毒的期满日期不是报到之日起满三年（当日或前一日都算对）；社区康复的期限超过三年。有折抵、中止记录的不判。
    社区康复从哪一天起算法律没有写明：从报到、决定、出所中最晚的一天算起也超过三年的才算错误，否则只作警告。

    为什么：期满日期决定何时解除，早了晚了都违法。期限从报到之日起算，不从决定之日起算。
    """
    for person in books.people:
        start, end = _start(books, person), person.term_ends_on
        if person.measure not in ORDERED or not start or not end:
            continue
        if not start.exact or not end.exact or person.credited_days or person.suspended_from or person.transferred_on:
            yield UNDECIDED
            continue
        right = add_years(start.first, TERM_YEARS)
        eve = right - datetime.timedelta(days=1)
        if person.measure == "社区戒毒" and end.first not in {right, eve}:
            yield hit(person, "term_ends_on", f"{start} 起算，期满填 {end}，应为 {eve} 或 {right}")
        elif end.first > right:
            message = f"{start} 起算，期满填 {end}，社区康复不超过三年，应不晚于 {right}"
            yield hit(person, "term_ends_on", message, severity=_unless_certain(person, end))
        else:
            yield OK


def _unless_certain(person: Person, end: Day) -> Severity | None:
    """The law does not say from which day 社区康复 runs: too long from the latest possible one is wrong, else doubtful."""
    days = [day.last for day in (person.reported_on, person.decided_on, person.released_on) if day]
    certain = person.reported_on and end.first > add_years(max(days), TERM_YEARS)
    return None if certain else Severity.WARNING


def _start(books: Books, person: Person) -> Day | None:
    """The report; for 社区康复, of which the law is silent, the profile's day."""
    name = books.profile.terms.rehab_starts_on if person.measure == "社区康复" else "reported_on"
    day: Day | None = getattr(person, name)
    return day
