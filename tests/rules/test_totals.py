"""AG: parts that do not add up to their whole."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import Note
from jdtool.rules import totals
from tests.factories import books, dossier, person
from tests.rules.judging import only_hit, said

NAMES = [f"{surname}某" for surname in "郑马吕韩周孙冯赵田罗宋"]


def street(complete: int, incomplete: int, people: int = 11) -> Books:
    """A roster, and dossiers of its first people marked complete or not."""
    marks = ["完整"] * complete + ["不完整"] * incomplete
    files = [dossier(name, complete=mark) for name, mark in zip(NAMES, marks, strict=False)]
    return books([person(name) for name in NAMES[:people]], files)


# Dossiers


@pytest.mark.parametrize(
    ("complete", "incomplete", "expected"),
    [
        (6, 5, ["ok"]),
        (6, 4, ["花名册应建档 11 人，档案完整 6 人、不完整 4 人，11 ≠ 6 + 4"]),
        (11, 0, ["ok"]),
        (0, 11, ["ok"]),
    ],
)
def test_complete_and_incomplete_dossiers_are_everybody(complete: int, incomplete: int, expected: list[str]) -> None:
    assert said(totals.parts_differ_from_whole, street(complete, incomplete)) == expected


def test_the_difference_belongs_to_the_sheet_of_the_dossiers() -> None:
    place = only_hit(totals.parts_differ_from_whole, street(6, 4)).place
    assert (place.sheet, place.row) == ("帮教档案", 0)


def test_a_person_on_file_twice_is_counted_once() -> None:
    twice = books([person()], [dossier(complete="完整"), dossier(complete="完整", sheet="乙")])
    assert said(totals.parts_differ_from_whole, twice) == ["ok"]


def test_a_dossier_of_nobody_on_the_roster_is_one_too_many() -> None:
    stranger = books([person()], [dossier(complete="完整"), dossier("李四", complete="完整")])
    assert said(totals.parts_differ_from_whole, stranger) == [
        "花名册应建档 1 人，档案完整 2 人、不完整 0 人，1 ≠ 2 + 0"
    ]


def test_the_dead_without_a_dossier_are_not_missed_and_with_one_are_counted() -> None:
    dead = person("李四", measure="死亡")
    assert said(totals.parts_differ_from_whole, books([person(), dead], [dossier(complete="完整")])) == ["ok"]
    both = books([person(), dead], [dossier(complete="完整"), dossier("李四", complete="不完整")])
    assert said(totals.parts_differ_from_whole, both) == ["ok"]


def test_dossiers_that_say_nothing_of_being_complete_are_not_added_up() -> None:
    assert said(totals.parts_differ_from_whole, books([person()], [dossier(members="√")])) == []


# Sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("共有吸毒人员11名，档案完整6人，不完整5人。", ["ok"]),
        ("共有吸毒人员11名，档案完整6人，不完整4人。", ["写明共 11，完整 6、不完整 4，11 ≠ 6 + 4"]),
        ("我街共11名吸毒人员，其中帮教卷比较完整的6人，不完整的4人", ["写明共 11，完整 6、不完整 4，11 ≠ 6 + 4"]),
        ("共11人，其中社区戒毒3人，社区康复2人", []),  # 其中 need not name everybody
        ("共11人，档案不完整4人，缺帮教记录2份", []),  # two kinds of incomplete
        ("共11人", []),
        ("本表由社区填写", []),
    ],
)
def test_a_stated_split_adds_up(sentence: str, expected: list[str]) -> None:
    plain = books([person()])
    [file] = plain.files
    sheet = replace(file.sheets[0], notes=(Note(15, sentence),))
    noted = replace(plain, files=(replace(file, sheets=(sheet,)),))
    assert said(totals.parts_differ_from_whole, noted) == expected
