"""Figures of publicity and other work: items and quantities, attendance, coverage, meetings, enforcement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdtool.ledgers.activities import category_of
from jdtool.ledgers.catalogue import ledger
from jdtool.measures.measure import TIMES, Count, Ratio, Table, measure
from jdtool.measures.selecting import counting, leave_out, left_out
from jdtool.measures.timing import months
from jdtool.measures.traits import UNSTATED

if TYPE_CHECKING:
    import pandas as pd

    from jdtool.measures.frames import Frames

EDUCATION = ("publicity", "training")
ENFORCEMENT = ("enforcement", "eradication")
MEETINGS = {"intelligence": "情报交流", "inspection": "毒情排查", "training": "培训", "meeting": "会议"}

ITEM_NEEDS = ("activities.item",)
AMOUNT_NEEDS = ("activities.item", "activities.quantity")
_BETWEEN_PLACES = re.compile(r"[、,，;；/\s]+")


@measure("publicity", "宣传成果", needs=AMOUNT_NEEDS)
def publicity(frames: Frames) -> Table:
    """期内宣传、培训活动按项目和计量单位合计的数量、场次（记录数）和其中概数笔数；不同单位不相加，写余、多、约或区间的按下限计，数量无法识别、未填的只计场次。"""
    return _amounts(frames, EDUCATION)


@measure(
    "people_reached", "受教育人次", needs=("activities.item", "activities.people|activities.unit|activities.quantity")
)
def people_reached(frames: Frames) -> Count:
    """期内宣传、培训活动参加人次之和，同一人参加几次计几次；没有参加人数而数量以人计的按数量计，概数按下限计，未填、无法识别的不计，另行列出；没有一条能识别的，数据暂缺。"""
    rows = _of(frames, EDUCATION)
    unread = counting(rows)
    unread = unread[unread["people_unread"].ne("")]
    aside = (unread.assign(reason=unread["people_unread"]),)
    has_column = frames.books.has_column("activities", "people")
    untold = "参加人数都没有填，或无法识别" if has_column else f"{ledger('activities').title}没有“参加人数”栏"
    return Count(rows, TIMES, "people", aside=aside, untold=untold)


@measure("communities_covered", "宣传覆盖社区数", needs=(*ITEM_NEEDS, "activities.community|activities.street"))
def communities_covered(frames: Frames) -> Count:
    """期内至少开展一次宣传、培训活动的社区（村）数，以社区情况台账所列为准，没有该台账的以各台账出现的社区为准；没有写明社区的活动不作依据，另行列出。"""
    units, covered, aside = _coverage(frames)
    return Count(units[covered], "个", aside=aside, note=_base(frames))


@measure("publicity_coverage", "宣传覆盖率", needs=(*ITEM_NEEDS, "activities.community|activities.street"))
def publicity_coverage(frames: Frames) -> Ratio:
    """期内至少开展一次宣传、培训活动的社区（村）数，占社区情况台账所列社区数（没有该台账的，占各台账出现的社区数）的比例；没有写明社区的活动不作依据，另行列出。"""
    units, covered, aside = _coverage(frames)
    return Ratio.among(units, covered, "个", aside, _base(frames))


@measure("meetings", "情报交流、毒情排查、培训、会议次数", needs=ITEM_NEEDS, basis="profile:activities.frequency")
def meetings(frames: Frames) -> Table:
    """期内情报交流、毒情排查、培训、会议的次数；数量以次、场、期计的按数量计，其余每条记录计一次；要求一栏是本单位设定的频次。"""
    rows = _of(frames, tuple(MEETINGS))
    asked = {category_of(item): each for item, each in frames.books.profile.activities.frequency.items()}
    required = {name: f"每{asked[name].per}{asked[name].times}次" if name in asked else "未设定" for name in MEETINGS}
    rows = rows.assign(category=rows["category"].map(MEETINGS), required=rows["category"].map(required))
    always = tuple((title, required[name]) for name, title in MEETINGS.items())
    return Table(rows, {"category": "类别", "required": "要求"}, {"times": "次数"}, tuple(MEETINGS.values()), always)


@measure("enforcement", "查处及铲毒情况", needs=AMOUNT_NEEDS)
def enforcement(frames: Frames) -> Table:
    """期内行政拘留、强制隔离戒毒、刑事拘留等查处和铲除原植物按项目和计量单位合计的数量、笔数和其中概数笔数；人次不是人数，不同单位不相加。"""
    return _amounts(frames, ENFORCEMENT)


@measure("publicity_by_month", "各月宣传活动", needs=(*ITEM_NEEDS, "activities.held_on"))
def publicity_by_month(frames: Frames) -> Table:
    """期内各月宣传、培训活动的场次（项目横排的表一行算一场）和参加人次；跨月的列入未注明，截止日以后的月份不列。"""
    order = months(frames.books.period, frames.books.as_of)
    always = tuple((month,) for month in order)
    sums = {"occasions": "场次", "people": "参加人次"}
    return Table(_of(frames, EDUCATION), {"month": "月份"}, sums, order, always, adds_up=True)


@measure(
    "june_december_share",
    "6月、12月宣传活动占比",
    needs=(*ITEM_NEEDS, "activities.held_on"),
    basis="profile:activities.concentrated_share",
)
def june_december_share(frames: Frames) -> Ratio:
    """期内6月、12月的宣传、培训活动场次（项目横排的表一行算一场）占全部场次的比例，看活动是否过于集中；没有日期、日期不能确定在期内的不计入，另行列出。"""
    rows = _of(frames, EDUCATION)
    rows = rows[rows["occasions"].eq(1)]
    return Ratio.among(rows, rows["month"].str[-2:].isin(["06", "12"]), "场次")


def _of(frames: Frames, categories: tuple[str, ...]) -> pd.DataFrame:
    return frames.activities[frames.activities["category"].isin(categories)]


def _amounts(frames: Frames, categories: tuple[str, ...]) -> Table:
    rows = _of(frames, categories)
    unread = counting(rows)
    unread = unread[unread["quantity_unread"].ne("")]
    sums = {"quantity": "数量", "held": "场次", "about": "概数笔数"}
    aside = (unread.assign(reason=unread["quantity_unread"]),)
    return Table(rows, {"item": "项目", "unit": "单位"}, sums, tuple(dict.fromkeys(rows["item"])), aside=aside)


def _base(frames: Frames) -> str:
    return "" if len(frames.units) else "没有社区情况台账，以各台账出现的社区为准"


def _coverage(frames: Frames) -> tuple[pd.DataFrame, pd.Series[bool], tuple[pd.DataFrame, ...]]:
    """The units that could be reached, which of them were, and the activities that name none."""
    units = frames.units if len(frames.units) else frames.seen_units
    rows = _of(frames, EDUCATION)
    known = {_core(name) for name in units["unit"]}
    names = [_places(*place) & known for place in zip(rows["community"], rows["street"], strict=True)]
    rows = rows.assign(named=[len(each) for each in names])
    reached = {
        (street, name)
        for street, reason, each in zip(rows["street"], rows["reason"], names, strict=True)
        for name in each
        if not reason
    }
    covered = [_is_reached(*unit, reached) for unit in zip(units["street"], units["unit"], strict=True)]
    aside = left_out(leave_out(rows, rows["named"].eq(0), "未写明社区"))
    return units, units.assign(covered=covered)["covered"].eq(True), (aside,)


def _places(community: str, street: str) -> set[str]:
    return {_core(name) for name in (*_BETWEEN_PLACES.split(community), street)}


def _is_reached(street: str, unit: str, reached: set[tuple[str, str]]) -> bool:
    """Whether an activity names the unit, in its street or in one not stated."""
    return any(name == _core(unit) and (at == street or UNSTATED in {at, street}) for at, name in reached)


def _core(name: str) -> str:
    return name.removesuffix("社区").removesuffix("村") or name
