"""DO: nobody's dossier, claims of completeness, fields that cannot apply."""

import pytest

from jdtool.rules import dossier_claims
from jdtool.rules.rule import Severity
from tests.factories import books, dossier, id_number, person
from tests.rules.judging import only_hit, said

# DO207


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (dossier("张三"), ["ok"]),
        (dossier("张 三"), ["ok"]),
        (dossier("诸葛长青"), ["花名册中没有此人，应先登记到花名册"]),
        (dossier("张三丰"), ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"]),
        (dossier("李四"), ["undecided"]),  # two of that name
        (
            dossier("张三", id_number=id_number(3)),
            ["花名册中没有此人；相近的有“花名册”第 7 行张某某，应核对是否同一人"],
        ),
    ],
)
def test_whoever_has_a_dossier_stands_on_the_roster(file: object, expected: list[str]) -> None:
    people = [person(id_number=id_number(1), row=7), person("李四", community="甲"), person("李四", community="乙")]
    assert said(dossier_claims.dossier_without_person, books(people, [file])) == expected


def test_without_a_roster_nobody_is_missing_from_it() -> None:
    assert said(dossier_claims.dossier_without_person, books(dossiers=[dossier()])) == ["not_run: 没有台账：花名册"]


# DO208: the profile cn asks 帮教成员名单, 帮教措施, 帮教活动记录 of people without an order

ALL = {"members": "√", "measures": "√", "activities": "√"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"complete": "完整"}, ["ok"]),
        ({"complete": "完整", "activities": "×"}, ["填“完整”，但缺帮教活动记录，两者应一致"]),
        (
            {"complete": "完整", "members": "", "activities": "待补"},
            ["填“完整”，但缺帮教成员名单、帮教活动记录，两者应一致"],
        ),
        ({"complete": "不完整", "activities": "×"}, ["ok"]),
        ({"complete": "不完整"}, ["填“不完整”，但帮教成员名单、帮教措施、帮教活动记录都有，应写明缺什么或改填“完整”"]),
        ({"complete": "不完整", "remarks": "缺照片"}, ["undecided"]),
        ({"complete": "待定"}, ["undecided"]),
        ({"complete": "完整", "risk_assessment": "×"}, ["ok"]),  # not asked for
    ],
)
def test_complete_is_what_has_every_paper(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossier_claims.complete_claim_false, books([person()], [dossier(**{**ALL, **cells})])) == expected


def test_papers_without_a_column_leave_it_open() -> None:
    some = {"members": "√", "complete": "不完整"}
    assert said(dossier_claims.complete_claim_false, books([person()], [dossier(**some)])) == ["undecided"]
    assert said(dossier_claims.complete_claim_false, books([person()], [dossier(complete="完整")])) == ["undecided"]


def test_the_measure_decides_what_complete_means() -> None:
    papers = dossier(**ALL, decision="×", complete="完整")
    assert said(dossier_claims.complete_claim_false, books([person(measure="社会面")], [papers])) == ["ok"]
    assert said(dossier_claims.complete_claim_false, books([person(measure="社区戒毒")], [papers])) == [
        "填“完整”，但缺决定书，两者应一致"
    ]


def test_a_column_that_does_not_ask_whether_it_is_whole_claims_nothing() -> None:
    filed = dossier(**{**ALL, "activities": "×"}, complete="已建档")
    filed.origin.titles["complete"] = "档案情况"
    assert said(dossier_claims.complete_claim_false, books([person()], [filed])) == ["undecided"]


def test_incomplete_by_its_own_word_is_a_warning_only() -> None:
    modest = books([person()], [dossier(**ALL, complete="不完整")])
    assert only_hit(dossier_claims.complete_claim_false, modest).severity is Severity.WARNING


# DO210


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"measure": "戒断三年未复吸", "term_ends_on": "2024-12-31"}, ["ok"]),
        ({"measure": "戒断三年未复吸", "term_ends_on": "2025-01-01"},
         ["措施填“戒断三年未复吸”，期满日期 2025-01-01 还没有到，应核对措施或期满日期"]),
        ({"measure": "已解除", "term_ends_on": "2025-01-01"},
         ["措施填“已解除”，期满日期 2025-01-01 还没有到，应核对措施或期满日期"]),
        ({"measure": "已解除", "term_ends_on": "2025-01-01", "released_on": "2024-06-01"}, ["undecided"]),
        ({"measure": "社区戒毒", "term_ends_on": "2025-01-01"}, []),
        ({"measure": "社会面", "term_ends_on": "2025-01-01"}, []),
        ({"measure": "戒断三年未复吸", "term_ends_on": ""}, []),
        ({"measure": "社区戒毒", "reported_on": "2021-03-01", "released_on": "2024-03-01"},
         ["措施填“社区戒毒”，却已有解除日期 2024-03-01，应核对措施或解除日期"]),
        ({"measure": "社区康复", "reported_on": "2024-03-01", "released_on": "2024-02-20"}, ["ok"]),  # out of 强戒
        ({"measure": "社区康复", "reported_on": "2024-03", "released_on": "2024-03-20"}, ["undecided"]),
        ({"measure": "社区戒毒", "reported_on": "2021-03-01", "released_on": "2025-03-01"}, ["ok"]),  # to come
        ({"measure": "社区戒毒", "reported_on": "", "released_on": "2024-03-01"}, []),
    ],
)  # fmt: skip
def test_what_cannot_stand_together_is_asked_about(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossier_claims.not_applicable_filled, books([person(**cells)])) == expected
