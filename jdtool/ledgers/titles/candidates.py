"""What a heading may stand for: by its own words, by whose column its group says it is, by a known title within it."""

import re

from jdtool.cells.text import title_bracket, title_key
from jdtool.ledgers.catalogue import LEDGERS, Candidate, Vocabulary
from jdtool.ledgers.titles.header import Heading
from jdtool.ledgers.titles.owners import NOBODY, detail, owned_field, prefixed_field

SURE = 0.5  # a column below this is left unread rather than guessed
_PAST = re.compile(r"[上前去历往]")  # 上季度等级 is no 等级 of today
_WHOM = re.compile(
    r"[被受](检测?|尿检|采样|访|走访|家访|回访|访谈|谈话|约谈|帮教|帮扶|管控|排查|检查)(人员?|者|对象)(的?姓名)?"
)  # 被检人: who is tested, visited, talked to
_COUNTED = {  # words of people's own columns; over numbers, in a table of units, they head counts
    "在册": "registered",
    "社区戒毒": "detox_count",
    "社区康复": "rehab_count",
    "强制隔离戒毒": "compulsory_count",
    "强戒": "compulsory_count",
    "戒断三年未复吸": "abstinent_count",
    "戒断三年": "abstinent_count",
    "失控": "lost_count",
    "失联": "lost_count",
}
_SWAPPED = {"日期": "时间", "时间": "日期"}  # 减少时间 is a 减少日期
_JOINED = re.compile(r"[及和与、/(\d]")


def candidates_of(heading: Heading, words: Vocabulary) -> tuple[Candidate, ...]:
    """The fields that the words of a heading name, or those of its groups together with it; else those it ends in."""
    leaf = title_key(heading.parts[-1])
    group = title_key("".join(heading.parts[:-1]))
    groups = [title_key(part) for part in reversed(heading.parts[:-1])]
    owned = next((field for each in groups if (field := owned_field(each, leaf)) is not None), None)
    if owned is None and leaf not in words.fields_by_title:
        owned = prefixed_field(leaf)
    if owned == NOBODY:
        return ()
    if owned is not None:
        return _named(owned, "group", 0.9 + detail(leaf))
    found = words.fields_by_title.get(leaf, ())
    if all(each.by == "loose" for each in found):  # 检测/日期 says more than 日期
        found = (
            words.fields_by_title.get(group + leaf) or words.fields_by_title.get("".join(groups[:1]) + leaf) or found
        )
    return found or _of_unknown(leaf, title_bracket(heading.parts[-1]), words)


def _of_unknown(leaf: str, bracket: str, words: Vocabulary) -> tuple[Candidate, ...]:
    """What a title that no list has may stand for."""
    if _WHOM.fullmatch(leaf):
        return _named("name", "part", 0.9)
    if leaf in _COUNTED:
        return _named(_COUNTED[leaf], "part", 0.8)
    swapped = words.fields_by_title.get(leaf[:-2] + _SWAPPED.get(leaf[-2:], "?"), ())
    dated = tuple(each for each in swapped if each.by != "loose")
    numbered = words.fields_by_title.get(leaf.rstrip("0123456789"), ()) if leaf[-1:].isdigit() else ()
    bracketed = words.fields_by_title.get(f"{leaf}({bracket})", ()) if bracket else ()
    return dated or numbered or bracketed or _by_part(leaf, words)


def _named(name: str, by: str, score: float) -> tuple[Candidate, ...]:
    return tuple(Candidate(each, field, by, score) for each in LEDGERS if (field := each.field(name)) is not None)


def _by_part(leaf: str, words: Vocabulary) -> tuple[Candidate, ...]:
    """The longest known title that ends an unknown one or is joined to more, and makes up most of it.

    现住详细地址 is a 详细地址 and 尿检结果及处置 a 尿检结果, but 社区戒毒 is no 社区.
    """
    if not 2 <= len(leaf) <= 20 or _PAST.match(leaf):
        return ()
    for word in words.words:
        if 2 <= len(word) < len(leaf) and (leaf.endswith(word) or _JOINED.match(leaf.partition(word)[2])):
            share = len(word) / len(leaf)
            at_end = 0.1 if leaf.endswith(word) else 0.0
            score = round(0.35 + 0.4 * share + at_end, 2)
            return tuple(
                Candidate(each.ledger, each.field, "part", score)
                for each in words.fields_by_title[word]
                if score >= SURE and each.by != "loose" and each.field.name not in {"sequence", "remarks"}
            )
    return ()
