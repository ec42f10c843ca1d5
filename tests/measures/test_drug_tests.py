"""Figures of drug tests."""

import pytest

from jdtool.measures.figures import compute
from tests.factories import books, drug_test, person


@pytest.mark.parametrize(
    ("result", "done", "left_out"),
    [
        ("阴性", 1, {}),
        ("阳性", 1, {}),
        ("拒检", 0, {"拒检": 1}),
        ("已送检", 0, {"待出": 1}),
        ("未检", 0, {"未检": 1}),
        ("无效", 0, {"无效": 1}),
        ("√", 0, {"结果未注明": 1}),
        ("", 0, {"结果未注明": 1}),
    ],
)
def test_only_a_valid_result_is_a_test_done(result, done, left_out):
    [found] = compute(books([person()], drug_tests=[drug_test(result=result)]), ["tests_done"])
    assert (found.text, found.left_out) == (f"{done}人次", left_out)


TESTS = [
    drug_test("甲"),
    drug_test("甲", result="阳性"),
    drug_test("甲", result="阳性"),
    drug_test("乙"),
    drug_test("乙", result="拒检"),
    drug_test("乙", "2023-05-01", result="阳性"),
    drug_test("丙", method="毛发"),
    drug_test("丙", method="毛发", result="阳性"),
    drug_test("无此人", result="阳性"),
    drug_test("丁", method=""),
]


@pytest.mark.parametrize(
    ("name", "text", "left_out"),
    [
        ("urine_positive_rate", "60%（3/5）", {"拒检": 1, "检测方式未注明": 1}),
        ("hair_positive_rate", "50%（1/2）", {"检测方式未注明": 1}),
        ("urine_positive_rate_persons", "50%（1/2）", {"拒检": 1, "检测方式未注明": 1, "查不到对应人员": 1}),
        ("hair_positive_rate_persons", "100%（1/1）", {"检测方式未注明": 1}),
    ],
)
def test_positive_rates_by_occasions_and_by_people(name, text, left_out):
    roster = [person(each) for each in "甲乙丙丁"]
    [found] = compute(books(roster, drug_tests=TESTS), [name])
    assert (found.text, found.left_out) == (text, left_out)
    assert found.unit == ("人" if name.endswith("persons") else "人次")


def test_the_table_of_methods_keeps_refusals_and_pending_results_apart():
    [found] = compute(books([person("甲")], drug_tests=TESTS), ["tests_by_method"])
    assert found.columns == ("检测方式", "有效检测", "阴性", "阳性", "无效", "待出", "拒检", "未检", "结果未注明")
    assert found.rows == (
        ("尿检", 5, 2, 3, 0, 0, 1, 0, 0),
        ("毛发", 2, 1, 1, 0, 0, 0, 0, 0),
        ("未注明", 1, 1, 0, 0, 0, 0, 0, 0),
    )
