"""Figures of 社区戒毒 and 社区康复: reporting in, signing the agreement, carrying it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.measures.measure import PEOPLE, Ratio, measure
from jdtool.measures.order_states import LATE, NOT_REPORTED, NOT_RUNNING, ON_TIME, RUNNING, SIGNED, UNSIGNED, UNSURE
from jdtool.measures.selecting import leave_out

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from jdtool.measures.frames import Frames

REPORT_NEEDS = ("persons.served_on", "persons.reported_on")
AGREEMENT_NEEDS = ("persons.measure", "persons.reported_on", "persons.agreement_on|dossiers.agreement")


@measure("report_rate", "报到率", needs=REPORT_NEEDS, basis="戒毒条例第十四条、第三十八条")
def report_rate(frames: Frames) -> Ratio:
    """决定书送达到截止日已满规定报到天数（15日，地方规定更短的从其规定）的人员中，到截止日已经报到（含逾期报到）的人数所占比例；没有送达日期的，报到日期未设栏、看不懂的，未报到而已中止、解除或不在社会面的不计入，另行列出。"""
    return _share(frames.courses, "report", {ON_TIME, LATE, UNSURE}, {NOT_REPORTED})


@measure("on_time_report_rate", "按期报到率", needs=REPORT_NEEDS, basis="戒毒条例第十四条、第三十八条")
def on_time_report_rate(frames: Frames) -> Ratio:
    """决定书送达到截止日已满规定报到天数的人员中，在规定天数（15日，送达当日不算，地方规定更短的从其规定）以内报到的人数所占比例；不计入的与报到率相同，日期不精确、不能确定是否按期的也不计入，另行列出。"""
    return _share(frames.courses, "report", {ON_TIME}, {LATE, NOT_REPORTED})


@measure("agreement_rate", "协议签订率", needs=AGREEMENT_NEEDS, basis="戒毒条例第十六条、第二十二条、第三十八条")
def agreement_rate(frames: Frames) -> Ratio:
    """已经报到的现有社区戒毒、社区康复人员中，有协议签订日期或档案中有协议书的人数所占比例；变更执行地以后没有重新签订的算未签；协议未设栏、填不详或看不懂的不计入，另行列出。"""
    return _share(frames.current.join(frames.courses["agreement"]), "agreement", {SIGNED}, {UNSIGNED})


@measure(
    "execution_rate",
    "社区戒毒（康复）执行率",
    needs=AGREEMENT_NEEDS,
    basis="戒毒条例第十四条、第十六条、第二十三条、第二十四条；口径为本地设定",
)
def execution_rate(frames: Frames) -> Ratio:
    """社会面人员中，戒毒措施为社区戒毒、社区康复、未报到、违反协议的人员里，已经报到并且协议有效（不含违反协议）的人数所占比例；期满或已解除、中止执行的，报到日期或协议未设栏、看不懂的不计入，另行列出。"""
    return _share(frames.at_large.join(frames.courses["execution"]), "execution", {RUNNING}, {NOT_RUNNING})


def _share(people: pd.DataFrame, name: str, hit: Collection[str], other: Collection[str]) -> Ratio:
    """The share of the people in one state; a state that is neither is the reason why a person is left out."""
    asked = people[people[name].ne("")]
    rows = leave_out(asked, ~asked[name].isin([*hit, *other]), asked[name])
    return Ratio.among(rows, rows[name].isin([*hit]), PEOPLE)
