"""AG901: what a table of units says, against the ledgers."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.communities import Community
from jdtool.ledgers.receipt import Note
from jdtool.period import Period
from jdtool.rules import summaries
from tests.factories import books, community, dossier, drug_test, person, visit
from tests.rules.judging import said

NAMES = [f"{surname}某" for surname in "郑马吕韩周孙冯赵田罗宋"]
PLACE = "和平里社区"


def differs(title: str, typed: int, where: str, counted: str, gap: int) -> str:
    return f"{PLACE}{title}填 {typed}，{where}{counted}，相差 {gap}，应一致"


# Head counts


@pytest.mark.parametrize(
    ("typed", "people", "expected"),
    [
        (2, [PLACE, PLACE], ["ok"]),
        (3, [PLACE, PLACE], [differs("在册人数", 3, "花名册为 ", "2 人（“花名册”第 4、5 行）", 1)]),
        (1, [PLACE, PLACE], [differs("在册人数", 1, "花名册为 ", "2 人（“花名册”第 4、5 行）", 1)]),
        (1, ["望湖楼社区"], [differs("在册人数", 1, "花名册为 ", "0 人", 1)]),
        (0, ["望湖楼社区"], ["ok"]),
        (2, [PLACE, ""], ["undecided"]),  # the one without a community may be theirs
        (3, [PLACE, ""], [differs("在册人数", 3, "花名册至多 ", "2 人（“花名册”第 4 行）", 1)]),
        (0, [PLACE, ""], [differs("在册人数", 0, "花名册至少 ", "1 人（“花名册”第 4 行）", 1)]),
        (5, ["望湖楼社区", ""], ["undecided"]),
        ("", [PLACE], []),
        (1, ["", ""], []),  # the roster knows no communities
        (1, [], []),
    ],
)
def test_a_typed_head_count_is_that_of_the_roster(typed: object, people: list[str], expected: list[str]) -> None:
    named = zip(NAMES, people, strict=False)
    roster = [person(name, community=place, row=row) for row, (name, place) in enumerate(named, 4)]
    assert said(summaries.summary_differs, books(roster, communities=[community(registered=typed)])) == expected


def test_who_is_entered_twice_counts_once() -> None:
    twice = [person("郑某", community=PLACE, row=4), person("郑某", community=PLACE, row=5)]
    found = said(summaries.summary_differs, books(twice, communities=[community(registered=2)]))
    assert found == [
        differs("在册人数", 2, "花名册为 ", "1 人（“花名册”第 4 行）", 1) + "；花名册有 2 行，有人重复登记"
    ]


def test_a_county_compares_its_townships() -> None:
    roster = [person(street="枫林乡", row=4), person("李四", street="枫林乡", row=9)]
    towns = [community("", street="枫林乡", registered=3)]
    assert said(summaries.summary_differs, books(roster, communities=towns)) == [
        "枫林乡在册人数填 3，花名册为 2 人（“花名册”第 4、9 行），相差 1，应一致"
    ]


def test_communities_of_one_name_in_two_streets_are_kept_apart() -> None:
    roster = [person("郑某", community=PLACE, street="东街道"), person("马某", community=PLACE, street="西街道")]
    units = [community(street="东街道", registered=1), community(street="西街道", registered=1)]
    assert said(summaries.summary_differs, books(roster, communities=units)) == ["ok", "ok"]


# By measure and state


@pytest.mark.parametrize(
    ("field", "title", "counts", "other", "unknown"),
    [
        ("detox_count", "社区戒毒人数", {"measure": "社区戒毒"}, {"measure": "社区康复"}, {}),
        ("rehab_count", "社区康复人数", {"measure": "社区康复"}, {"measure": "社区戒毒"}, {}),
        ("compulsory_count", "强制隔离戒毒人数", {"measure": "强制隔离戒毒"}, {"measure": "社区戒毒"}, {}),
        ("abstinent_count", "戒断三年未复吸人数", {"measure": "戒断三年未复吸"}, {"measure": "社区戒毒"}, {}),
        ("lost_count", "失控人数", {"control_status": "失控"}, {"control_status": "在控"},
         {"control_status": "在控", "remarks": "人已搬走，去向不明"}),
    ],
)  # fmt: skip
def test_people_are_counted_by_what_the_roster_says_of_them(
    field: str, title: str, counts: dict[str, str], other: dict[str, str], unknown: dict[str, str]
) -> None:
    def judged(typed: int, *cells: dict[str, str]) -> list[str]:
        roster = [
            person(name, community=PLACE, row=row, **each)
            for row, (name, each) in enumerate(zip(NAMES, cells, strict=False), 4)
        ]
        return said(summaries.summary_differs, books(roster, communities=[community(**{field: typed})]))

    assert judged(1, counts, other) == ["ok"]
    assert judged(2, counts, other) == [differs(title, 2, "花名册为 ", "1 人（“花名册”第 4 行）", 1)]
    assert judged(2, counts, other, unknown) == ["undecided"]  # whoever has nothing written may be one
    assert judged(1, counts, other, unknown) == ["undecided"]
    assert judged(3, counts, other, unknown) == [differs(title, 3, "花名册至多 ", "2 人（“花名册”第 4、6 行）", 1)]


def test_without_the_column_nothing_is_compared() -> None:
    assert said(summaries.summary_differs, books([person()], communities=[community(detox_count=3)])) == []


def test_a_unit_whose_roster_is_not_here_is_told_once() -> None:
    roster = [person(community="望湖楼社区", measure="社区戒毒")]
    away = books(roster, communities=[community(registered=3, detox_count=1, rehab_count=0)])
    assert said(summaries.summary_differs, away) == [
        differs("在册人数", 3, "花名册为 ", "0 人", 3),
        "undecided",
        "undecided",
    ]


def test_dossiers_are_counted_by_person() -> None:
    roster = [person(name, community=PLACE, row=row) for row, name in enumerate(NAMES[:3], 4)]
    files = [dossier(NAMES[0], members="√"), dossier(NAMES[1], members="√")]
    assert said(summaries.summary_differs, books(roster, files, communities=[community(dossier_count=2)])) == ["ok"]
    assert said(summaries.summary_differs, books(roster, files, communities=[community(dossier_count=3)])) == [
        differs("建档人数", 3, "帮教档案为 ", "2 人（“花名册”第 4、5 行）", 1)
    ]


# Visits and tests


def with_events(sheet: str, period: Period | None = None, **typed: int) -> Books:
    """郑某 has two visits in 2024, one in 2023; a valid test and one refused."""
    return books(
        [person("郑某", community=PLACE)],
        visits=[visit("郑某", day) for day in ("2024-03-05", "2024-11-05", "2023-11-05")],
        drug_tests=[drug_test("郑某", "2024-03-05"), drug_test("郑某", "2024-06-05", result="拒检")],
        communities=[community(sheet=sheet, **typed)],
        period=period,
    )


@pytest.mark.parametrize(
    ("sheet", "period", "typed", "expected"),
    [
        ("2024年汇总表", None, {"visit_count": 2}, ["ok"]),
        ("2024年汇总表", None, {"visit_count": 3}, [differs("走访人次", 3, "走访台账为 ", "2 人次", 1)]),
        ("2024年度汇总表", None, {"test_count": 1}, ["ok"]),
        ("2024年汇总表", None, {"test_count": 2}, [differs("检测人次", 2, "检测台账为 ", "1 人次", 1)]),
        ("2023年汇总表", None, {"visit_count": 3}, ["undecided"]),  # of another year
        ("汇总表", None, {"visit_count": 3}, ["undecided"]),  # of no year
        ("2024年上半年汇总表", None, {"visit_count": 3}, ["undecided"]),
        ("2024年上半年汇总表", Period.parse("2024-H1"), {"visit_count": 1}, ["ok"]),
        ("2024年第1季度", Period.parse("2024-Q1"), {"visit_count": 2}, [differs("走访人次", 2, "走访台账为 ", "1 人次", 1)]),
        ("2024年11月", Period.parse("2024-11"), {"visit_count": 1}, ["ok"]),
    ],
)  # fmt: skip
def test_visits_and_tests_are_those_of_the_time_in_the_title(
    sheet: str, period: Period | None, typed: dict[str, int], expected: list[str]
) -> None:
    assert said(summaries.summary_differs, with_events(sheet, period, **typed)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("清河县2024年禁毒工作汇总", ["ok"]),
        ("填报时间：2024年12月25日", ["undecided"]),  # when it was written, not what it is about
        ("截至2024年12月", ["undecided"]),
    ],
)
def test_the_day_a_table_was_filled_in_is_not_the_time_it_is_about(line: str, expected: list[str]) -> None:
    whole = with_events("汇总表", visit_count=2)
    files = [
        replace(file, sheets=tuple(replace(each, notes=(Note(2, line),)) for each in file.sheets))
        for file in whole.files
    ]
    assert said(summaries.summary_differs, replace(whole, files=tuple(files))) == expected


def test_a_day_that_may_lie_outside_leaves_room() -> None:
    def judged(typed: int) -> list[str]:
        unit = community(sheet="2024年汇总表", visit_count=typed)
        made = [visit("郑某", "2024-03-05"), visit("郑某", ""), visit("郑某", "2024.13.1")]
        return said(
            summaries.summary_differs, books([person("郑某", community=PLACE)], visits=made, communities=[unit])
        )

    assert judged(1) == judged(3) == ["undecided"]
    assert judged(4) == [differs("走访人次", 4, "走访台账至多 ", "3 人次", 1)]


# Typed or worked out


@pytest.mark.parametrize(
    ("formulas", "how"), [(None, ""), ((), "（直接填写）"), (((7, 7),), "（直接填写）"), ("its cell", "（公式算出）")]
)
def test_it_is_told_whether_the_number_was_typed_where_the_file_tells(formulas: object, how: str) -> None:
    unit: Community = community(registered=3, sheet="汇总")
    whole = books([person(community=PLACE, row=4)], communities=[unit])
    place = unit.at("registered")
    cells = ((place.row, place.column),) if formulas == "its cell" else formulas
    files = [
        replace(
            file,
            sheets=tuple(replace(each, condition=replace(each.condition, formulas=cells)) for each in file.sheets),
        )
        for file in whole.files
    ]
    (found,) = said(summaries.summary_differs, replace(whole, files=tuple(files)))
    assert found.startswith(f"{PLACE}在册人数填 3{how}，花名册为 1 人")
