"""Text by display width: a Han character takes two columns of a terminal."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, east_asian_width

from jdtool.cells.text import read_text

# A word with the brackets and stops that must not be parted from it.
_UNIT = re.compile(r"\s+|[（“‘《【〔]*(?:[!-~]+|\S)[，。；：、）”’》】〕！？…％]*")


def display_width(text: str) -> int:
    """Columns the text takes; what is ambiguous counts as two, as Chinese terminals draw it.

    >>> display_width("L9 备注"), display_width("a·b")
    (7, 4)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(sign: str) -> int:
    return 0 if combining(sign) else 2 if east_asian_width(sign) in "WFA" else 1


def one_line(text: str) -> str:
    """The text without line breaks and control marks: a ledger's words never steer the terminal.

    >>> one_line("人已\\x1b[2J搬走\\n不知去向")
    '人已[2J搬走 不知去向'
    """
    return " ".join(read_text(text).splitlines())


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most `width` columns; `first` opens the first line, `rest` (else blanks as wide) the others."""
    lead = " " * display_width(first) if rest is None else rest
    lines: list[str] = []
    line, taken = first, display_width(first)
    empty = True
    for unit in _units(one_line(text), max(2, width - max(display_width(first), display_width(lead)))):
        size = display_width(unit)
        if not empty and taken + size > width:
            lines.append(line.rstrip())
            line, taken, empty = lead, display_width(lead), True
        if empty and unit.isspace():
            continue
        line, taken, empty = line + unit, taken + size, False
    return [*lines, line.rstrip()]


def _units(text: str, room: int) -> Iterator[str]:
    for found in _UNIT.finditer(text):
        unit = found[0]
        if display_width(unit) <= room:
            yield unit
        else:
            yield from unit
