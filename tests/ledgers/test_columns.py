"""Which field a title names: synonyms, groups, owners, brackets, parts, and what the cells below say of it."""

import pytest

from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.titles.columns import map_columns
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.workbooks.grid import Cell
from tests.ledgers.workshop import number


def mapped_fields(titles: list[str], body: list[list[Cell]] | None = None, about: str = "") -> list[str]:
    """The field of every column; a > in a title parts the group from the leaf."""
    headings = tuple(Heading(column, tuple(title.split(">"))) for column, title in enumerate(titles, 1))
    mapped = map_columns(Header(1, 1, headings), body or [], vocabulary({}), about)
    assert mapped
    return [use.field for use in mapped.uses]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("身份证号码", "id_number"),
        ("公民身份号码*", "id_number"),
        ("身 份 证\n号", "id_number"),
        ("户藉地详址", "household_address"),
        ("户籍地>详细地址", "household_address"),
        ("基本情况>户籍地>详细地址", "household_address"),
        ("现住地>详细地址", "residence_address"),
        ("现住详细地址", "residence_address"),
        ("家庭成员>姓名", "relative"),
        ("家庭成员>联系电话", "relative_phone"),
        ("责任民警>姓名", "officer"),
        ("责任民警>电话", "officer_phone"),
        ("责任民警联系电话", "officer_phone"),
        ("监护人电话", "relative_phone"),
        ("责任人>姓名", "helper"),
        ("责任人>电话", ""),
        ("责任人>责任民警", "officer"),
        ("责任人>禁毒社工", "worker"),
        ("管控责任人电话", ""),
        ("网格员姓名", "helper"),
        ("被检人", ""),  # the roster has its name already
        ("社戒（社康）起始时间", "reported_on"),
        ("风险等级（高/中/低）", "risk"),
        ("人户分离情况", "residence_type"),
        ("备 注", "remarks"),
        ("户主身份证号", ""),
        ("房东姓名", ""),
        ("法人电话", ""),
        ("家庭成员>身份证号", ""),
        ("社区戒毒", ""),  # a measure's figures, no community
        ("反馈时间", ""),  # 时间 alone is too little
        ("政治面貌", ""),
        ("减少时间", "removed_on"),  # 日期 and 时间 are one
        ("决定书送达时间", "served_on"),
        ("目前去向及备注", "remarks"),
        ("家庭状况", ""),
        ("健康状况", ""),
    ],
)
def test_a_roster_title_names_its_field(title: str, field: str) -> None:
    assert mapped_fields(["姓名", "管控现状", title], about="吸毒人员花名册") == ["name", "control_status", field]


@pytest.mark.parametrize("title", ["被检人", "被检测人员", "受检者", "被采样人", "受访人", "被访人姓名", "被帮教对象"])
def test_who_is_tested_or_visited_is_the_name(title: str) -> None:
    titles = [title, "身份证号", "检测时间", "检测人", "检测结果"]
    assert mapped_fields(titles, about="尿检登记") == ["name", "id_number", "tested_on", "tester", "result"]


@pytest.mark.parametrize(
    ("about", "date_field"),
    [("吸毒人员走访记录", "visited_on"), ("吸毒人员尿检登记", "tested_on")],
)
def test_a_bare_date_title_means_what_the_sheet_is_about(about: str, date_field: str) -> None:
    assert mapped_fields(["姓名", "时间", "备注"], about=about) == ["name", date_field, "remarks"]


def test_a_day_without_its_year_confirms_a_date_column() -> None:
    body: list[list[Cell]] = [["张一鸣", "1月5日", ""], ["李二平", "1月6日", ""], ["王三省", "1月7日", ""]]
    assert mapped_fields(["姓名", "时间", "备注"], body, "走访记录")[1] == "visited_on"


@pytest.mark.parametrize(("cells", "field"), [(["条", "场"], "unit"), (["青和社区", "向阳社区"], "community")])
def test_a_unit_is_told_from_an_office_by_what_it_holds(cells: list[Cell], field: str) -> None:
    body: list[list[Cell]] = [["横幅", 3.0, cell] for cell in cells]
    assert mapped_fields(["宣传项目", "数量", "单位"], body, "宣传活动")[2] == field


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("当前状况及去向", ["在村务农", "2024年6月送强制隔离戒毒", "外出务工，户在人不在"], "remarks"),
        ("当前状况", ["在控", "失控", "在控"], "control_status"),
        ("当前状况", ["在村里种地，表现好", "在县城工地上打零工", "随儿子到省城住"], "remarks"),
        ("管控类别", ["社区戒毒", "社区康复", "社区戒毒"], "measure"),
        ("管控类别", ["在控", "失控", "在控"], "control_status"),
        ("列管状态", ["社区戒毒中", "社区康复中", "社区戒毒中"], "measure"),
    ],
)
def test_the_content_settles_what_a_status_is(title: str, cells: list[Cell], field: str) -> None:
    body: list[list[Cell]] = [["张一鸣", "赵警官", cell] for cell in cells]
    assert mapped_fields(["姓名", "责任民警", title], body, "吸毒人员花名册")[2] == field


def test_a_column_that_found_another_field_is_no_rival() -> None:
    headings = tuple(Heading(at, (title,)) for at, title in enumerate(("工作类别", "工作内容", "次数"), 1))
    mapped = map_columns(Header(1, 1, headings), [], vocabulary({}), "禁毒工作台账")
    assert mapped
    assert [(use.field, use.rival) for use in mapped.uses] == [("item", None), ("topic", None), ("quantity", None)]


def test_a_column_called_time_that_holds_no_date_is_left_unread() -> None:
    body: list[list[Cell]] = [["张一鸣", word, ""] for word in ("上午", "下午", "晚上")]
    assert mapped_fields(["姓名", "时间", "备注"], body, "走访记录")[1] == ""


def test_of_the_columns_under_one_group_the_most_detailed_is_read() -> None:
    titles = ["姓名", "户籍地>省", "户籍地>市", "户籍地>县", "管控现状"]
    assert mapped_fields(titles) == ["name", "", "", "household_address", "control_status"]


def test_a_second_column_of_the_same_name_is_remembered_as_a_rival() -> None:
    headings = (Heading(1, ("姓名",)), Heading(2, ("身份证号",)), Heading(3, ("身份证号",)), Heading(4, ("管控现状",)))
    mapped = map_columns(Header(1, 1, headings), [], vocabulary({}), "")
    assert mapped
    assert [use.rival for use in mapped.uses] == [None, (3, "身份证号"), None, None]


@pytest.mark.parametrize(
    ("titles", "twins"),
    [
        (("姓名", "办理日期", "管控现状"), ["", "送达日期", ""]),
        (("姓名", "办理日期", "送达日期"), ["", "", ""]),  # the other field has a column of its own
        (("姓名", "决定日期", "管控现状"), ["", "", ""]),
    ],
)
def test_a_column_as_much_like_two_fields_remembers_the_other(titles: tuple[str, ...], twins: list[str]) -> None:
    headings = tuple(Heading(column, (title,)) for column, title in enumerate(titles, 1))
    both = vocabulary({"decided_on": ("办理日期",), "served_on": ("办理日期",)})
    mapped = map_columns(Header(1, 1, headings), [], both, "吸毒人员花名册")
    assert mapped
    assert [use.twin for use in mapped.uses] == twins


def test_a_column_that_is_text_or_a_remark_is_in_no_doubt() -> None:
    headings = tuple(Heading(column, (title,)) for column, title in enumerate(("姓名", "走访时间", "现实表现"), 1))
    mapped = map_columns(Header(1, 1, headings), [], vocabulary({}), "走访记录")
    assert mapped
    assert [use.twin for use in mapped.uses] == ["", "", ""]


@pytest.mark.parametrize(("title", "field"), [("号", "id_number"), ("施工许可证号", ""), ("配偶证件", "")])
def test_numbers_alone_make_an_identity_column_unless_the_title_says_whose(title: str, field: str) -> None:
    body: list[list[Cell]] = [["张", "在控", number("19800101", order)] for order in range(1, 5)]
    assert mapped_fields(["姓名", "管控现状", title], body)[2] == field


def test_numbered_titles_are_read_once() -> None:
    titles = ["姓名", "尿检时间1", "结果1", "尿检时间2", "结果2"]
    assert mapped_fields(titles, about="尿检") == ["name", "tested_on", "result", "", ""]


def test_an_office_adds_titles_of_its_own() -> None:
    headings = (Heading(1, ("人员",)), Heading(2, ("证号",)), Heading(3, ("管控现状",)))
    mapped = map_columns(Header(1, 1, headings), [], vocabulary({"id_number": ("证号",)}), "")
    assert mapped
    assert [(use.field, use.by) for use in mapped.uses] == [
        ("name", "alias"),
        ("id_number", "setting"),
        ("control_status", "title"),
    ]


def test_team_columns_on_a_roster_are_read_into_dossiers() -> None:
    headings = tuple(Heading(at, (title,)) for at, title in enumerate(("姓名", "管控现状", "协议书", "帮教措施"), 1))
    mapped = map_columns(Header(1, 1, headings), [], vocabulary({}), "花名册")
    assert mapped
    assert set(mapped.columns_by_ledger) == {"persons", "dossiers"}


def test_a_header_with_a_single_known_title_is_no_ledger() -> None:
    assert map_columns(Header(1, 1, (Heading(1, ("姓名",)), Heading(2, ("颜色",)))), [], vocabulary({}), "") is None
