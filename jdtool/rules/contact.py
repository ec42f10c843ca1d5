"""WH: people nobody has been in contact with, and words of status that nobody understands."""

import datetime
from collections.abc import Iterator

from jdtool.cells.day import Day, add_months
from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import PERSONS, Person
from jdtool.rules.meeting import reached
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

_STATUSES = ("measure", "control_status", "risk", "residence_type")
_KNOWN = {
    "measure": "社区戒毒、社区康复、强制隔离戒毒",
    "control_status": "在控、失控、去向不明",
    "risk": "高、中、低",
    "residence_type": "人户一致、人在户不在、户在人不在",
}
_TITLES = {field.name: field.title for field in PERSONS.fields}


@rule(
    "WH607",
    "no-contact",
    Severity.ERROR,
    "长期没有联系",
    needs=("persons.name", "visits.visited_on"),
    basis="街道帮教工作要求（本地设定）",
    settings=("whereabouts.no_contact_months",),
    remedy="立即查找本人，核实去向；联系过而没有登记的，据实补记",
    example="最近 6 个月没有见到或联系上本人的记录（上次 2024-03-05），应立即查找本人",
)
def no_contact(books: Books) -> Outcomes:
    """社会面人员到截止日为止，几个月内（可在配置中设定）没有一次见到面、通上话的走访、谈话，也没有检测：走访未见到本人（不开门、人不在）、电话打不通的不算联系，电话、视频联系上的算。登记、报到、中止后恢复不满这段时间的不算；中止未恢复的不判；台账的起点晚于这段时间的不判。

    为什么：半年联系不上的人，多半已经失控。
    """
    since = add_months(books.as_of, -books.profile.whereabouts.no_contact_months)
    begins = books.begins.get("visits")
    for person in books.at_large:
        outcome = _contact(books, person, since)
        unsure = (
            begins is None
            or begins > since
            or (person.suspended_from and not person.suspended_to)
            or any(books.in_doubt(each, person) for each in ("visits", "drug_tests"))
        )
        yield UNDECIDED if outcome is not OK and unsure else outcome


def _contact(books: Books, person: Person, since: datetime.date) -> Outcome:
    known = (person.first_found_on, person.reported_on, person.suspended_to)
    if any(day.last >= since for day in known if day):
        return OK
    days = []
    for day in _contacts(books, person):
        if day.last >= since:
            return OK
        days.append(day.last)
    last = f"（上次 {max(days)}）" if days else ""
    months = books.profile.whereabouts.no_contact_months
    return hit(person, "name", f"最近 {months} 个月没有见到或联系上本人的记录{last}，应立即查找本人")


def _contacts(books: Books, person: Person) -> Iterator[Day]:
    """The days of tests, then of visits that reached the person, the newest first: reading what is written costs most."""
    for test in books.tests_of(person):
        if test.tested_on and test.tested_on.first <= books.as_of and test.result not in {"拒检", "未检"}:
            yield test.tested_on
    for visit in reversed(books.visits_to(person)):
        if visit.visited_on and visit.visited_on.first <= books.as_of and reached(books, visit):
            yield visit.visited_on


@rule(
    "WH608",
    "status-unknown-word",
    Severity.WARNING,
    "状态、措施看不懂",
    needs=("persons.measure|persons.control_status|persons.risk|persons.residence_type",),
    remedy="改填通行的说法，如社区戒毒、社区康复、强制隔离戒毒、在控、失控",
    example="管控现状填的“一般”看不懂，应填在控、失控、去向不明之类通行的说法，一格只填一种",
)
def status_unknown_word(books: Books) -> Outcomes:
    """戒毒措施、管控现状、风险等级、人户状态填的不是认得的说法，或一格写了两种。这一栏按空白处理。

    为什么：看不懂的措施和状态无法归类，这个人可能在统计中被漏掉。
    """
    for person in books.persons:
        for name in _STATUSES:
            trouble = person.trouble(name)
            if trouble and trouble.trouble is Trouble.UNREADABLE:
                quote = books.quote(trouble.text[:20])
                yield hit(
                    person, name, f"{_TITLES[name]}填的“{quote}”看不懂，应填{_KNOWN[name]}之类通行的说法，一格只填一种"
                )
            elif getattr(person, name) is not None:
                yield OK
