"""Charts: what of a table is drawn, how it is told in words, and when it stays a table."""

from decimal import Decimal

import pytest

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import Chart, Note, Run, Runs, Table
from jdtool.reports.charts import chart_of, gaps, labels, scale, series, summary
from jdtool.reports.markdown import read_markdown
from jdtool.reports.markdown_writer import write_markdown

SOURCE = "::: {kind}\n\n各社区人数（人）\n\n| 社区 | 人数 |\n| :--- | ---: |\n| 甲 | 3 |\n\n:::\n"


def text(words: str) -> Runs:
    return (Run(words),)


def table(*columns: tuple[str, ...]) -> Table:
    """The first column holds the names, the first cell of each its title."""
    header, *rows = (tuple(text(cell) for cell in row) for row in zip(*columns, strict=True))
    return Table(header, tuple(rows), ("",) * len(columns), "图题")


def chart(*columns: tuple[str, ...]) -> Chart:
    drawn = chart_of(table(*columns), "bar")
    assert isinstance(drawn, Chart)
    return drawn


NAMES = ("社区", "甲", "乙", "丙")


def test_names_and_numbers_are_read_column_by_column() -> None:
    drawn = chart(NAMES, ("走访", "3", "0", "12.5"), ("检测", "1", "数据暂缺", "（数据暂缺）"))
    assert labels(drawn) == ("甲", "乙", "丙")
    visits, tests = series(drawn)
    assert (visits.name, visits.values) == ("走访", (Decimal(3), Decimal(0), Decimal("12.5")))
    assert (tests.name, tests.values) == ("检测", (Decimal(1), None, None))


@pytest.mark.parametrize("cell", ["3人", "-1", "54.5%", "", "1e3", "１２", "1,000", "—"])
def test_what_is_no_number_is_refused_with_its_words(cell: str) -> None:
    with pytest.raises(JdtoolError, match="图里只能画不带单位的数"):
        chart_of(table(NAMES, ("人数", "1", cell, "3")), "bar")


@pytest.mark.parametrize(
    ("rows", "columns", "drawn"),
    [(1, 1, True), (40, 4, True), (41, 1, False), (3, 5, False), (3, 0, False), (0, 1, False)],
)
def test_what_no_page_can_hold_stays_a_table(rows: int, columns: int, drawn: bool) -> None:
    numbers = tuple(("列", *("1" for _ in range(rows))) for _ in range(columns))
    source = table(("社区", *(f"第{at}社区" for at in range(rows))), *numbers)
    assert (chart_of(source, "bar") == Chart("bar", source)) == drawn
    assert drawn or chart_of(source, "bar") == source


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("3", "1", "2"), "共3项；人数最多3（甲），最少1（乙）。"),
        (("3", "3", "0"), "共3项；人数最多3（甲等2项），最少0（丙）。"),
        (("2", "2", "2"), "共3项；人数均为2。"),
        (("2", "数据暂缺", "数据暂缺"), "共3项；人数2。"),
        (("数据暂缺", "数据暂缺", "数据暂缺"), "共3项；人数数据暂缺。"),
    ],
)
def test_a_chart_is_told_in_words(values: tuple[str, ...], told: str) -> None:
    assert summary(chart(NAMES, ("人数", *values))) == told


def test_numbers_nobody_supplied_are_named() -> None:
    assert gaps(chart(NAMES, ("走访", "1", "2", "3"))) == ""
    drawn = chart(NAMES, ("走访", "1", "数据暂缺", "数据暂缺"), ("检测", "数据暂缺", "0", "1"))
    assert gaps(drawn) == "注：走访（乙、丙）、检测（甲）数据暂缺。"


@pytest.mark.parametrize(
    ("largest", "marks"),
    [
        ("0", (0, 1)),
        ("数据暂缺", (0, 1)),
        ("0.5", (0, 1)),
        ("1", (0, 1)),
        ("4", (0, 1, 2, 3, 4)),
        ("9", (0, 2, 4, 6, 8, 10)),
        ("10", (0, 2, 4, 6, 8, 10)),
        ("10.1", (0, 2, 4, 6, 8, 10, 12)),
        ("39", (0, 5, 10, 15, 20, 25, 30, 35, 40)),
        ("40", (0, 10, 20, 30, 40)),
        ("999", (0, 200, 400, 600, 800, 1000)),
        ("1254", (0, 200, 400, 600, 800, 1000, 1200, 1400)),
    ],
)
def test_the_axis_has_round_marks_and_reaches_the_largest_number(largest: str, marks: tuple[int, ...]) -> None:
    assert scale(chart(NAMES, ("人数", "0", largest, "数据暂缺"))) == marks


@pytest.mark.parametrize(
    ("container", "kind"), [("bar-chart", "bar"), ("column-chart", "column"), ("line-chart", "line")]
)
def test_a_chart_is_a_table_in_markdown_and_reads_back_as_itself(container: str, kind: str) -> None:
    source = SOURCE.format(kind=container)
    rows = ((text("甲"), text("3")),)
    expected = Chart(kind, Table((text("社区"), text("人数")), rows, ("left", "right"), "各社区人数（人）"))
    assert read_markdown(source) == (expected,)
    assert write_markdown((expected,)) == source


def test_what_stands_under_a_chart_is_its_note() -> None:
    _, note = read_markdown(SOURCE.format(kind="bar-chart").replace("\n\n:::", "\n\n注：甲。\n\n:::"))
    assert note == Note(text("注：甲。"))


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("甲\n\n" + SOURCE.format(kind="bar-chart").replace("| 3 |", "| 3人 |"), "第3行图里只能画不带单位的数"),
        ("::: bar-chart\n| 社区 |\n|---|\n| 甲 |\n:::", "第1行“::: bar-chart”里表的上面缺少一段图题"),
        ("::: line-chart\n没有表\n:::", "“::: line-chart”里应依次是"),
    ],
)
def test_a_mistake_in_a_chart_is_named_with_its_line(source: str, complaint: str) -> None:
    with pytest.raises(JdtoolError, match=complaint):
        read_markdown(source)
