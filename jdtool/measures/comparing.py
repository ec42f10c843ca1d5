"""Comparing: what each figure came to in an earlier period, and the change in words.

The roster tells how things stand now: only figures that rest on dates in the period have an earlier value.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.day import Day, add_months
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.measures import CATALOGUE
from jdtool.measures.figures import NO_RECORDS, Cell, Figure, compute
from jdtool.measures.measure import EVENT_LEDGERS, Measure
from jdtool.measures.timing import months, timing
from jdtool.measures.wording import change, points
from jdtool.period import Period

STANDING = "花名册、档案只有现在的状况，没有上期数"
_MEASURES = {measure.id: measure for measure in CATALOGUE}


class Comparison(Struct, frozen=True):
    """The books set back to an earlier period, and what that is called in 比…增加5人."""

    before: Books
    name: str


def comparison(books: Books, period: Period | None) -> Comparison:
    """The books set back; without a period, to the one just before.

    A period that has not ended is compared with as much of the earlier one. Raises JdtoolError for one that is not
    earlier or not of the same kind.
    """
    chosen = period or books.period.previous()
    if chosen.kind != books.period.kind or chosen.first >= books.period.first:
        raise JdtoolError(
            f"不能与{chosen.title}比较：--compare 应是早于{books.period.title}的同类时期（年比年、季度比季度）"
        )
    if books.as_of >= books.period.last:
        return Comparison(replace(books, period=chosen, as_of=chosen.last), chosen.title)
    if chosen.kind == "range":
        as_of = books.as_of - (books.period.first - chosen.first)
    else:
        apart = (books.period.first.year - chosen.first.year) * 12 + books.period.first.month - chosen.first.month
        as_of = add_months(books.as_of, -apart)
    return Comparison(replace(books, period=chosen, as_of=min(as_of, chosen.last)), f"{chosen.title}同期")


def compared(
    figures: Sequence[Figure],
    books: Books,
    against: Comparison,
    select: Collection[str] | None = None,
    by: str | None = None,
) -> list[Figure]:
    """The figures, each with its earlier one and the change in words; a standing one has an earlier one without value."""
    earlier = {_place(figure): figure for figure in _named_as_now(compute(against.before, select, by), books, against)}
    return [
        _with(figure, earlier.get(_place(figure)), against, books.profile.measures.small_base) for figure in figures
    ]


def _place(figure: Figure) -> tuple[str, str]:
    return figure.id, "".join((figure.group or {}).values())


def _named_as_now(figures: Iterable[Figure], books: Books, against: Comparison) -> Iterator[Figure]:
    """Months of the earlier period under the name of the month that stands in their place now."""
    before = months(against.before.period, against.before.as_of)
    now = dict(zip(before, months(books.period, books.as_of), strict=False))
    for figure in figures:
        month = (figure.group or {}).get("month")
        yield replace(figure, group={"month": now[month]}) if month in now else figure


def _with(figure: Figure, before: Figure | None, against: Comparison, small_base: int) -> Figure:
    measure = _MEASURES[figure.id]
    if not measure.dated:
        return replace(figure, previous=_unknown(figure, STANDING))
    if not _is_recorded(measure, against.before):
        none = f"{against.name}没有记录，不能比较"
        return replace(figure, previous=_unknown(figure, none), change="" if figure.missing else none)
    earlier = before or _unknown(figure, f"{against.name}没有这一组")
    return replace(figure, previous=earlier, change=_change(figure, earlier, against.name, small_base))


def _unknown(figure: Figure, why: str) -> Figure:
    return Figure(
        id=figure.id,
        title=figure.title,
        kind=figure.kind,
        unit=figure.unit,
        group=figure.group,
        definition=figure.definition,
        basis=figure.basis,
        note=why,
    )


def _is_recorded(measure: Measure, before: Books) -> bool:
    """Whether each need is met by the roster, or by a ledger with a record of the earlier period."""
    for need in measure.needs:
        names = {
            name
            for name, _, field in (each.partition(".") for each in need.split("|"))
            if before.has_column(name, field)
        }
        if names and names <= EVENT_LEDGERS and not any(_has_record(before, name) for name in names):
            return False
    return True


def _has_record(books: Books, ledger: str) -> bool:
    days: dict[str, Callable[[], Iterable[Day | None]]] = {
        "visits": lambda: (each.visited_on for each in books.visits),
        "drug_tests": lambda: (each.tested_on for each in books.drug_tests),
        "activities": lambda: (each.held_on for each in books.activities),
    }
    return any(timing(day, books.period, books.as_of) == "" for day in days[ledger]())


def _change(now: Figure, before: Figure, name: str, small_base: int) -> str:
    """比2023年增加5人，上升3.6%; of a table the lines as they were."""
    label = f"比{name}"
    if now.missing or before.missing:
        return ""
    if now.kind == "table":
        return f"{name}：{'；'.join(_line(before.columns, row) for row in before.rows) or NO_RECORDS}"
    if now.kind == "ratio":
        return points((now.numerator, now.denominator), (before.numerator, before.denominator), label)
    return change(int(now.value or 0), int(before.value or 0), now.unit, label, small_base)


def _line(columns: Sequence[str], row: Sequence[Cell]) -> str:
    """标语 幅 数量 410 场次 11: the keys bare, the numbers that are not 0 behind their titles."""
    told = ((title, cell) for title, cell in zip(columns, row, strict=True) if cell)
    return " ".join(cell if isinstance(cell, str) else f"{title} {cell}" for title, cell in told)
