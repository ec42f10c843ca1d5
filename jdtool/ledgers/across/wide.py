"""Wide tables of activities: items as columns (横幅（条）, 标语（幅）)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from jdtool.cells.quantity import read_quantity
from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_bracket, title_key
from jdtool.ledgers.across.across import Across
from jdtool.ledgers.across.wide_events import ItemColumn, make_activities
from jdtool.ledgers.activities import ACTIVITIES
from jdtool.ledgers.body.totals import Way
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.titles.columns import ColumnUse, Mapped, map_columns
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.ledgers.titles.stretches import Stretch, in_order, read_stretch, runs_past_a_year, stated_year

_ITEMS = re.compile(
    "横幅|条幅|标语|传单|宣传单|宣传资料|宣传品|宣传册|资料|折页|手册|展板|展架|板报|宣传栏|海报|挂图|图片|讲座|培训|宣讲|答卷|问卷|咨询|LED"
    "|电子屏|显示屏|微信|短信|公众号|推文|电影|放映|影片|VCD|奖品|纪念品|广播|喇叭|倡议书|公开信|宣传车|竞赛|演出|宣誓|签名|班会|座谈|会议|例会"
    "|情报交流|排查|踏查|巡查|检查|宣传活动|入户宣传|禁毒课|教育课|参观"
    "|行政拘留|刑事拘留|行拘|刑拘|查处|抓获|破案|破获|缴获|查获|打击|逮捕|起诉|铲除|铲毒|罂粟|原植物"
)
_BESIDE_ENFORCEMENT = re.compile("强制隔离戒毒|强戒|责令社区戒毒|社区戒毒决定")
ENFORCEMENT = re.compile("拘|查处|抓获|破案|破获|查获|打击|逮捕")
_HEAD_COUNT = re.compile("在册|在控|失控|户数|人口|现有|社会面|戒断")  # 强制隔离戒毒 beside these counts people
_SUM = re.compile("^(合计|小计|总计|累计|共计|总数)")
_AMOUNT = re.compile(r"(数量|总数|个数|(?P<unit>[份条幅张块场期次册版篇株人辆])(数|次)?|数)$")
_PEOPLE = re.compile("人数|人次|受众|群众")
OF_OTHER_TRADES = re.compile("工资|薪|经费|预算|支出|采购|库存|领用|入库|出库|费用|价格|金额")
_FILLED_IN = re.compile("填报|填表|制表|上报|报送|日期|时间|[:：]")  # when the table was written, not what it is of
_TOWN = re.compile("(街道|乡|镇|办事处)$")
MOSTLY = 0.6  # of a column's cells, or of the items, that must be what they are taken for


def find_wide(header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary, lines: Sequence[str]) -> Across | None:
    """A header with items across; `rows` are a sample without totals."""
    if any(map(OF_OTHER_TRADES.search, lines)):
        return None
    found = _items_across(header, rows, words)
    return _of_items(header, rows, words, found, lines) if len(found) >= 2 else None


def _items_across(header: Header, rows: Sequence[Sequence[Raw]], words: Vocabulary) -> list[ItemColumn]:
    items = [item for heading in header.headings if (item := _item(heading, words)) and is_numeric(rows, item.column)]
    titles = "".join(heading.title for heading in header.headings)
    if _HEAD_COUNT.search(titles) or not any(ENFORCEMENT.search(each.item) for each in items):
        items = [each for each in items if not _BESIDE_ENFORCEMENT.search(each.item)]
    attended = {each.item: each.people for each in map(_attendance, header.headings) if each}
    return [replace(each, people=attended.get(each.item, 0)) for each in items]


def _item(heading: Heading, words: Vocabulary) -> ItemColumn | None:
    """The item a column counts, by its own title or its group's: 讲座/场次 counts 讲座."""
    *groups, last = heading.parts
    leaf = title_key(last)
    if _SUM.search(leaf) or (_PEOPLE.search(leaf) and not ENFORCEMENT.search(leaf)):
        return None
    claims = {each.field.name for each in words.fields_by_title.get(leaf, ()) if each.ledger is ACTIVITIES}
    amount = _AMOUNT.search(leaf)
    if amount and not is_item(leaf[: amount.start()]) and is_item(leaf):
        amount = None  # the 幅 of 横幅
    name = leaf[: amount.start()] if amount and amount.start() else leaf
    if not is_item(name) or claims - {"item"}:
        group = next((title_key(part) for part in reversed(groups) if is_item(title_key(part))), "")
        if not group or not (amount or claims & {"quantity"}):
            return None
        name = group
    unit = title_bracket(last) or (title_bracket(groups[-1]) if groups else "") or (amount["unit"] if amount else "")
    stretch = next((read[0] for part in groups if (read := read_stretch(part))), None)
    return ItemColumn(heading.column, heading.title, name, unit or "", stretch)


def is_item(text: str) -> bool:
    return bool(_ITEMS.search(text) or _BESIDE_ENFORCEMENT.search(text)) and len(text) <= 16


def _attendance(heading: Heading) -> ItemColumn | None:
    """人数 under an item's group belongs to that item alone."""
    group = next((title_key(part) for part in reversed(heading.parts[:-1]) if is_item(title_key(part))), "")
    if not group or not _PEOPLE.search(heading.parts[-1]):
        return None
    return ItemColumn(heading.column, heading.title, group, "", people=heading.column)


def is_numeric(rows: Sequence[Sequence[Raw]], column: int) -> bool:
    """Whether quantities stand in a column; one that is blank so far may yet get them."""
    cells = [row[column - 1] for row in rows if row[column - 1] != "" and read_text(row[column - 1])]
    readings = [read_quantity(cell) for cell in cells]
    read = [each for each in readings if each.value is not None]
    unread = [each for each in readings if each.value is None and each.trouble != "excused"]
    return len(read) >= MOSTLY * (len(read) + len(unread))


def _of_items(
    header: Header,
    rows: Sequence[Sequence[Raw]],
    words: Vocabulary,
    items: Sequence[ItemColumn],
    lines: Sequence[str],
) -> Across | None:
    taken = {each.column for each in items} | {each.people for each in items}
    mapped = map_columns(without(header, taken), rows, words, ACTIVITIES.words[0], least=1)
    if mapped is None or mapped.main is not ACTIVITIES:
        return None
    mapped = _with_units(mapped, rows)
    columns = mapped.columns_by_ledger["activities"]
    if {"name", "id_number"} & columns.keys() or not columns.keys() & {
        "community",
        "street",
        "held_on",
        "place",
        "item",
    }:
        return None
    stretches = list(dict.fromkeys(each.stretch for each in items if each.stretch))
    fixed = dict(zip(stretches, in_order(stretches), strict=True))
    used = [replace(each, stretch=fixed[each.stretch]) if each.stretch else each for each in items]
    if not stretches and "held_on" not in columns:
        used = [replace(each, period=period_of(lines)) for each in items]
    first = dict.fromkeys(("item", "quantity", *(["held_on"] if stretches else [])), items[0].column)
    return across_of("wide", mapped, used, columns, first, one_year=not runs_past_a_year([*fixed.values()]))


def period_of(lines: Sequence[str]) -> Stretch | None:
    """What the nearest title with a year says of when everything in the table was done."""
    for line in lines:
        year = 0 if _FILLED_IN.search(line) else stated_year(line)
        read = read_stretch(line)
        if year:
            return read[0] if read and read[0].year == year else Stretch(year, 1, 12)
    return None


def _with_units(mapped: Mapped, rows: Sequence[Sequence[Raw]]) -> Mapped:
    """单位 beside items that have units of their own is who did it: a community or a street."""
    columns = dict(mapped.columns_by_ledger["activities"])
    column = columns.pop("unit", 0)
    if not column:
        return mapped
    texts = [squeeze(read_text(row[column - 1])) for row in rows if row[column - 1] != ""]
    towns = sum(1 for text in texts if _TOWN.search(text))
    field = "street" if 2 * towns > len(texts) else "community"
    columns.setdefault(field, column)
    uses = tuple(replace(use, field=field) if use.column == column else use for use in mapped.uses)
    return replace(mapped, columns_by_ledger={"activities": columns}, uses=uses)


def without(header: Header, columns: set[int]) -> Header:
    return replace(header, headings=tuple(each for each in header.headings if each.column not in columns))


def across_of(
    layout: str,
    mapped: Mapped,
    items: Sequence[ItemColumn],
    columns: Mapping[str, int],
    first: Mapping[str, int],
    *,
    one_year: bool,
) -> Across:
    """`first` is where the sheet is shown to hold what its columns tell."""
    by = "month" if layout == "matrix" else "item"
    uses = sorted([*mapped.uses, *_uses(items, by)], key=lambda use: use.column)
    held = {"activities": {**first, **columns}}
    found = Mapped(mapped.main, held, tuple(uses), mapped.own, mapped.score)
    keys = {name: column for name, column in columns.items() if name in _KEYS}
    make = partial(make_activities, tuple(items), columns, one_year=one_year)
    return Across(layout, found, keys, {}, make, {each.column: Way.SUM for each in items})


_KEYS = ("community", "item", "topic", "held_on", "place", "street")


def _uses(items: Sequence[ItemColumn], by: str) -> Iterator[ColumnUse]:
    for each in items:
        yield ColumnUse(each.column, each.title, "quantity", by, 1.0)
        if each.people:
            yield ColumnUse(each.people, f"{each.item}/人数", "people", by, 1.0)
