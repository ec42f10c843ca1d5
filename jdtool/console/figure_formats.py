"""Figures as CSV, Markdown and JSON."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from jdtool.console.csv_text import csv_text
from jdtool.console.figures import cell_text, group_name, heading, remarks
from jdtool.console.json_output import SCHEMA, context
from jdtool.console.width import one_line
from jdtool.ledgers.books import Books
from jdtool.workbooks.files import OWN_FIGURES

if TYPE_CHECKING:
    from jdtool.measures.figures import Figure

_COLUMNS = (*OWN_FIGURES, "列", "分子", "分母", "数值", "文字", "未计入", "口径", "依据")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~]|^[#+=-])")
_ORDER = (
    "id",
    "title",
    "kind",
    "group",
    "numerator",
    "denominator",
    "value",
    "text",
    "left_out",
    "definition",
    "basis",
    "previous",
)
_EARLIER = ("numerator", "denominator", "value", "text", "left_out")


def stats_json(books: Books, figures: Sequence["Figure"], groups: Sequence[str], before: Books | None = None) -> str:
    """Every figure with its fraction, its definition and what it left out; `before` is what it was compared with."""
    measures = [entry(figure) for figure in figures]
    earlier = {"compared_with": context(before)} if before else {}
    whole = {"schema": SCHEMA, **context(books), **earlier, "groups": list(groups), "measures": measures}
    return json.dumps(whole, ensure_ascii=False)


def entry(figure: "Figure") -> dict[str, Any]:
    """One figure as the JSON has it."""
    values = asdict(figure)
    table = ("columns", "rows") if figure.kind == "table" else ()
    if figure.previous:
        earlier = asdict(figure.previous)
        told = {name: earlier[name] for name in (*_EARLIER, *table, "note")}
        values["previous"] = told | {"change": figure.change}
    return {name: values[name] for name in (*_ORDER, *table, "unit", "note")}


def stats_csv(closing: str, figures: Sequence["Figure"]) -> str:
    """One line a figure, one line a cell of a table, and one that says of what time they are and what was read."""
    said = {"编号": "说明", "文字": closing}
    rows = (row for figure in figures for row in _csv_rows(figure))
    return csv_text([_COLUMNS, *rows, [said.get(title, "") for title in _COLUMNS]])


def _csv_rows(figure: "Figure") -> Iterator[tuple[str, ...]]:
    told = ("；".join(remarks(figure)), figure.definition, figure.basis)
    if figure.kind != "table" or not figure.rows:
        numbers = (cell_text(figure.numerator), cell_text(figure.denominator), cell_text(figure.value))
        yield figure.id, figure.title, group_name(figure), "", "", *numbers, figure.text, *told
        return
    for label, *cells in figure.rows:
        for title, cell in zip(figure.columns[1:], cells, strict=True):
            where = cell_text(label), one_line(title)
            number = "" if isinstance(cell, str) else cell_text(cell)
            yield figure.id, figure.title, group_name(figure), *where, "", "", number, cell_text(cell), *told


def stats_markdown(closing: str, figures: Sequence["Figure"]) -> str:
    """A table of counts and rates, and a table under its own heading for every table."""
    plain = [figure for figure in figures if figure.kind != "table"]
    lines = list(_table(("指标", "分组", "数值", "说明"), [_markdown_row(figure) for figure in plain])) if plain else []
    for figure in figures:
        if figure.kind == "table":
            rows = [tuple(cell_text(cell) for cell in row) for row in figure.rows]
            body = _table(figure.columns, rows) if rows else [_escaped(figure.text)]
            lines += [
                "",
                f"### {_escaped(heading(figure))}",
                "",
                *body,
                *(f"\n{_escaped(each)}" for each in remarks(figure)),
            ]
    return "\n".join([*lines, "", _escaped(closing)])


def _markdown_row(figure: "Figure") -> tuple[str, ...]:
    return figure.title, group_name(figure) or "合计", figure.text, "；".join([*remarks(figure), figure.definition])


def _table(titles: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield _line(titles)
    yield _line(["---"] * len(titles), escape=False)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str], escape: bool = True) -> str:
    return f"| {' | '.join(_escaped(cell) if escape else cell for cell in cells)} |"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;"))
