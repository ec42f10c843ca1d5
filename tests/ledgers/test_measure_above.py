"""The measure people are under where no column tells it: from the section, the title, the sheet's name."""

import pytest

from jdtool.ledgers.persons import Person
from jdtool.ledgers.sheets import SheetRead
from tests.ledgers.workshop import grid_of, read

TOP = "吸毒人员名册|||\n序号|姓名|身份证号|责任民警\n"


def measures(found: SheetRead) -> list[tuple[str | None, str]]:
    """Every person's measure with the cell that tells it."""
    people = [each for each in found.records["persons"] if isinstance(each, Person)]
    return [(each.measure, each.at("measure").cell) for each in people]


def test_sections_name_the_measure_of_those_below() -> None:
    rows = "（一）社区戒毒人员（2人）|||\n1|张一鸣|#1|赵某\n2|李二平|#2|赵某\n（二）强戒人员|||\n1|王三省|#3|赵某"
    found = read(grid_of(TOP + rows, "A1:D1 A3:D3 A6:D6"))
    assert measures(found) == [("社区戒毒", "A3"), ("社区戒毒", "A3"), ("强制隔离戒毒", "A6")]
    assert found.receipt.fields_by_ledger["persons"]["measure"] == 1


def test_communities_within_a_section_keep_its_measure() -> None:
    rows = "一、社区康复人员|||\n和平里社区|||\n1|张一鸣|#1|赵某\n向阳社区|||\n1|李二平|#2|赵某"
    assert measures(read(grid_of(TOP + rows, "A1:D1 A3:D3 A4:D4 A6:D6"))) == [("社区康复", "A3")] * 2


def test_a_community_that_has_sections_ends_the_one_before() -> None:
    rows = "和平里社区|||\n社区康复人员|||\n1|张一鸣|#1|赵某\n向阳社区|||\n1|李二平|#2|赵某"
    found = read(grid_of(TOP + rows, "A1:D1 A3:D3 A4:D4 A6:D6"))
    assert measures(found) == [("社区康复", "A4"), (None, "")]


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("青和街道2024年社区戒毒人员花名册", "社区戒毒"),
        ("社区康复人员基本情况登记表（2024年）", "社区康复"),
        ("2024年第一季度在册社区戒毒人员名单", "社区戒毒"),
        ("社区戒毒、社区康复人员花名册", None),
        ("社区戒毒（康复）人员花名册", None),
        ("强制隔离戒毒出所人员花名册", None),
        ("吸毒人员花名册", None),
    ],
)
def test_a_title_about_one_measure_tells_it(title: str, measure: str | None) -> None:
    found = read(grid_of(f"{title}|||\n序号|姓名|身份证号|责任民警\n1|张一鸣|#1|赵某", "A1:D1"))
    assert measures(found) == [(measure, "A1" if measure else "")]


def test_the_sheets_name_tells_it_where_the_title_does_not() -> None:
    found = read(grid_of(TOP + "1|张一鸣|#1|赵某", "A1:D1", "社区戒毒"))
    assert measures(found) == [("社区戒毒", "")]


def test_a_column_of_measures_says_more_than_any_title() -> None:
    rows = "社区戒毒人员名册|||\n序号|姓名|身份证号|戒毒措施\n1|张一鸣|#1|社区康复\n2|李二平|#2|"
    assert measures(read(grid_of(rows, "A1:D1"))) == [("社区康复", "D3"), (None, "D4")]


def test_lists_beside_each_other_have_their_own_captions() -> None:
    rows = (
        "城关镇名单||||||\n社区戒毒人员||||社区康复人员||\n姓名|身份证号|报到日期||姓名|身份证号|报到日期\n"
        "张一鸣|#1|2024.1.5||李二平|#2|2024.2.6"
    )
    assert measures(read(grid_of(rows, "A1:G1 A2:C2 E2:G2"))) == [("社区戒毒", "A2"), ("社区康复", "E2")]
