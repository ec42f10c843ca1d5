"""Header maps: written from what was read, read back by every command, and refused with the place when wrong."""

from pathlib import Path

import pytest

from jdtool.errors import JdtoolError
from jdtool.ledgers.catalogue import HeaderMap, vocabulary
from jdtool.ledgers.header_maps import read_maps, written_maps
from jdtool.ledgers.sheets import SheetRead, read_sheet
from jdtool.workbooks.grid import Cell, Grid

ROWS: list[list[Cell]] = [
    ["姓 名", "编码", "管控现状", "去年等级"],
    ["张三", "999999199001010019", "在控", "高"],
    ["李四", "999999199001010027", "失控", "低"],
]


def read(maps: dict[str, HeaderMap] | None = None) -> SheetRead:
    words = vocabulary({}, maps)
    return read_sheet(Grid("Sheet1", visible=True, rows=[list(row) for row in ROWS]), "台账.xlsx", "台账\n", words)


def fields(sheet: SheetRead) -> list[str]:
    return [use.field for use in sheet.receipt.columns]


def test_a_map_decides_what_the_titles_left_open(tmp_path: Path) -> None:
    first = read()
    assert fields(first) == ["name", "", "control_status", ""]
    file = tmp_path / "对照.toml"
    file.write_text(
        written_maps([first.receipt])
        .replace('["编码", ""]', '["编码", "id_number"]')
        .replace('["去年等级", ""]', '["去年等级", "risk"]'),
        encoding="utf-8",
    )
    again = read(dict(read_maps(file)))
    assert fields(again) == ["name", "id_number", "control_status", "risk"]
    assert [use.by for use in again.receipt.columns] == ["map"] * 4
    assert [person.id_number for person in again.records["persons"]] == ["999999199001010019", "999999199001010027"]


def test_a_map_can_take_a_column_away_and_make_a_foreign_sheet_ours(tmp_path: Path) -> None:
    file = tmp_path / "对照.toml"
    file.write_text(written_maps([read().receipt]).replace('"control_status"', '""'), encoding="utf-8")
    again = read(dict(read_maps(file)))
    assert fields(again) == ["name", "", "", ""]
    assert again.receipt.ledger == "persons"
    assert again.receipt.unused_columns == ("B", "C", "D")


def test_a_header_that_changed_is_read_without_the_map(tmp_path: Path) -> None:
    file = tmp_path / "对照.toml"
    file.write_text(written_maps([read().receipt]).replace('"control_status"', '""'), encoding="utf-8")
    ROWS[0].append("备注")
    try:
        assert fields(read(dict(read_maps(file))))[2] == "control_status"
    finally:
        ROWS[0].pop()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('"control_status"', '"control"'), "是不是“control_status”"),
        (('ledger = "persons"', 'ledger = "person"'), "是不是“persons”"),
        (('"姓名"', '"姓名字"'), "列名与指纹不符"),
        (('["姓名", "name"]', '["姓名", 3]'), "的列表"),
        (("ledger = ", "ledger "), "写法不对"),
    ],
)
def test_a_mistake_in_a_map_is_named(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    file = tmp_path / "对照.toml"
    text = written_maps([read().receipt])
    assert change[0] in text
    file.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(JdtoolError, match=complaint):
        read_maps(file)


def test_a_missing_map_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(JdtoolError, match="读不了列名对照"):
        read_maps(tmp_path / "没有.toml")
