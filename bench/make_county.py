"""Make the county workbook of the benchmark: invented people, a fixed seed, errors planted at fixed shares."""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import county_words as words
import xlsxwriter
from seven import ACTIVITIES, AS_OF, PERSONS, TESTS, VISITS, check_character

Cell = str | int | date
Row = list[Cell]

SEED = 11643
YEAR = AS_OF.year
DEFAULT_ROWS = 19_754
# How the rows of the default workbook divide among its sheets; other sizes keep the proportions.
PEOPLE, VISITED, TESTED, PUBLICITY = 1_254, 15_000, 3_300, 200

ROSTER_ERRORS = {"id-missing": 0.004, "id-check-digit": 0.006, "id-differs": 0.005}
VISIT_ERRORS = {"visit-date-unreadable": 0.002, "visit-in-future": 0.001, "visit-unknown-person": 0.004}
TEST_ERRORS = {"result-unknown": 0.005}

HEADERS = {
    PERSONS: "序号 姓名 性别 出生日期 身份证号 社区 户籍地址 现住址 责任民警 专干 管控现状 戒毒措施 初次发现日期 "
    "报到日期 备注",
    VISITS: "序号 姓名 身份证号 社区 走访时间 走访方式 走访人 走访情况 备注",
    TESTS: "序号 姓名 身份证号 社区 检测时间 检测方式 检测结果 检测人 备注",
    ACTIVITIES: "序号 活动时间 社区 活动地点 活动内容 数量 单位 参加人数 备注",
}
TITLES = {PERSONS: "吸毒人员花名册", VISITS: "走访帮教记录", TESTS: "尿检记录", ACTIVITIES: "禁毒宣传活动登记表"}


@dataclass(frozen=True, slots=True)
class Community:
    """`style` is how its office types dates."""

    name: str
    officer: str
    worker: str
    style: int


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person as the roster shows them, planted errors included."""

    name: str
    sex: str
    born_on: date
    number: str
    community: Community
    measure: str


def workdays() -> list[date]:
    """The working days of the year on which visits and tests fall, about 250."""
    days = [date(YEAR, 1, 1) + timedelta(days=day) for day in range(366)]
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in words.HOLIDAYS and day <= AS_OF]


def typed(day: date, style: int) -> Cell:
    """A date the way one office types it: mostly text with dots, sometimes a real date cell."""
    spellings: tuple[Cell, ...] = (
        f"{day.year}.{day.month}.{day.day}",
        day,
        f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    )
    return spellings[style]


def plant(rng: random.Random, total: int, shares: dict[str, float]) -> dict[int, str]:
    """Row index → planted error; every error at least once, no row with two."""
    counts = {error: max(1, round(total * share)) for error, share in shares.items()}
    rows = iter(rng.sample(range(total), sum(counts.values())))
    return {next(rows): error for error, count in counts.items() for _ in range(count)}


def make_name(rng: random.Random) -> str:
    return rng.choice(words.SURNAMES) + "".join(rng.choices(words.GIVEN, k=rng.choice((1, 2, 2, 2))))


def make_communities(rng: random.Random, total: int) -> list[Community]:
    names = [district + ending for ending in words.PLACE_ENDINGS for district in words.DISTRICTS]
    return [Community(name, make_name(rng), make_name(rng), index % 5) for index, name in enumerate(names[:total])]


def make_number(rng: random.Random, taken: set[str]) -> tuple[str, str, date]:
    """A valid number with the unassigned prefix 999999, and the sex and birth date it states."""
    while True:
        born_on = date(1958, 1, 1) + timedelta(days=rng.randrange(365 * 46))
        order = rng.randrange(1000)
        body = f"999999{born_on:%Y%m%d}{order:03}"
        if body not in taken:
            taken.add(body)
            return body + check_character(body), "男" if order % 2 else "女", born_on


def make_person(rng: random.Random, taken: set[str], communities: Sequence[Community], error: str | None) -> Person:
    number, sex, born_on = make_number(rng, taken)
    if error == "id-missing":
        number = ""
    elif error == "id-check-digit":
        number = number[:17] + str((int(number[17].replace("X", "0")) + 1) % 10)
    elif error == "id-differs" and rng.random() < 0.5:
        sex = "女" if sex == "男" else "男"
    elif error == "id-differs":
        born_on += timedelta(days=1)
    measure = rng.choices(tuple(words.MEASURES), tuple(words.MEASURES.values()))[0]
    return Person(make_name(rng), sex, born_on, number, rng.choice(communities), measure)


def roster_rows(rng: random.Random, people: Iterable[Person]) -> Iterator[Row]:
    for sequence, person in enumerate(people, 1):
        place = person.community
        address = f"阳光县{place.name}{rng.randint(1, 40)}号楼{rng.randint(1, 6)}单元{rng.randint(101, 1802)}室"
        residence = address if rng.random() < 0.8 else f"阳光县{rng.choice(words.DISTRICTS)}小区{rng.randint(1, 60)}栋"
        found_on = date(2016, 1, 1) + timedelta(days=rng.randrange(365 * 6))
        reported_on = date(YEAR - 2, 1, 10) + timedelta(days=rng.randrange(700))
        reports = person.measure in {"社区戒毒", "社区康复"}
        control, remark = (
            rng.choices(words.CONTROL, (94, 3, 3))[0],
            rng.choice(words.REMARKS) if rng.random() < 0.3 else "",
        )
        yield [sequence, person.name, person.sex, f"{person.born_on:%Y-%m-%d}", person.number, place.name,
               address, residence, place.officer, place.worker, control, person.measure,
               typed(found_on, place.style), typed(reported_on, place.style) if reports else "", remark]  # fmt: skip


def visit_plan(rng: random.Random, people: Sequence[Person], total: int) -> list[tuple[date, Person]]:
    """Everyone in turn at even distances over the year, as a monthly duty gives; by date."""
    days = workdays()
    rounds = -(-total // len(people))
    step = len(days) / rounds
    plan = []
    for index in range(total):
        turn, place = divmod(index, len(people))
        at = turn * step + place % step + rng.choice((-1, 0, 0, 1))
        plan.append((days[min(max(int(at), 0), len(days) - 1)], people[place]))
    return sorted(plan, key=lambda entry: entry[0])


def visit_rows(rng: random.Random, people: Sequence[Person], total: int, errors: dict[int, str]) -> Iterator[Row]:
    strangers: set[str] = set()
    for index, (day, person) in enumerate(visit_plan(rng, people, total)):
        error, place = errors.get(index), person.community
        name, number, when = person.name, person.number, typed(day, place.style)
        if error == "visit-date-unreadable":
            when = rng.choice(words.UNREADABLE_DATES)
        elif error == "visit-in-future":
            when = typed(day.replace(year=YEAR + 1, day=min(day.day, 28)), place.style)
        elif error == "visit-unknown-person":
            # A surname the roster lacks: only the number, never a chance namesake, decides.
            name, number = "司徒" + rng.choice(words.GIVEN), make_number(rng, strangers)[0]
        content = "".join(
            rng.choice(part)
            for part in (words.OPENINGS, words.FAMILY, words.MOODS, words.WORK, words.ADVICE, words.EXTRA)
        )
        yield [index + 1, name, number, place.name, when, rng.choice(words.METHODS), place.worker, content, ""]


def test_rows(rng: random.Random, people: Sequence[Person], total: int, errors: dict[int, str]) -> Iterator[Row]:
    for index, (day, person) in enumerate(visit_plan(rng, people, total)):
        place = person.community
        result = rng.choices(("阴性", "阳性", "拒检"), (985, 10, 5))[0]
        if errors.get(index) == "result-unknown":
            result = rng.choice(words.UNKNOWN_RESULTS)
        yield [index + 1, person.name, person.number, place.name, typed(day, place.style), "尿检", result,
               place.officer, ""]  # fmt: skip


def activity_rows(rng: random.Random, communities: Sequence[Community], total: int) -> Iterator[Row]:
    days = sorted(rng.choices(workdays(), k=total))
    for index, day in enumerate(days):
        place, (item, unit, most) = rng.choice(communities), rng.choice(words.ACTIVITY_ITEMS)
        yield [index + 1, typed(day, place.style), place.name, place.name + "文化广场", item, rng.randint(1, most),
               unit, rng.randint(20, 300), ""]  # fmt: skip


def write_sheet(workbook: xlsxwriter.Workbook, name: str, rows: Iterable[Row]) -> None:
    """One sheet as offices lay it out: merged title, 填报单位 line, header, records."""
    sheet, header = workbook.add_worksheet(name), HEADERS[name].split()
    centred = workbook.add_format({"bold": True, "align": "center", "font_size": 16})
    sheet.merge_range(0, 0, 0, len(header) - 1, f"阳光县{YEAR}年度{TITLES[name]}", centred)
    sheet.write_row(1, 0, [f"填报单位：阳光县禁毒办　　填报时间：{AS_OF.year}年{AS_OF.month}月{AS_OF.day}日"])
    sheet.write_row(2, 0, header, workbook.add_format({"bold": True, "border": 1}))
    sheet.freeze_panes(3, 2)
    for number, row in enumerate(rows, 3):
        sheet.write_row(number, 0, [cell or None for cell in row])


def make_county(rows: int, path: Path) -> dict[str, int]:
    """Write the workbook and return how often each error was planted."""
    rng = random.Random(SEED)  # noqa: S311 - the same bytes each time, nothing secret
    people_total, visits_total, tests_total, activities_total = (
        max(1, round(rows * share / DEFAULT_ROWS)) for share in (PEOPLE, VISITED, TESTED, PUBLICITY)
    )
    communities = make_communities(rng, max(5, people_total // 30))
    roster_errors = plant(rng, people_total, ROSTER_ERRORS)
    visit_errors, test_errors = plant(rng, visits_total, VISIT_ERRORS), plant(rng, tests_total, TEST_ERRORS)
    taken: set[str] = set()
    people = [make_person(rng, taken, communities, roster_errors.get(index)) for index in range(people_total)]
    # Whoever has no number on the roster is not visited: the peers join on the number alone.
    visited = [person for person in people if person.number and person.measure not in {"强制隔离戒毒", "服刑"}]
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "default_date_format": "yyyy-mm-dd"}  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not constant_memory: it writes inline strings, which Excel and WPS never do and which read at another speed.
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": datetime(YEAR, 12, 31)})  # noqa: DTZ001 - a fixed stamp, same bytes
        write_sheet(workbook, PERSONS, roster_rows(rng, people))
        write_sheet(workbook, VISITS, visit_rows(rng, visited, visits_total, visit_errors))
        write_sheet(workbook, TESTS, test_rows(rng, visited, tests_total, test_errors))
        write_sheet(workbook, ACTIVITIES, activity_rows(rng, communities, activities_total))
    planted = [*roster_errors.values(), *visit_errors.values(), *test_errors.values()]
    return {error: planted.count(error) for error in (*ROSTER_ERRORS, *VISIT_ERRORS, *TEST_ERRORS)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=DEFAULT_ROWS, help="records in all sheets, 1000 to 1000000")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data" / "county.xlsx")
    arguments = parser.parse_args()
    if not 1_000 <= arguments.rows <= 1_000_000:
        parser.error("--rows must lie between 1000 and 1000000")
    planted = make_county(arguments.rows, arguments.out)
    arguments.out.with_suffix(".planted.json").write_text(json.dumps(planted, indent=1) + "\n", encoding="utf-8")
    print(arguments.out, json.dumps(planted))


if __name__ == "__main__":
    main()
