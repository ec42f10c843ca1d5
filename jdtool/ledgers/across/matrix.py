"""Month matrices: columns that are months, quarters, days or 第一次 … of visits and tests, next to people's columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from jdtool.cells.quantity import read_quantity
from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.across.across import Across
from jdtool.ledgers.across.matrix_events import Block, Slot, make_events
from jdtool.ledgers.across.month_cells import what_numbers_mean
from jdtool.ledgers.across.placed import PlacedColumn, placed_columns
from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.body.totals import Way
from jdtool.ledgers.catalogue import SHARED, Vocabulary, ledger
from jdtool.ledgers.persons import PERSONS
from jdtool.ledgers.titles.columns import ColumnUse, Mapped, map_columns
from jdtool.ledgers.titles.header import Header
from jdtool.ledgers.titles.stretches import Stretch, in_order, runs_past_a_year

_KINDS = {
    "visits": re.compile("走访|家访|帮教|谈话|谈心|见面|入户|回访|访谈|探访|随访|面谈|约谈|帮扶|联系"),
    "drug_tests": re.compile("尿检|毛检|毛发|尿样|检测|化验|检验"),
}
_RESULTS = re.compile(r"[阴阳]性?")
_VISITS = re.compile("走访|家访|入户|已访|电话|视频|面谈|见面|拒见|未见")
_NEUTRAL = re.compile(
    "情况|时间|日期|结果|方式|形式|次数|记录|登记|内容|各|每|按|月份?|季度?|半?年度?|本|全|工作|开展|落实|完成|统计|表"
    r"|[\d上下第一二三四五六七八九十次.\-/]|人员?|地点|备注"
)
_OTHER = re.compile("考勤|出勤|值班|排班|签到|工资|薪|津贴|补贴|补助|绩效|工作量|经费|预算")
_OUR_WORDS = re.compile("毒|尿检|毛检|帮教|戒")
_KEPT = {"visits": {"visitor", "method", "place"}, "drug_tests": {"tester", "method", "place"}}
"""What a column beside the months says of all of them; a single 结果 or 备注 is none of theirs."""
_DASH_IS_A_RESULT = re.compile(
    r"阴性?[^阳有无√×]{0,6}?[-—－–−─]|[-—－–−─][^阳有无√×]{0,4}(表示|代表|为|是|:|：)?阴"
)  # a legend
_SPECIFIC = {"visits": ("content", "met", "method"), "drug_tests": ("result",)}


def find_matrix(
    header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str]
) -> Across | None:
    """A header with months across and people down; `rows` are a sample without totals, `lines` titles and names."""
    placed = placed_columns(header, words)
    if not placed or any(map(_OTHER.search, lines)):
        return None
    blocks = tuple(_blocks(placed, rows, words, lines))
    if not blocks:
        return None
    taken = {column for block in blocks for slot in block.slots for column in slot.columns}
    rest = replace(header, headings=tuple(each for each in header.headings if each.column not in taken))
    mapped = _beside(rest, rows, words, lines, blocks[0].ledger)
    if mapped is None or "name" not in mapped.columns_by_ledger[mapped.main.name]:
        return None
    return _across(header, mapped, blocks)


def kind_of(text: str) -> str:
    """The ledger whose events a title names, "" where it names none or both.

    >>> kind_of("走访情况"), kind_of("尿检"), kind_of("走访尿检"), kind_of("备注")
    ('visits', 'drug_tests', '', '')
    """
    found = [name for name, pattern in _KINDS.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else ""


def _blocks(
    placed: Sequence[PlacedColumn], rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str]
) -> Iterable[Block]:
    groups: dict[tuple[str, str, bool], list[PlacedColumn]] = {}
    named: dict[tuple[Stretch | None, int], set[str]] = {}
    for each in placed:
        named.setdefault((each.stretch, each.order), set()).add(kind_of(each.words + each.role))
    for each in placed:
        beside = named[each.stretch, each.order] - {""}
        own = kind_of(each.words + each.role) or (next(iter(beside)) if len(beside) == 1 else "")
        if not kind_of(each.words + each.role) and _NEUTRAL.sub("", squeeze(each.words + each.role)):
            continue  # the title says what it is, and it is nothing of ours
        groups.setdefault((own, each.words if each.stretch else "", each.stretch is None), []).append(each)
    for (own, group, _), columns in groups.items():
        cells = [row[each.column - 1] for row in rows for each in columns if row[each.column - 1] != ""]
        name = own or _by_surroundings(cells, lines)
        kept = _without_sums(columns)
        slots = _slots(name, kept, words) if name else ()
        if len(slots) >= (1 if own and len(placed) > len(columns) else 2):
            counted = any("次数" in each.words + each.role for each in columns) or "次数" in lines[0]
            dashes = any(map(_DASH_IS_A_RESULT.search, (*lines, *(each.words for each in columns))))
            plus = dashes or any(squeeze(read_text(cell)) in {"+", "(+)", "(-)", "++"} for cell in cells)
            known = not runs_past_a_year([slot.stretch for slot in slots if slot.stretch])
            numbers = what_numbers_mean(cells, counted=counted)
            summed = numbers == "counts" and all(read_quantity(cell).value for cell in cells)
            yield Block(name, slots, numbers, plus, known, group, summed, dashes)


def _by_surroundings(cells: Sequence[Raw], lines: Sequence[str]) -> str:
    """What bare months are of: 阴 and 阳 are results whatever the title says; then the nearest line that tells."""
    texts = [squeeze(cell) for cell in cells if isinstance(cell, str)]
    if any(map(_RESULTS.fullmatch, texts)):
        return "drug_tests"
    for line in lines:
        if any(pattern.search(line) for pattern in _KINDS.values()):
            if kind_of(line):
                return kind_of(line)
            break
    return "visits" if any(map(_VISITS.search, texts)) else ""


def _without_sums(columns: list[PlacedColumn]) -> list[PlacedColumn]:
    """Columns without quarters that stand beside their own months."""
    stretches = [each.stretch for each in columns if each.stretch]
    return [each for each in columns if not each.stretch or not any(each.stretch.covers(other) for other in stretches)]


def _slots(name: str, columns: list[PlacedColumn], words: Vocabulary) -> tuple[Slot, ...]:
    runs = [(key, list(group)) for key, group in groupby(columns, key=lambda each: (each.stretch, each.order))]
    stretches = in_order([stretch for (stretch, _), _ in runs if stretch])
    found = []
    for place, ((stretch, _), group) in enumerate(runs):
        slot = _slot(name, group, words)
        if slot:
            found.append(replace(slot, stretch=stretches[place] if stretch else None))
    return tuple(found)


def _slot(name: str, group: Sequence[PlacedColumn], words: Vocabulary) -> Slot | None:
    """One month's columns: the cell that tells of the event, and fields beside it."""
    day = EVENT_DAYS[name]
    fields: dict[str, PlacedColumn] = {}
    for each in group:
        role = _role(name, each, words) or next((r for r in (day, *_SPECIFIC[name][:1]) if r not in fields), "")
        if role:
            fields.setdefault(role, each)
    cell = next((role for role in (day, *_SPECIFIC[name]) if role in fields), "")
    if not cell:
        return None
    told = fields.pop(cell)
    rest = {role: each.column for role, each in fields.items()}
    return Slot(told.column, told.heading.title, told.words + told.role, rest)


def _role(name: str, column: PlacedColumn, words: Vocabulary) -> str:
    found = words.fields_by_title.get(title_key(column.role), ())
    return next((each.field.name for each in found if each.ledger.name == name), "")


def _beside(
    header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str], name: str
) -> Mapped | None:
    """The columns beside the months: a roster where they describe people or the title says so, else events' own."""
    titles = "".join(lines[:-1])
    events = _KINDS[name].search(titles) is not None
    roster = map_columns(header, rows, words, "", least=1)
    if roster and "persons" in roster.columns_by_ledger:
        held = roster.columns_by_ledger["persons"].keys()
        own = len(held - SHARED)
        named = not events and any(word in titles for word in PERSONS.words) and (own or "id_number" in held)
        if named or own >= (4 if events else 2):
            return roster
    return map_columns(header, rows, words, ledger(name).words[0], least=1)


def _across(header: Header, mapped: Mapped, blocks: tuple[Block, ...]) -> Across:
    main = mapped.main.name
    names = {block.ledger for block in blocks}
    people = mapped.columns_by_ledger[main]
    shared = {field: column for field, column in people.items() if field in SHARED - {"sequence", "remarks"}}
    bases = {
        name: shared | {f: c for f, c in mapped.columns_by_ledger.get(name, {}).items() if f in _KEPT[name]}
        for name in names
    }
    uses = [_kept(use, mapped, names) for use in mapped.uses]
    uses += [use for block in blocks for use in _uses(block, header)]
    by_row = {name: columns for name, columns in mapped.columns_by_ledger.items() if name not in names}
    shown: dict[str, dict[str, int]] = {
        block.ledger: {**bases[block.ledger], **_first(block)} for block in reversed(blocks)
    }
    if main in names:
        shown[main] |= {field: column for field, column in people.items() if field == "sequence"}
    columns_by_ledger: dict[str, Mapping[str, int]] = {main: shown.get(main) or by_row[main], **by_row, **shown}
    own = mapped.own + len(blocks) + any(_OUR_WORDS.search(use.title) for use in uses if use.by == "month")
    found = Mapped(mapped.main, columns_by_ledger, tuple(sorted(uses, key=lambda use: use.column)), own, mapped.score)
    ways = {slot.cell: Way.SUM if block.summed else Way.MARKS for block in blocks for slot in block.slots}
    return Across("matrix", found, {"name": people["name"]}, by_row, partial(make_events, blocks, bases), ways)


def _kept(use: ColumnUse, mapped: Mapped, names: set[str]) -> ColumnUse:
    """A column of the events' own ledger that says nothing of single months is left unused."""
    for name in names:
        held = mapped.columns_by_ledger.get(name, {}).get(use.field) == use.column
        if held and use.field not in _KEPT[name] | (SHARED - {"remarks"}):
            return ColumnUse(use.column, use.title, "")
    return use


def _first(block: Block) -> Mapping[str, int]:
    """Where the first event's fields stand: what the sheet is shown to record."""
    slot = block.slots[0]
    return {**dict.fromkeys((EVENT_DAYS[block.ledger], *_SPECIFIC[block.ledger]), slot.cell), **slot.fields}


def _uses(block: Block, header: Header) -> Iterable[ColumnUse]:
    titles = {heading.column: heading.title for heading in header.headings}
    for slot in block.slots:
        yield ColumnUse(slot.cell, titles[slot.cell], EVENT_DAYS[block.ledger], "month", 1.0)
        for field, column in slot.fields.items():
            yield ColumnUse(column, titles[column], field, "month", 1.0)
