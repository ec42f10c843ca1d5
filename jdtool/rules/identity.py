"""ID: identity numbers by themselves (GB 11643-1999)."""

import datetime
from collections.abc import Iterator
from itertools import chain

from jdtool.cells.day import add_years
from jdtool.cells.id_number import IdShape, born_on, check_digit, shape, widen
from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Severity, hit, rule

STANDARD = "GB 11643-1999《公民身份号码》"
_OLDEST = 120  # years


def _with_numbers(books: Books) -> Iterator[Record]:
    """Every record of the ledgers that have a column for the number, the roster first."""
    return chain(books.persons, books.dossiers, books.visits, books.drug_tests)


@rule(
    "ID101",
    "id-missing",
    Severity.WARNING,
    "缺身份证号",
    needs=("persons.id_number",),
    basis="一人一档要求（身份信息应完整）",
    remedy="向户籍派出所核实后补填；确无法核实的写明原因",
    example="身份证号为空，应填写 18 位公民身份号码",
)
def id_missing(books: Books) -> Outcomes:
    """花名册上的人没有身份证号（空白，或只填了“无”“不详”“/”）。

    为什么：没有身份证号，同名的人分不清，走访、检测记录也可能归错人。
    """
    for person in books.persons:
        trouble = person.trouble("id_number")
        if person.id_number or (trouble and trouble.trouble is not Trouble.EXCUSED):
            yield OK
        elif not person.has_column("id_number"):
            yield UNDECIDED
        else:
            written = f"只填了“{trouble.text}”" if trouble else "为空"
            yield hit(person, "id_number", f"身份证号{written}，应填写 18 位公民身份号码")


@rule(
    "ID102",
    "id-check-digit",
    Severity.ERROR,
    "身份证号校验码不对",
    basis=STANDARD,
    needs=("persons.id_number|visits.id_number|drug_tests.id_number|dossiers.id_number",),
    remedy="对照身份证或户籍底册逐位核对，更正输错的数字",
    example="末位校验码是 5，按前 17 位计算应为 2，号码中至少有一位输错",
)
def id_check_digit(books: Books) -> Outcomes:
    """18 位号码的末位校验码与前 17 位算出的不一致，说明至少有一位输错。

    为什么：号码错一位就成了另一个人，比对、协查都会落空。
    """
    for record in books.numbered:
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
    example="号码按数字存放，第 16 位起已丢失，应以文本格式重新录入 18 位号码",
)
def id_digits_lost(books: Books) -> Outcomes:
    """身份证号以“数字”格式存放，Excel 只保留前 15 位，后面的已经丢失，显示出来的是假的。

    为什么：这样的号码不能用来认人，jdtool 也不会用它比对。
    """
    seen: set[tuple[str, str, int]] = set()
    for record in _with_numbers(books):
        trouble = record.trouble("id_number")
        if trouble and trouble.trouble is Trouble.DIGITS_LOST:
            row = (record.origin.file, record.origin.sheet, record.row)
            if row not in seen:  # a roster's row can be a dossier's too
                seen.add(row)
                yield hit(record, "id_number", "号码按数字存放，第 16 位起已丢失，应以文本格式重新录入 18 位号码")
        elif record.id_number:
            yield OK


@rule(
    "ID104",
    "id-malformed",
    Severity.ERROR,
    "证件号码格式不对",
    basis=STANDARD,
    needs=("persons.id_number|visits.id_number|drug_tests.id_number|dossiers.id_number",),
    remedy="对照证件更正；确为其他证件的，在证件类型栏注明",
    example="号码有 17 个字符，应为 18 位公民身份号码",
)
def id_malformed(books: Books) -> Outcomes:
    """既不是 18 位（或旧 15 位）公民身份号码，也不是认得的其他证件；或出生日期不可能、在截止日之后、超过 120 岁。

    为什么：格式不对的号码一定有录入错误。地区代码停用不算错。
    """
    for record in books.numbered:
        problem = "" if _is_other_document(record) else _malformed(record.id_number, books.as_of)
        yield hit(record, "id_number", problem) if problem else OK
    for person in books.persons:
        trouble = person.trouble("id_number")
        if trouble and trouble.trouble is Trouble.UNREADABLE:
            yield hit(person, "id_number", "填的不是证件号码，应为 18 位公民身份号码")


def _is_other_document(record: Record) -> bool:
    """Whether the roster's 证件类型 says that the number is no resident's identity number."""
    kind = getattr(record, "id_kind", "")
    return bool(kind) and "身份" not in kind


def _malformed(number: str, as_of: datetime.date) -> str:
    kind = shape(number)
    if kind is IdShape.OTHER:
        return ""
    if kind is IdShape.MALFORMED:
        return (
            f"号码有 {len(number)} 个字符，应为 18 位公民身份号码"
            if len(number) != 18
            else "18 位中有多余的字母或符号，应只有数字（末位可为 X）"
        )
    born = born_on(number)
    if born is None:
        return "号码第 7～14 位不是存在的出生日期，应逐位核对"
    if born > as_of:
        return f"号码中的出生日期在截止日 {as_of} 之后，应不晚于截止日"
    if add_years(born, _OLDEST) < as_of:
        return f"按号码推算已超过 {_OLDEST} 岁，应核对第 7～10 位的出生年份"
    return ""


@rule(
    "ID105",
    "id-old-15",
    Severity.INFO,
    "旧 15 位身份证号",
    basis="GB 11643-1999 取代 1989 版的 15 位号码",
    needs=("persons.id_number",),
    remedy="向户籍派出所核实后改为 18 位号码",
    example="旧的 15 位号码，应换成 18 位：第 6 位后加 19，末尾加 X",
)
def id_old_15(books: Books) -> Outcomes:
    """花名册上填的是旧的 15 位号码。jdtool 按规则换算成 18 位来认人，但不改动台账。

    为什么：旧号码早已停用，与其他系统比对不上。
    """
    for person in books.persons:
        kind = shape(person.id_number)
        if kind is IdShape.RESIDENT15:
            last = widen(person.id_number)[-1]
            yield hit(person, "id_number", f"是旧的 15 位号码，应换成 18 位：第 6 位后加 19，末尾加 {last}")
        elif kind is IdShape.RESIDENT18:
            yield OK
