"""Figures of people: the bases, the classes, residence, control and relapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.cells import words
from jdtool.measures.measure import PEOPLE, Count, Ratio, Table, measure
from jdtool.measures.selecting import NOBODY, leave_out
from jdtool.measures.traits import AGES, UNSTATED, WHEREABOUTS

if TYPE_CHECKING:
    import pandas as pd

    from jdtool.measures.frames import Frames

CONTROL_NEEDS = ("persons.name", "persons.control_status|persons.remarks")
RESIDENCE_NEEDS = ("persons.name", "persons.residence_type|persons.residence_address|persons.remarks")
RELAPSE_NEEDS = ("persons.name", "persons.relapsed_on|persons.relapsed|drug_tests.result")


@measure("registered", "登记在册人数", basis="禁毒法、戒毒条例；山东省2019年公布口径")
def registered(frames: Frames) -> Count:
    """花名册上的全部人员，含戒断三年未复吸、死亡、出国（境）人员；同一身份证号同一姓名只计一人，没有身份证号的按社区内姓名计。"""
    return Count(frames.people, PEOPLE)


@measure("current", "现有人数", basis="2016年、2017年中国毒品形势报告注释")
def current(frames: Frames) -> Count:
    """登记在册人员中，除去戒断三年未复吸、死亡、出国（境）人员。"""
    return Count(frames.current, PEOPLE)


@measure("at_large", "社会面人数", basis="国家禁毒办吸毒人员风险分类评估管控文件的用语")
def at_large(frames: Frames) -> Count:
    """现有人员中，除去强制隔离戒毒、羁押服刑人员。"""
    return Count(frames.at_large, PEOPLE)


@measure("communities_involved", "涉及社区数")
def communities_involved(frames: Frames) -> Count:
    """登记在册人员所在的社区（村），同一街道（乡镇）的同一社区只计一次；未注明社区的人员不计。"""
    stated = frames.people[frames.people["community"].ne(UNSTATED)]
    unstated = frames.people[frames.people["community"].eq(UNSTATED)].assign(reason="人员未注明社区")
    return Count(
        stated.drop_duplicates(["street", "community"])[["reason", "record", "street", "community"]],
        "个",
        aside=(unstated,),
        named="community",
    )


@measure("by_measure", "按戒毒措施分类人数")
def by_measure(frames: Frames) -> Table:
    """登记在册人员按戒毒措施分类，每人计一次，未注明的单列，各类之和等于登记在册人数。"""
    return _by(frames, "measure", "戒毒措施", (*words.MEASURE, UNSTATED))


@measure("by_control", "按管控现状分类人数")
def by_control(frames: Frames) -> Table:
    """登记在册人员按管控现状分类，每人计一次，未注明的单列，各类之和等于登记在册人数。"""
    return _by(frames, "control", "管控现状", (*words.CONTROL_STATUS, UNSTATED))


@measure("by_risk", "按风险等级分类人数")
def by_risk(frames: Frames) -> Table:
    """登记在册人员按风险等级分类，每人计一次，未注明的单列，各类之和等于登记在册人数。"""
    return _by(frames, "risk", "风险等级", (*words.RISK, UNSTATED))


@measure("by_sex", "按性别分类人数")
def by_sex(frames: Frames) -> Table:
    """登记在册人员按性别分类，没有填写的按身份证号，每人计一次，未注明的单列，各类之和等于登记在册人数。"""
    return _by(frames, "sex", "性别", ("男", "女", UNSTATED))


@measure("by_age", "按年龄分类人数", basis="中国毒品形势报告的年龄分段")
def by_age(frames: Frames) -> Table:
    """登记在册人员按截止日的周岁分段，依次以身份证号、出生日期、年龄栏为准，跨段不能确定的列入未注明，各段之和等于登记在册人数。"""
    return _by(frames, "age", "年龄", (*(name for _, name in AGES), UNSTATED))


@measure("by_drug", "按毒品种类分类人数")
def by_drug(frames: Frames) -> Table:
    """登记在册人员按滥用毒品种类分类，填写两种以上的计入“多种”，每人计一次，未注明的单列，各类之和等于登记在册人数。"""
    classes = frames.people["drug"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    return _by(frames, "drug", "毒品种类", (*(name for name in classes if name != UNSTATED), UNSTATED))


@measure("out_of_area", "异地（人户分离）人数", needs=RESIDENCE_NEEDS)
def out_of_area(frames: Frames) -> Count:
    """现有人员中，人户状态填人在户不在、户在人不在、人户分离，或备注写明人户分离，或未填人户状态而户籍地与现住地写明不同乡镇（街道）的人数。"""
    return Count(frames.current[frames.current["separated"]], PEOPLE)


@measure("out_of_area_rate", "异地（人户分离）占比", needs=RESIDENCE_NEEDS)
def out_of_area_rate(frames: Frames) -> Ratio:
    """异地（人户分离）人数占现有人数的比例；居住情况没有记录的人员按未分离计入分母。"""
    return Ratio.among(frames.current, frames.current["separated"], PEOPLE)


@measure("community_detox", "社区戒毒人数", needs=("persons.name", "persons.measure"), basis="禁毒法第三十三条")
def community_detox(frames: Frames) -> Count:
    """现有人员中，戒毒措施为社区戒毒的人数；已解除、中止、终止、未报到、违反协议的不计。"""
    return Count(frames.current[frames.current["measure"].eq("社区戒毒")], PEOPLE)


@measure("community_rehab", "社区康复人数", needs=("persons.name", "persons.measure"), basis="禁毒法第四十八条")
def community_rehab(frames: Frames) -> Count:
    """现有人员中，戒毒措施为社区康复的人数；已解除、中止、终止、未报到、违反协议的不计。"""
    return Count(frames.current[frames.current["measure"].eq("社区康复")], PEOPLE)


@measure(
    "community_ordered",
    "社区戒毒和社区康复人数",
    needs=("persons.name", "persons.measure"),
    basis="禁毒法第三十三条、第四十八条",
)
def community_ordered(frames: Frames) -> Count:
    """现有人员中，戒毒措施为社区戒毒或社区康复的人数；已解除、中止、终止、未报到、违反协议的不计。"""
    return Count(frames.current[frames.current["measure"].isin(["社区戒毒", "社区康复"])], PEOPLE)


@measure("lost_control", "失控人数（待核实）", needs=CONTROL_NEEDS)
def lost_control(frames: Frames) -> Count:
    """社会面人员中，管控现状填失控、去向不明，或花名册备注写明去向不明的人数；是线索，须核实。"""
    return Count(frames.at_large[frames.at_large["lost"]], PEOPLE)


@measure("lost_control_rate", "失控率（待核实）", needs=CONTROL_NEEDS)
def lost_control_rate(frames: Frames) -> Ratio:
    """失控（待核实）人数占社会面人数的比例；管控现状未注明且备注没有写明的人员按未失控计入分母。"""
    return Ratio.among(frames.at_large, frames.at_large["lost"], PEOPLE)


@measure("in_control_rate", "管控率", needs=("persons.name", "persons.control_status"))
def in_control_rate(frames: Frames) -> Ratio:
    """社会面人员中，管控现状填在控的人数，占在控和失控（待核实）人数之和的比例；填在控而备注写明去向不明的算失控；管控现状未注明、填见不到面、外出等其他情况的不计入，另行列出。"""
    people = frames.at_large
    in_control = people["control"].eq("在控") & ~people["lost"]
    why = ("管控现状填" + people["control"]).where(people["control"].ne(UNSTATED), "管控现状未注明")
    return Ratio.among(leave_out(people, ~in_control & ~people["lost"], why), in_control, PEOPLE)


@measure("whereabouts", "去向分类（待核实）", needs=CONTROL_NEEDS)
def whereabouts(frames: Frames) -> Table:
    """社会面人员按管控现状、人户状态和备注写明的去向分类，每人计一次，写明几种的依次取去向不明、失控、未见面、外出有去向、人户分离、在控中的第一种，没有写明的列入未注明；是线索，须核实。"""
    always = tuple((name,) for name in WHEREABOUTS[:-1])
    rows = frames.at_large.join(frames.courses["whereabouts"]).assign(people=1)
    return Table(rows, {"whereabouts": "去向"}, {"people": "人数"}, WHEREABOUTS, always, adds_up=True)


@measure("relapse_persons", "复吸人数（待核实）", needs=RELAPSE_NEEDS, of_period=True)
def relapse_persons(frames: Frames) -> Count:
    """期内有复吸记录或确认的尿检阳性的现有人员（含期内减少的、不含截止日以后才发现的人员），每人计一次；只有毛发阳性、尿检阳性未确认、复吸没有日期的不计，另行列出；台账没有确认栏的，尿检阳性即计入。"""
    at_risk, again, leads = _relapses(frames)
    return Count(at_risk[again], PEOPLE, aside=leads)


@measure("relapse_rate", "复吸率（待核实）", needs=RELAPSE_NEEDS, of_period=True)
def relapse_rate(frames: Frames) -> Ratio:
    """复吸（待核实）人数占现有人数加期内减少人数的比例，截止日以后才发现的人员不计入；只有毛发阳性、尿检阳性未确认、复吸没有日期的不计入分子，另行列出。"""
    at_risk, again, leads = _relapses(frames)
    return Ratio.among(at_risk, again, PEOPLE, aside=leads)


def _relapses(frames: Frames) -> tuple[pd.DataFrame, pd.Series[bool], tuple[pd.DataFrame, ...]]:
    """Who was at risk, who of them used again, and the leads that prove nothing yet."""
    at_risk = frames.people[frames.people["at_risk"]]
    positive = frames.tests[frames.tests["result"].eq("阳性")]
    urine = positive["method"].eq("尿检")
    confirmed = positive["confirmed"].isin(["是", ""])
    proof = positive[urine & confirmed & positive["reason"].eq("")]
    again = at_risk["relapsed"] | at_risk["key"].isin(proof["key"])
    undated = at_risk[at_risk["relapse_undated"] & ~again].assign(reason="复吸没有日期")
    leads = leave_out(positive, positive["key"].eq(""), NOBODY)
    leads = leave_out(leads, ~leads["key"].isin(at_risk["key"]), "不属于现有人员")
    for which, reason in (
        (positive["method"].eq("毛发"), "仅毛发阳性"),
        (urine & ~confirmed, "尿检阳性未确认"),
        (~urine, "不是尿检"),
    ):
        leads = leave_out(leads, which, reason)
    return at_risk, again, (leads[~leads["key"].isin(at_risk[again]["key"])], undated)


def _by(frames: Frames, trait: str, title: str, order: tuple[str, ...]) -> Table:
    return Table(frames.people.assign(people=1), {trait: title}, {"people": "人数"}, order, adds_up=True)
