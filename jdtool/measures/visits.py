"""Figures of visits: how many, and whom they reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.measures.measure import PEOPLE, TIMES, Count, Ratio, measure
from jdtool.measures.selecting import NOBODY, counting, leave_out, left_out

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
