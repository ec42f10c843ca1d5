"""DO: dossiers that are missing, incomplete or filled for form's sake."""

import pytest

from jdtool.ledgers.books import Books
from jdtool.rules import dossiers
from tests.factories import books, community, dossier, id_number, person
from tests.rules.judging import only_hit, said

PAPERS = {"members": "√", "measures": "√", "activities": "√"}  # what the profile cn asks of everybody
ORDERED = dict.fromkeys(("decision", "report_form", "agreement", "members", "activities", "tests"), "√")  # 社区戒毒
ROLES = {"role_family": "张父", "role_officer": "陈警", "role_street": "汪某", "role_community": "何某"}
KNOWN = dict.fromkeys(("know_basics", "know_contacts", "know_finances", "know_thoughts", "know_activity"), "√")
CORE = {
    "residence_address": "和平里1号",
    "community": "和平里社区",
    "officer": "陈警",
    "worker": "姚某",
    "measure": "社会面",
    "first_found_on": "2016-05-11",
}
MISSING = "花名册上有此人，档案台账中没有，应一人一档"


def one(cells: dict[str, str], **roster: str) -> Books:
    """One person with one row in the dossier ledger."""
    return books([person(**roster)], [dossier(**cells)])


# DO201


@pytest.mark.parametrize(
    ("people", "files", "expected"),
    [
        ([person()], [dossier(**PAPERS)], ["ok"]),
        ([person(), person("李四")], [dossier(**PAPERS)], ["ok", MISSING]),
        ([person(), person("李四", measure="死亡")], [dossier(**PAPERS)], ["ok"]),  # the dead need none
        ([person(), person("李四", control_status="出国（境）")], [dossier(**PAPERS)], ["ok"]),
        ([person(), person("李四", measure="强戒")], [dossier(**PAPERS)], ["ok", MISSING]),
        ([person(community="和平里社区"), person(community="望湖楼社区")], [dossier(**PAPERS)],
         ["undecided", "undecided"]),  # two of that name: whose file it is nobody can tell
        ([person(id_number=id_number(1)), person(id_number=id_number(3))], [dossier(id_number=id_number(1), **PAPERS)],
         ["ok", MISSING]),  # a namesake's file is not theirs
    ],
)  # fmt: skip
def test_everybody_on_the_roster_has_a_dossier(people: list, files: list, expected: list[str]) -> None:
    assert said(dossiers.dossier_missing, books(people, files)) == expected


def test_without_dossiers_anywhere_nobody_is_blamed() -> None:
    assert said(dossiers.dossier_missing, books([person()])) == ["not_run: 没有台账：帮教档案"]


def test_a_roster_that_lists_the_papers_is_a_dossier_ledger_too() -> None:
    here = {"sheet": "花名册", "row": 5}
    other = books([person(**here), person("李四", sheet="另册")], [dossier(**here, **PAPERS)])
    assert said(dossiers.dossier_missing, other) == ["ok", "undecided"]  # the other roster records none


def test_team_columns_on_the_roster_are_no_dossier_where_a_dossier_ledger_is_kept() -> None:
    rows = [{"name": "张三", "sheet": "花名册", "row": 5}, {"name": "李四", "sheet": "花名册", "row": 6}]
    teams = [dossier(**row, **ROLES) for row in rows]
    kept = books([person(**row) for row in rows], [*teams, dossier("张三", **PAPERS)])
    assert said(dossiers.dossier_missing, kept) == ["ok", MISSING]


# DO202


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (PAPERS, ["ok"]),
        (PAPERS | {"activities": ""},
         ["缺帮教活动记录（应有帮教成员名单、帮教措施、帮教活动记录）"]),
        (PAPERS | {"measures": "×", "activities": "无"},
         ["缺帮教措施、帮教活动记录（应有帮教成员名单、帮教措施、帮教活动记录）"]),
        (PAPERS | {"activities": "待补"}, ["ok"]),  # DO206
        ({"members": "√", "measures": "√"}, ["ok"]),  # no column is not recorded, never absent
        ({"plan": "×"}, ["undecided"]),  # nothing of what is asked has a column
        (PAPERS | {"agreement": "×"}, ["ok"]),  # not asked of this person
    ],
)  # fmt: skip
def test_all_papers_missing_from_a_dossier_are_one_finding(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.dossier_incomplete, one(cells)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (ORDERED, ["ok"]),
        (ORDERED | {"tests": "缺"},
         ["缺检测记录（应有决定书、报到登记表、协议书、帮教成员名单、帮教活动记录、检测记录）"]),
        (ORDERED | {"measures": "×"}, ["ok"]),  # asked of others, not of people under an order
    ],
)  # fmt: skip
def test_the_papers_asked_for_depend_on_the_measure(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.dossier_incomplete, one(cells, measure="社区戒毒")) == expected


def test_the_profile_says_which_papers_are_asked_for() -> None:
    asked = "[dossier.required]\ndefault = ['responsibility_letter']"
    of_one = books([person()], [dossier(members="×", responsibility_letter="×")], profile=asked)
    assert said(dossiers.dossier_incomplete, of_one) == ["缺帮教责任书（应有帮教责任书）"]


def test_a_paper_present_in_one_of_two_rows_is_present() -> None:
    two = books([person()], [dossier(**PAPERS, sheet="甲"), dossier(**(PAPERS | {"measures": "×"}), sheet="乙")])
    assert said(dossiers.dossier_incomplete, two) == ["ok"]


def test_the_finding_stands_at_the_first_paper_missing() -> None:
    assert only_hit(dossiers.dossier_incomplete, one(PAPERS | {"measures": "×"})).place.field == "measures"


@pytest.mark.parametrize("gone", [{"measure": "死亡"}, {"control_status": "出国"}])
def test_nothing_is_asked_of_the_dossiers_of_the_dead_and_those_abroad(gone: dict[str, str]) -> None:
    empty = dossier(**dict.fromkeys((*PAPERS, *ROLES, *KNOWN), ""))
    checks = (dossiers.dossier_incomplete, dossiers.team_incomplete, dossiers.five_know_incomplete)
    assert [said(check, books([person(**gone)], [empty])) for check in checks] == [[], [], []]


# DO203


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (ROLES, ["ok"]),
        (ROLES | {"role_street": ""}, ["缺街道干部的姓名，四方责任人应各有其人"]),
        (ROLES | {"role_family": "无", "role_community": "/"}, ["缺帮教家属、社区干部的姓名，四方责任人应各有其人"]),
        (ROLES | {"role_officer": "×"}, ["缺帮教民警的姓名，四方责任人应各有其人"]),
        ({"role_family": "张父", "role_officer": "陈警"}, ["ok"]),  # two sides have no column
        (ROLES | {"role_medic": ""}, ["ok"]),  # not one of the four
    ],
)
def test_each_of_the_four_sides_is_named(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.team_incomplete, one(cells)) == expected


def test_teams_are_not_judged_where_no_side_has_a_column() -> None:
    assert said(dossiers.team_incomplete, one(PAPERS)) == ["not_run: 缺列：帮教档案·帮教家属"]


# DO205


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (KNOWN, ["ok"]),
        (KNOWN | {"know_basics": "本地人，无业"}, ["ok"]),
        (KNOWN | {"know_activity": ""}, ["没有掌握异常活动，“五知”应全部有记录"]),
        (KNOWN | {"know_finances": "不详", "know_thoughts": "×"},
         ["没有掌握家庭经济状况、现实理想状况，“五知”应全部有记录"]),
        ({"know_basics": "√"}, ["ok"]),  # four have no column
    ],
)  # fmt: skip
def test_the_five_things_to_know_are_recorded(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.five_know_incomplete, one(cells)) == expected


# DO206


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (PAPERS, ["ok"]),
        (PAPERS | {"measures": "待补"}, ["帮教措施只填了“待补”“/”之类，应有实际材料"]),
        (PAPERS | {"members": "/", "measures": "——"},
         ["帮教成员名单、帮教措施只填了“待补”“/”之类，应有实际材料"]),
        (PAPERS | {"measures": "不详"}, ["帮教措施只填了“待补”“/”之类，应有实际材料"]),
        (PAPERS | {"measures": "无"}, ["ok"]),  # says that it is absent: DO202
        (PAPERS | {"measures": ""}, ["ok"]),  # DO202
        (PAPERS | {"plan": "待补"}, ["ok"]),  # not asked for
    ],
)  # fmt: skip
def test_a_paper_is_no_paper_when_an_excuse_fills_its_cell(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.blank_by_excuse, one(cells)) == expected


# DO209


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (CORE, ["ok"]),
        (CORE | {"officer": ""}, ["责任民警未填，基本栏目应填写完整"]),
        (CORE | {"officer": "待定", "first_found_on": "不详"},
         ["责任民警、初次发现日期未填，基本栏目应填写完整"]),
        (CORE | {"first_found_on": "2016.13.1"}, ["ok"]),  # filled, if wrongly: DT301
        (CORE | {"household_address": "", "residence_address": "和平里1号"}, ["ok"]),  # either address does
        (CORE | {"residence_address": ""}, ["现住址未填，基本栏目应填写完整"]),  # the only address there is a column for
        (CORE | {"household_address": "", "residence_address": ""}, ["户籍地址或现住址未填，基本栏目应填写完整"]),
        ({}, ["ok"]),  # no columns but the name
        (CORE | {"phone": ""}, ["ok"]),  # not one of them
    ],
)  # fmt: skip
def test_what_every_entry_needs_is_filled(cells: dict[str, str], expected: list[str]) -> None:
    assert said(dossiers.required_field_empty, books([person(**cells)])) == expected


def test_the_finding_stands_where_a_column_is() -> None:
    hit = only_hit(dossiers.required_field_empty, books([person(**(CORE | {"residence_address": ""}))]))
    assert hit.place.field == "residence_address"
    assert hit.place.cell


def test_without_a_roster_there_is_nobody_to_ask_for() -> None:
    assert said(dossiers.required_field_empty, books(communities=[community()])) == ["not_run: 没有台账：花名册"]
