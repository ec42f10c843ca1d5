"""VI: visits to people at large, by the office's own interval (no national number exists)."""

from collections.abc import Iterator

from jdtool.cells.text import squeeze
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Severity, hit, rule

_LOCAL = "走访间隔没有全国统一规定，按本单位设定"


def due(books: Books) -> Iterator[Person]:
    """Whom the office visits: everybody at large, or those under the measures it has set."""
    measures = books.profile.visits.due_measures
    return (person for person in books.at_large if not measures or person.measure in measures)


def _may_be_visited_under_a_shared_name(books: Books, person: Person) -> bool:
    """Visits that name the person but fit several people, or nobody for sure."""
    name = squeeze(person.name)
    return any(squeeze(visit.name) == name and books.person_for(visit) is None for visit in books.visits)


@rule(
    "VI401",
    "visit-overdue",
    Severity.WARNING,
    "走访超期",
    needs=("visits.name", "visits.visited_on", "persons.name"),
    basis=_LOCAL,
    settings=("visits.every_days",),
    remedy="尽快走访并登记；确实见不到的，登记走访经过和去向",
    example="距上次走访 45 天，应不超过 31 天",
)
def visit_overdue(books: Books) -> Outcomes:
    """社会面人员到截止日为止，距上一次走访的天数超过其风险等级对应的间隔。期内从未走访的由 VI403 报告。

    为什么：长时间不见面，人走了、又吸了都不知道。
    """
    for person in due(books):
        days = [
            visit.visited_on
            for visit in books.visits_to(person)
            if visit.visited_on and visit.visited_on.first <= books.as_of
        ]
        if not days:
            continue
        limit = books.profile.visits.limit(person.risk or "")
        last = max(day.last for day in days)
        since = (books.as_of - last).days
        if since <= limit:
            yield OK
        elif _may_be_visited_under_a_shared_name(books, person):
            yield UNDECIDED
        else:
            yield hit(person, "name", f"上次走访 {last}，到截止日已 {since} 天，应不超过 {limit} 天")


@rule(
    "VI403",
    "never-visited",
    Severity.ERROR,
    "期内从未走访",
    needs=("visits.name", "visits.visited_on", "persons.name"),
    basis=_LOCAL,
    settings=("visits.every_days",),
    remedy="立即走访并登记；走访过而没有登记的，据实补记",
    example="2024 年没有一次走访记录",
)
def never_visited(books: Books) -> Outcomes:
    """社会面人员在本期内一次走访记录也没有。期内才登记、尚未到走访时间的不算。

    为什么：一次都没有走访，等于没有帮教。
    """
    begun = min(books.as_of, books.period.last)
    for person in due(books):
        limit = books.profile.visits.limit(person.risk or "")
        known = max(
            (day.first for day in (person.first_found_on, person.reported_on) if day), default=books.period.first
        )
        start = max(known, books.period.first)
        visited = any(
            visit.visited_on and visit.visited_on.last >= books.period.first and visit.visited_on.first <= begun
            for visit in books.visits_to(person)
        )
        if visited or (begun - start).days < limit:
            yield OK
        elif _may_be_visited_under_a_shared_name(books, person):
            yield UNDECIDED
        else:
            yield hit(person, "name", f"{books.period.title}没有一次走访记录，至少每 {limit} 天应走访一次")


@rule(
    "VI406",
    "visit-unknown-person",
    Severity.ERROR,
    "走访对象不在花名册",
    needs=("visits.name", "persons.name"),
    remedy="核对姓名、身份证号、社区的写法；确是新增人员的，先登记到花名册",
    example="花名册中没有此人；相近的有第 5 行 张某某",
)
def visit_unknown_person(books: Books) -> Outcomes:
    """走访记录中的人在花名册里找不到（按身份证号，没有号码的按社区内的姓名）。同名多人、无法确定是谁的不在此列。

    为什么：可能姓名写错，也可能花名册漏了人；这次走访不会算到任何人头上。
    """
    for visit in books.visits:
        if not visit.name and not visit.id_number:
            continue
        if books.person_for(visit):
            yield OK
        elif books.namesakes(visit):
            yield UNDECIDED
        else:
            yield hit(visit, "name", f"花名册中没有此人{near_people(books, visit)}")


def near_people(books: Books, record: Record) -> str:
    """；相近的有… or ""."""
    near = [
        f"{_sheet(person, record)}第 {person.row} 行 {books.masking.name(person.name)}" for person in books.near(record)
    ]
    return f"；相近的有{'、'.join(near)}" if near else "，应先登记到花名册"


def _sheet(person: Person, record: Record) -> str:
    return f"“{person.origin.sheet}”" if person.origin.sheet != record.origin.sheet else ""
