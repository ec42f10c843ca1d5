"""The phrase table behind remarks: whereabouts.toml, compiled piece by piece as remarks call for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

_GAP = "[^,;:。、!?()…不未没无并但后向失断准拟将计列待算]{0,8}?"
_JUNK = re.compile(r"(?<![0-9])[\s\u200b\ufeff\-‐‑–—―]+|[\s\u200b\ufeff]+(?![0-9])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("～"): "~", ord("○"): "〇"}
_TABLES = {"sets", "ends", "words"}


class Folded(Struct, frozen=True):
    """A remark without spaces, breaks and stray hyphens, in half width; origin[i] is where character i stood."""

    text: str
    origin: tuple[int, ...]
    breaks: frozenset[int]  # where white space was taken out: perhaps the end of a clause


class Hit(Struct, frozen=True):
    """A phrase of the table found in a folded remark; kind is "label" or "label.variant"."""

    kind: str
    start: int
    end: int


class _Phrase(Struct, frozen=True):
    """One phrase of the table; a template's `literals` all stand in a text that it can match, a plain one has none."""

    text: str
    kind: str
    literals: tuple[str, ...] = ()


class Phrasebook(Struct, frozen=True):
    """The table; ends: what a kind cancels when it comes later; words: lists whose patterns hold the word in group 1.

    Plain phrases are compared as text; a template is compiled when a text holds all its literals, a list of words when
    it is first asked for: compiling everything costs more than reading the remarks of a whole county.
    """

    phrases: Mapping[str, Sequence[_Phrase]]  # by first character, the telling ones first
    sets: Mapping[str, Sequence[str]]
    ends: Mapping[str, frozenset[str]]
    words: Mapping[str, Sequence[str]]
    compiled: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)

    def hits(self, text: str) -> list[Hit]:
        """The phrases in a folded text, left to right, without overlap, neutral ones left out."""
        found: list[Hit] = []
        end = 0
        for start, first in enumerate(text):
            if start < end or first not in self.phrases:
                continue
            for phrase in self.phrases[first]:
                reach = self._reach(phrase, first, text, start)
                if reach:
                    end = reach
                    found.append(Hit(phrase.kind, start, end))
                    break
        return [hit for hit in found if hit.kind != "neutral"]

    def _reach(self, phrase: _Phrase, first: str, text: str, start: int) -> int:
        """Where the phrase ends that begins at `start`, 0 when it does not."""
        if not phrase.literals:
            return start + len(phrase.text) if text.startswith(phrase.text, start) else 0
        if not all(literal in text for literal in phrase.literals):
            return 0
        key = (phrase.text, first)
        pattern = self.compiled.get(key) or self.compiled.setdefault(
            key, re.compile(_pattern(phrase.text, self.sets, first))
        )
        match = pattern.match(text, start)
        return match.end() if match else 0

    def pattern(self, words: str) -> re.Pattern[str]:
        """The list of words as one pattern."""
        key = (words, "")
        return self.compiled.get(key) or self.compiled.setdefault(key, re.compile(_listed(words, self.words)))

    def last(self, words: str, text: str, start: int, end: int) -> int:
        """Where the last of these words within text[start:end] ends, or -1."""
        return max((place for _, place in self.each(words, text, start, end)), default=-1)

    def ended_by(self, kind: str) -> frozenset[str]:
        """The kinds and labels that news of this kind puts an end to: its own list, else that of its label."""
        return self.ends.get(kind) or self.ends.get(kind.partition(".")[0], frozenset())

    def each(self, words: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Start and end of each of these words within text[start:end]; words listed as not_… are passed over."""
        return (match.span() for match in self.pattern(words).finditer(text, start, end) if match.group(1))


def squeeze(text: str) -> str:
    """The folded text alone, which is all that most remarks need."""
    return _JUNK.sub("", text.translate(_FULL_WIDTH))


def fold(text: str) -> Folded:
    """The folded text together with the way back to the original."""
    wide = text.translate(_FULL_WIDTH)
    origin: list[int] = []
    breaks: set[int] = set()
    place = 0
    for junk in _JUNK.finditer(wide):
        origin.extend(range(place, junk.start()))
        place = junk.end()
        if origin and not wide[origin[-1]].isdigit() and any(mark.isspace() for mark in junk.group()):
            breaks.add(len(origin))
    origin.extend(range(place, len(wide)))
    return Folded("".join(wide[index] for index in origin), tuple(origin), frozenset(breaks))


@cache
def phrasebook(extra: tuple[tuple[str, str], ...] = ()) -> Phrasebook:
    """The shipped table and the office's own (label, phrase) pairs, read once."""
    import tomllib  # noqa: PLC0415 - a start without remarks need not pay for it

    table = tomllib.loads(Path(__file__).with_name("whereabouts.toml").read_text(encoding="utf-8"))
    kinds = {squeeze(phrase): kind for kind, phrase in (*_shipped(table), *extra)}
    phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for phrase in sorted(kinds.keys() - {""}, key=lambda phrase: _rank(phrase, kinds[phrase])):
        for first in _firsts(phrase, table["sets"]):
            phrases[first].append(_Phrase(phrase, kinds[phrase], _literals(phrase)))
    ends = {kind: frozenset(ended) for kind, ended in table["ends"].items()}
    return Phrasebook(dict(phrases), table["sets"], ends, table["words"])


def _rank(phrase: str, kind: str) -> tuple[bool, bool, int, int, str]:
    """Templates before plain phrases, neutral ones before those, gaps last, long before short."""
    template = "{" in phrase or "…" in phrase
    return not template, kind != "neutral", phrase.count("…"), -len(phrase), phrase


def _literals(phrase: str) -> tuple[str, ...]:
    """What a template holds word for word; a template of sets alone has the empty text, which is everywhere."""
    if "{" not in phrase and "…" not in phrase:
        return ()
    return tuple(filter(None, re.split(r"…|\{[^}]+\}", phrase))) or ("",)


def _firsts(phrase: str, sets: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The characters a phrase can begin with."""
    name = phrase[1:].partition("}")[0]
    return {word[0] for word in sets[name]} if phrase.startswith("{") and name in sets else phrase[0]


def _shipped(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for label in table.keys() - _TABLES:
        for variant, phrases in table[label].items():
            kind = label if variant == "said" else f"{label}.{variant}"
            yield from ((kind, phrase) for phrase in phrases)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _pattern(phrase: str, sets: Mapping[str, Sequence[str]], first: str) -> str:
    """A phrase as a regular expression: … is a gap, {name} one word of that set; at the front, those with this first."""
    pattern = ""
    for index, part in enumerate(filter(None, re.split(r"(…|\{[^}]+\})", phrase))):
        name = part[1:-1]
        if part == "…":
            pattern += _GAP
        elif part.startswith("{") and name in sets:
            pattern += "".join(f"(?<!{word})" for word in sets.get(f"{name}.not_after", ()))
            pattern += _any(word for word in sets[name] if index or word[0] == first)
            pattern += f"(?!{_any(sets[f'{name}.not_before'])})" if f"{name}.not_before" in sets else ""
        else:
            pattern += re.escape(part)
    return pattern


def _listed(name: str, words: Mapping[str, Sequence[str]]) -> str:
    """A list as a pattern; words in not_… are passed over; negators stand right before, third parties as subject."""
    listed = _any(words[name])
    if name == "negators":
        return f"({listed}{_any(words['bridges'])}*)$"
    if name == "third_parties":
        company = "".join(f"(?<!{word})(?<!{word}其)" for word in words["with_whom"])
        return f"{company}({listed})"
    return f"{_any(words[f'not_{name}'])}|({listed})" if f"not_{name}" in words else f"({listed})"
