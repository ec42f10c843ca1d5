"""Counts as ledgers write them: a number, its unit, and how far it can be trusted."""

import math
import re
from decimal import Decimal

from msgspec import Struct

from jdtool.cells.numerals import Number, number_of, whole
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import NEGATIONS, UNITS, is_excuse


class Quantity(Struct, frozen=True):
    """A stated count; low and high bound it, None on a side that is open; text is the cell."""

    value: Number
    low: Number | None
    high: Number | None
    approximate: bool
    unit: str
    text: str


_BOUNDS = {  # word beside a number → whether the number is its lower, its upper bound
    **dict.fromkeys(("余", "多", "几", "+", "以上", "逾", "超", "超过", "至少", "不少于", "上"), (True, False)),
    **dict.fromkeys(("近", "将近", "不足", "不到", "至多", "不超过", "以内"), (False, True)),
    **dict.fromkeys(("约", "大约", "大概", "约有", "左右", "上下"), (False, False)),
}
_COUNTING = "[共计达有]|合计|累计|总计|发放|张贴|悬挂|制作|展出|参加|参与"  # 共发放宣传资料300份
_COUNTED = r"(?:(?![第每各缺少欠未无不没非几〇零○一二两三四五六七八九十百千万亿])[^\W\d_A-Za-z]){0,8}?"
_TIME_UNITS = tuple("年月日号时点%")
_VAGUE = re.compile(r"([一两二三四五六七八九])([两二三四五六七八九])([十百千万亿]*)")  # 三五, 两三百
_SHARED_POWER = re.compile(r"[\d.一二两三四五六七八九]+-[\d.一二两三四五六七八九]+([百千万亿]+)")  # 1-2万
_NUMBER = r"(?:[\d,.〇零○一二两三四五六七八九十百万亿]|千(?![克米瓦]))+"
_LEAD = "逾|超|超过|至少|不少于|上|近|将近|不足|不到|至多|不超过|约|约有|大约|大概"
_FORM = re.compile(
    rf"(?:(?:{_COUNTING}){_COUNTED})?(?P<lead>{_LEAD})?(?P<low>{_NUMBER})"
    rf"(?:(?P<low_unit>[^\W\d_A-Za-z]{{0,3}}?)[-~至到](?P<high>{_NUMBER}))?"
    r"(?P<more>余|多|几|\+)?(?P<unit>[^\W\d_A-Za-z]*?|(?i:kg|mg|ml|[gl]))(?P<tail>左右|上下|以上|以内|余|多)?(?P<note>\(.*\))?"
)
_DASHES = str.maketrans("〜‐‑‒–—―−", "~-------")
_LONGEST = 60  # characters; longer text is a story, not a count


def read_quantity(raw: Raw) -> Reading[Quantity]:
    """The count in a cell; about-numbers keep their bounds, and no number is ever guessed from a damaged one.

    >>> for raw in (410, "410幅（张）", "600余版", "1,231株", "2～3条", "3万余份", "1.2万份", "十余场", "两期"):
    ...     found = read_quantity(raw).value
    ...     print(found.value, found.low, found.high, found.approximate, found.unit or "-")
    410 410 410 False -
    410 410 410 False 幅
    600 600 None True 版
    1231 1231 1231 False 株
    2 2 3 True 条
    30000 30000 None True 份
    12000 12000 12000 False 份
    10 10 None True 场
    2 2 2 False 期
    >>> about, nearly = read_quantity("约300人次").value, read_quantity("近百人").value
    >>> (about.value, about.low, about.high), (nearly.value, nearly.low, nearly.high)
    ((300, None, None), (100, None, 100))
    >>> [read_quantity(raw).trouble.value for raw in ("202_余份", "×××", "20xx", "2023-05-06", -3, "3月", "无")]
    ['unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable', 'excused']
    """
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _of_number(raw)
    if not isinstance(raw, str):
        return Reading(None, Trouble.UNREADABLE)
    text = read_text(raw)
    word = squeeze(text)
    if not word:
        return Reading(None)
    if is_excuse(word):
        return Reading(None, Trouble.EXCUSED)
    split_digits = re.search(r"\d\s+\d", text)  # two numbers, or one broken apart: not ours to join
    found = None if split_digits or len(word) > _LONGEST else _written(word.translate(_DASHES).rstrip("。.;"), text)
    return Reading(found) if found else Reading(None, Trouble.UNREADABLE)


def read_count(raw: Raw) -> Reading[int]:
    """A plain whole number, with or without a unit; about-numbers and spans are none.

    >>> read_count("30人").value, read_count(45.0).value, read_count("45岁").value, read_count("1.2万").value
    (30, 45, 45, 12000)
    >>> [read_count(raw).trouble.value for raw in ("30—40岁", "30余人", 0.5, "/")]
    ['unreadable', 'unreadable', 'unreadable', 'excused']
    """
    reading = read_quantity(raw)
    found = reading.value
    if found is None:
        return Reading(None, reading.trouble)
    if found.approximate or not isinstance(found.value, int):
        return Reading(None, Trouble.UNREADABLE)
    return Reading(found.value)


def _of_number(raw: int | float) -> Reading[Quantity]:
    if not math.isfinite(raw) or raw < 0:
        return Reading(None, Trouble.UNREADABLE)
    value = whole(Decimal(repr(raw)))
    return Reading(Quantity(value, value, value, False, "", read_text(raw)))


def _written(word: str, text: str) -> Quantity | None:
    found = _FORM.fullmatch(word)
    if not found:
        return None
    unit = _unit(found["unit"], found["note"])
    span = _span(found["low"], found["high"])
    if unit is None or span is None or (found["low_unit"] or unit) != unit:
        return None
    low, high = span
    if found["high"] or low != high:
        return Quantity(low, low, high, True, unit, text)
    bounds = [_BOUNDS[word] for word in (found["lead"], found["more"], found["tail"]) if word in _BOUNDS]
    if not bounds:
        return Quantity(low, low, low, False, unit, text)
    is_low, is_high = (any(sides) for sides in zip(*bounds, strict=True))
    return Quantity(low, low if is_low else None, low if is_high else None, True, unit, text)


def _span(low: str, high: str | None) -> tuple[Number, Number] | None:
    """Both ends of 2-3, 三五, 1-2万 (that is 1万 to 2万); twice the number where there is one."""
    if high is None and (vague := _VAGUE.fullmatch(low)):
        low, high = vague[1] + vague[3], vague[2] + vague[3]
    elif high is not None and (shared := _SHARED_POWER.fullmatch(f"{low}-{high}")):
        low += shared[1]
    first, last = number_of(low), number_of(high or low)
    return (first, last) if first is not None and last is not None and first <= last else None


def _unit(word: str, note: str | None) -> str | None:
    """The unit of count at the head of what follows the number; None where that is no unit."""
    if not word:
        return note[1:-1] if note and re.fullmatch(r"\([一-鿿]{1,3}\)", note) else ""
    if word.startswith(_TIME_UNITS) or any(negation in word for negation in NEGATIONS):
        return None
    known = max((unit for unit in UNITS if word.startswith(unit)), key=len, default="")
    return known or (word if len(word) <= 3 else None)
