"""ID: telephone numbers and names that cannot be what they stand for."""

import pytest

from jdtool.rules import names_and_phones
from tests.factories import books, person
from tests.rules.judging import only_hit, said

# ID112


def wrong(digits: int, title: str = "联系电话") -> str:
    return f"{title}有 {digits} 位数字，不是手机号或座机号，应为 11 位手机号，或 7～8 位座机号（可带区号）"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("19900000001", ["ok"]),
        (19900000001.0, ["ok"]),
        ("1990000000", [wrong(10)]),
        ("199000000012", [wrong(12)]),
        ("12900000001", [wrong(11)]),
        ("0830-1234567", ["ok"]),
        ("1234567", ["ok"]),
        ("123456", [wrong(6)]),
        ("19900000001、0830-1234567", ["ok"]),
        ("19900000001（妻）", ["ok"]),
        ("199****0001", ["ok"]),
        (1.99e17, ["联系电话按数字存放，后几位已丢失，应以文本格式重新录入"]),
        ("1.39E+10", ["联系电话按数字存放，后几位已丢失，应以文本格式重新录入"]),
        ("空号", ["undecided"]),
        ("无", []),
        ("", []),
    ],
)
def test_a_telephone_number_can_be_called(cell: object, expected: list[str]) -> None:
    assert said(names_and_phones.phone_malformed, books([person(phone=cell)])) == expected


@pytest.mark.parametrize(
    ("field", "title", "told"),
    [("officer_phone", "责任民警电话", 1), ("worker_phone", "社工电话", 1), ("phone", "联系电话", 2)],
)
def test_one_officer_of_many_people_is_told_once(field: str, title: str, told: int) -> None:
    two = books([person(**{field: "1990000000"}), person("李四", **{field: "1990000000"})])
    assert said(names_and_phones.phone_malformed, two) == [wrong(10, title)] * told


def test_the_cell_of_the_number_is_shown_and_the_number_is_not() -> None:
    hit = only_hit(names_and_phones.phone_malformed, books([person(relative_phone="1990000000", row=7)]))
    assert (hit.place.field, hit.place.row) == ("relative_phone", 7)
    assert "1990" not in hit.message


def test_without_a_column_for_telephones_none_is_wrong() -> None:
    assert said(names_and_phones.phone_malformed, books([person()])) == ["not_run: 缺列：花名册·联系电话"]


# ID113

NO_NAME = "姓名中有数字或“某”“×”之类，应填身份证上的全名"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", ["ok"]),
        ("阿依古丽·买买提", ["ok"]),
        ("Max Muster", ["ok"]),
        ("张三（大）", ["ok"]),  # told apart from a namesake
        ("张某某", [NO_NAME]),
        ("张××", [NO_NAME]),
        ("张xx", [NO_NAME]),
        ("张*", [NO_NAME]),
        ("张三2", [NO_NAME]),
        ("", []),
    ],
)
def test_a_name_is_a_whole_name(name: str, expected: list[str]) -> None:
    assert said(names_and_phones.name_suspicious, books([person(name)])) == expected
