"""A date as ledgers write it, kept as the first and the last day it can mean."""

import datetime
import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.day_spellings import month_end, spelled
from jdtool.cells.numerals import number_of
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import is_excuse

_PLAIN = re.compile(r"(20\d\d)(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)
"""How most ledgers write a day; every other spelling takes the long way."""

Precision = Literal["day", "month", "year", "range"]


class Day(Struct, frozen=True):
    """One day, or the stretch within which it lies; inferred where the year was not written."""

    first: date
    last: date
    inferred: bool = False

    @property
    def exact(self) -> bool:
        return self.first == self.last

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        if self.exact:
            return "day"
        if self.first.day == 1 and self.last == month_end(self.first):
            return "month"
        whole_year = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return "year" if whole_year and self.first.year == self.last.year else "range"

    def __str__(self) -> str:
        """2024-05-06, 2024-05, 2024, or 2024-05-06～2024-05-08.

        >>> str(Day(date(2024, 2, 1), date(2024, 2, 29)))
        '2024-02'
        """
        first = self.first.isoformat()
        shown = {"day": first, "month": first[:7], "year": first[:4]}
        return shown.get(self.precision, f"{first}～{self.last.isoformat()}")


def add_years(day: date, years: int) -> date:
    """The anniversary; 29 February falls on 28 February in a common year.

    >>> add_years(date(2024, 2, 29), 3), add_years(date(2024, 2, 29), 4)
    (datetime.date(2027, 2, 28), datetime.date(2028, 2, 29))
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def add_months(day: date, months: int) -> date:
    """The same day that many months later (or earlier), or the last one its month has.

    >>> add_months(date(2024, 8, 31), -6), add_months(date(2024, 12, 31), 2)
    (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def read_day(raw: Raw, year: int | None = None, month: int | None = None) -> Reading[Day]:
    """The day a cell means; a date without its year is read only where `year` is known from elsewhere.

    So is a mere day of the month where `month` is known too.

    >>> for raw in ("2023.5.6", "2023年5月6日已报到", "二〇二三年五月六日", 20230506, 45052, "2015-06-12 10:11:12"):
    ...     print(read_day(raw).value)
    2023-05-06
    2023-05-06
    2023-05-06
    2023-05-06
    2023-05-06
    2015-06-12
    >>> for raw in ("2023年5月", "202305", "2023年", "2023年第一季度", "2023年11月上旬", "2023.4-2023.6"):
    ...     print(read_day(raw).value)
    2023-05
    2023-05
    2023
    2023-01-01～2023-03-31
    2023-11-01～2023-11-10
    2023-04-01～2023-06-30
    >>> print(read_day("5月6日上午", year=2024).value, read_day("6.26", 2024).value, read_day("5月3日至5日", 2024).value)
    2024-05-06 2024-06-26 2024-05-03～2024-05-05
    >>> print(read_day("9日", 2024, 3).value, read_day(21, 2024, 3).value, read_day("9", 2024).value)
    2024-03-09 2024-03-21 None
    >>> [read_day(raw).trouble.value for raw in ("2020.11.31", "2024.13.1", "延期至2021.07.31", "6.26", "300天")]
    ['unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable']
    >>> read_day("不详").trouble.value, read_day(" ")
    ('excused', Reading(value=None, trouble=None))
    """
    if isinstance(raw, str):
        return _of_text(raw, year, month)
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime.datetime) else raw
        return _reading(Day(day, day))
    if isinstance(raw, (bool, datetime.time, timedelta)):
        return Reading(None, Trouble.UNREADABLE)
    if isinstance(raw, float) and not raw.is_integer():
        return _reading(_decimal(repr(raw), year))
    return _of_text(read_text(raw), year, month)


def _of_text(cell: str, year: int | None, month: int | None) -> Reading[Day]:
    if (plain := _PLAIN.fullmatch(cell)) and (day := _calendar(plain)):
        return Reading(Day(day, day))
    word = squeeze(text := read_text(cell))
    if not word:
        return Reading(None)
    if is_excuse(word):
        return Reading(None, Trouble.EXCUSED)
    written = _plain(text)
    if month and _DAY_ALONE.match(written):
        written = f"{month}月{written}"
    return _reading(_written(written, year))


_YEARS = range(1900, 2151)  # outside are slips of the keyboard or of the date system

_CLOCK = re.compile(
    r"(?:T|(?<!\d))\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?(?:-\d{1,2}:\d\d)?\s*(?:[AP]M|Z|\+\d\d:?\d\d)?\s*$"
    r"|(?<!\d)\d{1,2}[时点](?:\d{1,2}分?|半|整)?(?:\d{1,2}秒)?\s*$"
)
_BLANK_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_CHINESE_NUMBER = re.compile(r"(?<![〇零○一二三四五六七八九十])[〇零○一二三四五六七八九十]{1,4}(?=[年月日号]|季度)")
_MONTH_TO_MONTH = re.compile(r"(?<!\d)(\d{1,2})[-~至到](\d{1,2})月(?:份)?$")
_DAY_ALONE = re.compile(r"\d{1,2}(?:[日号]|$)")
_RANGE_MARK = re.compile("[-~至到]")
_MARKS = str.maketrans("。、,·\\〜‐‑‒–—―−", "..../~-------")


def _plain(text: str) -> str:
    """Half-width, without the time of day, one sign for each kind of separator, Arabic digits."""
    text = _CLOCK.sub("", _half_width(text))
    text = squeeze(_BLANK_BETWEEN_DIGITS.sub(".", text)).translate(_MARKS)
    text = re.sub("-+", "-", text).strip("'‘’`\"()[]【】;").rstrip(".").lstrip("自从于")
    text = _CHINESE_NUMBER.sub(lambda found: str(number_of(found[0]) or found[0]), text)
    return _MONTH_TO_MONTH.sub(r"\1月-\2月", text)


def _half_width(text: str) -> str:
    """Like squeeze, but blanks stay: they part the day from the time."""
    return " ".join(squeeze(part) for part in text.split())


def _calendar(plain: re.Match[str]) -> date | None:
    year, _, *months = plain.groups()
    month, day = (int(part) for part in months if part)
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _reading(day: Day | None) -> Reading[Day]:
    if day is None or day.first.year not in _YEARS or day.last.year not in _YEARS:
        return Reading(None, Trouble.UNREADABLE)
    return Reading(day)


def _decimal(digits: str, year: int | None) -> Day | None:
    """A number cell drops the last zero: 2023.1 is January or October, 6.3 the 3rd or the 30th of June.

    >>> print(_decimal("2023.1", None), _decimal("2023.5", None), _decimal("6.3", 2023))
    2023-01-01～2023-10-31 2023-05 2023-06-03～2023-06-30
    """
    spellings = (digits,) if re.fullmatch(r"\d+\.\d\d+", digits) else (digits, digits + "0")
    days = [day for text in spellings if (day := _written(text, year))]
    return replace(days[0], last=days[-1].last) if days else None


def _written(text: str, year: int | None) -> Day | None:
    try:
        return _single(text, year) or _stretch(text, year)
    except ValueError:  # spelled like a date, and no day of the calendar: never look for a neighbour
        return None


def _single(text: str, year: int | None) -> Day | None:
    found = spelled(text, year)
    return Day(*found) if found else None


def _stretch(text: str, year: int | None) -> Day | None:
    """From one date to another; None where it is in doubt which mark stands between them."""
    marks = _RANGE_MARK.finditer(text[:40])
    stretches = {_from_to(text[: mark.start()], text[mark.end() :], year) for mark in marks} - {None}
    return stretches.pop() if len(stretches) == 1 else None


def _from_to(left: str, right: str, year: int | None) -> Day | None:
    try:
        first = _single(left, year)
        last = _single(_completed(right, first), first.first.year) if first else None
    except ValueError:
        return None
    if first and last and last.precision == first.precision and first.first <= last.first:
        return replace(first, last=last.last)
    return None


def _completed(right: str, first: Day) -> str:
    """The 5日 of 5月3日至5日 with its month, the 6 of 2023.4-6 as a month."""
    if first.precision == "day" and re.fullmatch(r"\d{1,2}[日号]?", right):
        return f"{first.first.month}月{right}"
    if first.precision == "month" and re.fullmatch(r"\d{1,2}", right):
        return f"{right}月"
    return right
