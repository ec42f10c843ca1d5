"""Charts: what a table of numbers says when it is drawn, whatever draws it."""

import math
import re
from decimal import Decimal

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import Chart, Table, plain
from jdtool.reports.prose import MISSING, number

KIND_BY_CONTAINER = {"bar-chart": "bar", "column-chart": "column", "line-chart": "line"}
"""Bars lie and suit names, columns and lines stand and suit months."""

MOST_LABELS, MOST_SERIES = 40, 4
"""What one page can hold and black on white can tell apart; what has more stays a table."""

_UNTOLD = MISSING.strip("（）")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)
_STEPS = (1, 2, 5, 10)
_FEWEST_STEPS = 4


class Series(Struct, frozen=True):
    """One row of bars: its name and a number for each label, None where nobody supplied it."""

    name: str
    values: tuple[Decimal | None, ...]


def chart_of(table: Table, kind: str) -> Chart | Table:
    """The table as a chart, or itself where it has nothing to draw or too much.

    Raises JdtoolError where a cell is neither a number nor 数据暂缺.
    """
    for row in table.rows:
        for cell in row[1:]:
            if not _is_untold(plain(cell)) and not _NUMBER.fullmatch(plain(cell)):
                raise JdtoolError(f"图里只能画不带单位的数或“{_UNTOLD}”，不能画“{plain(cell)}”；单位写在图题或列名里")
    drawable = 1 <= len(table.rows) <= MOST_LABELS and 1 <= len(table.header) - 1 <= MOST_SERIES
    return Chart(kind, table) if drawable else table


def labels(chart: Chart) -> tuple[str, ...]:
    """What the bars are called."""
    return tuple(plain(row[0]) for row in chart.table.rows)


def series(chart: Chart) -> tuple[Series, ...]:
    """The numbers, column by column."""
    return tuple(
        Series(plain(name), tuple(_value(plain(row[at])) for row in chart.table.rows))
        for at, name in enumerate(chart.table.header)
        if at
    )


def _value(text: str) -> Decimal | None:
    return None if _is_untold(text) else Decimal(text)


def _is_untold(text: str) -> bool:
    return text.strip("（）") == _UNTOLD


def summary(chart: Chart) -> str:
    """The chart for those who do not see it: how many bars, and each series' largest and smallest."""
    parts = [f"共{len(chart.table.rows)}项", *(_extremes(each, labels(chart)) for each in series(chart))]
    return "；".join(part for part in parts if part) + "。"


def _extremes(each: Series, names: tuple[str, ...]) -> str:
    told = [value for value in each.values if value is not None]
    if not told:
        return f"{each.name}{_UNTOLD}"
    high, low = max(told), min(told)
    if high == low:
        return f"{each.name}均为{number(high)}" if len(told) > 1 else f"{each.name}{number(high)}"
    return f"{each.name}最多{_reached(each, high, names)}，最少{_reached(each, low, names)}"


def _reached(each: Series, value: Decimal, names: tuple[str, ...]) -> str:
    """3（望湖楼社区）, 0（1月等4项）."""
    held = [name for name, other in zip(names, each.values, strict=True) if other == value]
    return f"{number(value)}（{held[0]}{f'等{len(held)}项' if len(held) > 1 else ''}）"


def gaps(chart: Chart) -> str:
    """Whose numbers nobody supplied, for a picture that shows nothing there; "" where none is absent."""
    names = labels(chart)
    absent = (
        f"{each.name}（{'、'.join(name for name, value in zip(names, each.values, strict=True) if value is None)}）"
        for each in series(chart)
        if None in each.values
    )
    told = "、".join(absent)
    return f"注：{told}{_UNTOLD}。" if told else ""


def scale(chart: Chart) -> tuple[int, ...]:
    """The marks of the axis: round whole numbers from 0 to the largest value or just past it.

    >>> from jdtool.reports.blocks import Run
    >>> cells = [((Run("甲"),), (Run(text),)) for text in ("7", "23")]
    >>> scale(Chart("bar", Table(((Run("社区"),), (Run("人数"),)), tuple(cells), ("", ""))))
    (0, 5, 10, 15, 20, 25)
    """
    top = max((value for each in series(chart) for value in each.values if value is not None), default=Decimal(0))
    magnitude = 1
    while magnitude * 10 * _FEWEST_STEPS <= top:
        magnitude *= 10
    step = max(step for step in _STEPS if step == 1 or step * magnitude * _FEWEST_STEPS <= top) * magnitude
    return tuple(step * at for at in range(max(1, math.ceil(top / step)) + 1))
