"""Tracing: every number of a document keeps where it came from, from the context to the block tree.

A number that a template prints is wrapped in private-use characters that stand for its source. They pass through the
template and Markdown like letters; `unmarked` takes them out of the blocks again, before any writer sees them.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jdtool.measures.figures import Figure
from jdtool.reports.blocks import Block, Run, Table, plain

_OPEN, _CLOSE = "\U0010fff0", "\U0010fff1"
_FIRST = 0x100000  # plane 16, private use: no font and no ledger has anything there
_MOST = 0xFF00
_MARKED = re.compile(rf"{_OPEN}([\U00100000-\U0010feff])([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(rf"[{_OPEN}{_CLOSE}]|(?<={_OPEN})[\U00100000-\U0010feff]")


class Source(Struct, frozen=True, kw_only=True):
    """Where one number comes from: a figure (of a group, a line of it, the change of it), or findings of rules.

    `counted` says in words what was counted where it is neither a measure nor a line of one.
    """

    figure: Figure | None = None
    line: str = ""
    value: int | Decimal | None = None
    rules: tuple[str, ...] = ()
    counted: str = ""
    compared_with: str = ""


class Shown(Struct, frozen=True):
    """One number as it stands in the document: its text, the sentence it stands in and where in it, and its source.

    The sentence is the whole paragraph; of a table cell, the name of its row and of its column and the cell.
    """

    text: str
    sentence: str
    at: int
    source: Source


class Sources:
    """The sources of one run, each with its mark."""

    def __init__(self) -> None:
        self._all: list[Source] = []

    def number(self, value: int | Decimal, source: Source) -> "TracedInt | TracedDecimal":
        """The value as a number that remembers its source."""
        made = TracedInt(value) if isinstance(value, int) else TracedDecimal(value)
        made.mark = self._mark(source)
        return made

    def text(self, text: str, source: Source) -> str:
        """The text wrapped in the mark of its source."""
        return marked(text, self._mark(source))

    def _mark(self, source: Source) -> str:
        self._all.append(source)
        if len(self._all) > _MOST:
            raise ValueError("more numbers than one document can trace")
        return chr(_FIRST + len(self._all) - 1)

    def named_by(self, mark: str) -> Source | None:
        """The source a mark stands for; None for a character that only looks like one."""
        place = ord(mark) - _FIRST
        return self._all[place] if place < len(self._all) else None


class TracedInt(int):
    """A whole number with the mark of its source."""

    mark: str


class TracedDecimal(Decimal):
    """A decimal with the mark of its source."""

    mark: str


def mark_of(values: Iterable[object]) -> str:
    """The mark of the first traced number among the values, "" where there is none."""
    return next((value.mark for value in values if isinstance(value, TracedInt | TracedDecimal)), "")


def marked(text: str, mark: str) -> str:
    """The text between the marks; without a mark, or where there is nothing to wrap, as it is."""
    return f"{_OPEN}{mark}{text}{_CLOSE}" if mark and text else text


def bare(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def unmarked(blocks: Iterable[Block], sources: Sources) -> tuple[tuple[Block, ...], tuple[Shown, ...]]:
    """The blocks without marks, and the numbers in their order."""
    shown: list[Shown] = []
    clean: list[Block] = []
    for block in blocks:
        shown.extend(_shown(block, sources))
        clean.append(_clean(block))
    return tuple(clean), tuple(shown)


def _shown(block: Block, sources: Sources) -> Iterator[Shown]:
    for text in _cells(block) if isinstance(block, Table) else _texts(block):
        sentence = bare(text)
        for found in _MARKED.finditer(text):
            source = sources.named_by(found[1])
            if source:
                yield Shown(found[2], sentence, len(bare(text[: found.start()])), source)


def _cells(table: Table) -> Iterator[str]:
    titles = [bare(plain(cell)) for cell in table.header]
    for name, *cells in table.rows:
        yield plain(name)
        for title, cell in zip(titles[1:], cells, strict=False):
            yield f"{bare(plain(name))}，{title}：{plain(cell)}"


def _texts(value: Any) -> Iterator[str]:
    """The texts of a block, each paragraph or line whole."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        yield plain(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, tuple):
        return tuple(_clean(part) for part in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _clean(getattr(value, name)) for name in value.__struct_fields__})
    return value
