"""What stands in a column, as evidence for the field its title suggests."""

import re
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from jdtool.cells.dated_word import day_and_word
from jdtool.cells.day import read_day
from jdtool.cells.id_number import read_id_number
from jdtool.cells.raw import Raw, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import UNITS
from jdtool.ledgers.catalogue import Candidate
from jdtool.ledgers.field import plain, remembering

_ANY_YEAR, _ANY_MONTH = 2000, 1  # 1月5日 is a day whatever its year, 5日 whatever its month
_LONGEST_CHOICE = 8  # characters; under a title that is only near to a status's, longer texts are told, not chosen
_STORY = "。"
_PLACE = re.compile(r"(社区|居委会|村委会|村|街道|镇|乡|里|楼|苑|小区)$")


def confirmed(candidates: tuple[Candidate, ...], sample: list[Raw]) -> tuple[Candidate, ...]:
    """Candidates confirmed by what stands in the column: a 类别 without one known word is another trade's 类别.

    Titles of dates and numbers keep their claim: what stands there is then wrong, and has to be said.
    """
    if sample and all(_is_no_place(raw) for raw in sample):
        candidates = tuple(each for each in candidates if each.field.name != "community")
    if len(sample) < 3:
        return candidates
    shares = [_share_read(each, sample) for each in candidates]
    return tuple(
        _weighed(each, share, _best(each, candidates, shares)) for each, share in zip(candidates, shares, strict=True)
    )


def _is_no_place(raw: Raw) -> bool:
    """A number, or a unit: the 单位 of 条 and 份 is nobody's."""
    return not isinstance(raw, str) or squeeze(raw).isdecimal() or squeeze(read_text(raw)) in UNITS


def _weighed(candidate: Candidate, share: float, best: float) -> Candidate:
    """A common title whose column holds the field's own words is as good as a title of its own."""
    if candidate.by == "loose" and share >= 0.8 and isinstance(candidate.field.read, partial):
        return replace(candidate, by="content", score=1.0)
    return replace(candidate, score=round(candidate.score * _faith(candidate, share, best), 2))


def _share_read(candidate: Candidate, sample: list[Raw]) -> float:
    """How much of the column reads as the field; anything reads as plain text."""
    if candidate.field.name == "tested_on":
        sample = [day_and_word(raw)[0] or raw for raw in sample]
    if candidate.by == "part" and isinstance(candidate.field.read, partial):
        sample = [raw if len(squeeze(read_text(raw))) <= _LONGEST_CHOICE else _STORY for raw in sample]
    if candidate.by == "loose" and candidate.field.name == "community":
        read = sum(1 for raw in sample if isinstance(raw, str) and _PLACE.search(raw.strip()))
    elif candidate.field.read is plain:
        return 1.0
    else:
        reader = remembering(candidate.field.read, _ANY_YEAR, _ANY_MONTH)
        read = sum(1 for raw in sample if reader(raw).trouble in {None, Trouble.DIGITS_LOST})
    return read / len(sample)


def _best(candidate: Candidate, candidates: Sequence[Candidate], shares: Sequence[float]) -> float:
    """The best share of the same ledger's other fields that are told by their words: 管控状态 may hold 戒毒措施."""
    rivals = zip(candidates, shares, strict=True)
    return max(
        (share for each, share in rivals if each.ledger is candidate.ledger and each.field.read is not plain),
        default=0.0,
    )


def _faith(candidate: Candidate, share: float, best: float) -> float:
    overruled = best >= 0.8 and share < best - 0.3
    if share >= 0.3 and not overruled:
        return 1.0
    certain = candidate.field.read in {read_day, read_id_number}
    return 0.6 if certain or (share and not overruled) else 0.45
