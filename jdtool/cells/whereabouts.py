"""The phrase table behind remarks: whereabouts.toml compiled into one alternation and a few patterns."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_GAP = "[^,;:。、!?()…不未没无并但后向失断准拟将计列待算]{0,8}?"
_JUNK = re.compile(r"(?<![0-9])[\s\u200b\ufeff\-‐‑–—―]+|[\s\u200b\ufeff]+(?![0-9])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("～"): "~", ord("○"): "〇"}
_TABLES = {"sets", "ends", "words"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A remark without spaces, breaks and stray hyphens, in half width; origin[i] is where character i stood."""

    text: str
    origin: tuple[int, ...]
    breaks: frozenset[int]  # where white space was taken out: perhaps the end of a clause


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the table found in a folded remark; kind is "label" or "label.variant"."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The table, compiled; ends: what a kind cancels when it comes later; words: patterns with real words in group 1."""

    lexer: re.Pattern[str]
    kinds: Mapping[str, str]
    template_kinds: tuple[str, ...]
    ends: Mapping[str, frozenset[str]]
    words: Mapping[str, re.Pattern[str]]

    def hits(self, text: str) -> list[Hit]:
        """The phrases in a folded text, left to right, without overlap, neutral ones left out."""
        found = []
        for match in self.lexer.finditer(text):
            group = match.lastindex
            kind = self.template_kinds[group - 1] if group else self.kinds[match.group()]
            if kind != "neutral":
                found.append(Hit(kind, match.start(), match.end()))
        return found

    def last(self, words: str, text: str, start: int, end: int) -> int:
        """Where the last of these words within text[start:end] ends, or -1."""
        return max((place for _, place in self.each(words, text, start, end)), default=-1)

    def ended_by(self, kind: str) -> frozenset[str]:
        """The kinds and labels that news of this kind puts an end to."""
        return self.ends.get(kind, frozenset()) | self.ends.get(kind.partition(".")[0], frozenset())

    def each(self, words: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Start and end of each of these words within text[start:end]; words listed as not_… are passed over."""
        return (match.span() for match in self.words[words].finditer(text, start, end) if match.group(1))


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
    """The shipped table and the office's own (label, phrase) pairs, compiled once."""
    table = tomllib.loads(files(__package__).joinpath("whereabouts.toml").read_text(encoding="utf-8"))
    kinds: dict[str, str] = {}
    templates: dict[str, str] = {}
    for kind, phrase in (*_shipped(table), *extra):
        if squeezed := squeeze(phrase):
            (templates if "…" in phrase or "{" in phrase else kinds)[squeezed] = kind
    ordered = sorted(templates, key=lambda phrase: (templates[phrase] != "neutral", phrase.count("…"), -len(phrase)))
    parts = [f"({_pattern(phrase, table['sets'])})" for phrase in ordered]
    parts += [re.escape(phrase) for phrase in sorted(kinds, key=len, reverse=True)]
    return Phrasebook(
        re.compile("|".join(parts)),
        kinds,
        tuple(templates[phrase] for phrase in ordered),
        {kind: frozenset(ended) for kind, ended in table["ends"].items()},
        _words(table["words"]),
    )


def _shipped(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str]]:
    for label in table.keys() - _TABLES:
        for variant, phrases in table[label].items():
            kind = label if variant == "said" else f"{label}.{variant}"
            yield from ((kind, phrase) for phrase in phrases)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _pattern(phrase: str, sets: Mapping[str, list[str]]) -> str:
    """A template as a regular expression: … is a gap, {name} one word of that set."""
    pattern = ""
    for part in re.split(r"(…|\{[^}]+\})", phrase):
        if part == "…":
            pattern += _GAP
        elif (name := part[1:-1]) in sets and part.startswith("{"):
            pattern += "".join(f"(?<!{word})" for word in sets.get(f"{name}.not_after", ()))
            pattern += _any(sets[name])
            pattern += f"(?!{_any(sets[f'{name}.not_before'])})" if f"{name}.not_before" in sets else ""
        else:
            pattern += re.escape(part)
    return pattern


def _words(words: Mapping[str, list[str]]) -> dict[str, re.Pattern[str]]:
    """Each list as one pattern; words in not_… are passed over; negators stand right before, third parties as subject."""
    patterns = {
        name: re.compile(
            f"{_any(words.get(f'not_{name}', ()))}|({_any(listed)})" if f"not_{name}" in words else f"({_any(listed)})"
        )
        for name, listed in words.items()
    }
    patterns["negators"] = re.compile(f"({_any(words['negators'])}{_any(words['bridges'])}*)$")
    company = "".join(f"(?<!{word})(?<!{word}其)" for word in words["with_whom"])
    patterns["third_parties"] = re.compile(f"{company}({_any(words['third_parties'])})")
    return patterns
