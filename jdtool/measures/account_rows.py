"""The account of a roster: who was on it when the period began, who came, who left, who is on it at the end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.measures.movements import (
    ABROAD,
    ABSTINENT,
    DEATH,
    MOVED,
    OTHER,
    RELEASED,
    departure,
    first_of,
    left_before,
)
from jdtool.measures.timing import ELSEWHERE, IMPRECISE, UNDATED, timing
from jdtool.measures.traits import UNSTATED

OPENING, NEW, MOVED_IN, CLOSING, GAP = "期初", "新增", "转入", "期末", "对不上（期末－应有）"
LEFT = {
    RELEASED: "解除",
    ABSTINENT: ABSTINENT,
    DEATH: DEATH,
    ABROAD: ABROAD,
    MOVED: "转出",
    OTHER: "其他减少",
    UNSTATED: "减少原因未注明",
}
"""The lines of those who left, by the reason."""
LINES = (OPENING, NEW, MOVED_IN, *LEFT.values(), CLOSING, GAP)
ALWAYS = (OPENING, NEW, MOVED_IN, LEFT[RELEASED], LEFT[DEATH], LEFT[MOVED], CLOSING, GAP)

_NO_ARRIVAL = "没有初次发现日期，不能列入期初或新增"
_VAGUE_ARRIVAL = "初次发现日期不精确，不能列入期初或新增"
_LEFT_FIRST = "减少日期早于初次发现（转入）日期"
_VAGUE_DEPARTURES = {UNDATED: "已减少而没有减少日期", IMPRECISE: "减少日期不精确"}


def account_rows(books: Books, people: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for every line of the account to which a person adds, and one with the reason for whoever does not fit it.

    `people` are rows of the frame of people, in the order of the roster.
    """
    for person, traits in zip(books.people, people, strict=True):
        lines, reason = account(books, books.rows_of(person))
        yield from ({**traits, "line": line, "people": number} for line, number in lines.items())
        if reason:
            yield {**traits, "reason": reason, "line": "", "people": 0}


def account(books: Books, rows: Sequence[Person]) -> tuple[dict[str, int], str]:
    """What one person adds to the lines, and "" or why the person does not fit."""
    came, doubt = _arrival(books, rows)
    if not came and not doubt:
        return {}, ""
    why, when = departure(books, rows)
    if when == ELSEWHERE and left_before(books, rows):
        return {}, _LEFT_FIRST if came in {NEW, MOVED_IN} else ""
    vague = _VAGUE_DEPARTURES.get(when, "")
    # Whoever left on a day not known may have been gone before the period began.
    lines = {came: 1} if came and not (vague and came == OPENING) else {}
    gap = -len(lines)
    if when == "":
        lines[LEFT[why]] = 1
        gap += 1
    elif not vague:
        lines[CLOSING] = 1
        gap += 1
    return lines | ({GAP: gap} if gap else {}), doubt or vague


def _arrival(books: Books, rows: Sequence[Person]) -> tuple[str, str]:
    """The line of the account in which the person came, else why there is none; neither of whoever came later."""
    moved = [row.transferred_in_on for row in rows if row.transferred_in_on]
    day = first_of(moved) or first_of([row.first_found_on for row in rows if row.first_found_on])
    when = timing(day, books.period, books.as_of)
    if when == ELSEWHERE:
        return (OPENING if day and day.last < books.period.first else ""), ""
    reasons = {UNDATED: _NO_ARRIVAL, IMPRECISE: _VAGUE_ARRIVAL}
    return ("" if when else MOVED_IN if moved else NEW), reasons.get(when, "")
