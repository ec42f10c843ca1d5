"""ST: merged and hidden cells, formulas without result, errors."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.condition import Condition, Merge
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.rules import layout
from jdtool.rules.rule import Rule
from tests.factories import books
from tests.rules.judging import only_hit, said

USES = (ColumnUse(1, "序号", "sequence"), ColumnUse(2, "所属社区", "community"), ColumnUse(7, "年龄", "age"))


def roster(condition: Condition, *, visible: bool = True, records: int = 11) -> Books:
    sheet = SheetReceipt(
        "台账.xlsx",
        "花名册",
        visible,
        {"record": records},
        "persons",
        header_rows=(2, 3),
        columns=USES,
        condition=condition,
    )
    return replace(books(), files=(FileReceipt("台账.xlsx", "0" * 64, (sheet,)),))


MERGED = "B列“所属社区”有 {} 处合并单元格跨多条记录（第一处第 4～6 行），{}，应核对并逐行填写"


@pytest.mark.parametrize(
    ("merges", "expected"),
    [
        ((), ["ok"]),
        ((Merge(4, 6, 2, True),), [MERGED.format(1, "已按各行都是这个值读取")]),
        ((Merge(7, 9, 2, True), Merge(4, 6, 2, True)), [MERGED.format(2, "已按各行都是这个值读取")]),
        ((Merge(4, 6, 2, True), Merge(7, 9, 2, False)), [MERGED.format(2, "其中 1 处只算在第一行")]),
    ],
)
def test_merges_are_told_once_a_column(merges: tuple[Merge, ...], expected: list[str]) -> None:
    assert said(layout.merged_across_records, roster(Condition(merges))) == expected


def test_merges_of_two_columns_are_two_findings_each_at_its_first_cell() -> None:
    both = roster(Condition((Merge(4, 6, 7, False), Merge(4, 6, 2, True))))
    assert len(said(layout.merged_across_records, both)) == 2
    one = only_hit(layout.merged_across_records, roster(Condition((Merge(4, 6, 2, True),))))
    assert (one.place.cell, one.place.field) == ("B4", "community")


COUNTED = "已计入检查和统计，应取消隐藏并核对"


@pytest.mark.parametrize(
    ("condition", "visible", "expected"),
    [
        (Condition(), True, ["ok"]),
        (Condition(hidden_rows=(5, 6, 9)), True, [f"有 3 条记录在隐藏（或筛选掉）的行里（第 5、6、9 行），{COUNTED}"]),
        (Condition(hidden_rows=(5, 6, 7, 8, 9, 10)), True,
         [f"有 6 条记录在隐藏（或筛选掉）的行里（第 5、6、7、8、9 行等），{COUNTED}"]),
        (Condition(hidden_columns=(7,)), True, ["G列“年龄”是隐藏的列，已读取，应取消隐藏并核对"]),
        (Condition(), False, [f"隐藏的工作表里有 11 条记录，{COUNTED}"]),
    ],
)  # fmt: skip
def test_what_is_hidden_is_counted_and_said(condition: Condition, *, visible: bool, expected: list[str]) -> None:
    assert said(layout.hidden_data, roster(condition, visible=visible)) == expected


def test_a_hidden_sheet_without_a_record_hides_nothing() -> None:
    assert said(layout.hidden_data, roster(Condition(), visible=False, records=0)) == ["ok"]


FORMULAS = "G列“年龄”有 {} 格是没有保存结果的公式（{}），按空白读取，应重新计算后保存"
ERRORS = "G列“年龄”有 {} 格是错误值（{}），按空白读取，应改正公式或直接填写"


@pytest.mark.parametrize(
    ("rule", "part", "message"),
    [(layout.formula_without_value, "uncalculated", FORMULAS), (layout.error_cell, "errors", ERRORS)],
)
@pytest.mark.parametrize(
    ("rows", "listed"),
    [((5,), "G5"), ((5, 6, 7, 8, 9), "G5、G6、G7、G8、G9"), ((5, 6, 7, 8, 9, 10), "G5、G6、G7、G8、G9 等")],
)
def test_cells_without_value_are_told_once_a_column(
    rule: Rule, part: str, message: str, rows: tuple[int, ...], listed: str
) -> None:
    found = roster(Condition(**{part: tuple((row, 7) for row in rows)}))
    assert said(rule, found) == [message.format(len(rows), listed)]
    assert only_hit(rule, found).place.cell == "G5"
    assert said(rule, roster(Condition())) == ["ok"]


@pytest.mark.parametrize("rule", [layout.merged_across_records, layout.hidden_data, layout.error_cell])
def test_a_sheet_that_is_no_ledger_is_left_to_st002(rule: Rule) -> None:
    other = SheetReceipt(
        "台账.xlsx", "封面", False, {"record": 0, "unread": 5}, condition=Condition((Merge(4, 6, 2, True),))
    )
    assert said(rule, replace(books(), files=(FileReceipt("台账.xlsx", "0" * 64, (other,)),))) == []
