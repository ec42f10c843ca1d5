"""Period: the stretch of days asked about, named the way offices name it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Self
from unicodedata import normalize

from msgspec import Struct

from jdtool.errors import JdtoolError

# Months in each whole period, longest first: a range that is a whole year is called a year.
_MONTHS_BY_KIND = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_LABELS = {"year": "{y}", "half": "{y}-H{n}", "quarter": "{y}-Q{n}", "month": "{y}-{n:02d}"}
_TITLES = {"year": "{y}年", "half": "{y}年{name}半年", "quarter": "{y}年第{name}季度", "month": "{y}年{n}月"}
_NUMBER_NAMES = {"half": "上下", "quarter": "一二三四"}
_NUMBERS = {name: position + 1 for names in _NUMBER_NAMES.values() for position, name in enumerate(names)}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = {
    "year": re.compile(rf"{_YEAR}(?:年度?)?"),
    "half": re.compile(rf"{_YEAR}(?:-?H(?P<digit>[12])|(?:年度?)?(?P<name>[上下])半年)", re.IGNORECASE),
    "quarter": re.compile(rf"{_YEAR}(?:-?Q(?P<digit>[1-4])|(?:年度?)?第?(?P<name>[一二三四1-4])季度?)", re.IGNORECASE),
    "month": re.compile(rf"{_YEAR}(?:[-./年](?P<digit>0?[1-9]|1[0-2])月?)"),
}
_WRITTEN_DAY = re.compile(
    r"((?:19|20)\d\d)(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d\d)(\d\d))", re.ASCII
)


class Period(Struct, frozen=True):
    """First and last day, both inside, and the label that `parse` reads back.

    >>> Period.parse("2024年第三季度")
    Period(label='2024-Q3', first=datetime.date(2024, 7, 1), last=datetime.date(2024, 9, 30))
    """

    label: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """A year, half, quarter or month as typed after --year, --quarter, --month; or the label of a range."""
        written = normalize("NFKC", text).replace(" ", "")
        first, dots, last = written.partition("..")
        if dots:
            return cls.between(parse_date(first), parse_date(last))
        for kind, pattern in _WRITTEN.items():
            if found := pattern.fullmatch(written):
                parts = found.groupdict()
                number = parts.get("digit") or parts.get("name") or "1"
                return cls._whole(int(parts["year"]), int(_NUMBERS.get(number, number)), _MONTHS_BY_KIND[kind])
        raise JdtoolError(f"看不懂时期“{text}”：请写成 2024、2024-H1（上半年）、2024-Q3（第三季度）或 2024-06")

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Any two days; a pair that is exactly a year, half, quarter or month becomes that."""
        if first > last:
            raise JdtoolError(f"时期的第一天 {first} 晚于最后一天 {last}：请对调 --from 和 --to 的日期")
        unnamed = cls(f"{first}..{last}", first, last)
        return cls(unnamed._named(_LABELS), first, last) if unnamed.kind != "range" else unnamed

    @classmethod
    def _whole(cls, year: int, number: int, months: int) -> Self:
        end = number * months
        return cls.between(date(year, end - months + 1, 1), date(year, end, monthrange(year, end)[1]))

    @property
    def kind(self) -> str:
        """`year`, `half`, `quarter`, `month` or `range`."""
        if not self._is_whole_months:
            return "range"
        covered = self.months()
        for kind, months in _MONTHS_BY_KIND.items():
            if len(covered) == months and (self.first.month - 1) % months == 0:
                return kind
        return "range"

    @property
    def title(self) -> str:
        """As a report says it: 2024年, 2024年上半年, 2024年第三季度, 2024年6月, 2024年1月5日至6月30日."""
        if self.kind != "range":
            return self._named(_TITLES)
        first = f"{self.first.year}年{self.first.month}月{self.first.day}日"
        last = f"{self.last.month}月{self.last.day}日"
        if self.first == self.last:
            return first
        return f"{first}至{last}" if self.first.year == self.last.year else f"{first}至{self.last.year}年{last}"

    def contains(self, first: date, last: date | None = None) -> bool:
        """Whether a day is certainly inside; of an imprecise day, give its first and last possible day."""
        return self.first <= first and (last or first) <= self.last

    def previous(self) -> Self:
        """The stretch just before, as many months long; as many days, if this one is not of whole months."""
        day_before = self.first - timedelta(days=1)
        if not self._is_whole_months:
            return type(self).between(day_before - (self.last - self.first), day_before)
        months_from_zero = self.first.year * 12 + self.first.month - 1 - len(self.months())
        return type(self).between(date(months_from_zero // 12, months_from_zero % 12 + 1, 1), day_before)

    def months(self) -> list[tuple[int, int]]:
        """Every (year, month) with a day inside."""
        start = self.first.year * 12 + self.first.month - 1
        end = self.last.year * 12 + self.last.month
        return [(month // 12, month % 12 + 1) for month in range(start, end)]

    @property
    def _is_whole_months(self) -> bool:
        return self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]

    def _named(self, patterns: dict[str, str]) -> str:
        kind = self.kind
        number = (self.first.month - 1) // _MONTHS_BY_KIND[kind] + 1
        name = _NUMBER_NAMES[kind][number - 1] if kind in _NUMBER_NAMES else ""
        return patterns[kind].format(y=self.first.year, n=number, name=name)


def parse_date(text: str) -> date:
    """One full day as typed after --as-of, --from or --to.

    >>> parse_date("2024年12月31日")
    datetime.date(2024, 12, 31)
    """
    found = _WRITTEN_DAY.fullmatch(normalize("NFKC", text).replace(" ", ""))
    if not found:
        raise JdtoolError(f"看不懂日期“{text}”：请写成 2024-12-31")
    year, month, day = int(found[1]), int(found[3] or found[5] or found[7]), int(found[4] or found[6] or found[8])
    if not 1 <= month <= 12:
        raise JdtoolError(f"日期“{text}”不存在：没有 {month} 月，请写成 2024-12-31")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise JdtoolError(f"日期“{text}”不存在：{year} 年 {month} 月没有 {day} 日，请写成 2024-12-31")
    return date(year, month, day)
