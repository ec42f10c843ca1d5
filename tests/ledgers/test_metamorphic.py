"""Furniture, order and wording change nothing: the same people are read from every dress of the same roster."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.ledgers.persons import PERSONS
from jdtool.ledgers.record import Record
from jdtool.workbooks.grid import Cell, Grid, Span
from tests.ledgers.workshop import grid_of, number, read

TITLES = {
    "name": "姓名",
    "id_number": "身份证号",
    "sex": "性别",
    "residence_address": "现住址",
    "measure": "戒毒措施",
    "control_status": "管控现状",
    "remarks": "备注",
}
PEOPLE = (
    ("张一鸣", number("19800101", 1), "男", "和平路1号", "社区戒毒", "在控", ""),
    ("李二平", number("19850606", 2), "女", "和平路2号", "社区康复", "在控", "每月探望"),
    ("王三省", number("19900909", 3), "男", "向阳街3号", "社区戒毒", "外出", "外出务工，已报告"),
    ("欧阳四海", number("19751212", 5), "男", "", "自愿戒毒", "在控", ""),
)
SYNONYMS = {
    name: [title for title in field.titles if title not in {"人员", "措施", "类别", "现状", "去向", "户籍", "地址"}]
    for name in TITLES
    if (field := PERSONS.field(name))
}


def facts(records: list[Record]) -> set[tuple[object, ...]]:
    """What the records say, whatever their rows."""
    return {tuple(getattr(record, name) or "" for name in TITLES) for record in records}


def persons(rows: list[list[Cell]], merged: str = "", *, visible: bool = True) -> list[Record]:
    """The roster read back; every row must have a role."""
    grid = grid_of(rows, merged, visible=visible)
    found = read(grid, "禁毒台账\n资料")
    assert sum(found.receipt.rows.values()) == len(grid.rows)
    assert found.receipt.rows["unread"] == 0
    return list(found.records.get("persons", ()))


def table(titles: dict[str, str], order: list[str], *, numbered: bool) -> list[list[Cell]]:
    """Header and people with the columns in that order."""
    rows: list[list[Cell]] = [[titles[name] for name in order]]
    rows += [[dict(zip(TITLES, person, strict=True))[name] for name in order] for person in PEOPLE]
    if numbered:
        rows = [[float(at) if at else "序号", *cells] for at, cells in enumerate(rows)]
    return rows


PLAIN = facts(persons(table(TITLES, list(TITLES), numbered=False)))


def lone(text: str, width: int) -> list[Cell]:
    """A row with one cell."""
    return [text, *[""] * (width - 1)]


@st.composite
def dresses(draw: st.DrawFn) -> tuple[list[list[Cell]], str]:
    """A sheet with the same people, and its merged title."""
    titles = {name: draw(st.sampled_from(found)) for name, found in SYNONYMS.items()}
    header, *people = table(titles, draw(st.permutations(list(TITLES))), numbered=draw(st.booleans()))
    width = len(header)
    people = draw(st.permutations(people))
    title = draw(st.sampled_from(["", "和平里社区吸毒人员花名册", "青和街道2024年在册吸毒人员台账"]))
    unit = draw(st.sampled_from(["", "填报单位：青和街道办事处", "单位（盖章）：          2024年6月30日"]))
    middle = draw(st.sampled_from(["", "小计", "header"]))
    total = draw(st.sampled_from(["", "合计", "总　计", "共计"]))
    footer = draw(st.sampled_from(["", "填表人：王某", "注：每季度更新。", "说明：本表由社区填报，街道汇总"]))
    rows = [lone(text, width) for text in (title, unit) if text]
    rows += [header, *people[:2]]
    rows += [[""] * width for _ in range(draw(st.integers(0, 2)))]
    rows += [header] if middle == "header" else [lone(middle, width)] if middle else []
    rows += [*people[2:], *(lone(text, width) for text in (total, footer) if text)]
    shift = draw(st.sampled_from([0, 2]))
    merged = f"{chr(65 + shift)}1:{chr(64 + shift + width)}1" if title else ""
    return [[""] * shift + list(cells) for cells in rows], merged


@settings(deadline=None, max_examples=200)
@given(dress=dresses(), visible=st.booleans())
def test_the_same_people_are_read_from_every_dress(dress: tuple[list[list[Cell]], str], *, visible: bool) -> None:
    rows, merged = dress
    assert facts(persons(rows, merged, visible=visible)) == PLAIN
    assert len(PLAIN) == len(PEOPLE)


WORDS: list[Cell] = [
    "", "", "", "序号", "姓名", "身份证号", "走访时间", "管控现状", "吸毒人员花名册", "合计", "小计", "备注", "和平里社区",
    "和平里社区（2人）", "张一鸣", "同上", "√", "注：", "2024.1.5", "尿检结果", "阴性", "　", "数量", "宣传形式", 1.0, 2, True, 0.5, "栏次",
    datetime.date(2024, 3, 5), datetime.time(10, 30), float("nan"), float("inf"), -1.0, 10**18, "11010519491231002X", "例",
]  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(
    cells=st.lists(st.lists(st.sampled_from(WORDS), min_size=5, max_size=5), max_size=14),
    spans=st.lists(st.tuples(st.integers(1, 15), st.integers(0, 3), st.integers(1, 6), st.integers(0, 4)), max_size=4),
    visible=st.booleans(),
)
def test_any_jumble_of_cells_is_accounted_for(
    cells: list[list[Cell]], spans: list[tuple[int, int, int, int]], *, visible: bool
) -> None:
    merged = tuple(Span(row, row + tall, column, column + wide) for row, tall, column, wide in spans)
    rows = [["某街道吸毒人员台账", "", "", "", ""], ["序号", "姓名", "走访时间", "管控现状", "身份证号"], *cells]
    found = read(Grid("Sheet1", visible, [list(row) for row in rows], merged))
    receipt = found.receipt
    assert sum(receipt.rows.values()) == len(rows)
    assert {name: len(made) for name, made in found.records.items()} == dict(receipt.records)
    assert receipt.rows["unread"] == 0 or receipt.unread
