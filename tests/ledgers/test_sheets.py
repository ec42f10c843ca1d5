"""One sheet whole: its receipt, its records, and the account of every sheet of the corpus."""

import os
from pathlib import Path

import pytest

from jdtool.ledgers.sheets import SheetRead
from jdtool.workbooks.files import SUFFIXES
from jdtool.workbooks.read import read_workbook
from tests.ledgers.workshop import grid_of, read

CORPUS = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.xlsx"))
REAL = sorted(
    path for path in (CORPUS / "real").rglob("*") if path.suffix.lower() in SUFFIXES and not path.name.startswith("~$")
)
ROSTER = """
和平里社区吸毒人员花名册|||||
序号|姓名|身份证号|管控现状|血型|备注
1|张一鸣|#1|在控|A|
2|李二平|#2|在控||
合计|3||||
"""


def visits(rows: str) -> SheetRead:
    """A sheet of visits below a title with its year."""
    return read(grid_of(f"2024年吸毒人员走访记录|||\n姓名|走访时间|走访人|走访情况\n{rows}", "A1:D1"))


def test_the_receipt_names_columns_with_data_that_no_field_takes() -> None:
    assert read(grid_of(ROSTER, "A1:F1")).receipt.unused_columns == ("E",)


def test_the_receipt_keeps_titles_and_notes_for_they_may_state_figures() -> None:
    receipt = read(grid_of(ROSTER + "注：本社区共2人|||||", "A1:F1")).receipt
    assert [(note.row, note.text) for note in receipt.notes] == [
        (1, "和平里社区吸毒人员花名册"),
        (6, "注：本社区共2人"),
    ]


def test_a_wrong_total_is_kept_with_its_cell() -> None:
    total = read(grid_of(ROSTER, "A1:F1")).receipt.totals[0]
    assert (total.row, total.column, total.stated, total.counted) == (5, 2, 3, 2)


def test_a_record_knows_the_cell_of_each_field() -> None:
    person = read(grid_of(ROSTER, "A1:F1")).records["persons"][1]
    assert (person.at("id_number").cell, person.at("risk").cell, person.row) == ("C4", "", 4)


def test_a_visit_without_its_year_takes_that_of_the_title() -> None:
    visit = visits("张一鸣|3月5日|赵警官|在家").records["visits"][0]
    assert str(visit.visited_on) == "2024-03-05"  # type: ignore[attr-defined]


def test_a_cell_that_cannot_be_read_is_kept_as_it_stands() -> None:
    visit = visits("张一鸣|2024.2.31|赵警官|在家").records["visits"][0]
    trouble = visit.trouble("visited_on")
    assert trouble
    assert (trouble.trouble, trouble.text) == ("unreadable", "2024.2.31")


def test_one_word_in_a_column_of_ones_is_not_taken_for_one() -> None:
    rows = [
        ["2024年走访吸毒人员", "", ""],
        ["姓名", "走访时间", "是否见面"],
        ["张一鸣", "2024.1.5", True],
        ["李二平", "2024.1.5", 1.0],
    ]
    read_visits = read(grid_of(rows, "A1:C1")).records["visits"]
    assert [visit.met for visit in read_visits] == [True, True]  # type: ignore[attr-defined]


def test_a_number_merged_over_several_rows_counts_once() -> None:
    rows = "禁毒宣传活动|||\n活动时间|宣传形式|数量|活动地点\n3月|横幅|5|广场\n3月|标语||广场"
    activities = read(grid_of(rows, "A1:D1 A3:A4 C3:C4 D3:D4")).records["activities"]
    quantities = [activity.quantity for activity in activities]  # type: ignore[attr-defined]
    assert [quantity.value if quantity else None for quantity in quantities] == [5, None]


def test_what_stands_below_the_tables_and_is_none_of_them_is_named_unread() -> None:
    other = "姓名|车牌号|车辆型号|保险日期\n赵某|甲A00001|轿车|2024.1.1"
    receipt = read(grid_of(f"{ROSTER.strip()}\n|||||\n车辆登记表|||||\n{other}", "A1:F1")).receipt
    assert receipt.ledger == "persons"
    assert sum(receipt.rows.values()) == 9
    assert receipt.rows["unread"] + receipt.rows["note"] + receipt.rows["banner"] + receipt.rows["record"] == 5


VISITED = """
姓名|走访时间|走访人||||
张一鸣|2024.1.5|周民警||||
李二平|2024.2.5|周民警||||
||||||"""
TITLE = "青和街道吸毒人员花名册||||||"
SEVEN_COLUMNS = """
姓名|性别|身份证号|戒毒措施|报到时间|管控现状|风险等级
张一鸣|男|#1|社区戒毒|2023.11.20|在控|高
李二平|女|#2|社区康复|2023.11.20|在控|低
"""


@pytest.mark.parametrize("between", [TITLE, f"{TITLE}\n||||||"])
def test_a_narrow_table_above_a_wide_one_is_read_and_a_name_above_a_gap_is_the_next_ones(between: str) -> None:
    found = read(grid_of(f"{VISITED}\n{between}{SEVEN_COLUMNS}"))
    assert {name: len(made) for name, made in found.records.items()} == {"visits": 2, "persons": 2}
    assert (found.receipt.rows["record"], found.receipt.rows["title"], found.receipt.rows["header"]) == (4, 1, 2)
    assert found.receipt.rows["unread"] == 0


@pytest.mark.parametrize(
    "remark", ["在外务工", "有事打邻居家座机号"]
)  # what ends like a title is none where people stand
def test_a_header_that_comes_again_after_one_person_heads_no_cards(remark: str) -> None:
    header = "备注|姓名|性别|身份证号|戒毒措施|管控现状|现住址"
    names = ("张一鸣", "李二平", "欧阳三省", "王四海")
    people = [f"{remark}|{name}|男|#{at}|社区戒毒|在控|和平路{at}号" for at, name in enumerate(names, 1)]
    rows = ["填报单位：和平里社区||||||", header, people[0], header, *people[1:]]
    found = read(grid_of("\n".join(rows), "A1:G1"))
    assert (found.receipt.layout, found.receipt.rows["record"], found.receipt.rows["header"]) == ("table", 4, 2)
    assert tuple(person.name for person in found.records["persons"]) == names


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("填报单位：|清河县|双溪镇|2024.6.30||||", "title"),
        ("清河县|双溪镇|禁毒办||||", "title"),
        ("宣传单|300|份||||", "unread"),  # of a table whose header nobody knows
        ("张一鸣|2024.1.5|广场||||", "unread"),
    ],
)
def test_what_stands_above_a_header_is_its_title_only_where_it_is_no_data(line: str, role: str) -> None:
    receipt = read(grid_of(f"{TITLE}\n{line}{SEVEN_COLUMNS}")).receipt
    assert (receipt.rows[role], sum(receipt.rows.values())) == (1 + (role == "title"), 5)


def test_a_hidden_sheet_is_read_and_said_to_be_hidden() -> None:
    receipt = read(grid_of(ROSTER, "A1:F1", visible=False)).receipt
    assert (receipt.ledger, receipt.visible, receipt.records) == ("persons", False, {"persons": 2})


def test_a_hidden_sheet_of_titles_alone_is_no_ledger() -> None:
    receipt = read(grid_of("姓名|毒品种类|管控现状|吸毒原因", visible=False)).receipt
    assert (receipt.ledger, receipt.reason) == ("", "隐藏的工作表，只有表头，没有记录")


def test_visits_without_a_column_of_dates_are_recognised_and_no_record() -> None:
    found = read(grid_of("2024年吸毒人员走访情况|||\n姓名|走访人|走访方式|备注\n张一鸣|赵警官|入户|", "A1:D1"))
    assert (found.receipt.ledger, found.receipt.missing, dict(found.records)) == ("visits", ("visited_on",), {})
    assert (found.receipt.header_rows, found.receipt.rows["header"], found.receipt.rows["unread"]) == ((2,), 1, 2)
    assert found.receipt.reason == "像走访台账，但没有日期一列，无法作为走访台账读取"


def test_an_empty_sheet_is_blank_and_understood() -> None:
    receipt = read(grid_of([["", ""], ["", ""]])).receipt
    assert (receipt.rows["blank"], receipt.understood, receipt.reason) == (2, True, "")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_shipped_examples_are_read_whole_and_their_totals_agree(path: Path) -> None:
    for grid in read_workbook(path).grids:
        receipt = read(grid, f"{path.stem}\n{path.parent.name}", path.name).receipt
        assert receipt.ledger, grid.name
        assert receipt.rows["unread"] == 0, grid.name
        assert receipt.rows["record"] == receipt.records[receipt.ledger], grid.name
        assert receipt.missing == (), grid.name
        assert all(total.counted in {None, total.stated} for total in receipt.totals), grid.name


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_the_account_of_every_strangers_sheet_balances(path: Path) -> None:
    for grid in read_workbook(path).grids:
        rows = len(grid.rows)
        receipt = read(grid, f"{path.stem}\n资料", path.name).receipt
        assert sum(receipt.rows.values()) == rows, grid.name
        assert receipt.understood or receipt.reason, grid.name


@pytest.mark.skipif(not REAL, reason="no corpus at hand")
def test_of_the_strangers_forms_only_ours_are_taken() -> None:
    ours = {"DRUGGY.xls", "DRUGGY1.xls", "DRUGGY2.xls", "DRUGGYTEMP.xls", "POLICYPROPAGANDA.xls"}
    taken = {
        path.name
        for path in REAL
        for grid in read_workbook(path).grids
        if read(grid, f"{path.stem}\n资料", path.name).receipt.ledger
    }
    assert taken == ours & {path.name for path in REAL}
