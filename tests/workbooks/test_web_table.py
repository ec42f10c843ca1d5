"""Web pages called .xls: tables with spans, and what is no table."""

import pytest

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Span
from jdtool.workbooks.web_table import read


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<table><tr><td>姓名<td>备注<tr><td>测试甲<td></table>", [["姓名", "备注"], ["测试甲", ""]]),
        ("<TABLE><TR><TH> a\n b </TH><TD>1<br>2</TD></TR></TABLE>", [["a b", "1\n2"]]),
        ("<table><tr><td>&lt;b&gt;张&amp;三&nbsp;</td></tr></table>", [["<b>张&三\xa0"]]),
        ("<table><tr><td><script>x<td></script>y<style>z</style></td></tr></table>", [["y"]]),
        ("<table><tr><td>000001</td><td>NA</td></tr></table>", [["000001", "NA"]]),
        ("<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>", [["a"], ["b"]]),
    ],
)
def test_a_table_is_read_as_texts(page: str, rows: list[list[Cell]]) -> None:
    assert read(page, "表").grids[0].rows == rows


def test_spans_keep_the_columns_below_in_place() -> None:
    page = (
        '<table><tr><td rowspan="2">社区</td><td colspan="2">走访</td></tr><tr><td>次</td><td>人</td></tr>'
        "<tr><td>和平里</td><td>3</td><td>2</td></tr></table>"
    )
    [grid] = read(page, "表").grids
    assert grid.rows == [["社区", "走访", ""], ["", "次", "人"], ["和平里", "3", "2"]]
    assert grid.merged == (Span(1, 2, 1, 1), Span(1, 1, 2, 3))


def test_each_table_is_a_sheet_of_its_own() -> None:
    page = "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table><tr><td>c</td></tr></table>"
    assert [(grid.name, grid.rows) for grid in read(page, "表").grids] == [
        ("表（1）", [["b"]]),
        ("表（2）", [["a"]]),
        ("表（3）", [["c"]]),
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>请登录</p>", "没有表格"),
        ("<table><tr><td>测试甲</td></tr><tr><td>测", "不完整"),
        ("<table>" + '<tr><td colspan="1024" rowspan="1024">a</td></tr>' * 5 + "</table>", "太大"),
    ],
)
def test_a_page_without_a_whole_table_is_refused(page: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(page, "表")
