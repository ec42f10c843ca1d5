"""VI: how visits are recorded: nobody met, no visitor, copied words, more than can be, the same one twice."""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import repeat

from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import HELD, Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.visits import Visit
from jdtool.rules.meeting import says_not_met
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, row_beside, rows_named, rule

_RECORDS = "走访登记要求（本地设定）"
_SEPARATORS = re.compile(r"[、,，;；/\s]+")
_FACE_TO_FACE = frozenset({"入户", "面谈"})
_SHORT = 10  # characters; shorter texts are set phrases, which repeat of themselves
_QUOTED = 20  # characters
_VisitorDay = tuple[str, datetime.date]


@rule(
    "VI404",
    "visit-not-met",
    Severity.WARNING,
    "连续走访未见到本人",
    needs=("visits.name", "visits.visited_on", "visits.met|visits.content|visits.remarks"),
    basis=_RECORDS,
    settings=("visits.not_met_in_a_row",),
    remedy="换时间、换方式再访，联系家属和派出所；仍见不到的，按去向不明查找并记明经过",
    example="最近 3 次走访（2024-03-19 至 2024-11-21）都没有见到本人，应查清去向",
)
def visit_not_met(books: Books) -> Outcomes:
    """社会面人员最近连续几次走访（次数可在配置中设定）都没有见到本人：是否见面填“否”，没有填的看走访内容里的“不开门”“人不在”之类。

    为什么：有走访记录而见不到人，等于没有走访。
    """
    running = books.profile.visits.not_met_in_a_row
    for person in books.at_large:
        visits = [each for each in books.visits_to(person) if each.visited_on and each.visited_on.first <= books.as_of]
        last = visits[-running:]
        if len(last) < running:
            continue
        if all(_not_met(books, visit) for visit in reversed(last)):
            span = f"{last[0].visited_on} 至 {last[-1].visited_on}" if running > 1 else f"{last[-1].visited_on}"
            message = f"最近 {running} 次走访（{span}）都没有见到本人，应查清去向"
            yield hit(last[-1], "met" if last[-1].has_column("met") else "content", message)
        else:
            yield OK


def _not_met(books: Books, visit: Visit) -> bool:
    return says_not_met(books, visit) if visit.met is None else not visit.met


@rule(
    "VI405",
    "visitor-missing",
    Severity.WARNING,
    "没有写走访人",
    needs=("visits.visitor",),
    basis=_RECORDS,
    remedy="据实补填走访人姓名",
    example="没有写走访人，应填走访人姓名",
)
def visitor_missing(books: Books) -> Outcomes:
    """走访记录没有写走访人（空白，或只填了“/”“无”）。台账没有设该栏的不判。

    为什么：不知道是谁去的，走访就无法核实。
    """
    nobody = {name for name in {visit.visitor for visit in books.visits} if not name or is_excuse(squeeze(name))}
    for visit in books.visits:
        if visit.visitor not in nobody:
            yield OK
        elif visit.has_column("visitor"):
            yield hit(visit, "visitor", "没有写走访人，应填走访人姓名")
        else:
            yield UNDECIDED


@rule(
    "VI407",
    "visit-copy-paste",
    Severity.INFO,
    "走访内容雷同",
    needs=("visits.content",),
    basis=_RECORDS,
    settings=("visits.same_text",),
    remedy="逐次核实，据实写明当次见到的情况",
    example="这段走访内容用了 12 次（第 5、8、11、14、20 行等），提示核实，应据实写当次情况",
)
def visit_copy_paste(books: Books) -> Outcomes:
    """同一段走访内容（10 个字以上）在走访台账中出现的次数达到规定的次数。一段文字合为一条。

    为什么：内容一字不差，多半是复制粘贴，没有真正走访。是否属实要核实，不能据此认定。
    """
    limit = books.profile.visits.same_text
    counts = Counter(visit.content for visit in books.visits if len(visit.content) >= _SHORT)
    copied: dict[str, list[Visit]] = {text: [] for text, count in counts.items() if count >= limit}
    for visit in books.visits if copied else ():
        if visit.content in copied:
            copied[visit.content].append(visit)
    for text in counts:
        if text not in copied:
            yield OK
            continue
        visits = copied[text]
        rows = rows_named([visit.row for visit in visits])
        message = f"这段走访内容用了 {len(visits)} 次（{rows}），提示核实，应据实写当次情况"
        yield hit(visits[0], "content", message, books.quote(text[:_QUOTED]))


@rule(
    "VI408",
    "visits-impossible",
    Severity.INFO,
    "走访记录不合情理",
    needs=("visits.visited_on", "visits.visitor|persons.measure|persons.control_status"),
    basis=_RECORDS,
    settings=("visits.per_day",),
    remedy="核实走访是否属实、日期和走访人有无写错",
    example="这名走访人 2024-03-05 一天走访 20 人次，超过 15 人次，应核实",
)
def visits_impossible(books: Books) -> Outcomes:
    """同一走访人一天的走访人次超过规定（可在配置中设定）；或人已在强制隔离戒毒、羁押，台账却有之后入户、面谈的走访。

    为什么：做不到的走访，可能是集中补记或虚记。是否属实要核实。
    """
    yield from _too_many(books)
    for person in books.people:
        yield from _while_held(books, person)


def _too_many(books: Books) -> Outcomes:
    limit = books.profile.visits.per_day
    by_cell = Counter(
        (visit.visitor, made.first)
        for visit in books.visits
        if visit.visitor and (made := visit.visited_on) and made.first == made.last
    )
    visits: Counter[_VisitorDay] = Counter()
    names = {cell: {name for name in _SEPARATORS.split(cell) if name} for cell in {cell for cell, _ in by_cell}}
    for (cell, day), count in by_cell.items():
        for name in names[cell]:
            visits[name, day] += count
    too_many = {key: count for key, count in visits.items() if count > limit}
    yield from repeat(OK, len(visits) - len(too_many))
    first = dict(reversed(list(_by_visitor(books, too_many.keys(), names)))) if too_many else {}
    for (name, day), count in too_many.items():
        message = f"这名走访人 {day} 一天走访 {count} 人次，超过 {limit} 人次，应核实"
        yield hit(first[name, day], "visitor", message)


def _by_visitor(
    books: Books, wanted: Collection[_VisitorDay], names: Mapping[str, Collection[str]]
) -> Iterator[tuple[_VisitorDay, Visit]]:
    """The visits of the wanted visitors and days."""
    for visit in books.visits:
        if visit.visited_on and visit.visited_on.exact:
            for name in names.get(visit.visitor, ()):
                if (name, visit.visited_on.first) in wanted:
                    yield (name, visit.visited_on.first), visit


def _while_held(books: Books, person: Person) -> Outcomes:
    since = _held_since(person)
    for visit in books.visits_to(person) if since else ():
        if since and visit.visited_on and visit.visited_on.first > since and visit.method in _FACE_TO_FACE:
            what = f"走访日期 {visit.visited_on} 在本人强制隔离戒毒、羁押（自 {since} 起）期间，应核实"
            yield hit(visit, "visited_on", what)
        else:
            yield OK


def _held_since(person: Person) -> datetime.date | None:
    """The day from which a person is certainly held: the decision of 强制隔离戒毒, or a suspension not ended."""
    held = {person.measure, person.control_status} & HELD
    if person.measure == "强制隔离戒毒" and person.decided_on and not person.released_on:
        return person.decided_on.last
    if held and person.suspended_from and not person.suspended_to:
        return person.suspended_from.last
    return None


@rule(
    "VI409",
    "visit-twice",
    Severity.WARNING,
    "同一天重复走访",
    needs=("visits.name", "visits.visited_on", "visits.visitor"),
    basis=_RECORDS,
    remedy="核对是否重复登记；确是两次的，写明时间、方式，不是的删去一行",
    example="与第 15 行同一人、同一天、同一走访人，应核对是否重复登记",
)
def visit_twice(books: Books) -> Outcomes:
    """同一人、同一天、同一走访人的走访登记了两次。方式不同的（如先电话后入户）是两次，不算；两行完全相同的由 ST010 报告。

    为什么：重复登记会使走访次数虚增。
    """
    first: dict[tuple[str, str, str, datetime.date, str], Visit] = {}
    again: dict[int, list[Visit]] = defaultdict(list)
    for visit in books.visits:
        made = visit.visited_on
        if made and made.first == made.last and visit.visitor:
            other = first.setdefault((visit.name, visit.id_number, visit.community, made.first, visit.visitor), visit)
            if other is visit:
                yield OK
            else:
                yield _again([other, *again[id(other)]], visit)
                again[id(other)].append(visit)


def _again(earlier: Sequence[Visit], later: Visit) -> Outcome:
    same = next((one for one in earlier if _may_be_one(one, later)), None)
    if same is None or any(_alike(one, later) for one in earlier):
        return OK
    message = f"与{row_beside(same, later)}同一人、同一天、同一走访人，应核对是否重复登记"
    return hit(later, "visited_on", message)


def _may_be_one(one: Visit, other: Visit) -> bool:
    return one.method is None or other.method is None or one.method == other.method


def _alike(one: Visit, other: Visit) -> bool:
    return _told(one) == _told(other) and one.origin.columns.keys() == other.origin.columns.keys()


def _told(visit: Visit) -> tuple[object, ...]:
    return visit.method, visit.met, visit.place, visit.content, visit.remarks, visit.street, visit.troubles
