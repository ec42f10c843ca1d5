"""Native charts of a statistics workbook: what people are, how the months went, how places compare."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from jdtool.reports.sheet import lay_out
from jdtool.reports.statistics_cells import Formats, put_title
from jdtool.reports.statistics_rows import RATE
from jdtool.reports.statistics_spread import Range

_CLASSES = ("by_measure", "by_control", "by_risk", "by_age", "by_drug", "whereabouts")
_MONTHLY = (
    ("各月走访、检测人次", "line", (("visits_done", "人次"), ("tests_done", "人次"))),
    ("各月宣传活动场次", "column", (("publicity_by_month", "场次"),)),
    ("各月宣传活动参加人次", "column", (("publicity_by_month", "参加人次"),)),
)
_PLACES = (
    ("登记在册人数", "bar", (("registered", "人"),)),
    ("走访覆盖率和见面率", "bar", (("visit_coverage", "比率"), ("met_rate", "比率"))),
    ("帮教档案完整率", "bar", (("dossier_completeness", "比率"),)),
    ("尿检完成率", "bar", (("test_completion", "比率"),)),
)
_FEW = 8  # up to which an axis by itself would show halves
_MOST_BARS = 40  # more of them cannot be read
_WIDTH, _HEIGHT, _PER_BAR = 640, 260, 22  # pixels
_ROW = 20  # pixels a row is high
_PAGE = 48  # rows to a page
_FONT = {"name": "宋体", "size": 10}
_FILLS = ("#2F5597", "#A5A5A5")  # dark and light: told apart in black and white too


class Plan(Struct, frozen=True):
    """One chart: its title, its kind, the ranges it shows."""

    title: str
    kind: str
    ranges: tuple[Range, ...]

    @property
    def height(self) -> int:
        """Pixels, with room for every bar."""
        bars = sum(len(each.row.cells) for each in self.ranges)
        return max(_HEIGHT, 90 + _PER_BAR * bars) if self.kind == "bar" else _HEIGHT


def plans(classes: Sequence[Range], months: Sequence[Range], places: Sequence[Range]) -> Iterator[Plan]:
    """The charts for which there are numbers."""
    tables = {each.row.id: each for each in classes}
    yield from (Plan(tables[name].row.title, "column", (tables[name],)) for name in _CLASSES if name in tables)
    for wanted, ranges in ((_MONTHLY, months), (_PLACES, places)):
        by_name = {(each.row.id, each.row.item): each for each in ranges}
        for title, kind, names in wanted:
            found = tuple(by_name[name] for name in names if name in by_name and _is_seen(by_name[name]))
            if found:
                yield Plan(title, kind, found)


def _is_seen(range_: Range) -> bool:
    """Whether there is something to show, and room for it."""
    return (
        any(isinstance(cell, int | float) and cell for cell in range_.row.cells) and len(range_.row.cells) <= _MOST_BARS
    )


def write_charts(book: Any, sheet: Any, formats: Formats, title: str, charts: Sequence[Plan]) -> None:
    """One below the other, none across the end of a page; each reads the cells of the other sheets."""
    lay_out(sheet, [11] * 8, landscape=False)
    put_title(sheet, formats, title)
    row = 2
    for plan in charts:
        rows = plan.height // _ROW + 2
        if row % _PAGE + rows > _PAGE and rows <= _PAGE:
            row += _PAGE - row % _PAGE
        sheet.insert_chart(row, 0, _chart(book, plan), {"object_position": 3, "description": plan.title})
        row += rows
    sheet.set_h_pagebreaks([*range(_PAGE, row, _PAGE)])


def _chart(book: Any, plan: Plan) -> Any:
    chart = book.add_chart({"type": plan.kind})
    for place, each in enumerate(plan.ranges):
        colour = _FILLS[place % len(_FILLS)]
        look = {"line": {"color": colour, "width": 2}, "marker": {"type": "circle", "size": 5}}
        chart.add_series(
            {
                "name": each.row.title,
                "categories": [each.sheet, *each.names],
                "values": [each.sheet, *each.numbers],
                "data_labels": {"value": True, "font": _FONT},
                "gap": 60,
                **(look if plan.kind == "line" else {"fill": {"color": colour}}),
            }
        )
    share = plan.ranges[0].row.share == RATE
    numbers = {"num_font": _FONT, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    names = {"num_font": _FONT, "reverse": plan.kind == "bar", "interval_unit": 1}
    chart.set_title({"name": plan.title, "overlay": False, "name_font": {"name": "黑体", "size": 12, "bold": False}})
    most = max((cell for each in plan.ranges for cell in each.row.cells if isinstance(cell, int | float)), default=0)
    whole = {"num_format": "0"} | ({"major_unit": 1} if most < _FEW else {})
    values = numbers | ({"max": 1, "num_format": "0%"} if share else whole)
    across, up = (values, names) if plan.kind == "bar" else (names, values)
    chart.set_x_axis(across)
    chart.set_y_axis(up)
    chart.set_legend({"position": "bottom", "font": _FONT} if len(plan.ranges) > 1 else {"none": True})
    chart.set_size({"width": _WIDTH, "height": plan.height})
    return chart
