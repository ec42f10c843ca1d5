"""What `stats` shows in the terminal: one list of figures, the tables beneath it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from jdtool.console.bars import bar, sparkline
from jdtool.console.terminal import View
from jdtool.console.width import display_width, one_line, wrap
from jdtool.measures.measure import GROUPS
from jdtool.measures.traits import UNSTATED
from jdtool.measures.wording import left_out_text

# Only figures are laid out by rich, which takes as long to load as a check of a street's ledger.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from rich.table import Table

    from jdtool.measures.figures import Cell, Figure


def figures_text(figures: Sequence["Figure"], view: View) -> str:
    """Counts and rates with what they left out, in detail with their definitions; then each table."""
    from rich.console import Console
    from rich.text import Text

    system: Literal["standard"] | None = "standard" if view.paint.on else None
    console = Console(width=view.width, color_system=system, force_terminal=view.paint.on, highlight=False, emoji=False)
    plain = [figure for figure in figures if figure.kind != "table"]
    with console.capture() as captured:
        if plain:
            console.print(_list(plain, view))
        for figure in figures:
            if figure.kind == "table":
                console.print(Text(heading(figure), style="bold"))
                _print_table(console.print, figure, view)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _grid(titles: Iterable[str], view: View) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # A GBK console draws the lines of the usual box two columns wide.
    table = Table(box=box.SIMPLE_HEAD if view.unicode else box.ASCII, pad_edge=False)
    for title in titles:
        table.add_column(Text(one_line(title)), overflow="fold")
    return table


def _list(figures: Sequence["Figure"], view: View) -> "Table":
    """Names and values; where there are groups, also how they compare."""
    from rich.text import Text

    pictures = _pictures(figures, view.unicode)
    room = max((display_width(each.text) for each, drawn in zip(figures, pictures, strict=True) if drawn), default=0)
    table = _grid(("指标", "数值"), view)
    for figure, drawn in zip(figures, pictures, strict=True):
        for name, value, role in _list_rows(figure, view.detailed):
            # The picture stands beside the value alone, not beside what is said of it.
            told = f"{value}{' ' * (room - display_width(value))}  {drawn}" if drawn and not role else value
            table.add_row(Text(name, style=role), Text(told, style=role))
    return table


def _pictures(figures: Sequence["Figure"], unicode: bool) -> list[str]:
    """A bar beside every rate that is grouped; beside a count by month how the months went."""
    months: dict[str, list[float | None]] = {}
    for figure in figures:
        if "month" in (figure.group or {}) and figure.kind == "count" and group_name(figure) != UNSTATED:
            months.setdefault(figure.id, []).append(figure.value)
    grouped = {figure.id for figure in figures if figure.group}
    return [_picture(figure, months, unicode) if figure.id in grouped else "" for figure in figures]


def _picture(figure: "Figure", months: Mapping[str, Sequence[float | None]], unicode: bool) -> str:
    if figure.kind == "ratio" and not figure.each:
        return bar(figure.value or 0, unicode=unicode)
    return sparkline(months.get(figure.id, ()), unicode=unicode) if figure.group is None else ""


def _list_rows(figure: "Figure", detailed: bool) -> Iterator[tuple[str, str, str]]:
    """Name, value and style of every line of a figure; a group stands under its measure."""
    name = one_line(figure.title) if figure.group is None else f"  {group_name(figure)}"
    yield name, figure.text, ""
    for remark in remarks(figure):
        yield "", remark, "dim"
    if detailed and figure.group is None:
        yield "", f"口径：{figure.definition}", "dim"
        yield "", f"依据：{figure.basis}", "dim"


def _print_table(show: Callable[[Any], None], figure: "Figure", view: View) -> None:
    from rich.text import Text

    if figure.rows:
        table = _grid(figure.columns, view)
        for row in figure.rows:
            table.add_row(*(Text(cell_text(cell), justify=_side(cell)) for cell in row))
        show(table)
        for line in _months_drawn(figure, view.unicode):
            show(Text(f"  {line}"))
    else:
        show(Text(f"  {figure.text}"))
    notes = [*remarks(figure), *([f"口径：{figure.definition}", f"依据：{figure.basis}"] if view.detailed else [])]
    for note in notes:
        for line in wrap(note, view.width, "  "):
            show(Text(line, style="dim"))
    if notes or not figure.rows or _has_months(figure):
        show(Text(""))


def _has_months(figure: "Figure") -> bool:
    return figure.columns[:1] == (GROUPS["month"],)


def _months_drawn(figure: "Figure", unicode: bool) -> Iterator[str]:
    """How the months of a table went, a line for each of its sums that is not 0 throughout."""
    rows = [row for row in figure.rows if row[0] != UNSTATED] if _has_months(figure) else []
    for place, title in enumerate(figure.columns[1:], 1):
        numbers = [cell if isinstance(cell, int | float) else None for cell in (row[place] for row in rows)]
        if any(numbers):
            yield f"{title} {sparkline(numbers, unicode=unicode)}"


def _side(cell: "Cell") -> Literal["left", "right"]:
    return "left" if isinstance(cell, str) else "right"


def heading(figure: "Figure") -> str:
    """The title, with the group where there is one."""
    return f"{figure.title}（{group_name(figure)}）" if figure.group else figure.title


def group_name(figure: "Figure") -> str:
    """The group's name, "" for the whole."""
    return "、".join(one_line(name) for name in (figure.group or {}).values())


def remarks(figure: "Figure") -> list[str]:
    """The change against an earlier period, what was left out and why, and why there is no figure."""
    left_out = left_out_text(figure.left_out)
    changed = [one_line(figure.change)] if figure.change else []
    return [*changed, *([f"未计入：{left_out}"] if left_out else []), *([one_line(figure.note)] if figure.note else [])]


def cell_text(cell: "Cell") -> str:
    """A table's cell as text, "" for nothing."""
    return "" if cell is None else one_line(str(cell))
