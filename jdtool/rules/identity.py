"""ID: identity numbers and what must agree with them (GB 11643-1999)."""

import datetime
from collections.abc import Iterator

from jdtool.cells.id_number import IdShape, born_on, check_digit, key_of, sex_of, shape, widen
from jdtool.cells.raw import Trouble
from jdtool.cells.text import squeeze
from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Severity, hit, rule

_STANDARD = "GB 11643-1999《公民身份号码》"
_OLDEST = 120  # years
_RESIDENT = frozenset({IdShape.RESIDENT18, IdShape.RESIDENT15})


def _numbered(books: Books) -> Iterator[Record]:
    """The first record of every distinct number and name, the roster first."""
    seen: set[tuple[str, str]] = set()
    for ledger in ("persons", "dossiers", "visits", "drug_tests"):
        for record in books.records(ledger):
            key = (record.id_number, squeeze(record.name))
            if record.id_number and key not in seen:
                seen.add(key)
                yield record


@rule(
    "ID101",
    "id-missing",
    Severity.WARNING,
    "缺身份证号",
    needs=("persons.id_number",),
    basis="一人一档要求（身份信息应完整）",
    remedy="向户籍派出所核实后补填；确无法核实的写明原因",
    example="第 9 行：身份证号为空",
)
def id_missing(books: Books) -> Outcomes:
    """花名册上的人没有身份证号（空白，或只填了“无”“不详”“/”）。

    为什么：没有身份证号，同名的人分不清，走访、检测记录也可能归错人。
    """
    for person in books.persons:
        trouble = person.trouble("id_number")
        if person.id_number or (trouble and trouble.trouble is not Trouble.EXCUSED):
            yield OK
        else:
            written = f"只填了“{trouble.text}”" if trouble else "为空"
            yield hit(person, "id_number", f"身份证号{written}，应填写 18 位公民身份号码")


@rule(
    "ID102",
    "id-check-digit",
    Severity.ERROR,
    "身份证号校验码不对",
    basis=_STANDARD,
    needs=("persons.id_number|visits.id_number|drug_tests.id_number|dossiers.id_number",),
    remedy="对照身份证或户籍底册逐位核对，更正输错的数字",
    example="末位是 5，按前 17 位计算应为 2",
)
def id_check_digit(books: Books) -> Outcomes:
    """18 位号码的末位校验码与前 17 位算出的不一致，说明至少有一位输错。

    为什么：号码错一位就成了另一个人，比对、协查都会落空。
    """
    for record in _numbered(books):
        number = record.id_number
        if shape(number) is not IdShape.RESIDENT18:
            continue
        right = check_digit(number[:17])
        if number[17] == right:
            yield OK
        else:
            yield hit(
                record, "id_number", f"末位校验码是 {number[17]}，按前 17 位计算应为 {right}，号码中至少有一位输错"
            )


@rule(
    "ID103",
    "id-digits-lost",
    Severity.ERROR,
    "身份证号后几位已丢失",
    basis="Excel 数字只保留 15 位有效数字",
    needs=("persons.id_number|visits.id_number|drug_tests.id_number|dossiers.id_number",),
    remedy="把该列设为“文本”格式后，按原始证件重新录入全部号码；丢失的数字无法恢复",
    example="单元格是数字格式，第 16 位以后已变成 0",
)
def id_digits_lost(books: Books) -> Outcomes:
    """身份证号以“数字”格式存放，Excel 只保留前 15 位，后面的已经丢失，显示出来的是假的。

    为什么：这样的号码不能用来认人，jdtool 也不会用它比对。
    """
    for ledger in ("persons", "dossiers", "visits", "drug_tests"):
        for record in books.records(ledger):
            trouble = record.trouble("id_number") if record.troubles else None
            if trouble and trouble.trouble is Trouble.DIGITS_LOST:
                yield hit(record, "id_number", "号码按数字存放，15 位以后的数字已丢失，应以文本格式重新录入 18 位号码")
            elif record.id_number:
                yield OK


@rule(
    "ID104",
    "id-malformed",
    Severity.ERROR,
    "证件号码格式不对",
    basis=_STANDARD,
    needs=("persons.id_number|visits.id_number|drug_tests.id_number|dossiers.id_number",),
    remedy="对照证件更正；确为其他证件的，在证件类型栏注明",
    example="号码有 17 位，应为 18 位",
)
def id_malformed(books: Books) -> Outcomes:
    """既不是 18 位（或旧 15 位）公民身份号码，也不是认得的其他证件；或出生日期不可能、在截止日之后、超过 120 岁。

    为什么：格式不对的号码一定有录入错误。地区代码停用不算错。
    """
    for record in _numbered(books):
        problem = _malformed(record.id_number, books.as_of)
        yield hit(record, "id_number", problem) if problem else OK
    for person in books.persons:
        trouble = person.trouble("id_number") if person.troubles else None
        if trouble and trouble.trouble is Trouble.UNREADABLE:
            yield hit(person, "id_number", "不是证件号码，应为 18 位公民身份号码")


def _malformed(number: str, as_of: datetime.date) -> str:
    kind = shape(number)
    if kind is IdShape.OTHER:
        return ""
    if kind is IdShape.MALFORMED:
        return (
            f"号码有 {len(number)} 个字符，应为 18 位公民身份号码" if len(number) != 18 else "18 位中有不该出现的字符"
        )
    born = born_on(number)
    if born is None:
        return "号码中的出生日期不存在"
    if born > as_of:
        return f"号码中的出生日期在截止日 {as_of} 之后"
    if as_of.year - born.year > _OLDEST:
        return f"按号码推算已超过 {_OLDEST} 岁"
    return ""


@rule(
    "ID105",
    "id-old-15",
    Severity.INFO,
    "旧 15 位身份证号",
    basis="GB 11643-1999 取代 1989 版的 15 位号码",
    needs=("persons.id_number",),
    remedy="向户籍派出所核实后改为 18 位号码",
    example="15 位号码，对应的 18 位号码末位应为 X",
)
def id_old_15(books: Books) -> Outcomes:
    """花名册上填的是旧的 15 位号码。jdtool 按规则换算成 18 位来认人，但不改动台账。

    为什么：旧号码早已停用，与其他系统比对不上。
    """
    for person in books.persons:
        kind = shape(person.id_number)
        if kind is IdShape.RESIDENT15:
            last = widen(person.id_number)[-1]
            yield hit(person, "id_number", f"是旧的 15 位号码，应换成 18 位（第 7、8 位为 19，末位为 {last}）")
        elif kind is IdShape.RESIDENT18:
            yield OK


@rule(
    "ID106",
    "birth-date-differs",
    Severity.ERROR,
    "出生日期与身份证号不符",
    basis=_STANDARD,
    needs=("persons.id_number", "persons.birth_date"),
    remedy="对照证件，更正出生日期或身份证号",
    example="出生日期栏与身份证号第 7～14 位不一致",
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
            yield hit(person, "birth_date", "出生日期栏与身份证号中的出生日期不一致，应相同")


@rule(
    "ID107",
    "sex-differs",
    Severity.ERROR,
    "性别与身份证号不符",
    basis=_STANDARD,
    needs=("persons.id_number", "persons.sex"),
    remedy="对照证件，更正性别或身份证号",
    example="性别填女，身份证号第 17 位为奇数（男）",
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
            yield hit(person, "sex", f"性别填{person.sex}，身份证号顺序码为{sex}")


@rule(
    "ID109",
    "id-shared",
    Severity.ERROR,
    "一个身份证号多个姓名",
    needs=("persons.id_number",),
    basis=_STANDARD,
    remedy="核实号码属于谁，更正另一人的号码；改名的在曾用名栏注明",
    example="与第 5 行身份证号相同而姓名不同",
)
def id_shared(books: Books) -> Outcomes:
    """同一个身份证号下出现两个不同的姓名（花名册内，或与走访、检测、档案之间）。

    为什么：号码是唯一的，必有一处输错；在更正之前按两个人计。
    """
    first: dict[str, Record] = {}
    for record in _numbered(books):
        key = key_of(record.id_number)
        if not key:
            continue
        other = first.setdefault(key, record)
        if other is record or _same_name(other, record):
            yield OK
        else:
            yield hit(record, "id_number", f"与{_where(other, record)}的身份证号相同而姓名不同，一个号码只能属于一个人")


def _same_name(one: Record, other: Record) -> bool:
    return not one.name or not other.name or squeeze(one.name) == squeeze(other.name)


def _where(other: Record, record: Record) -> str:
    place = other.at("name")
    sheet = (
        "" if (place.file, place.sheet) == (record.origin.file, record.origin.sheet) else f"{place.file}“{place.sheet}”"
    )
    return f"{sheet}第 {place.row} 行"


@rule(
    "ID110",
    "person-twice",
    Severity.WARNING,
    "同一人重复登记",
    needs=("persons.id_number",),
    basis="一人一档要求（一人只登记一次）",
    remedy="保留一行，另一行的有用内容并入；两个单位都有的，商定由谁管理",
    example="与第 5 行是同一人（号码和姓名都相同）",
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
            yield hit(person, "id_number", f"与{_where(other, person)}{units}是同一人，一人只应登记一次")
