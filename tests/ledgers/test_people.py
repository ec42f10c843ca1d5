"""People: which rows are one person, and whom a visit, test or dossier is about."""

import pytest

from jdtool.ledgers.people import gather, person_key
from jdtool.ledgers.persons import Person
from jdtool.ledgers.visits import Visit
from tests.factories import id_number, person, visit

ONE, OTHER = id_number(1), id_number(3)
OLD, NEW = "110105491231002", "11010519491231002X"  # one woman's number of 15 and of 18
HERE, THERE = "和平里社区", "望湖楼社区"


def rows_of_each(*rows: Person) -> list[int]:
    """How many rows each person has, in the order of the roster."""
    people = gather(rows)
    return [len(people.rows_by_person[key]) for key in map(person_key, people.people)]


# Rows of the roster


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        ([person("张三", id_number=ONE), person("张三", id_number=ONE)], 1),
        ([person("张三", id_number=ONE), person("张 三", id_number=ONE)], 1),
        ([person("张三", id_number=OLD), person("张三", id_number=NEW)], 1),
        ([person("张三", id_number=ONE), person("李四", id_number=ONE)], 2),  # one number, two names: ID109
        ([person("张三", id_number=ONE), person("张三", id_number=OTHER)], 2),
        ([person("张三", community=HERE), person("张三", community=HERE)], 1),
        ([person("张三", community=HERE), person("张三", community=THERE)], 2),
        ([person("张三", id_number=ONE, community=HERE), person("张三", community=HERE)], 1),
        ([person("张三", community=HERE), person("张三", id_number=ONE, community=HERE)], 1),  # in either order
        ([person("张三", id_number=ONE, community=HERE), person("张三", community=THERE)], 2),
        ([person("张三", id_number=ONE), person("张三")], 2),  # no community to tell by
        ([person("张三", id_number=ONE, community=HERE), person("张三", id_number=OTHER, community=HERE),
          person("张三", community=HERE)], 3),  # whose row the third is nobody can tell
        ([person("张三", id_number="12345", community=HERE), person("张三", community=HERE)], 1),  # 12345 is no number
        ([person("张三", id_number=999999198501010000, community=HERE),
          person("李四", id_number=999999198501010000, community=HERE)], 2),  # a destroyed number joins nobody
        ([], 0),
    ],
)  # fmt: skip
def test_a_person_is_a_number_with_a_name_else_a_name_in_a_community(rows: list[Person], people: int) -> None:
    assert len(gather(rows).people) == people


def test_people_stand_in_the_order_of_the_roster_each_by_a_first_row() -> None:
    rows = [person("李四", community=HERE), person("张三", id_number=ONE), person("张三", id_number=ONE)]
    assert [each.name for each in gather(rows).people] == ["李四", "张三"]
    assert gather(rows).people[1] is rows[1]
    assert rows_of_each(*rows) == [1, 2]


# Whom a record is about

ROSTER = (
    person("张三", id_number=ONE, community=HERE, row=3),
    person("李四", community=HERE, row=4),
    person("李四", community=THERE, row=5),
    person("王五", id_number=NEW, community=THERE, row=6),
    person("赵六", id_number=OTHER, community=HERE, row=7),
    person("钱七", id_number=OTHER, community=HERE, row=8),  # the number of 赵六
    person("孙八", row=9),  # of no known community
)


@pytest.mark.parametrize(
    ("record", "row"),
    [
        (visit("张三", id_number=ONE), 3),
        (visit("", id_number=ONE), 3),
        (visit("张三", id_number=ONE, community=THERE), 3),  # the number decides, wherever the visit was
        (visit("张三"), 3),
        (visit("张　三"), 3),
        (visit("王五", id_number=OLD), 6),
        (visit("王五", id_number=NEW), 6),
        (visit("李四", community=HERE), 4),
        (visit("李四", community=THERE), 5),
        (visit("李四", id_number=id_number(5), community=THERE), 5),  # only the visit knows the number
        (visit("赵六", id_number=OTHER), 7),  # the number is shared, the name decides
        (visit("钱七", id_number=OTHER), 8),
        (visit("孙八", community=HERE), 9),
        (visit("张三", id_number="12345"), 3),  # 12345 is no number
    ],
)
def test_a_record_is_joined_by_number_else_by_a_name_of_its_community(record: Visit, row: int) -> None:
    people = gather(ROSTER)
    key = people.find(record)
    assert key is not None
    assert people.rows_by_person[key][0].row == row


@pytest.mark.parametrize(
    ("record", "candidates"),
    [
        (visit("李四"), 2),  # one here, one there
        (visit("", id_number=OTHER), 2),  # a shared number and no name
        (visit("李四", community="文昌社区"), 0),
        (visit("张三", community=THERE), 0),  # a namesake, perhaps
        (visit("张三", id_number=OTHER), 0),  # the number is somebody else's
        (visit("张三", id_number=id_number(5)), 0),  # not the number of the 张三 we know
        (visit("周九"), 0),
        (visit("周九", id_number=ONE), 0),  # the number of 张三, another name
    ],
)
def test_a_record_that_fits_several_or_nobody_is_joined_to_nobody(record: Visit, candidates: int) -> None:
    people = gather(ROSTER)
    assert people.find(record) is None
    assert len(people.candidates(record)) == candidates


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("张三丰", [3]),
        ("张三", [3]),  # the same name, in another community
        ("李四", [4, 5]),
        ("诸葛长青", []),
        ("", []),
    ],
)
def test_people_of_nearly_that_name_are_offered(name: str, rows: list[int]) -> None:
    assert [each.row for each in gather(ROSTER).near(visit(name))] == rows


def test_at_most_three_people_are_offered() -> None:
    crowd = [person("张三", community=f"第{number}社区") for number in range(5)]
    assert len(gather(crowd).near(visit("张三"))) == 3


def test_the_key_of_a_roster_row_is_its_number_and_name_else_name_and_community() -> None:
    assert person_key(ROSTER[0]) == f"{ONE}|张三"
    assert person_key(ROSTER[1]) == f"|李四|{HERE}"
