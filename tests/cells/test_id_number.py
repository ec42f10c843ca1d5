"""Identity numbers: cleaning, shapes, and what a number tells."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdtool.cells.id_number import (
    IdShape,
    born_on,
    check_digit,
    key_of,
    read_id_number,
    sex_of,
    shape,
    widen,
)
from jdtool.cells.raw import Raw, Reading, Trouble

STANDARD = "11010519491231002X"  # the example of GB 11643-1999


@pytest.mark.parametrize(
    "raw",
    [
        STANDARD,
        "11010519491231002x",
        "11010519491231002Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
        " 110105 19491231 002X ",
        "110105\u00a019491231\u3000002X",
        "\ufeff11010519491231002X\u200b",
        "\u202e11010519491231002X\u202c",
        "11010519491231\u00ad002X",
        "'11010519491231002X",
        "‘11010519491231002X",
        "′11010519491231002X",
        "＇11010519491231002X",
        '="11010519491231002X"',
        "11010519491231002X\n",
    ],
)
def test_one_number_in_every_spelling(raw: str) -> None:
    assert read_id_number(raw) == Reading(STANDARD)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (999999610101001, "999999610101001"),
        (999999610101001.0, "999999610101001"),
        ("999999610101001.0", "999999610101001"),
        (999999999999999, "999999999999999"),
        (12345678, "12345678"),
        ("e12345678", "E12345678"),
        ("9999991961010100", "9999991961010100"),
        ("同上", "同上"),
    ],
)
def test_anything_else_is_kept_for_the_rules_to_judge(raw: Raw, value: str) -> None:
    assert read_id_number(raw) == Reading(value)


@pytest.mark.parametrize(
    "raw",
    [
        *(10**15, 999999196102020000, 9.9999919610202e17, -(10**15)),
        *("9.99999E+17", "9.99999e17", "９.99999E+17", "999999196102020000.0", "9.9999919610202E+17"),
    ],
)
def test_a_number_of_more_than_fifteen_digits_has_lost_some(raw: Raw) -> None:
    assert read_id_number(raw) == Reading(None, Trouble.DIGITS_LOST)


@pytest.mark.parametrize("raw", [True, False, datetime(1961, 1, 1), date(1961, 1, 1), time(0, 0), 0.5, float("nan")])  # noqa: DTZ001 - workbooks know no time zone
def test_what_is_neither_text_nor_whole_number_is_unreadable(raw: Raw) -> None:
    assert read_id_number(raw) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize("raw", ["无", "不详", "/", "暂无", "—", "待补"])
def test_an_excuse_is_named(raw: str) -> None:
    assert read_id_number(raw) == Reading(None, Trouble.EXCUSED)


@pytest.mark.parametrize("raw", ["", "  ", "'", "\u200b"])
def test_a_blank_is_no_trouble(raw: str) -> None:
    assert read_id_number(raw) == Reading(None)


@pytest.mark.parametrize(
    ("first17", "check"), [("11010519491231002", "X"), ("44052418800101001", "4"), ("99999919610101001", "X")]
)
def test_check_digits_by_the_standard(first17: str, check: str) -> None:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True))
    assert check_digit(first17) == "10X98765432"[total % 11]
    assert check_digit(first17) == check


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (STANDARD, IdShape.RESIDENT18),
        ("110105194912310021", IdShape.RESIDENT18),  # a wrong check digit is for a rule to say
        ("99999920231301001X", IdShape.RESIDENT18),  # so is an impossible birth date
        ("810000199001010011", IdShape.RESIDENT18),
        ("11010519491231X021", IdShape.MALFORMED),
        ("1101051949123100X", IdShape.MALFORMED),
        ("11010519491231002X1", IdShape.MALFORMED),
        ("999999610101001", IdShape.RESIDENT15),
        ("99999961010100X", IdShape.MALFORMED),
        ("ABC123456789012", IdShape.OTHER),
        ("AB123456789012", IdShape.MALFORMED),
        ("E12345678", IdShape.OTHER),
        ("EA1234567", IdShape.OTHER),
        ("H1234567890", IdShape.OTHER),
        ("M12345678", IdShape.OTHER),
        ("H123456789012", IdShape.MALFORMED),
        ("12345678", IdShape.OTHER),
        ("1234567", IdShape.MALFORMED),
        ("123456789", IdShape.MALFORMED),
        ("", IdShape.MALFORMED),
        ("张三", IdShape.MALFORMED),
    ],
)
def test_shapes(number: str, expected: IdShape) -> None:
    assert shape(number) is expected


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        (STANDARD, date(1949, 12, 31), "女"),
        ("440524188001010014", date(1880, 1, 1), "男"),
        ("999999610101001", date(1961, 1, 1), "男"),
        ("999999000229002", None, "女"),  # 1900 had no 29 February
        ("999999200002290012", date(2000, 2, 29), "男"),
        ("99999920230229001X", None, "男"),
        ("99999900001301002X", None, "女"),
        ("E12345678", None, ""),
        ("12345678", None, ""),
        ("", None, ""),
    ],
)
def test_birth_date_and_sex(number: str, born: date | None, sex: str) -> None:
    assert (born_on(number), sex_of(number)) == (born, sex)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (STANDARD, STANDARD),
        ("110105491231002", STANDARD),
        ("E12345678", "E12345678"),
        ("1101051949123100", ""),
        ("", ""),
    ],
)
def test_people_are_joined_by_the_long_form(number: str, key: str) -> None:
    assert key_of(number) == key


def test_the_widened_number_keeps_region_birth_and_sex() -> None:
    assert widen("110105491231002") == STANDARD


@given(st.text(max_size=40))
def test_no_text_breaks_the_functions_on_numbers(text: str) -> None:
    number = read_id_number(text).value or ""
    assert key_of(number) in {
        number,
        "",
        widen(number) if len(number) == 15 and number.isascii() and number.isdigit() else "",
    }
    born_on(number)
