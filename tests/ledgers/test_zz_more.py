"""However cards and blocks of columns are laid out, the same people are read; any jumble is accounted for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jdtool.ledgers.record import Record
from jdtool.workbooks.grid import Cell, Grid, Span
from tests.ledgers.workshop import number, read

LABELS = {
    "name": "姓名",
    "sex": "性别",
    "id_number": "身份证号",
    "drug": "毒品种类",
    "measure": "戒毒措施",
    "control_status": "管控现状",
    "residence_address": "现住址",
    "remarks": "现实表现",
}
PEOPLE = (
    ("张一鸣", "男", number("19800101", 1), "冰毒", "社区戒毒", "在控", "和平路1号", "按时尿检"),
    ("李二平", "女", number("19850606", 2), "海洛因", "社区康复", "在控", "和平路2号", ""),
    ("欧阳四海", "男", number("19751212", 5), "", "自愿戒毒", "外出", "", "在外务工，已报告"),
)


def facts(records: list[Record]) -> set[tuple[object, ...]]:
    """What the records say, wherever it stands."""
    return {tuple(getattr(record, name) or "" for name in LABELS) for record in records}


def people(grid: Grid) -> set[tuple[object, ...]]:
    """The people read back; every row must have a role, and none be left unread."""
    found = read(grid, "禁毒台账\n资料")
    assert sum(found.receipt.rows.values()) == len(grid.rows)
    assert found.receipt.rows["unread"] == 0
    return facts(list(found.records.get("persons", ())))


def card(pairs: list[tuple[str, str]], style: str, per_row: int) -> list[list[Cell]]:
    """One person's card; `style` says where the values stand."""
    rows: list[list[Cell]] = []
    for start in range(0, len(pairs), per_row):
        part = pairs[start : start + per_row]
        if style == "right":
            rows.append([cell for pair in part for cell in pair])
        elif style == "below":
            rows += [[label for label, _ in part], [value for _, value in part]]
        else:
            rows.append(["   ".join(f"{label}：{value}" for label, value in part)])
    return rows


@st.composite
def card_sheets(draw: st.DrawFn) -> Grid:
    """The people on cards below each other, all filled in the same way."""
    others = draw(st.permutations(list(LABELS)[1:]))
    style = draw(st.sampled_from(["right", "inside"]))
    per_row = draw(st.integers(1, 3))
    title = draw(st.sampled_from(["", "戒毒人员登记表", "青和街道吸毒人员信息登记卡（2024年）"]))
    gap = draw(st.integers(0, 1))
    shift = draw(st.integers(0, 2))
    rows: list[list[Cell]] = []
    for person in draw(st.permutations(PEOPLE)):
        values = dict(zip(LABELS, person, strict=True))
        pairs = [(LABELS[name], values[name]) for name in ("name", *others)]
        rows += [[title]] if title else []
        rows += card(pairs, style, per_row) + [[""]] * gap
    return Grid("Sheet1", True, [[""] * shift + list(cells) for cells in rows])


@settings(deadline=None, max_examples=3000)
@given(grid=card_sheets())
def test_the_same_people_are_read_from_every_card(grid: Grid) -> None:
    assert people(grid) == {tuple(person) for person in PEOPLE}


@st.composite
def blocks(draw: st.DrawFn) -> Grid:
    """The people as one table, or printed in two or three blocks beside each other."""
    count = draw(st.integers(1, 3))
    gap = draw(st.integers(0, 1))
    names = ["name", *draw(st.permutations(list(LABELS)[1:-1]))]
    order = draw(st.permutations(PEOPLE))
    height = -(-len(order) // count)
    header: list[Cell] = []
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for start in range(0, len(order), height):
        part = order[start : start + height]
        header += ["序号", *(LABELS[name] for name in names), *[""] * gap]
        for at, row in enumerate(rows):
            values = dict(zip(LABELS, part[at], strict=True)) if at < len(part) else {}
            row += [float(start + at + 1) if values else "", *(values.get(name, "") for name in names), *[""] * gap]
    title: list[Cell] = ["吸毒人员花名册", *[""] * (len(header) - 1)]
    return Grid("Sheet1", True, [title, header, *rows], (Span(1, 1, 1, len(header)),))


@settings(deadline=None, max_examples=3000)
@given(grid=blocks())
def test_the_same_people_are_read_from_any_number_of_blocks(grid: Grid) -> None:
    assert people(grid) == {(*person[:-1], "") for person in PEOPLE}


WORDS: list[Cell] = [
    "", "", "", "姓名", "姓名", "性别", "身份证号", "现住址", "毒品种类", "戒毒措施", "走访时间", "走访人", "家庭成员", "关系", "联系电话",
    "戒毒人员登记卡", "现实表现", "备注：", "姓名：张一鸣  性别：男", "身份证号：11010519491231002X", "：", "张一鸣", "张三、李四", "男", "社区戒毒",
    "同上", "同左", "2024.1.5", "□男 ☑女", "注：一式两份", "序号", 1.0, True, "11010519491231002X",
]  # fmt: skip


@settings(deadline=None, max_examples=3000)
@given(
    cells=st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), max_size=14),
    spans=st.lists(st.tuples(st.integers(1, 15), st.integers(0, 3), st.integers(1, 7), st.integers(0, 4)), max_size=4),
    visible=st.booleans(),
)
def test_any_jumble_of_labels_is_accounted_for(
    cells: list[list[Cell]], spans: list[tuple[int, int, int, int]], *, visible: bool
) -> None:
    merged = tuple(Span(row, row + tall, column, column + wide) for row, tall, column, wide in spans)
    found = read(Grid("Sheet1", visible, [list(row) for row in cells], merged), "禁毒台账\n资料")
    receipt = found.receipt
    assert sum(receipt.rows.values()) == len(cells)
    assert {name: len(made) for name, made in found.records.items()} == dict(receipt.records)
    assert receipt.rows["unread"] == 0 or receipt.unread
