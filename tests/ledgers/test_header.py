"""Where the header stands: among titles, unit lines, instructions, groups and data."""

import pytest

from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.titles.header import find_header
from tests.ledgers.workshop import grid_of

KNOWN = vocabulary({}).fields_by_title.__contains__


@pytest.mark.parametrize(
    ("rows", "merged", "expected"),
    [
        ("姓名|身份证号|备注\n张一鸣|#1|", "", (1, 1)),
        ("吸毒人员花名册||\n姓名|身份证号|备注\n张一鸣|#1|", "A1:C1", (2, 2)),
        ("吸毒人员花名册||\n填报单位：某街道||2024年6月\n姓名|身份证号|备注", "A1:C1", (3, 3)),
        ("填报单位：|某省|省*|某市|市*\n||||\n姓名*|性别*|社区*|民族*|备注\n", "", (3, 3)),  # labels with stars above
        ("登记表||\n填写注意事项：1.姓名必填。2.身份证号必填。||\n姓名|身份证号|备注", "A1:C1 A2:C2", (3, 3)),
        ("||\n||\n姓名|身份证号|备注\n张一鸣|#1|", "", (3, 3)),
        ("姓名|户籍地||备注\n|省|市|\n张一鸣|某省|某市|", "A1:A2 B1:C1 D1:D2", (1, 2)),
        ("序号|姓名|2023年||2024年|\n||走访时间|走访人|走访时间|走访人", "A1:A2 B1:B2 C1:D1 E1:F1", (1, 2)),
        ("姓名|户籍地||\n|省|市|区县\n|||\n", "A1:A3 B1:D1 B2:B3 C2:C3 D2:D3", (1, 3)),  # an empty row belongs to it
        ("姓名|户籍地||备注\n|省|市|\n张一鸣|某省|某市|", "", (1, 2)),  # a text table has no merged cells
        ("姓名|身份证号|电话\n姓名|身份证号|电话\n张一鸣|#1|1", "", (1, 1)),
        (
            f"姓名|{'|'.join(f'{month}月' for month in range(1, 13))}\n张一鸣{'|电话' * 12}\n李二平{'|√' * 12}",
            "",
            (1, 1),
        ),  # twelve months of calls are no titles
        ("宣传统计|||\n|1月|2月|3月|合计\n横幅|1|2||3", "", (2, 2)),  # months alone
        ("宣传统计|||\n项目\\月份|一季度|二季度|三季度\n横幅|1|2|", "", (2, 2)),
    ],
)
def test_the_header_is_found_at_its_rows(rows: str, merged: str, expected: tuple[int, int]) -> None:
    header = find_header(grid_of(rows, merged), 1, KNOWN)
    assert header is not None
    assert (header.first_row, header.last_row) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "吸毒人员花名册",
        "1|2|3\n4|5|6",
        "注：本表一式两份\n填表人：王某",
        "@2024-01-05|@2024-02-06|3",
        "|3月|1月|2月",
        "|1月|1月|1月",
        "|1月|2月",
    ],
)
def test_rows_without_titles_hold_no_header(rows: str) -> None:
    assert find_header(grid_of(rows), 1, KNOWN) is None


def test_a_table_further_down_is_found_from_below_the_first() -> None:
    grid = grid_of("姓名|身份证号|管控现状\n张一鸣|#1|在控\n||\n活动时间|宣传形式|数量\n2024.6.26|横幅|3")
    first, second = find_header(grid, 1, KNOWN), find_header(grid, 3, KNOWN)
    assert first
    assert second
    assert (first.first_row, second.first_row) == (1, 4)


def test_a_group_stands_before_every_title_it_covers() -> None:
    header = find_header(grid_of("姓名|责任民警||备 注\n|姓\n名|电话|", "A1:A2 B1:C1 D1:D2"), 1, KNOWN)
    assert header
    assert [heading.title for heading in header.headings][:1] == ["姓名"]


def test_titles_show_without_line_breaks_and_stretching_blanks() -> None:
    header = find_header(grid_of([["姓  名", "户籍地\n详址", "管控现状"], ["张一鸣", "某路", "在控"]]), 1, KNOWN)
    assert header
    assert [heading.title for heading in header.headings] == ["姓名", "户籍地详址", "管控现状"]
