"""The period a template is about: made to fit when nobody chose one, refused when it does not, and named in words."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.period import Period


class Wanted(Struct, frozen=True):
    """What a template's period must be: said in Chinese, with the option that asks for it; "" as kind is any."""

    kind: str
    said: str
    option: str


ANY = Wanted("", "", "")
HALF = Wanted("half", "半年", "--year 2024-H1（上半年）")
QUARTER = Wanted("quarter", "季度", "--quarter 2024-Q3")
MONTH = Wanted("month", "月份", "--month 2024-06")
JUNE = Wanted("june", "6月", "--year 2024、--month 2024-06，或用 --from、--to 写明活动的起止日期")


class Words(Struct, frozen=True):
    """What the period is called inside a report: 本月, and what comes after it."""

    now: str
    next: str


_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "year": Words("全年", "下一步打算"),
        "half": Words("上半年", "下半年工作打算"),
        "quarter": Words("本季度", "下季度工作打算"),
        "month": Words("本月", "下月工作打算"),
        "range": Words("期内", "下一步打算"),
    }
)


def words_of(period: Period, until: datetime.date) -> Words:
    """全年 (年初以来 while it lasts), 上半年, 本季度, 本月, 期内, and the heading of the plan."""
    if period.kind == "year" and until < period.last:
        return Words("年初以来", "下一步打算")
    if period.kind == "half" and period.first.month > 6:
        return Words("下半年", "下一步打算")
    return _WORDS[period.kind]


def fitted(books: Books, wanted: Wanted, *, chosen: bool, dated: bool) -> Books:
    """The books over the period the template is about; `chosen` is one that the user typed, `dated` an as_of.

    Where nobody chose one it is the latest of its kind with a record. Raises JdtoolError for one of another kind.
    """
    if not wanted.kind or books.period.kind == wanted.kind:
        return books
    period = _june(books.period) if wanted is JUNE else None
    if wanted is not JUNE and not chosen:
        period = _latest(books, wanted.kind)
    if period is None:
        raise JdtoolError(
            f"这个模板要写明{wanted.said}，现在的时期是{books.period.title}；请用 {wanted.option}，模板见 jdtool report --list"
        )
    return replace(books, period=period, as_of=books.as_of if dated else min(books.as_of, period.last))


def _june(period: Period) -> Period | None:
    """A year's June; June itself, or the days somebody chose for the campaign."""
    if period.kind == "year":
        return Period.parse(f"{period.first.year}-06")
    of_june = (period.last.year, 6) in period.months()
    return period if of_june and period.kind in {"month", "range"} else None


def _latest(books: Books, kind: str) -> Period:
    """The latest period of the kind with a dated visit, test or activity, not after the cut-off."""
    days = [
        day.last
        for day in (
            *(visit.visited_on for visit in books.visits),
            *(test.tested_on for test in books.drug_tests),
            *(activity.held_on for activity in books.activities),
        )
        if day and day.last <= books.until
    ]
    latest = max(days, default=books.until)
    number = {"half": (latest.month - 1) // 6 + 1, "quarter": (latest.month - 1) // 3 + 1, "month": latest.month}[kind]
    mark = {"half": "-H", "quarter": "-Q", "month": "-"}[kind]
    return Period.parse(f"{latest.year}{mark}{number}")
