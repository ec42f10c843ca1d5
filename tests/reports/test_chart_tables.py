"""The tables that reports draw: sums only, and the same sums as in the text."""

import datetime

from jdtool.measures.figures import compute
from jdtool.measures.frames import Frames
from jdtool.period import Period
from jdtool.reports.chart_tables import ChartTable, chart_tables
from tests.factories import books, drug_test, person, visit

NOTHING = ChartTable()


def roster(*places: str, street: str = "") -> list:
    return [person(f"某甲{at}", community=place, street=street) for at, place in enumerate(places)]


def drawn(found) -> dict[str, ChartTable]:
    return chart_tables(Frames(found), "社区（村）").tables


def test_people_are_counted_by_community():
    found = drawn(books(roster("和平里", "和平里", "清泉里", "北苑")))
    assert found["places"] == ChartTable(("社区（村）", "登记在册"), (("和平里", "2"), ("清泉里", "1"), ("北苑", "1")))


def test_people_of_no_community_are_a_place_of_their_own():
    rows = drawn(books(roster("和平里", "清泉里", "北苑", "")))["places"].rows
    assert rows[-1] == ("未注明", "1")


def test_people_of_several_streets_are_counted_by_street():
    people = [*roster("甲", "乙", street="云溪乡"), *roster("丙", street="城关镇"), *roster("丁", street="石桥镇")]
    table = drawn(books(people))["places"]
    assert table == ChartTable(("乡镇（街道）", "登记在册"), (("云溪乡", "2"), ("城关镇", "1"), ("石桥镇", "1")))


def test_two_places_are_no_chart_and_three_are_and_twenty_one_are_none():
    for count, is_drawn in ((2, False), (3, True), (20, True), (21, False)):
        places = drawn(books(roster(*(f"第{at}社区" for at in range(count)))))["places"]
        assert len(places.rows) == (count if is_drawn else 0)


def test_visits_and_tests_are_counted_by_month_up_to_the_last_that_has_begun():
    visits = [visit(visited_on=day) for day in ("2024-01-05", "2024-01-06", "2024-03-01")]
    tests = [drug_test(tested_on="2024-02-01")]
    found = books([person()], visits=visits, drug_tests=tests, as_of=datetime.date(2024, 4, 2))
    assert drawn(found)["months"] == ChartTable(
        ("月份", "走访", "检测"), (("1月", "2", "0"), ("2月", "0", "1"), ("3月", "1", "0"), ("4月", "0", "0"))
    )


def test_what_no_ledger_tells_is_no_column():
    found = books([person()], drug_tests=[drug_test(tested_on="2024-02-01")], as_of=datetime.date(2024, 3, 2))
    assert drawn(found)["months"] == ChartTable(("月份", "检测"), (("1月", "0"), ("2月", "1"), ("3月", "0")))
    assert drawn(books([person()]))["months"] == NOTHING


def test_months_of_nothing_and_a_single_quarter_of_two_months_are_no_chart():
    blank = {"visits": ["name", "visited_on"]}
    assert drawn(books([person()], empty=blank))["months"] == NOTHING
    quarter = Period.parse("2024-Q1")
    found = books([person()], visits=[visit(visited_on="2024-01-05")], period=quarter, as_of=datetime.date(2024, 2, 9))
    assert drawn(found)["months"] == NOTHING


def test_the_columns_add_up_to_the_number_in_the_text():
    days = ("2024-01-05", "2024-06-20", "2024年6月", "2024-12-31", "2024年", "2023-12-31", "")
    found = books([person()], visits=[visit(visited_on=day) for day in days])
    [done] = compute(found, ["visits_done"])
    rows = drawn(found)["months"].rows
    assert sum(int(cells[0]) for _, *cells in rows) == done.value == 5
    assert rows[-1] == ("未注明", "1")  # 2024年


def test_what_falls_on_no_month_is_not_drawn_as_months_of_nothing():
    visits = [visit("某甲0", f"2024-0{month}-05") for month in (1, 2, 3, 4)]
    by_quarter = [drug_test("某甲0", "2024年第一季度"), drug_test("某甲0", "2024年第二季度")]
    found = drawn(books(roster("和平里"), visits=visits, drug_tests=by_quarter))["months"]
    assert found.titles == ("走访",)
    found = drawn(
        books(
            roster("和平里"),
            visits=visits,
            drug_tests=[*by_quarter, drug_test("某甲0", "2024-02-05"), drug_test("某甲0", "2024-03-05")],
        )
    )
    assert found["months"].titles == ("走访", "检测")
    assert {row[0]: row[2] for row in found["months"].rows}["未注明"] == "2"
