"""XR: people and places across communities, files and ledgers."""

import pytest

from jdtool.ledgers.record import Record
from jdtool.rules import units
from tests.factories import activity, books, community, drug_test, id_number, person, visit
from tests.rules.judging import only_hit, said

ONE, OTHER = id_number(1), id_number(3)

# XR801


def told(where: str) -> str:
    return f"与{where}是同一人，两个单位都在册，应商定由谁管理"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"community": "望湖楼社区"}, [told("第 5 行（和平里社区）")]),
        ({"file": "乙.xlsx"}, [told("台账.xlsx“花名册”第 5 行（和平里社区）")]),
        ({"sheet": "第二页"}, ["ok"]),  # twice in one unit: ID110
        ({"community": "望湖楼社区", "id_number": OTHER}, ["ok", "ok"]),
        ({"community": "望湖楼社区", "name": "李四"}, ["ok", "ok"]),  # ID109
        ({"community": "望湖楼社区", "id_number": ""}, ["ok", "undecided"]),  # a namesake, perhaps
    ],
)
def test_a_person_on_two_rosters_is_told_with_both(other: dict[str, str], expected: list[str]) -> None:
    cells = {"id_number": ONE, "community": "和平里社区"}
    two = [person(row=5, **cells), person(**{"name": "张三", "row": 8, **cells, **other})]
    assert said(units.person_in_two_units, books(two)) == expected


def test_the_second_community_is_shown() -> None:
    two = [person(id_number=ONE, community="甲村"), person(id_number=ONE, community="乙村", row=9)]
    place = only_hit(units.person_in_two_units, books(two)).place
    assert (place.row, place.field) == (9, "community")


# XR802: the roster of 柳坪村 has one person

MISSING = "这里写人在柳坪村，柳坪村的花名册上没有此人，应与柳坪村核对"


def claimed(*others: Record, **cells: str) -> list[str]:
    here = person(community="和平里社区", file="和平里.xlsx", **cells)
    there = person("李四", community="柳坪村", file="柳坪.xlsx")
    return said(units.claimed_elsewhere_missing, books([here, there, *others]))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"remarks": "挂户在新村街，人在柳坪村"}, [MISSING]),
        ({"remarks": "2023年迁至东河乡柳坪村"}, [MISSING]),
        ({"remarks": "现住柳坪村三组"}, [MISSING]),
        ({"residence_address": "东河乡柳坪村三组"}, [MISSING]),
        ({"removal_reason": "移交柳坪村"}, [MISSING]),
        ({"remarks": "父母在柳坪村务农"}, []),  # not he himself
        ({"remarks": "曾住在柳坪村"}, []),
        ({"remarks": "人在和平里社区"}, []),
        ({"remarks": "人在东河村"}, []),  # whose roster was not read
        ({"residence_address": "和平里社区6号楼，原住柳坪村"}, []),
        ({"remarks": ""}, []),
    ],
)
def test_who_is_said_to_be_at_another_unit_stands_on_its_roster(cells: dict[str, str], expected: list[str]) -> None:
    assert claimed(**cells) == expected


def test_who_does_stand_there_is_in_order() -> None:
    assert claimed(person("张三", community="柳坪村", file="柳坪.xlsx"), remarks="人在柳坪村") == ["ok"]
    renamed = person("张叁", community="柳坪村", file="柳坪.xlsx", id_number=ONE)
    assert claimed(renamed, remarks="人在柳坪村", id_number=ONE) == ["ok"]


def test_one_roster_for_all_communities_lists_everybody_once() -> None:
    both = [person(community="和平里社区", remarks="人在柳坪村"), person("李四", community="柳坪村")]
    assert said(units.claimed_elsewhere_missing, books(both)) == []
    other = person("王五", community="别处", file="别处.xlsx")
    assert said(units.claimed_elsewhere_missing, books([*both, other])) == ["ok"]


# XR803

LISTED = [community("和平里社区"), community("望湖楼社区")]


def strange(name: str, rows: int, near: str = "") -> str:
    return f"“{name}”不在社区情况表上（共 {rows} 行）{near}，应核对"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([person(community="和平里社区")], ["ok"]),
        ([person(community="和平里")], ["ok"]),  # short for it
        ([person(community="和平路社区")], [strange("和平路社区", 1, "，相近的有和平里社区")]),
        ([person(community="云溪村"), person("李四", community="云溪村")], [strange("云溪村", 2)]),
        ([person(community="")], []),
        ([visit(community="云溪村")], [strange("云溪村", 1)]),
        ([drug_test(community="云溪村")], [strange("云溪村", 1)]),
        ([activity(community="云溪村")], [strange("云溪村", 1)]),
        ([activity(community="和平里、望湖楼")], ["ok"]),
        ([activity(community="和平里社区、云溪村")], [strange("云溪村", 1)]),
        ([activity(community="各社区")], ["ok"]),
        ([activity(community="全街道")], ["ok"]),
    ],
)
def test_a_community_stands_on_the_list(made: list[Record], expected: list[str]) -> None:
    by_ledger = {
        name: [each for each in made if each.origin.ledger == name]
        for name in ("persons", "visits", "drug_tests", "activities")
    }
    assert said(units.unknown_community, books(**by_ledger, communities=LISTED)) == expected


def test_a_community_of_the_settings_is_known_too() -> None:
    own = books([person(community="云溪村")], communities=LISTED, profile='[communities]\n"云溪村" = ["云溪"]')
    assert said(units.unknown_community, own) == ["ok"]


def test_without_a_list_no_community_is_unknown() -> None:
    assert said(units.unknown_community, books([person(community="云溪村")])) == ["not_run: 没有台账：社区（村）情况"]
    towns = books([person(community="云溪村")], communities=[community("", street="云溪乡")])
    assert said(units.unknown_community, towns) == []


# XR804

SEVERAL = "花名册上有 2 人叫这个名字，分不清是谁（共 {} 条），应填身份证号或社区"
NAMESAKES = [person(community="和平里社区", id_number=ONE), person(community="望湖楼社区", id_number=OTHER)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([visit()], [SEVERAL.format(1)]),
        ([visit(), visit(visited_on="2024-04-01")], [SEVERAL.format(2)]),
        ([visit(community="和平里社区")], ["ok"]),
        ([visit(id_number=ONE)], ["ok"]),
        ([visit(), visit(id_number=ONE)], ["ok", SEVERAL.format(1)]),
        ([visit("李四")], []),  # nobody: VI406
    ],
)
def test_a_name_that_two_people_bear_is_asked_about_once(made: list[Record], expected: list[str]) -> None:
    assert said(units.name_matches_several, books(NAMESAKES, visits=made)) == expected


def test_visits_and_tests_are_asked_about_apart() -> None:
    both = books(NAMESAKES, visits=[visit()], drug_tests=[drug_test()])
    assert said(units.name_matches_several, both) == [SEVERAL.format(1)] * 2


# XR805

SILENT = "有在册人员，却没有一条走访、检测、宣传记录，应核实是否漏报"
HERE = [person(community="和平里社区")]
FAR = visit("李四", community="望湖楼社区")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"visits": [FAR]}, [SILENT]),
        ({"visits": [FAR, visit()]}, ["ok"]),  # to somebody of there
        ({"visits": [visit("王五", community="和平里社区")]}, ["ok"]),
        ({"drug_tests": [drug_test()]}, ["ok"]),
        ({"activities": [activity(community="和平里社区")]}, ["ok"]),
        ({"activities": [activity(community="望湖楼社区")]}, [SILENT]),
    ],
)
def test_a_community_with_people_has_some_record_of_work(parts: dict[str, list[Record]], expected: list[str]) -> None:
    assert said(units.unit_not_reporting, books(HERE, communities=[community()], **parts)) == expected


def test_a_community_without_people_need_not_report_and_a_typed_count_alone_leaves_it_open() -> None:
    empty = [community("云溪村"), community("石门村", registered=0)]
    assert said(units.unit_not_reporting, books(HERE, communities=empty, visits=[FAR])) == []
    assert said(units.unit_not_reporting, books(communities=[community(registered=2)], visits=[FAR])) == ["undecided"]


def test_without_any_ledger_of_work_nobody_is_silent() -> None:
    assert said(units.unit_not_reporting, books(HERE, communities=[community()])) == ["not_run: 没有台账：走访台账"]
