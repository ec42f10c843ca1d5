"""Figures of visits: how many, whom they reached and met, and how many of those due were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.measures.measure import PEOPLE, TIMES, Count, Ratio, measure
from jdtool.measures.selecting import NOBODY, counting, leave_out, left_out
from jdtool.measures.timing import UNDATED
from jdtool.measures.traits import UNSTATED

if TYPE_CHECKING:
    from jdtool.measures.frames import Frames

VISIT_NEEDS = ("visits.visited_on",)


@measure("visits_done", "走访人次", needs=VISIT_NEEDS)
def visits_done(frames: Frames) -> Count:
    """日期确定在期内、不晚于截止日的走访记录数，入户、面谈、电话、视频都计，没有见到本人的也计；没有日期或日期不能确定在期内的不计，另行列出。"""
    return Count(frames.visits, TIMES)


@measure("visit_coverage", "走访覆盖率", needs=("persons.name", *VISIT_NEEDS))
def visit_coverage(frames: Frames) -> Ratio:
    """期内至少走访一次的社会面人数，占社会面人数的比例，各种走访方式都计；没有日期、日期不能确定在期内、查不到对应人员的走访记录不作依据，另行列出。"""
    people = frames.at_large
    visits = leave_out(frames.visits, frames.visits["key"].eq(""), NOBODY)
    return Ratio.among(people, people["key"].isin(counting(visits)["key"]), PEOPLE, aside=(left_out(visits),))


@measure(
    "visit_completion",
    "走访完成率",
    needs=("persons.name", *VISIT_NEEDS),
    basis="profile:visits.every_days",
)
def visit_completion(frames: Frames) -> Ratio:
    """期内（到截止日为止）走完的每个走访间隔应走访一次，做到的人次占应走访人次的比例，多走的不抵别的间隔；间隔按风险等级设定，约一个月的按自然月；登记、报到以前开始的间隔不算应走访；早于台账起点的间隔、查不到对应人员和没有日期的走访记录不计入，另行列出。"""
    slots = frames.visit_slots
    aside = leave_out(frames.visits, frames.visits["key"].eq(""), NOBODY)
    aside = aside[aside["reason"].isin([NOBODY, UNDATED])]
    return Ratio(Count(slots, TIMES, "done"), Count(slots, TIMES, "due", named="stretch"), aside=(aside,))


@measure("met_rate", "见面率", needs=("persons.name", *VISIT_NEEDS, "visits.met|visits.method"))
def met_rate(frames: Frames) -> Ratio:
    """期内至少当面见到本人一次的社会面人数，占社会面人数的比例；见面情况填见到的、方式为面谈的算见面，电话、视频、微信、短信不算；没有写明是否见面、没有日期、日期不能确定在期内、查不到对应人员的走访记录不作依据，另行列出。"""
    people = frames.at_large
    visits = frames.visits[frames.visits["met"].ne("否")]
    visits = leave_out(visits, visits["key"].eq(""), NOBODY)
    visits = leave_out(visits, visits["met"].eq(UNSTATED), "未注明是否见面")
    met = people["key"].isin(counting(visits)["key"])
    leads = visits[~visits["key"].isin(people[met]["key"])]
    return Ratio.among(people, met, PEOPLE, aside=(left_out(leads),))
