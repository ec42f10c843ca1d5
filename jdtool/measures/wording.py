"""Rates and changes in words: the one division, rounded half-up, with its fraction beside it."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

MISSING = "（数据暂缺）"
NO_OBJECT = "无对象"

Rate = tuple[int | None, int | None]
"""Numerator and denominator."""

_LEVEL_BY_LABEL = {"同比": "与上年同期", "环比": "与上月"}


def half_up(value: Decimal | int | float, places: int) -> Decimal:
    """The value at so many decimals, halves away from zero; a float counts as the decimal it prints as.

    >>> half_up(2.675, 2)
    Decimal('2.68')
    """
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int | float) -> str:
    """Plain digits: no exponent, no trailing zeros, no minus before a zero."""
    return format((Decimal(str(value)) + 0).normalize(), "f")


def counted(n: int) -> int:
    """The count itself; ValueError when it is below zero."""
    if n < 0:
        raise ValueError("a count is never below zero")
    return n


def quotient(part: int, whole: int, places: int) -> Decimal:
    """One count by another, rounded half-up: the only division of counts in jdtool."""
    return half_up(Decimal(counted(part)) / Decimal(counted(whole)), places)


def rounded_rate(part: int, whole: int) -> Decimal:
    """The rate in percent with one decimal."""
    return quotient(100 * counted(part), whole, 1)


def percent(part: int | None, whole: int | None) -> str:
    """One decimal, trailing .0 dropped.

    Rounding never hides a case: some are not 0% (不足0.1%), all but some are not 100% (99.9%以上).
    """
    if part is None or whole is None:
        return MISSING
    if whole == 0:
        return NO_OBJECT
    rounded = rounded_rate(part, whole)
    if part and not rounded:
        return "不足0.1%"
    if part < whole and rounded == 100:
        return "99.9%以上"
    return f"{number(rounded)}%"


def fraction_text(part: int | None, whole: int | None) -> str:
    """A rate with its fraction: 54.5%（6/11）."""
    return f"{percent(part, whole)}（{part}/{whole}）" if part is not None and whole else percent(part, whole)


def bounds_text(least: int, most: int, whole: int) -> str:
    """A rate that lies between two: 60%～80%（6～8/10）; the plain rate where they are the same."""
    if least == most:
        return fraction_text(least, whole)
    return f"{percent(least, whole)}～{percent(most, whole)}（{least}～{most}/{whole}）"


def left_out_text(left_out: Mapping[str, int]) -> str:
    """Why so many were not counted: 无日期 2，查不到对应人员 1."""
    return "，".join(f"{reason} {number}" for reason, number in left_out.items() if number)


def change(now: int | None, before: int | None, unit: str, label: str = "比上年", small_base: int = 10) -> str:
    """比上年增加5人，上升3.6%; from a small base the number only, since its percentage says nothing."""
    if now is None or before is None:
        return f"{label}变化{MISSING}"
    if counted(now) == counted(before):
        return f"{_level(label)}持平"
    verb, direction = ("增加", "上升") if now > before else ("减少", "下降")
    text = f"{label}{verb}{abs(now - before)}{unit}"
    if before < max(small_base, 1):
        return text
    return f"{text}，{direction}{percent(abs(now - before), before)}"


def points(now: Rate, before: Rate, label: str = "比上年") -> str:
    """比上年上升3.4个百分点, from the rounded rates so that a reader who subtracts the printed ones agrees."""
    part, whole = now
    part_before, whole_before = before
    if part is None or whole is None or part_before is None or whole_before is None:
        return f"{label}变化{MISSING}"
    if whole == 0 or whole_before == 0:
        return f"{label}无可比对象"
    difference = rounded_rate(part, whole) - rounded_rate(part_before, whole_before)
    if difference:
        return f"{label}{'上升' if difference > 0 else '下降'}{number(abs(difference))}个百分点"
    same = part * whole_before == part_before * whole
    return f"{_level(label)}{'持平' if same else '基本持平'}"


def _level(label: str) -> str:
    if label in _LEVEL_BY_LABEL:
        return _LEVEL_BY_LABEL[label]
    return f"与{label[1:]}" if label.startswith("比") else label
