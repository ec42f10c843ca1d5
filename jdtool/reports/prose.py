"""Chinese number prose: counts, rates, changes, dates and lists as an official report words them.

Everything here takes numbers and gives text. Counts are whole and never negative (ValueError otherwise), None is a
figure nobody supplied and becomes MISSING, 0 is a true zero. Rounding is half-up, the one a reader checks with a
calculator. Digits follow GB/T 15835-2011: no thousands mark, no 倍 for a change, dates without leading zeros.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from jdtool.measures.wording import (
    MISSING,
    Rate,
    change,
    counted,
    fraction_text,
    half_up,
    number,
    percent,
    points,
)

__all__ = [
    "MISSING",
    "NOTHING_LISTED",
    "Rate",
    "about",
    "change",
    "chinese_number",
    "count",
    "date_range",
    "date_text",
    "first_second",
    "fraction_text",
    "half_up",
    "listing",
    "number",
    "number_range",
    "over",
    "percent",
    "points",
    "stated",
    "wan",
]

NOTHING_LISTED = "无"

_WORDS_AFTER_NUMBER = ("余", "多")
_WORDS_BEFORE_NUMBER = ("约", "近")
_LARGE_UNITS = ((10_000, "万"), (100_000_000, "亿"))
_DIGITS = "零一二三四五六七八九"


def stated(text: str | None) -> str:
    """The text, or that nobody supplied it."""
    return MISSING if text is None else text


def count(n: int | None, unit: str) -> str:
    """11人; a true zero stays 0人."""
    return MISSING if n is None else f"{counted(n)}{unit}"


def wan(n: Decimal | int | None, unit: str = "", places: int = 2) -> str:
    """Large numbers in 万 and 亿, below ten thousand in full: 45.6万元, 9996份."""
    if n is None:
        return MISSING
    scaled, word = Decimal(n), ""
    for size, larger in _LARGE_UNITS:
        if abs(scaled) >= 10_000:  # rounding may carry: 9999.9999万 is 1亿
            scaled, word = half_up(Decimal(n) / size, places), larger
    return f"{number(scaled)}{word}{unit}"


def about(n: int | None, unit: str, word: str = "余") -> str:
    """A quantity recorded as approximate, in the recorder's own word (余 多 约 近; "" is exact): 600余版, 约600版."""
    if word in _WORDS_AFTER_NUMBER and n:
        return f"{counted(n)}{word}{unit}"
    if word in _WORDS_BEFORE_NUMBER and n:
        return f"{word}{counted(n)}{unit}"
    if word and word not in _WORDS_AFTER_NUMBER + _WORDS_BEFORE_NUMBER:
        raise ValueError(f"not a word for an approximate number: {word!r}")
    return count(n, unit)


def over(n: int | None, unit: str) -> str:
    """An exact count rounded down to a 余 number where the report wants one: 20412 is 2万余份, 600 stays 600份.

    Keeps one leading digit below a thousand, two from there on; below ten the count itself.
    """
    if n is None or n < 10:
        return count(n, unit)
    step = 10 ** (len(str(n)) - (1 if n < 1000 else 2))
    floor = n // step * step
    return wan(floor, unit if floor == n else f"余{unit}")


def number_range(low: int | None, high: int | None, unit: str) -> str:
    """2～3条; a percent sign stands at both ends."""
    if low is None or high is None:
        return MISSING
    if low > high:
        raise ValueError("a range runs from low to high")
    if low == high:
        return count(low, unit)
    return f"{count(low, unit if unit == '%' else '')}～{count(high, unit)}"


def date_text(day: datetime.date | None) -> str:
    """2024年3月8日."""
    return MISSING if day is None else f"{day.year}年{day.month}月{day.day}日"


def date_range(first: datetime.date | None, last: datetime.date | None) -> str:
    """2024年1月5日至6月30日: the end leaves out the year and month it shares with the start."""
    if first is None or last is None:
        return MISSING
    if first > last:
        raise ValueError("a range of dates runs forward")
    if first == last:
        return date_text(first)
    if first.year != last.year:
        return f"{date_text(first)}至{date_text(last)}"
    month = "" if first.month == last.month else f"{last.month}月"
    return f"{date_text(first)}至{month}{last.day}日"


def listing(items: Sequence[str]) -> str:
    """甲、乙和丙."""
    if not items:
        return NOTHING_LISTED
    *most, last = items
    return f"{'、'.join(most)}和{last}" if most else f"{last}"


def first_second(items: Sequence[str]) -> str:
    """一是…；二是…。 The parts are set off by 。 instead when one of them holds a full stop itself.

    A single item is a plain sentence; no item is no text.
    """
    parts = [f"{item}".strip().rstrip("。；;") for item in items]
    if len(parts) < 2:
        return "".join(f"{part}。" for part in parts)
    between = "。" if any("。" in part for part in parts) else "；"
    return between.join(f"{chinese_number(place)}是{part}" for place, part in enumerate(parts, start=1)) + "。"


def chinese_number(n: int) -> str:
    """1 to 99 in Han digits, for headings and 一是.

    >>> chinese_number(11), chinese_number(40)
    ('十一', '四十')
    """
    if not 1 <= n <= 99:
        raise ValueError("headings are numbered 1 to 99")
    tens, ones = divmod(n, 10)
    lead = _DIGITS[tens] if tens > 1 else ""
    return f"{lead}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"
