"""A paragraph cut into sentences, each in plain half-width signs with its quantities."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from jdtool.reports.proof.document import Document, Paragraph
from jdtool.reports.proof.quantities import Mention, Percent, mentions, percents

_END = re.compile(r"(?<=[。！？\n])")
_LONGEST = 800  # characters
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANK = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_CIRCLED = re.compile("[①-⑳❶-❿㈠-㈩⑴-⒇]")
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|〔([^〔〕]*)〕")
_PLANS = re.compile(r"安排|计划|打算|下一步|下步|建议|目标|思路|今后|要求|展望|任务")


class Bracket(Struct, frozen=True):
    """What stands in brackets: its bounds within the sentence, without the brackets, and its quantities."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]


class Sentence(Struct, frozen=True):
    """One sentence: as written, in plain signs, and with the insides of its brackets blanked out."""

    paragraph: Paragraph
    number: int
    written: str
    plain: str
    outer: str
    mentions: tuple[Mention, ...]
    brackets: tuple[Bracket, ...]
    percents: tuple[Percent, ...]

    @property
    def planned(self) -> bool:
        """Whether it stands among plans, so that its numbers are wishes and not results."""
        return any(_PLANS.search(heading) for heading in self.paragraph.headings)


def sentences(document: Document) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of every paragraph; rows of tables have none."""
    return tuple(tuple(_sentences(each)) for each in document.paragraphs if not each.table)


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    pieces = (each.strip() for each in _END.split(paragraph.text))
    for number, written in enumerate(piece for each in pieces for piece in _in_reason(each)):
        yield sentence(written, paragraph, number)


def _in_reason(written: str) -> Iterator[str]:
    """The sentence, or its stretches where it is longer than anybody writes: every check looks at pairs of numbers."""
    for start in range(0, len(written), _LONGEST):
        yield written[start : start + _LONGEST]


def sentence(written: str, paragraph: Paragraph, number: int = 0) -> Sentence:
    """The sentence with everything that can be read off it."""
    text = plain(written).replace("社区戒毒(康复)", "社区戒毒、康复、")
    outer = _BRACKET.sub(lambda found: found[0][0] + "\0" * (len(found[0]) - 2) + found[0][-1], text)
    return Sentence(
        paragraph,
        number,
        written,
        text,
        outer,
        mentions(text, _hidden(outer)),
        tuple(_brackets(text)),
        percents(text),
    )


def plain(written: str) -> str:
    """Half-width signs, no blanks beside Chinese, no thousands marks; the length is no longer that of the original.

    >>> plain("共 1,254 人，占６８％（见表１）")
    '共1254人,占68%(见表1)'
    """
    text = unicodedata.normalize("NFKC", _CIRCLED.sub(";", _GROUPED.sub("", written)))
    return _BLANK.sub("", text)


def _hidden(outer: str) -> str:
    """Brackets and their insides as one kind of blank, so that 失控（待核实）16人 is 失控 and 16人."""
    return re.sub(r"[(\[〔]\0*[)\]〕]", lambda found: "\0" * len(found[0]), outer)


def _brackets(text: str) -> Iterator[Bracket]:
    for found in _BRACKET.finditer(text):
        inside = next(group for group in found.groups() if group is not None)
        start = found.start() + 1
        padded = "\0" * start + inside
        yield Bracket(start, found.end() - 1, inside, mentions(padded, padded))
