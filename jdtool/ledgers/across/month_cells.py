"""One cell under a month: the visits or tests it tells of, with their days as far as they are known."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.dated_word import DAY_PIECE
from jdtool.cells.day import Day, read_day
from jdtool.cells.numerals import number_of
from jdtool.cells.raw import Raw, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.across.month_words import NOTHING, Meaning, meaning_of_test, meaning_of_visit
from jdtool.ledgers.record import CellTrouble
from jdtool.ledgers.titles.stretches import Stretch

Numbers = Literal["days", "counts", "marks"]
"""What bare numbers mean: the 5th, five times, or that something was done."""

_MOST = 31  # times in one cell; more is no count of visits
_DAYS_ONLY = re.compile(r"\d{1,2}(?:[、,;]\d{1,2})+[日号]?")
_TIMES = re.compile(r"(.*?)(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:人)?次(.*?)")
_NO_COUNT = re.compile(r"[第\d\-~至到余约]$")
_BROKEN = re.compile(r"(?<=[\d日号])\s+(?=\d)")  # days below each other in one cell
_SIGN = re.compile("^[—－–−─-]+$")
_BETWEEN = re.compile(r"^[、,;/和及与\s()。.:]+|[、,;/和及与\s(。.:]+$")


class Told(Struct, frozen=True):
    """One event: its day, None where it cannot be known, and what else the cell says."""

    day: Day | None
    values: Mapping[str, Any] = field(default_factory=dict)
    troubles: tuple[CellTrouble, ...] = ()


class Asked(Struct, frozen=True):
    """What a column asks for: the day field of its ledger, the stretch (None under 第一次), how it is titled.

    `year` is that of the surroundings or 0; `plus` says that + and - stand for results here, `dashes` that any dash does.
    """

    day_field: str
    stretch: Stretch | None
    title: str
    year: int
    numbers: Numbers = "days"
    plus: bool = False
    dashes: bool = False

    @property
    def days(self) -> Day | None:
        """The days the column covers."""
        return self.stretch.days(self.year) if self.stretch else None


def what_numbers_mean(cells: Iterable[Raw], *, counted: bool) -> Numbers:
    """`counted` is whether the titles say 次数.

    Days of a month go beyond 4; a handful of small numbers says no more than that there was a visit.

    >>> what_numbers_mean([1.0, 5.0, 20.0], counted=False), what_numbers_mean([1.0, 2.0], counted=False)
    ('days', 'marks')
    >>> what_numbers_mean([1.0, 2.0], counted=True), what_numbers_mean([1.0, 2.0] * 3, counted=False)
    ('counts', 'counts')
    """
    numbers = [number for cell in cells if (number := _bare_number(cell)) is not None and number <= _MOST]
    if counted:
        return "counts"
    if any(number > 4 for number in numbers):
        return "days"
    return "counts" if len(numbers) >= 6 else "marks"


def tell(raw: Raw, asked: Asked) -> list[Told]:
    """The events of one cell: none for a blank, a dash, × and the like."""
    if isinstance(raw, datetime.date):
        return [_on(read_day(raw).value, read_text(raw), asked)]
    written = read_text(raw)
    text = squeeze(_BROKEN.sub("、", written))
    told = _events(text if isinstance(raw, bool) else raw, text, asked)
    if any(each.values.get("content") == text for each in told):
        return [replace(each, values={**each.values, "content": written}) for each in told]
    return told


def _events(raw: Raw, text: str, asked: Asked) -> list[Told]:
    number = _bare_number(raw)
    if not text or number == 0:
        return []
    if number is not None and number <= _MOST:
        return _by_number(int(number), text, asked)
    times = _TIMES.fullmatch(text)
    if times and not DAY_PIECE.search(text) and not _NO_COUNT.search(times[1]):
        return _counted(int(number_of(times[2]) or 0), text, times[1] + times[3], asked)
    if isinstance(raw, int | float) or _DAYS_ONLY.fullmatch(text):
        return [_on(_day(piece, asked), text, asked) for piece in re.split("[、,;]", text)]
    pieces = DAY_PIECE.findall(text)
    word = _without_marks(DAY_PIECE.sub(" ", text))
    return _dated(pieces, word, text, asked) if pieces else _undated(text, asked)


def _without_marks(word: str) -> str:
    bare = _BETWEEN.sub("", word)
    return squeeze(bare.rstrip(")") if bare.count(")") > bare.count("(") else bare)


def _bare_number(raw: Raw) -> float | None:
    """The number where a cell is nothing but a small whole one."""
    text = squeeze(read_text(raw)) if isinstance(raw, str | int | float) and not isinstance(raw, bool) else ""
    return int(text) if text.isdecimal() and len(text) <= 3 else None


def _by_number(number: int, text: str, asked: Asked) -> list[Told]:
    if asked.numbers == "counts":
        return _counted(number, text, "", asked)
    if asked.numbers == "marks" or not asked.stretch:
        return _undated("1", asked)
    return [_on(_day(text, asked), text, asked)]


def _counted(times: int, text: str, word: str, asked: Asked) -> list[Told]:
    """So many events somewhere in the month; that they are told apart keeps them from passing for one row twice."""
    if not 0 < times <= _MOST:
        return [] if times == 0 else [_unreadable(text, asked)]
    one = _undated(_without_marks(word) or "1", asked)
    if times == 1 or not one:
        return one
    note = "content" if asked.day_field == "visited_on" else "remarks"
    troubles = tuple(replace(trouble, text=text) for trouble in one[0].troubles if trouble.field == "result")
    return [
        Told(one[0].day, {**one[0].values, note: f"{text}（第{order}次）"}, troubles or one[0].troubles)
        for order in range(1, times + 1)
    ]


def _dated(pieces: Sequence[str], word: str, text: str, asked: Asked) -> list[Told]:
    meaning = _meaning(word, asked) if word else {}
    if meaning is None or meaning is NOTHING:
        meaning = {} if asked.day_field == "tested_on" else {"content": word}
    troubles = _result_troubles(word, meaning, asked) if word else ()
    days = [_on(_day(piece, asked), text, asked) for piece in pieces]
    return [replace(told, values=meaning, troubles=(*told.troubles, *troubles)) for told in days]


def _undated(text: str, asked: Asked) -> list[Told]:
    meaning = _meaning(text, asked)
    if meaning is NOTHING:
        return []
    if asked.day_field == "tested_on":
        whole = _whole(asked)
        return [Told(whole.day, meaning or {}, (*whole.troubles, *_result_troubles(text, meaning, asked)))]
    return [_unreadable(text, asked) if meaning is None else replace(_whole(asked), values=meaning)]


def _meaning(word: str, asked: Asked) -> Meaning:
    return (
        meaning_of_visit(word)
        if asked.day_field == "visited_on"
        else meaning_of_test(_SIGN.sub("-", word) if asked.dashes else word, plus=asked.plus)
    )


def _result_troubles(word: str, meaning: Meaning, asked: Asked) -> tuple[CellTrouble, ...]:
    """√ says that a test was done, and not how it came out."""
    known = asked.day_field != "tested_on" or (meaning and meaning.get("result"))
    return () if known else (CellTrouble("result", Trouble.UNREADABLE, word),)


def _whole(asked: Asked) -> Told:
    """Some day of the column's; in trouble where its year is unknown."""
    if asked.days:
        return Told(asked.days)
    return Told(None, {}, (CellTrouble(asked.day_field, Trouble.UNREADABLE, asked.title),))


def _unreadable(text: str, asked: Asked) -> Told:
    values = {"content": text} if asked.day_field == "visited_on" else {}
    return Told(None, values, (CellTrouble(asked.day_field, Trouble.UNREADABLE, text),))


def _on(day: Day | None, text: str, asked: Asked) -> Told:
    """An event on a day, which has to lie where the column says."""
    if day is None or not _lies_within(day, asked):
        return replace(_unreadable(text, asked), values={})
    return Told(day)


def _lies_within(day: Day, asked: Asked) -> bool:
    if asked.stretch is None:
        return True
    within = asked.days or asked.stretch.days(day.first.year)
    return within is not None and within.first <= day.first and day.last <= within.last


def _day(piece: str, asked: Asked) -> Day | None:
    """The day a piece of a cell means: the 5 of 5日 lies in the column's month."""
    stretch, days = asked.stretch, asked.days
    year = (stretch.year if stretch else 0) or asked.year
    written = re.fullmatch(r"(\d{1,2})[日号]?", piece)
    if not written:
        found = read_day(piece, year or None).value
        return replace(found, inferred=False) if found and stretch and stretch.year else found
    if stretch is None or days is None or stretch.first_month != stretch.last_month:
        return None
    found = read_day(f"{days.first.year}-{stretch.first_month}-{written[1]}").value
    return replace(found, inferred=days.inferred) if found else None
