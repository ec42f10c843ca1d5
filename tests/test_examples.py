"""The shipped examples: made again without a difference, and every number of the three reports recounted."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

EXAMPLES = Path(__file__).parent.parent / "examples"
BOOKS = sorted(EXAMPLES.rglob("*.xlsx"))
ROSTERS = sorted((EXAMPLES / "county" / "乡镇花名册").glob("*.xlsx"))
STREET = EXAMPLES / "street" / "街道禁毒台账2024.xlsx"
VILLAGERS = EXAMPLES / "township" / "云溪乡帮教管理台账2024.xlsx"
PUBLICITY = EXAMPLES / "township" / "云溪乡宣传及排查台账2024.xlsx"
COUNTY = EXAMPLES / "county" / "县禁毒办台账2024.xlsx"
FURNITURE = ("合计", "小计", "总计", "填表人", "记录人", "制表", "说明")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

Record = dict[str, Any]


@cache
def sheet(path: Path, name: str) -> list[list[Any]]:
    """All rows of a sheet; the first one when no name is given."""
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_name(name or book.sheet_names[0]).to_python(skip_empty_area=False)


def records(path: Path, name: str = "") -> list[Record]:
    """Rows under the header by header word; a word that stands twice carries its group the second time."""
    rows = sheet(path, name)
    top = next(index for index, row in enumerate(rows) if re.match(r"序号|姓名", str(row[0])))
    depth = 2 if rows[top + 1][0] == "" else 1
    header: list[str] = []
    group = ""
    for above, own in zip(rows[top], rows[top + depth - 1], strict=True):
        group = str(above or group)
        word = re.sub(r"[\s*]", "", str(own or above))
        header.append(group + word if word in header else word)
    return [dict(zip(header, row, strict=True)) for row in rows[top + depth :] if is_record(row)]


def is_record(row: list[Any]) -> bool:
    return any(cell != "" for cell in row[2:]) and not str(row[0]).startswith(FURNITURE)


def figures(events: list[Record], item: str = "项目") -> dict[tuple[str, str], int]:
    """Sums by item and unit; 280余 counts 280, what is no number counts nothing."""
    found: Counter[tuple[str, str]] = Counter()
    for event in events:
        number = re.fullmatch(r"(\d+)(?:\.0)?余?", str(event["数量"]))
        found[str(event[item]), str(event["单位"])] += int(number[1]) if number else 0
    return dict(found)


def day_of(value: Any) -> date:
    """A date cell, or text such as 2024.3.5, 2024-03-05, 2024年3月5日."""
    return value if isinstance(value, date) else date(*map(int, re.findall(r"\d+", str(value))))


def days(visits: list[Record], name: str, day: str) -> dict[str, list[date]]:
    """Each person's days in order."""
    found = defaultdict(list)
    for visit in visits:
        found[str(visit[name])].append(day_of(visit[day]))
    return {person: sorted(value) for person, value in found.items()}


def parts(path: Path) -> dict[str, bytes]:
    """The files inside a workbook."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    subprocess.run([sys.executable, "-B", str(EXAMPLES / "make.py"), str(folder)], check=True, capture_output=True)
    return folder


def test_the_maker_writes_exactly_the_shipped_workbooks(made: Path) -> None:
    assert [path.relative_to(made) for path in sorted(made.rglob("*.xlsx"))] == [
        path.relative_to(EXAMPLES) for path in BOOKS
    ]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_workbook_made_again_has_the_same_parts(path: Path, made: Path) -> None:
    assert parts(made / path.relative_to(EXAMPLES)) == parts(path)


def test_the_examples_stay_small() -> None:
    assert sum(path.stat().st_size for path in BOOKS) < 1_000_000


@pytest.mark.parametrize(
    ("folder", "base"), [("street", "seed-street"), ("township", "seed-township"), ("county", "cn")]
)
def test_the_settings_name_the_ledgers_that_are_there(folder: str, base: str) -> None:
    settings = tomllib.loads((EXAMPLES / folder / "jdtool.toml").read_text(encoding="utf-8"))
    assert settings["profile"]["base"] == base
    assert all((EXAMPLES / folder / path).exists() for path in settings["ledgers"]["paths"])


def number_cells() -> Iterator[str]:
    for path in BOOKS:
        for name in CalamineWorkbook.from_path(path).sheet_names:
            for row in sheet(path, name):
                yield from (str(cell) for cell in row if re.fullmatch(r"\d{17}[\dX]", str(cell)))


def test_every_identity_number_is_of_no_region_and_its_check_digit_holds() -> None:
    for number in number_cells():
        assert number.startswith("999999")
        total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
        assert "10X98765432"[total % 11] == number[17]


def all_people() -> dict[str, list[Record]]:
    return {
        "street": records(STREET, "花名册"),
        "township": records(VILLAGERS, "吸毒人员花名册"),
        "county": county_people(),
    }


@cache
def county_people() -> list[Record]:
    """The rows of the fourteen rosters under the words of the first layout."""
    words = {"证件号码": "身份证号码", "公民身份号码": "身份证号码", "吸毒人员姓名": "姓名"}
    words |= {"戒毒情况": "戒毒措施", "户籍地": "户籍地址", "户籍所在地": "户籍地址", "户籍详细地址": "户籍地址"}
    words |= {"现住址": "现居住地址", "实际居住地": "现居住地址", "现居地址": "现居住地址"}
    return [{words.get(word, word): cell for word, cell in row.items()} for path in ROSTERS for row in records(path)]


@pytest.mark.parametrize("example", ["street", "township", "county"])
def test_sex_agrees_with_the_number_and_nobody_is_there_twice(example: str) -> None:
    people = all_people()[example]
    column = "身份证号码" if example == "county" else "公民身份号码"
    numbers = [str(person[column]) for person in people]
    assert all("女男"[int(number[16]) % 2] == person["性别"] for number, person in zip(numbers, people, strict=True))
    assert len(set(numbers)) == len({person["姓名"] for person in people}) == len(people)


# Street: the figures of a street's summary.


def test_the_street_has_eleven_people_in_eight_communities_and_fourteen_teams() -> None:
    people = records(STREET, "花名册")
    teams = {team for person in people for team in str(person["小组名称"]).split("、")}
    places = Counter(str(person["所属社区"]) for person in people)
    assert (len(people), len(places), len(teams)) == (11, 8, 14)
    assert [places[place] for place in ("和平里社区", "望湖楼社区", "清泉里社区")] == [1, 2, 1]
    assert places == {str(row["社区名称"]): row["在册吸毒人员"] for row in records(STREET, "社区情况")}


def test_the_street_has_six_whole_dossiers_and_five_with_something_missing() -> None:
    dossiers = records(STREET, "帮教档案")
    items = ("帮教成员名单", "帮教措施", "帮教活动记录")
    whole = {row["姓名"] for row in dossiers if all(row[item] == "√" for item in items)}
    assert whole == {row["姓名"] for row in dossiers if row["是否完整"] == "完整"}
    assert (len(dossiers), len(whole)) == (11, 6)
    remarked = {row["姓名"] for row in records(STREET, "花名册") if row["备注"]}
    [(last, *missing)] = [
        (row["姓名"], *(item for item in items if row[item] == "×"))
        for row in dossiers
        if row["姓名"] not in whole | remarked
    ]
    assert (len(remarked), last, missing) == (4, "田雨", ["帮教活动记录"])


@pytest.mark.parametrize(
    "remark",
    [
        "2024年房屋已经变卖，人已搬走不知去向",
        "入户不开门，人也不在住地",
        "挂户在新村街，人在柳坪村，却找不到此人",
        "户口在青和街，房屋已卖，04年人去承德做生意",
    ],
)
def test_the_street_roster_says_why_somebody_is_not_met(remark: str) -> None:
    assert [row["备注"] for row in records(STREET, "花名册")].count(remark) == 1


def test_the_street_publicity_adds_up() -> None:
    events = records(STREET, "宣传及工作活动")
    found = figures(events)
    wanted = {("标语", "幅"): 410, ("板报", "版"): 600, ("横幅", "条"): 19, ("答卷", "人"): 96, ("展牌", "社区"): 11}
    assert {key: found[key] for key in wanted} == wanted
    assert [event["数量"] for event in events if event["项目"] == "板报"] == [320, "280余"]
    assert [event["数量"] for event in events if event["项目"] == "宣传资料"] == ["202_余"]
    exchanges = [event["日期"].month for event in events if event["项目"] == "情报交流"]
    assert [(month + 2) // 3 for month in exchanges] == [1, 2, 3, 4]


def test_whoever_the_street_meets_is_visited_at_least_every_31_days() -> None:
    visits = [visit for visit in records(STREET, "走访记录") if visit["是否见面"] == "是"]
    found = days(visits, "被帮教人", "走访日期")
    assert len(found) == 7
    for visited in found.values():
        assert all((later - earlier).days <= 31 for earlier, later in pairwise(visited))
        assert visited[0] <= date(2024, 1, 31)
        assert (date(2024, 12, 31) - visited[-1]).days <= 31


@pytest.mark.parametrize(
    ("name", "first", "last", "due"),
    [
        ("周晓枫", date(2023, 2, 15), date(2024, 2, 14), 12),
        ("赵一鸣", date(2023, 5, 16), date(2024, 5, 15), 6),
        ("冯建波", date(2023, 3, 8), date(2024, 3, 7), 4),
    ],
)
def test_the_street_tests_as_often_as_the_schedule_asks(name: str, first: date, last: date, due: int) -> None:
    tests = [test for test in records(STREET, "尿检记录") if test["检测结果"] == "阴性"]
    assert sum(first <= day <= last for day in days(tests, "姓名", "检测日期")[name]) >= due


def test_the_one_positive_test_of_the_street_was_followed_up() -> None:
    positive = [test for test in records(STREET, "尿检记录") if test["检测结果"] == "阳性"]
    assert [(test["检测日期"], bool(test["处置情况"])) for test in positive] == [("2023.02.01", True)]


# Township: the figures of a township's report.


def test_everyone_at_large_in_the_township_is_visited_each_month_and_tested_each_half_year() -> None:
    people = records(VILLAGERS, "吸毒人员花名册")
    free = {str(person["姓名"]) for person in people if person["戒毒情况"] == "社会面"}
    visited = days(records(VILLAGERS, "家访记录"), "姓名", "家访日期")
    tested = days(records(VILLAGERS, "尿检登记"), "姓名", "尿检日期")
    assert (len(people), len(free)) == (16, 15)
    assert visited.keys() == tested.keys() == free
    assert all([day.month for day in dates] == list(range(1, 13)) for dates in visited.values())
    assert all((later - earlier).days <= 31 for dates in visited.values() for earlier, later in pairwise(dates))
    assert all([(day.month + 5) // 6 for day in dates] == [1, 2] for dates in tested.values())


def test_nobody_in_the_township_makes_more_than_fifteen_visits_a_day() -> None:
    per_day = Counter(visit["家访日期"] for visit in records(VILLAGERS, "家访记录"))
    assert max(per_day.values()) <= 15


def test_the_township_dossiers_hold_all_four_items() -> None:
    items = ("帮教成员名单", "帮教措施", "帮教活动记录", "帮教责任书")
    assert all(row[item] == "√" for row in records(VILLAGERS, "吸毒人员花名册") for item in items)


def test_the_township_publicity_adds_up() -> None:
    found = figures(records(PUBLICITY, "宣传培训"), "宣传形式")
    wanted = {("宣传挂图", "份"): 30, ("宣传通告", "份"): 130, ("临时标语", "条"): 300}
    wanted |= {("永久标语", "条"): 60, ("宣传栏", "期"): 14, ("培训班", "期"): 28}
    assert {key: found[key] for key in wanted} == wanted


def test_the_township_exchanges_monthly_and_inspects_every_ten_days() -> None:
    meetings = records(PUBLICITY, "情报交流毒情排查")
    exchanges = Counter(row["日期"].month for row in meetings if row["工作项目"] == "情报交流")
    inspections = Counter(
        (row["日期"].month, min((row["日期"].day - 1) // 10, 2)) for row in meetings if row["工作项目"] == "毒情排查"
    )
    assert exchanges.keys() == set(range(1, 13))
    assert set(exchanges.values()) == {1, 2}
    assert set(inspections.values()) == {1}
    assert len(inspections) == 36


# County: the figures of a survey.


def test_the_county_has_1254_people_860_of_them_out_of_area_and_158_under_an_order() -> None:
    people = county_people()
    measures = Counter(str(person["戒毒措施"]) for person in people)
    separated = [person for person in people if person["人户状态"] in {"户在人不在", "人在户不在"}]
    assert len({person["身份证号码"] for person in people}) == 1254
    assert len(separated) == 860
    assert sum(measures[word] for word in ("社区戒毒", "社戒", "社区康复", "社康")) == 158
    assert measures.keys() <= {"社区戒毒", "社戒", "社区康复", "社康", "强制隔离戒毒", "强戒", "社会面"}


def test_in_the_county_the_two_addresses_differ_exactly_for_those_out_of_area() -> None:
    for person in county_people():
        apart = person["户籍地址"] != person["现居住地址"]
        outside = not all(str(person[word]).startswith("清河县") for word in ("户籍地址", "现居住地址"))
        assert apart == outside == (person["人户状态"] in {"户在人不在", "人在户不在"})


def test_the_township_list_of_the_county_agrees_with_the_rosters() -> None:
    towns = records(COUNTY, "乡镇情况")
    for town in towns:
        [path] = [path for path in ROSTERS if str(town["乡镇"]) in path.name]
        assert len(records(path)) == town["在册吸毒人员"]
    assert len(towns) == len(ROSTERS) == 14
    words = ("在册吸毒人员", "核定社工", "现有社工")
    assert [sum(town[word] for town in towns) for word in words] == [1254, 53, 40]


def test_the_county_enforcement_adds_up() -> None:
    assert figures(records(COUNTY, "查处及铲毒")) == {
        ("行政拘留", "人次"): 123,
        ("强制隔离戒毒", "人次"): 40,
        ("刑事拘留", "人次"): 16,
        ("铲除原植物", "株"): 1231,
    }


def test_most_of_the_county_campaign_falls_in_june_and_december() -> None:
    months = [event["日期"].month for event in records(COUNTY, "宣传活动")]
    assert sum(month in {6, 12} for month in months) / len(months) > 0.6


@pytest.mark.parametrize(("name", "positive"), [("尿检", 3), ("毛发检测", 4)])
def test_few_county_tests_are_positive_and_each_of_those_was_followed_up(name: str, positive: int) -> None:
    tests = records(COUNTY, name)
    found = [test for test in tests if test["检测结果"] == "阳性"]
    known = {person["身份证号码"] for person in county_people()}
    assert len(found) == positive
    assert all(test["处置情况"] for test in found)
    assert {test["身份证号"] for test in tests} <= known


def test_nobody_of_the_county_is_overdue_for_a_urine_test_at_the_end_of_the_year() -> None:
    tested = days(records(COUNTY, "尿检"), "身份证号", "检测时间")
    months_between = {"社区戒毒": (1, 2, 3), "社戒": (1, 2, 3), "社区康复": (2, 3, 6), "社康": (2, 3, 6)}
    for person in county_people():
        if person["戒毒措施"] in months_between:
            reported_on = day_of(person["报到日期"] if "报到日期" in person else person["报到时间"])
            year = (date(2024, 12, 31) - reported_on).days // 366
            last = tested[str(person["身份证号码"])][-1]
            assert (date(2024, 12, 31) - last).days <= 31 * months_between[str(person["戒毒措施"])][year]


# Typed totals.


@pytest.mark.parametrize(
    ("path", "name", "column"),
    [
        (STREET, "社区情况", "户数"),
        (STREET, "社区情况", "人口"),
        (STREET, "社区情况", "在册吸毒人员"),
        (STREET, "宣传及工作活动", "参加人数"),
        (PUBLICITY, "宣传培训", "受教育人数"),
        (PUBLICITY, "各村责任", "在册吸毒人员"),
        (COUNTY, "乡镇情况", "现有社工"),
        (COUNTY, "宣传活动", "参加人次"),
    ],
)
def test_a_typed_total_is_the_sum_of_its_column(path: Path, name: str, column: str) -> None:
    rows = records(path, name)
    place = list(rows[0]).index(column)
    [total] = [row[place] for row in sheet(path, name) if row[0] == "合计"]
    assert total == sum(row[column] or 0 for row in rows)


HEAD_COUNTED = [
    (STREET, "花名册"),
    (STREET, "帮教档案"),
    (STREET, "尿检记录"),
    (VILLAGERS, "吸毒人员花名册"),
    (VILLAGERS, "家访记录"),
    (COUNTY, "尿检"),
    (COUNTY, "毛发检测"),
    *((path, "") for path in ROSTERS if not path.name.startswith("附件2")),
]


@pytest.mark.parametrize(("path", "name"), HEAD_COUNTED)
def test_a_typed_head_count_is_the_number_of_rows(path: Path, name: str) -> None:
    [total] = [row for row in sheet(path, name) if row[0] in {"合计", "总计"}]
    [count] = [int(str(cell).rstrip("人次")) for cell in total[1:] if cell]
    assert len(records(path, name)) == count


@pytest.mark.parametrize(
    ("path", "name"), [(STREET, "帮教档案"), (VILLAGERS, "吸毒人员花名册"), (VILLAGERS, "尿检登记")]
)
def test_a_banner_counts_the_rows_under_it(path: Path, name: str) -> None:
    stated: list[int] = []
    found: list[int] = []
    for row in sheet(path, name):
        if banner := re.search(r"（(\d+)人", str(row[0])):
            stated.append(int(banner[1]))
            found.append(0)
        elif found and is_record(row):
            found[-1] += 1
    assert stated
    assert stated == found


@pytest.mark.parametrize(
    ("path", "name", "column"),
    [(STREET, "社区情况", 5), (PUBLICITY, "宣传培训", 8), (COUNTY, "查处及铲毒", 4)],
)
def test_a_subtotal_is_the_sum_of_the_rows_above_it(path: Path, name: str, column: int) -> None:
    running, subtotals = 0.0, 0
    for row in sheet(path, name):
        if row[0] == "小计":
            assert row[column] == running
            running, subtotals = 0.0, subtotals + 1
        elif isinstance(row[0], float):
            running += float(row[column] or 0)
    assert subtotals >= 2
