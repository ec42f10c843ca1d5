"""A chart as SVG: told apart without colour, its numbers written beside the bars, readable on a telephone."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from jdtool.reports.blocks import Chart, text_width
from jdtool.reports.charts import Series, labels, scale, series, summary
from jdtool.reports.hypertext import tag, text
from jdtool.reports.prose import number

_LETTER = 13
"""Pixels of a Chinese character; as in report.css."""

_LINE = 20  # pixels of a line of text
_BAR, _BAR_GAP, _GROUP_GAP = 14, 4, 8
_BARS_END = Decimal(82)  # per cent of the width; the rest is for the number behind the longest bar
_BAR_LABEL = 22  # characters that fit above a bar on a telephone
_WIDTH, _PLOT_HEIGHT = 588, 200  # the text area of A4 in pixels
_AXIS = 44  # pixels for the numbers beside the axis
_MARK = 4
_ABSENT = "缺"
_HATCHES = MappingProxyType({2: "M0 6L6 0", 3: "M3 0V6", 4: "M0 3H6"})
"""The stripes of each series after the first, in a tile of six pixels."""


class Drawing(Struct, frozen=True):
    """The picture, and whether every number stands in it."""

    picture: str
    complete: bool


def draw(chart: Chart, name: str) -> Drawing:
    """The chart; `name` begins the ids in it."""
    rows = series(chart)
    legend = tuple(_legend(rows, name)) if len(rows) > 1 else ()
    top = len(legend) * _LINE
    if chart.kind == "bar":
        height, shapes, complete = *_bars(chart, name, top), True
        size: dict[str, str | int] = {"width": "100%", "height": height}
    else:
        height, shapes, complete = _standing(chart, name, top)
        size = {"viewBox": f"0 0 {_WIDTH} {height}"}
    picture = tag(
        "svg",
        tag("title", text(chart.table.caption), id=f"{name}-title"),
        tag("desc", text(summary(chart)), id=f"{name}-desc"),
        tag("defs", *(_hatch(at, name) for at in range(2, len(rows) + 1))) if len(rows) > 1 else "",
        *(f"\n{each}" for each in (*legend, *shapes)),
        class_=f"drawing {chart.kind}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        **size,
    )
    return Drawing(picture, complete)


def _hatch(at: int, name: str) -> str:
    stripes = tag("path", d=_HATCHES[at], class_=f"stripe s{at}")
    return tag("pattern", stripes, id=f"{name}-{at}", width=6, height=6, patternUnits="userSpaceOnUse", class_="hatch")


def _filled(at: int, name: str) -> dict[str, str]:
    """The first series is solid, the others are striped inside their outline."""
    return {"class_": f"fill s{at}"} if at == 1 else {"class_": f"outline s{at}", "fill": f"url(#{name}-{at})"}


def _legend(rows: tuple[Series, ...], name: str) -> Iterator[str]:
    for at, each in enumerate(rows, 1):
        box = tag("rect", x=1, y=(at - 1) * _LINE + 3, width=_LETTER, height=_LETTER, **_filled(at, name))
        yield box + _words(each.name, x=_LETTER + 8, y=at * _LINE - 6)


def _words(words: str, **attributes: str | int) -> str:
    return tag("text", text(words), **attributes)


def _bars(chart: Chart, name: str, top: int) -> tuple[int, list[str]]:
    """Each label above its bars, lengths in per cent of whatever width there is."""
    rows, longest = series(chart), scale(chart)[-1]
    group = _LINE + len(rows) * (_BAR + _BAR_GAP) + _GROUP_GAP
    shapes = []
    for place, label in enumerate(labels(chart)):
        y = top + place * group
        shapes.append(_words(_cut(label, _BAR_LABEL), x=0, y=y + _LINE - 5))
        for at, each in enumerate(rows, 1):
            bar_y = y + _LINE + (at - 1) * (_BAR + _BAR_GAP)
            length = _shown((each.values[place] or 0) * _BARS_END / longest)
            shapes.append(tag("rect", x=0, y=bar_y, width=f"{length}%", height=_BAR, **_filled(at, name)))
            shapes.append(_words(_told(each.values[place]), x=f"{length}%", dx=6, y=bar_y + _BAR - 2))
    return top + len(chart.table.rows) * group, shapes


class _Plot(Struct, frozen=True):
    """Where columns and lines stand: the pixel of the ground, the width of a label's group, the axis, the bars a group."""

    ground: int
    group: Decimal
    highest: int
    count: int
    name: str
    numbered: bool

    def height(self, value: Decimal) -> Decimal:
        return value * _PLOT_HEIGHT / self.highest

    def middle(self, place: int) -> Decimal:
        return _AXIS + self.group * place + self.group / 2

    @property
    def column(self) -> Decimal:
        return self.group * 8 / 10 / self.count


def _standing(chart: Chart, name: str, top: int) -> tuple[int, list[str], bool]:
    """Columns or lines over an axis."""
    marks, rows = scale(chart), series(chart)
    group = Decimal(_WIDTH - _AXIS) / len(chart.table.rows)
    plot = _Plot(top + _LINE + _PLOT_HEIGHT, group, marks[-1], len(rows), name, _has_room(chart, group))
    draw_series = _columns if chart.kind == "column" else _points
    shapes = [*_axis(marks, plot), *_names(chart, plot)]
    for at, each in enumerate(rows, 1):
        shapes.extend(draw_series(each, at, plot))
    return plot.ground + _LINE, shapes, plot.numbered


def _has_room(chart: Chart, group: Decimal) -> bool:
    """Whether the numbers can stand side by side above the columns, or above the points of a single line."""
    rows = series(chart)
    widest = Decimal(max(text_width(_told(value)) for each in rows for value in each.values)) * _LETTER
    if chart.kind == "line":
        return len(rows) == 1 and widest < group
    return widest * len(rows) < group


def _axis(marks: tuple[int, ...], plot: _Plot) -> Iterator[str]:
    for mark in marks:
        y = _shown(plot.ground - plot.height(Decimal(mark)))
        yield tag("line", x1=_AXIS, x2=_WIDTH, y1=y, y2=y, class_="ground" if mark == 0 else "rule")
        yield _words(str(mark), x=_AXIS - 6, y=y, dy=4, class_="end")


def _names(chart: Chart, plot: _Plot) -> Iterator[str]:
    room = max(1, int(plot.group / _LETTER))
    for place, label in enumerate(labels(chart)):
        yield _words(_cut(label, room), x=_shown(plot.middle(place)), y=plot.ground + 16, class_="middle")


def _columns(each: Series, at: int, plot: _Plot) -> Iterator[str]:
    for place, value in enumerate(each.values):
        height = plot.height(value or Decimal(0))
        x = plot.middle(place) + plot.column * (at - 1 - Decimal(plot.count) / 2)
        y = plot.ground - height
        if height:
            size = {"width": _shown(plot.column - 1), "height": _shown(height)}
            yield tag("rect", x=_shown(x), y=_shown(y), **size, **_filled(at, plot.name))
        if plot.numbered or value is None:
            yield _words(_told(value), x=_shown(x + plot.column / 2), y=_shown(y - 4), class_="middle")


def _points(each: Series, at: int, plot: _Plot) -> Iterator[str]:
    """The line is broken where a number is absent."""
    path, pen = [], "M"
    for place, value in enumerate(each.values):
        x = _shown(plot.middle(place))
        if value is None:
            pen = "M"
            yield _words(_ABSENT, x=x, y=plot.ground - 4, class_="middle")
            continue
        y = plot.ground - plot.height(value)
        path.append(f"{pen}{x} {_shown(y)}")
        pen = "L"
        yield tag("circle", cx=x, cy=_shown(y), r=_MARK, class_=f"point s{at}")
        if plot.numbered:
            yield _words(_told(value), x=x, y=_shown(y - 8), class_="middle")
    yield tag("path", d="".join(path), class_=f"stroke s{at}")


def _told(value: Decimal | None) -> str:
    return _ABSENT if value is None else number(value)


def _cut(label: str, room: int) -> str:
    """The label in so many characters; the table beside the chart has it whole."""
    return label if text_width(label) <= room else f"{label[: max(1, room - 1)]}…"


def _shown(value: Decimal) -> str:
    """A coordinate with at most two decimals."""
    return number(round(value, 2))
