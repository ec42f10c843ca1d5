"""Totals against the parts that are listed beside them in one sentence."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from jdtool.reports.proof.findings import PART, SUM, Finding, apart, shown
from jdtool.reports.proof.lists import NOT_ALL, bounds, pure_items, runs, spelled, total
from jdtool.reports.proof.quantities import Mention
from jdtool.reports.proof.sentences import Sentence

_TOTAL = re.compile(r"(?:以上|上述|四项|三项|两项|各项)?(?:共计|合计|总计|总共|累计共|累计|共)(?:有|达|为|约)?")
_OPENS_LIST = re.compile(r"[^,;、。0-9]{0,8}(?::|,?(?:分别是|分别为|即)|——)")
_REST = re.compile(r"(?:其余|剩余|余下|另外?)(?:的|为|是)?(?!有)$")
_PIECES = re.compile(r"[,;。]")
_AMONG = "其中"


def wrong_sums(sentence: Sentence) -> Iterator[Finding]:
    """Every total of the sentence that its own parts contradict, each once."""
    seen: set[tuple[int, int]] = set()
    for check in _CHECKS:
        for finding in check(sentence):
            if finding.order not in seen:
                seen.add(finding.order)
                yield finding


def _bracketed(sentence: Sentence) -> Iterator[Finding]:
    """5人（甲社区2人、乙社区3人）: what a bracket lists without 其中 or 等 is all there is."""
    for bracket in sentence.brackets:
        whole = next((each for each in sentence.mentions if _stands_before(sentence, each, bracket.start)), None)
        if whole and whole.role == "level" and not NOT_ALL.search(bracket.text):
            yield from _compared(sentence, whole, pure_items(bracket.text, bracket.start, bracket.mentions))


def _stands_before(sentence: Sentence, mention: Mention, bracket: int) -> bool:
    between = sentence.outer[mention.end : bracket - 1]
    return mention.end < bracket and re.fullmatch(r"[^\W\d_A-Za-z]{0,6}", between) is not None


def _listed(sentence: Sentence) -> Iterator[Finding]:
    """共11人：甲社区5人、乙社区6人；共11人，分别是……"""
    for whole in sentence.mentions:
        opening = _OPENS_LIST.match(sentence.outer, whole.end)
        if whole.role == "level" and opening:
            text = re.split("[。;]", sentence.outer[opening.end() :])[0]
            if not NOT_ALL.search(text):
                yield from _compared(sentence, whole, pure_items(text, opening.end(), sentence.mentions))


def _totalled(sentence: Sentence) -> Iterator[Finding]:
    """讲座3场、培训2场，共计5场: the total may be that of some of the items only."""
    for number, whole in enumerate(sentence.mentions):
        if whole.role != "level" or not _TOTAL.fullmatch(whole.subject) or _has_own_noun(sentence, whole):
            continue
        items = _run_before(sentence, number)
        texts = sentence.plain[items[0].start : whole.start] if items else ""
        if len(items) < 2 or _AMONG in texts or any(not total(run).differs(bounds(whole)) for run in runs(items)):
            continue
        yield from _compared(sentence, whole, items)


def _has_own_noun(sentence: Sentence, whole: Mention) -> bool:
    return bool(re.match(r"[^\W\d_]", sentence.outer[whole.end : whole.end + 1]))


def _run_before(sentence: Sentence, number: int) -> list[Mention]:
    """The items of the same unit right before, as far back as nothing else stands between."""
    items: list[Mention] = []
    follower = sentence.mentions[number]
    for mention in reversed(sentence.mentions[:number]):
        begin = follower.start - len(follower.subject)
        between = sentence.outer[mention.end : begin].replace("\0", "")
        alike = mention.kind == sentence.mentions[number].kind and mention.role == "level"
        if not alike or not re.fullmatch(r"[、,;和及]?", between) or "新增" in mention.subject:
            break
        items.insert(0, mention)
        follower = mention
    return items


def _rest(sentence: Sentence) -> Iterator[Finding]:
    """11人，其中完整6人，其余4人: what is named as the rest makes the whole full."""
    for number, rest in enumerate(sentence.mentions):
        if not _REST.search(rest.subject) or rest.role != "level":
            continue
        among = sentence.outer.rfind(_AMONG, 0, rest.start)
        if among < 0:
            continue
        parts = [each for each in sentence.mentions[:number] if each.start > among]
        wholes = [each for each in sentence.mentions if each.end <= among and each.kind == rest.kind]
        if wholes and parts and all(each.kind == rest.kind and each.role == "level" for each in parts):
            candidates = [*parts, rest]
            if all(total(candidates).differs(bounds(whole)) for whole in wholes):
                yield from _compared(sentence, wholes[-1], candidates)


def _among(sentence: Sentence) -> Iterator[Finding]:
    """11人，其中女性13人."""
    for found in re.finditer(_AMONG, sentence.outer):
        stretch = max(sentence.outer.rfind(";", 0, found.start()), sentence.outer.rfind("。", 0, found.start())) + 1
        end = _PIECES.search(sentence.outer, found.end() + 1)
        wholes = [each for each in sentence.mentions if stretch <= each.start and each.end <= found.start()]
        parts = [
            each
            for each in sentence.mentions
            if found.end() <= each.start and (end is None or each.end <= end.start()) and each.role == "level"
        ]
        yield from _exceeding(sentence, wholes, parts)
    for bracket in sentence.brackets:
        if bracket.text.startswith(_AMONG):
            wholes = [each for each in sentence.mentions if _stands_before(sentence, each, bracket.start)]
            yield from _exceeding(sentence, wholes, [each for each in bracket.mentions if each.role == "level"])


def _exceeding(sentence: Sentence, wholes: Sequence[Mention], parts: Sequence[Mention]) -> Iterator[Finding]:
    for part in parts:
        alike = [each for each in wholes if each.kind == part.kind and each.role != "each"]
        tops = [bounds(each).high for each in alike]
        low = bounds(part).low
        level = alike and alike[-1].role == "level"
        if level and low is not None and all(top is not None and low > top for top in tops):
            message = f"其中的“{part.text}”大于总数“{alike[-1].text}”"
            order = (sentence.number, part.start)
            yield Finding(PART, sentence.paragraph, sentence.written, part.text, message, order)


def _compared(sentence: Sentence, whole: Mention, parts: Sequence[Mention] | None) -> Iterator[Finding]:
    """A finding where parts of the same unit do not make the whole."""
    if not parts or any(part.kind != whole.kind for part in parts):
        return
    if total(parts).differs(bounds(whole)):
        order = (sentence.number, whole.start)
        yield Finding(SUM, sentence.paragraph, sentence.written, whole.text, sum_message(whole, parts), order)


def sum_message(whole: Mention, parts: Sequence[Mention]) -> str:
    """6人＋4人＝10人，不是11人，相差1人."""
    made = sum((Decimal(part.value) for part in parts), Decimal(0))
    about = "约" if any(not part.exact for part in (*parts, whole)) else ""
    unit = parts[0].unit
    return f"{spelled(parts)}＝{about}{shown(made)}{unit}，不等于总数{whole.text}，{about}相差{apart(made, whole.value)}{unit}"


_CHECKS: tuple[Callable[[Sentence], Iterator[Finding]], ...] = (_bracketed, _listed, _totalled, _rest, _among)
