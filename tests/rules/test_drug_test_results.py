"""TE: what results say and lack."""

import pytest

from jdtool.ledgers.drug_tests import DrugTest
from jdtool.rules import drug_test_results
from tests.factories import books, drug_test, id_number, person
from tests.rules.judging import only_hit, said

# TE504


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (drug_test(tested_on=""), ["填了检测结果“阴性”，没有检测日期，应填写日期"]),
        (drug_test(tested_on="不详"), ["填了检测结果“阴性”，没有检测日期，应填写日期"]),
        (drug_test(tested_on="", result="拒检"), ["填了检测结果“拒检”，没有检测日期，应填写日期"]),
        (drug_test(tested_on="", result="未检"), []),
        (drug_test(tested_on="2024年3月"), ["ok"]),
        (drug_test(tested_on="2024.13.1"), ["ok"]),  # DT301
        (drug_test(tested_on="", result=""), []),
        (drug_test(tested_on="", result="√"), []),  # TE505
    ],
)
def test_a_result_has_its_day(test: DrugTest, expected: list[str]) -> None:
    assert said(drug_test_results.test_date_missing, books(drug_tests=[test])) == expected


# TE505


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("阴性", ["ok"]),
        ("－", ["ok"]),
        ("待出", ["ok"]),
        ("√", ["检测结果填的“√”看不懂，应填阴性、阳性、无效、待出、拒检或未检"]),
        ("已检", ["检测结果填的“已检”看不懂，应填阴性、阳性、无效、待出、拒检或未检"]),
        ("阴性/阳性", ["检测结果填的“阴性/阳性”看不懂，应填阴性、阳性、无效、待出、拒检或未检"]),
        ("无", []),  # TE503
        ("", []),
    ],
)
def test_a_result_is_a_word_that_is_understood(result: str, expected: list[str]) -> None:
    assert said(drug_test_results.result_unknown_word, books(drug_tests=[drug_test(result=result)])) == expected


# TE507


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (drug_test(result="拒检"), ["2024-03-05 拒绝（逃避）检测，应告诫、另行安排检测并记入档案"]),
        (drug_test(result="逃避检测"), ["2024-03-05 拒绝（逃避）检测，应告诫、另行安排检测并记入档案"]),
        (drug_test(result="拒检", tested_on=""), ["拒绝（逃避）检测，应告诫、另行安排检测并记入档案"]),
        (drug_test(result="未检"), ["ok"]),
        (drug_test(result="阴性"), ["ok"]),
        (drug_test(result=""), []),
    ],
)
def test_a_refusal_is_told(test: DrugTest, expected: list[str]) -> None:
    assert said(drug_test_results.refusal, books(drug_tests=[test])) == expected


# TE508


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (drug_test("张三"), ["ok"]),
        (drug_test("诸葛长青"), ["花名册中没有此人，应先登记到花名册"]),
        (
            drug_test("张三", id_number=id_number(3)),
            ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"],
        ),
        (drug_test("李四"), ["undecided"]),  # two of that name
    ],
)
def test_whoever_is_tested_stands_on_the_roster(test: DrugTest, expected: list[str]) -> None:
    people = [person(id_number=id_number(1), row=7), person("李四", community="甲"), person("李四", community="乙")]
    assert said(drug_test_results.test_unknown_person, books(people, drug_tests=[test])) == expected


# TE509


def hair(**cells: str) -> DrugTest:
    return drug_test(**{"tested_on": "2024-08-15", "result": "阳性", "method": "毛发", **cells})


def shown(known: str) -> str:
    return f"毛发阳性反映 2024-02-15 至 2024-08-15；这段时间已掌握：{known}，应对照核查"


@pytest.mark.parametrize(
    ("cells", "others", "expected"),
    [
        ({}, [], [shown("没有其他记录")]),
        ({"relapsed_on": "2024-03-01"}, [], [shown("2024-03-01 复吸")]),
        ({"relapsed_on": "2024-02-14"}, [], [shown("没有其他记录")]),
        ({"relapsed_on": "2024-02-15"}, [], [shown("2024-02-15 复吸")]),
        ({"relapsed_on": "2024年2月"}, [], [shown("2024-02 复吸")]),
        ({"decided_on": "2024-04-02", "reported_on": "2024-04-10"}, [], [shown("2024-04-02 决定、2024-04-10 报到")]),
        ({}, [drug_test(tested_on="2024-03-05", result="阳性")], [shown("2024-03-05 尿检阳性")]),
        ({}, [drug_test(tested_on="2024-03-05", result="阳性", confirmed="阴性")], [shown("没有其他记录")]),
    ],
)
def test_positive_hair_is_shown_beside_what_was_known(
    cells: dict[str, str], others: list[DrugTest], expected: list[str]
) -> None:
    found = books([person(**cells)], drug_tests=[*others, hair()])
    assert said(drug_test_results.hair_positive_lookback, found) == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (hair(result="阴性"), ["ok"]),
        (hair(confirmed="阴性"), ["ok"]),
        (hair(tested_on=""), ["undecided"]),
        (hair(method="尿检"), []),
    ],
)
def test_other_tests_look_back_at_nothing(test: DrugTest, expected: list[str]) -> None:
    assert said(drug_test_results.hair_positive_lookback, books([person()], drug_tests=[test])) == expected


# TE510: as_of 2024-12-31

CLEAN = "{} 检测阳性，花名册却填“戒断三年未复吸”，应核实并更新"
NO_RELAPSE = "2024-03-05 检测阳性，花名册“是否复吸”却填“否”，应核实并更新"


def positive(day: str = "2024-03-05", **cells: str) -> DrugTest:
    return drug_test(tested_on=day, result="阳性", **cells)


@pytest.mark.parametrize(
    ("cells", "test", "expected"),
    [
        ({"measure": "戒断三年未复吸"}, positive(), [CLEAN.format("2024-03-05")]),
        ({"measure": "戒断三年未复吸"}, positive("2022-01-01"), [CLEAN.format("2022-01-01")]),
        ({"measure": "戒断三年未复吸"}, positive("2021-12-31"), ["ok"]),  # three years back
        ({"measure": "戒断三年未复吸"}, positive("2022-03-01", method="毛发"), ["undecided"]),  # used in 2021, perhaps
        ({"measure": "戒断三年未复吸"}, positive("2025-03-01"), ["undecided"]),
        ({"measure": "戒断三年未复吸"}, positive(confirmed="阴性"), []),
        ({"measure": "", "control_status": "戒断三年"}, positive(), [CLEAN.format("2024-03-05")]),
        ({"measure": "社区戒毒", "control_status": "在控"}, positive(), ["ok"]),  # who uses drugs may be under control
        ({"relapsed": "否", "reported_on": "2024-03-04"}, positive(), [NO_RELAPSE]),
        ({"relapsed": "否", "reported_on": "2024-03-20"}, positive(), ["ok"]),  # what led to the order
        ({"relapsed": "否", "reported_on": "2024年3月"}, positive(), ["undecided"]),
        ({"relapsed": "否", "first_found_on": "2016-05-11"}, positive(), [NO_RELAPSE]),
        ({"relapsed": "否"}, positive(), ["undecided"]),
        ({"relapsed": "是", "reported_on": "2024-03-04"}, positive(), ["ok"]),
    ],
)
def test_the_roster_does_not_deny_a_positive_test(cells: dict[str, str], test: DrugTest, expected: list[str]) -> None:
    assert said(drug_test_results.status_contradicts_test, books([person(**cells)], drug_tests=[test])) == expected


def test_the_contradiction_is_shown_at_the_result() -> None:
    found = books([person(measure="戒断三年未复吸")], drug_tests=[drug_test(result="阳性", row=12)])
    place = only_hit(drug_test_results.status_contradicts_test, found).place
    assert (place.sheet, place.row, place.field) == ("检测台账", 12, "result")
