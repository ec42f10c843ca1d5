"""Telephone numbers as typed, one or several in a cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdtool.cells.phone import is_phone, read_phone
from jdtool.cells.raw import Raw, Reading, Trouble


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (13800000000, "13800000000"),
        (13800000000.0, "13800000000"),
        ("１３８００００００００", "13800000000"),
        (" 13800000000 ", "13800000000"),
        ("'13800000000", "13800000000"),
        ("138 0000 0000", "138 0000 0000"),
        ("13800000000\n13900000000", "13800000000 13900000000"),
        ("13800000000／13900000000", "13800000000/13900000000"),
        ("13800000000、0830—1234567", "13800000000、0830-1234567"),
        ("138****8000", "138****8000"),
        ("空号", "空号"),
        ("13800000000.0", "13800000000"),
        ("1.3800000001E+10", "13800000001"),
        ("1.3800000001e10", "13800000001"),
    ],
)
def test_numbers_are_kept_as_text(raw: Raw, value: str) -> None:
    assert read_phone(raw) == Reading(value)


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        ("", None),
        (" \n", None),
        ("无", Trouble.EXCUSED),
        ("/", Trouble.EXCUSED),
        ("不 详", Trouble.EXCUSED),
        (1.38e16, Trouble.DIGITS_LOST),
        ("1.38E+10", Trouble.DIGITS_LOST),
        ("1.380000001E+10", Trouble.DIGITS_LOST),
        ("１.３９Ｅ＋１０", Trouble.DIGITS_LOST),
        ("1e10", Trouble.DIGITS_LOST),
        (13800000000.5, Trouble.UNREADABLE),
        (True, Trouble.UNREADABLE),
        (date(2023, 5, 6), Trouble.UNREADABLE),
    ],
)
def test_cells_without_a_number(raw: Raw, trouble: Trouble | None) -> None:
    assert read_phone(raw) == Reading(None, trouble)


@pytest.mark.parametrize(
    "text",
    [
        *("13800000000", "19900000001", "138-0000-0000", "138 0000 0000", "+8613800000000", "86-13800000000"),
        *("138****8000", "1234567", "12345678", "0830-1234567", "08301234567", "010-12345678", "(0830)1234567"),
        *("0830-1234567-801", "0830-1234567转801", "400-123-4567", "4001234567", "8001234567"),
        *("13800000000/13900000000", "13800000000、1234567", "13800000000;13900000000", "13800000000 13900000000"),
        *("13800000000,0830-1234567", "13800000000(妻子)", "本人:13800000000 母亲:1234567", "13800000000、"),
    ],
)
def test_good_numbers(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "1380000000",
            "138000000000",
            "12800000000",
            "123456",
            "123456789",
            "8301234567",
            "1",
            "110",
            "138****800",
        ),
        *("13800000000/1", "13800000000、1390000000", "停机", "无", "/", "0830-123456", "13800000000 139", "1.38E+10"),
        *("1380000000O", "999999610101001"),
    ],
)
def test_bad_numbers(text: str) -> None:
    assert not is_phone(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_and_no_phone_is_shorter_than_a_land_line(text: str) -> None:
    number = read_phone(text).value or ""
    assert not is_phone(number) or sum(sign.isdecimal() or sign == "*" for sign in number) >= 7
