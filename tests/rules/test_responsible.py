"""DO: working groups, responsible people, and how many people one worker has."""

import pytest

from jdtool.rules import responsible
from tests.factories import books, dossier, person
from tests.rules.judging import only_hit, said

# DO204

GROUP = {
    "role_worker": "姚静",
    "role_officer": "陈立安",
    "role_medic": "柏文娟",
    "role_family": "柳青（妻）",
    "role_volunteer": "邹明亮",
}
SHOULD = "应有专职人员、民警、医务人员、家庭成员、禁毒志愿者"


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({}, ["ok"]),
        ({"role_medic": ""}, [f"工作小组缺医务人员，{SHOULD}"]),
        ({"role_medic": "无", "role_volunteer": "待定"}, [f"工作小组缺医务人员、禁毒志愿者，{SHOULD}"]),
        ({"role_worker": ""}, [f"工作小组缺专职人员，{SHOULD}"]),
    ],
)
def test_a_working_group_has_the_five_of_article_17(roles: dict[str, str], expected: list[str]) -> None:
    ordered = books([person(measure="社区戒毒")], [dossier(**{**GROUP, **roles})])
    assert said(responsible.working_group_incomplete, ordered) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"measure": "社区康复"}, [f"工作小组缺医务人员，{SHOULD}"]),
        ({"measure": "社会面"}, []),
        ({"measure": "戒断三年未复吸"}, []),
        ({"measure": "社区戒毒", "control_status": "羁押"}, []),
        ({"measure": ""}, []),
    ],
)
def test_only_people_under_an_order_have_a_working_group(cells: dict[str, str], expected: list[str]) -> None:
    found = books([person(**cells)], [dossier(**{**GROUP, "role_medic": ""})])
    assert said(responsible.working_group_incomplete, found) == expected


def test_a_worker_or_officer_named_on_the_roster_is_in_the_group() -> None:
    ordered = person(measure="社区戒毒", worker="姚静", officer="陈立安", relative="柳青")
    group = {**GROUP, "role_worker": "", "role_officer": "", "role_family": ""}
    assert said(responsible.working_group_incomplete, books([ordered], [dossier(**group)])) == ["ok"]


def test_a_role_without_a_column_is_not_missed() -> None:
    some = dossier(role_medic="柏文娟", role_family="柳青")
    assert said(responsible.working_group_incomplete, books([person(measure="社区戒毒")], [some])) == ["ok"]
    two = books([person(measure="社区戒毒"), person("李四")], [dossier("李四", role_medic="柏文娟")])
    assert said(responsible.working_group_incomplete, two) == ["undecided"]


def test_the_empty_cell_of_the_group_is_shown() -> None:
    ordered = books([person(measure="社区戒毒")], [dossier(**{**GROUP, "role_medic": ""}, row=9)])
    place = only_hit(responsible.working_group_incomplete, ordered).place
    assert (place.sheet, place.row, place.field) == ("帮教档案", 9, "role_medic")


def test_a_ledger_of_the_four_parties_only_is_no_list_of_working_groups() -> None:
    four = books([person(measure="社区戒毒")], [dossier(role_family="", role_officer="")])
    assert said(responsible.working_group_incomplete, four)[0].startswith("not_run: 缺列：帮教档案")


# DO211


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"officer": "陈立安", "worker": ""}, ["ok"]),
        ({"officer": "", "worker": "姚静"}, ["ok"]),
        ({"officer": "", "worker": ""}, ["没有写明责任民警、禁毒社工，应至少落实一名责任人"]),
        ({"officer": "无", "worker": "/"}, ["没有写明责任民警、禁毒社工，应至少落实一名责任人"]),
        ({"officer": "", "helper": "苏秀琴"}, ["ok"]),
        ({"officer": ""}, ["没有写明责任民警，应至少落实一名责任人"]),
        ({"officer": "", "measure": "死亡"}, []),
        ({"officer": "", "measure": "戒断三年未复吸"}, []),
        ({"officer": "", "measure": "强制隔离戒毒"}, ["没有写明责任民警，应至少落实一名责任人"]),
    ],
)
def test_somebody_is_responsible_for_everybody(cells: dict[str, str], expected: list[str]) -> None:
    assert said(responsible.responsible_missing, books([person(**cells)])) == expected


@pytest.mark.parametrize(
    ("role", "expected"), [("role_officer", ["ok"]), ("role_community", ["ok"]), ("role_family", [None])]
)
def test_a_cadre_of_the_team_is_responsible_and_a_relative_is_not(role: str, expected: list[str | None]) -> None:
    found = said(responsible.responsible_missing, books([person(officer="")], [dossier(**{role: "某人"})]))
    assert found == (expected if expected[0] else ["没有写明责任民警，应至少落实一名责任人"])


def test_a_roster_without_such_columns_tells_nothing() -> None:
    two = books([person(sheet="甲"), person("李四", officer="陈立安", sheet="乙")])
    assert said(responsible.responsible_missing, two) == ["undecided", "ok"]


# DO212


def charges(count: int, worker: str = "姚静", **cells: str) -> list[object]:
    return [person(f"{cells.get('street', '')}人{number}", worker=worker, **cells) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(30, ["ok"]), (31, ["此人的禁毒社工名下共有 31 人，应不超过 30 人"])],
)
def test_a_worker_has_no_more_people_than_the_profile_says(count: int, expected: list[str]) -> None:
    assert said(responsible.worker_overloaded, books(charges(count))) == expected


def test_a_profile_may_set_another_number() -> None:
    few = books(charges(11), profile="[staffing]\npeople_per_worker = 10")
    assert said(responsible.worker_overloaded, few) == ["此人的禁毒社工名下共有 11 人，应不超过 10 人"]


def test_namesakes_of_two_streets_are_two_workers() -> None:
    two = [*charges(20, street="甲街道"), *charges(20, street="乙街道")]
    assert said(responsible.worker_overloaded, books(two)) == ["ok", "ok"]


def test_who_has_left_is_nobodys_charge_and_two_names_in_a_cell_are_left_open() -> None:
    gone = charges(31, measure="戒断三年未复吸")
    assert said(responsible.worker_overloaded, books(gone)) == []
    assert said(responsible.worker_overloaded, books(charges(2, worker="姚静、杜鹏"))) == ["undecided"] * 2
    assert said(responsible.worker_overloaded, books(charges(31, worker="无"))) == []
