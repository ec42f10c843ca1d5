"""DT: dates that cannot be."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise, repeat
from operator import attrgetter

from jdtool.cells.day import Day, read_day
from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.persons import Person
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.ledgers.record import Place, Record
from jdtool.ledgers.schedules import entries_until, order_release
from jdtool.rules.rule import OK, Hit, Outcomes, Severity, hit, rows_named, rule

_PLANNED = frozenset({"term_ends_on", "suspended_to", "held_on"})  # held_on: PU705
_ASKS_MONTH = re.compile("年月(?!日)|月份|年份|年度")
_ACROSS = frozenset({"matrix", "wide"})
_OF_EVENTS = frozenset({"visited_on", "tested_on", "held_on"})
_TITLED_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月")
_MONTH = re.compile(r"(?<![\d.月/-])(1[0-2]|0?[1-9])[.月/-]\d{1,2}(?!\d|[.月/-]\d)")  # of 6.20, not of 2024.6.20
_ANY_LEAP_YEAR = 2024  # with 29 February
DATE_FIELDS = {each.name: tuple(field for field in each.fields if field.read is read_day) for each in LEDGERS}
_ORDER = (
    "birth_date",
    "first_use_on",
    "first_found_on",
    "decided_on",
    "served_on",
    "reported_on",
    "agreement_on",
    "released_on",
)


def _columns(books: Books) -> Iterator[tuple[str, str, str]]:
    """Every date field that a sheet has a column for: its ledger, name and title."""
    for ledger, fields in DATE_FIELDS.items():
        for field in fields:
            if books.has_column(ledger, field.name):
                yield ledger, field.name, field.title


@rule(
    "DT301",
    "date-unreadable",
    Severity.ERROR,
    "日期读不出来",
    remedy="按“2024-05-06”的样式更正；不知道具体日子的写到月，如“2024-05”",
    example="走访时间填的“2024.13.1”不是日期，应写成 2024-05-06 的样式",
)
def date_unreadable(books: Books) -> Outcomes:
    """日期栏填了内容却不是日期，或是不存在的日子（如 2024.13.1、11 月 31 日）。jdtool 不猜测，这一栏按空白处理。

    为什么：日期读不出来，期限、次数就无法计算。
    """
    told: set[Place] = set()
    across = _across(books)
    for ledger, name, title in _columns(books):
        for record in books.records(ledger):
            trouble = record.trouble(name)
            if trouble and trouble.trouble is Trouble.UNREADABLE:
                place = record.at(name)
                if not place.cell or place not in told:
                    quote = books.quote(trouble.text[:20])
                    why = _why_unreadable(trouble.text, across.get((place.file, place.sheet)), place)
                    yield hit(record, name, f"{title}填的“{quote}”{why}")
                told.add(place)
            elif getattr(record, name) is not None:
                yield OK


def _across(books: Books) -> dict[tuple[str, str], SheetReceipt]:
    """The sheets with months or items across."""
    return {(sheet.file, sheet.name): sheet for sheet in books.sheets if sheet.layout in _ACROSS}


def _why_unreadable(text: str, across: SheetReceipt | None, place: Place) -> str:
    if across:
        title = next((use.title for use in across.columns if use.column == place.column), "")
        asked, months = _TITLED_MONTH.findall(title), set(map(int, _MONTH.findall(text)))
        if len(asked) == 1 and months - {int(asked[0])}:
            return "与所在月份的列不符，应核对日期和填写的列"
    elif read_day(text, _ANY_LEAP_YEAR).value:
        return "没有写年份（标题、表名里也没有），应写成 2024-05-06 的样式"
    return "不是日期，应写成 2024-05-06 的样式"


@rule(
    "DT302",
    "date-imprecise",
    Severity.INFO,
    "日期只写到年或月",
    basis="期限按日计算（戒毒条例第十四条等）",
    remedy="有文书的，照文书补写到日；确实只知道年月的，可不改",
    example="报到日期有 3 处只写到年或月（第 5、8、9 行），应写到日",
)
def date_imprecise(books: Books) -> Outcomes:
    """日期只写到年或月。jdtool 按这一年、这一月的首日到末日来算，只有无论哪一天都不对时才报错。首吸时间、栏目只要求写年月的不算。一列合为一条。

    为什么：差几天就影响是否超期、期满的判断。
    """
    yield from _by_column(books, _only_month, "{}有 {} 处只写到年或月（{}），应写到日")


def _only_month(record: Record, name: str, day: Day) -> bool:
    if day.exact or name == "first_use_on" or not (day.precision in {"month", "year"} or _first_or_tenth(day)):
        return False
    return not _ASKS_MONTH.search(record.origin.titles.get(name, ""))


def _first_or_tenth(day: Day) -> bool:
    """January to October: the number 2024.1, which may have been 2024.10."""
    return (day.first.month, day.first.day, day.last.month, day.last.day) == (1, 1, 10, 31) and (
        day.first.year == day.last.year
    )


@rule(
    "DT304",
    "year-inferred",
    Severity.INFO,
    "日期没有写年份",
    basis="日期应当写全（本地设定）",
    remedy="核对年份；跨年的台账把年份写全",
    example="走访时间有 40 处只写了月、日（第 5、6、7、8、9 行等），年份是按标题取的，应写全年月日",
)
def year_inferred(books: Books) -> Outcomes:
    """日期只写了月、日，年份按表格标题（或工作表名、文件名）里的年份取。一列合为一条；各月、各项横排的表本来就由标题写明年份，不判。

    为什么：年底年初的记录最容易取错年份，算到另一年去。
    """
    across = _across(books)

    def is_so(record: Record, name: str, day: Day) -> bool:
        return day.inferred and not (name in _OF_EVENTS and (record.origin.file, record.origin.sheet) in across)

    yield from _by_column(books, is_so, "{}有 {} 处只写了月、日（{}），年份是按标题取的，应写全年月日")


def _by_column(books: Books, is_so: Callable[[Record, str, Day], bool], message: str) -> Outcomes:
    """One finding for every column with such dates, at the first of them; distinct days are looked at first."""
    for ledger, name, title in _columns(books):
        records = books.records(ledger)
        days: list[Day | None] = list(map(attrgetter(name), records))
        yield from repeat(OK, sum(day is not None for day in days))
        distinct = dict(zip(map(id, days), days, strict=True))
        vague = {key for key, day in distinct.items() if day and (day.inferred or not day.exact)}
        if not vague:
            continue
        by_sheet: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record, day in zip(records, days, strict=True):
            if day and id(day) in vague and is_so(record, name, day):
                by_sheet[record.origin.file, record.origin.sheet].append(record)
        for found in by_sheet.values():
            rows = rows_named([record.row for record in found])
            yield Hit(found[0].at(name), message.format(title, len(found), rows))


@rule(
    "DT303",
    "date-in-future",
    Severity.ERROR,
    "日期在截止日之后",
    remedy="更正日期；是计划安排的，不要填在实际日期栏；台账已记到截止日以后的，用 --as-of 改截止日",
    example="走访时间 2025-03-01 晚于截止日 2024-12-31，应不晚于截止日",
)
def date_in_future(books: Books) -> Outcomes:
    """已发生的事情，日期却晚于本次检查的截止日（期满日期等计划日期除外；活动由 PU705 检查）。按已过去的半年、季度、月份检查的，同一年里后来的记录不算。

    为什么：还没有发生的事不能计入成绩，多半是年份写错。
    """
    latest = entries_until(books)
    for ledger, name, title in _columns(books):
        records = books.records(ledger) if name not in _PLANNED else ()
        days = list(map(attrgetter(name), records))
        distinct = dict(zip(map(id, days), days, strict=True))
        ahead = {key for key, day in distinct.items() if day and day.first > latest}
        found = [record for record, day in zip(records, days, strict=True) if id(day) in ahead] if ahead else []
        yield from repeat(OK, sum(day is not None for day in days) - len(found))
        for record in found:
            yield hit(record, name, f"{title} {getattr(record, name)} 晚于截止日 {books.as_of}，应不晚于截止日")


@rule(
    "DT305",
    "dates-out-of-order",
    Severity.ERROR,
    "日期先后颠倒",
    basis="戒毒条例第十三至二十三条规定的先后次序",
    needs=("persons.name",),
    remedy="核对文书，更正其中写错的一个日期",
    example="报到日期 2024-03-01 早于送达日期 2024-03-05，应不早于它",
)
def dates_out_of_order(books: Books) -> Outcomes:
    """出生、初次吸毒、初次发现、决定、送达、报到、签协议、解除，后一个早于前一个。中间隔着只写到年、月的，也与前面写到日的比较。从强制隔离戒毒所出来的日期（栏目写明强戒、出所的）在社区康复之前，不参加比较。

    为什么：次序颠倒说明至少有一个日期写错，按它算出的期限也不可信。
    """
    titles = {field.name: field.title for field in DATE_FIELDS["persons"]}
    for person in books.persons:
        days = _in_order(person)
        if len(days) < 2:
            continue
        pairs = (*pairwise(days), *pairwise([each for each in days if each[1].exact]))
        wrong = {other: one for one, other in reversed(pairs) if _reversed(*one, other[1])}
        for (later, after), (earlier, before) in sorted(wrong.items(), key=lambda pair: _ORDER.index(pair[0][0])):
            if earlier == "birth_date":
                message = f"{titles[later]} {after} 不晚于{titles[earlier]} {before}，应晚于它"
            else:
                message = f"{titles[later]} {after} 早于{titles[earlier]} {before}，应不早于它"
            yield hit(person, later, message)
        if not wrong:
            yield OK


def _in_order(person: Person) -> list[tuple[str, Day]]:
    """The person's days in the order they must have; the release from 强制隔离戒毒 comes before 社区康复 and is none of them."""
    names = (name for name in _ORDER if name != "released_on" or order_release(person))
    return [(name, day) for name in names if (day := getattr(person, name)) is not None]


def _reversed(earlier: str, before: Day, after: Day) -> bool:
    """Whether the second date certainly cannot follow the first; nothing happens on the day of birth."""
    return after.last <= before.first if earlier == "birth_date" else after.last < before.first
