"""VI: how visits are recorded."""

from itertools import product

import pytest

from jdtool.ledgers.visits import Visit
from jdtool.rules import visit_records
from tests.factories import books, person, visit
from tests.rules.judging import only_hit, said

# VI404: the profile cn looks at the last three

IN_VAIN = "最近 3 次走访（2024-03-01 至 2024-05-01）都没有见到本人，应查清去向"
DAYS = ("2024-03-01", "2024-04-01", "2024-05-01")


def met(*answers: str, **cells: str) -> list[Visit]:
    return [visit(visited_on=day, met=answer, **cells) for day, answer in zip(DAYS, answers, strict=False)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (met("否", "否", "否"), [IN_VAIN]),
        (met("否", "未见面", "×"), [IN_VAIN]),
        (met("否", "是", "否"), ["ok"]),
        (met("是", "否", "否"), ["ok"]),
        (met("否", "否"), []),  # two visits are no three
        ([visit(visited_on="2024-01-01", met="是"), *met("否", "否", "否")], [IN_VAIN]),
        ([*met("否", "否", "否"), visit(visited_on="2024-06-01", met="是")], ["ok"]),
        ([*met("否", "否", "否"), visit(visited_on="2025-06-01", met="是")], [IN_VAIN]),  # after the check
    ],
)
def test_three_visits_in_vain_are_told(made: list[Visit], expected: list[str]) -> None:
    assert said(visit_records.visit_not_met, books([person()], visits=made)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入户不开门", [IN_VAIN]),
        ("敲门无人应答，邻居说近来没有见过本人", [IN_VAIN]),
        ("本人不在家", [IN_VAIN]),
        ("多次上门未见到本人", [IN_VAIN]),
        ("约谈两次均不来", [IN_VAIN]),
        ("父亲不在家，见到本人，情绪稳定", ["ok"]),
        ("谈话，未见异常", ["ok"]),
        ("", ["ok"]),
    ],
)
def test_without_a_column_the_words_of_the_visit_tell(text: str, expected: list[str]) -> None:
    made = [visit(visited_on=day, content=text) for day in DAYS]
    assert said(visit_records.visit_not_met, books([person()], visits=made)) == expected
    remarked = [visit(visited_on=day, remarks=text) for day in DAYS]
    assert said(visit_records.visit_not_met, books([person()], visits=remarked)) == expected


def test_a_place_may_look_at_other_numbers_and_have_its_own_words() -> None:
    made = [visit(visited_on=day, content="院门贴条") for day in DAYS[1:]]
    profile = '[visits]\nnot_met_in_a_row = 2\n[words]\nnot_met = ["院门贴条"]'
    assert said(visit_records.visit_not_met, books([person()], visits=made, profile=profile)) == [
        "最近 2 次走访（2024-04-01 至 2024-05-01）都没有见到本人，应查清去向"
    ]


def test_who_is_held_is_not_looked_for() -> None:
    assert (
        said(visit_records.visit_not_met, books([person(measure="强制隔离戒毒")], visits=met("否", "否", "否"))) == []
    )


# VI405


@pytest.mark.parametrize(
    ("visitor", "expected"),
    [("姚静", "ok"), ("", "没有写走访人，应填走访人姓名"), ("/", "没有写走访人，应填走访人姓名"), ("社工", "ok")],
)
def test_a_visit_names_its_visitor(visitor: str, expected: str) -> None:
    assert said(visit_records.visitor_missing, books(visits=[visit(visitor=visitor)])) == [expected]


def test_a_sheet_without_visitors_tells_nothing_of_them() -> None:
    two = [visit(sheet="甲"), visit(sheet="乙", visitor="姚静")]
    assert said(visit_records.visitor_missing, books(visits=two)) == ["undecided", "ok"]
    assert said(visit_records.visitor_missing, books(visits=two[:1])) == ["not_run: 缺列：走访台账·走访人"]


# VI407: the profile cn allows four

TEXT = "入户走访，本人在家，情绪稳定"


def texts(count: int, text: str = TEXT) -> list[Visit]:
    return [visit(f"人{row}", content=text, row=row) for row in range(5, 5 + count)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (texts(4), ["ok"]),
        (texts(5), ["这段走访内容用了 5 次（第 5、6、7、8、9 行），提示核实，应据实写当次情况"]),
        (texts(7), ["这段走访内容用了 7 次（第 5、6、7、8、9 行等），提示核实，应据实写当次情况"]),
        (texts(9, "情况正常"), []),  # a set phrase
        ([*texts(3), *texts(3, TEXT + "。")], ["ok", "ok"]),
    ],
)
def test_one_text_for_many_visits_is_told_once(made: list[Visit], expected: list[str]) -> None:
    assert said(visit_records.visit_copy_paste, books(visits=made)) == expected


def test_the_copied_words_are_quoted_without_names() -> None:
    copied = books([person("赵一鸣")], visits=texts(5, "走访赵一鸣，本人在家，情绪稳定"))
    assert only_hit(visit_records.visit_copy_paste, copied).evidence == "走访赵某某，本人在家，情绪稳定"


# VI408: the profile cn allows fifteen a day


def day_of(count: int, visitor: str = "姚静", day: str = "2024-03-05") -> list[Visit]:
    return [visit(f"人{number}", day, visitor=visitor) for number in range(count)]


TOO_MANY = "这名走访人 2024-03-05 一天走访 {} 人次，超过 15 人次，应核实"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (day_of(15), ["ok"]),
        (day_of(16), [TOO_MANY.format(16)]),
        ([*day_of(10), *day_of(6, "姚静、何静波")], ["ok", TOO_MANY.format(16)]),  # each of two visitors was there
        ([*day_of(10), *day_of(6, day="2024-03-06")], ["ok", "ok"]),
        (day_of(16, day="2024年3月"), []),
        (day_of(16, visitor=""), []),
    ],
)
def test_nobody_makes_more_visits_a_day_than_can_be(made: list[Visit], expected: list[str]) -> None:
    assert said(visit_records.visits_impossible, books(visits=made)) == expected


HELD = {"measure": "强制隔离戒毒", "decided_on": "2024-03-01"}
INSIDE = "走访日期 2024-03-05 在本人强制隔离戒毒、羁押（自 2024-03-01 起）期间，应核实"


@pytest.mark.parametrize(
    ("cells", "made", "expected"),
    [
        (HELD, {"method": "入户"}, [INSIDE]),
        (HELD, {"method": "面谈"}, [INSIDE]),
        (HELD, {"method": "电话"}, ["ok"]),
        (HELD, {}, ["ok"]),
        (HELD, {"method": "入户", "visited_on": "2024-03-01"}, ["ok"]),
        (HELD, {"method": "入户", "visited_on": "2024年3月"}, ["ok"]),
        ({**HELD, "measure": "社区戒毒"}, {"method": "入户"}, []),
        ({**HELD, "decided_on": ""}, {"method": "入户"}, []),
        ({"control_status": "羁押", "suspended_from": "2024-03-01"}, {"method": "入户"}, [INSIDE]),
        (
            {"control_status": "羁押", "suspended_from": "2024-03-01", "suspended_to": "2024-03-03"},
            {"method": "入户"},
            [],
        ),
    ],
)
def test_nobody_is_visited_at_home_while_held(cells: dict[str, str], made: dict[str, str], expected: list[str]) -> None:
    assert said(visit_records.visits_impossible, books([person(**cells)], visits=[visit(**made)])) == expected


# VI409

AGAIN = "与第 5 行同一人、同一天、同一走访人，应核对是否重复登记"
FIRST = {"visitor": "姚静", "method": "入户", "content": "上午谈话"}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"content": "下午谈话"}, AGAIN),
        ({"content": "下午谈话", "method": ""}, AGAIN),
        ({"content": "下午谈话", "method": "电话"}, "ok"),  # called first, then visited
        ({"content": "下午谈话", "visitor": "杜鹏"}, "ok"),
        ({"content": "下午谈话", "visited_on": "2024-03-06"}, "ok"),
        ({"content": "下午谈话", "name": "李四"}, "ok"),
        ({"content": "下午谈话", "community": "和平里社区"}, "ok"),  # of a namesake, perhaps
        ({}, "ok"),  # the same row twice: ST010
    ],
)
def test_one_visit_is_recorded_once(other: dict[str, str], expected: str) -> None:
    made = [visit(row=5, **FIRST), visit(**{"row": 6, **FIRST, **other})]
    assert said(visit_records.visit_twice, books(visits=made)) == ["ok", expected]


def test_visits_by_nobody_or_of_no_certain_day_are_not_compared() -> None:
    for day, visitor in product(("2024-03-05", "2024年3月"), ("", "姚静")):
        if (day, visitor) != ("2024-03-05", "姚静"):
            made = [visit(visited_on=day, visitor=visitor, content=text) for text in ("甲", "乙")]
            assert said(visit_records.visit_twice, books(visits=made)) == []
