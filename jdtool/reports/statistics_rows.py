"""Figures as rows of numbers: what is added up, what is divided, and what each comes to as printed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from jdtool.measures.figures import Figure
from jdtool.measures.measure import GROUPS
from jdtool.measures.traits import UNSTATED
from jdtool.measures.wording import percent, quotient, rounded_rate

Value = int | float | str | None

RATE, EACH = "rate", "each"
LEAST, MOST = "（下限）", "（上限）"


class Row(Struct, frozen=True):
    """One thing of a measure, group by group, with the whole; None where nothing readable was added up.

    `minor` is a table's row of another sum than its first. `share` is "" for what is added up; "rate" or "each" for the row that divides the one two places before it by the
    one just before.
    """

    id: str
    title: str
    item: str
    cells: tuple[Value, ...]
    whole: Value
    share: str = ""
    minor: bool = False


class Fraction(Struct, frozen=True):
    """A count, which has no whole, or one fraction of a ratio: one with doubtful cases has two."""

    title: str
    part: int | None
    whole: int | None = None
    each: bool = False

    @property
    def value(self) -> Value:
        """As printed, rounded half-up: a share of 1, so many to one, or the words that stand for it."""
        return each_value(self.part, self.whole) if self.each else rate_value(self.part, self.whole)


def fractions(figure: Figure) -> tuple[Fraction, ...]:
    """The count or fraction, or the two bounds where some may belong to the numerator as well."""
    part = figure.numerator
    if figure.kind == "count":
        return (Fraction(figure.title, None if figure.value is None else int(figure.value)),)
    if not figure.doubt or part is None:
        return (Fraction(figure.title, part, figure.denominator, figure.each),)
    bounds = ((LEAST, part), (MOST, part + figure.doubt))
    return tuple(Fraction(f"{figure.title}{name}", bound, figure.denominator) for name, bound in bounds)


def rate_value(part: int | None, whole: int | None) -> Value:
    """The rounded rate as a share of 1, or the words that are printed instead of one.

    >>> rate_value(6, 11), rate_value(1, 3000), rate_value(2999, 3000), rate_value(0, 0), rate_value(5, 4)
    (0.545, '不足0.1%', '99.9%以上', '无对象', 1.25)
    """
    words = percent(part, whole)
    if part is None or not whole or not words.endswith("%") or words.startswith("不"):
        return words
    return float(rounded_rate(part, whole) / 100)


def each_value(part: int | None, whole: int | None) -> Value:
    """How many of the one there are to one of the other.

    >>> each_value(1254, 40), each_value(3, 0)
    (31.4, '无对象')
    """
    return percent(part, whole) if part is None or not whole else float(quotient(part, whole, 1))


def spread(figures: Sequence[Figure], names: Sequence[str], by: str, *, first_sum_only: bool = False) -> Iterator[Row]:
    """The rows of every measure that was grouped, over the groups of those names; of tables all sums or the first."""
    for _, together in groupby(figures, key=lambda figure: figure.id):
        whole, *groups = together
        by_name = {(figure.group or {})[by]: figure for figure in groups}
        if by_name and not _has_months(whole):
            rows = _ROWS[whole.kind](whole, [by_name.get(name) for name in names])
            yield from (row for row in rows if not (row.minor and first_sum_only))
        elif by == "month" and _has_months(whole):
            yield from _of_months(whole, names)


def _of_count(whole: Figure, groups: Sequence[Figure | None]) -> Iterator[Row]:
    values = [fractions(each)[0].part if each else None for each in (*groups, whole)]
    yield _row(whole.id, whole.title, whole.unit, values)


def _of_ratio(whole: Figure, groups: Sequence[Figure | None]) -> Iterator[Row]:
    together = (*groups, whole)
    doubtful = any(each.doubt for each in together if each)
    share, item = (EACH, "每名负责") if whole.each else (RATE, "比率")
    for place, bound in enumerate((LEAST, MOST) if doubtful else ("",)):
        found = [_bound(each, place) if each else None for each in together]
        named = f"{whole.title}{bound}"
        yield _row(whole.id, named, "分子", [each.part if each else None for each in found])
        yield _row(whole.id, named, "分母", [each.whole if each else None for each in found])
        yield _row(whole.id, named, item, [each.value if each else None for each in found], share)


def _row(name: str, title: str, item: str, cells: Sequence[Value], share: str = "") -> Row:
    """The last of the cells is the whole."""
    return Row(name, title, item, tuple(cells[:-1]), cells[-1], share)


def _bound(figure: Figure, place: int) -> Fraction:
    found = fractions(figure)
    return found[min(place, len(found) - 1)]


def _of_table(whole: Figure, groups: Sequence[Figure | None]) -> Iterator[Row]:
    """A row for each line and sum that comes to anything."""
    keys = keys_in(whole)
    titles = whole.columns[keys:]
    found = [{row[:keys]: row[keys:] for row in each.rows} if each else {} for each in groups]
    for row in whole.rows:
        for place, title in enumerate(titles):
            cells = tuple(lines[row[:keys]][place] if row[:keys] in lines else None for lines in found)
            if any(cells):
                item = " ".join(str(part) for part in (*row[:keys], *([title] if len(titles) > 1 else [])))
                yield Row(whole.id, whole.title, item, cells, row[keys + place], minor=place > 0)


def _of_months(whole: Figure, names: Sequence[str]) -> Iterator[Row]:
    """A table that has its months already: turned, a row for each of its sums."""
    by_month = {str(row[0]): row for row in whole.rows}
    for place, title in enumerate(whole.columns[1:], 1):
        cells = tuple(by_month[name][place] if name in by_month else None for name in names)
        yield Row(whole.id, whole.title, title, cells, sum(cell for cell in cells if isinstance(cell, int | float)))


_ROWS = {"count": _of_count, "ratio": _of_ratio, "table": _of_table}


def keys_in(figure: Figure) -> int:
    """How many columns of a table say what a line is about."""
    row = figure.rows[0] if figure.rows else ()
    return next((place for place, cell in enumerate(row) if not isinstance(cell, str)), len(row))


def _has_months(figure: Figure) -> bool:
    return figure.columns[:1] == (GROUPS["month"],)


def groups_in(figures: Sequence[Figure], by: str) -> tuple[str, ...]:
    """The names of the groups as they come, 未注明 last."""
    grouped = [(figure.group or {})[by] for figure in figures if figure.group]
    turned = [str(row[0]) for figure in figures if by == "month" and _has_months(figure) for row in figure.rows]
    return tuple(sorted(dict.fromkeys([*grouped, *turned]), key=lambda name: name == UNSTATED))
