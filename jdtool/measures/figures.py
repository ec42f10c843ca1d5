"""Figures: the measures worked out over the books, for the whole and for every group."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells import words
from jdtool.errors import JdtoolError, unknown
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.measures import CATALOGUE, sums
from jdtool.measures.frames import Frames
from jdtool.measures.measure import GROUPS, Count, Kind, Measure, Ratio, Result, Table
from jdtool.measures.places import by_place, told_apart
from jdtool.measures.timing import months
from jdtool.measures.traits import AGES, UNSTATED
from jdtool.measures.wording import MISSING, NO_OBJECT, bounds_text, number, quotient

Cell = sums.Cell

NO_RECORDS = "无记录"


class Figure(Struct, frozen=True, kw_only=True):
    """One number of the output, as `stats --format json` writes it; `group` is None for the whole.

    `doubt` are those who may belong to the numerator too; `each` says that a ratio is so many of the one to one of the
    other, no share; `adds_up` that the lines of a table are parts of one whole.
    A figure that lacks its data has neither value nor rows and says why in `note`.
    """

    id: str
    title: str
    kind: Kind
    unit: str = ""
    group: dict[str, str] | None = None
    numerator: int | None = None
    denominator: int | None = None
    doubt: int = 0
    each: bool = False
    value: float | None = None
    text: str = MISSING
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    adds_up: bool = False
    left_out: dict[str, int] = field(default_factory=dict)
    definition: str
    basis: str
    note: str = ""
    previous: "Figure | None" = None
    change: str = ""

    @property
    def missing(self) -> bool:
        """Whether the ledgers do not tell it at all; 0/0 and an empty table are told."""
        return self.value is None and self.denominator is None and not self.columns


def compute(
    books: Books, select: Collection[str] | None = None, by: str | Collection[str] | None = None
) -> list[Figure]:
    """The selected figures, or all, in the order of the catalogue; with `by`, each followed by those of its groups.

    Raises JdtoolError for the name of a measure or of a grouping that does not exist.
    """
    return figures_of(Frames(books), select, by)


def figures_of(
    frames: Frames, select: Collection[str] | None = None, by: str | Collection[str] | None = None
) -> list[Figure]:
    """As `compute`, of frames that serve several questions."""
    names = [each.id for each in CATALOGUE]
    for name in select or ():
        if name not in names:
            raise JdtoolError(unknown("指标", name, names))
    kinds = (by,) if isinstance(by, str) else tuple(by or ())
    for kind in kinds:
        if kind not in GROUPS:
            raise JdtoolError(unknown("分组", kind, GROUPS))
    groups = {kind: _groups(frames, kind) for kind in kinds}
    chosen = [each for each in CATALOGUE if not select or each.id in select]
    return [figure for each in chosen for figure in _figures(each, frames, groups)]


def _figures(measure: Measure, frames: Frames, groups: Mapping[str, list[str]]) -> Iterator[Figure]:
    books = frames.books
    setting = measure.basis.removeprefix("profile:")
    basis = measure.basis if setting == measure.basis else books.profile.basis(setting)
    blank = Figure(id=measure.id, title=measure.title, kind=measure.kind, definition=measure.definition, basis=basis)
    lack = lacking(measure, books)
    if lack:
        yield replace(blank, note=lack)
        return
    result = measure(frames)
    silent = [f"不能按{GROUPS[by]}分组" for by in groups if not sums.tells_groups(result, by)]
    whole = _filler(result, None)("")
    note = "；".join(filter(None, [whole.get("note", result.note), *silent]))
    yield replace(blank, **{**whole, "note": note})
    for by, names in groups.items():
        if sums.has_groups(result, by):
            apart = by_place(result, frames.shared_names) if by == "community" else result
            fill = _filler(apart, by)
            kept = sums.groups_in(apart, by)
            named = (name for name in names if name != UNSTATED or name in kept)
            yield from (replace(blank, group={by: name}, **{"note": result.note, **fill(name)}) for name in named)


def _filler(result: Result, by: str | None) -> Callable[[str], dict[str, Any]]:
    """What a figure of the result says for one group, "" for the whole."""
    why = sums.reasons(result, by)
    numbers = _numbers(result, by)
    return lambda group: {"left_out": why.get(group, {}), **numbers(group)}


def _numbers(result: Result, by: str | None) -> Callable[[str], dict[str, Any]]:
    match result:
        case Count():
            amounts = sums.amounts(result, by)
            untold = sums.untold(result, by)
            return lambda group: (
                {"unit": result.unit, "note": result.untold}
                if group in untold
                else _count(result, amounts.get(group, 0))
            )
        case Ratio():
            parts, wholes = sums.amounts(result.part, by), sums.amounts(result.whole, by)
            doubts = sums.amounts(result.doubt, by) if result.doubt else {}
            return lambda group: _ratio(result, parts.get(group, 0), wholes.get(group, 0), doubts.get(group, 0))
        case Table():
            lines = sums.lines(result, by)
            columns = (*result.keys.values(), *result.sums.values())
            empty = sums.no_lines(result)
            return lambda group: {**_table(columns, lines.get(group, empty)), "adds_up": result.adds_up}


def _count(count: Count, amount: int) -> dict[str, Any]:
    return {"unit": count.unit, "value": amount, "text": f"{amount}{count.unit}"}


def _ratio(ratio: Ratio, part: int, whole: int, doubt: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": ratio.part.unit,
        "numerator": part,
        "denominator": whole,
        "doubt": doubt,
        "each": bool(ratio.each),
    }
    if not whole:
        return found | {"text": f"{NO_OBJECT}（{part}/0）"}
    text = bounds_text(part, part + doubt, whole)
    if ratio.each:
        text = f"{ratio.each}{number(quotient(part, whole, 1))}{ratio.part.unit}（{part}/{whole}）"
    return found | {"value": float(quotient(part, whole, 6)), "text": text}


def _table(columns: tuple[str, ...], rows: tuple[sums.Line, ...]) -> dict[str, Any]:
    return {"columns": columns, "rows": rows, "text": "" if rows else NO_RECORDS}


def lacking(measure: Measure, books: Books) -> str:
    """The ledgers and columns without which there is no figure, "" when all are there."""
    missing = [
        _name_of(need.split("|"), books)
        for need in measure.needs
        if not any(books.has_column(*each.split(".")) for each in need.split("|"))
    ]
    return "；".join(dict.fromkeys(missing))


def _name_of(alternatives: list[str], books: Books) -> str:
    titles: dict[str, list[str]] = {}
    for ledger_name, _, field_name in (each.partition(".") for each in alternatives):
        column = ledger(ledger_name).field(field_name)
        titles.setdefault(ledger_name, []).append(column.title if column else field_name)
    missing = [
        f"{ledger(name).title}没有“{'”“'.join(columns[:3])}”{'等' if len(columns) > 3 else ''}栏"
        if any(name in sheet.fields_by_ledger for sheet in books.sheets)
        else f"没有{ledger(name).title}"
        for name, columns in titles.items()
    ]
    return "，".join(missing)


_ORDER: dict[str, Iterable[str]] = {
    "risk": words.RISK,
    "measure": words.MEASURE,
    "sex": words.SEX,
    "age": [name for _, name in AGES],
}


def _groups(frames: Frames, by: str) -> list[str]:
    """Every group there is, in its own order or that of the ledgers, 未注明 last."""
    if by == "month":
        return [*months(frames.books.period, frames.books.as_of), UNSTATED]
    shared = frames.shared_names if by == "community" else frozenset()
    tables = (frames.people, frames.visits, frames.tests, frames.activities, frames.units)
    named = (told_apart(table, shared)[by] for table in tables if by in table)
    found = dict.fromkeys(value for values in named for value in values)
    ordered = [each for each in _ORDER.get(by, ()) if each in found]
    return [*ordered, *(each for each in found if each not in ordered and each != UNSTATED), UNSTATED]
