"""WH: where a person is, from the status columns and the remarks, always with the quoted words; leads, not verdicts."""

import re
from collections.abc import Iterator

from jdtool.cells.remark import Label
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.rules.meeting import reached
from jdtool.rules.rule import OK, Hit, Outcome, Outcomes, Severity, rule

_WORK = "街道帮教工作要求（本地设定）"
_REGION = re.compile(r"([^\W\d_A-Za-z]{2,6}?(?:市|县|旗|(?<![小社片园校厂])区))")


def rows_at_large(books: Books) -> Iterator[Person]:
    """Every roster row of people at large."""
    for person in books.at_large:
        yield from books.rows_of(person)


def quotes(books: Books, person: Person, *labels: Label) -> str:
    """The clauses of the remark that carry the labels, masked."""
    found = dict.fromkeys(sign.quote for sign in books.signs(person.remarks) if sign.label in labels)
    return "；".join(books.quote(each) for each in found)


def _sign(books: Books, person: Person, label: Label, statuses: tuple[str, ...], message: str) -> Outcome:
    """A hit at the remark that says so, else at the status column that does."""
    quoted = quotes(books, person, label) if person.remarks else ""
    if quoted:
        return Hit(person.at("remarks"), message, person, quoted)
    if person.control_status in statuses:
        return Hit(person.at("control_status"), message, person, person.control_status)
    return OK


@rule(
    "WH601",
    "whereabouts-unknown",
    Severity.ERROR,
    "去向不明（待核实）",
    needs=("persons.remarks|persons.control_status",),
    basis=_WORK,
    settings=("words",),
    remedy="核查去向并补记查找经过；确认失联的，在“管控现状”填“失控”，不要只写在备注里",
    example="备注“房屋已变卖，人已搬走不知去向”",
)
def whereabouts_unknown(books: Books) -> Outcomes:
    """备注或管控现状说明此人去向不明：不知去向、失联、查无此人、搬走而没有说去哪里。已找到、已查明的不算。

    为什么：去向不明的人最容易失控，要逐人查找。这里只是线索，由工作人员核实认定。
    """
    for person in rows_at_large(books):
        yield _sign(books, person, Label.WHEREABOUTS_UNKNOWN, ("去向不明",), "去向不明，应核查去向并补记查找经过")


@rule(
    "WH602",
    "not-met",
    Severity.WARNING,
    "见不到本人（待核实）",
    needs=("persons.remarks|persons.control_status",),
    basis=_WORK,
    settings=("words",),
    remedy="换时间、换方式再访，联系家属和所在地社区；记明每次走访的时间和结果",
    example="备注“入户不开门，人也不在住地”",
)
def not_met(books: Books) -> Outcomes:
    """不开门、人不在、拒见、多次未见，或在说明的住处找不到人。

    为什么：住处是知道的，人见不到；长期见不到就会变成去向不明。
    """
    for person in rows_at_large(books):
        yield _sign(books, person, Label.NOT_MET, ("见不到面",), "见不到本人，应另行安排走访并记明经过")


@rule(
    "WH603",
    "household-separated",
    Severity.WARNING,
    "人户分离",
    needs=("persons.remarks|persons.control_status|persons.residence_type|persons.residence_address",),
    basis="居住地管理为主、户籍地协助（上海、山东等地条例；本地做法按本地设定）",
    settings=("words",),
    remedy="与居住地建立双向管控，互通情况；写明现住址",
    example="备注“挂户在新村街”",
)
def household_separated(books: Books) -> Outcomes:
    """人在户不在、户在人不在、空挂户，或户籍地与现住址写明在不同的县（市、区）。

    为什么：两地都以为对方在管，人就没人管了。
    """
    for person in rows_at_large(books):
        message = "户籍地与居住地分离，应与居住地衔接管控"
        outcome = _sign(books, person, Label.SEPARATED, ("人户分离",), message)
        if outcome is OK and person.residence_type in {"人在户不在", "户在人不在", "人户分离"}:
            outcome = Hit(person.at("residence_type"), message, person, person.residence_type or "")
        elif outcome is OK and _elsewhere(person):
            outcome = Hit(person.at("residence_address"), message, person, "户籍地与现住址在不同的县（市、区）")
        yield outcome


def _elsewhere(person: Person) -> bool:
    """Both addresses name counties or cities and share none of them."""
    home = set(_REGION.findall(person.household_address))
    now = set(_REGION.findall(person.residence_address))
    return bool(home) and bool(now) and not any(one in other or other in one for one in home for other in now)


@rule(
    "WH604",
    "away-known",
    Severity.INFO,
    "外出（去向已知）",
    needs=("persons.remarks|persons.control_status",),
    basis="戒毒条例第十九条（离开县域三日以上须书面报告）；联系间隔为本地设定",
    settings=("visits.every_days", "words"),
    remedy="保持电话联系，按期委托当地检测；社区戒毒、社区康复人员补书面报告",
    example="备注“04年人去承德做生意”",
)
def away_known(books: Books) -> Outcomes:
    """备注写明外出的去处或原因（务工、经商、随子女居住等）。在规定间隔内没有任何联系记录的，升为警告。

    为什么：去向已知不等于在控；不联系就会变成去向不明。
    """
    for person in rows_at_large(books):
        outcome = _sign(books, person, Label.AWAY_KNOWN, ("外出", "双向管控"), "外出，去向已知，应保持联系")
        if isinstance(outcome, Hit) and _contact_lost(books, person):
            limit = books.profile.visits.limit(person.risk or "")
            message = f"外出，去向已知，但 {limit} 天内没有走访、检测等联系记录，应尽快联系"
            outcome = Hit(outcome.place, message, person, outcome.evidence, Severity.WARNING)
        yield outcome


def _contact_lost(books: Books, person: Person) -> bool:
    """No visit or test within the interval, as far as ledgers of visits or tests were read at all."""
    if not books.visits and not books.drug_tests:
        return False
    visits = [visit.visited_on for visit in books.visits_to(person) if reached(books, visit)]
    days = visits + [test.tested_on for test in books.tests_of(person)]
    limit = books.profile.visits.limit(person.risk or "")
    return not any(day and day.first <= books.as_of and (books.as_of - day.last).days <= limit for day in days)


@rule(
    "WH605",
    "home-sold",
    Severity.WARNING,
    "原住房已不在",
    needs=("persons.remarks",),
    basis=_WORK,
    settings=("words",),
    remedy="查清现住址并更新台账",
    example="备注“房屋已经变卖”",
)
def home_sold(books: Books) -> Outcomes:
    """备注说房屋已卖、已拆迁，登记的住址已经失效。

    为什么：按旧地址走访找不到人。
    """
    for person in rows_at_large(books):
        yield _sign(books, person, Label.HOME_SOLD, (), "住房已卖或已拆，登记的住址失效，应更新现住址")


_DEAD = (Label.DECEASED, "说人已死亡", None)
_HELD = "说人被关押或强制隔离戒毒"
_LOST = (_DEAD, (Label.DETAINED, _HELD, None), (Label.IN_CONTACT, "说已有下落", None))
_CONTRADICTIONS: dict[str, tuple[tuple[Label, str, Severity | None], ...]] = {
    "在控": (
        (Label.WHEREABOUTS_UNKNOWN, "说去向不明", None),
        _DEAD,
        (Label.DETAINED, _HELD, Severity.WARNING),  # some offices call it 在控 all the same
    ),
    "失控": _LOST,
    "去向不明": _LOST,
    "死亡": ((Label.IN_CONTACT, "说见到了人或有联系", None),),
}
"""What a remark may say that a status denies, in the order of weight."""


@rule(
    "WH606",
    "control-contradicts",
    Severity.ERROR,
    "管控现状与备注矛盾",
    needs=("persons.control_status", "persons.remarks"),
    basis="台账内部一致性",
    settings=("words",),
    remedy="核实后使两栏一致：失联的改“失控”，找到的改“在控”，死亡的改“死亡”，被关押、强制隔离戒毒的改相应的措施，并写明情况",
    example="管控现状填“在控”，备注写“不知去向”",
)
def control_contradicts(books: Books) -> Outcomes:
    """管控现状填“在控”，备注却说去向不明、已死亡、被关押或强制隔离戒毒（这一种只作警告）；填“失控”“去向不明”，备注却说已找到、在控、已死亡、被关押；填“死亡”，备注却说见到了人。

    为什么：两栏必有一错，失控人数、现有人数就会少报或多报。备注只是线索，死亡、关押要凭证明核实。
    """
    dead = (row for person in books.people if person.control_status == "死亡" for row in books.rows_of(person))
    for person in (*rows_at_large(books), *dead):
        if person.control_status and person.remarks:
            yield _contradiction(books, person, person.control_status)


def _contradiction(books: Books, person: Person, status: str) -> Outcome:
    for label, saying, severity in _CONTRADICTIONS.get(status, ()):
        quoted = quotes(books, person, label)
        lost = label is Label.IN_CONTACT and quotes(books, person, Label.WHEREABOUTS_UNKNOWN)
        if quoted and not lost:
            message = f"管控现状填“{status}”，备注{saying}，两者应一致"
            return Hit(person.at("control_status"), message, person, quoted, severity)
    return OK
