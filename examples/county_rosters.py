"""The four ways in which the townships lay out the same roster."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from county_people import COUNTY, Person
from sheet import Book, Cell, columns

PLAIN = columns(
    ("", "序号:6 姓名:9 性别:6 身份证号码:22 村（社区）:12 户籍地址:28 现居住地址:30 人户状态:12 初次发现日期:13"),
    ("", "毒品种类:10 戒毒措施:14 报到日期:13 期满日期:13 管控现状:10 风险等级:10 责任民警:10 禁毒社工:10"),
    ("", "联系电话:14 备注:14"),
)
GROUPED = columns(
    ("", "序号:6"),
    ("基本信息", "所属村|（社区）:12 姓名:9 性别:6 公民身份|号码:22 联系|电话:14"),
    ("人户情况", "户籍|所在地:28 实际|居住地:30 人户|状态:12"),
    ("戒毒及管控", "毒品|种类:9 初次发现|日期:13 戒毒|情况:10 报到|时间:13 截止|时间:13 当前管控|现状:10 风险|级别:8"),
    ("责任人", "包保|民警:10 禁毒|专干:10"),
    ("", "备注:14"),
)
STARRED = columns(
    ("", "姓名*:9 证件号码*:22 性别*:6 社区/村*:12 户籍详细地址*:28 现居地址*:30 人户状态*:12 联系手机:14"),
    ("", "滥用毒品种类*:12 查获日期*:13 戒毒情况*:16 报到日期:13 期满日期:13 管控现状*:10 风险等级*:10"),
    ("", "责任民警*:10 负责专干*:10 备注:14"),
)
JOINED = columns(
    ("", "序号:6 村（居）:12 吸毒人员姓名:12 性别:6 公民身份号码:22 户籍地:28 现住址:30 人户状态:12 毒品种类:10"),
    ("", "初次发现日期:16 戒毒措施:14 报到日期:16 期满日期:16 管控情况:10 风险级别:10 责任民警:10 禁毒社工:10"),
    ("", "手机号码:14 备注:14"),
)
SHORT = {"社区戒毒": "社戒", "社区康复": "社康", "强制隔离戒毒": "强戒"}
NOTES = (
    "填写注意事项：\n1.表格中带有*的单元格，为必须填入的数据项目。\n2.日期填写格式为 年.月.日，如2008.08.08。\n"
    "3.人户状态填人户一致、户在人不在、人在户不在。"
)


def typed(day: date | None, pattern: str) -> str | None:
    """A date as somebody types it."""
    return day.strftime(pattern) if day else None


def spelled(day: date | None) -> str | None:
    """2024年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def write_plain(book: Book, township: str, people: Sequence[Person]) -> None:
    """One header row, date cells, 合计 at the end."""
    page = book.page("花名册", PLAIN, paper=8)
    page.title(f"{township}吸毒人员花名册")
    page.line(f"填报单位：{township}人民政府", "", "填报时间：2024年12月31日")
    page.header()
    for sequence, one in enumerate(people, 1):
        cells: list[Cell] = [sequence, one.name, one.sex, one.number, one.village, one.home, one.living]
        cells += [one.residence_type, one.first_found_on, one.drug, one.measure, one.reported_on, one.ends_on]
        page.record([*cells, one.control, one.risk, one.officer, one.worker, one.phone, None])
    page.total("合计", {"姓名": f"{len(people)}人"})
    page.line(f"填表人：{people[0].worker}", f"审核人：{people[0].officer}")


def write_grouped(book: Book, township: str, people: Sequence[Person]) -> None:
    """附件 word, two header rows with groups, dates typed with hyphens, short words for the measures."""
    page = book.page("Sheet1", GROUPED, paper=8)
    page.tag("附件2")
    page.title(f"{COUNTY}吸毒人员管控情况表")
    page.line(f"填报单位：{township}", "", "填报日期：2024-12-31")
    page.header()
    for sequence, one in enumerate(people, 1):
        first_found_on, reported_on, ends_on = (
            typed(day, "%Y-%m-%d") for day in (one.first_found_on, one.reported_on, one.ends_on)
        )
        home = "人户同在" if one.residence_type == "人户一致" else one.residence_type
        cells: list[Cell] = [sequence, one.village, one.name, one.sex, one.number, one.phone, one.home, one.living]
        cells += [home, one.drug, first_found_on, SHORT.get(one.measure, one.measure), reported_on, ends_on]
        page.record([*cells, one.control, one.risk, one.officer, one.worker, None])
    page.skip()
    page.line(f"填表人：{people[0].worker}", "单位负责人（签字）：", "（盖章）")


def write_starred(book: Book, township: str, people: Sequence[Person]) -> None:
    """Instructions above the header, stars in it, 合计 before the people, dates typed with dots."""
    page = book.page("吸毒人员登记表", STARRED, paper=8)
    page.title("吸毒人员信息登记表")
    page.note(NOTES, 64)
    page.line("填报单位：", COUNTY, township)
    page.header()
    page.total("合计", {"证件号码*": f"{len(people)}人"})
    for one in people:
        days = [typed(day, "%Y.%m.%d") for day in (one.first_found_on, one.reported_on, one.ends_on)]
        cells: list[Cell] = [one.name, one.number, one.sex, one.village, one.home, one.living, one.residence_type]
        cells += [one.phone, one.drug, days[0], one.measure, *days[1:], one.control, one.risk]
        page.record([*cells, one.officer, one.worker, None])


def write_joined(book: Book, township: str, people: Sequence[Person]) -> None:
    """A spaced title, village cells merged down, dates written out, no unit line."""
    page = book.page(f"{township} ", JOINED, paper=8)
    page.title(f"{township} 吸 毒 人 员 花 名 册")
    page.header()
    rows: list[list[Cell]] = []
    for sequence, one in enumerate(people, 1):
        days = [spelled(day) for day in (one.first_found_on, one.reported_on, one.ends_on)]
        cells: list[Cell] = [sequence, one.village, one.name, one.sex, one.number, one.home, one.living]
        cells += [one.residence_type, one.drug, days[0], one.measure, *days[1:], one.control, one.risk]
        rows.append([*cells, one.officer, one.worker, one.phone, None])
    page.joined_records(rows, 1)
    page.total("总计", {"吸毒人员姓名": f"{len(people)}人"})
    page.line(f"制表：{people[0].worker}", f"审核：{people[0].officer}", "2024年12月30日")


LAYOUTS = (
    (write_plain, "{}吸毒人员花名册.xlsx"),
    (write_grouped, "附件2-{}（2024年）.xlsx"),
    (write_starred, "吸毒人员登记表_{}.xlsx"),
    (write_joined, "{}花名册最终版.xlsx"),
)


def write_roster(folder: Path, township: str, people: Sequence[Person], index: int) -> None:
    """Write one township's roster in the layout its place in the list gives it."""
    layout, file_name = LAYOUTS[index % len(LAYOUTS)]
    book = Book(folder / file_name.format(township), f"{township}吸毒人员花名册")
    layout(book, township, people)
    book.close()
