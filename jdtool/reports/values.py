"""Figures as a template sees them: numbers and lines, frozen, each remembering the figure it comes from."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from jdtool.measures.figures import Figure
from jdtool.measures.sums import Cell
from jdtool.reports.tracing import Source, Sources

_PLACES = frozenset({"社区", "村", "学校", "单位", "小区", "企业", "场所"})
_AMOUNTS = ("数量", "人数", "参加人次")
_TIMES = ("场次", "次数")


class Number(Struct, frozen=True):
    """One figure: `known` is False where no ledger told it, and then value, part, rest and whole are None.

    `fair` says that a rate speaks for most of those it is about: no more were left out of it than counted. `change`
    compares it with earlier periods, "" where these have no record.
    """

    known: bool
    value: int | Decimal | None
    part: int | None
    rest: int | None
    whole: int | None
    text: str
    fair: bool
    change: str = ""


class Line(Struct, frozen=True):
    """One row of a table figure: its name, unit, amount (None: nobody can read it), times and 余 where it is rough."""

    name: str
    unit: str
    value: int | Decimal | None
    times: int
    about: str


UNKNOWN = Number(False, None, None, None, None, "", False)
NOTHING = Number(True, 0, 0, 0, 0, "", False)
"""Of a group on which nothing falls."""


def number_of(figure: Figure, sources: Sources, change: str = "") -> Number:
    """A count or a rate."""
    if figure.missing:
        return UNKNOWN
    source = Source(figure=figure)
    part, whole = figure.numerator, figure.denominator
    left_out = sum(figure.left_out.values())

    def traced(amount: int | None) -> int | None:
        return None if amount is None else int_of(sources, amount, source)

    return Number(
        known=True,
        value=_value(figure, sources, source),
        part=traced(part),
        rest=traced(whole - part) if part is not None and whole is not None and whole >= part else None,
        whole=traced(whole),
        text=sources.text(figure.text, source),
        fair=bool(whole) and left_out <= (whole or 0),
        change=change,
    )


def int_of(sources: Sources, amount: int, source: Source) -> int:
    """The amount as a whole number that remembers its source."""
    made = sources.number(amount, source)
    assert isinstance(made, int)  # noqa: S101 - a whole number stays one
    return made


def lines_of(figure: Figure, sources: Sources) -> tuple[Line, ...]:
    """The rows of a table of things, occasions or people; columns are found by their titles."""
    place = {title: index for index, title in enumerate(figure.columns)}
    return tuple(_line(figure, row, place, sources) for row in figure.rows)


def _line(figure: Figure, row: tuple[Cell, ...], place: Mapping[str, int], sources: Sources) -> Line:
    amount = _amount(next((row[place[title]] for title in _AMOUNTS if title in place), None))
    times = next((row[place[title]] for title in _TIMES if title in place), 0)
    unit = str(row[place["单位"]]) if "单位" in place else ""
    name = _named(str(row[0]), figure.id)
    line = " ".join(filter(None, (name, unit)))
    rough = "概数笔数" in place and bool(row[place["概数笔数"]])
    held = times if isinstance(times, int) else 0
    return Line(
        name=name,
        unit=f"个{unit}" if unit in _PLACES else unit,
        value=None if amount is None else sources.number(amount, Source(figure=figure, line=line, value=amount)),
        times=int_of(sources, held, Source(figure=figure, line=line, value=held)),
        about="余" if rough else "",
    )


def _named(name: str, measure: str) -> str:
    """A month as a report says it: 2024-03 is 3月."""
    return f"{int(name[-2:])}月" if measure == "publicity_by_month" and name[-2:].isdecimal() else name


def _amount(cell: Cell) -> int | Decimal | None:
    return Decimal(str(cell)) if isinstance(cell, float) else cell if isinstance(cell, int) else None


def _value(figure: Figure, sources: Sources, source: Source) -> int | Decimal | None:
    if figure.value is None:
        return None
    exact = int(figure.value) if figure.kind == "count" else Decimal(str(figure.value))
    return sources.number(exact, source)
