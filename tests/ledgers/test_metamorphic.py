"""Furniture, order and wording change nothing: the same people are read from every dress of the same roster."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.ledgers.persons import PERSONS
from jdtool.ledgers.record import Record
from jdtool.workbooks.grid import Cell
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


def persons(rows: list[list[Cell]], **more: object) -> list[Record]:
    """The roster read back; every row must have a role."""
    grid = grid_of(rows, **more)  # type: ignore[arg-type]
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


@settings(deadline=None, max_examples=150)
@given(
    order=st.permutations(list(TITLES)),
    titles=st.fixed_dictionaries({name: st.sampled_from(found) for name, found in SYNONYMS.items()}),
    numbered=st.booleans(),
    title=st.sampled_from(["", "和平里社区吸毒人员花名册", "青和街道2024年在册吸毒人员台账"]),
    unit=st.sampled_from(["", "填报单位：青和街道办事处", "单位（盖章）：          2024年6月30日"]),
    footer=st.sampled_from(["", "填表人：王某", "注：每季度更新。", "说明：本表由社区填报，街道汇总"]),
    total=st.sampled_from(["", "合计", "总　计", "共计"]),
    blank=st.sampled_from([0, 1, 2]),
    repeated=st.booleans(),
    shift=st.sampled_from([0, 0, 2]),
    visible=st.booleans(),
    seed=st.integers(0, 9),
)
def test_the_same_people_are_read_from_every_dress(
    order: list[str],
    titles: dict[str, str],
    title: str,
    unit: str,
    footer: str,
    total: str,
    blank: int,
    shift: int,
    seed: int,
    *,
    numbered: bool,
    repeated: bool,
    visible: bool,
) -> None:
    header, *people = table(titles, order, numbered=numbered)
    width = len(header)
    random.Random(seed).shuffle(people)  # noqa: S311 - the order of rows, no secret
    middle = [header] if repeated else [lone("小计", width)] if total else []
    rows = [lone(text, width) for text in (title, unit) if text]
    rows += [header, *people[:2], *([[""] * width] * blank), *middle, *people[2:]]
    rows += [lone(text, width) for text in (total, footer) if text]
    rows = [["" for _ in range(shift)] + list(cells) for cells in rows]
    merged = f"{chr(65 + shift)}1:{chr(64 + shift + width)}1" if title else ""
    assert facts(persons(rows, merged=merged, visible=visible)) == PLAIN
