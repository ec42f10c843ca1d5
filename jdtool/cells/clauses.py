"""A remark cut into clauses and days, and whether a phrase in it is said of the person, denied, or an aside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from jdtool.cells.whereabouts import Folded, Hit, Phrasebook

_STOP = re.compile(r"[,;。、!?()…|]|(?<![0-9])[./]|[./](?![0-9])")
_SENTENCE_ENDS = frozenset(";。!?")
_MONTH = "(?:1[0-2]|0?[1-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_DATES = (
    rf"(?:(?:19|20)[0-9]{{2}}|[〇零一二三四五六七八九]{{4}})年"
    rf"(?:[初底末]|(?:{_MONTH}|十[一二]?|[一二三四五六七八九])月(?:{_DAY}[日号]?)?)?",
    rf"(?<![0-9])[0-9]{{2}}年{_MONTH}月(?:{_DAY}[日号]?)?",
    r"(?<![^\W_A-Za-z])[0-9]{2}年",  # 04年 opens a clause; 服刑10年 is a length of time
    rf"(?:19|20)[0-9]{{2}}[./-]{_MONTH}(?:[./-]{_DAY})?(?![0-9])",
    rf"(?<![0-9])(?:1[5-9]|2[0-9])\.{_MONTH}(?:\.{_DAY})?(?![0-9])",
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-3][0-9])?(?![0-9])",
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9元人份余次名米号幅])",
    rf"(?<![0-9个]){_MONTH}月(?:{_DAY}[日号])?",
)
_NUMERALS = {ord(numeral): str(value) for value, numeral in enumerate("〇一二三四五六七八九")} | {
    ord("零"): "0",
    ord("初"): "1月",
    ord("底"): "12月",
    ord("末"): "12月",
}
_TODAY = (9999, 0, 0)
_REACH = 60  # characters: no word bears on one further away, even where nobody set a stop
_CONDITION_REACH = 4  # clauses
_JOINTS = frozenset({"", "、", "和", "或", "及"})
_LASTING = frozenset(  # one that is past still counts
    {"home_sold", "relapsed", "deceased", "whereabouts_unknown.moved", "separated.household", "detained.released"}
)

Span = tuple[int, int]
Stamp = tuple[int, int, int]


class Scene(Struct, frozen=True):
    """A folded remark, its phrases and clauses; dates: from this place on, the remark speaks of that day."""

    book: Phrasebook
    text: str
    hits: Sequence[Hit]
    clauses: Sequence[Span]
    dates: Sequence[tuple[int, Stamp]]

    def clause(self, place: int) -> int:
        """The index of the clause at this place."""
        return max(bisect_right(self.clauses, (place, len(self.text) + 1)) - 1, 0)

    def stamp(self, place: int) -> Stamp:
        """The day the remark speaks of here; what stands before the first date shares it."""
        turn = bisect_right(self.dates, (place, (0, 0, 0))) - 1
        return self.dates[max(turn, 0)][1] if self.dates else _TODAY


def scene(book: Phrasebook, folded: Folded, hits: Sequence[Hit]) -> Scene:
    """Cut at punctuation and at white space, except where a phrase runs across."""
    text = folded.text
    inside = {place for hit in hits for place in range(hit.start + 1, hit.end)}
    stops = {stop.span() for stop in _STOP.finditer(text)} | {(place, place) for place in folded.breaks}
    clauses = []
    start = 0
    for stop, after in sorted(stops):
        if stop not in inside:
            clauses.append((start, stop))
            start = after
    clauses.append((start, len(text)))
    return Scene(book, text, hits, clauses, _dates(book, text, clauses))


@cache
def _date() -> re.Pattern[str]:
    """A date in any usual spelling, compiled when the first is looked for."""
    return re.compile("|".join(_DATES))


def _dates(book: Phrasebook, text: str, clauses: Sequence[Span]) -> list[tuple[int, Stamp]]:
    """A date in brackets dates the clause before it; in a dated remark 现 and 目前 are the newest day."""
    turns: list[tuple[int, Stamp]] = []
    year = 0
    for match in _date().finditer(text):
        stamp = _stamp(match.group(), year)
        year = stamp[0]
        start = match.start()
        if text[start - 1 : start] == "(":
            start = max((first for first, last in clauses if first < last < start), default=start)
        turns.append((start, stamp))
    if turns:
        turns += [(start, _TODAY) for start, _ in book.each("now", text, 0, len(text))]
    return sorted(turns)


def _stamp(written: str, year: int) -> Stamp:
    """Year, month, day of a date as written, 0 where it has none; year: of the date before, for a month alone."""
    plain = written.replace("十二月", "12月").replace("十一月", "11月").replace("十月", "10月").translate(_NUMERALS)
    numbers = [int(number) for number in re.findall("[0-9]+", plain)]
    if numbers[0] > 9999:
        compact = f"{numbers[0]:0<8}"
        numbers = [int(compact[:4]), int(compact[4:6]), int(compact[6:])]
    elif "月" in plain and "年" not in plain:
        numbers.insert(0, year)
    elif numbers[0] < 100:
        numbers[0] += 2000 if numbers[0] < 50 else 1900
    first, second, third = (*numbers, 0, 0)[:3]
    return first, second, third


def _start(hit: Hit) -> int:
    return hit.start


def scope(scene: Scene, hit: Hit) -> int:
    """From where words can bear on a phrase: its clause, or the date that follows another phrase in the clause."""
    start = max(scene.clauses[scene.clause(hit.start)][0], hit.start - _REACH)
    first, last = (bisect_right(scene.dates, (place, (0, 0, 0))) for place in (start, hit.start))
    hits = scene.hits[bisect_left(scene.hits, start, key=_start) : bisect_left(scene.hits, hit.start, key=_start)]
    dates = [place for place, stamp in scene.dates[first:last] if stamp != _TODAY and hits and hits[0].end <= place]
    return max(dates, default=start)


def is_aside(scene: Scene, hit: Hit) -> bool:
    """Said of someone else, of what might be or was, not of the person now."""
    start = scope(scene, hit)
    if hit.kind == "in_contact.returned" and scene.book.last("not_back", scene.text, start, hit.start) >= 0:
        return True
    planned = scene.book.last("intents", scene.text, start, hit.start) >= 0
    return planned or _is_condition(scene, hit) or is_of_another(scene, hit) or _is_past(scene, hit, start)


def _is_condition(scene: Scene, hit: Hit) -> bool:
    """Whether this clause, or one before it in the sentence, opens with 如, 若, 一旦."""
    index = scene.clause(hit.start) + 1
    for start, _ in reversed(scene.clauses[max(index - _CONDITION_REACH, 0) : index]):
        match = scene.book.pattern("conditions").match(scene.text, start)
        if match and match.group(1):
            return True
        if scene.text[start - 1 : start] in _SENTENCE_ENDS:
            return False
    return False


def is_of_another(scene: Scene, hit: Hit) -> bool:
    """Whether a relative or neighbour is the subject; what others do not know is still said of the person."""
    book, text, start = scene.book, scene.text, scope(scene, hit)
    subject = book.last("third_parties", text, start, hit.start)
    if hit.kind.endswith(("by_others", "not_found")):
        return False
    if subject < 0:
        index = scene.clause(hit.start)
        alone = scene.text[slice(*scene.clauses[index - 1])] if index else ""
        return bool(alone and book.pattern("third_parties").fullmatch(alone))
    if book.last("himself", text, subject, hit.end) >= 0:
        return False
    return book.last("reporters", text, subject, hit.start) < 0


def _is_past(scene: Scene, hit: Hit, start: int) -> bool:
    if hit.kind in _LASTING:
        return False
    past = scene.book.last("past", scene.text, start, hit.start)
    if past < 0 or scene.book.last("now", scene.text, start, hit.start) > past:
        return False
    return not (hit.kind == "not_met" and scene.book.last("visits", scene.text, past, hit.end) >= 0)


def is_denied(scene: Scene, hit: Hit) -> bool:
    """Whether a negation stands right before the phrase, or a denial or duty after it."""
    book, text = scene.book, scene.text
    if book.last("negators", text, scope(scene, hit), hit.start) >= 0 or book.pattern("afterwards").match(
        text, hit.end
    ):
        return True
    last = min(scene.clauses[scene.clause(hit.start)][1], hit.end + _REACH)
    return book.last("duties", text, hit.end, last) >= 0


def is_joined(scene: Scene, before: Hit, hit: Hit) -> bool:
    """Whether a phrase goes on a list with the one before, and shares its negation."""
    return scene.text[before.end : hit.start] in _JOINTS
