"""The seven rules that jdtool and its peers are timed on, and the sheets they read."""

from dataclasses import dataclass
from datetime import date

AS_OF = date(2024, 12, 31)
HEADER_ROW = 3  # counted from 1; the title and the 填报单位 line stand above
PERSONS, VISITS, TESTS, ACTIVITIES = "花名册", "走访记录", "尿检记录", "宣传活动"
RESULTS = ("阴性", "阳性", "无效", "待出", "拒检", "未检")

# GB 11643-1999
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the seven: what is claimed of a sheet, and jdtool's codes for a breach of it."""

    name: str
    sheet: str
    claim: str
    codes: tuple[str, ...]


RULES = (
    Rule("id-missing", PERSONS, "the identity number is filled in", ("ID101",)),
    Rule("id-check-digit", PERSONS, "its check digit is right (GB 11643-1999)", ("ID102",)),
    Rule("id-differs", PERSONS, "出生日期 and 性别 agree with it", ("ID106", "ID107")),
    Rule("visit-date-unreadable", VISITS, "走访时间 is a date", ("DT301",)),
    Rule("visit-in-future", VISITS, "走访时间 is not after the as-of date", ("DT303",)),
    Rule("visit-unknown-person", VISITS, "the person visited is on the roster", ("VI406",)),
    Rule("result-unknown", TESTS, f"检测结果 is one of {'、'.join(RESULTS)}", ("TE503", "TE505")),
)


def check_character(body: str) -> str:
    """The 18th character that belongs to the first 17 digits."""
    return CHECK_CHARACTERS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11]


def is_check_digit_right(number: str) -> bool:
    """False also for what is not 18 characters long or holds no digits."""
    body = number[:17]
    return len(number) == 18 and body.isdecimal() and check_character(body) == number[17].upper()
