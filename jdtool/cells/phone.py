"""Telephone numbers as typed."""

import re

from jdtool.cells.numerals import digits_of
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import is_excuse

_QUOTES = "'‘’`´"
_BETWEEN = re.compile(r"[/\\、;,|]")
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_POWER = re.compile(
    r"([0-9])(?:\.([0-9]+))?E\+?([0-9]{1,2})", re.IGNORECASE
)  # how a number cell shows, and CSV keeps, 11 digits
_NOTE = re.compile(r"\([^()0-9]*\)|(?:(?!转)(?:[^\W\d_A-Za-z]|:))+")  # (妻子), 本人: … beside a number
_PHONE = re.compile(
    r"(?:\+?86-?)?1[3-9][0-9]-?(?:[0-9]{4}|\*{4})-?[0-9]{4}"  # mobile, also masked 138****8000
    r"|(?:\(0[0-9]{2,3}\)|0[0-9]{2,3}-?)?[0-9]{7,8}(?:[-转][0-9]{1,6})?"  # land line, extension
    r"|[48]00-?[0-9]{3}-?[0-9]{4}"
)


def read_phone(raw: Raw) -> Reading[str]:
    """The number or numbers of a cell as half-width text, blanks kept only between parts.

    >>> read_phone(13800000000.0).value, read_phone(" １３８ 0000\\n0000").value, read_phone("0830—1234567").value
    ('13800000000', '138 0000 0000', '0830-1234567')
    >>> read_phone("13800000000、0830-1234567").value, read_phone("无").trouble.value, read_phone("").trouble
    ('13800000000、0830-1234567', 'excused', None)
    >>> read_phone("1.38E+10").trouble.value, read_phone("1.3812345678E10").value, read_phone("13812345678.0").value
    ('digits-lost', '13812345678', '13812345678')
    """
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return digits_of(raw)
    if not isinstance(raw, str):
        return Reading(None, Trouble.UNREADABLE)
    text = " ".join(squeeze(part) for part in read_text(raw).strip(_QUOTES).split()).translate(_DASHES)
    if is_excuse(squeeze(text)):
        return Reading(None, Trouble.EXCUSED)
    return _of_power(power) if (power := _POWER.fullmatch(text)) else Reading(text.removesuffix(".0") or None)


def _of_power(power: re.Match[str]) -> Reading[str]:
    """All digits of 1.3812345678E+10 are there; 1.38E+10 has lost all but three."""
    digits = power[1] + (power[2] or "")
    return Reading(digits) if len(digits) == int(power[3]) + 1 else Reading(None, Trouble.DIGITS_LOST)


def is_phone(text: str) -> bool:
    """Whether every number of a cell is a mobile, land line or 400 number; words beside a number do not matter.

    >>> [is_phone(text) for text in ("13800000000", "1234567", "0830-1234567/138****8000", "13800000000(妻子)")]
    [True, True, True, True]
    >>> [is_phone(text) for text in ("1380000000", "138000000000", "12800000000", "13800000000/1", "空号", "")]
    [False, False, False, False, False, False]
    """
    parts = [part for part in _BETWEEN.split(_NOTE.sub(" ", text)) if part.strip()]
    return bool(parts) and all(_is_one(squeeze(part)) or all(map(_is_one, part.split())) for part in parts)


def _is_one(number: str) -> bool:
    return _PHONE.fullmatch(number) is not None
