"""Changes against the two figures they lie between: 由10人增加到15人，增加5人; 比上年增加5人，上升50%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jdtool.cells.share import Fit, fit_of, percent_of
from jdtool.reports.proof.findings import CHANGE, Finding, apart, shown
from jdtool.reports.proof.lists import bounds
from jdtool.reports.proof.quantities import Mention, Percent
from jdtool.reports.proof.sentences import Sentence

_UP, _DOWN = "增加|增长|上升|提高|增", "减少|下降|降低|减|降"
_FROM = re.compile(r"(?:由|从)[^,;。]{0,12}$")
_TO = re.compile(rf"(?:的)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)$")
_BY = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?$")
_RATE = re.compile(rf",?(?:同比|环比|增幅|降幅|幅度)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:了|为|达)?$")
_THAN = re.compile(r"(?:比|较)(?:上年|去年|上月|上期|同期|上年同期|去年同期|上季度|上半年)|同比|环比")


def wrong_changes(sentence: Sentence) -> Iterator[Finding]:
    """The changes of the sentence that its own figures contradict."""
    yield from _from_to_by(sentence)
    yield from _by_percent(sentence)


def _from_to_by(sentence: Sentence) -> Iterator[Finding]:
    for first, last, by in zip(sentence.mentions, sentence.mentions[1:], sentence.mentions[2:], strict=False):
        to = _TO.fullmatch(sentence.outer[first.end : last.start])
        said = _BY.search(by.subject)
        if not to or not said or not _FROM.search(sentence.outer[: first.start]) or not _alike(first, last, by):
            continue
        if sentence.outer[last.end : by.start].strip(",;") != said[0]:
            continue
        if abs(Decimal(last.value) - Decimal(first.value)) != by.value:
            message = f"由{first.text}到{last.text}，相差{apart(last.value, first.value)}{by.unit}，不是{by.text}"
            order = (sentence.number, by.start)
            yield Finding(CHANGE, sentence.paragraph, sentence.written, by.text, message, order)


def _alike(*mentions: Mention) -> bool:
    return len({each.kind for each in mentions}) == 1 and all(each.exact and not each.slack for each in mentions)


def _by_percent(sentence: Sentence) -> Iterator[Finding]:
    """检测25人次，同比增加5人次，上升25%: the base is what was there before."""
    for now, by in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        said = _BY.search(by.subject)
        percent = next((each for each in sentence.percents if each.start >= by.end), None)
        if not said or not percent or not percent.exact or not _alike(now, by) or now.role != "level":
            continue
        if not _THAN.search(sentence.plain[now.end : by.start]) or sentence.plain[now.end : now.end + 1] not in {
            ",",
            "(",
        }:
            continue
        rate = _RATE.fullmatch(sentence.plain[by.end : percent.start])
        before = now.value - by.value if said["up"] else now.value + by.value
        if rate and before > 0 and _is_whole_numbers(now, by):
            yield from _judged(sentence, percent, by, int(before))


def _is_whole_numbers(*mentions: Mention) -> bool:
    return all(bounds(each).low == int(each.value) for each in mentions)


def _judged(sentence: Sentence, percent: Percent, by: Mention, before: int) -> Iterator[Finding]:
    if fit_of(percent.stated, int(by.value), before) is Fit.WRONG:
        right = percent_of(int(by.value), before, Decimal("0.1"))
        message = f"原有{before}{by.unit}，变化{by.text}，应为{shown(right)}%，不是{percent.text}"
        order = (sentence.number, percent.start)
        yield Finding(CHANGE, sentence.paragraph, sentence.written, percent.text, message, order)
