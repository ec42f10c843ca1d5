"""Identity numbers as typed, and what a good one tells (GB 11643-1999)."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul

from jdtool.cells.numerals import digits_of
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import is_excuse

_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_QUOTES = str.maketrans("", "", "'‘’‛`´′＇\"“”＂")
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_WHOLE_FLOAT = re.compile(r"(\d{1,40})\.0+")  # a number that went through another program


class IdShape(StrEnum):
    """What kind of number it looks like, whether or not it is right."""

    RESIDENT18 = "resident-18"
    RESIDENT15 = "resident-15"
    OTHER = "other"  # passport, travel permit, old permanent residence permit: nothing in it is checked
    MALFORMED = "malformed"


_SHAPES = (
    (IdShape.RESIDENT18, re.compile(r"[0-9]{17}[0-9X]")),
    (IdShape.RESIDENT15, re.compile(r"[0-9]{15}")),
    (IdShape.OTHER, re.compile(r"[A-Z]{3}[0-9]{12}|[A-Z]{1,2}[0-9]{7,9}|[HM][0-9]{8,10}|[0-9]{8}")),
)


def read_id_number(raw: Raw) -> Reading[str]:
    """The number without blanks, quotes and invisible marks, in half-width capitals; whether it is right, rules say.

    >>> read_id_number("‘１１０１０５ 19491231 002ｘ").value, read_id_number('="11010519491231002X"').value
    ('11010519491231002X', '11010519491231002X')
    >>> read_id_number(999999610101001.0).value, read_id_number(" ").value
    ('999999610101001', None)
    >>> [read_id_number(raw).trouble.value for raw in (999999196102020000, "9.99999E+17", "不详", True)]
    ['digits-lost', 'digits-lost', 'excused', 'unreadable']
    """
    if isinstance(raw, str) and len(raw) == 18 and raw.isascii() and raw.isalnum():
        return Reading(raw.upper())  # nearly every cell; nothing below would change it
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return digits_of(raw)
    return _of_text(raw) if isinstance(raw, str) else Reading(None, Trouble.UNREADABLE)


def _of_text(text: str) -> Reading[str]:
    number = _cleaned(text)
    if not number:
        return Reading(None)
    if is_excuse(number):
        return Reading(None, Trouble.EXCUSED)
    if _EXPONENT.fullmatch(number):
        return Reading(None, Trouble.DIGITS_LOST)
    exported = _WHOLE_FLOAT.fullmatch(number)
    return digits_of(int(exported[1])) if exported else Reading(number)


def _cleaned(text: str) -> str:
    number = squeeze(read_text(text).translate(_QUOTES)).upper()
    return "".join(sign for sign in number if unicodedata.category(sign) not in {"Cf", "Cc"}).lstrip("=")


@lru_cache(maxsize=1 << 14)  # a person's number comes with every visit
def shape(number: str) -> IdShape:
    """The kind of a cleaned number; a wrong check digit or birth date does not change it.

    >>> [shape(number).value for number in ("11010519491231002X", "999999610101001", "H12345678", "1101051949")]
    ['resident-18', 'resident-15', 'other', 'malformed']
    """
    return next((kind for kind, pattern in _SHAPES if pattern.fullmatch(number)), IdShape.MALFORMED)


@lru_cache(maxsize=1 << 14)
def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first 17 (GB 11643-1999, ISO 7064 MOD 11-2).

    >>> check_digit("11010519491231002"), check_digit("44052418800101001")
    ('X', '4')
    """
    total = sum(map(mul, map(int, first17), _WEIGHTS))
    return "10X98765432"[total % 11]


@lru_cache(maxsize=1 << 14)
def born_on(number: str) -> date | None:
    """The birth date in a resident number, or None where there is no such day or no such number.

    >>> born_on("11010519491231002X"), born_on("99999920230230001X")
    (datetime.date(1949, 12, 31), None)
    """
    digits = _widened_digits(number)[6:14]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """男 or 女 by the last digit of the sequence, "" for any other document.

    >>> sex_of("11010519491231002X"), sex_of("999999610101001"), sex_of("E12345678")
    ('女', '男', '')
    """
    sequence = _widened_digits(number)[14:17]
    return ("女", "男")[int(sequence) % 2] if sequence else ""


def widen(number15: str) -> str:
    """The 18-character number of the same person (the century of a 15-digit number is always 19).

    >>> widen("110105491231002")
    '11010519491231002X'
    """
    first17 = number15[:6] + "19" + number15[6:]
    return first17 + check_digit(first17)


@lru_cache(maxsize=1 << 14)
def key_of(number: str) -> str:
    """The form under which people are joined: 15 digits widened, "" for what is no number at all.

    >>> key_of("110105491231002") == key_of("11010519491231002X"), key_of("E12345678"), key_of("12345")
    (True, 'E12345678', '')
    """
    kind = shape(number)
    if kind is IdShape.RESIDENT15:
        return widen(number)
    return "" if kind is IdShape.MALFORMED else number


def _widened_digits(number: str) -> str:
    """A resident number in its 18-character form, "" for any other."""
    return key_of(number) if shape(number) in (IdShape.RESIDENT18, IdShape.RESIDENT15) else ""
