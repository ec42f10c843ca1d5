"""DT: what a person under an order owes while it runs: reports of leave and of a new place, tests (art 19, 20, 22)."""

import re

from jdtool.cells.choice import read_yes_no
from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import days_between
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule
from jdtool.rules.terms import ORDERED

LEAVE_DAYS = 3  # 戒毒条例第十九条第三项
REFUSALS = 3  # 第二十条
DEPARTURES = 3
DAYS_AWAY = 30  # 累计超过
_SPOKEN = re.compile("口头|电话")


def _unreported(person: Person) -> bool | None:
    """Whether the roster says that no leave was asked in writing; None where it has no such column."""
    if not person.has_column("leave_report"):
        return None
    text = squeeze(person.leave_report)
    if not text or is_excuse(text) or read_yes_no(text).value is False:
        return True
    return bool(_SPOKEN.search(text)) and "书面" not in text


@rule(
    "DT314",
    "away-without-report",
    Severity.WARNING,
    "外出没有书面报告",
    basis="戒毒条例第十九条第三项：离开所在县（市、区）三日以上的，须书面报告",
    needs=("persons.measure", "persons.days_away", "persons.leave_report"),
    remedy="补写书面报告（请假条）；本人擅自离开的，记入违反协议的次数和天数",
    example="外出 12 天，没有书面报告，三日以上应有书面报告",
)
def away_without_report(books: Books) -> Outcomes:
    """社区戒毒、社区康复人员离开所在县三日以上，没有书面报告（空白、“无”“未报告”，或只是口头、电话）。分几次外出、看不出哪一次满三日的不判。

    为什么：条例要求的是书面报告，没有报告的外出会计入擅自离开。
    """
    for person in books.people:
        if person.measure not in ORDERED or not person.days_away:
            continue
        unreported = _unreported(person)
        longest = -(-person.days_away // max(person.departures or 1, 1))
        if person.days_away < LEAVE_DAYS or unreported is False:
            yield OK
        elif unreported is None or longest < LEAVE_DAYS:
            yield UNDECIDED
        else:
            message = f"外出 {person.days_away} 天，没有书面报告，三日以上应有书面报告"
            yield hit(person, "leave_report", message)


@rule(
    "DT315",
    "serious-breach-reached",
    Severity.WARNING,
    "达到严重违反协议",
    basis="戒毒条例第二十条：逃避或拒绝检测三次以上，擅自离开三次以上或者累计超过三十日；第二十一条：及时报告公安机关",
    needs=("persons.measure", "persons.refusals|persons.departures|persons.days_away|drug_tests.result"),
    remedy="核对记录，提示公安机关依法研判；是否严重违反协议由公安机关认定",
    example="拒绝检测 3 次（2024-03-01、2024-04-02、2024-05-06），达到 3 次，提示依法研判",
)
def serious_breach_reached(books: Books) -> Outcomes:
    """社区戒毒、社区康复人员拒绝（逃避）检测满 3 次，或擅自离开满 3 次，或擅自离开累计超过 30 日。次数取花名册与检测台账中较大的一个。
    报到以前的拒检不算；栏目没有写“擅自”而又请过假的外出不算。

    为什么：达到这个程度，工作人员应当及时报告公安机关，不报告要承担责任。
    """
    for person in books.people:
        if person.measure in ORDERED:
            yield _breach(books, person)


def _breach(books: Books, person: Person) -> Outcome:
    refused = _refused_on(books, person)
    refusals = max(person.refusals or 0, len(refused))
    days = f"（{'、'.join(refused)}）" if refused else ""
    away, unsure = _days_away(person)
    reached = {
        "refusals": f"拒绝检测 {refusals} 次{days}，达到 {REFUSALS} 次" if refusals >= REFUSALS else "",
        "departures": (
            f"擅自离开 {person.departures} 次，达到 {DEPARTURES} 次" if (person.departures or 0) >= DEPARTURES else ""
        ),
        "days_away": f"擅自离开累计 {away} 日，超过 {DAYS_AWAY} 日" if away > DAYS_AWAY else "",
    }
    found = {field: text for field, text in reached.items() if text}
    if found:
        field = next((name for name in found if person.has_column(name)), "measure")
        return hit(person, field, f"{'；'.join(found.values())}，提示依法研判")
    told = person.refusals is not None or person.departures is not None or person.days_away is not None
    return UNDECIDED if unsure or not (told or books.tests_of(person)) else OK


def _refused_on(books: Books, person: Person) -> list[str]:
    since = person.reported_on
    tests = (test for test in books.tests_of(person) if test.result == "拒检" and test.tested_on)
    days = (test.tested_on for test in tests)
    return [str(day) for day in days if day and day.first <= books.as_of and not (since and day.last < since.first)]


def _days_away(person: Person) -> tuple[int, bool]:
    """Days away without leave, and whether it stays open that they were without leave."""
    days = person.days_away or 0
    if "擅自" in person.origin.titles.get("days_away", ""):
        return days, False
    unreported = _unreported(person)
    return (days, False) if unreported else (0, unreported is None and days > DAYS_AWAY)


@rule(
    "DT316",
    "transfer-overdue",
    Severity.WARNING,
    "变更执行地逾期报到",
    basis="戒毒条例第二十二条：自变更之日起 15 日内到变更后的执行地报到",
    needs=("persons.transferred_on", "persons.transfer_reported_on"),
    settings=("terms.report_within_days", "terms.day_count_inclusive"),
    remedy="与变更后的乡镇（街道）核对是否报到；没有报到的督促报到并报告公安机关",
    example="变更执行地已 20 日没有报到日期，应在 15 日内报到",
)
def transfer_overdue(books: Books) -> Outcomes:
    """变更执行地之后超过 15 日（按日历日计，变更当日不算）没有到新的执行地报到，或报到晚于 15 日。

    为什么：变更期间最容易两头不管；戒毒时间连续计算，不会因此停下来。
    """
    for person in books.people:
        if person.transferred_on and person.transferred_on.first <= books.as_of:
            yield _transfer(books, person)


def _transfer(books: Books, person: Person) -> Outcome:
    left, there = person.transferred_on, person.transfer_reported_on
    if left is None or person.trouble("transfer_reported_on") or not person.has_column("transfer_reported_on"):
        return UNDECIDED
    limit = books.profile.terms.report_within_days
    first, last = (there.first, there.last) if there else (books.as_of, books.as_of)
    days = days_between(left.last, first, books)
    if days <= limit:
        return OK if days_between(left.first, last, books) <= limit else UNDECIDED
    late = f"变更执行地后 {days} 日才报到" if there else f"变更执行地已 {days} 日没有报到日期"
    return hit(person, "transfer_reported_on", f"{late}，应在 {limit} 日内报到")
