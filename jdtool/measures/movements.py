"""Who came and who left: the day a person was first found, the day and the reason of leaving."""

import re
from collections.abc import Iterator, Sequence

from jdtool.cells.day import Day
from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import LEFT, Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import compulsory_release
from jdtool.measures.timing import ELSEWHERE, UNDATED, timing
from jdtool.measures.traits import UNSTATED

DEATH, ABROAD, ABSTINENT, MOVED, RELEASED, OTHER = "死亡", "出国（境）", "戒断三年未复吸", "迁出", "解除", "其他"
REASONS = (RELEASED, ABSTINENT, MOVED, DEATH, ABROAD, OTHER, UNSTATED)

_WORDS = {
    DEATH: re.compile("死|身亡|亡故|病故|身故|去世"),
    ABROAD: re.compile("出国|出境|离境"),
    ABSTINENT: re.compile("戒断"),
    MOVED: re.compile("迁|搬|转出|移交|变更"),
    RELEASED: re.compile("解除|期满"),
}
_GONE = LEFT | {"已解除", "终止"}


def found(books: Books, rows: Sequence[Person]) -> str:
    """Whether a person was first found in the period, as `timing` has it."""
    day = first_of([row.first_found_on for row in rows if row.first_found_on])
    return timing(day, books.period, books.as_of)


def first_of(days: Sequence[Day]) -> Day | None:
    """The earliest of some days."""
    return min(days, key=lambda day: day.first, default=None)


def left_before(books: Books, rows: Sequence[Person]) -> bool:
    """Whether a person surely left before the period began."""
    return any(day.last < books.period.first for row in rows for day, _ in _departures(row))


def departure(books: Books, rows: Sequence[Person]) -> tuple[str, str]:
    """Why a person left, and "" where that was surely in the period, else as `timing` has it.

    Whoever only has the status of one who left may have left in the period.
    """
    days = [(timing(day, books.period, books.as_of), why) for row in rows for day, why in _departures(row)]
    for when, why in sorted(days, key=lambda each: (each[0] != "", each[0] == ELSEWHERE)):
        return why, when
    gone = any({row.measure, row.control_status} & _GONE for row in rows)
    return UNSTATED, UNDATED if gone else ELSEWHERE


def _departures(row: Person) -> Iterator[tuple[Day, str]]:
    if row.removed_on:
        yield row.removed_on, _reason(row)
    if row.released_on and not compulsory_release(row):
        yield row.released_on, RELEASED
    if row.transferred_on and "转出" in row.origin.titles.get("transferred_on", ""):
        yield row.transferred_on, MOVED


def _reason(row: Person) -> str:
    """The class of the reason as written, else of the column's title, else of the person's status."""
    written = squeeze(row.removal_reason)
    if written and not is_excuse(written):
        return _class(written) or OTHER
    status = f"{row.measure or ''}，{row.control_status or ''}"
    return _class(row.origin.titles.get("removed_on", "")) or _class(status) or UNSTATED


def _class(text: str) -> str:
    """The first class that a word of the text names.

    >>> [_class(text) for text in ("病故", "户口迁往外县", "社区戒毒期满解除", "收监执行")]
    ['死亡', '迁出', '解除', '']
    """
    return next((name for name, words in _WORDS.items() if words.search(text)), "")
