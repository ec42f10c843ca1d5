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


def test_refusals_are_occasions_of_any_method():
    tests = [
        drug_test("甲", result="拒检"),
        drug_test("甲", "2024-04-05", result="逃避检测"),
        drug_test("甲", result="拒检", method="毛发"),
        drug_test("无此人", result="拒检"),
        drug_test("甲", "2023-04-05", result="拒检"),
        drug_test("甲", "", result="拒检"),
        drug_test("甲", result="未检"),
    ]
    [found] = compute(books([person("甲", refusals=9)], drug_tests=tests), ["refusals"])
    assert (found.text, found.left_out) == ("4人次", {"无日期": 1})


BEGUN = drug_test("别人", "2022-01-01")
YEAR = {"measure": "社区戒毒", "reported_on": "2023-03-01"}  # 12 due until 2024-02-29, then 6


def monthly(times: int, year: int = 2023, **cells) -> list:
    return [drug_test(tested_on=f"{year}-{month:02}-10", **cells) for month in range(12, 12 - times, -1)]


@pytest.mark.parametrize(
    ("cells", "tests", "text", "left_out"),
    [
        ({}, monthly(10), "83.3%（10/12）", {}),
        ({}, [*monthly(10), *monthly(9)], "100%（12/12）", {}),
        ({}, [*monthly(8), *monthly(8, 2024)], "66.7%（8/12）", {}),
        ({}, [*monthly(8), *monthly(2, result="拒检")], "66.7%（8/12）", {}),
        ({}, [*monthly(8), *monthly(2, method="毛发")], "66.7%（8/12）", {}),
        ({}, [*monthly(8), drug_test(tested_on="2024-02-20至2024-03-05")], "66.7%（8/12）", {"日期不精确": 1}),
        ({}, [*monthly(8), drug_test(tested_on="")], "66.7%（8/12）", {"无日期": 1}),
        ({"measure": "社会面"}, monthly(10), "无对象（0/0）", {}),
        ({"control_status": "羁押"}, monthly(10), "无对象（0/0）", {}),
        ({"reported_on": ""}, monthly(10), "无对象（0/0）", {"没有起算日期": 1}),
        ({"reported_on": "2021-12-31"}, monthly(10, 2024), "100%（4/4）", {}),  # the third year, over on 2024-12-30
        ({"term_ends_on": "2024-02-01"}, monthly(10), "无对象（0/0）", {}),
        ({"suspended_from": "2023-03-01", "suspended_to": "2023-08-31"}, monthly(4), "80%（4/5）", {}),
    ],
)
def test_tests_done_are_a_share_of_those_due_in_the_years_that_ended(cells, tests, text, left_out):
    roster = [person(**YEAR | cells), person("别人")]
    [found] = compute(books(roster, drug_tests=[BEGUN, *tests]), ["test_completion"])
    assert (found.text, found.unit, found.left_out) == (text, "人次", left_out)


def test_a_year_that_began_before_the_ledger_is_not_counted():
    [found] = compute(books([person(**YEAR)], drug_tests=monthly(10)), ["test_completion"])
    assert (found.text, found.left_out) == ("无对象（0/0）", {"早于台账起点": 1})


def test_a_year_counts_in_the_period_in_which_it_ends():
    for year, text in ((2023, "无对象（0/0）"), (2024, "83.3%（10/12）")):
        [found] = compute(books([person(**YEAR)], drug_tests=[BEGUN, *monthly(10)], year=year), ["test_completion"])
        assert found.text == text
