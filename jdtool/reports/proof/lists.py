"""Lists of quantities in a sentence: items that stand side by side, each ending with its number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from jdtool.reports.proof.quantities import HAN, Mention

NOT_ALL = re.compile(
    r"其中|等|主要|包括|包含|含|另|如|例如|重点|以上|较|最|多的|集中|突出|不包|平均|每|同比|环比|上年|去年"
)
_LONGEST_NAME = 8  # characters
_BETWEEN = re.compile(r"[、,;，；]")


class Bounds(Struct, frozen=True):
    """Least and most of a quantity or a sum; None where nothing is known."""

    low: Decimal | None
    high: Decimal | None

    def differs(self, other: "Bounds") -> bool:
        """Whether the two cannot be the same number."""
        return _above(self.low, other.high) or _above(other.low, self.high)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def bounds(mention: Mention) -> Bounds:
    """The bounds of a quantity; of about so many there are none, and 1.2万 is itself rounded."""
    low = None if mention.low is None else Decimal(mention.low) - mention.slack
    high = None if mention.high is None else Decimal(mention.high) + mention.slack
    return Bounds(low, high)


def total(parts: Iterable[Mention]) -> Bounds:
    """The bounds of the sum."""
    sides = [bounds(part) for part in parts]
    lows, highs = [side.low for side in sides], [side.high for side in sides]
    return Bounds(_sum(lows), _sum(highs))


def _sum(sides: Sequence[Decimal | None]) -> Decimal | None:
    known = [side for side in sides if side is not None]
    return sum(known, Decimal(0)) if len(known) == len(sides) else None


def pure_items(text: str, start: int, mentions: Sequence[Mention], noun: bool = False) -> list[Mention] | None:
    """The quantities of a stretch of text that is nothing but a list: each item a name and its number at the end.

    None where anything in it is not such an item. `start` is where the text begins in the sentence; with `noun`,
    a noun may follow the number.
    """
    items: list[Mention] = []
    at = start
    for piece in _BETWEEN.split(text):
        inside = [mention for mention in mentions if at <= mention.start and mention.end <= at + len(piece)]
        if len(inside) != 1 or inside[0].role != "level":
            return None
        rest = text[inside[0].end - start : at - start + len(piece)].replace("\0", "").rstrip("。")
        if rest and not (noun and re.fullmatch(rf"{HAN}{{0,6}}", rest)):
            return None
        items.append(inside[0])
        at += len(piece) + 1
    return items if len(items) >= 2 else None


def runs(items: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Every stretch of at least two neighbours."""
    for first in range(len(items) - 1):
        for last in range(first + 2, len(items) + 1):
            yield items[first:last]


def spelled(parts: Iterable[Mention]) -> str:
    """完整6人＋不完整4人, each with its name where that is short."""
    return "＋".join(f"{_name(part)}{part.text}" for part in parts)


def _name(part: Mention) -> str:
    """The last word of its subject: 帮教卷不完整的甲里 is 甲里."""
    whole = part.subject.removeprefix("其中")
    last = whole if whole.endswith("的") else whole.rpartition("的")[2]
    return last if len(last) <= _LONGEST_NAME and ":" not in last else ""
