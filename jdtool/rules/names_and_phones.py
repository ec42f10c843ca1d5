"""ID: names and telephone numbers that cannot be what they stand for."""

import re

from jdtool.cells.phone import is_phone
from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import PERSONS, Person
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

_PHONES = ("phone", "officer_phone", "worker_phone", "relative_phone")
_SHARED = frozenset({"officer_phone", "worker_phone"})  # one number on many rows: told once
_TITLES = {field.name: field.title for field in PERSONS.fields}
_PLACEHOLDER = re.compile(r"[0-9０-９×✕*＊?？○_＿某]|[xX]{2}")


@rule(
    "ID112",
    "phone-malformed",
    Severity.WARNING,
    "电话号码不对",
    needs=("persons." + "|persons.".join(_PHONES),),
    basis="号码可拨通才能联系（本地设定；手机号 11 位，座机 7～8 位，可带区号）",
    remedy="核实后更正；该列设为“文本”格式再录入",
    example="联系电话有 10 位数字，不是手机号或座机号，应为 11 位手机号，或 7～8 位座机号（可带区号）",
)
def phone_malformed(books: Books) -> Outcomes:
    """电话不是手机号、座机号，或以“数字”格式存放而丢了后几位。只写“空号”“停机”之类、没有号码的不判。民警、社工的同一个号码只报一次。

    为什么：打不通的电话等于没有联系方式。
    """
    seen: set[tuple[str, str, str]] = set()
    for person in books.persons:
        for name in _PHONES:
            if not person.has_column(name):
                continue
            told = (person.origin.file, name, getattr(person, name) or "")
            if name not in _SHARED or told not in seen:
                seen.add(told)
                yield from _phone(person, name)


def _phone(person: Person, name: str) -> Outcomes:
    number: str | None = getattr(person, name)
    trouble = person.trouble(name)
    if trouble and trouble.trouble is Trouble.DIGITS_LOST:
        yield hit(person, name, f"{_TITLES[name]}按数字存放，后几位已丢失，应以文本格式重新录入")
    elif trouble and trouble.trouble is Trouble.UNREADABLE:
        yield hit(person, name, f"{_TITLES[name]}填的不是电话号码，应为 11 位手机号，或 7～8 位座机号（可带区号）")
    elif number:
        yield _judged(person, name, number)


def _judged(person: Person, name: str, number: str) -> Outcome:
    digits = sum(character.isdigit() for character in number)
    if not digits:
        return UNDECIDED
    if is_phone(number):
        return OK
    what = f"{_TITLES[name]}有 {digits} 位数字，不是手机号或座机号"
    return hit(person, name, f"{what}，应为 11 位手机号，或 7～8 位座机号（可带区号）")


@rule(
    "ID113",
    "name-suspicious",
    Severity.INFO,
    "姓名不像全名",
    needs=("persons.name",),
    basis="一人一档要求（身份信息应完整）",
    remedy="填写身份证上的全名；用来区分同名的字样写到备注或曾用名栏",
    example="姓名中有数字或“某”“×”之类，应填身份证上的全名",
)
def name_suspicious(books: Books) -> Outcomes:
    """花名册的姓名里有数字，或“某”“×”“*”之类的代用字。

    为什么：名字不全就无法与其他台账、其他系统比对。
    """
    for person in books.persons:
        if _PLACEHOLDER.search(person.name):
            yield hit(person, "name", "姓名中有数字或“某”“×”之类，应填身份证上的全名")
        elif person.name:
            yield OK
