"""Months and items across: every cell becomes the event a person reads from it, whatever stands around the table."""

import re

import pytest

from jdtool.cells.raw import Trouble
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.record import Record
from jdtool.ledgers.sheets import SheetRead
from jdtool.ledgers.visits import Visit
from jdtool.workbooks.grid import Cell, Grid
from tests.ledgers.layouts_matrix import MATRICES, MATRIX_DECOYS
from tests.ledgers.layouts_wide import WIDE_DECOYS, WIDES
from tests.ledgers.workshop import Sample, Spread, grid_of, read, read_sample

SPREADS = pytest.mark.parametrize("spread", [*MATRICES, *WIDES], ids=str)


def told(record: Record) -> str:
    """A record as one line: ledger, cell, who or where, what and when; !field=text for a cell in trouble."""
    troubles = [f"!{each.field}={each.text}" for each in record.troubles if each.trouble is Trouble.UNREADABLE]
    parts: list[object] = [record.origin.ledger]
    if isinstance(record, Visit):
        met = "未见" if record.met is False else ""
        parts += [record.at("visited_on").cell, record.name, record.visited_on, record.visitor, record.method, met]
        parts += [record.content]
    elif isinstance(record, DrugTest):
        parts += [record.at("tested_on").cell, record.name, record.tested_on, record.result, record.remarks]
    elif isinstance(record, Activity):
        amount = record.quantity.value if record.quantity else ""
        people = f"{record.people}人" if record.people is not None else ""
        where = record.at("quantity").cell if record.at("quantity") != record.at("people") else ""
        parts += [where, record.community, record.item, f"{amount}{record.counted_in}", record.held_on, people]
    return " ".join(str(part) for part in [*parts, *troubles] if part not in {None, ""})


def events(found: SheetRead) -> list[str]:
    """All records told, the roster's aside."""
    return [told(record) for name, records in found.records.items() if name != "persons" for record in records]


def without_places(lines: list[str]) -> list[str]:
    """The lines without their cells."""
    return [re.sub(r" [A-Z]\d+(?= )", "", line) for line in lines]


@SPREADS
def test_every_cell_becomes_the_event_a_person_reads(spread: Spread) -> None:
    assert sorted(events(read_sample(spread.sample))) == sorted(spread.events.strip().split("\n"))


@SPREADS
def test_the_receipt_says_how_the_columns_were_read(spread: Spread) -> None:
    receipt = read_sample(spread.sample).receipt
    across = [use for use in receipt.columns if use.by in {"month", "item"}]
    assert receipt.layout == spread.layout
    assert len(across) >= 2
    assert {use.field for use in across} & {"visited_on", "tested_on", "quantity"}


@SPREADS
def test_a_title_more_and_a_blank_column_change_nothing(spread: Spread) -> None:
    sample = spread.sample
    plain = read_sample(sample)
    grid = grid_of(sample.rows, sample.merged, sample.sheet)
    rows: list[list[Cell]] = [["", *row] for row in grid.rows]
    if sample.merged:
        rows = [["", "内部资料", *[""] * (len(rows[0]) - 2)], *rows]
    shift = 1 if sample.merged else 0
    spans = tuple(
        type(span)(span.first_row + shift, span.last_row + shift, span.first_column + 1, span.last_column + 1)
        for span in grid.merged
    )
    moved = read(Grid(grid.name, visible=True, rows=rows, merged=spans), sample.names)
    assert without_places(events(moved)) == without_places(events(plain))
    assert sum(moved.receipt.rows.values()) == len(rows)


def test_urine_and_hair_are_told_apart_by_their_titles() -> None:
    rows = "姓名|尿检时间|尿检结果|毛发检测时间|毛发检测结果\n张一鸣|2024.1.5|阴性|2024.6.1|阳性"
    tests = read(grid_of("吸毒人员检测登记表||||\n" + rows, "A1:E1")).records["drug_tests"]
    assert [(each.method, each.result) for each in tests if isinstance(each, DrugTest)] == [
        ("尿检", "阴性"),
        ("毛发", "阳性"),
    ]


def test_ticks_under_months_of_nothing_named_are_left_unused() -> None:
    rows = "姓名|性别|身份证号|戒毒措施|1月|2月\n张一鸣|男|#1|社区戒毒|√|√"
    found = read(grid_of("社区戒毒人员花名册（2024年）|||||\n" + rows, "A1:F1"))
    assert (dict(found.receipt.records), found.receipt.unused_columns) == ({"persons": 1}, ("E", "F"))


def test_dashes_are_tests_where_the_legend_says_so_and_none_came_out_positive() -> None:
    rows = "姓名|1月|2月\n张一鸣|—|—"
    assert events(read(grid_of("2024年尿检登记（“—”为阴性）||\n" + rows, "A1:C1"))) == [
        "drug_tests B3 张一鸣 2024-01 阴性",
        "drug_tests C3 张一鸣 2024-02 阴性",
    ]
    assert events(read(grid_of("2024年尿检登记||\n" + rows, "A1:C1"))) == []


def test_a_community_across_is_told_by_its_own_column() -> None:
    rows = "项目|清泉社区|玉泉社区\n横幅|3|2\n宣传单|200|150"
    made = read(grid_of("2024年禁毒宣传统计||\n" + rows, "A1:C1")).records["activities"]
    assert [(each.community, each.at("community").letter) for each in made] == [
        ("清泉社区", "B"),
        ("玉泉社区", "C"),
    ] * 2


def test_columns_of_communities_are_no_communities_across() -> None:
    rows = "项目|所属社区|所在村|数量\n横幅|||3\n宣传单|||200"
    found = read(grid_of("2024年禁毒宣传统计|||\n" + rows, "A1:D1"))
    assert (found.receipt.layout, dict(found.receipt.records)) == ("table", {"activities": 2})


def test_months_that_run_past_december_have_no_certain_year() -> None:
    rows = "姓名|11月|12月|1月\n张一鸣|√||√"
    found = read(grid_of("2024年走访帮教情况|||\n" + rows, "A1:D1"))
    assert events(found) == ["visits B3 张一鸣 !visited_on=11月", "visits D3 张一鸣 !visited_on=1月"]


def test_october_as_a_number_is_not_january() -> None:
    header: list[Cell] = ["姓名", 2024.8, 2024.9, 2024.1, 2024.11]
    found = read(grid_of([["走访登记表", "", "", "", ""], header, ["张一鸣", "√", "√", "√", "√"]], "A1:E1"))
    assert [line[-7:] for line in events(found)] == ["2024-08", "2024-09", "2024-10", "2024-11"]


@pytest.mark.parametrize("stated", [3, 2])
def test_a_total_of_ticks_is_checked_and_one_of_days_is_not(stated: int) -> None:
    rows = f"姓名|1月|2月\n张一鸣|√|5\n李二平|√|20\n王三省|√|8\n合计|{stated}|3"
    totals = read(grid_of("2024年走访帮教情况||\n" + rows, "A1:C1")).receipt.totals
    assert [(each.stated, each.counted) for each in totals] == [(stated, 3), (3, None)]


@pytest.mark.parametrize("sample", [*MATRIX_DECOYS, *WIDE_DECOYS], ids=str)
def test_months_and_items_of_another_trade_are_no_ledger(sample: Sample) -> None:
    found = read_sample(sample)
    assert (found.receipt.ledger, dict(found.records)) == ("", {})
    assert found.receipt.reason
