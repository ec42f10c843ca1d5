"""Figures of people."""

import datetime

import pytest

from jdtool.measures.figures import Figure, compute
from tests.factories import books, drug_test, id_number, person


def figure(name: str, **records) -> Figure:
    [found] = compute(books(**records), [name])
    return found


def lines(name: str, **records) -> dict[str, int]:
    return {str(row[0]): row[1] for row in figure(name, **records).rows}


def everyone(**cells: list[str]) -> list:
    """One person for each value of the one field given."""
    [(field, values)] = cells.items()
    return [person(f"甲{place}", **{field: value}) for place, value in enumerate(values)]


def test_one_number_with_one_name_is_one_person_and_with_two_names_two():
    number = id_number(1)
    roster = [person("张三", id_number=number), person("张三", id_number=number), person("李四", id_number=number)]
    assert figure("registered", persons=roster).text == "2人"


def test_without_a_number_a_name_is_one_person_in_each_community():
    roster = [person("张三", community="东村"), person("张三", community="东村"), person("张三", community="西村")]
    assert figure("registered", persons=roster).value == 2


@pytest.mark.parametrize(
    ("measure", "current", "at_large"),
    [
        ("社会面", 1, 1),
        ("社区戒毒", 1, 1),
        ("戒断不满三年", 1, 1),
        ("", 1, 1),
        ("强制隔离戒毒", 1, 0),
        ("服刑", 1, 0),
        ("戒断三年未复吸", 0, 0),
        ("死亡", 0, 0),
        ("出国", 0, 0),
    ],
)
def test_who_is_current_and_who_is_at_large(measure, current, at_large):
    roster = [person(measure=measure)]
    assert figure("registered", persons=roster).value == 1
    assert figure("current", persons=roster).value == current
    assert figure("at_large", persons=roster).value == at_large


def test_a_table_of_classes_holds_everybody_once_and_says_who_is_unstated():
    roster = everyone(risk=["低风险", "高", "", "看不懂", "高"])
    assert lines("by_risk", persons=roster) == {"高": 2, "低": 1, "未注明": 2}
    assert list(lines("by_risk", persons=roster)) == ["高", "低", "未注明"]


def test_sex_is_taken_from_the_number_where_the_cell_is_empty():
    roster = [
        person("甲", id_number=id_number(1)),
        person("乙", id_number=id_number(2)),
        person("丙", sex="男"),
        person("丁"),
    ]
    assert lines("by_sex", persons=roster) == {"男": 2, "女": 1, "未注明": 1}


@pytest.mark.parametrize(
    ("cells", "band"),
    [
        ({"id_number": id_number(1, "20070101")}, "17岁以下"),
        ({"id_number": id_number(1, "20061231")}, "18—35岁"),
        ({"birth_date": "1988-12-31"}, "36—59岁"),
        ({"birth_date": "1989-01-01"}, "18—35岁"),
        ({"birth_date": "1964年"}, "60岁以上"),
        ({"birth_date": "1965年"}, "36—59岁"),
        ({"age": 60}, "60岁以上"),
        ({"age": "30—40岁"}, "未注明"),
        ({}, "未注明"),
    ],
)
def test_ages_are_counted_at_the_as_of_date(cells, band):
    assert lines("by_age", persons=[person(**cells)]) == {band: 1}


def test_a_year_of_birth_that_spans_two_bands_is_unstated():
    roster = [person(birth_date="1988年")]
    found = books(persons=roster, as_of=datetime.date(2024, 6, 30))
    [figure] = compute(found, ["by_age"])
    assert figure.rows == (("未注明", 1),)


def test_drugs_by_their_usual_names():
    roster = everyone(drug=["海洛因", "甲基苯丙胺", "冰毒（麻古）", "海洛因、K粉", "不详", ""])
    assert lines("by_drug", persons=roster) == {"冰毒": 2, "多种": 1, "海洛因": 1, "未注明": 2}


@pytest.mark.parametrize(
    ("cells", "apart"),
    [
        ({"residence_type": "户在人不在"}, 1),
        ({"residence_type": "人在户不在"}, 1),
        ({"residence_type": "人户分离"}, 1),
        ({"residence_type": "人户一致"}, 0),
        ({"residence_type": ""}, 0),
        ({"remarks": "挂户在新村街，人在柳坪村，却找不到此人"}, 1),
        ({"household_address": "东河乡柳坪村1组", "residence_address": "白石镇工业园"}, 1),
        ({"household_address": "东河乡柳坪村1组", "residence_address": "东河乡上湾村"}, 0),
        ({"household_address": "东河乡柳坪村1组", "residence_address": "外地"}, 0),
        ({"residence_type": "人户一致", "household_address": "东河乡1组", "residence_address": "白石镇2号"}, 0),
    ],
)
def test_who_lives_apart_from_the_household(cells, apart):
    roster = [
        person("甲", **({"residence_address": ""} | cells)),
        person("乙", measure="死亡", residence_type="户在人不在"),
    ]
    assert figure("out_of_area", persons=roster).value == apart
    rate = figure("out_of_area_rate", persons=roster)
    assert (rate.numerator, rate.denominator) == (apart, 1)


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ({"control_status": "失控"}, 1),
        ({"control_status": "去向不明"}, 1),
        ({"control_status": "在控"}, 0),
        ({"control_status": "见不到面"}, 0),
        ({"control_status": "在控", "remarks": "人已搬走不知去向"}, 1),
        ({"remarks": "入户不开门，人也不在住地"}, 0),
        ({"control_status": "失控", "measure": "强制隔离戒毒"}, 0),
    ],
)
def test_who_may_be_out_of_control(cells, lost):
    found = figure("lost_control_rate", persons=[person("甲", **cells), person("乙", control_status="在控")])
    assert found.numerator == lost
    assert found.denominator == (1 if cells.get("measure") else 2)
    assert "待核实" in found.title


@pytest.mark.parametrize("word", ["社区戒毒", "社戒", "社区戒毒中"])
def test_community_detox_is_the_measure_in_force(word):
    roster = [person("甲", measure=word), person("乙", measure="解除社区戒毒"), person("丙", measure="社区康复")]
    assert figure("community_detox", persons=roster).value == 1
    assert figure("community_rehab", persons=roster).value == 1
    assert figure("community_ordered", persons=roster).value == 2


@pytest.mark.parametrize(
    ("cells", "tests", "again", "left_out"),
    [
        ({"relapsed_on": "2024-05-01"}, [], 1, {}),
        ({"relapsed_on": "2023-05-01"}, [], 0, {}),
        ({"relapsed_on": "2023-05-01", "relapsed": "是"}, [], 0, {}),
        ({"relapsed": "是"}, [], 0, {"复吸没有日期": 1}),
        ({"relapsed": "否"}, [], 0, {}),
        ({}, [drug_test("甲", result="阳性")], 1, {}),
        ({}, [drug_test("甲", result="阳性", confirmed="是")], 1, {}),
        ({}, [drug_test("甲", result="阳性", confirmed="")], 0, {"尿检阳性未确认": 1}),
        ({}, [drug_test("甲", result="阳性", confirmed="否")], 0, {"尿检阳性未确认": 1}),
        ({}, [drug_test("甲", result="阳性", method="毛发")], 0, {"仅毛发阳性": 1}),
        ({}, [drug_test("甲", result="阳性", method="毛发"), drug_test("甲", result="阳性")], 1, {}),
        ({}, [drug_test("甲", result="阳性"), drug_test("甲", "2024-08-01", result="阳性")], 1, {}),
        ({}, [drug_test("甲", "2023-08-01", result="阳性")], 0, {}),
        ({}, [drug_test("甲", "", result="阳性")], 0, {"无日期": 1}),
        ({}, [drug_test("无此人", result="阳性")], 0, {"查不到对应人员": 1}),
        ({}, [drug_test("甲", result="拒检")], 0, {}),
    ],
)
def test_what_counts_as_a_relapse(cells, tests, again, left_out):
    found = figure("relapse_rate", persons=[person("甲", **cells), person("乙", relapsed="")], drug_tests=tests)
    assert (found.numerator, found.denominator, found.left_out) == (again, 2, left_out)
    assert "待核实" in found.title


def test_whoever_died_in_the_period_was_at_risk_and_whoever_died_before_was_not():
    roster = [
        person("甲", measure="死亡", removed_on="2024-02-01", relapsed=""),
        person("乙", measure="死亡", removed_on="2023-02-01", relapsed=""),
        person("丙", measure="社会面", relapsed=""),
    ]
    assert figure("relapse_rate", persons=roster).text == "0%（0/2）"


def test_communities_of_the_roster_are_counted_once_in_each_street():
    roster = [
        person("甲", street="东河乡", community="新村"),
        person("乙", street="东河乡", community="新村"),
        person("丙", street="白石镇", community="新村"),
        person("丁", street="白石镇"),
    ]
    found = figure("communities_involved", persons=roster)
    assert (found.text, found.left_out) == ("2个", {"人员未注明社区": 1})


def test_in_control_is_a_share_of_those_who_are_or_are_not():
    """在控 甲 乙; not 丙 (失控), 丁 (在控 by the column, gone by the remark), 戊 (去向不明)."""
    roster = [
        person("甲", control_status="在控"),
        person("乙", control_status="在控"),
        person("丙", control_status="失控"),
        person("丁", control_status="在控", remarks="人已搬走不知去向"),
        person("戊", control_status="去向不明"),
        person("己", control_status="外出"),
        person("庚", control_status=""),
        person("辛", control_status="在控", measure="强制隔离戒毒"),
    ]
    found = figure("in_control_rate", persons=roster)
    assert (found.text, found.left_out) == ("40%（2/5）", {"管控现状填外出": 1, "管控现状未注明": 1})


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"control_status": "去向不明"}, "去向不明"),
        ({"control_status": "失控"}, "失控"),
        ({"control_status": "失控", "remarks": "人已搬走不知去向"}, "去向不明"),
        ({"control_status": "在控", "remarks": "人已搬走不知去向"}, "去向不明"),
        ({"control_status": "见不到面"}, "未见面"),
        ({"remarks": "入户不开门，人也不在住地"}, "未见面"),
        ({"control_status": "外出"}, "外出有去向"),
        ({"control_status": "在控", "remarks": "04年人去承德做生意"}, "外出有去向"),
        ({"control_status": "双向管控", "residence_type": "户在人不在"}, "外出有去向"),
        ({"control_status": "在控", "residence_type": "户在人不在"}, "人户分离"),
        ({"control_status": "在控"}, "在控"),
        ({"control_status": ""}, "未注明"),
        ({"control_status": "戒断不满三年"}, "未注明"),
    ],
)
def test_the_gravest_of_what_is_said_of_whereabouts_counts(cells, where):
    found = lines("whereabouts", persons=[person("甲", **cells), person("乙", measure="死亡")])
    assert {name: number for name, number in found.items() if number} == {where: 1}


def test_whereabouts_have_a_line_each_and_hold_everybody_at_large_once():
    roster = [person("甲", control_status="在控"), person("乙", control_status="失控"), person("丙", control_status="")]
    found = lines("whereabouts", persons=roster)
    assert list(found) == ["去向不明", "失控", "未见面", "外出有去向", "人户分离", "在控", "未注明"]
    assert sum(found.values()) == figure("at_large", persons=roster).value


@pytest.mark.parametrize(
    ("found_on", "at_risk"), [("2020-01-01", 2), ("2024-12-31", 2), ("2025-01-01", 1), ("2025年", 1), ("", 2)]
)
def test_whoever_was_found_later_was_not_at_risk_of_relapse(found_on, at_risk):
    roster = [
        person("甲", first_found_on=found_on, relapsed=""),
        person("乙", first_found_on="2020-01-01", relapsed=""),
    ]
    assert figure("relapse_rate", persons=roster).denominator == at_risk
