"""One quantity stated in several places with different values."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jdtool.reports.proof.concepts import Stated, stated
from jdtool.reports.proof.findings import TWICE, Finding, shown
from jdtool.reports.proof.scope import Scope
from jdtool.reports.proof.sentences import Sentence

_SHORT = 30  # characters of the other place's words


def stated_twice(paragraphs: Sequence[Sequence[Sentence]]) -> Iterator[Finding]:
    """Every later statement of a known quantity that contradicts the first of the same unit and time."""
    by_concept: dict[str, list[Stated]] = defaultdict(list)
    for sentences in paragraphs:
        for sentence in sentences:
            for each in stated(sentence):
                if each.exact and not each.scope.places:
                    by_concept[each.concept].append(each)
    for all_stated in by_concept.values():
        first, *others = all_stated
        for other in others:
            if _is_of_one(first.scope, other.scope):
                yield from _compared(first, other)


def _is_of_one(first: Scope, other: Scope) -> bool:
    """Whether two scopes say the same; a level that is not said may be any."""
    return first.times == other.times and (first.level == other.level or "" in {first.level, other.level})


def _compared(first: Stated, other: Stated) -> Iterator[Finding]:
    apart_by = abs(Decimal(first.value) - Decimal(other.value))
    if apart_by <= first.slack + other.slack or first.sentence is other.sentence:
        return
    where = first.sentence.paragraph.place
    message = f"{other.title}这里是“{other.text}”，{where}是“{first.text}”（{_short(first)}），相差{shown(apart_by)}"
    order = (other.sentence.number, other.start)
    yield Finding(TWICE, other.sentence.paragraph, other.sentence.written, other.text, message, order)


def _short(each: Stated) -> str:
    text = re.sub(r"\s+", "", each.sentence.written)
    at = text.find(each.text)
    begin = max(0, at - _SHORT + len(each.text)) if at >= 0 else 0
    return f"{'…' if begin else ''}{text[begin : begin + _SHORT]}{'…' if begin + _SHORT < len(text) else ''}"
