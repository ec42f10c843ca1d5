"""The tables a template may draw: people by place, visits and tests by month; sums only, nobody's row."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from jdtool.measures.figures import Figure, figures_of
from jdtool.measures.frames import Frames
from jdtool.measures.traits import UNSTATED
from jdtool.reports.prose import MISSING, number
from jdtool.reports.tracing import Shown, Source

_FEWEST, _MOST = 3, 20
"""Labels worth a drawing: fewer are read quicker in the text, more make a wall of bars."""

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MONTHLY = {"visits_done": "走访", "tests_done": "检测"}


class ChartTable(Struct, frozen=True):
    """Header and cells as printed; without rows there is nothing to draw."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """What is drawn: the header without the name of the labels."""
        return self.header[1:]


class Drawn(Struct, frozen=True):
    """The tables by name, and every number in them with its source."""

    tables: Mapping[str, ChartTable]
    shown: tuple[Shown, ...] = ()


NOTHING_DRAWN = Drawn({"places": ChartTable(), "months": ChartTable()})


def chart_tables(frames: Frames, place: str) -> Drawn:
    """Named `places`, how many are registered in each, and `months`, visits and tests in each.

    `place` is what the office calls its communities; where there are several streets, those are the places.
    """
    several_streets = len({person.street for person in frames.books.people if person.street}) > 1
    registered = figures_of(frames, ("registered",), "street" if several_streets else "community")
    monthly = figures_of(frames, tuple(_MONTHLY), "month")
    told = {each.id for each in monthly if not each.group and not each.missing} - _of_no_month(monthly)
    titles = {name: title for name, title in _MONTHLY.items() if name in told}
    kinds = {
        "places": ("乡镇（街道）" if several_streets else place, {"registered": "登记在册"}, _by_group(registered)),
        "months": ("月份", titles, _by_group(monthly)),
    }
    tables = {name: _table(*kind) for name, kind in kinds.items()}
    drawn = (kinds[name] for name, table in tables.items() if table.rows)
    return Drawn(tables, tuple(shown for _, titles, figures in drawn for shown in _shown(titles, figures)))


def _of_no_month(monthly: Sequence[Figure]) -> set[str]:
    """Measures of which more than half falls on no single month, as tests written by the quarter do: no months at all."""
    whole = {each.id: each.value or 0 for each in monthly if not each.group}
    nowhere = {each.id: each.value or 0 for each in monthly if each.group == {"month": UNSTATED}}
    return {name for name, value in nowhere.items() if 2 * value > whole[name]}


def _by_group(figures: Sequence[Figure]) -> dict[str, dict[str, Figure]]:
    figure_by_group: dict[str, dict[str, Figure]] = {}
    for each in figures:
        for group in (each.group or {}).values():
            figure_by_group.setdefault(group, {})[each.id] = each
    return figure_by_group


def _shown(titles: Mapping[str, str], figure_by_group: Mapping[str, Mapping[str, Figure]]) -> Iterator[Shown]:
    for group, figures in figure_by_group.items():
        for name, title in titles.items():
            if (figure := figures.get(name)) and figure.value is not None:
                before = f"{_named(group)}，{title}："
                text = number(figure.value)
                yield Shown(text, before + text, len(before), Source(figure=figure, value=int(figure.value)))


def _table(first: str, titles: Mapping[str, str], figure_by_group: Mapping[str, Mapping[str, Figure]]) -> ChartTable:
    """A row for each group, a column for each measure of the titles."""
    rows = tuple(
        (_named(group), *(_cell(found.get(name)) for name in titles)) for group, found in figure_by_group.items()
    )
    drawable = _FEWEST <= len(rows) <= _MOST and any(cell != "0" for _, *cells in rows for cell in cells)
    return ChartTable((first, *titles.values()), rows) if drawable else ChartTable()


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "0"  # a group that only another measure has
    return MISSING.strip("（）") if figure.value is None else number(figure.value)


def _named(group: str) -> str:
    """A month by its number, a place by its name."""
    found = _MONTH.fullmatch(group)
    return f"{int(found[2])}月" if found else group
