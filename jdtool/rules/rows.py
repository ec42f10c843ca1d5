"""ST: rows that are there twice, and numbers of rows that do not run on."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from jdtool.cells.day import Day
from jdtool.cells.id_number import key_of
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.field import Ledger
from jdtool.ledgers.record import Place, Record
from jdtool.rules.rule import OK, UNDECIDED, Hit, Outcomes, Severity, row_beside, rule

_DAYS = {"visits": "visited_on", "drug_tests": "tested_on", "activities": "held_on"}
"""Ledgers of events: without its day, one row looks like another and is not."""


@rule(
    "ST010",
    "duplicate-record",
    Severity.WARNING,
    "两行完全相同",
    remedy="核对是否重复登记；确是两次的，写明区别，不是的删去一行",
    example="与第 15 行除序号外完全相同，一条记录只应登记一行",
)
def duplicate_record(books: Books) -> Outcomes:
    """同一种台账里两行除序号外全部相同。没有填日期的走访、检测、活动看不出是不是一次，不判；人员有身份证号的由 ID110 检查。

    为什么：重复的行会使次数、人数虚增。
    """
    mains = {(sheet.file, sheet.name): sheet.ledger for sheet in books.sheets}
    for each in LEDGERS:
        records = (
            record
            for origin, rows in groupby(books.records(each.name), key=attrgetter("origin"))
            if mains.get((origin.file, origin.sheet)) == each.name
            for record in rows
        )
        yield from _duplicates(each, records)


def _duplicates(each: Ledger, records: Iterable[Record]) -> Outcomes:
    """Rows of one name (item, community) and day are few; only they are compared in full."""
    name, event_day = attrgetter(each.keys[0]), _DAYS.get(each.name, "")
    first: dict[tuple[str, datetime.date | None], Record] = {}
    more: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        day: Day | None = getattr(record, event_day) if event_day else None
        if event_day and day is None:
            yield UNDECIDED
            continue
        other = first.setdefault((name(record), day.first if day else None), record)
        if other is record or (each.name == "persons" and record.id_number and key_of(record.id_number)):
            yield OK
            continue
        same = next((one for one in (other, *more[id(other)]) if _alike(each, one, record)), None)
        more[id(other)].append(record)
        yield _twice(same, record) if same else OK


def _alike(each: Ledger, one: Record, other: Record) -> bool:
    if one.origin.columns.keys() != other.origin.columns.keys():
        return False
    names = (field.name for field in each.fields if field.name in one.origin.columns and field.name != "sequence")
    told = attrgetter("street", "community", "troubles", *names)
    return bool(told(one) == told(other))


def _twice(other: Record, record: Record) -> Hit:
    message = f"与{row_beside(other, record)}除序号外完全相同，一条记录只应登记一行"
    return Hit(Place(record.origin.file, record.origin.sheet, record.row), message, record)


@rule(
    "ST012",
    "sequence-gap",
    Severity.INFO,
    "序号不连续",
    remedy="核对有无漏行、删行，然后重新编号",
    example="序号由 5 跳到 7，应为 6（全表跳号 3 处、重号 1 处）",
)
def sequence_gap(books: Books) -> Outcomes:
    """序号有跳号或重号；分组重新从 1 编号的不算，按别的栏目排过序的不判。一张表合为一条。

    为什么：跳号往往是删了一行或漏了一行。
    """
    for sheet in books.sheets:
        for numbering in sheet.condition.numberings:
            if not numbering.ascending:
                yield UNDECIDED
            elif not numbering.row:
                yield OK
            else:
                how = "重复" if numbering.number == numbering.before else f"由 {numbering.before} 跳到"
                what = f"序号{how} {numbering.number}，应为 {numbering.before + 1}"
                counts = f"全表跳号 {numbering.skips} 处、重号 {numbering.repeats} 处"
                yield Hit(
                    Place(sheet.file, sheet.name, numbering.row, numbering.column, "sequence"), f"{what}（{counts}）"
                )
