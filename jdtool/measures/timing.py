"""Timing: whether a record's day is surely in the period, and its month."""

import datetime

from jdtool.cells.day import Day
from jdtool.measures.traits import UNSTATED
from jdtool.period import Period

ELSEWHERE = "期外"
UNDATED, IMPRECISE, TOO_LATE = "无日期", "日期不精确", "晚于截止日"


def timing(day: Day | None, period: Period, as_of: datetime.date) -> str:
    """ "" for a day surely in the period and not after as_of, 期外 for one surely outside, else what is the matter.

    >>> from datetime import date
    >>> year, today = Period.parse("2024"), date(2024, 9, 30)
    >>> timing(Day(date(2024, 9, 1), date(2024, 9, 30)), year, today), timing(Day(date(2024, 10, 1), date(2024, 10, 1)), year, today)
    ('', '晚于截止日')
    >>> timing(Day(date(2024, 1, 1), date(2024, 12, 31)), year, today), timing(Day(date(2023, 1, 1), date(2023, 12, 31)), year, today)
    ('日期不精确', '期外')
    """
    if day is None:
        return UNDATED
    if day.last < period.first or day.first > period.last:
        return ELSEWHERE
    if day.first > as_of:
        return TOO_LATE
    return "" if period.contains(day.first, day.last) and day.last <= as_of else IMPRECISE


def month_of(day: Day | None) -> str:
    """2024-06, or 未注明 where the day may lie in several months."""
    if day is None or (day.first.year, day.first.month) != (day.last.year, day.last.month):
        return UNSTATED
    return f"{day.first:%Y-%m}"


def months(period: Period, as_of: datetime.date) -> tuple[str, ...]:
    """The months of the period that have begun by as_of."""
    named = (f"{year}-{month:02}" for year, month in period.months())
    return tuple(month for month in named if month <= f"{as_of:%Y-%m}")
