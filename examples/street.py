"""The street: one workbook with roster, dossiers, visits, drug tests, activities and communities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from invented import Cast, on_a_weekday, talks
from residents import AREA, COMMUNITIES, REACHABLE, RESIDENTS, RESPONSIBLE, STREET, Resident
from sheet import Book, Cell, columns

END = date(2024, 12, 31)
OFFICERS = {"第一片区": "陈立安", "第二片区": "高明远"}
WORKERS = {"第一片区": "姚静", "第二片区": "杜鹏"}

ROSTER = columns(
    ("", "序号:5"),
    ("基本情况", "姓名:8 性别:5 公民身份号码:21 就业情况:9 联系电话:13"),
    ("户籍与居住", "所属社区:12 户籍地址:24 现住址:24 人户状态:11"),
    ("吸毒及管控情况", "滥用毒品种类:9 初次发现日期:12 戒毒措施:10 管控现状:8 风险等级:8"),
    ("社区戒毒（社区康复）执行情况", "决定书文号:20 决定日期:11 送达日期:11 报到日期:11 协议签订日期:11 期满日期:11"),
    ("责任人", "责任民警:9 禁毒社工:9"),
    ("帮教小组（四位一体）", "小组名称:22 家庭成员:13 社区民警:9 街道干部:9 社区干部:9 医务人员:9 志愿者:9"),
    ("五知", "基本情况:6 社会交往:6 家庭经济:6 现实理想:6 异常活动:6"),
    ("", "备注:30"),
)
DOSSIERS = columns(
    ("", "序号:6 姓名:10 公民身份号码:22 档案编号:14"),
    ("档案材料（有的打√，缺的打×）", "帮教成员名单:14 帮教措施:12 帮教活动记录:14"),
    ("", "是否完整:10 备注:20"),
)
VISITS = columns(
    ("", "序号:6 走访日期:12 社区:10 被帮教人:10 走访方式:10 是否见面:9 走访人:16 走访内容:46 备注:14"),
)
TESTS = columns(
    ("", "序号:6 姓名:10 公民身份号码:22 检测日期:13 检测方式:10 检测结果:10"),
    ("", "检测地点:20 检测人:10 复检结果:10 处置情况:30"),
)
ACTIVITIES = columns(
    ("", "序号:6 日期:12 所属社区:13 地点:22 项目:14 内容:40 数量:9 单位:8 参加人数:10 备注:18"),
)
PLACES = columns(
    ("", "序号:6 社区名称:16 户数:10 人口:10 网格数:9 在册吸毒人员:14 第一责任人:12 责任书签订:12 备注:16"),
)


def team_of(index: int, person: Resident) -> str:
    """The team's name; who is under an order has a working group besides."""
    neighbours = [other for other in RESIDENTS[:index] if other.community == person.community]
    team = f"{person.community}帮教{'二' if neighbours else '一'}组"
    return f"{team}、{person.measure}{person.order.number[-3:]}工作小组" if person.order else team


def roster_row(index: int, person: Resident, cast: Cast) -> Iterator[Cell]:
    """One row of 花名册."""
    area, order = AREA[person.community], person.order
    yield from (index + 1, person.name, person.sex, person.number, person.job, cast.phone())
    yield from (person.community, person.address, person.residence or person.address, person.residence_type)
    yield from (person.drug, person.first_found_on, person.measure, person.control, person.risk)
    yield from (order.number, *order.days, order.ends_on) if order else (None,) * 6
    yield from (OFFICERS[area], WORKERS[area], team_of(index, person), person.family, OFFICERS[area])
    yield from ("汪海燕", RESPONSIBLE[person.community])
    yield from ("柏文娟", "邹明亮") if order else (None, None)
    yield from "√" * person.known + "×" * (5 - person.known)
    yield person.remarks


def write_roster(book: Book, cast: Cast) -> None:
    """花名册: two header rows, 合计, signatures."""
    page = book.page("花名册", ROSTER, paper=8)
    page.title(f"{STREET}吸毒人员花名册（2024年度）")
    page.line(f"填报单位：{STREET}办事处", "", "填报日期：2024年12月31日")
    page.header()
    page.records(roster_row(index, person, cast) for index, person in enumerate(RESIDENTS))
    page.total("合计", {"姓名": f"{len(RESIDENTS)}人"})
    page.line("填表人：姚静", "审核人：汪海燕", "联系电话：19900009001")


def write_dossiers(book: Book) -> None:
    """帮教档案: a banner row before the people of each community."""
    page = book.page("帮教档案", DOSSIERS)
    page.title("帮教档案建立情况登记表")
    page.line(f"单位：{STREET}综治办", "截至2024年12月31日")
    page.header()
    sequence = 0
    for community in RESPONSIBLE:
        people = [person for person in RESIDENTS if person.community == community]
        page.banner(f"{community}（{len(people)}人）")
        for person in people:
            sequence += 1
            whole = "完整" if person.papers == "√√√" else "不完整"
            page.record([sequence, person.name, person.number, f"QH-2024-{sequence:02d}", *person.papers, whole, None])
    page.total("合计", {"姓名": f"{sequence}人"})
    page.line("填表人：杜鹏", "审核人：汪海燕")


def visit_days(cast: Cast) -> Iterator[date]:
    """Weekdays from January to December, never more than 31 days apart."""
    day = on_a_weekday(date(2024, 1, cast.random.randint(5, 25)))
    while day <= END:
        yield day
        day = on_a_weekday(day + timedelta(cast.random.randint(27, 31)))


def visits(cast: Cast) -> list[tuple[date, Resident, str, str, str]]:
    """Day, person, way, whether met, what was said; two people were looked for and not met."""
    said = talks(cast)
    rows = [
        (day, person, cast.random.choice(("入户", "入户", "入户", "面谈")), "是", next(said))
        for person in REACHABLE
        for day in visit_days(cast)
    ]
    closed, gone = RESIDENTS[1], RESIDENTS[2]
    rows += [
        (date(2024, 3, 19), closed, "入户", "否", "上门两次，敲门无人应答。"),
        (date(2024, 7, 16), closed, "入户", "否", "入户不开门，邻居说近来没有见过本人。"),
        (date(2024, 11, 21), closed, "入户", "否", "傍晚再次上门，仍不开门，电话无人接听。"),
        (date(2024, 5, 22), gone, "入户", "否", "到柳坪村了解，村里没有见到此人。"),
        (date(2024, 10, 17), gone, "入户", "否", "会同片警再到柳坪村，仍未见到本人。"),
    ]
    return sorted(rows, key=lambda row: (row[0], row[1].name))


def write_visits(book: Book, cast: Cast) -> None:
    """走访记录: one header row, community names in short."""
    page = book.page("走访记录", VISITS)
    page.title(f"{STREET}2024年帮教走访记录")
    page.header()
    for sequence, (day, person, way, met, text) in enumerate(visits(cast), 1):
        area = AREA[person.community]
        visitors = f"{WORKERS[area]}、{RESPONSIBLE[person.community]}"
        page.record([sequence, day, person.community.removesuffix("社区"), person.name, way, met, visitors, text, None])
    page.line("说明：走访由社工和社区干部两人以上进行。")


def drug_tests(cast: Cast) -> list[tuple[date, Resident, str, str, str]]:
    """Day, person, result, second result, what was done: the schedule of an order, half-yearly for the others."""
    rows = []
    for person in REACHABLE:
        if person.order:
            days = cast.scheduled_days(person.order.days[2], person.order.tests, END)
        else:
            days = (cast.day(date(y, m, 3), date(y, m, 20)) for y in (2023, 2024) for m in (1, 7))
        rows += [(day, person, "阴性", "", "") for day in days if day.year > 2022]
    caught = RESIDENTS[4]
    rows.append((date(2023, 2, 1), caught, "阳性", "阳性", "已报派出所，2023年2月6日作出责令社区戒毒决定"))
    return sorted(rows, key=lambda row: (row[0], row[1].name))


def write_tests(book: Book, cast: Cast) -> None:
    """尿检记录: two years, dates typed as text with dots."""
    page = book.page("尿检记录", TESTS)
    page.title("吸毒人员尿样检测登记表（2023—2024年）")
    page.line(f"登记单位：{STREET}禁毒社工站", "检测地点、检测人必填")
    page.header()
    tests = drug_tests(cast)
    for sequence, (day, person, result, second, action) in enumerate(tests, 1):
        typed, worker = f"{day:%Y.%m.%d}", WORKERS[AREA[person.community]]
        page.record(
            [sequence, person.name, person.number, typed, "尿检", result, "街道社区戒毒康复站", worker, second, action]
        )
    page.total("合计", {"姓名": f"{len(tests)}人次"})
    page.line("填表人：姚静", "审核人：汪海燕")


# day, community, place, item, topic, quantity, unit, people, remarks
EVENTS: tuple[tuple[date, str, str, str, str, int | str, str, int | None, str], ...] = (
    (date(2024, 1, 18), "", "街道会议室", "会议", "调整禁毒工作领导小组成员", 1, "次", 15, ""),
    *(
        (date(2024, 3, 12), community[0], "社区宣传窗", "标语", "远离毒品，珍爱生命", quantity, "幅", None, "")
        for community, quantity in zip(COMMUNITIES, (22, 28, 20, 30, 26, 34, 22, 18), strict=True)
    ),
    (date(2024, 3, 28), "", "街道综治办", "情报交流", "一季度情报交流", 1, "次", 12, ""),
    (date(2024, 4, 16), "", "各社区", "板报", "第一期：认清毒品危害", 320, "版", None, "第一期"),
    (date(2024, 4, 24), "桥东社区", "社区活动室", "放映", "组织志愿者和居民收看教育片", 1, "场", 38, ""),
    (date(2024, 5, 14), "文昌社区", "社区活动室", "放映", "组织志愿者和居民收看教育片", 1, "场", 42, ""),
    (date(2024, 5, 20), "", "主要路口", "横幅", "巡回宣传", 3, "条", None, ""),
    (date(2024, 5, 27), "", "各社区", "展牌", "禁毒展牌巡展，综治专干讲解", 11, "社区", None, ""),
    (date(2024, 6, 3), "", "街道会议室", "会议", "宣传月社区动员会", 1, "次", 46, ""),
    (date(2024, 6, 5), "北苑社区", "社区会议室", "座谈会", "居民座谈，排查疑难问题", 1, "次", 24, ""),
    (date(2024, 6, 9), "", "街道机关", "答卷", "机关、社区干部禁毒知识答卷", 96, "人", 96, "填空10题、简答2题"),
    (date(2024, 6, 18), "", "辖区临街", "标语", "禁毒宣传月标语", 90, "幅", None, ""),
    (date(2024, 6, 20), "", "八个社区", "横幅", "禁毒宣传月横幅", 8, "条", None, "每社区1条"),
    (date(2024, 6, 26), "", "文化广场", "宣传资料", "广场发放宣传单", "202_余", "份", None, "数字待核"),
    (date(2024, 6, 26), "", "文化广场", "咨询", "禁毒知识和法律咨询", 1, "场", 150, ""),
    (date(2024, 6, 27), "", "街道综治办", "情报交流", "二季度情报交流", 1, "次", 12, ""),
    (date(2024, 8, 15), "振兴社区", "社区活动室", "讲座", "暑期青少年禁毒讲座", 1, "场", 55, ""),
    (date(2024, 9, 10), "", "各社区", "板报", "第二期：家庭防毒", "280余", "版", None, "第二期"),
    (date(2024, 9, 19), "", "辖区临街", "标语", "拒绝毒品，从我做起", 60, "幅", None, ""),
    (date(2024, 9, 26), "", "街道综治办", "情报交流", "三季度情报交流", 1, "次", 11, ""),
    (date(2024, 11, 12), "", "楼道单元门", "标语", "识毒防毒拒毒", 60, "幅", None, ""),
    (date(2024, 11, 28), "", "主要路口", "横幅", "冬季禁毒宣传", 8, "条", None, ""),
    (date(2024, 12, 24), "", "街道综治办", "情报交流", "四季度情报交流", 1, "次", 12, ""),
)


def write_activities(book: Book) -> None:
    """宣传及工作活动: date cells that show month and day, one total only (the units differ)."""
    page = book.page("宣传及工作活动", ACTIVITIES, dates='m"月"d"日"')
    page.title(f"{STREET}禁毒宣传及工作活动登记表")
    page.line(f"填报单位：{STREET}综治办", "年度：2024年")
    page.header()
    page.records([sequence, *event] for sequence, event in enumerate(EVENTS, 1))
    page.total("合计", {"参加人数": sum(event[7] or 0 for event in EVENTS)})
    page.line("填表人：杜鹏", "审核人：汪海燕")


def write_communities(book: Book) -> None:
    """社区情况: a subtotal for each area, then the total."""
    page = book.page("社区情况", PLACES)
    page.title(f"{STREET}社区基本情况及责任书签订情况")
    page.line(f"填报单位：{STREET}办事处", "2024年12月")
    page.header()
    rows = [
        [sequence, name, households, population, grids, [p.community for p in RESIDENTS].count(name), first, "√", None]
        for sequence, (name, _, households, population, grids, first) in enumerate(COMMUNITIES, 1)
    ]
    for area in OFFICERS:
        members = [row for row in rows if AREA[str(row[1])] == area]
        page.records(members)
        page.total("小计", {"社区名称": area, **sums(members)})
    page.total("合计", {"社区名称": f"{len(rows)}个社区", **sums(rows)})
    page.line("填表人：姚静", "审核人：汪海燕")


def sums(rows: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The typed figures under 户数, 人口, 网格数 and 在册吸毒人员."""
    titles = {column.title: index for index, column in enumerate(PLACES)}
    return {
        title: sum(int(str(row[titles[title]])) for row in rows) for title in ("户数", "人口", "网格数", "在册吸毒人员")
    }


def write(folder: Path) -> None:
    """Write the street's workbook."""
    cast = Cast(2024)
    book = Book(folder / "街道禁毒台账2024.xlsx", f"{STREET}禁毒台账")
    write_roster(book, cast)
    write_dossiers(book)
    write_visits(book, cast)
    write_tests(book, cast)
    write_activities(book)
    write_communities(book)
    book.close()
