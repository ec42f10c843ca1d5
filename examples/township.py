"""The township: one workbook on the people, one on publicity, exchanges and villages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from invented import Cast, months_after, talks
from sheet import Book, Cell, columns

TOWNSHIP = "云溪乡"
# village, households, population, first responsible, township cadre, people on the roster
VILLAGES = (
    ("云溪村", 412, 1563, "邹德明", "郎文静", 3),
    ("上湾村", 286, 1074, "水庆祥", "郎文静", 2),
    ("下湾村", 301, 1146, "窦立新", "方正平", 3),
    ("石门村", 198, 730, "云长山", "方正平", 2),
    ("竹园村", 254, 968, "奚海林", "袁梅", 2),
    ("坪上村", 167, 602, "昌义田", "袁梅", 2),
    ("双桥村", 339, 1281, "凤玉莲", "袁梅", 2),
)
OFFICERS = ("任志刚", "柳亚东")
WORKER = "苗小兰"
TAKEN_AWAY = 8  # place on the roster of the one who is in compulsory isolated treatment

ROSTER = columns(
    ("", "序号:5 姓名:8 性别:5 公民身|份号码:21 户籍地址:20 现居住|地址:20 联系|电话:13 初次发|现日期:12 毒品|种类:8"),
    ("", "戒毒|情况:12 管控|现状:8 包保|民警:8 禁毒|专干:8"),
    ("四位一体包保责任人", "帮教小|组名称:16 家庭|成员:13 村干部:8 乡干部:8 派出所|民警:8"),
    ("五知", "基本|情况:6 社会|交往:6 家庭|经济:6 现实|理想:6 异常|活动:6"),
    ("档案材料（一人一袋）", "帮教成|员名单:8 帮教|措施:8 帮教活|动记录:8 帮教责|任书:8"),
    ("", "备注:18"),
)
VISITS = columns(("", "序号:6 村别:10 姓名:10 家访|日期:12 家访方式:10 见面|情况:9 家访人:18 谈话内容:46 备注:12"))
TESTS = columns(("", "序号:6 村别:10 姓名:10 公民身份号码:22 尿检|日期:14 尿检|结果:10 尿检地点:18 检测人:12 备注:16"))
PUBLICITY = columns(
    ("", "序号:6 时间:13 村别:10 地点:18 宣传|形式:14 主要内容:36 数量:8 单位:7 受教育|人数:10 备注:14")
)
MEETINGS = columns(("", "序号:6 日期:13 工作项目:14 地点:16 参加人数:10 主要内容:40 备注:14"))
PLACES = columns(
    ("", "序号:6 村名:12 户数:9 人口:9 在册吸|毒人员:10 第一责|任人:10 责任书|签订:10 包村|干部:10 备注:14")
)


@dataclass(frozen=True, slots=True)
class Villager:
    """One person of the roster."""

    village: str
    name: str
    sex: str
    birth: date
    number: str
    free: bool


def villagers(cast: Cast) -> list[Villager]:
    """Sixteen people in seven villages, one of them not at large."""
    found: list[Villager] = []
    for village in VILLAGES:
        for _ in range(village[5]):
            sex = "女" if len(found) % 6 == 4 else "男"
            birth = cast.birth(1966, 1998)
            number = cast.number(birth, sex)
            found.append(Villager(village[0], cast.name(sex), sex, birth, number, len(found) != TAKEN_AWAY))
    return found


def roster_row(sequence: int, person: Villager, cast: Cast) -> Iterator[Cell]:
    """One row of 吸毒人员花名册."""
    _, _, _, leader, cadre, _ = next(village for village in VILLAGES if village[0] == person.village)
    officer, group = OFFICERS[sequence % 2], cast.random.randint(1, 8)
    address = f"{TOWNSHIP}{person.village}{group}组"
    found_on = cast.day(months_after(person.birth, 12 * 20), date(2021, 12, 31))
    relation, kin = cast.random.choice((("父", "男"), ("兄", "男"), ("姐", "女")))
    yield from (sequence, person.name, person.sex, person.number, address, address, cast.phone(), found_on)
    yield from (cast.random.choice(("海洛因", "冰毒")), "社会面" if person.free else "强制隔离戒毒", "在控")
    yield from (
        officer,
        WORKER,
        f"{person.village}{group}组帮教小组",
        f"{cast.name(kin, person.name[0])}（{relation}）",
    )
    yield from (leader, cadre, officer, *"√√√√√", *"√√√√")
    yield None if person.free else "2023年9月12日送强制隔离戒毒"


def write_roster(book: Book, people: list[Villager], cast: Cast) -> None:
    """吸毒人员花名册: two title rows, 合计 before the people, a banner for each village."""
    page = book.page("吸毒人员花名册", ROSTER, paper=8)
    page.tag("附件1")
    page.title(f"{TOWNSHIP}涉毒人员帮教管理花名册")
    page.line(f"填报单位：{TOWNSHIP}禁毒办", "", "填报时间：2024年12月30日")
    page.header()
    page.total("合计", {"姓名": f"{len(people)}人"})
    sequence = 0
    for numeral, village in zip("一二三四五六七", VILLAGES, strict=True):
        page.banner(f"{numeral}、{village[0]}（{village[5]}人）")
        for person in people:
            if person.village == village[0]:
                sequence += 1
                page.record(roster_row(sequence, person, cast))
    page.skip()
    page.line(f"填表人：{WORKER}", "审核人：方正平", "乡分管领导：袁梅")


def monthly_days(cast: Cast) -> Iterator[date]:
    """A day in each month of 2024, never more than 31 days after the one before."""
    day = date(2024, 1, cast.random.randint(16, 26))
    while day.year == 2024:
        yield day
        latest = 31 - (months_after(day, 1).replace(day=1) - day.replace(day=1)).days
        day = months_after(day, 1).replace(day=max(2, day.day + latest - cast.random.randint(0, 2)))


def write_visits(book: Book, people: list[Villager], cast: Cast) -> None:
    """家访记录: dates typed as text such as 2024.3.5."""
    page = book.page("家访记录", VISITS)
    page.tag("附件2")
    page.title(f"{TOWNSHIP}2024年“一月一家访”记录")
    page.line(f"填报单位：{TOWNSHIP}禁毒办", "要求：每人每月至少一次")
    page.header()
    cadres, said = {village[0]: village[4] for village in VILLAGES}, talks(cast)
    visits = [(day, person, next(said)) for person in people if person.free for day in monthly_days(cast)]
    visits.sort(key=lambda visit: (visit[0], visit[1].number))
    for sequence, (day, person, text) in enumerate(visits, 1):
        typed, visitors = f"{day:%Y}.{day.month}.{day.day}", f"{WORKER}、{cadres[person.village]}"
        page.record([sequence, person.village, person.name, typed, "入户", "已见面", visitors, text, None])
    page.total("合计", {"姓名": f"{len(visits)}人次"})
    page.line(f"填表人：{WORKER}", "审核人：方正平")


def write_tests(book: Book, people: list[Villager], cast: Cast) -> None:
    """尿检登记: real dates, a banner for each half of the year, no column that says which test."""
    page = book.page("尿检登记", TESTS, dates="yyyy/m/d")
    page.tag("附件3")
    page.title(f"{TOWNSHIP}2024年“半年一尿检”登记表")
    page.header()
    free, sequence = [person for person in people if person.free], 0
    for half, month in (("上半年", 5), ("下半年", 11)):
        page.banner(f"{half}（{len(free)}人次）")
        days = sorted(cast.day(date(2024, month, 6), date(2024, month, 29)) for _ in free)
        for day, person in zip(days, free, strict=True):
            sequence += 1
            page.record([sequence, person.village, person.name, person.number, day, "阴性", "乡卫生院", "水婷", None])
    page.line(f"填表人：{WORKER}", "审核人：方正平")


Event = tuple[date, str, str, str, str, int, str, int | None]

POSTERS: tuple[Event, ...] = (
    (date(2024, 2, 27), "", "乡政府", "动员大会", "创建无毒村社动员大会", 1, "次", 86),
    (date(2024, 3, 4), "", "各村村部", "宣传挂图", "毒品的种类和危害", 18, "份", None),
    (date(2024, 3, 5), "", "各村公告栏", "宣传通告", "严厉打击毒品违法犯罪的通告", 80, "份", None),
    (date(2024, 3, 19), "", "主要村道", "临时标语", "创建无毒村社", 120, "条", None),
    (date(2024, 4, 11), "", "进村路口", "永久标语", "远离毒品", 40, "条", None),
    (date(2024, 6, 25), "", "集市", "临时标语", "国际禁毒日标语", 100, "条", None),
    (date(2024, 7, 16), "", "学校、卫生院", "宣传挂图", "青少年防毒", 12, "份", None),
    (date(2024, 8, 20), "", "企业、商铺", "宣传通告", "易制毒化学品管理规定", 50, "份", None),
    (date(2024, 9, 3), "", "学校围墙", "永久标语", "珍爱生命", 20, "条", None),
    (date(2024, 10, 15), "", "集市", "临时标语", "拒绝毒品", 80, "条", None),
)
COURSES = (2, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2, 3)
PUPILS = ("村组干部", "中小学生", "党员", "个体私营业主", "涉毒人员及家属")


def publicity(cast: Cast) -> list[Event]:
    """Posters and slogans, a notice board in each village twice, courses every month."""
    boards: list[Event] = [
        (date(2024, month, 8 + index), village[0], "村宣传栏", "宣传栏", topic, 1, "期", None)
        for month, topic in ((4, "禁毒法律知识"), (10, "合成毒品的伪装"))
        for index, village in enumerate(VILLAGES)
    ]
    courses: list[Event] = []
    for month, count in enumerate(COURSES, 1):
        day, people = cast.day(date(2024, month, 10), date(2024, month, 24)), count * cast.random.randint(28, 45)
        topic = f"禁毒法制培训（{PUPILS[month % len(PUPILS)]}）"
        courses.append((day, "", "乡会议室", "培训班", topic, count, "期", people))
    return sorted([*POSTERS, *boards, *courses], key=lambda event: event[0])


def write_publicity(book: Book, cast: Cast) -> None:
    """宣传培训: 小计 at the end of each half, of the people only (the units differ)."""
    page = book.page("宣传培训", PUBLICITY, dates='yyyy"年"m"月"d"日"')
    page.title(f"{TOWNSHIP}禁毒宣传教育情况登记表")
    page.line(f"填报单位：{TOWNSHIP}创建无毒乡办公室", "年度：2024年")
    page.header()
    events = list(enumerate(publicity(cast), 1))
    for half, months in (("上半年", range(1, 7)), ("下半年", range(7, 13))):
        page.banner(half)
        members = [(sequence, event) for sequence, event in events if event[0].month in months]
        page.records([sequence, *event, None] for sequence, event in members)
        page.total("小计", {"受教育人数": sum(event[7] or 0 for _, event in members)})
    page.total("合计", {"受教育人数": sum(event[7] or 0 for _, event in events)})
    page.line(f"填表人：{WORKER}", "审核人：方正平")


def meetings(cast: Cast) -> list[tuple[date, str, str, int, str]]:
    """An inspection in every ten days of 2024, one or two exchanges in every month."""
    rows = []
    for month in range(1, 13):
        for first, last in ((1, 10), (11, 20), (21, 28)):
            day = cast.day(date(2024, month, first), date(2024, month, last))
            area = cast.random.choice(("出租房", "娱乐场所", "外来务工点", "闲置院落", "山地林地", "物流寄递点"))
            rows.append((day, "毒情排查", "各村", cast.random.randint(5, 14), f"重点排查{area}，未发现异常"))
        for count in range(1 + month % 2):
            day = cast.day(date(2024, month, 6 + 12 * count), date(2024, month, 14 + 12 * count))
            rows.append((day, "情报交流", "派出所", cast.random.randint(6, 11), "村、乡、派出所交流涉毒人员动态"))
    return sorted(rows)


def write_meetings(book: Book, cast: Cast) -> None:
    """情报交流毒情排查: one row a meeting and no quantity column."""
    page = book.page("情报交流毒情排查", MEETINGS)
    page.title(f"{TOWNSHIP}2024年情报交流、毒情排查记录")
    page.header()
    page.records([sequence, *meeting, None] for sequence, meeting in enumerate(meetings(cast), 1))
    page.line(f"记录人：{WORKER}")


def write_villages(book: Book) -> None:
    """各村责任: households, people, letters of responsibility."""
    page = book.page("各村责任", PLACES)
    page.title(f"{TOWNSHIP}各村禁毒责任落实情况（2024年）")
    page.line(f"填报单位：{TOWNSHIP}人民政府", "两级包保：乡干部包村、村干部包组")
    page.header()
    for sequence, (village, households, population, leader, cadre, people) in enumerate(VILLAGES, 1):
        page.record([sequence, village, households, population, people, leader, "已签订", cadre, None])
    places = {"户数": 1, "人口": 2, "在册吸毒人员": 5}
    totals = {title: sum(int(village[index]) for village in VILLAGES) for title, index in places.items()}
    page.total("合计", {"村名": f"{len(VILLAGES)}个村", **totals})
    page.line(f"填表人：{WORKER}", "审核人：方正平")


def write(folder: Path) -> None:
    """Write the township's two workbooks."""
    cast = Cast(2025)
    people = villagers(cast)
    book = Book(folder / "云溪乡帮教管理台账2024.xlsx", f"{TOWNSHIP}帮教管理台账")
    write_roster(book, people, cast)
    write_visits(book, people, cast)
    write_tests(book, people, cast)
    book.close()
    book = Book(folder / "云溪乡宣传及排查台账2024.xlsx", f"{TOWNSHIP}宣传及排查台账")
    write_publicity(book, cast)
    write_meetings(book, cast)
    write_villages(book)
    book.close()
