"""ID: what must agree with an identity number: birth date, sex, name, and one row for one person."""

import datetime
import re
import unicodedata

from jdtool.cells.day import Day
from jdtool.cells.id_number import IdShape, born_on, check_digit, key_of, sex_of, shape
from jdtool.cells.text import squeeze
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.identity import STANDARD
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Severity, hit, row_beside, rule

_RESIDENT = frozenset({IdShape.RESIDENT18, IdShape.RESIDENT15})


@rule(
    "ID106",
    "birth-date-differs",
    Severity.ERROR,
    "出生日期与身份证号不符",
    basis=STANDARD,
    needs=("persons.id_number", "persons.birth_date"),
    remedy="对照证件，更正出生日期或身份证号",
    example="出生日期与身份证号第 7～14 位不一致，两者应相同",
)
def birth_date_differs(books: Books) -> Outcomes:
    """出生日期栏与身份证号第 7～14 位不一致。

    为什么：两者必有一错；错的是号码，就会认错人。
    """
    for person in books.persons:
        if person.birth_date is None or shape(person.id_number) not in _RESIDENT:
            continue
        born = born_on(person.id_number)
        if born is None:
            yield UNDECIDED
        elif person.birth_date.first <= born <= person.birth_date.last:
            yield OK
        else:
            yield hit(person, "birth_date", "出生日期与身份证号第 7～14 位不一致，两者应相同")


@rule(
    "ID107",
    "sex-differs",
    Severity.ERROR,
    "性别与身份证号不符",
    basis=STANDARD,
    needs=("persons.id_number", "persons.sex"),
    remedy="对照证件，更正性别或身份证号",
    example="性别填“女”，按身份证号第 17 位应为“男”",
)
def sex_differs(books: Books) -> Outcomes:
    """性别栏与身份证号的顺序码（第 17 位，奇男偶女）不一致。

    为什么：两者必有一错；错的是号码，就会认错人。
    """
    for person in books.persons:
        if person.sex is None or shape(person.id_number) not in _RESIDENT:
            continue
        sex = sex_of(person.id_number)
        if sex == person.sex:
            yield OK
        else:
            yield hit(person, "sex", f"性别填“{person.sex}”，按身份证号第 17 位应为“{sex}”")


@rule(
    "ID108",
    "age-differs",
    Severity.WARNING,
    "年龄与出生日期不符",
    basis=STANDARD,
    needs=("persons.age", "persons.id_number|persons.birth_date"),
    remedy="按身份证号重新计算年龄；年龄栏最好用公式，或不设",
    example="年龄填 45，按出生日期到 2024-12-31 应为 39 周岁",
)
def age_differs(books: Books) -> Outcomes:
    """年龄栏与按身份证号（校验码正确的）或出生日期算到截止日的周岁相差一岁以上。差一岁的可能按虚岁填，不算。

    为什么：年龄多年不更新，统计未成年人、青少年人数就会错。
    """
    for person in books.persons:
        if person.age is None:
            continue
        born = _birth(person)
        if born is None or born.last > books.as_of:
            yield UNDECIDED
            continue
        youngest, oldest = _years(born.last, books.as_of), _years(born.first, books.as_of)
        if youngest - 1 <= person.age <= oldest + 1:
            yield OK
        else:
            right = f"{oldest}" if youngest == oldest else f"{youngest}～{oldest}"
            yield hit(person, "age", f"年龄填 {person.age}，按出生日期到 {books.as_of} 应为 {right} 周岁")


def _birth(person: Person) -> Day | None:
    """By the number where it is right, else by the column."""
    number = person.id_number
    kind = shape(number)
    right = kind is IdShape.RESIDENT15 or (kind is IdShape.RESIDENT18 and number[17] == check_digit(number[:17]))
    born = born_on(number) if right else None
    return Day(born, born) if born else person.birth_date


def _years(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@rule(
    "ID109",
    "id-shared",
    Severity.ERROR,
    "一个身份证号多个姓名",
    needs=("persons.id_number",),
    basis=STANDARD,
    remedy="核实号码属于谁，更正另一人的号码；改名的在曾用名栏注明",
    example="与第 5 行的身份证号相同而姓名不同，一个号码只能属于一个人",
)
def id_shared(books: Books) -> Outcomes:
    """同一个身份证号下出现两个不同的姓名（花名册内，或与走访、检测、档案之间）。

    为什么：号码是唯一的，必有一处输错；在更正之前按两个人计。
    """
    first: dict[str, Record] = {}
    for record in books.numbered:
        key = key_of(record.id_number)
        if not key:
            continue
        other = first.setdefault(key, record)
        if other is record or _same_name(other, record):
            yield OK
        else:
            yield hit(
                record, "id_number", f"与{row_beside(other, record)}的身份证号相同而姓名不同，一个号码只能属于一个人"
            )


def _same_name(one: Record, other: Record) -> bool:
    return not one.name or not other.name or bool(_names(one) & _names(other))


def _names(record: Record) -> set[str]:
    """The name and, on the roster, what the person was called before."""
    aliases = re.split(r"[,、;/\s]", unicodedata.normalize("NFKC", getattr(record, "alias", "")))
    return {squeeze(name) for name in (record.name, *aliases)} - {""}


@rule(
    "ID110",
    "person-twice",
    Severity.WARNING,
    "同一人重复登记",
    needs=("persons.id_number",),
    basis="一人一档要求（一人只登记一次）",
    remedy="保留一行，另一行的有用内容并入；两个单位都有的，商定由谁管理",
    example="与第 5 行是同一人，一人只应登记一次",
)
def person_twice(books: Books) -> Outcomes:
    """同一身份证号、同一姓名在花名册中出现两次，或出现在两个单位的花名册中。

    为什么：重复登记会使人数虚增；统计时 jdtool 只计一次。
    """
    first: dict[tuple[str, str], Person] = {}
    for person in books.persons:
        key = key_of(person.id_number)
        if not key:
            continue
        other = first.setdefault((key, squeeze(person.name)), person)
        if other is person:
            yield OK
        else:
            units = "" if other.community == person.community else f"（{other.community or '未注明社区'}）"
            yield hit(person, "id_number", f"与{row_beside(other, person)}{units}是同一人，一人只应登记一次")


@rule(
    "ID111",
    "same-name-two-ids",
    Severity.WARNING,
    "同名同生日两个号码",
    needs=("persons.id_number",),
    basis=STANDARD,
    remedy="对照证件核实；是同一人的，改正号码并成一行；确是两人的，不用改",
    example="与第 5 行姓名、出生日期相同而身份证号不同，应核实是否同一人",
)
def same_name_two_ids(books: Books) -> Outcomes:
    """花名册上两行姓名相同、出生日期（按号码或出生日期栏）也相同，身份证号却不同。性别不同的是两个人，不算。

    为什么：多半是同一人的号码输错了一位，人数因此多算，走访、检测也分到两个人头上。
    """
    first: dict[tuple[str, datetime.date], Person] = {}
    for person in books.people:
        if not key_of(person.id_number):
            continue
        births = {born_on(person.id_number), _exact(person.birth_date)} - {None}
        keys = [(squeeze(person.name), born) for born in births if born]
        other = next((first[key] for key in keys if key in first), None)
        first.update((key, person) for key in keys if key not in first)
        if other is None or key_of(other.id_number) == key_of(person.id_number) or _sexes_differ(other, person):
            yield OK if keys else UNDECIDED
        else:
            where = row_beside(other, person)
            yield hit(person, "id_number", f"与{where}姓名、出生日期相同而身份证号不同，应核实是否同一人")


def _exact(day: Day | None) -> datetime.date | None:
    return day.first if day and day.exact else None


def _sexes_differ(one: Person, other: Person) -> bool:
    return one.sex is not None and other.sex is not None and one.sex != other.sex
