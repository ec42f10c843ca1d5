"""DO: what dossiers and rosters claim and cannot be: nobody's file, 完整 without the papers, fields that do not apply."""

import re

from jdtool.cells.choice import Mark
from jdtool.ledgers.books import Books
from jdtool.ledgers.dossiers import Dossier
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import order_release
from jdtool.rules.dossiers import title_of
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule
from jdtool.rules.strangers import about_nobody
from jdtool.rules.terms import ORDERED

_ASKS_WHETHER_WHOLE = re.compile("完整|齐")
_OVER = frozenset({"戒断三年未复吸", "已解除"})


@rule(
    "DO207",
    "dossier-without-person",
    Severity.ERROR,
    "档案中的人不在花名册",
    needs=("dossiers.name", "persons.name"),
    basis="一人一档要求（档案与花名册应一致）",
    remedy="核对姓名、身份证号、社区的写法；确是在册人员的，补登花名册；已迁出、死亡的，在花名册注明",
    example="花名册中没有此人；相近的有第 5 行张某某，应核对是否同一人",
)
def dossier_without_person(books: Books) -> Outcomes:
    """档案台账中的人在花名册里找不到（按身份证号，没有号码的按社区内的姓名）。同名多人、无法确定是谁的不在此列。

    为什么：不是姓名写错，就是花名册漏了人，建档数与在册数就对不上。
    """
    yield from about_nobody(books, books.dossiers)


@rule(
    "DO208",
    "complete-claim-false",
    Severity.ERROR,
    "“完整”与材料不符",
    needs=("dossiers.complete",),
    basis="档案实质完整要求",
    settings=("dossier.required",),
    remedy="补齐材料，或把“是否完整”改成与材料一致",
    example="填“完整”，但缺帮教活动记录，两者应一致",
)
def complete_claim_false(books: Books) -> Outcomes:
    """“是否完整”填完整，同一行应有的材料却缺项或只填了“待补”“/”；或填不完整，应有的材料却样样都有（备注写明原因的不算，只作警告）。

    为什么：完整率按这一栏上报，与材料不符就是虚报。
    """
    for dossier in books.dossiers:
        if dossier.complete is None or not dossier.has_column("complete"):
            continue
        if dossier.complete is Mark.EXCUSED or not _ASKS_WHETHER_WHOLE.search(
            dossier.origin.titles.get("complete", "")
        ):
            yield UNDECIDED
        else:
            yield _claim(books, dossier)


def _claim(books: Books, dossier: Dossier) -> Outcome:
    person = books.person_for(dossier)
    required = books.profile.dossier.required_for((person.measure if person else "") or "")
    marks: dict[str, Mark | None] = {name: getattr(dossier, name) for name in required}
    absent = [name for name, mark in marks.items() if mark in {Mark.ABSENT, Mark.EXCUSED}]
    if dossier.complete is Mark.PRESENT and absent:
        titles = "、".join(title_of("dossiers", name) for name in absent)
        return hit(dossier, "complete", f"填“完整”，但缺{titles}，两者应一致")
    if dossier.complete is Mark.ABSENT and not absent:
        if dossier.remarks or not all(mark is Mark.PRESENT for mark in marks.values()):
            return UNDECIDED
        titles = "、".join(title_of("dossiers", name) for name in required)
        message = f"填“不完整”，但{titles}都有，应写明缺什么或改填“完整”"
        return hit(dossier, "complete", message, severity=Severity.WARNING)
    return OK if any(marks.values()) else UNDECIDED


@rule(
    "DO210",
    "not-applicable-filled",
    Severity.INFO,
    "填了不适用的栏目",
    needs=("persons.measure", "persons.term_ends_on|persons.released_on"),
    remedy="核对措施是否已变更：已变更的改措施，没有变更的删去不适用的内容",
    example="措施填“戒断三年未复吸”，期满日期 2026-02-14 还没有到，应核对措施或期满日期",
)
def not_applicable_filled(books: Books) -> Outcomes:
    """填的内容与措施不能同时成立：措施是戒断三年未复吸或已解除，期满日期却还没有到；措施是社区戒毒（社区康复），报到之后却已有解除日期。

    为什么：两栏必有一栏没有更新，在执行人数就会算错。
    """
    for person in books.people:
        if person.measure in _OVER and person.term_ends_on:
            yield _still_running(books, person)
        elif person.measure in ORDERED and order_release(person) and person.reported_on:
            yield _already_released(books, person)


def _still_running(books: Books, person: Person) -> Outcome:
    end = person.term_ends_on
    if not end or end.last <= books.as_of:
        return OK
    if end.first <= books.as_of or person.released_on:
        return UNDECIDED
    message = f"措施填“{person.measure}”，期满日期 {end} 还没有到，应核对措施或期满日期"
    return hit(person, "term_ends_on", message)


def _already_released(books: Books, person: Person) -> Outcome:
    released, reported = person.released_on, person.reported_on
    if not released or not reported or released.first > books.as_of or released.last < reported.first:
        return OK
    if reported.last >= released.first:
        return UNDECIDED
    return hit(person, "released_on", f"措施填“{person.measure}”，却已有解除日期 {released}，应核对措施或解除日期")
