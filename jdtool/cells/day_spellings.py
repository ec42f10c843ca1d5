"""The spellings of one date, half-width and without blanks: a table, the first that fits is taken."""

import re
from collections.abc import Callable
from datetime import date, timedelta

Stretch = tuple[date, date, bool]
"""First and last possible day, and whether the year had to be inferred."""


def spelled(text: str, year: int | None) -> Stretch | None:
    """What the first fitting spelling means; ValueError if one fits and there is no such day.

    >>> spelled("23年11月中旬", None)
    (datetime.date(2023, 11, 11), datetime.date(2023, 11, 20), False)
    >>> spelled("2020.11.31", None)
    Traceback (most recent call last):
    ValueError: day is out of range for month
    """
    for spelling, meaning in _SPELLINGS:
        if found := spelling.fullmatch(text):
            return meaning(found, year)
    return None


def month_end(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


_EPOCH = date(1899, 12, 30)  # day 0 of Excel's serial numbers from March 1900 on
_NOT_THAT_DAY = re.compile(r"^[年月日号旬前后以之至到左~/.:-]|至今")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), **{f"{n}季度": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)}}


def _full_year(digits: str, year: int | None) -> int:
    """Two digits are of this century unless that lies more than ten years past `year` (or past 2068)."""
    if len(digits) == 4:
        return int(digits)
    full = 2000 + int(digits)
    return full if full <= (year + 10 if year else 2068) else full - 100


def _of_date(found: re.Match[str], year: int | None) -> Stretch | None:
    if _NOT_THAT_DAY.search(found[5]):
        return None
    day = date(_full_year(found[1], year), int(found[3]), int(found[4]))
    return day, day, False


def _of_digits(found: re.Match[str], _: int | None) -> Stretch:
    first = date(int(found[1]), int(found[2]), int(found[3] or 1))
    return first, first if found[3] else month_end(first), False


def _of_serial(found: re.Match[str], _: int | None) -> Stretch:
    day = _EPOCH + timedelta(days=int(found[1]))
    return day, day, False


def _of_month_day(found: re.Match[str], year: int | None) -> Stretch | None:
    if year is None or _NOT_THAT_DAY.search(found[4] or ""):
        return None
    day = date(year, int(found[1]), int(found[3]))
    return day, day, True


def _of_month(found: re.Match[str], year: int | None) -> Stretch | None:
    written = _full_year(found[1], year) if found[1] else year
    if written is None:
        return None
    start, end = _THIRDS.get(found[3], (1, 31))
    last = month_end(date(written, int(found[2]), 1))
    return last.replace(day=start), last.replace(day=min(end, last.day)), not found[1]


def _of_year(found: re.Match[str], year: int | None) -> Stretch | None:
    written = _full_year(found[1], year) if found[1] else year
    if written is None:
        return None
    start, end = _PARTS.get((found[2] or "").removeprefix("第"), (1, 12))
    return date(written, start, 1), month_end(date(written, end, 1)), not found[1]


_MONTH_TAIL = r"(?:份)?([上中下]旬|[初底末间中内])?"
_YEAR = r"(19[5-9]\d|20\d\d|2100|\d{4}(?=年)|\d\d(?=年))"  # without 年 only what can be no other number
_YEAR_PART = r"([上下]半年|第?[1-4]季度)"
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Stretch | None]], ...] = (
    (re.compile(r"(\d{4}|\d\d)(?:年|([-./]))(\d{1,2})(?:月|(?(2)\2|[./]))(\d{1,2})[日号]?(\D*)"), _of_date),
    (re.compile(r"(\d{4})(\d\d)(\d\d)?"), _of_digits),
    (re.compile(r"([2-5]\d{4})(?:\.\d+)?"), _of_serial),
    (re.compile(r"(\d{4}|\d\d(?=年))[-./年](\d{1,2})月?" + _MONTH_TAIL), _of_month),
    (re.compile(r"(\d{1,2})(?:(月)|[-./])(\d{1,2})[日号]?(?(2)(\D*))"), _of_month_day),
    (re.compile(r"()(\d{1,2})月" + _MONTH_TAIL), _of_month),
    (re.compile(_YEAR + r"年?(?:年?[初底末内度]|全年)?" + _YEAR_PART + "?"), _of_year),
    (re.compile("()" + _YEAR_PART), _of_year),
)
