"""AG: what a table of units says of each unit, against the ledgers themselves."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from jdtool.cells.day import Day
from jdtool.cells.remark import Label
from jdtool.ledgers.books import Books
from jdtool.ledgers.communities import Community
from jdtool.ledgers.persons import Person
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.period import Period
from jdtool.rules.dossiers import on_file
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rows_named, rule

_STATED = re.compile(r"(20\d\d年)度?(第?[一二三四1-4]季度|[上下]半年|(?:1[0-2]|0?[1-9])月(?!\d))?")
_WRITTEN_ON = re.compile(r"(填报|填表|制表|编制|统计|上报|截止|截至)[^:：]{0,6}[:：至]?")
_ROWS_NAMED = 8


class _Thing(Struct, frozen=True):
    """Something that counts: the unit it belongs to, where it stands, and whether it surely counts."""

    street: str
    community: str
    record: Record
    sure: bool = True


class _Figure(Struct, frozen=True):
    """A column of the table: what it counts, in which unit, from which ledger; `dated` for what a period bounds."""

    field: str
    title: str
    unit: str
    ledger: str
    things: Callable[[Books], Iterable[_Thing]]
    needs: str
    dated: bool = False


def _people(is_so: Callable[[Books, Person], bool | None]) -> Callable[[Books], Iterator[_Thing]]:
    """People of whom it is so; None is perhaps."""

    def things(books: Books) -> Iterator[_Thing]:
        for person in books.people:
            so = is_so(books, person)
            if so is not False:
                yield _Thing(person.street, person.community, person, so is True)

    return things


def _under(measure: str) -> Callable[[Books], Iterator[_Thing]]:
    """People under a measure; of whom none is written may be under any."""

    def is_so(_: Books, person: Person) -> bool | None:
        return None if person.measure is None else person.measure == measure

    return _people(is_so)


def _is_lost(books: Books, person: Person) -> bool | None:
    if person.control_status in {"失控", "去向不明"}:
        return True
    return None if Label.WHEREABOUTS_UNKNOWN in books.labels(person) else False


def _dossiers(books: Books) -> Iterator[_Thing]:
    for person in on_file(books):
        if books.dossiers_of(person):
            yield _Thing(person.street, person.community, person)


def _events(ledger: str, day: str) -> Callable[[Books], Iterator[_Thing]]:
    """Visits or tests of the period, in the unit written beside them, else in that of the person."""

    def things(books: Books) -> Iterator[_Thing]:
        for record in books.records(ledger):
            when: Day | None = getattr(record, day)
            if when and (when.last < books.period.first or when.first > books.until):
                continue
            if ledger == "drug_tests" and getattr(record, "result", None) in {"未检", "待出", "拒检", "无效"}:
                continue
            person = books.person_for(record)
            place = record if record.community or record.street or person is None else person
            sure = when is not None and books.period.first <= when.first and when.last <= books.until
            yield _Thing(place.street, place.community, record, sure and getattr(record, "result", "") is not None)

    return things


_FIGURES = (
    _Figure("registered", "在册人数", "人", "花名册", _people(lambda *_: True), "persons.name"),
    _Figure("detox_count", "社区戒毒人数", "人", "花名册", _under("社区戒毒"), "persons.measure"),
    _Figure("rehab_count", "社区康复人数", "人", "花名册", _under("社区康复"), "persons.measure"),
    _Figure("compulsory_count", "强制隔离戒毒人数", "人", "花名册", _under("强制隔离戒毒"), "persons.measure"),
    _Figure("abstinent_count", "戒断三年未复吸人数", "人", "花名册", _under("戒断三年未复吸"), "persons.measure"),
    _Figure("lost_count", "失控人数", "人", "花名册", _people(_is_lost), "persons.control_status"),
    _Figure("dossier_count", "建档人数", "人", "帮教档案", _dossiers, "dossiers.name"),
    _Figure(
        "visit_count", "走访人次", "人次", "走访台账", _events("visits", "visited_on"), "visits.visited_on", dated=True
    ),
    _Figure(
        "test_count",
        "检测人次",
        "人次",
        "检测台账",
        _events("drug_tests", "tested_on"),
        "drug_tests.tested_on",
        dated=True,
    ),
)


@rule(
    "AG901",
    "summary-differs",
    Severity.ERROR,
    "汇总表与台账对不上",
    needs=("communities",),
    basis="统计数字前后一致",
    remedy="逐户核对名单，查出漏登、重登的，改台账或改汇总表；公式算出的，先核对公式引用的范围",
    example="东门街道社区戒毒人数填 12（直接填写），花名册为 11 人（“花名册”第 5、8、9 行等），相差 1，应一致",
)
def summary_differs(books: Books) -> Outcomes:
    """社区情况表、汇总表上各单位的数字（在册、社区戒毒、社区康复、强制隔离戒毒、戒断三年、失控人数，建档人数，走访、检测人次）与台账数出来的不一致，逐单位比对。走访、检测人次只在汇总表标题写明的时期与本次统计的时期相同时比对；有人没有写单位、措施的，差数在可能范围内的不判。

    为什么：汇总表是手工填的，与台账差一个人，就说明漏了一个人或重了一个人。
    """
    sheets = {(sheet.file, sheet.name): sheet for sheet in books.sheets}
    everybody = [_Thing(person.street, person.community, person) for person in books.people]
    for figure in _FIGURES:
        stated = [each for each in books.communities if getattr(each, figure.field) is not None]
        ledger, _, field = figure.needs.partition(".")
        if not stated or not books.has_column(ledger, field) or not books.people:
            continue
        things = list(figure.things(books))
        for each in stated:
            sheet = sheets.get((each.origin.file, each.origin.sheet))
            if figure.dated and (sheet is None or _stated_period(sheet) != books.period):
                yield UNDECIDED
            elif not _is_told(books, each):
                continue
            elif figure.field != "registered" and not any(_belongs(thing, each) for thing in everybody):
                yield UNDECIDED  # its ledgers are not here, which the first figure says
            else:
                yield _compared(books, figure, each, things, sheet)


def _is_told(books: Books, unit: Community) -> bool:
    """Whether the roster tells units of that kind apart at all."""
    return any(person.community if unit.community else person.street for person in books.people)


def _compared(
    books: Books, figure: _Figure, unit: Community, things: Iterable[_Thing], sheet: SheetReceipt | None
) -> Outcome:
    stated: int = getattr(unit, figure.field)
    own = [thing for thing in things if _belongs(thing, unit)]
    nowhere = sum(1 for thing in things if _may_belong(thing, unit))
    least = sum(thing.sure for thing in own)
    most = len(own) + nowhere
    if stated == least == most:
        return OK
    if least <= stated <= most or (nowhere and not own):
        return UNDECIDED
    bound, counted = (
        ("" if least == most else "至少", least) if stated < least else ("" if least == most else "至多", most)
    )
    where = _rows([thing.record for thing in own]) if figure.unit == "人" else ""
    message = (
        f"{unit.unit}{figure.title}填 {stated}{_how(unit, figure.field, sheet)}，{figure.ledger}{bound or '为'} {counted} {figure.unit}"
        f"{where}，相差 {abs(stated - counted)}，应一致{_twice(books, own, stated) if figure.ledger == '花名册' else ''}"
    )
    return hit(unit, figure.field, message)


def _twice(books: Books, own: Iterable[_Thing], stated: int) -> str:
    """Whether the number is that of the rows, of which one person has several."""
    rows = sum(len(books.rows_of(thing.record)) for thing in own if isinstance(thing.record, Person))
    return f"；花名册有 {rows} 行，有人重复登记" if rows == stated else ""


def _belongs(thing: _Thing, unit: Community) -> bool:
    if unit.community:
        return thing.community == unit.community and (not unit.street or thing.street in {"", unit.street})
    return thing.street == unit.street


def _may_belong(thing: _Thing, unit: Community) -> bool:
    if unit.community:
        return not thing.community and (not unit.street or thing.street in {"", unit.street})
    return not thing.street


def _how(unit: Community, field: str, sheet: SheetReceipt | None) -> str:
    """Whether the number was typed or worked out, where the file tells."""
    if sheet is None or sheet.condition.formulas is None:
        return ""
    place = unit.at(field)
    return "（公式算出）" if (place.row, place.column) in sheet.condition.formulas else "（直接填写）"


def _rows(records: list[Record]) -> str:
    """Where those counted stand, when they are few and on one sheet."""
    sheets = {(record.origin.file, record.origin.sheet) for record in records}
    if len(sheets) != 1:
        return ""
    (_, name) = sheets.pop()
    return f"（“{name}”{rows_named([record.row for record in records], _ROWS_NAMED)}）"


def _stated_period(sheet: SheetReceipt) -> Period | None:
    """The time a table's title says it is about."""
    for text in (*(note.text for note in sheet.notes), sheet.name):
        found = _STATED.search(text)
        if found and not _WRITTEN_ON.search(text[: found.start()]):
            return Period.parse(found[1] + (found[2] or ""))
    return None
