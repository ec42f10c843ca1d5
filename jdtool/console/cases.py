"""What stands behind a figure: the rows counted and left out, each with its place on the ledgers, masked."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jdtool.console.concealing import Conceal, concealer
from jdtool.console.figure_formats import entry
from jdtool.console.figures import heading, remarks
from jdtool.console.json_output import SCHEMA, context
from jdtool.console.terminal import View
from jdtool.console.width import one_line, wrap
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record

if TYPE_CHECKING:
    from jdtool.measures.figures import Figure
    from jdtool.measures.showing import Case, Showing

_ROLES = {
    "numerator": "分子",
    "denominator": "只在分母",
    "doubt": "可能计入分子",
    "counted": "计入",
    "left_out": "未计入",
}
_APART = {"numerator": "分子", "denominator": "分母"}
"""Of a ratio of two different things."""

# What tells a record from the others of its person, by ledger.
_TOLD: dict[str, Callable[[Any], Sequence[object]]] = {
    "persons": lambda _: (),
    "dossiers": lambda _: (),
    "visits": lambda each: (each.visited_on, each.method),
    "drug_tests": lambda each: (each.tested_on, each.method, each.result),
    "activities": lambda each: (each.held_on, each.item or each.topic),
    "communities": lambda _: (),
}


def cases_json(books: Books, showing: "Showing", by: str | None) -> str:
    """The figure, those of its groups, and every row behind them."""
    conceal = concealer(books)
    whole = {
        "schema": SCHEMA,
        **context(books),
        "groups": [by] if by else [],
        "measures": [entry(figure) for figure in showing.figures],
        "cases": [_entry(case, books, conceal, by) for case in showing.cases],
    }
    return json.dumps(whole, ensure_ascii=False)


def _entry(case: "Case", books: Books, conceal: Conceal, by: str | None) -> dict[str, Any]:
    record = case.record
    return {
        "role": case.role,
        "reason": case.reason or None,
        "group": {by: case.group} if by and case.group else None,
        "numerator": case.numerator,
        "denominator": case.denominator,
        "value": case.value,
        "line": list(case.line) or None,
        "adds": case.adds or None,
        "name": books.masking.name(record.name),
        "id_number": books.masking.quote(record.id_number),
        "street": record.street,
        "community": record.community,
        "told": _told(case, conceal),
        "file": one_line(record.origin.file),
        "sheet": one_line(record.origin.sheet),
        "row": record.row,
    }


def cases_lines(books: Books, showing: "Showing", by: str | None, view: View) -> Iterator[str]:
    """The figure with its definition, then who counts as what, sheet by sheet; with a grouping, group by group."""
    whole, *groups = showing.figures
    yield from _heading(whole, view)
    yield from wrap(whole.definition, view.width, "  口径  ")
    yield from wrap(whole.basis, view.width, "  依据  ")
    conceal = concealer(books)
    if not by:
        yield from _by_role(showing.cases, whole, books, conceal, view)
        return
    for figure in groups:
        yield ""
        yield from _heading(figure, view)
        name = (figure.group or {})[by]
        yield from _by_role([case for case in showing.cases if case.group == name], figure, books, conceal, view)
    rest = [case for case in showing.cases if not case.group]
    if rest:
        yield from ["", view.paint("heading", "不能分组的")]
        yield from _by_role(rest, whole, books, conceal, view)


def _heading(figure: "Figure", view: View) -> Iterator[str]:
    lines = wrap(f"{heading(figure)}　{figure.text}" if figure.text else heading(figure), view.width)
    yield from (view.paint("heading", line) for line in lines)
    for remark in remarks(figure):
        yield from wrap(remark, view.width, "  ")


def _by_role(cases: Sequence["Case"], figure: "Figure", books: Books, conceal: Conceal, view: View) -> Iterator[str]:
    titles = _ROLES if not _is_apart(cases) else _ROLES | _APART
    for (role, *why), found in groupby(cases, key=lambda case: (case.role, case.reason, *case.line)):
        members = list(found)
        name = "：".join(filter(None, [titles[role], one_line(" ".join(str(part) for part in why if part))]))
        yield from ["", view.paint("heading", f"■ {name}　{len(members)}{_unit(members, figure)}")]
        for (file, sheet), rows in groupby(
            members, key=lambda case: (case.record.origin.file, case.record.origin.sheet)
        ):
            yield from wrap(f"{file} › {sheet}", view.width, "  ")
            for _, same in groupby(rows, key=lambda case: id(case.record)):
                together = list(same)
                yield from wrap(_line(together, books, conceal), view.width, f"    第{together[0].record.row}行  ")


def _is_apart(cases: Sequence["Case"]) -> bool:
    """Whether numerator and denominator are different things: no row is in both."""
    return not any(case.numerator and case.denominator for case in cases)


def _unit(cases: Sequence["Case"], figure: "Figure") -> str:
    """The figure's unit where every row is one of it, else the rows are counted as rows."""
    ones = all(max(case.numerator, case.denominator, case.value) == 1 for case in cases)
    return figure.unit if ones and figure.unit else "条"


def _line(cases: Sequence["Case"], books: Books, conceal: Conceal) -> str:
    """One record, with everything counted of it: several intervals, several teams."""
    record = cases[0].record
    number = record.id_number if books.masking.off else ""
    place = record.community or record.street
    counted = "、".join(part for case in cases if (part := f"{_told(case, conceal)} {_adds(case)}".strip()))
    parts = (books.masking.name(record.name), number, place, counted)
    return " │ ".join(one_line(part) for part in parts if part)


def _told(case: "Case", conceal: Conceal) -> str:
    record: Record = case.record
    said = " ".join(str(each) for each in _TOLD[record.origin.ledger](record) if each)
    named = case.named if case.named not in {record.community, said} else ""
    return conceal(" ".join(part for part in (said, named) if part))


def _adds(case: "Case") -> str:
    """What the row adds, where that is not simply one."""
    if case.line:
        told = {title: cell for title, cell in case.adds.items() if cell}
        return "" if [*told.values()] == [1] else " ".join(f"{title} {cell}" for title, cell in told.items())
    if case.value > 1:
        return f"计 {case.value}"
    return f"{case.numerator}/{case.denominator}" if max(case.numerator, case.denominator) > 1 else ""
