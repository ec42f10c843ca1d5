"""Numbers in Arabic, Chinese or mixed writing."""

import re
from decimal import Decimal

from jdtool.cells.raw import Reading, Trouble

Number = int | Decimal
"""A Decimal only where the number is not whole."""

_DIGITS = {digit: value for value, digits in enumerate(("〇零○", *"一二三四五六七八九")) for digit in digits}
_POWERS = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_KEPT = 10**15  # Excel keeps 15 digits of a number and writes zeros behind them
_LONGEST = 30  # characters; no count is longer, and a hostile cell may hold thousands


def whole(number: Decimal) -> Number:
    """An int where nothing is lost by it.

    >>> whole(Decimal("410.0")), whole(Decimal("0.5"))
    (410, Decimal('0.5'))
    """
    return int(number) if number == number.to_integral_value() else number


def digits_of(cell: int | float) -> Reading[str]:
    """A number cell that should have been text, such as a telephone number, without ".0".

    >>> digits_of(13800000000.0).value, digits_of(10**15 - 1).value, digits_of(10**15).trouble.value
    ('13800000000', '999999999999999', 'digits-lost')
    """
    if abs(cell) >= _KEPT:
        return Reading(None, Trouble.DIGITS_LOST)
    return Reading(str(int(cell))) if cell == cell // 1 else Reading(None, Trouble.UNREADABLE)


def number_of(text: str) -> Number | None:
    """The number a squeezed text spells, or None.

    >>> [number_of(text) for text in ("1,231", "1.2万", "3万2千", "三百二十", "三百零二", "三百二", "十", "两千")]
    [1231, 12000, 32000, 320, 302, 320, 10, 2000]
    >>> [number_of(text) for text in ("二〇二三", "0.5", "12,31", "三两", "二三百", "")]
    [2023, Decimal('0.5'), None, None, None, None]
    """
    if len(text) > _LONGEST:
        return None
    for mark, power in _POWERS:
        head, found, tail = text.partition(mark)
        if found:
            times = number_of(head) if head else 1
            rest = _below(power, tail)
            if times is None or rest is None or (power < 10**4 and times >= 10):
                return None
            return whole(Decimal(times * power + rest))
    return _digits(text)


def _below(power: int, text: str) -> Number | None:
    """What follows 百, 千, 万 …: 三百二 is 320, 三百零二 is 302."""
    if not text:
        return 0
    number = number_of(text.lstrip("零〇○"))
    if number is None or number >= power:
        return None
    shortened = power >= 100 and len(text) == 1 and number < 10
    return number * power // 10 if shortened else number


def _digits(text: str) -> Number | None:
    if _ARABIC.fullmatch(text):
        return whole(Decimal(text.replace(",", "")))
    if text == "两":
        return 2
    if text and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return None
