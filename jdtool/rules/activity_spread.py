"""PU: where, when and how often activities were held in the period."""

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from jdtool.cells.day import Day, add_months
from jdtool.ledgers.activities import Activity, category_of
from jdtool.ledgers.books import Books
from jdtool.ledgers.communities import Community
from jdtool.ledgers.record import Place
from jdtool.period import Period
from jdtool.profile import Frequency
from jdtool.rules.rule import OK, UNDECIDED, Hit, Outcome, Outcomes, Severity, hit, rule

_EDUCATION = frozenset({"publicity", "training"})
_EVERYWHERE = re.compile(
    "各(社区|村|乡镇|镇|街道|单位)|全(街|乡|镇|县|区|市)|所有(社区|村)|[八六七九十两三四五]个(社区|村)"
)
_BETWEEN_PLACES = re.compile(r"[、,，;；/\s]+")
_ENOUGH = 10  # activities; of fewer no share is taken
_OF_PERSONS = re.compile("访|检|谈")  # 家访, 尿检: judged for each person, not by the list of activities
_MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_HELD = frozenset({"次", "场", "场次", "期"})  # units in which a quantity says how often
_NAMED = 4  # windows named in a message


def _in_period(books: Books, activity: Activity) -> bool:
    held = activity.held_on
    return held is not None and books.period.first <= held.last and held.first <= books.until


@rule(
    "PU706",
    "community-uncovered",
    Severity.WARNING,
    "社区没有宣传活动",
    needs=("communities", "activities.held_on", "activities.community|activities.street"),
    basis="宣传全覆盖要求（本地设定）",
    remedy="安排宣传活动；开展过的，补登活动并写明社区",
    example="2024年没有宣传、培训活动，应至少开展一次",
)
def community_uncovered(books: Books) -> Outcomes:
    """社区情况表所列的社区（村），本期内没有一次宣传、培训活动。期内有“各社区”“全街”的活动而没有写明社区的，看不出覆盖了哪些，不判。

    为什么：宣传要覆盖到每个社区，漏掉的社区就是薄弱处。
    """
    held = [each for each in books.activities if each.category in _EDUCATION and _in_period(books, each)]
    named = {_core(name) for each in held for name in (*_BETWEEN_PLACES.split(each.community), each.street) if name}
    everywhere = any(_EVERYWHERE.search(f"{each.place} {each.topic} {each.community}") for each in held)
    for unit in books.communities:
        if _core(unit.unit) in named or _named_in_place(unit, held):
            yield OK
        elif everywhere or not held:
            yield UNDECIDED
        else:
            field = "community" if unit.has_column("community") else "street"
            yield hit(unit, field, f"{books.period.title}没有宣传、培训活动，应至少开展一次")


def _named_in_place(unit: Community, held: list[Activity]) -> bool:
    return bool(unit.unit) and any(unit.unit in f"{each.place}{each.topic}{each.item}" for each in held)


def _core(name: str) -> str:
    return name.removesuffix("社区").removesuffix("村") or name


@rule(
    "PU707",
    "concentrated",
    Severity.INFO,
    "宣传集中在6月和12月",
    needs=("activities.held_on",),
    basis="宣传教育常态化要求（本地设定）",
    settings=("activities.concentrated_share",),
    remedy="把活动分散到全年，平时也安排",
    example="宣传、培训活动 42/54 场（77.8%）在 6 月和 12 月，超过 60%，应分散到全年",
)
def concentrated(books: Books) -> Outcomes:
    """一年的宣传、培训活动（按场次，项目横排的一行算一场，10 场以上才看），在 6 月（国际禁毒日）和 12 月（宪法日）的占比超过规定。

    为什么：只在节点宣传，平时没有声音，是上级调研经常指出的问题。
    """
    if books.period.kind != "year" or books.as_of < books.period.last:
        yield UNDECIDED
        return
    held = [each for each in books.occasions if each.category in _EDUCATION and _in_period(books, each)]
    months = [day.first.month for each in held if (day := each.held_on) and _same_month(day)]
    if len(months) < _ENOUGH:
        yield UNDECIDED
        return
    number, limit = sum(month in {6, 12} for month in months), books.profile.activities.concentrated_share
    if number <= limit * len(months):
        yield OK
        return
    share = f"{number}/{len(months)} 场（{100 * number / len(months):.1f}%）"
    message = f"宣传、培训活动 {share}在 6 月和 12 月，超过 {100 * limit:g}%，应分散到全年"
    yield Hit(Place(held[0].origin.file, held[0].origin.sheet), message)


def _same_month(day: Day) -> bool:
    return (day.first.year, day.first.month) == (day.last.year, day.last.month)


class _Window(Struct, frozen=True):
    """A whole 旬, month, quarter … of the period that is over."""

    title: str
    first: datetime.date
    last: datetime.date


@rule(
    "PU708",
    "meeting-frequency",
    Severity.WARNING,
    "会议、排查次数不足",
    needs=("activities.held_on",),
    basis="没有全国统一规定，按本单位设定",
    settings=("activities.frequency",),
    remedy="按要求召开、排查；开展过而没有登记的，据实补记",
    example="情报交流 2024年第二季度 0 次，应每季至少 1 次",
)
def meeting_frequency(books: Books) -> Outcomes:
    """情报交流、毒情排查、例会等在每旬、每月、每季的次数，少于配置 activities.frequency 的要求。
    没有设定的不查；家访、尿检按人检查（VI401、TE501），不在此列；早于台账第一条记录的时段不判。

    为什么：没有定期交流、排查，毒情变化就发现不了。
    """
    for item, asked in books.profile.activities.frequency.items():
        if asked.times and not _OF_PERSONS.search(item):
            yield _frequency(books, item, asked)


def _frequency(books: Books, item: str, asked: Frequency) -> Outcome:
    category = category_of(item)
    alike = [each for each in books.activities if item in (each.item or each.topic) or _is(each, category)]
    begins = books.begins.get("activities")
    windows = [window for window in _windows(books, asked.per) if begins and window.last >= begins]
    counts = [(window, sum(_times(each) for each in alike if _inside(each, window))) for window in windows]
    short = [(window, count) for window, count in counts if count < asked.times]
    if not windows or (short and any(each.held_on is None for each in alike)):
        return UNDECIDED
    if not short:
        return OK
    origin = (alike or books.activities)[0].origin
    named = "、".join(f"{window.title} {count} 次" for window, count in short[:_NAMED])
    more = f"等 {len(short)} 个时段" if len(short) > _NAMED else ""
    return Hit(Place(origin.file, origin.sheet), f"{item} {named}{more}，应每{asked.per}至少 {asked.times} 次")


def _is(activity: Activity, category: str) -> bool:
    return category != "publicity" and activity.category == category


def _times(activity: Activity) -> int:
    quantity = activity.quantity
    return max(int(quantity.value), 1) if quantity and activity.counted_in in _HELD else 1


def _inside(activity: Activity, window: _Window) -> bool:
    """Whether it may lie in the window: a month without a day counts for each of its 旬."""
    held = activity.held_on
    return held is not None and window.first <= held.last and held.first <= window.last


def _windows(books: Books, per: str) -> Iterator[_Window]:
    """The windows that lie wholly in the period and are over."""
    for year, month in books.period.months():
        for window in _thirds(year, month) if per == "旬" else _spans(year, month, _MONTHS[per]):
            if books.period.first <= window.first and window.last <= books.until:
                yield window


def _thirds(year: int, month: int) -> Iterator[_Window]:
    end = add_months(datetime.date(year, month, 1), 1) - datetime.timedelta(1)
    for name, (first, last) in _THIRDS.items():
        start = datetime.date(year, month, first)
        yield _Window(f"{month}月{name}旬", start, start.replace(day=min(last, end.day)))


def _spans(year: int, month: int, months: int) -> Iterator[_Window]:
    if (month - 1) % months == 0:
        first = datetime.date(year, month, 1)
        last = add_months(first, months) - datetime.timedelta(1)
        yield _Window(Period.between(first, last).title, first, last)
