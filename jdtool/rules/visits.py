"""VI: visits to people at large, by the office's own interval (no national number exists)."""

from collections.abc import Sequence
from itertools import pairwise

from jdtool.cells.day import Day
from jdtool.ledgers.books import Books
from jdtool.ledgers.schedules import held_days, to_visit
from jdtool.ledgers.visits import Visit
from jdtool.rules.rule import OK, UNDECIDED, Hit, Outcomes, Severity, hit, rule
from jdtool.rules.strangers import about_nobody

_LOCAL = "走访间隔没有全国统一规定，按本单位设定"


@rule(
    "VI401",
    "visit-overdue",
    Severity.WARNING,
    "走访超期",
    needs=("visits.name", "visits.visited_on", "persons.name"),
    basis=_LOCAL,
    settings=("visits.every_days",),
    remedy="尽快走访并登记；确实见不到的，登记走访经过和去向",
    example="上次走访 2024-11-16，到截止日已 45 天，应不超过 31 天",
)
def visit_overdue(books: Books) -> Outcomes:
    """社会面人员到截止日为止，距上一次走访的天数超过其风险等级对应的间隔。中止执行（被拘留、逮捕）的日子不算。一次走访记录也没有的，由 VI403 报告。

    为什么：长时间不见面，人走了、又吸了都不知道。
    """
    for person in to_visit(books):
        days = [
            visit.visited_on
            for visit in books.visits_to(person)
            if visit.visited_on and visit.visited_on.first <= books.as_of
        ]
        if not days:
            continue
        limit = books.profile.visits.limit(person.risk or "")
        last = max(day.last for day in days)
        held = held_days(person, last, books.as_of)
        since = (books.as_of - last).days - held
        if since <= limit:
            yield OK
        elif books.in_doubt("visits", person):
            yield UNDECIDED
        else:
            yield hit(person, "name", f"上次走访 {last}，到截止日已 {since} 天{_less(held)}，应不超过 {limit} 天")


def _less(held: int) -> str:
    return f"（中止执行的 {held} 天不算）" if held else ""


@rule(
    "VI402",
    "visit-gap",
    Severity.WARNING,
    "走访间隔超期",
    needs=("visits.name", "visits.visited_on", "persons.name"),
    basis=_LOCAL,
    settings=("visits.every_days",),
    remedy="查明这段时间为什么没有走访，在档案中说明；走访过而没有登记的，据实补记",
    example="2024-07-16 至 2024-11-21 隔了 128 天没有走访，应不超过 31 天（期内这样的间隔有 2 段）",
)
def visit_gap(books: Books) -> Outcomes:
    """社会面人员本期内相邻两次走访的间隔，超过其风险等级对应的天数。一人合为一条，写最长的一段，中止执行（被拘留、逮捕）的日子不算。期末至今的间隔由 VI401 检查。

    为什么：全年次数够了，也可能中间空了几个月，这段时间人走了、又吸了都不知道。
    """
    first, last = books.period.first, books.until
    for person in to_visit(books):
        limit = books.profile.visits.limit(person.risk or "")
        visits = [
            (visit.visited_on, visit)
            for visit in books.visits_to(person)
            if visit.visited_on and first <= visit.visited_on.first and visit.visited_on.last <= last
        ]
        gaps = [
            (days, held, one, visit)
            for (one, _), (later, visit) in pairwise(visits)
            if (days := (later.first - one.last).days - (held := held_days(person, one.last, later.first))) > limit
        ]
        if len(visits) < 2:
            continue
        if gaps and books.in_doubt("visits", person):
            yield UNDECIDED
        elif gaps:
            yield _longest(gaps, limit)
        else:
            yield OK


def _longest(gaps: Sequence[tuple[int, int, Day, Visit]], limit: int) -> Hit:
    days, held, before, later = max(gaps, key=lambda gap: gap[0])
    more = f"（期内这样的间隔有 {len(gaps)} 段）" if len(gaps) > 1 else ""
    message = f"{before} 至 {later.visited_on} 隔了 {days} 天没有走访{_less(held)}，应不超过 {limit} 天{more}"
    return hit(later, "visited_on", message)


@rule(
    "VI403",
    "never-visited",
    Severity.ERROR,
    "期内从未走访",
    needs=("visits.name", "visits.visited_on", "persons.name"),
    basis=_LOCAL,
    settings=("visits.every_days",),
    remedy="立即走访并登记；走访过而没有登记的，据实补记",
    example="2024年没有走访记录，应至少每 31 天走访一次",
)
def never_visited(books: Books) -> Outcomes:
    """社会面人员在本期内一次走访记录也没有。距上次走访（期内才登记的，距登记、报到）还没有超过规定间隔的不算，中止执行（被拘留、逮捕）的日子不算在内；写了走访内容或见面情况而日期没有填、日期读不出的，无法确定，不判。

    为什么：一次都没有走访，等于没有帮教。
    """
    end = books.until
    begins = books.begins.get("visits", end)
    for person in to_visit(books):
        limit = books.profile.visits.limit(person.risk or "")
        days = [visit.visited_on for visit in books.visits_to(person) if visit.visited_on]
        visited = any(day.last >= books.period.first and day.first <= end for day in days)
        known = [day.last for day in (person.first_found_on, person.reported_on) if day]
        seen = [day.last for day in days if day.first <= end]
        since = max([min(begins, books.period.first), *known, *seen])
        if visited or (end - since).days - held_days(person, since, end) <= limit:
            yield OK
        elif books.in_doubt("visits", person):
            yield UNDECIDED
        else:
            yield hit(person, "name", f"{books.period.title}没有走访记录，应至少每 {limit} 天走访一次")


@rule(
    "VI406",
    "visit-unknown-person",
    Severity.ERROR,
    "走访对象不在花名册",
    needs=("visits.name", "persons.name"),
    remedy="核对姓名、身份证号、社区的写法；确是新增人员的，先登记到花名册",
    example="花名册中没有此人；相近的有第 5 行张某某，应核对是否同一人",
)
def visit_unknown_person(books: Books) -> Outcomes:
    """走访记录中的人在花名册里找不到（按身份证号，没有号码的按社区内的姓名）。同名多人、无法确定是谁的不在此列。

    为什么：可能姓名写错，也可能花名册漏了人；这次走访不会算到任何人头上。
    """
    yield from about_nobody(books, books.visits)


@rule(
    "VI410",
    "visit-date-missing",
    Severity.WARNING,
    "走访没有日期",
    needs=("visits.visited_on",),
    basis="走访应有日期（台账内部一致性）",
    remedy="对照走访记录补填走访日期；没有走访的，删去填写的内容",
    example="填了走访内容或见面情况，没有走访日期，应填写日期",
)
def visit_date_missing(books: Books) -> Outcomes:
    """填了走访内容或见面情况，走访日期空白，或只填了“/”“不详”。只列了姓名、走访人，准备走访的行不算；填了却读不出的由 DT301 报告。

    为什么：没有日期的走访算不到任何一个月，这个人是否走访超期也就无法判断。
    """
    for visit in books.visits:
        if visit.visited_on or visit.unreadable("visited_on"):
            yield OK
        elif visit.may_count:
            yield hit(visit, "visited_on", "填了走访内容或见面情况，没有走访日期，应填写日期")
