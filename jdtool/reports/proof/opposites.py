"""Parts that exclude each other and leave nothing over: complete and incomplete, done and not done, men and women."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from jdtool.reports.proof.findings import SUM, Finding
from jdtool.reports.proof.lists import bounds, total
from jdtool.reports.proof.quantities import Mention
from jdtool.reports.proof.sentences import Sentence
from jdtool.reports.proof.sums import sum_message

_DEGREES = re.compile(r"比较|较为|基本|较|已经|均|的|有|仅|只|还|尚|共|为|是|达|约|其中|,")
_NOT = {  # the word for the one → the word for the other
    "不完整": "完整",
    "不齐全": "齐全",
    "不全": "齐全",
    "不合格": "合格",
    "不达标": "达标",
    "未达标": "达标",
    "不到位": "到位",
    "女性": "男性",
    "女": "男",
}
_DONE = re.compile(r"(?:已|实)(?P<deed>检|到|报到|签|签订|访|走访|建|建档|安置|就业|解除|完成)$")
_UNDONE = re.compile(r"(?:未|漏|没有|没)(?P<deed>检|到|报到|签|签订|访|走访|建|建档|安置|就业|解除|完成)$")
_DUE = re.compile(r"应(?P<deed>检|到|报到|签|签订|访|走访|建|建档)$")
_STAFF = (
    re.compile(r"(?:核定|应配|应有|编制)$"),
    re.compile(r"(?:现|现有|现只有|实有|在岗|到岗|实配)$"),
    re.compile(r"(?:缺|尚缺|空缺|缺编|缺少)$"),
)
_PLACE = re.compile(r"(?:[^\W\d_A-Za-z]|×){1,7}(?<=[里楼村街巷区镇乡苑园庄组×])")
_TOTAL_WORDS = re.compile(r"共|总|登记|在册|现有|达")


class Side(Struct, frozen=True):
    """One of two opposites: what it is said of, and whether it is the positive one."""

    stem: str
    word: str
    positive: bool


def wrong_opposites(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Opposites of a paragraph that do not make the whole that stands before them."""
    for sentence in sentences:
        yield from _pairs(sentence)
        yield from _due(sentence)
        yield from _staff(sentence)
    yield from _listed_by_place(sentences)


def _pairs(sentence: Sentence) -> Iterator[Finding]:
    """男8人、女4人 of 11人; 完整6份，不完整4份 of 11份."""
    sided = [(each, side) for each in sentence.mentions if each.role == "level" and (side := _side(each.subject))]
    for (one, first), (other, second) in pairwise(sided):
        alike = (first.stem, first.word) == (second.stem, second.word) and first.positive != second.positive
        at = sentence.mentions.index(one)
        if not alike or one.kind != other.kind or sentence.mentions[at + 1 : at + 2] != (other,):
            continue
        wholes = [each for each in sentence.mentions[:at] if _is_whole(each, one)]
        parts = (one, other)
        if (
            wholes
            and wholes[-1] is sentence.mentions[at - 1]
            and all(total(parts).differs(bounds(whole)) for whole in wholes)
        ):
            yield _finding(sentence, wholes[-1], parts)


def _is_whole(whole: Mention, part: Mention) -> bool:
    return whole.kind == part.kind and whole.role == "level"


def _side(subject: str) -> Side | None:
    """Which of two opposites a quantity is.

    >>> _side("帮教卷比较完整的"), _side("社工")
    (Side(stem='帮教卷', word='完整', positive=True), None)
    """
    plain = _DEGREES.sub("", subject)
    for negative, positive in _NOT.items():
        if plain.endswith(negative):
            return Side(plain.removesuffix(negative), positive, False)
    for positive in dict.fromkeys(_NOT.values()):
        if plain.endswith(positive):
            return Side(plain.removesuffix(positive), positive, True)
    return None


def _due(sentence: Sentence) -> Iterator[Finding]:
    """应检120人，实检100人，未检15人."""
    for whole, done, undone in _triples(sentence):
        deeds = [pattern.search(each.subject) for pattern, each in ((_DUE, whole), (_DONE, done), (_UNDONE, undone))]
        said = {found["deed"] for found in deeds if found}
        if all(deeds) and len(said) == 1 and total((done, undone)).differs(bounds(whole)):
            yield _finding(sentence, whole, (done, undone))


def _staff(sentence: Sentence) -> Iterator[Finding]:
    """核定53人、现有40人，尚缺10人; the gap is a difference and not a level."""
    for triple in _triples(sentence):
        if all(pattern.search(each.subject) for pattern, each in zip(_STAFF, triple, strict=True)):
            whole, *parts = triple
            if total(parts).differs(bounds(whole)):
                yield _finding(sentence, whole, parts)


def _triples(sentence: Sentence) -> Iterator[tuple[Mention, Mention, Mention]]:
    """Neighbours of one unit."""
    all_three = zip(sentence.mentions, sentence.mentions[1:], sentence.mentions[2:], strict=False)
    return (three for three in all_three if len({each.kind for each in three}) == 1)


def _listed_by_place(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """共11人，完整的6人。不完整的甲里1人……。乙楼2人……: the incomplete ones told place by place."""
    for at, sentence in enumerate(sentences):
        for one in sentence.mentions:
            side = _side(one.subject)
            wholes = [each for each in sentence.mentions if each.end <= one.start and _is_whole(each, one)]
            named = [each for each in wholes if _TOTAL_WORDS.search(each.subject)]
            if not side or not side.positive or not named:
                continue
            parts = _by_place(sentences[at:], side, one)
            if len(parts) > 1 and total((one, *parts)).differs(bounds(named[-1])):
                yield _finding(sentence, named[-1], (one, *parts))


def _by_place(sentences: Sequence[Sentence], side: Side, one: Mention) -> list[Mention]:
    """The items after the opposite of a side, the first right behind it, the others each at the start of a sentence."""
    opposites = [negative for negative, positive in _NOT.items() if positive == side.word]
    items: list[Mention] = []
    for sentence in sentences:
        lead = sentence.mentions[0] if sentence.mentions else None
        if not items:
            headed = (each for each in sentence.mentions if each is not one and _is_header(each, side, opposites))
            lead = next(headed, None)
        elif not lead or lead.kind != one.kind or not _starts_with_place(sentence, lead):
            break
        if lead and lead.kind == one.kind:
            items.append(lead)
    return items


def _is_header(mention: Mention, side: Side, opposites: Sequence[str]) -> bool:
    """帮教卷不完整的甲里1人."""
    plain = _DEGREES.sub("", mention.subject)
    leads = [side.stem + opposite for opposite in opposites]
    return any(plain.startswith(lead) and _PLACE.fullmatch(plain.removeprefix(lead)) for lead in leads)


def _starts_with_place(sentence: Sentence, lead: Mention) -> bool:
    return _PLACE.fullmatch(sentence.outer, 0, lead.start) is not None


def _finding(sentence: Sentence, whole: Mention, parts: Sequence[Mention]) -> Finding:
    order = (sentence.number, whole.start)
    return Finding(SUM, sentence.paragraph, sentence.written, whole.text, sum_message(whole, parts), order)
