"""XML Spreadsheet 2003: types, skipped rows and cells, spans, and what is refused."""

import datetime

import pytest

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Cell, Span
from jdtool.workbooks.spreadsheet_xml import read

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def _book(table: str, after: str = "") -> bytes:
    sheet = f'<Worksheet ss:Name="花名册"><Table>{table}</Table>{after}</Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{_NAMESPACE}" xmlns:ss="{_NAMESPACE}">{sheet}</Workbook>'.encode()


def _data(kind: str, words: str) -> str:
    return f'<Cell><Data ss:Type="{kind}">{words}</Data></Cell>'


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("String", "99999919610203002X", "99999919610203002X"),
        ("String", "000001", "000001"),
        ("Number", "45293.5", 45293.5),
        ("Boolean", "1", True),
        ("DateTime", "2024-03-05T00:00:00.000", datetime.date(2024, 3, 5)),
        ("DateTime", "2024-03-05T08:30:00.000", datetime.datetime(2024, 3, 5, 8, 30)),  # noqa: DTZ001 - a ledger has no zones
        ("DateTime", "1899-12-31T08:30:00.000", datetime.time(8, 30)),
    ],
)
def test_a_cell_keeps_its_type(kind: str, words: str, value: Cell) -> None:
    assert read(_book(f"<Row>{_data(kind, words)}</Row>")).grids[0].rows == [[value]]


def test_skipped_rows_and_cells_and_spans_keep_the_addresses_true() -> None:
    table = (
        '<Column ss:Hidden="1"/><Column ss:Index="4" ss:Span="1" ss:Hidden="1"/>'
        f"<Row>{_data('String', 'a')}</Row>"
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">b</Data></Cell>'
        f"{_data('String', 'c')}</Row>"
        '<Row ss:Index="5"><Cell ss:Index="2"><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=1"/></Row>'
    )
    [grid] = read(_book(table)).grids
    assert (grid.cell(1, 1), grid.cell(3, 1), grid.cell(3, 3)) == ("a", "b", "c")
    assert grid.merged == (Span(3, 4, 1, 2),)
    assert (grid.hidden_rows, grid.hidden_columns) == ((3,), (1, 4, 5))
    assert (grid.error_cells, grid.uncalculated) == (((5, 2),), ((5, 3),))


def test_a_hidden_sheet_is_known_as_such() -> None:
    options = '<x:WorksheetOptions xmlns:x="urn:schemas-microsoft-com:office:excel"><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>'
    assert not read(_book("", options)).grids[0].visible


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_book(f"<Row>{_data('String', 'a')}</Row>")[:-30], "不完整|损坏"),
        (_book("").replace(b"?><W", b"?><!DOCTYPE a><W"), "DTD"),
        (_book(f"<Row>{_data('Number', 'x')}</Row>"), "损坏"),
        (_book('<Row ss:Index="2"/><Row ss:Index="2"/>'), "行列号"),
        (_book('<Row ss:Index="1048577"/>'), "行列号"),
        (_book('<Row><Cell ss:Index="1025"/></Row>'), "行列号"),
        (_book('<Row><Cell ss:Index="1024"/></Row>' * 5_000), "散得太开"),
        (f'<Workbook xmlns="{_NAMESPACE}"/>'.encode(), "没有工作表"),
    ],
)
def test_a_damaged_or_hostile_book_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(data)
