"""Cards, tables beside each other and habits of filling them: every field is read from the very cell it stands in."""

import pytest

from tests.ledgers.layouts_cards import CARDS, OTHER_CARDS
from tests.ledgers.layouts_of_offices import OFFICES
from tests.ledgers.layouts_side_by_side import BESIDE, HABITS
from tests.ledgers.telling import Telling, lines, read_telling
from tests.ledgers.workshop import grid_of, read

TELLINGS = pytest.mark.parametrize("telling", [*CARDS, *BESIDE, *HABITS, *OFFICES], ids=str)


@TELLINGS
def test_every_field_is_read_from_its_cell(telling: Telling) -> None:
    found = [
        " | ".join([line.split(" | ")[0], *sorted(line.split(" | ")[1:])]) for line in lines(read_telling(telling))
    ]
    wanted = [" | ".join([line.split(" | ")[0], *sorted(line.split(" | ")[1:])]) for line in telling.told.splitlines()]
    assert found == wanted


@TELLINGS
def test_every_row_has_one_role(telling: Telling) -> None:
    receipt = read_telling(telling).receipt
    assert {role: count for role, count in receipt.rows.items() if count} == telling.roles
    assert sum(receipt.rows.values()) == len(grid_of(telling.rows).rows)
    assert {use.row: use.reason for use in receipt.unread} == telling.unread


@TELLINGS
def test_the_receipt_names_the_layout_and_the_records(telling: Telling) -> None:
    found = read_telling(telling)
    assert (found.receipt.layout, found.receipt.header_rows, found.receipt.understood) == (
        telling.layout,
        telling.header,
        True,
    )
    assert dict(found.receipt.records) == {name: len(made) for name, made in found.records.items()}
    assert found.receipt.missing == ()


@TELLINGS
def test_totals_agree_with_what_is_counted(telling: Telling) -> None:
    assert all(total.counted in {None, total.stated} for total in read_telling(telling).receipt.totals)


@pytest.mark.parametrize("rows", OTHER_CARDS, ids=lambda rows: rows.strip().split("|")[0])
def test_a_card_of_another_trade_is_no_record_even_in_our_folder(rows: str) -> None:
    found = read(grid_of(rows), "禁毒台账\n资料")
    assert (found.receipt.ledger, dict(found.records)) == ("", {})
    assert found.receipt.reason


def test_a_row_with_several_people_points_at_their_cell() -> None:
    rows = "2024年走访记录|||\n序号|姓名|走访时间|走访人\n1|张三、李四|1月5日|赵警官"
    (use,) = read(grid_of(rows, "A1:D1")).receipt.unread
    assert (use.row, use.column) == (3, 2)


@pytest.mark.parametrize(
    "rows",
    [
        "社区戒毒人员档案材料登记||||\n姓名|材料名称|份数|有/无|备注\n"
        "张一鸣|决定书|1|有|\n|协议书|1|有|\n|尿检记录|0|无|\n李二平|决定书|1|有|\n|协议书|0|无|遗失",
        "吸毒人员帮教档案||||\n序号|姓名|身份证号|档案材料|是否齐全\n"
        "1|张一鸣|#1|决定书|是\n1|张一鸣|#1|协议书|是\n1|张一鸣|#1|照片|是\n1|张一鸣|#1|尿检记录|否",
    ],
)
def test_papers_listed_one_a_row_are_no_people(rows: str) -> None:
    found = read(grid_of(rows, "A1:E1 A3:A5 A6:A7"))
    assert (found.receipt.ledger, dict(found.records)) == ("", {})
    assert found.receipt.reason == "一人的档案材料逐行列出，没有读入；请改为一人一行，每种材料一栏"
