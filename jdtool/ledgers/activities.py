"""Activities (宣传及工作活动): one row a piece of publicity, training, meeting, inspection or enforcement."""

import re
from collections.abc import Iterable
from functools import cache

from jdtool.cells.day import Day, read_day
from jdtool.cells.quantity import Quantity, read_count, read_quantity
from jdtool.ledgers.field import Field, Ledger, plain
from jdtool.ledgers.persons import COMMUNITY, REMARKS, STREET
from jdtool.ledgers.record import Record

CATEGORIES: dict[str, tuple[str, ...]] = {
    "enforcement": (
        "行政拘留",
        "强制隔离戒毒",
        "刑事拘留",
        "行拘",
        "刑拘",
        "强戒",
        "查处",
        "抓获",
        "破案",
        "查获",
        "社区戒毒决定",
    ),
    "eradication": ("铲除", "铲毒", "原植物", "罂粟", "踏查", "禁种"),
    "intelligence": ("情报交流", "情报", "信息交流", "信息上报", "毒情分析", "毒情研判"),
    "inspection": ("排查", "检查", "督查", "巡查", "摸排", "清查"),
    "training": ("培训", "业务学习", "集中学习"),
    "meeting": ("会议", "例会", "座谈", "动员会", "部署会", "联席会", "领导小组会"),
}
"""Category ← words in the item's name; what no word claims is publicity."""


class Activity(Record, frozen=True):
    """One activity; `quantity` keeps its bounds where the ledger says 余, 约 or a range."""

    held_on: Day | None = None
    place: str = ""
    item: str = ""
    topic: str = ""
    quantity: Quantity | None = None
    unit: str = ""
    people: int | None = None

    @property
    def category(self) -> str:
        """publicity, training, meeting, intelligence, inspection, enforcement or eradication."""
        return category_of(self.item or self.topic)

    @property
    def counted_in(self) -> str:
        """The unit of count, from its own column or written behind the number."""
        return self.unit or (self.quantity.unit if self.quantity else "")


def occasions(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """The first activity of each occasion: the items across one row of a wide table were one."""
    first: dict[tuple[str, str, int, int], Activity] = {}
    for each in activities:
        origin = each.origin
        first.setdefault((origin.file, origin.sheet, each.row, origin.columns.get("held_on", 0)), each)
    return tuple(first.values())


@cache
def category_of(item: str) -> str:
    """The category an item belongs to.

    >>> category_of("横幅"), category_of("毒情排查"), category_of("铲除原植物"), category_of("社区动员会")
    ('publicity', 'inspection', 'eradication', 'meeting')
    """
    for category, marks in CATEGORIES.items():
        if re.search("|".join(marks), item):
            return category
    return "publicity"


_FIELDS = (
    Field("sequence", ("序号", "编号", "序"), plain),
    Field("held_on",
          ("活动时间", "活动日期", "宣传时间", "宣传日期", "开展时间", "开展日期", "培训时间", "培训日期", "举办时间", "发放时间", "张贴时间",
           "会议时间", "实施时间", "完成时间", "查处时间", "统计时间", "查处日期", "举办日期", "发生日期", "召开时间", "召开日期"),
          read_day, loose=("时间", "日期", "月份", "年月", "年月日")),
    STREET,
    COMMUNITY,
    Field("place", ("活动地点", "宣传地点", "开展地点", "地点", "场所", "培训地点", "会议地点", "张贴地点"), plain),
    Field("item", ("宣传项目", "活动项目", "宣传形式", "活动形式", "宣传方式", "活动类型", "宣传类别", "活动类别", "宣传内容及形式", "工作项目",
                   "宣传品", "宣传品种类", "宣传资料", "宣传品名称", "活动名称", "查处类别", "处罚种类", "查处种类", "工作内容", "宣传种类",
                   "宣传载体", "活动种类", "工作类别", "工作类型", "工作种类", "工作形式"),
          plain, key=True, own=True, loose=("项目", "类别", "形式", "名称", "种类", "类型", "方式", "事项")),
    Field("topic", ("活动主题", "宣传主题", "活动内容", "宣传内容", "主要内容", "培训内容", "会议内容", "会议主题", "内容", "主题", "详细情况",
                    "活动情况", "内容摘要", "具体内容", "工作情况"), plain, loose=("工作内容",)),
    Field("quantity", ("发放数量", "宣传数量", "完成数量", "活动数量", "张贴数量", "件数", "份数", "次数", "场次", "数量及单位", "完成情况",
                       "宣传数量(份)"), read_quantity, key=True, loose=("数量", "合计数量", "人次", "数")),
    Field("unit", ("计量单位", "数量单位"), plain, loose=("单位",)),
    Field("people", ("参加人数", "受教育人数", "受教育人次", "参与人数", "参加人次", "受众人数", "覆盖人数", "受教育群众", "参与人次",
                     "培训人数", "受众", "参会人数", "受益人数", "教育人数", "参加人数(人)"), read_count, loose=("人数",)),
    REMARKS,
)  # fmt: skip

ACTIVITIES = Ledger(
    "activities",
    "宣传及工作活动",
    ("宣传", "活动", "培训", "情报交流", "查处", "打击", "排查", "会议", "执法", "宣教", "工作台账", "铲毒"),
    _FIELDS,
    Activity,
    keys=("item", "quantity", "topic"),
    needs=("item",),
)
