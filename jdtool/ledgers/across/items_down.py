"""Tables of activities whose items stand in the rows: beside them months across, or communities."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.across.across import Across
from jdtool.ledgers.across.placed import placed_columns
from jdtool.ledgers.across.wide import (
    ENFORCEMENT,
    MOSTLY,
    OF_OTHER_TRADES,
    across_of,
    is_item,
    is_numeric,
    period_of,
    without,
)
from jdtool.ledgers.across.wide_events import ItemColumn
from jdtool.ledgers.activities import ACTIVITIES
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.titles.columns import Mapped, map_columns
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.ledgers.titles.stretches import in_order, runs_past_a_year

_PLACE = re.compile(r"[^\W\d_A-Za-z]{1,10}(社区|居委会|村委会|村|街道|乡|镇)")
_TOWN = re.compile("(街道|乡|镇)$")


def find_items_down(
    header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str]
) -> Across | None:
    """项目 | 1月 | 2月 … or 项目 | 和平里社区 | …; most of the items have to be ours. `rows` are a sample without totals."""
    if any(map(OF_OTHER_TRADES.search, lines)):
        return None
    return _of_months(header, rows, words) or _of_places(header, rows, words, lines)


def _of_months(header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary) -> Across | None:
    placed = [each for each in placed_columns(header, words) if each.stretch]
    months = [each for each in placed if is_numeric(rows, each.column)]
    if len(months) < 2:
        return None
    mapped = _beside(header, rows, words, [each.column for each in months])
    if mapped is None:
        return None
    columns = mapped.columns_by_ledger["activities"]
    stretches = in_order([each.stretch for each in months if each.stretch])
    kept = [
        ItemColumn(each.column, each.heading.title, "", "", stretch)
        for each, stretch in zip(months, stretches, strict=True)
        if not any(stretch.covers(other) for other in stretches)
    ]
    first = {"quantity": kept[0].column, "held_on": kept[0].column}
    return across_of("matrix", mapped, kept, columns, first, one_year=not runs_past_a_year(stretches))


def _of_places(header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str]) -> Across | None:
    """Every place is a column of what was done there, in the time that the nearest title states."""
    places = [each for each in header.headings if _is_place(each, words) and is_numeric(rows, each.column)]
    if len(places) < 2:
        return None
    mapped = _beside(header, rows, words, [each.column for each in places])
    if mapped is None or {"community", "street"} & mapped.columns_by_ledger["activities"].keys():
        return None
    columns = mapped.columns_by_ledger["activities"]
    period = None if "held_on" in columns else period_of(lines)
    names = {each.column: squeeze(read_text(each.parts[-1])) for each in places}
    told = "street" if all(map(_TOWN.search, names.values())) else "community"
    kept = [
        ItemColumn(each.column, each.title, "", "", period=period, place=(told, names[each.column])) for each in places
    ]
    first = {"quantity": kept[0].column, told: kept[0].column}
    return across_of("wide", mapped, kept, columns, first, one_year=True)


def _beside(header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, across: Sequence[int]) -> Mapped | None:
    """The columns beside those that are across, where one of them holds the items."""
    named = _with_items_named(header, rows, across[0], words)
    mapped = map_columns(without(named, set(across)), rows, words, ACTIVITIES.words[0], least=1)
    columns = mapped.columns_by_ledger.get("activities", {}) if mapped else {}
    item = columns.get("item", 0) or columns.get("topic", 0)
    if mapped is None or mapped.main is not ACTIVITIES or not item or "name" in columns:
        return None
    return _as_written(mapped, header) if _holds_items(rows, item) else None


def _is_place(heading: Heading, words: Vocabulary) -> bool:
    leaf = title_key(heading.parts[-1])
    return bool(_PLACE.fullmatch(leaf)) and leaf not in words.fields_by_title


def _holds_items(rows: Sequence[Sequence[Raw]], column: int) -> bool:
    names = [squeeze(read_text(row[column - 1])) for row in rows if row[column - 1] != ""]
    known = sum(1 for name in names if is_item(title_key(name)) or ENFORCEMENT.search(name))
    return known >= max(2, MOSTLY * len(names))


def _with_items_named(header: Header, rows: Sequence[Sequence[Raw]], end: int, words: Vocabulary) -> Header:
    """The header with 项目 over the column of items left of the months, where its corner is blank or says 项目\\月份."""
    headings = {each.column: each for each in header.headings}
    known = {column for column, each in headings.items() if title_key(each.parts[-1]) in words.fields_by_title}
    column = next((each for each in range(1, end) if each not in known and _holds_items(rows, each)), 0)
    if not column:
        return header
    headings[column] = Heading(column, ("项目",))
    return replace(header, headings=tuple(headings[each] for each in sorted(headings)))


def _as_written(mapped: Mapped, header: Header) -> Mapped:
    """Columns that were named by what they hold, under the titles that stand there."""
    titles = {each.column: each.title for each in header.headings}
    named = [use for use in mapped.uses if titles.get(use.column, "") != use.title]
    uses = [
        replace(use, title=titles.get(use.column, ""), by="content") if use in named else use for use in mapped.uses
    ]
    return replace(mapped, uses=tuple(uses))
