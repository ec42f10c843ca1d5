"""Figures of dossiers."""

import pytest

from jdtool.measures.figures import Figure, compute
from tests.factories import books, dossier, person

THREE = {"members": "√", "measures": "√", "activities": "√"}
UNDECIDED = {"无法判定：未设该栏": 1}


def figure(name: str, **records) -> Figure:
    [found] = compute(books(**records), [name])
    return found


@pytest.mark.parametrize(
    ("rows", "text", "left_out"),
    [
        ([THREE], "100%（1/1）", {}),
        ([THREE | {"activities": "×"}], "0%（0/1）", {}),
        ([THREE | {"activities": ""}], "0%（0/1）", {}),
        ([THREE | {"activities": "待补"}], "0%（0/1）", {}),
        ([THREE | {"activities": "×"}, {"activities": "√"}], "100%（1/1）", {}),
        ([{"members": "√", "measures": "√"}], "无对象（0/0）", UNDECIDED),
        ([{"members": "√", "measures": "×"}], "0%（0/1）", {}),
        ([{"members": "√", "complete": "完整"}], "100%（1/1）", {}),
        ([{"members": "×", "complete": "完整"}], "0%（0/1）", {}),
        ([{"complete": "完整"}], "100%（1/1）", {}),
        ([{"complete": "不完整"}], "0%（0/1）", {}),
        ([THREE | {"complete": "不完整"}], "100%（1/1）", {}),
    ],
)
def test_a_dossier_is_complete_when_all_required_items_are_there(rows, text, left_out):
    found = figure("dossier_completeness", persons=[person()], dossiers=[dossier(**row) for row in rows])
    assert (found.text, found.left_out) == (text, left_out)


def test_the_measure_decides_what_is_required():
    roster = [person("甲", measure="社区戒毒"), person("乙", measure="社会面")]
    found = figure("dossier_completeness", persons=roster, dossiers=[dossier("甲", **THREE), dossier("乙", **THREE)])
    assert (found.text, found.left_out) == ("100%（1/1）", UNDECIDED)
    count = figure("dossiers_complete", persons=roster, dossiers=[dossier("甲", **THREE), dossier("乙", **THREE)])
    assert (count.text, count.left_out) == ("1人", UNDECIDED)


def test_an_office_may_take_one_of_two_papers_and_ask_for_the_team():
    profile = '[dossier]\ncomplete_needs = ["items", "team"]\n[dossier.required]\ndefault = ["decision/report_form"]'
    team = {"role_family": "甲父", "role_officer": "民警", "role_street": "干部", "role_community": "书记"}
    rows = [
        dossier("甲", decision="×", report_form="√", **team),
        dossier("乙", decision="√", **team | {"role_family": "无"}),
    ]
    [found] = compute(books([person("甲"), person("乙")], rows, profile=profile), ["dossier_completeness"])
    assert found.text == "50%（1/2）"
    assert found.basis == "本地设定 dossier.required（jdtool.toml）"


def test_whoever_has_no_dossier_at_all_is_incomplete_where_there_is_a_ledger():
    found = figure("dossier_completeness", persons=[person("甲"), person("乙")], dossiers=[dossier("甲", **THREE)])
    assert found.text == "50%（1/2）"


def test_whoever_is_only_on_the_roster_of_a_file_with_a_dossier_sheet_is_incomplete():
    rows = [dossier(name, sheet="花名册", know_basics="√") for name in ("甲", "乙")]
    found = figure(
        "dossier_completeness", persons=[person("甲"), person("乙")], dossiers=[*rows, dossier("甲", **THREE)]
    )
    assert (found.text, found.left_out) == ("50%（1/2）", {})


def test_without_a_dossier_ledger_there_is_no_figure():
    found = figure("dossier_completeness", persons=[person()])
    assert (found.text, found.value, found.denominator, found.note) == ("（数据暂缺）", None, None, "没有帮教档案")
    assert found.missing


def test_items_are_counted_for_those_who_should_have_them_or_do():
    roster = [person("甲", measure="社区戒毒"), person("乙", measure="社会面")]
    rows = [dossier("甲", decision="√", **THREE), dossier("乙", decision="×", **THREE | {"activities": "待补"})]
    found = figure("dossier_items", persons=roster, dossiers=rows)
    assert found.columns == ("材料", "有", "缺", "填不详、待补等", "未设该栏")
    assert found.rows == (
        ("决定书", 1, 1, 0, 0),
        ("报到登记表", 0, 0, 0, 1),
        ("协议书", 0, 0, 0, 1),
        ("帮教成员名单", 2, 0, 0, 0),
        ("帮教措施", 2, 0, 0, 0),
        ("帮教活动记录", 1, 0, 1, 0),
        ("检测记录", 0, 0, 0, 1),
    )


def test_whoever_has_no_dossier_lacks_only_what_the_ledger_has_a_column_for():
    roster = [person("甲", measure="社会面"), person("乙", measure="社区戒毒"), person("丙", measure="社会面")]
    found = figure("dossier_items", persons=roster, dossiers=[dossier("甲", **THREE, decision="√")])
    assert found.rows == (
        ("决定书", 1, 1, 0, 0),
        ("报到登记表", 0, 0, 0, 1),
        ("协议书", 0, 0, 0, 1),
        ("帮教成员名单", 1, 2, 0, 0),
        ("帮教措施", 1, 1, 0, 0),
        ("帮教活动记录", 1, 2, 0, 0),
        ("检测记录", 0, 0, 0, 1),
    )


@pytest.mark.parametrize(
    ("cells", "text", "left_out"),
    [
        ({"team": "帮教一组"}, "100%（1/1）", {}),
        ({"role_community": "何书记"}, "100%（1/1）", {}),
        ({"role_community": "无", "team": "/"}, "0%（0/1）", {}),
        ({"role_community": ""}, "0%（0/1）", {}),
        ({"members": "√"}, "无对象（0/0）", UNDECIDED),
    ],
)
def test_a_team_covers_whoever_has_a_named_one(cells, text, left_out):
    found = figure(
        "team_coverage", persons=[person()], dossiers=[dossier(**cells)], empty={"dossiers": ["name", "team"]}
    )
    assert (found.text, found.left_out) == (text, left_out)


def test_teams_are_counted_by_their_names_and_a_cell_may_hold_several():
    roster = [person("甲", community="东村"), person("乙", community="东村"), person("丙", community="西村")]
    rows = [
        dossier("甲", team="一组、二组"),
        dossier("乙", team="一组；三组\n四组"),
        dossier("丙", team="四组"),
        dossier("丙", team="不详"),
    ]
    found = compute(books(roster, rows), ["team_count"], by="community")
    assert [(each.group, each.value) for each in found] == [
        (None, 4),
        ({"community": "东村"}, 3),
        ({"community": "西村"}, 0),
        ({"community": "未注明"}, 1),
    ]


def test_without_names_of_teams_their_number_is_not_guessed_from_members():
    roster = [person("甲"), person("乙"), person("丙")]
    rows = [dossier("甲", role_family="甲父"), dossier("乙", role_family="乙母"), dossier("丙", role_family="")]
    found = figure("team_count", persons=roster, dossiers=rows)
    assert (found.missing, found.value, found.note) == (True, None, "帮教档案没有“帮教小组”栏")
    assert figure("team_coverage", persons=roster, dossiers=rows).text == "66.7%（2/3）"


ALL_FOUR = {"role_family": "甲父", "role_officer": "陈警官", "role_street": "汪干事", "role_community": "何书记"}


@pytest.mark.parametrize(
    ("roster", "cells", "text", "left_out"),
    [
        ({}, ALL_FOUR, "100%（1/1）", {}),
        ({}, ALL_FOUR | {"role_street": "待定"}, "0%（0/1）", {}),
        ({}, {"role_street": "汪干事", "role_community": "何书记"}, "无对象（0/0）", UNDECIDED),
        (
            {"officer": "陈警官", "relative": "甲父"},
            {"role_street": "汪干事", "role_community": "何书记"},
            "100%（1/1）",
            {},
        ),
        ({"officer": ""}, {"role_street": "汪干事", "role_community": "何书记"}, "0%（0/1）", {}),
    ],
)
def test_four_in_one_needs_family_police_street_and_community(roster, cells, text, left_out):
    found = figure("four_in_one_rate", persons=[person(**roster)], dossiers=[dossier(**cells)])
    assert (found.text, found.left_out) == (text, left_out)


def test_five_know_needs_all_five():
    known = dict.fromkeys(("know_basics", "know_contacts", "know_finances", "know_thoughts", "know_activity"), "掌握")
    rows = [dossier("甲", **known), dossier("乙", **known | {"know_activity": "×"})]
    assert figure("five_know_rate", persons=[person("甲"), person("乙")], dossiers=rows).text == "50%（1/2）"
