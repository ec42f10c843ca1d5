"""Titles that name a stretch of the year: 1月, 2024.3, 十二月份, 第一季度, 上半年, 3月5日."""

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.day import Day, read_day
from jdtool.cells.day_spellings import month_end
from jdtool.cells.numerals import number_of
from jdtool.cells.text import read_text, squeeze
from jdtool.workbooks.grid import Cell

_YEAR = r"(?:(?P<year>(?:19|20)\d\d)[年.\-/]?度?|(?P<short>\d\d)年)?"
_TITLES = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?P<mark>[.\-/])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?",
        r"(?P<year>20\d\d)(?P<month>\d\d)",
        r"(?P<month>\d{1,2})[./](?P<day>\d{1,2})[日号]?",
        rf"(?P<before>\D*?){_YEAR}(?<![个\d])(?P<month>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月份?"
        r"(?:(?P<day>\d{1,2})[日号])?(?P<after>\D*)",
        rf"(?P<before>\D*?){_YEAR}第?(?P<quarter>[一二三四1-4])季度?(?P<after>\D*)",
        r"(?P<before>)Q(?P<quarter>[1-4])",
        rf"(?P<before>\D*?){_YEAR}(?P<half>[上下])半年(?P<after>\D*)",
    )
)
_STATED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?|$)")
_LONGEST = 20  # characters; a longer title is a sentence that happens to name a month
_SUM = re.compile("[合小总累]计|至")  # 1月至6月 and 一季度小计 add up other columns


class Stretch(Struct, frozen=True):
    """What a column's title covers; `year` is 0 where the column does not tell it, `day` where it is no single day."""

    year: int
    first_month: int
    last_month: int
    day: int = 0

    def days(self, year: int) -> Day | None:
        """Its days in its own year, else in `year`, which is then inferred; None where neither tells or none is so.

        >>> print(Stretch(0, 1, 3).days(2024), Stretch(2024, 2, 2).days(0), Stretch(0, 2, 2).days(0))
        2024-01-01～2024-03-31 2024-02 None
        """
        used = self.year or year
        if not used:
            return None
        try:
            first = date(used, self.first_month, self.day or 1)
        except ValueError:
            return None
        return Day(first, first if self.day else month_end(date(used, self.last_month, 1)), inferred=not self.year)

    def covers(self, other: "Stretch") -> bool:
        """Whether another, shorter stretch lies within this one."""
        longer = self.last_month - self.first_month > other.last_month - other.first_month
        return self.year == other.year and longer and self.first_month <= other.first_month <= self.last_month


@lru_cache(maxsize=1 << 14)  # asked of every cell that may be a title
def read_stretch(title: str) -> tuple[Stretch, str] | None:
    """The stretch one title names and what else the title says; None where it names none.

    >>> for title in ("1月", "十二月份", "2024年3月", "2024.10", "第一季度", "下半年走访", "2024-03-05", "3月5日"):
    ...     print(read_stretch(title))
    (Stretch(year=0, first_month=1, last_month=1, day=0), '')
    (Stretch(year=0, first_month=12, last_month=12, day=0), '')
    (Stretch(year=2024, first_month=3, last_month=3, day=0), '')
    (Stretch(year=2024, first_month=10, last_month=10, day=0), '')
    (Stretch(year=0, first_month=1, last_month=3, day=0), '')
    (Stretch(year=0, first_month=7, last_month=12, day=0), '走访')
    (Stretch(year=2024, first_month=3, last_month=3, day=5), '')
    (Stretch(year=0, first_month=3, last_month=3, day=5), '')
    >>> [read_stretch(title) for title in ("每月", "3个月", "一季度小计", "13月", "2024.13", "张一鸣", "2024")]
    [None, None, None, None, None, None, None]
    """
    word = squeeze(title[: 2 * _LONGEST])
    if not word or len(word) > _LONGEST or _SUM.search(word):
        return None
    found = next((match for form in _TITLES if (match := form.fullmatch(word))), None)
    if found is None:
        return None
    parts = found.groupdict("")
    first, last = _months(parts)
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"]) if parts.get("short") else 0
    day = int(parts.get("day") or 0)
    if not 1 <= first <= 12 or day > 31 or (day and read_day(f"2000-{first}-{day}").value is None):
        return None
    return Stretch(year, first, last, day), parts.get("before", "") + parts.get("after", "")


def _months(parts: dict[str, str]) -> tuple[int, int]:
    if parts.get("quarter"):
        last = 3 * int(number_of(parts["quarter"]) or 0)
        return last - 2, last
    if parts.get("half"):
        return (1, 6) if parts["half"] == "上" else (7, 12)
    month = int(number_of(parts["month"]) or 0)
    return month, month


def stated_year(title: str) -> int:
    """The year a group's title states, 0 where it states none.

    >>> stated_year("2024年走访情况"), stated_year("2024"), stated_year("走访情况")
    (2024, 2024, 0)
    """
    found = _STATED_YEAR.search(squeeze(title))
    return int(found[1]) if found else 0


def in_order(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches of neighbouring columns, put right where their titles are numbers or the 1st stands for a month.

    A number cell makes 2024.1 of 2024.10; a month typed into a date cell is kept as its first day. Columns that run
    past a December without a year may lie in either year: their days are then unknown.

    >>> [each.first_month for each in in_order([Stretch(2024, month, month) for month in (1, 9, 1, 11)])]
    [1, 9, 10, 11]
    """
    if len(stretches) > 1 and all(each.day == 1 for each in stretches) and len({*stretches}) == len(stretches):
        stretches = [replace(each, day=0) for each in stretches]
    put_right: list[Stretch] = []
    for each in stretches:
        lost_zero = each.first_month == 1 and put_right and put_right[-1] == replace(each, first_month=9, last_month=9)
        put_right.append(replace(each, first_month=10, last_month=10) if lost_zero else each)
    return put_right


def runs_past_a_year(stretches: list[Stretch]) -> bool:
    """Whether columns without a year run on past December: 11月, 12月, 1月."""
    months = [each.first_month * 32 + each.day for each in stretches if not each.year]
    return months != sorted(months) and months != sorted(months, reverse=True)


def names_stretch(cell: Cell) -> bool:
    """Whether a cell over a column says which month or day it is for."""
    return isinstance(cell, date) or (isinstance(cell, str | float) and read_stretch(read_text(cell)) is not None)
