"""WH: people without contact, words of status that nobody understands."""

import pytest

from jdtool.rules import contact
from tests.factories import books, drug_test, person, visit
from tests.rules.judging import said

# WH607: as_of 2024-12-31, six months back is 2024-06-30

LONG_KNOWN = {"first_found_on": "2016-05-11"}
NOTHING = "最近 6 个月没有见到或联系上本人的记录{}，应立即查找本人"
OLD = visit("李四", "2024-01-05")  # the ledger goes back to January


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([visit(visited_on="2024-06-30")], ["ok"]),
        ([visit(visited_on="2024-06-29")], [NOTHING.format("（上次 2024-06-29）")]),
        ([visit(visited_on="2024年6月")], ["ok"]),
        ([visit(visited_on="2024-03-05"), visit(visited_on="2024-11-05", method="电话")], ["ok"]),
        ([visit(visited_on="2024-03-05"), visit(visited_on="2024-11-05", met="否")],
         [NOTHING.format("（上次 2024-03-05）")]),
        ([visit(visited_on="2024-03-05"), visit(visited_on="2024-11-05", content="敲门不开门")],
         [NOTHING.format("（上次 2024-03-05）")]),
        ([visit(visited_on="2024-11-05", method="电话", met="否", content="通话正常")], ["ok"]),
        ([visit(visited_on="2024-11-05", method="视频", met="否", content="视频见面，情况稳定")], ["ok"]),
        ([visit(visited_on="2024-11-05", met="否", content="不在家，电话联系正常")], ["ok"]),
        ([visit(visited_on="2024-11-05", method="电话", met="否", content="无人接听")], [NOTHING.format("")]),
        ([visit(visited_on="2024-11-05", method="电话", content="关机")], [NOTHING.format("")]),
        ([visit(visited_on="2024-11-05", method="入户", met="否", content="通知家属")], [NOTHING.format("")]),
        ([visit(visited_on="2025-01-05")], [NOTHING.format("")]),
        ([], [NOTHING.format("")]),
        ([visit(visited_on="", content="在家，情绪稳定")], ["undecided"]),  # may have been last week
        ([visit(visited_on="", visitor="周某")], [NOTHING.format("")]),
    ],
)  # fmt: skip
def test_somebody_at_large_is_heard_of_within_six_months(made: list[object], expected: list[str]) -> None:
    assert said(contact.no_contact, books([person(**LONG_KNOWN)], visits=[OLD, *made])) == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (drug_test(tested_on="2024-09-05"), ["ok"]),
        (drug_test(tested_on="2024-09-05", result="拒检"), [NOTHING.format("")]),
        (drug_test(tested_on="2024-05-05"), [NOTHING.format("（上次 2024-05-05）")]),
    ],
)
def test_a_test_is_contact_and_a_refusal_is_none(test: object, expected: list[str]) -> None:
    assert said(contact.no_contact, books([person(**LONG_KNOWN)], visits=[OLD], drug_tests=[test])) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"first_found_on": "2024-06-30"}, ["ok"]),  # known for six months
        ({"first_found_on": "2016-05-11", "reported_on": "2024-07-10"}, ["ok"]),
        ({"first_found_on": "2016-05-11", "suspended_from": "2024-01-01", "suspended_to": "2024-06-30"}, ["ok"]),
        (
            {"first_found_on": "2016-05-11", "suspended_from": "2024-01-01", "suspended_to": "2024-06-29"},
            [NOTHING.format("")],
        ),
        ({"first_found_on": "2016-05-11", "suspended_from": "2024-01-01"}, ["undecided"]),  # in custody, perhaps
        ({"measure": "强制隔离戒毒"}, []),
        ({"control_status": "死亡"}, []),
        ({"measure": "戒断三年未复吸"}, []),
    ],
)
def test_who_came_lately_or_is_not_at_large_is_not_missed(cells: dict[str, str], expected: list[str]) -> None:
    assert said(contact.no_contact, books([person(**cells)], visits=[OLD])) == expected


def test_a_ledger_that_begins_later_tells_nothing_of_six_months() -> None:
    july = books([person(**LONG_KNOWN)], visits=[visit("李四", "2024-07-05")])
    assert said(contact.no_contact, july) == ["undecided"]


def test_a_visit_that_may_have_been_to_a_namesake_leaves_it_open() -> None:
    two = [person(community="甲", **LONG_KNOWN), person(community="乙", **LONG_KNOWN)]
    assert said(contact.no_contact, books(two, visits=[OLD, visit(visited_on="2024-11-05")])) == ["undecided"] * 2


def test_a_place_may_ask_for_more() -> None:
    found = books(
        [person(**LONG_KNOWN)],
        visits=[OLD, visit(visited_on="2024-09-05")],
        profile="[whereabouts]\nno_contact_months = 3",
    )
    assert said(contact.no_contact, found) == [
        "最近 3 个月没有见到或联系上本人的记录（上次 2024-09-05），应立即查找本人"
    ]


def test_without_a_ledger_of_visits_nobody_is_out_of_contact() -> None:
    assert said(contact.no_contact, books([person()], drug_tests=[drug_test()])) == ["not_run: 没有台账：走访台账"]


# WH608


NAMED = {"戒毒措施": "社区戒毒、社区康复、强制隔离戒毒", "管控现状": "在控、失控、去向不明", "风险等级": "高、中、低"}


def unknown(title: str, word: str) -> str:
    return f"{title}填的“{word}”看不懂，应填{NAMED[title]}之类通行的说法，一格只填一种"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"measure": "社戒"}, ["ok"]),
        ({"measure": "观察对象"}, [unknown("戒毒措施", "观察对象")]),
        ({"measure": "社区戒毒、社区康复"}, [unknown("戒毒措施", "社区戒毒、社区康复")]),
        ({"control_status": "一般"}, [unknown("管控现状", "一般")]),
        ({"control_status": "在控", "risk": "橙"}, ["ok", unknown("风险等级", "橙")]),
        ({"measure": "无"}, []),
        ({"measure": ""}, []),
    ],
)
def test_a_status_is_a_word_that_is_understood(cells: dict[str, str], expected: list[str]) -> None:
    assert said(contact.status_unknown_word, books([person(**cells)])) == expected


def test_the_word_is_quoted_without_names() -> None:
    named = books([person("赵一鸣", measure="同赵一鸣")])
    assert said(contact.status_unknown_word, named) == [unknown("戒毒措施", "同赵某某")]
