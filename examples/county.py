"""The county: a roster from each of fourteen townships, every one its own way, and the county office's workbook."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from county_people import COUNTY, SCHEDULES, TOWNSHIPS, Person, rosters
from county_rosters import write_roster
from invented import Cast
from sheet import Book, Cell, columns

END = date(2024, 12, 31)
HAIR_POSITIVE = (11, 58, 103, 149)  # places in the hair list
RELAPSED = 3  # people whose positive urine test led to 社区戒毒 in 2024

TestRow = tuple[date, str, Person, str, str]


def urine_tests(cast: Cast, people: dict[str, list[Person]]) -> list[TestRow]:
    """Everyone on a schedule is tested on it in 2024; three had a positive test before they were put on it."""
    scheduled = [
        (one.reported_on, township, one) for township, members in people.items() for one in members if one.reported_on
    ]
    rows: list[TestRow] = [
        (day, township, one, "阴性", "")
        for reported_on, township, one in scheduled
        for day in cast.scheduled_days(reported_on, SCHEDULES[one.measure], END)
        if day.year == 2024
    ]
    new = [entry for entry in scheduled if entry[2].measure == "社区戒毒" and entry[0] >= date(2024, 3, 1)]
    for reported_on, township, one in sorted(new, key=lambda entry: (entry[0], entry[2].number))[:RELAPSED]:
        rows.append((reported_on - timedelta(12), township, one, "阳性", "公安机关已处理，责令社区戒毒"))
    return sorted(rows, key=lambda row: (row[0], row[2].number))


def hair_tests(cast: Cast, people: dict[str, list[Person]]) -> list[TestRow]:
    """Forty-five people a quarter, nobody twice."""
    everyone = [(township, one) for township, members in people.items() for one in members if one.measure == "社会面"]
    rows: list[TestRow] = []
    for index, (township, one) in enumerate(cast.random.sample(everyone, 180)):
        month = 2 + 3 * (index // 45)
        day = cast.day(date(2024, month, 12), date(2024, month, 22))
        positive = index in HAIR_POSITIVE
        action = "已通报派出所核查，同日尿检阴性" if positive else ""
        rows.append((day, township, one, "阳性" if positive else "阴性", action))
    return sorted(rows, key=lambda row: (row[0], row[2].number))


TESTS = columns(("", "序号:6 乡镇:10 姓名:10 身份证号:22 检测时间:12 检测方式:10 检测结果:10 检测单位:18 处置情况:30"))


def write_tests(book: Book, name: str, method: str, rows: list[TestRow]) -> None:
    """A sheet of urine or of hair tests with its total."""
    page = book.page(name, TESTS)
    page.title(f"{COUNTY}2024年吸毒人员{name}登记表")
    page.header()
    for sequence, (day, township, one, result, action) in enumerate(rows, 1):
        office = f"{township}派出所" if method == "尿检" else "县公安局"
        page.record([sequence, township, one.name, one.number, day, method, result, office, action])
    page.total("合计", {"姓名": f"{len(rows)}人次"})
    page.line("填表人：姜敏", "审核人：华山明")


PLACES = columns(
    ("", "序号:6 乡镇:12 户数:10 人口:10 在册吸毒人员:13"),
    ("禁毒社工（人）", "核定社工:11 现有社工:11"),
    ("", "第一责任人:12 责任书签订:12 备注:18"),
)


def write_townships(book: Book, cast: Cast) -> None:
    """乡镇情况: people on the rosters, workers allowed and employed."""
    page = book.page("乡镇情况", PLACES)
    page.tag("附件1")
    page.title(f"{COUNTY}各乡镇禁毒工作基本情况（2024年）")
    page.line(f"填报单位：{COUNTY}禁毒办", "截至2024年12月31日")
    page.header()
    for sequence, (township, people, allowed, employed, households, population) in enumerate(TOWNSHIPS, 1):
        first = cast.name("男女"[sequence % 2])
        page.record([sequence, township, households, population, people, allowed, employed, first, "√", None])
    places = {"在册吸毒人员": 1, "核定社工": 2, "现有社工": 3, "户数": 4, "人口": 5}
    totals = {title: sum(int(row[index]) for row in TOWNSHIPS) for title, index in places.items()}
    page.total("合计", {"乡镇": f"{len(TOWNSHIPS)}个乡镇", **totals})
    page.line("填表人：姜敏", "审核人：华山明")


# item, unit, total of 2024, number of rows, first and last month
ENFORCEMENT = (
    ("行政拘留", "人次", 123, 36, 1, 12),
    ("强制隔离戒毒", "人次", 40, 18, 1, 12),
    ("刑事拘留", "人次", 16, 9, 1, 12),
    ("铲除原植物", "株", 1231, 12, 3, 5),
)
CASES = columns(("", "序号:6 日期:13 乡镇:12 项目:16 数量:9 单位:8 备注:26"))


def write_enforcement(book: Book, cast: Cast) -> None:
    """查处及铲毒: a banner and a subtotal for each kind."""
    page = book.page("查处及铲毒", CASES)
    page.tag("附件2")
    page.title(f"{COUNTY}2024年禁毒查处及铲毒情况登记表")
    page.line(f"填报单位：{COUNTY}禁毒办", "填报日期：2024年12月31日")
    page.header()
    sequence = 0
    for numeral, (item, unit, total, count, first, last) in zip("一二三四", ENFORCEMENT, strict=True):
        page.banner(f"{numeral}、{item}")
        days = sorted(cast.day(date(2024, first, 3), date(2024, last, 28)) for _ in range(count))
        for day, quantity in zip(days, cast.shares(total, count), strict=True):
            sequence += 1
            township = cast.random.choice(TOWNSHIPS)[0]
            note = "无人机排查发现" if unit == "株" and quantity > 100 else None
            page.record([sequence, day, township, item, quantity, unit, note])
        page.total("小计", {"项目": item, "数量": total, "单位": unit})
    page.line("填表人：姜敏", "审核人：华山明")


CAMPAIGN = columns(("", "序号:6 日期:13 乡镇:12 活动项目:14 活动内容:40 数量:9 单位:8 参加人次:11"))


def campaign(cast: Cast) -> list[list[Cell]]:
    """A hundred films over the year; everything else in June and December, as such offices do."""
    rows: list[list[Cell]] = []
    for month, shows in enumerate((8, 8, 8, 9, 8, 9, 8, 8, 9, 8, 8, 9), 1):
        day = cast.day(date(2024, month, 8), date(2024, month, 28))
        rows.append([day, None, "放映", "禁毒电影下乡", shows, "场", shows * cast.random.randint(35, 60)])
    for township, *_ in TOWNSHIPS:
        for item, quantity, unit in (("横幅", (3, 9), "条"), ("宣传单", (300, 900), "份")):
            day = cast.day(date(2024, 6, 3), date(2024, 6, 26))
            rows.append([day, township, item, "国际禁毒日宣传", cast.random.randint(*quantity), unit, None])
        reached = cast.random.randint(60, 240)
        rows.append([date(2024, 12, 4), township, "咨询", "国家宪法日禁毒咨询", 1, "场", reached])
    return sorted(rows, key=lambda row: (str(row[0]), str(row[2]), str(row[1])))


def write_campaign(book: Book, cast: Cast) -> None:
    """宣传活动: the total counts the people reached."""
    page = book.page("宣传活动", CAMPAIGN)
    page.title(f"{COUNTY}2024年禁毒宣传活动统计")
    page.header()
    rows = campaign(cast)
    page.records([sequence, *row] for sequence, row in enumerate(rows, 1))
    page.total("合计", {"参加人次": sum(int(str(row[6] or 0)) for row in rows)})
    page.line("填表人：姜敏", "审核人：华山明")


def write(folder: Path) -> None:
    """Write the fourteen rosters and the county office's workbook."""
    cast = Cast(2026)
    people = rosters(cast)
    for index, (township, members) in enumerate(people.items()):
        write_roster(folder / "乡镇花名册", township, members, index)
    book = Book(folder / "县禁毒办台账2024.xlsx", f"{COUNTY}禁毒办台账")
    write_townships(book, cast)
    write_enforcement(book, cast)
    write_campaign(book, cast)
    write_tests(book, "尿检", "尿检", urine_tests(cast, people))
    write_tests(book, "毛发检测", "毛发", hair_tests(cast, people))
    book.close()
