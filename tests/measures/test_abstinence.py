"""Figures of what became of people."""

import pytest

from jdtool.measures.figures import Figure, compute
from tests.factories import books, drug_test, person


def figure(name: str, cells: dict[str, str], **rest) -> Figure:
    columns = {"persons": ["reported_on", "relapsed"]}
    [found] = compute(books([person(**({"measure": "社区戒毒"} | cells))], empty=columns, **rest), [name])
    return found


@pytest.mark.parametrize(
    ("cells", "tests", "text", "left_out"),
    [
        ({}, [], "100%（1/1）", {}),
        ({"relapsed_on": "2023-03-02"}, [], "0%（0/1）", {}),
        ({"relapsed_on": "2024-02-29"}, [], "0%（0/1）", {}),
        ({"relapsed_on": "2024-03-01"}, [], "100%（1/1）", {}),  # the year is over
        ({"relapsed_on": "2023-03-01"}, [], "100%（1/1）", {}),  # the day of the report itself
        ({"relapsed_on": "2022-03-01"}, [], "100%（1/1）", {}),
        ({"relapsed_on": "2023年"}, [], "0%～100%（0～1/1）", {}),
        ({"relapsed": "是"}, [], "0%～100%（0～1/1）", {}),
        ({"remarks": "人已搬走不知去向"}, [], "0%～100%（0～1/1）", {}),
        ({"measure": "强戒"}, [], "0%～100%（0～1/1）", {}),
        ({"measure": "强戒", "relapsed_on": "2023-06-01"}, [], "0%（0/1）", {}),
        ({"measure": "死亡"}, [], "无对象（0/0）", {"死亡、出国（境）": 1}),
        ({}, [drug_test(tested_on="2023-06-01", result="阳性")], "0%（0/1）", {}),
        ({}, [drug_test(tested_on="2023-06-01", result="阳性", confirmed="否")], "100%（1/1）", {}),
        ({}, [drug_test(tested_on="2023-06-01", result="阳性", method="毛发")], "100%（1/1）", {}),
        ({"reported_on": "2024-01-01"}, [], "无对象（0/0）", {}),  # a year is over on 2025-01-01
        ({"reported_on": "2023-12-31"}, [], "100%（1/1）", {}),
        ({"reported_on": "2023年"}, [], "100%（1/1）", {}),
        ({"reported_on": "", "decided_on": "2023-03-01"}, [], "100%（1/1）", {}),
        ({"reported_on": ""}, [], "无对象（0/0）", {"没有报到、决定日期": 1}),
        ({"reported_on": "", "measure": "社会面"}, [], "无对象（0/0）", {}),
    ],
)
def test_who_is_free_of_relapse_a_year_after_the_report(cells, tests, text, left_out):
    found = figure("relapse_cohort_1", {"reported_on": "2023-03-01"} | cells, drug_tests=tests)
    assert (found.text, found.left_out) == (text, left_out)
    assert "待核实" in found.title


def test_a_cohort_by_hand_at_one_two_and_three_years():
    """Free for one year 甲 丙 丁 戊, for two 甲 丁 (戊 began later), for three 甲 (丁 too late to be in it); 乙 is lost."""
    rows = {
        "甲": ("2020-05-06", "", ""),
        "乙": ("2021-05-06", "", "失控"),
        "丙": ("2021-05-06", "2022-08-01", ""),
        "丁": ("2022-05-06", "", ""),
        "戊": ("2023-05-06", "", ""),
    }
    roster = [
        person(name, measure="社区戒毒", reported_on=began, relapsed_on=again, control_status=status)
        for name, (began, again, status) in rows.items()
    ]
    found = compute(books(roster), ["relapse_cohort_1", "relapse_cohort_2", "relapse_cohort_3"])
    texts = [each.text for each in found]
    assert texts == ["80%～100%（4～5/5）", "50%～75%（2～3/4）", "33.3%～66.7%（1～2/3）"]
    assert [(each.numerator, each.denominator, each.value) for each in found][2] == (1, 3, 0.333333)


@pytest.mark.parametrize(
    ("cells", "text", "left_out"),
    [
        ({"reported_on": "2021-12-31"}, "0%（0/1）", {}),
        ({"reported_on": "2022-01-01"}, "无对象（0/0）", {}),
        ({"reported_on": "2021-12-31", "measure": "戒断三年未复吸"}, "100%（1/1）", {}),
        ({"reported_on": "2021-12-31", "control_status": "戒断三年未复吸"}, "100%（1/1）", {}),
        (
            {"reported_on": "2022-01-01", "measure": "戒断三年未复吸"},
            "无对象（0/0）",
            {"填戒断三年未复吸而起算不满三年": 1},
        ),
        ({"measure": "戒断三年未复吸"}, "无对象（0/0）", {"没有起算日期": 1}),
        ({"measure": "社会面"}, "无对象（0/0）", {}),
        ({"reported_on": "2020-01-01", "measure": "死亡"}, "无对象（0/0）", {"死亡、出国（境）": 1}),
        ({"reported_on": "2020-01-01", "measure": "强戒"}, "0%（0/1）", {}),
    ],
)
def test_three_years_count_from_the_day_the_office_has_set(cells, text, left_out):
    found = figure("abstinence_3y_rate", cells)
    assert (found.text, found.left_out) == (text, left_out)


def test_an_office_may_count_from_the_first_finding():
    cells = {"reported_on": "2023-01-01", "first_found_on": "2021-01-01", "measure": "戒断三年未复吸"}
    found = figure("abstinence_3y_rate", cells, profile='[terms]\nabstinent_from = ["first_found"]')
    assert found.text == "100%（1/1）"
