"""What one cell under a month says: when, how often, whether anybody was met, how a test came out."""

import datetime

import pytest

from jdtool.ledgers.across.month_cells import Asked, Numbers, tell
from jdtool.ledgers.titles.stretches import Stretch
from jdtool.workbooks.grid import Cell

MARCH = Stretch(0, 3, 3)


def days(raw: Cell, stretch: Stretch | None = MARCH, year: int = 2024, numbers: Numbers = "days") -> list[str]:
    """The days of a cell of visits, ? where there is none."""
    return [str(told.day or "?") for told in tell(raw, Asked("visited_on", stretch, "3月", year, numbers))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("√", ["2024-03"]),
        ("已访", ["2024-03"]),
        ("入户", ["2024-03"]),
        (True, ["2024-03"]),
        (5.0, ["2024-03-05"]),
        ("5", ["2024-03-05"]),
        ("5日", ["2024-03-05"]),
        ("３１日", ["2024-03-31"]),
        (32.0, ["?"]),
        ("3.5", ["2024-03-05"]),
        (3.5, ["2024-03-05"]),
        ("3月5日入户走访", ["2024-03-05"]),
        ("2024-03-05", ["2024-03-05"]),
        (datetime.date(2024, 3, 31), ["2024-03-31"]),
        (datetime.datetime(2024, 3, 5, 10, 30), ["2024-03-05"]),  # noqa: DTZ001 - a cell has no time zone
        (datetime.date(2024, 4, 1), ["?"]),
        ("2023-03-05", ["?"]),
        ("4.5", ["?"]),
        ("5日、20日", ["2024-03-05", "2024-03-20"]),
        ("5、20", ["2024-03-05", "2024-03-20"]),
        ("3.5\n3.20", ["2024-03-05", "2024-03-20"]),
        ("5日、32日", ["2024-03-05", "?"]),
        ("2次", ["2024-03"] * 2),
        ("31次", ["2024-03"] * 31),
        ("32次", ["?"]),
        ("1-2次", ["?"]),
        ("第2次", ["?"]),
        ("外出", ["2024-03"]),
        ("红旗", ["?"]),
        *((nothing, []) for nothing in ("", " ", "—", "/", "×", "否", 0.0, "0次", "未访", "未走访", "强戒", False)),
    ],
)
def test_a_cell_tells_its_visits(raw: Cell, expected: list[str]) -> None:
    assert days(raw) == expected


@pytest.mark.parametrize(
    ("raw", "stretch", "year", "expected"),
    [
        ("√", Stretch(2023, 3, 3), 2024, ["2023-03"]),  # the column's own year
        ("√", MARCH, 0, ["?"]),
        ("5日", MARCH, 0, ["?"]),
        ("2024-03-05", MARCH, 0, ["2024-03-05"]),  # told by the cell itself
        ("2024-04-05", MARCH, 0, ["?"]),
        ("5日", Stretch(0, 1, 3), 2024, ["?"]),  # of which month?
        ("2.29", Stretch(0, 1, 3), 2024, ["2024-02-29"]),
        ("2.29", Stretch(0, 1, 3), 2023, ["?"]),
        ("√", Stretch(0, 3, 3, 5), 2024, ["2024-03-05"]),
        ("2024.3.5", None, 0, ["2024-03-05"]),  # under 第一次
        ("√", None, 2024, ["?"]),
    ],
)
def test_the_year_comes_from_the_nearest_place(
    raw: Cell, stretch: Stretch | None, year: int, expected: list[str]
) -> None:
    assert days(raw, stretch, year) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"), [("days", ["2024-03-02"]), ("counts", ["2024-03"] * 2), ("marks", ["2024-03"])]
)
def test_a_bare_number_is_a_day_a_count_or_a_mark(numbers: Numbers, expected: list[str]) -> None:
    assert days(2.0, numbers=numbers) == expected


@pytest.mark.parametrize(
    ("raw", "inferred"), [("√", True), ("5日", True), ("3.5", True), ("2024.3.5", False), ("2024年3月5日", False)]
)
def test_a_year_from_the_title_is_inferred(raw: str, *, inferred: bool) -> None:
    (told,) = tell(raw, Asked("visited_on", MARCH, "3月", 2024))
    assert told.day is not None
    assert told.day.inferred is inferred


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("电话", {"method": "电话"}),
        ("已见面", {"method": "面谈", "met": True}),
        ("未见", {"met": False, "content": "未见"}),
        ("外出务工，电话联系", {"method": "电话", "content": "外出务工，电话联系"}),
        ("生活稳定", {"content": "生活稳定"}),
        ("5日外出", {"met": False, "content": "外出"}),
    ],
)
def test_words_tell_how_and_whether_anybody_was_met(raw: str, values: dict[str, object]) -> None:
    (told,) = tell(raw, Asked("visited_on", MARCH, "3月", 2024))
    assert told.values == values


@pytest.mark.parametrize(
    ("raw", "result", "trouble"),
    [
        ("阴", "阴性", ""),
        ("阳性", "阳性", ""),
        ("阴性（3.5）", "阴性", ""),
        ("无效", "无效", ""),
        ("未检", "未检", ""),
        ("拒检", "拒检", ""),
        ("待出", "待出", ""),
        ("外出", "未检", ""),
        ("√", None, "√"),  # done, and never negative
        (1.0, None, "1"),
        ("红旗", None, "红旗"),
        ("3.5", None, ""),  # done on a day, no result written
    ],
)
def test_a_test_has_the_result_the_cell_names(raw: Cell, result: str | None, trouble: str) -> None:
    (told,) = tell(raw, Asked("tested_on", MARCH, "3月", 2024, "marks"))
    assert (told.values.get("result"), "".join(each.text for each in told.troubles)) == (result, trouble)


@pytest.mark.parametrize(("plus", "results"), [(True, ["阴性"]), (False, [])])
def test_a_hyphen_is_negative_only_where_plus_is_a_result(*, plus: bool, results: list[str]) -> None:
    told = tell("-", Asked("tested_on", MARCH, "3月", 2024, "marks", plus))
    assert [each.values.get("result") for each in told] == results


@pytest.mark.parametrize(("dashes", "results"), [(True, ["阴性"]), (False, [])])
@pytest.mark.parametrize("dash", ["—", "–", "——"])
def test_a_dash_is_negative_only_where_a_legend_says_so(dash: str, *, dashes: bool, results: list[str]) -> None:
    told = tell(dash, Asked("tested_on", MARCH, "3月", 2024, "marks", plus=True, dashes=dashes))
    assert [each.values.get("result") for each in told] == results
