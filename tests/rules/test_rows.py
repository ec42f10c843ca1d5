"""ST: rows that are there twice, and row numbers that do not run on."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.condition import Condition, Numbering
from jdtool.ledgers.visits import Visit
from jdtool.rules import rows
from tests.factories import activity, books, community, dossier, drug_test, id_number, person, visit
from tests.rules.judging import only_hit, said

TWICE = "与第 5 行除序号外完全相同，一条记录只应登记一行"


def made(row: int, **cells: object) -> Visit:
    return visit(row=row, **{"visitor": "姚静", "content": "谈话，情况正常", **cells})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, TWICE),
        ({"visited_on": "2024.3.5"}, TWICE),  # the same day in another spelling
        ({"visited_on": "2024-03-06"}, "ok"),
        ({"content": "谈话，情况正常。"}, "ok"),
        ({"content": ""}, "ok"),
        ({"name": "李四"}, "ok"),
    ],
)
def test_two_rows_alike_in_everything_are_one_too_many(other: dict[str, str], expected: str) -> None:
    assert said(rows.duplicate_record, books(visits=[made(5), made(6, **other)])) == ["ok", expected]


def test_the_number_of_the_row_does_not_count() -> None:
    two = [person(sequence="1", sex="男", row=5), person(sequence="2", sex="男", row=6)]
    assert said(rows.duplicate_record, books(two)) == ["ok", TWICE]


def test_the_later_row_is_the_one_that_is_shown() -> None:
    place = only_hit(rows.duplicate_record, books(visits=[made(5), made(9)])).place
    assert (place.sheet, place.row, place.cell) == ("走访台账", 9, "")


def test_a_copy_in_another_file_is_named_with_its_place() -> None:
    both = books(visits=[made(5, file="甲.xlsx"), made(7, file="乙.xlsx")])
    assert said(rows.duplicate_record, both)[1] == "与甲.xlsx“走访台账”第 5 行除序号外完全相同，一条记录只应登记一行"


def test_sheets_with_other_columns_cannot_be_compared() -> None:
    other = visit(row=7, sheet="乙", visitor="姚静")
    assert said(rows.duplicate_record, books(visits=[made(5), other])) == ["ok", "ok"]


@pytest.mark.parametrize("day", ["", "2024.13.1"])
def test_events_without_a_day_cannot_be_told_apart(day: str) -> None:
    assert said(rows.duplicate_record, books(visits=[made(5, visited_on=day), made(6, visited_on=day)])) == [
        "undecided",
        "undecided",
    ]


def test_people_with_a_number_are_left_to_id110_and_those_without_are_compared() -> None:
    numbered = [person(id_number=id_number(1), row=5), person(id_number=id_number(1), row=6)]
    assert said(rows.duplicate_record, books(numbered)) == ["ok", "ok"]
    assert said(rows.duplicate_record, books([person(sex="男", row=5), person(sex="男", row=6)])) == ["ok", TWICE]


def test_every_ledger_is_looked_at() -> None:
    twice = books(
        [person(sex="男"), person(sex="男")], [dossier(members="√")] * 2, [], [drug_test(), drug_test()],
        [activity(quantity="20"), activity(quantity="20")], communities=[community(households="9"), community(households="9")],
    )  # fmt: skip
    assert (
        sum("完全相同" in each for each in said(rows.duplicate_record, twice)) == 4
    )  # one dossier given twice is itself


def numbered(*numberings: Numbering) -> Books:
    plain = books([person()])
    [file] = plain.files
    sheet = replace(file.sheets[0], condition=Condition(numberings=numberings))
    return replace(plain, files=(replace(file, sheets=(sheet,)),))


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (Numbering(1), ["ok"]),
        (Numbering(1, True, 0, 1, 8, 5, 7), ["序号由 5 跳到 7，应为 6（全表跳号 1 处、重号 0 处）"]),
        (Numbering(1, True, 1, 2, 8, 5, 5), ["序号重复 5，应为 6（全表跳号 2 处、重号 1 处）"]),
        (Numbering(1, ascending=False), ["undecided"]),
    ],
)
def test_a_number_that_is_skipped_or_repeated_is_told_once_a_sheet(numbering: Numbering, expected: list[str]) -> None:
    assert said(rows.sequence_gap, numbered(numbering)) == expected


def test_the_break_is_shown_where_it_is() -> None:
    place = only_hit(rows.sequence_gap, numbered(Numbering(1, True, 0, 1, 8, 5, 7))).place
    assert (place.cell, place.field) == ("A8", "sequence")


def test_without_a_column_of_numbers_there_is_nothing_to_run_on() -> None:
    assert said(rows.sequence_gap, numbered()) == []
