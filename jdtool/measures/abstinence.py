"""Figures of what became of people: no relapse one, two, three years on, three years without drugs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.measures.abstinence_states import ABSTINENT, AGAIN, FREE, NOT_ABSTINENT, UNKNOWN
from jdtool.measures.measure import PEOPLE, Count, Ratio, measure
from jdtool.measures.selecting import counting, leave_out

if TYPE_CHECKING:
    from jdtool.measures.frames import Frames

COHORT_NEEDS = (
    "persons.reported_on|persons.decided_on",
    "persons.relapsed_on|persons.relapsed|drug_tests.result",
)
_COHORT_BASIS = "本地设定：各地公布的未复吸率口径不一，按措施开始满几年的人员逐人看"


@measure("relapse_cohort_1", "满一年队列未复吸率（待核实）", needs=COHORT_NEEDS, basis=_COHORT_BASIS)
def relapse_cohort_1(frames: Frames) -> Ratio:
    """到截止日为止，最近一次措施从报到（没有报到日期的从决定）之日起满1年的人员中，1年内没有复吸记录、没有确认的尿检阳性的人数所占比例；失控、在押、强制隔离戒毒而没有复吸记录的和复吸日期不明的算失访，按全部复吸和全部未复吸给出上下限；没有起始日期的、死亡和出国（境）的不计入，另行列出。"""
    return _cohort(frames, 1)


@measure("relapse_cohort_2", "满两年队列未复吸率（待核实）", needs=COHORT_NEEDS, basis=_COHORT_BASIS)
def relapse_cohort_2(frames: Frames) -> Ratio:
    """到截止日为止，最近一次措施从报到（没有报到日期的从决定）之日起满2年的人员中，2年内没有复吸记录、没有确认的尿检阳性的人数所占比例；失访的上下限和不计入的人员与满一年队列相同。"""
    return _cohort(frames, 2)


@measure("relapse_cohort_3", "满三年队列未复吸率（待核实）", needs=COHORT_NEEDS, basis=_COHORT_BASIS)
def relapse_cohort_3(frames: Frames) -> Ratio:
    """到截止日为止，最近一次措施从报到（没有报到日期的从决定）之日起满3年的人员中，3年内没有复吸记录、没有确认的尿检阳性的人数所占比例；失访的上下限和不计入的人员与满一年队列相同。"""
    return _cohort(frames, 3)


@measure(
    "abstinence_3y_rate",
    "三年戒断巩固率",
    needs=(
        "persons.measure|persons.control_status",
        "persons.reported_on|persons.decided_on|persons.released_on|persons.first_found_on",
    ),
    basis="profile:terms.abstinent_from",
)
def abstinence_3y_rate(frames: Frames) -> Ratio:
    """到截止日为止，从本单位设定的起算点（取最晚的一天，最后一次吸毒不作起算点）起已满三年的人员中，戒毒措施或管控现状填戒断三年未复吸的人数所占比例；没有起算日期的，填戒断三年未复吸而起算不满三年的，死亡、出国（境）的不计入，另行列出。"""
    people = frames.courses[frames.courses["abstinence"].ne("")]
    state = people["abstinence"]
    rows = leave_out(people, ~state.isin([ABSTINENT, NOT_ABSTINENT]), state)
    return Ratio.among(rows, state.eq(ABSTINENT), PEOPLE)


def _cohort(frames: Frames, years: int) -> Ratio:
    """Those free of relapse, and the lost to follow-up who may be so."""
    name = f"cohort_{years}"
    people = frames.courses[frames.courses[name].ne("")]
    rows = leave_out(people, ~people[name].isin([FREE, AGAIN, UNKNOWN]), people[name])
    followed = counting(rows)
    free, lost = (Count(followed[followed[name].eq(state)], PEOPLE) for state in (FREE, UNKNOWN))
    return Ratio(free, Count(rows, PEOPLE), doubt=lost)
