"""PU: publicity and other activities, and the quantities written for them."""

import re
from collections import defaultdict

from jdtool.cells.quantity import Quantity, read_quantity
from jdtool.cells.raw import Trouble
from jdtool.cells.text import title_bracket
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.books import Books
from jdtool.ledgers.schedules import entries_until
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

_COUNTS = {"quantity": "数量", "people": "参加人数"}
_SEVERAL = {  # what is counted in more than one unit, as published reports do
    "标语": "幅、条",
    "横幅|条幅": "条、幅",
    "展板|展牌|展架": "块、幅、版",
    "板报|宣传栏|宣传窗": "期、版、块",
    "宣传单|宣传资料|宣传品|宣传册|宣传材料|折页|手册": "份、张、册",
    "海报|挂图|图片|通告": "张、幅、份",
    "答卷|问卷": "份、人",
    "讲座|培训": "场、期",
}
_TITLE_TELLS = re.compile("[份件场次条幅张]数|场次|次数|人次|及单位")
_PLANNED = re.compile(r"^(计划|拟|预计|待)|计划于|拟于|(计划|拟|预计)\d+月|未开展|尚未(开展|举办|召开|完成)|待开展")


@rule(
    "PU701",
    "unit-missing",
    Severity.WARNING,
    "数量没有单位",
    needs=("activities.quantity",),
    basis="不同计量单位不能相加（本地设定）",
    remedy="写明计量单位，如幅、条、版、份",
    example="标语可按幅、条计，数量 20 没有写单位，应写明单位",
)
def unit_missing(books: Books) -> Outcomes:
    """宣传品、活动的数量没有写单位，而这一项可以按几种单位计（标语有幅有条，资料有份有张），或台账里别的行用了几种单位。栏目名称已写明单位的不算。

    为什么：单位不明的数量不能与别的相加，汇总时只好另列。
    """
    units: dict[str, set[str]] = defaultdict(set)
    for activity in books.activities:
        units[activity.item or activity.topic].add(activity.counted_in)
    for activity in books.activities:
        if activity.quantity is None:
            continue
        title = activity.origin.titles.get("quantity", "")
        item = activity.item or activity.topic
        several = "" if activity.counted_in else _units(item, sorted(units[item] - {""}))
        if several and not _TITLE_TELLS.search(title) and not title_bracket(title):
            what = f"{books.quote(item[:12])}可按{several}计，数量 {activity.quantity.value} 没有写单位"
            yield hit(activity, "unit" if activity.has_column("unit") else "quantity", f"{what}，应写明单位")
        else:
            yield OK


def _units(item: str, used: list[str]) -> str:
    """The units an item may be counted in; "" where there is one at most."""
    if len(used) > 1:
        return "、".join(used)
    return next((units for words, units in _SEVERAL.items() if re.search(words, item)), "")


@rule(
    "PU702",
    "count-approximate",
    Severity.INFO,
    "数量是概数",
    needs=("activities.quantity|activities.people",),
    basis="台账数字应当准确、可核对（本地设定；概数只作提示）",
    remedy="有准确数的改填准确数；确为概数的保留，报告中写作“余”",
    example="数量“600余”是概数，合计按 600 计，有准确数的应填准确数",
)
def count_approximate(books: Books) -> Outcomes:
    """数量、参加人数写的是“600余”“近百”“2～3”之类。数量保留上下限，合计时按所写的数计并标明概数；参加人数是概数的不计入合计。

    为什么：概数相加越加越不准，上报前最好核实。
    """
    for activity in books.activities:
        if activity.quantity:
            yield _about(books, activity, "quantity", activity.quantity)
        people = activity.trouble("people")
        about = read_quantity(people.text).value if people else None
        if about or activity.people is not None:
            yield _about(books, activity, "people", about)


def _about(books: Books, activity: Activity, field: str, count: Quantity | None) -> Outcome:
    if count is None or not count.approximate:
        return OK
    effect = f"合计按 {count.value} 计" if field == "quantity" else "没有计入合计"
    written = books.quote(count.text)
    return hit(activity, field, f"{_COUNTS[field]}“{written}”是概数，{effect}，有准确数的应填准确数")


@rule(
    "PU703",
    "count-unreadable",
    Severity.ERROR,
    "数量读不出来",
    needs=("activities.quantity|activities.people",),
    remedy="改填数字，单位写在单位栏",
    example="数量填的“202_余”不是数字，应填数字",
)
def count_unreadable(books: Books) -> Outcomes:
    """数量栏、参加人数栏填了内容却不是数字（如“202_余”“若干”），不计入合计。概数由 PU702 提示。

    为什么：读不出的数量不会计入成果，合计会偏小。
    """
    for activity in books.activities:
        for name, title in _COUNTS.items():
            trouble = activity.trouble(name)
            if trouble and trouble.trouble is Trouble.UNREADABLE and read_quantity(trouble.text).value is None:
                quote = books.quote(trouble.text[:20])
                yield hit(activity, name, f"{title}填的“{quote}”不是数字，应填数字")
            elif trouble is None and getattr(activity, name) is not None:
                yield OK


@rule(
    "PU704",
    "activity-undated",
    Severity.WARNING,
    "活动没有日期",
    needs=("activities.held_on",),
    basis="活动应有时间、地点、内容（本地设定）",
    remedy="补填活动日期；只知道月份的写到月",
    example="没有活动日期，应填写日期（至少到月）",
)
def activity_undated(books: Books) -> Outcomes:
    """宣传、会议、培训等活动没有写日期（空白，或只填了“/”“不详”）。填了却读不出的由 DT301 报告。

    为什么：没有日期的活动无法归入哪一年、哪一月，不计入本期成果。
    """
    for activity in books.activities:
        trouble = activity.trouble("held_on")
        if activity.held_on or (trouble and trouble.trouble is not Trouble.EXCUSED):
            yield OK
        elif activity.has_column("held_on"):
            yield hit(activity, "held_on", "没有活动日期，应填写日期（至少到月）")
        else:
            yield UNDECIDED


@rule(
    "PU705",
    "activity-future",
    Severity.WARNING,
    "计划的活动计入成果",
    needs=("activities.held_on|activities.remarks",),
    basis="没有开展的活动不能计入成果（本地设定）",
    remedy="还没有开展的，移到计划中；已经开展的，更正日期或备注",
    example="活动日期 2025-06-26 晚于截止日 2024-12-31，还没有开展的不应计入",
)
def activity_future(books: Books) -> Outcomes:
    """活动日期晚于本次检查的截止日（按已过去的半年、季度、月份检查的，同一年里后来的不算），或备注写明是计划、还没有开展，却登记在已开展的活动中。

    为什么：把计划算成成果，年终核对时数字对不上。
    """
    latest = entries_until(books)
    for activity in books.activities:
        held = activity.held_on
        if held and held.first > latest:
            late = f"活动日期 {held} 晚于截止日 {books.as_of}，还没有开展的不应计入"
            yield hit(activity, "held_on", late)
        elif activity.remarks and _PLANNED.search(activity.remarks):
            quote = books.quote(activity.remarks[:20])
            yield hit(activity, "remarks", "备注写明是计划，还没有开展的不应计入", quote)
        else:
            yield OK
