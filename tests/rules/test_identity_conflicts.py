"""ID: what must agree with an identity number."""

from datetime import date

import pytest

from jdtool.rules import identity_conflicts
from tests.factories import books, id_number, person, visit
from tests.rules.judging import only_hit, said

GOOD = "11010519491231002X"  # the standard's own example: a woman born 1949-12-31
GOOD_15 = "110105491231002"
MAN = id_number(1)  # born 1985-01-01
WOMAN = id_number(2)

# ID106

BIRTH_DIFFERS = "出生日期与身份证号第 7～14 位不一致，两者应相同"


@pytest.mark.parametrize(
    ("number", "cell", "expected"),
    [
        (GOOD, "1949-12-31", ["ok"]),
        (GOOD, "1949-12-30", [BIRTH_DIFFERS]),
        (GOOD_15, "1949.12.31", ["ok"]),
        (GOOD, "1949年12月", ["ok"]),  # the month agrees, the day is not told
        (GOOD, "1949年11月", [BIRTH_DIFFERS]),
        (GOOD, "1949年", ["ok"]),
        (id_number(1, "19850230"), "1985-02-28", ["undecided"]),  # no such day in the number: ID104
        ("E12345678", "1985-01-01", []),
        (GOOD, "", []),
        ("", "1985-01-01", []),
    ],
)
def test_the_birth_date_is_that_of_the_number(number: str, cell: str, expected: list[str]) -> None:
    assert said(identity_conflicts.birth_date_differs, books([person(id_number=number, birth_date=cell)])) == expected


def test_birth_dates_are_compared_only_where_there_is_a_column() -> None:
    assert said(identity_conflicts.birth_date_differs, books([person(id_number=MAN)])) == [
        "not_run: 缺列：花名册·出生日期"
    ]


# ID107


@pytest.mark.parametrize(
    ("number", "cell", "expected"),
    [
        (MAN, "男", ["ok"]),
        (WOMAN, "女", ["ok"]),
        (MAN, "女", ["性别填“女”，按身份证号第 17 位应为“男”"]),
        (WOMAN, "男性", ["性别填“男”，按身份证号第 17 位应为“女”"]),
        (GOOD_15, "女", ["ok"]),
        (GOOD_15, "男", ["性别填“男”，按身份证号第 17 位应为“女”"]),
        ("E12345678", "女", []),
        (MAN, "", []),
        (MAN, "不详", []),
        ("", "女", []),
    ],
)
def test_the_sex_is_that_of_the_number(number: str, cell: str, expected: list[str]) -> None:
    assert said(identity_conflicts.sex_differs, books([person(id_number=number, sex=cell)])) == expected


# ID109

SHARED = "与第 3 行的身份证号相同而姓名不同，一个号码只能属于一个人"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("张三", MAN, ""), ("李四", MAN, ""), ["ok", SHARED]),
        (("张三", GOOD, ""), ("李四", GOOD_15, ""), ["ok", SHARED]),  # the same number, old and new
        (("张三", MAN, ""), ("张 三", MAN, ""), ["ok"]),
        (("张三", MAN, ""), ("李四", WOMAN, ""), ["ok", "ok"]),
        (("张三", MAN, "王五"), ("李四", MAN, ""), ["ok", SHARED]),
        (("张三", MAN, "李四、小三"), ("李四", MAN, ""), ["ok", "ok"]),  # the former name is on the roster
        (("张三", "12345", ""), ("李四", "12345", ""), []),  # no number at all: ID104
    ],
)
def test_a_number_belongs_to_one_name(one: tuple[str, ...], other: tuple[str, ...], expected: list[str]) -> None:
    rows = [
        person(name, id_number=number, alias=alias, row=row)
        for row, (name, number, alias) in enumerate((one, other), 3)
    ]
    assert said(identity_conflicts.id_shared, books(rows)) == expected


def test_a_visit_under_another_name_is_sent_to_the_roster() -> None:
    shared = books([person("张三", id_number=MAN, row=3)], visits=[visit("李四", id_number=MAN)])
    hit = only_hit(identity_conflicts.id_shared, shared)
    assert hit.place.sheet == "走访台账"
    assert hit.message == "与台账.xlsx“花名册”第 3 行的身份证号相同而姓名不同，一个号码只能属于一个人"


# ID110


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"name": "张三", "id_number": GOOD}, ["ok", "与第 3 行是同一人，一人只应登记一次"]),
        ({"name": "张 三", "id_number": GOOD_15}, ["ok", "与第 3 行是同一人，一人只应登记一次"]),
        ({"name": "李四", "id_number": GOOD}, ["ok", "ok"]),  # ID109
        ({"name": "张三", "id_number": MAN}, ["ok", "ok"]),
        ({"name": "张三", "id_number": ""}, ["ok"]),
        ({"name": "张三", "id_number": GOOD, "file": "乙.xlsx"},
         ["ok", "与台账.xlsx“花名册”第 3 行是同一人，一人只应登记一次"]),
        ({"name": "张三", "id_number": GOOD, "community": "望湖楼社区"},
         ["ok", "与第 3 行（和平里社区）是同一人，一人只应登记一次"]),
    ],
)  # fmt: skip
def test_a_person_stands_on_the_roster_once(second: dict[str, str], expected: list[str]) -> None:
    first = person("张三", id_number=GOOD, community="和平里社区", row=3)
    rows = [first, person(**{"community": "和平里社区", **second})]
    assert said(identity_conflicts.person_twice, books(rows)) == expected


# ID108

MAN_OF_39 = id_number(1)  # born 1985-01-01: 39 at the end of 2024


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"age": 39}, ["ok"]),
        ({"age": "40岁"}, ["ok"]),  # counted the old way
        ({"age": 38}, ["ok"]),
        ({"age": 41}, ["年龄填 41，按出生日期到 2024-12-31 应为 39 周岁"]),
        ({"age": 37}, ["年龄填 37，按出生日期到 2024-12-31 应为 39 周岁"]),
        ({"age": ""}, []),
        ({"age": "四十左右"}, []),
        ({"age": 37, "id_number": ""}, ["undecided"]),
        ({"age": 37, "id_number": "", "birth_date": "1985年"}, ["年龄填 37，按出生日期到 2024-12-31 应为 39 周岁"]),
        ({"age": 55, "birth_date": "1985-01-01", "id_number": id_number(1, "19700101")},
         ["ok"]),  # 54 by the number, which is right
        ({"age": 39, "birth_date": "1985-01-01", "id_number": id_number(1, "19700101")[:17] + "#"}, ["ok"]),
    ],
)  # fmt: skip
def test_the_age_is_that_of_the_birth_date(cells: dict[str, object], expected: list[str]) -> None:
    assert said(identity_conflicts.age_differs, books([person(**{"id_number": MAN_OF_39, **cells})])) == expected


def test_a_number_with_a_wrong_check_digit_tells_no_age() -> None:
    wrong = MAN[:17] + ("1" if MAN[17] != "1" else "2")
    assert said(identity_conflicts.age_differs, books([person(id_number=wrong, age=20)])) == ["undecided"]


def test_a_birth_year_leaves_room_for_a_year() -> None:
    june = books([person(birth_date="1985年", age=38), person(birth_date="1985年", age=37)], as_of=date(2024, 6, 30))
    assert said(identity_conflicts.age_differs, june) == ["ok", "ok"]  # 38 or 39, and one more either way
    older = books([person(birth_date="1985年", age=36)], as_of=date(2024, 6, 30))
    assert said(identity_conflicts.age_differs, older) == ["年龄填 36，按出生日期到 2024-06-30 应为 38～39 周岁"]


# ID111

SAME_DAY = "与第 5 行姓名、出生日期相同而身份证号不同，应核实是否同一人"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"id_number": id_number(3)}, SAME_DAY),
        ({"name": "张 三", "id_number": id_number(3)}, SAME_DAY),
        ({"id_number": id_number(3, "19850102")}, "ok"),  # another birthday
        ({"id_number": id_number(3, "19850102"), "birth_date": "1985-01-01"}, SAME_DAY),  # the column says the same
        ({"id_number": id_number(3, "19850102"), "birth_date": "1985"}, "ok"),
        ({"name": "李四", "id_number": id_number(3)}, "ok"),
        ({"id_number": id_number(2), "sex": "女"}, "ok"),  # a man and a woman
        ({"id_number": id_number(3), "sex": ""}, SAME_DAY),
    ],
)
def test_one_name_and_birthday_with_two_numbers_are_asked_about(other: dict[str, str], expected: str) -> None:
    two = [person("张三", id_number=MAN, sex="男", row=5), person(**{"name": "张三", "row": 6, **other})]
    assert said(identity_conflicts.same_name_two_ids, books(two)) == ["ok", expected]


def test_15_and_18_digits_of_one_man_are_one_number() -> None:
    two = [person(id_number=GOOD), person(id_number=GOOD_15)]
    assert said(identity_conflicts.same_name_two_ids, books(two)) == ["ok"]


def test_people_without_a_number_are_not_compared() -> None:
    two = [person(id_number="", birth_date="1985-01-01"), person(id_number="", birth_date="1985-01-01", sheet="乙")]
    assert said(identity_conflicts.same_name_two_ids, books(two)) == []
