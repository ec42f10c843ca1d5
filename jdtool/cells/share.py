"""Percentages stated in a sentence together with the numbers they come from."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct


class Fit(StrEnum):
    """How a stated percentage stands to its fraction."""

    RIGHT = "right"
    TRUNCATED = "truncated"  # the digits behind were cut off instead of rounded
    WRONG = "wrong"
    OPEN = "open"  # no fraction of the sentence gives it, and several could be meant


class Share(Struct, frozen=True):
    """A stated percentage: its words, its digits, the fraction it is taken to mean (0 of 0 where open)."""

    text: str
    stated: Decimal
    part: int
    whole: int
    fit: Fit

    @property
    def right(self) -> Decimal:
        """The percentage rounded to as many places as the stated one has."""
        return percent_of(self.part, self.whole, self.stated)


_SENTENCE = re.compile(r"[。;!\n]")
_PERCENT = r"(?P<percent>\d+(?:\.\d+)?)%"
_FRACTION = r"(?P<part>\d+)/(?P<whole>\d+)"
_BESIDE = (re.compile(rf"{_FRACTION}\(占?{_PERCENT}\)"), re.compile(rf"{_PERCENT}\({_FRACTION}\)"))
_COUNTED = re.compile(r"(?<![\d.])(\d+)(?=\s*(?:人|名|份|户|次|个|件|条|起|幅|场|例|株|卷|组|所|家))")
_SHARE_OF = re.compile(rf"占(?P<of>[^\d,，。;%]{{0,14}}?){_PERCENT}")
_ROUGHLY = re.compile("约|近|超|逾|左右|以上|不足|不到")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def read_shares(text: str) -> tuple[Share, ...]:
    """Every percentage whose fraction stands in the same sentence; about-numbers are left alone.

    >>> [(share.text, share.part, share.whole, share.fit.value) for share in read_shares("完整6/11（54%），缺5/11(45%)")]
    [('6/11(54%)', 6, 11, 'truncated'), ('5/11(45%)', 5, 11, 'right')]
    >>> [share.fit.value for share in read_shares("登记在册1254人，异地860人，占68%。共11人，完整6人，占总数的60%")]
    ['truncated', 'wrong']
    >>> read_shares("覆盖率100%；约占六成；860人，约占69%")
    ()
    """
    plain = _GROUPED.sub("", unicodedata.normalize("NFKC", text))
    return tuple(share for sentence in _SENTENCE.split(plain) if "%" in sentence for share in _shares(sentence))


def _shares(sentence: str) -> Iterator[Share]:
    for pattern in _BESIDE:
        for found in pattern.finditer(sentence):
            part, whole = int(found["part"]), int(found["whole"])
            yield _judged(found[0], Decimal(found["percent"]), [(part, whole)] if whole else [])
    for found in _SHARE_OF.finditer(sentence):
        after = sentence[found.end() : found.end() + 2]
        if not _ROUGHLY.search(sentence[max(found.start() - 1, 0) : found.end()] + after) and "(" not in after[:1]:
            yield from _of_whole(sentence, found)


def _of_whole(sentence: str, found: re.Match[str]) -> Iterator[Share]:
    """The number before 占 is the part; any other count before it that is not smaller may be the whole."""
    counts = [int(each[1]) for each in _COUNTED.finditer(sentence, 0, found.start())]
    if len(counts) > 1:
        part = counts[-1]
        wholes = dict.fromkeys(count for count in counts[:-1] if count >= part and count)
        yield _judged(found[0], Decimal(found["percent"]), [(part, whole) for whole in wholes])


def _judged(text: str, stated: Decimal, fractions: list[tuple[int, int]]) -> Share:
    """The fraction that gives the percentage, else cut off gives it, else the only one there is."""
    for fit in (Fit.RIGHT, Fit.TRUNCATED):
        for part, whole in fractions:
            if fit_of(stated, part, whole) is fit:
                return Share(text, stated, part, whole, fit)
    if len(fractions) == 1:
        return Share(text, stated, *fractions[0], Fit.WRONG)
    return Share(text, stated, 0, 0, Fit.OPEN)


def fit_of(stated: Decimal, part: int, whole: int) -> Fit:
    """How a stated percentage stands to one fraction, in as many places as it has itself.

    >>> [fit_of(Decimal(stated), 860, 1254).value for stated in ("68.6", "69", "68", "70")]
    ['right', 'right', 'truncated', 'wrong']
    """
    exact = percent_of(part, whole)
    if exact.quantize(stated, ROUND_HALF_UP) == stated:
        return Fit.RIGHT
    return Fit.TRUNCATED if exact.quantize(stated, ROUND_DOWN) == stated else Fit.WRONG


def percent_of(part: int, whole: int, places_of: Decimal | None = None) -> Decimal:
    """The percentage, rounded half-up to as many places as another number has, else with all its places."""
    exact = Decimal(100 * part) / Decimal(whole)
    return exact if places_of is None else exact.quantize(places_of, ROUND_HALF_UP)
