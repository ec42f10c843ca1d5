"""A written report as paragraphs: each with its place, the headings above it and its words."""

import re
from collections.abc import Iterable

from msgspec import Struct

_NUMBERED = (  # 一、 then （一） then 1.
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\d{1,2}[.、．](?!\d)"),
)
_LONGEST_HEADING = 40  # characters; what is longer is a paragraph that begins with a number
_STOPS = "。；;！？!?"
_LEADING = re.compile(r"^[>\s\u3000]+")


class Paragraph(Struct, frozen=True):
    """One paragraph or row of a table; `place` names it (第3段, 第12行, 表1第2行), `headings` are those above it."""

    text: str
    place: str
    headings: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    table: int = 0

    @property
    def address(self) -> str:
        """The place with the nearest heading."""
        return f"{self.place}（{self.headings[-1]}）" if self.headings else self.place


class Raw(Struct, frozen=True):
    """A paragraph as a reader hands it over; `level` is that of a heading marked as such, 0 else."""

    text: str
    place: str
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0


class Document(Struct, frozen=True):
    """The paragraphs of a report in their order, its title, and one Chinese line for what could not be looked at."""

    name: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def under_headings(raws: Iterable[Raw]) -> tuple[Paragraph, ...]:
    """Every paragraph with the headings it stands under; headings are told by their mark or their number."""
    stack: dict[int, str] = {}
    made: list[Paragraph] = []
    for raw in raws:
        text = _LEADING.sub("", raw.text).strip()
        if not text:
            continue
        level = 0 if raw.table else (raw.level if made else 0) or _level(text)  # the first line is the title
        if level:
            stack = {above: name for above, name in stack.items() if above < level}
        made.append(Paragraph(text, raw.place, tuple(stack.values()), raw.cells, raw.table))
        if level and _is_short(text):
            stack[level] = text.rstrip("：:")
    return tuple(made)


def title_of(paragraphs: Iterable[Paragraph]) -> str:
    """The first line where it is short and no sentence; "" else."""
    first = next(iter(paragraphs), None)
    if first is None or not _is_short(first.text) or _level(first.text):
        return ""
    return first.text


def _level(text: str) -> int:
    """By its number, be the paragraph a heading or one that only begins with it; 0 without."""
    return next((2 + depth for depth, pattern in enumerate(_NUMBERED) if pattern.match(text)), 0)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not any(stop in text for stop in _STOPS)
