"""Heading numbers as literal text.

Unlike automatic numbers they survive copying into a mail or another word processor.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from jdtool.reports.blocks import Block, Heading, Run, Title, plain
from jdtool.reports.prose import chinese_number

NUMBERINGS = MappingProxyType(
    {
        "gb": ("{han}、", "（{han}）", "{digit}.", "（{digit}）"),  # GB/T 9704-2012, 7.3.3
        "legacy": ("{han}、", "{digit}、", "{han}是", "（{digit}）"),  # as many township reports are written
        "none": ("", "", "", ""),
    }
)
"""The number of each heading level, by the name a style file or front matter uses."""


def numbered(blocks: Iterable[Block], numbering: str) -> tuple[Block, ...]:
    """The blocks with a number before each heading's text; unchanged if the first heading already carries its 一、."""
    whole = tuple(blocks)
    first = next((block for block in whole if isinstance(block, Heading)), None)
    if first is not None and first.level == 1 and plain(first.runs).startswith("一、"):
        return whole
    return tuple(_numbered(whole, NUMBERINGS[numbering]))


def _numbered(blocks: Iterable[Block], patterns: tuple[str, ...]) -> Iterator[Block]:
    counts = [0] * len(patterns)
    for block in blocks:
        if isinstance(block, Title):
            counts = [0] * len(patterns)
        if not isinstance(block, Heading):
            yield block
            continue
        at = block.level - 1
        counts[at:] = [counts[at] + 1] + [0] * (len(counts) - at - 1)
        yield _prefixed(block, _number(patterns[at], counts[at]))


def _number(pattern: str, count: int) -> str:
    return pattern.format(han=chinese_number(count) if count <= 99 else count, digit=count)


def _prefixed(heading: Heading, number: str) -> Heading:
    first, *rest = heading.runs or (Run(""),)
    if first.bold and number:
        return Heading(heading.level, (Run(number), first, *rest))
    return Heading(heading.level, (Run(number + first.text, first.bold), *rest))
