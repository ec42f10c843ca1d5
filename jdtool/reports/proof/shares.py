"""Percentages against the fraction that stands beside them."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from jdtool.cells.share import Fit, fit_of, percent_of
from jdtool.reports.proof.findings import SHARE, TRUNCATED, Finding, Kind, shown
from jdtool.reports.proof.quantities import Mention, Percent
from jdtool.reports.proof.sentences import Sentence

_FRACTION = r"(?P<part>\d+)/(?P<whole>\d+)"
_FRACTION_BEFORE = re.compile(rf"{_FRACTION}\(?(?:占|为|即)?(?:比)?$")
_FRACTION_AFTER = re.compile(rf"\({_FRACTION}\)")
_OF = re.compile(r"[,(]?(?:约|仅|只)?占(?:比)?(?P<of>[^\d,;。%()]{0,16}?)(?:比例|比重)?(?:的|为|达|达到|约|:)*$")
_EVERYTHING = re.compile(r"(?:全[县市区街乡镇村]|辖区|本[县市区街乡镇村])?(?:总数|总人数|总量|全部|总体)")
_OF_COUNTED = re.compile(r",?占[^\d,;。]{0,12}")
_OF_COUNTED_END = re.compile(r"[^\d,;。]{0,10}的?(?:比例|比重)?(?:为|达)?")
_SHARE_FOLLOWS = re.compile(r"[^\d,;。(]{0,6}[,(]?(?:约|仅)?占[^\d,;。]{0,12}\d+(?:\.\d+)?%")
_TOTAL = re.compile(r"共|总|登记|在册|现有|达|应|参加|参训|全[县市区街乡镇村]|社会面|检测")
_NEAR = 6  # characters between a part and its 占


class Fraction(Struct, frozen=True):
    """Part and whole of a share, and how far each may be rounded: 97.8万 is."""

    part: Decimal
    whole: Decimal
    part_slack: Decimal = Decimal(0)
    whole_slack: Decimal = Decimal(0)

    @classmethod
    def of(cls, part: Mention, whole: Mention) -> "Fraction":
        """The one quantity over the other."""
        return cls(Decimal(part.value), Decimal(whole.value), part.slack, whole.slack)

    def percent(self, places_of: Decimal | None = None) -> Decimal:
        """The percentage, to as many places as another number has."""
        return percent_of(int(self.part), int(self.whole), places_of)

    def fit(self, stated: Decimal) -> Fit:
        """How a stated percentage stands to it."""
        if not self.part_slack and not self.whole_slack:
            return fit_of(stated, int(self.part), int(self.whole))
        least = 100 * (self.part - self.part_slack) / (self.whole + self.whole_slack)
        most = 100 * (self.part + self.part_slack) / (self.whole - self.whole_slack)
        low, high = (side.quantize(stated, ROUND_HALF_UP) for side in (least, most))
        return Fit.RIGHT if low <= stated <= high else Fit.WRONG


def wrong_shares(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The percentages of a paragraph that are not those of their fraction; where the whole is not plain, none."""
    for at, sentence in enumerate(sentences):
        for percent in sentence.percents:
            fraction = _beside(sentence, percent) or _counted(sentences[: at + 1], percent)
            if fraction:
                yield from _judged(sentence, percent, fraction)


def _beside(sentence: Sentence, percent: Percent) -> Fraction | None:
    """54.5%(6/11), 6/11(54.5%)."""
    found = _FRACTION_AFTER.match(sentence.plain, percent.end)
    found = found or _FRACTION_BEFORE.search(sentence.plain[: percent.start])
    return Fraction(Decimal(found["part"]), Decimal(found["whole"])) if found and int(found["whole"]) else None


def _counted(sentences: Sequence[Sentence], percent: Percent) -> Fraction | None:
    """860人，占68%: the number before 占 over a number before it, of this sentence or of the two before it."""
    sentence = sentences[-1]
    before = [each for each in _all_mentions(sentence) if each.end <= percent.start]
    of = _OF.search(sentence.plain[: percent.start])
    if not of:
        return _explicit(sentence, percent, before)
    before = [each for each in before if each.end <= of.start()]
    part = before[-1] if before else None
    if "约占" in of[0] or part is None or not _is_plain(part) or of.start() - part.end > _NEAR:
        return None
    here = _wholes([each for each in before[:-1] if not _has_share(sentence, each)], part, of["of"])
    earlier = [each for sentence in sentences[-3:-1] for each in _wholes(_all_mentions(sentence), part, of["of"])]
    whole = _fitting(percent, part, here, earlier) or _only(here, of["of"])
    return Fraction.of(part, whole) if whole else None


def _explicit(sentence: Sentence, percent: Percent, before: Sequence[Mention]) -> Fraction | None:
    """860人，占登记在册1254人的68%."""
    if len(before) < 2:
        return None
    part, whole = before[-2:]
    between, after = sentence.plain[part.end : whole.start], sentence.plain[whole.end : percent.start]
    joined = _OF_COUNTED.fullmatch(between) and _OF_COUNTED_END.fullmatch(after)
    if joined and part.kind == whole.kind and _is_plain(part) and _is_plain(whole) and whole.value:
        return Fraction.of(part, whole)
    return None


def _has_share(sentence: Sentence, mention: Mention) -> bool:
    """Whether a count has a share of its own, and so is a part itself."""
    return _SHARE_FOLLOWS.match(sentence.plain, mention.end) is not None


def _is_plain(mention: Mention) -> bool:
    return mention.exact and mention.role == "level" and isinstance(mention.value, int)


def _fitting(percent: Percent, part: Mention, here: Sequence[Mention], earlier: Sequence[Mention]) -> Mention | None:
    """The whole that gives the percentage, the nearest first; else the one that gives it with its end cut off."""
    if not percent.exact:
        return None
    nearest = [*reversed(here), *reversed(earlier)]
    for fit in (Fit.RIGHT, Fit.TRUNCATED):
        for whole in nearest:
            if Fraction.of(part, whole).fit(percent.stated) is fit:
                return whole
    return None


def _only(here: Sequence[Mention], of: str) -> Mention | None:
    """The one whole there can be: the only one of the sentence, called a whole, or as 占 says."""
    if len({each.value for each in here}) != 1:
        return None
    whole = here[0]
    named = _speaks_of(whole, of) if of and not _EVERYTHING.fullmatch(of) else _TOTAL.search(whole.subject + whole.noun)
    return whole if named else None


def _all_mentions(sentence: Sentence) -> list[Mention]:
    inside = [each for bracket in sentence.brackets for each in bracket.mentions]
    return sorted([*sentence.mentions, *inside], key=lambda each: each.start)


def _wholes(mentions: Sequence[Mention], part: Mention, of: str) -> list[Mention]:
    """Counts of the part's unit that may be its whole; those that 占…的 names, where it names any."""
    able = [each for each in mentions if each.kind == part.kind and _is_plain(each) and 0 < each.value >= part.value]
    named = [each for each in able if of and _speaks_of(each, of)]
    return named or able


def _speaks_of(mention: Mention, of: str) -> bool:
    """Whether the words of a whole are those it is called by: 占社会面人员的 and 社会面1218人."""
    words = f"{mention.subject}{mention.noun}"
    core = of.strip("的其")
    return len(core) > 1 and any(core[at : at + 3] in words for at in range(max(1, len(core) - 2)))


def _judged(sentence: Sentence, percent: Percent, fraction: Fraction) -> Iterator[Finding]:
    kind, message = _verdict(percent, fraction)
    if kind:
        order = (sentence.number, percent.start)
        yield Finding(kind, sentence.paragraph, sentence.written, percent.text, message, order)


def _verdict(percent: Percent, fraction: Fraction) -> tuple[Kind | None, str]:
    by = f"“{percent.text}”按 {shown(fraction.part)}/{shown(fraction.whole)} "
    tenth = fraction.percent(Decimal("0.1"))
    if not percent.exact:
        return (SHARE, f"{by}是 {shown(tenth)}%") if _outside(percent, fraction.percent()) else (None, "")
    fit = fraction.fit(percent.stated)
    if fit is Fit.RIGHT:
        return None, ""
    right = fraction.percent(percent.stated)
    finer = tenth != right and percent.stated == percent.stated.to_integral_value()
    message = f"{by}应为 {right}%{f'（一位小数是 {shown(tenth)}%）' if finer else ''}"
    if fit is Fit.TRUNCATED:
        return TRUNCATED, f"{message}，写的是舍去尾数的数，应四舍五入"
    return SHARE, message


def _outside(percent: Percent, right: Decimal) -> bool:
    too_low = percent.low is not None and right < percent.low
    too_high = percent.high is not None and right > percent.high
    return too_low or too_high
