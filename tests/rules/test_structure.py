"""ST: what the shape of the workbooks gives away."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.body.rows import Role, RowUse
from jdtool.ledgers.body.totals import Stated
from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.rules import structure
from jdtool.rules.rule import Severity
from tests.factories import books, person
from tests.rules.judging import only_hit, said

NOT_RECOGNISED = "没有认出是哪一种台账"


def of_sheets(*sheets: SheetReceipt) -> Books:
    return replace(books(), files=(FileReceipt("台账.xlsx", "0" * 64, sheets),))


def sheet(ledger: str = "persons", *, visible: bool = True, rows: int = 5, **parts: object) -> SheetReceipt:
    held = {"persons": ("name",), "visits": ("name", "visited_on"), "drug_tests": ("name", "tested_on")}
    fields = {ledger: {name: column for column, name in enumerate(held.get(ledger, ()), 1)}} if ledger else {}
    given = {"ledger": ledger, "fields_by_ledger": fields, **parts}
    return SheetReceipt("台账.xlsx", "Sheet1", visible, {"record": rows, "blank": 3}, **given)


def test_a_file_that_was_not_read_says_why_and_what_to_do() -> None:
    failure = "文件有密码；请先在 Excel/WPS 中取消密码再读"
    unread = replace(books(), files=(FileReceipt("加密.xlsx", "", failure=failure), FileReceipt("台账.xlsx", "0" * 64)))
    assert said(structure.file_unreadable, unread) == [failure, "ok"]
    assert only_hit(structure.file_unreadable, unread).place.file == "加密.xlsx"


@pytest.mark.parametrize(
    ("unknown", "severity"),
    [
        (sheet("", rows=3, reason=NOT_RECOGNISED), None),
        (sheet("", rows=2, reason=NOT_RECOGNISED), Severity.INFO),  # a cover page
        (sheet("", rows=30, visible=False, reason=NOT_RECOGNISED), Severity.INFO),  # the choices of a drop-down
    ],
)
def test_a_sheet_nobody_recognised_is_a_warning_and_a_cover_is_not(unknown: SheetReceipt, severity: Severity) -> None:
    hit = only_hit(structure.sheet_not_understood, of_sheets(unknown))
    assert hit.severity is severity
    assert hit.message.startswith(f"有 {unknown.filled_rows} 行内容")
    assert hit.message.endswith(NOT_RECOGNISED)


def test_a_recognised_sheet_is_in_order_and_an_empty_one_is_not_looked_at() -> None:
    assert said(structure.sheet_not_understood, of_sheets(sheet(), sheet("", rows=0))) == ["ok"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (sheet("persons"), ["ok"]),
        (sheet("persons", fields_by_ledger={"persons": {"sex": 2}}, missing=("name",)),
         ["认作花名册，但没有找到“姓名”列，应有这一列"]),
        (sheet("visits", fields_by_ledger={"visits": {"name": 2}}, missing=("visited_on",)),
         ["认作走访台账，但没有找到“走访时间”列，应有这一列"]),
        (sheet("drug_tests", fields_by_ledger={"drug_tests": {"result": 2}}, missing=("name", "tested_on")),
         ["认作检测台账，但没有找到“姓名”、“检测时间”列，应有这一列"]),
        (sheet("activities", fields_by_ledger={"activities": {"quantity": 2}}, missing=("item",)), ["ok"]),
        (sheet("activities", fields_by_ledger={"activities": {"topic": 2}}, missing=("item",)),
         ["认作宣传及工作活动，但没有找到“宣传项目”列，应有这一列"]),
        (sheet("communities"), ["ok"]),  # hangs on nothing
        (sheet("", rows=4), []),  # ST002 speaks of it
    ],
)  # fmt: skip
def test_a_ledger_needs_the_columns_its_records_hang_on(known: SheetReceipt, expected: list[str]) -> None:
    assert said(structure.key_column_missing, of_sheets(known)) == expected


def test_two_columns_that_claim_one_field_are_named_with_the_one_taken() -> None:
    uses = (
        ColumnUse(2, "姓名", "name", "title", 1.0, (6, "人员姓名")),
        ColumnUse(3, "性别", "sex", "title", 1.0),
        ColumnUse(6, "人员姓名", ""),
    )
    ambiguous = of_sheets(sheet(columns=uses, header_rows=(3, 4)))
    assert said(structure.column_ambiguous, ambiguous) == [
        "B列“姓名”与F列“人员姓名”都像同一栏目，采用了靠左的B列",
        "ok",
    ]
    assert only_hit(structure.column_ambiguous, ambiguous).place.cell == "B4"


def test_a_column_that_is_as_much_like_two_fields_is_named_with_the_one_taken() -> None:
    uses = (
        ColumnUse(2, "办理日期", "decided_on", "title", 1.0, twin="送达日期"),
        ColumnUse(3, "性别", "sex", "title", 1.0),
    )
    assert said(structure.column_ambiguous, of_sheets(sheet(columns=uses, header_rows=(1,)))) == [
        "B列“办理日期”既像“决定日期”，又像“送达日期”，当作“决定日期”读取",
        "ok",
    ]


def test_a_row_that_is_neither_record_nor_furniture_is_named_with_its_reason() -> None:
    unread = of_sheets(sheet(rows=2, unread=(RowUse(17, Role.UNREAD, "有内容，但没有填写姓名"),)))
    assert said(structure.row_unread, unread) == ["有内容，但没有填写姓名", "ok", "ok"]
    place = only_hit(structure.row_unread, unread).place
    assert (place.row, place.cell) == (17, "")


def test_rows_of_a_sheet_that_is_no_ledger_are_left_to_st002() -> None:
    unknown = sheet("", rows=3, unread=(RowUse(1, Role.UNREAD, NOT_RECOGNISED),))
    assert said(structure.row_unread, of_sheets(unknown)) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (Stated(17, 3, "合计", "户数", 12, 11, 5, 15), ["“合计”行的“户数”填 12，第 5～15 行的明细为 11，两者应一致"]),
        (Stated(17, 3, "合计", "户数", 11, 11, 5, 15), ["ok"]),
        (Stated(4, 1, "和平里社区（3人）", "", 3, 2, 5, 6),
         ["“和平里社区（3人）”写 3，第 5～6 行的明细为 2，两者应一致"]),
        (Stated(4, 1, "和平里社区（2人）", "", 2, 1, 5, 5),
         ["“和平里社区（2人）”写 2，第 5 行的明细为 1，两者应一致"]),
        (Stated(17, 3, "合计", "备注", 12, None, 5, 15), ["undecided"]),  # nothing that could be added up
    ],
)  # fmt: skip
def test_a_typed_total_must_be_what_stands_under_it(stated: Stated, expected: list[str]) -> None:
    assert said(structure.total_mismatch, of_sheets(sheet(totals=(stated,)))) == expected


def test_a_total_in_the_name_of_a_person_is_told_without_the_name() -> None:
    stated = Stated(4, 1, "赵一鸣（3次）", "", 3, 2, 5, 6)
    named = replace(books([person("赵一鸣")]), files=of_sheets(sheet(totals=(stated,))).files)
    assert said(structure.total_mismatch, named) == ["“赵某某（3次）”写 3，第 5～6 行的明细为 2，两者应一致"]


def test_without_a_typed_total_there_is_nothing_to_compare() -> None:
    assert said(structure.total_mismatch, of_sheets(sheet())) == []
