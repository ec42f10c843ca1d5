"""Masking: surnames and long numbers stay recognisable, nobody else does."""

import pytest

from jdtool.cells.masking import Masking


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张某某"),
        ("张三丰", "张某某"),
        ("欧阳小红", "欧阳某某"),
        ("欧阳", "欧某某"),  # two characters are a surname and a name
        ("阿依古丽·买买提", "阿某某"),
        ("张", "张某某"),
        ("", ""),
    ],
)
def test_a_name_shows_its_surname_only(name: str, shown: str) -> None:
    assert Masking().name(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("证号11010519491231002X", "证号110***************"),
        ("证号999999196102020000。", "证号999***************。"),
        ("旧号110105491231002", "旧号110************"),
        ("电话19900000001", "电话199********"),
        ("座机6123456", "座机612****"),
        ("编号123456", "编号123***"),  # the shortest number that is masked
        ("编号12345", "编号12345"),  # one digit less stays
        ("2024-05-06走访410幅", "2024-05-06走访410幅"),
    ],
)
def test_long_numbers_in_a_quote_keep_three_digits(text: str, shown: str) -> None:
    assert Masking().quote(text) == shown


def test_known_names_in_a_quote_are_masked() -> None:
    assert Masking().quote("李四说欧阳小红已搬走", frozenset({"李四", "欧阳小红"})) == "李某某说欧阳某某已搬走"


def test_a_name_of_one_character_is_no_name_to_look_for() -> None:
    assert Masking().quote("王府井", frozenset({"王"})) == "王府井"


def test_the_longer_of_two_names_is_masked_first() -> None:
    assert Masking().quote("张三丰已搬走，张三在家", frozenset({"张三", "张三丰"})) == "张某某已搬走，张某某在家"


def test_unmasked_everything_stands_as_written() -> None:
    off = Masking(off=True)
    assert off.name("张三") == "张三"
    assert off.quote("张三，电话19900000001", frozenset({"张三"})) == "张三，电话19900000001"
