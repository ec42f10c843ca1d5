"""Figures of drug tests: valid results by method, how many were positive, refused, done of those due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jdtool.cells import words
from jdtool.ledgers.drug_tests import VALID_RESULTS
from jdtool.measures.measure import PEOPLE, TIMES, Count, Ratio, Table, measure
from jdtool.measures.selecting import NOBODY, counting, leave_out, left_out
from jdtool.measures.timing import UNDATED
from jdtool.measures.traits import UNSTATED

if TYPE_CHECKING:
    import pandas as pd

    from jdtool.measures.frames import Frames

TEST_NEEDS = ("drug_tests.tested_on", "drug_tests.result")
_RESULTS = ("阴性", "阳性", "无效", "待出", "拒检", "未检", UNSTATED)


@measure("tests_done", "检测人次", needs=TEST_NEEDS)
def tests_done(frames: Frames) -> Count:
    """日期确定在期内、结果为阴性或阳性的检测记录数，各种方式都计；拒检、待出、未检、无效和结果未注明的不计，另行列出。"""
    return Count(_valid(frames), TIMES)


@measure("tests_by_method", "各种方式检测情况", needs=TEST_NEEDS)
def tests_by_method(frames: Frames) -> Table:
    """日期确定在期内的检测记录按方式、结果分列的人次；有效检测是结果为阴性或阳性的。"""
    tests = frames.tests
    results: dict[str, Any] = {result: tests["result"].eq(result).astype(int) for result in _RESULTS}
    rows = tests.assign(valid=tests["result"].isin(VALID_RESULTS).astype(int), **results)
    titles = {"valid": "有效检测"} | {result: result for result in _RESULTS} | {UNSTATED: "结果未注明"}
    return Table(rows, {"method": "检测方式"}, titles, (*words.TEST_METHOD, UNSTATED), adds_up=True)


@measure("refusals", "拒检人次", needs=TEST_NEEDS, basis="戒毒条例第二十条：逃避或者拒绝接受检测")
def refusals(frames: Frames) -> Count:
    """日期确定在期内、结果为拒检（拒绝、逃避检测）的检测记录数，各种方式都计；花名册上的拒检次数没有日期，不计；没有日期或日期不能确定在期内的不计，另行列出。"""
    return Count(frames.tests[frames.tests["result"].eq("拒检")], TIMES)


@measure(
    "test_completion",
    "尿检完成率",
    needs=("persons.measure", "persons.reported_on|persons.decided_on|drug_tests.tested_on", *TEST_NEEDS),
    basis="profile:tests.schedule",
)
def test_completion(frames: Frames) -> Ratio:
    """社会面人员期内（到截止日为止）结束的检测年度中，有效尿检次数（每个年度以应检次数为限，多做的不抵别的年度）占应检次数的比例；中止期间不应检；没有起算日期的人员、早于台账起点的年度、查不到对应人员和没有日期的有效尿检不计入，另行列出。"""
    slots = frames.test_slots
    tests = frames.tests[frames.tests["result"].isin(VALID_RESULTS) & frames.tests["method"].isin(["尿检", UNSTATED])]
    tests = leave_out(tests, tests["key"].eq(""), NOBODY)
    aside = tests[tests["reason"].isin([NOBODY, UNDATED])]
    return Ratio(Count(slots, TIMES, "done"), Count(slots, TIMES, "due", named="stretch"), aside=(aside,))


@measure("urine_positive_rate", "尿检阳性率", needs=TEST_NEEDS)
def urine_positive_rate(frames: Frames) -> Ratio:
    """期内尿检阳性人次占尿检有效（阴性、阳性）人次的比例；拒检、待出、未检、无效、结果或日期不明的不计入，另行列出。"""
    return _of_occasions(frames, "尿检")


@measure("urine_positive_rate_persons", "尿检阳性人员比例", needs=("persons.name", *TEST_NEEDS))
def urine_positive_rate_persons(frames: Frames) -> Ratio:
    """期内尿检至少一次阳性的人数，占期内至少有一次尿检有效结果的登记在册人数的比例；查不到对应人员的检测记录不作依据，另行列出。"""
    return _of_people(frames, "尿检")


@measure("hair_positive_rate", "毛发检测阳性率", needs=TEST_NEEDS)
def hair_positive_rate(frames: Frames) -> Ratio:
    """期内毛发检测阳性人次占毛发检测有效（阴性、阳性）人次的比例；毛发反映此前约六个月，不等于期内吸毒；拒检、待出、未检、无效、结果或日期不明的不计入，另行列出。"""
    return _of_occasions(frames, "毛发")


@measure("hair_positive_rate_persons", "毛发检测阳性人员比例", needs=("persons.name", *TEST_NEEDS))
def hair_positive_rate_persons(frames: Frames) -> Ratio:
    """期内毛发检测至少一次阳性的人数，占期内至少有一次毛发检测有效结果的登记在册人数的比例；查不到对应人员的检测记录不作依据，另行列出。"""
    return _of_people(frames, "毛发")


def _valid(frames: Frames) -> pd.DataFrame:
    """All tests, those without a valid result left out under the name of their result."""
    tests = frames.tests
    why = tests["result"].where(tests["result"].ne(UNSTATED), "结果未注明")
    return leave_out(tests, ~tests["result"].isin(VALID_RESULTS), why)


def _by(frames: Frames, method: str) -> pd.DataFrame:
    """Tests by the method; those of no stated method are left out."""
    tests = _valid(frames)
    meant = tests[tests["method"].isin([method, UNSTATED])]
    return leave_out(meant, meant["method"].eq(UNSTATED), "检测方式未注明")


def _of_occasions(frames: Frames, method: str) -> Ratio:
    tests = _by(frames, method)
    return Ratio.among(tests, tests["result"].eq("阳性"), TIMES)


def _of_people(frames: Frames, method: str) -> Ratio:
    tests = _by(frames, method)
    known = leave_out(tests, tests["key"].eq(""), NOBODY)
    used = counting(known)
    tested = frames.people[frames.people["key"].isin(used["key"])]
    positive = used[used["result"].eq("阳性")]
    return Ratio.among(tested, tested["key"].isin(positive["key"]), PEOPLE, aside=(left_out(known),))
