"""DT: 戒断三年 before three years are over (戒毒条例 art 7), from the day the profile names."""

from collections.abc import Callable, Iterator

from jdtool.cells.day import Day, add_months, add_years
from jdtool.ledgers.books import Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import compulsory_release
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

ABSTINENT = "戒断三年未复吸"
YEARS = 3  # 戒毒条例第七条
HAIR_MONTHS = 6  # 涉毒人员毛发样本检测规范（公安部，2018）：发根 3 厘米内检出，反映取样前 6 个月内
Anchor = tuple[str, str, Day]
"""The roster's field ("" for a test), what happened, when."""


def is_abstinent(person: Person) -> bool:
    """Whether the roster says 戒断三年."""
    return ABSTINENT in {person.measure, person.control_status}


def use_shown(test: DrugTest) -> Day | None:
    """When a positive test shows drug use: hair up to six months before the sample was taken."""
    if test.result != "阳性" or test.confirmed is False or test.tested_on is None:
        return None
    first = test.tested_on.first
    return Day(add_months(first, -HAIR_MONTHS) if test.method == "毛发" else first, test.tested_on.last)


def _dated(field: str, what: str, day: Day | None) -> Iterator[Anchor]:
    if day:
        yield field, what, day


def _compulsory_release(_books: Books, person: Person) -> Iterator[Anchor]:
    yield from _dated("released_on", "解除强制隔离戒毒", compulsory_release(person))


def _measure_start(_books: Books, person: Person) -> Iterator[Anchor]:
    yield from _dated("reported_on", "报到", person.reported_on)
    yield from _dated("decided_on", "决定", person.decided_on)


def _last_use(books: Books, person: Person) -> Iterator[Anchor]:
    yield from _dated("relapsed_on", "复吸", person.relapsed_on)
    for test in books.tests_of(person):
        what = "毛发检测阳性所反映的吸毒" if test.method == "毛发" else "检测阳性"
        yield from _dated("", what, use_shown(test))


def _first_found(_books: Books, person: Person) -> Iterator[Anchor]:
    yield from _dated("first_found_on", "初次发现", person.first_found_on)


_ANCHORS: dict[str, Callable[[Books, Person], Iterator[Anchor]]] = {
    "compulsory_release": _compulsory_release,
    "measure_start": _measure_start,
    "last_use": _last_use,
    "first_found": _first_found,
}


@rule(
    "DT313",
    "abstinent-too-early",
    Severity.ERROR,
    "戒断不满三年",
    basis="戒毒条例第七条：戒断三年未复吸的，不再实行动态管控",
    needs=("persons.measure|persons.control_status",),
    settings=("terms.abstinent_from",),
    remedy="核对起算日期；不满三年的改回原措施，恢复管控",
    example="填“戒断三年未复吸”，2022-05-16 报到，满三年应在 2025-05-16",
)
def abstinent_too_early(books: Books) -> Outcomes:
    """措施或管控现状填戒断三年未复吸，但到截止日为止，起算点（可在配置中设定，取最晚的一个）还不满三年，或三年之内有复吸、检测阳性的记录。刚满三年的算满。

    为什么：不满三年就停止管控，等于提前脱管；起算点法律没有写明，各省规定不同。
    """
    names = dict.fromkeys([*books.profile.terms.abstinent_from, "last_use"])
    for person in books.people:
        if is_abstinent(person):
            yield _judged(books, person, [anchor for name in names for anchor in _ANCHORS[name](books, person)])


def _judged(books: Books, person: Person, anchors: list[Anchor]) -> Outcome:
    known = [anchor for anchor in anchors if anchor[2].first <= books.as_of]
    if not known:
        return UNDECIDED
    field, what, day = max(known, key=lambda anchor: anchor[2].first)
    full = add_years(day.first, YEARS)
    if full > books.as_of:
        own = "measure" if person.measure == ABSTINENT else "control_status"
        return hit(person, field or own, f"填“{ABSTINENT}”，{day} {what}，满三年应在 {full}")
    return OK if all(add_years(day.last, YEARS) <= books.as_of for _, _, day in known) else UNDECIDED
