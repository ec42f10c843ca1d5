"""ID: identity numbers by themselves."""

from datetime import date

import pytest

from jdtool.cells.id_number import check_digit
from jdtool.rules import identity, identity_conflicts
from tests.factories import books, dossier, drug_test, id_number, person, visit
from tests.rules.judging import only_hit, said

GOOD = "11010519491231002X"  # the standard's own example: a woman born 1949-12-31
GOOD_15 = "110105491231002"
MAN = id_number(1)  # born 1985-01-01


def wrong(number: str) -> str:
    """The number with its last digit off by one."""
    return number[:17] + ("0" if number[17] == "X" else str((int(number[17]) + 1) % 10))


# ID101


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ["身份证号为空，应填写 18 位公民身份号码"]),
        ("无", ["身份证号只填了“无”，应填写 18 位公民身份号码"]),
        ("/", ["身份证号只填了“/”，应填写 18 位公民身份号码"]),
        (MAN, ["ok"]),
        ("12345", ["ok"]),  # wrong, not missing: ID104
        (999999198501010000, ["ok"]),  # destroyed, not missing: ID103
        ("E12345678", ["ok"]),
    ],
)
def test_everybody_has_a_number(cell: object, expected: list[str]) -> None:
    assert said(identity.id_missing, books([person(id_number=cell)])) == expected


def test_without_the_column_nobody_is_blamed() -> None:
    assert said(identity.id_missing, books([person()])) == ["not_run: 缺列：花名册·身份证号"]


def test_a_roster_without_the_column_beside_one_with_it_is_not_judged() -> None:
    two = books([person(id_number=MAN, sheet="甲"), person("李四", sheet="乙")])
    assert said(identity.id_missing, two) == ["ok", "undecided"]


# ID102


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (GOOD, ["ok"]),
        ("11010519491231002x", ["ok"]),
        ("110105194912310021", ["末位校验码是 1，按前 17 位计算应为 X，号码中至少有一位输错"]),
        ("123456199001011234", [f"末位校验码是 4，按前 17 位计算应为 {check_digit('12345619900101123')}，"
                                "号码中至少有一位输错"]),
        (GOOD_15, []),
        ("E12345678", []),
        ("1101051949123100", []),  # ID104
        ("", []),
    ],
)  # fmt: skip
def test_the_check_digit_of_an_18_character_number_must_fit(cell: str, expected: list[str]) -> None:
    assert said(identity.id_check_digit, books([person(id_number=cell)])) == expected


def test_one_wrong_number_is_told_once_however_often_the_person_is_visited() -> None:
    bad = wrong(MAN)
    told = books([person(id_number=bad)], visits=[visit(id_number=bad), visit(id_number=bad)])
    assert len(said(identity.id_check_digit, told)) == 1


def test_a_wrong_number_that_stands_only_among_the_tests_is_found_there() -> None:
    tested = books([person(id_number=MAN)], drug_tests=[drug_test(id_number=wrong(MAN), row=9)])
    assert only_hit(identity.id_check_digit, tested).place.row == 9


def test_the_check_digit_is_not_looked_at_without_a_column_of_numbers() -> None:
    assert said(identity.id_check_digit, books([person()], visits=[visit()])) == ["not_run: 缺列：花名册·身份证号"]


# ID103

LOST = "号码按数字存放，第 16 位起已丢失，应以文本格式重新录入 18 位号码"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (999999198501010000, [LOST]),
        ("9.99999E+17", [LOST]),
        (999999850101001, ["ok"]),  # 15 digits fit into a number cell
        (MAN, ["ok"]),
        ("", []),
    ],
)
def test_a_number_cell_keeps_fifteen_digits_only(cell: object, expected: list[str]) -> None:
    assert said(identity.id_digits_lost, books([person(id_number=cell)])) == expected


def test_a_destroyed_number_is_no_key_and_is_not_shown() -> None:
    lost = books([person(id_number=999999198501010000), person("李四", id_number=999999198501010000)])
    assert said(identity_conflicts.id_shared, lost) == []
    assert not any("9999" in message for message in said(identity.id_digits_lost, lost))


def test_a_roster_row_that_is_a_dossier_too_is_told_once() -> None:
    place = {"sheet": "花名册", "row": 5, "id_number": 999999198501010000}
    assert said(identity.id_digits_lost, books([person(**place)], [dossier(**place)])) == [LOST]


# ID104


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (MAN, ["ok"]),
        (GOOD_15, ["ok"]),
        ("E12345678", ["ok"]),  # a passport
        ("H12345678", ["ok"]),  # a travel permit
        ("810000199001011230", ["ok"]),  # a residence permit
        ("330184199001011230", ["ok"]),  # a region that was dissolved
        (wrong(MAN), ["ok"]),  # ID102 speaks of it
        ("12345619900101123", ["号码有 17 个字符，应为 18 位公民身份号码"]),
        ("1234561990010112345", ["号码有 19 个字符，应为 18 位公民身份号码"]),
        ("12345619900101O234", ["18 位中有多余的字母或符号，应只有数字（末位可为 X）"]),
        (id_number(1, "19850230"), ["号码第 7～14 位不是存在的出生日期，应逐位核对"]),
        (id_number(1, "20241231"), ["ok"]),  # born on the day itself
        (id_number(1, "20250101"), ["号码中的出生日期在截止日 2024-12-31 之后，应不晚于截止日"]),
        (id_number(1, "19041231"), ["ok"]),  # 120 years to the day
        (id_number(1, "19041230"), ["按号码推算已超过 120 岁，应核对第 7～10 位的出生年份"]),
        ("", []),
    ],
)
def test_a_number_has_the_form_and_the_birth_date_of_a_living_person(cell: str, expected: list[str]) -> None:
    assert said(identity.id_malformed, books([person(id_number=cell)])) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("护照", ["ok"]),
        ("居民身份证", ["号码有 8 个字符，应为 18 位公民身份号码"]),
        ("", ["号码有 8 个字符，应为 18 位公民身份号码"]),
    ],
)
def test_a_document_that_is_said_to_be_another_is_not_measured_by_the_standard(kind: str, expected: list[str]) -> None:
    assert said(identity.id_malformed, books([person(id_number="AB-12345", id_kind=kind)])) == expected


def test_the_birth_date_is_judged_at_the_day_of_the_check() -> None:
    born = books([person(id_number=id_number(1, "20240701"))], as_of=date(2024, 6, 30))
    assert len(said(identity.id_malformed, born)) == 1
    assert said(identity.id_malformed, born) != ["ok"]


# ID105


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (GOOD_15, ["是旧的 15 位号码，应换成 18 位：第 6 位后加 19，末尾加 X"]),
        (GOOD, ["ok"]),
        ("E12345678", []),
        ("", []),
    ],
)
def test_an_old_number_is_told_how_to_become_a_new_one(cell: str, expected: list[str]) -> None:
    assert said(identity.id_old_15, books([person(id_number=cell)])) == expected
