"""Zipped workbooks (.xlsx, .xlsm, .ods) through calamine, with true addresses and cell types."""

import io
import zipfile

import python_calamine as calamine

from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.grid import Grid, Span

_WORKBOOK_PARTS = ("xl/workbook.xml", "content.xml", "xl/workbook.bin")


def read(data: bytes) -> tuple[Grid, ...]:
    """The worksheets of a zipped workbook, in order; chart sheets and macros are no sheets.

    Raises Unreadable.
    """
    _refuse_other_zips(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            _grid(book.get_sheet_by_index(index), sheet)
            for index, sheet in enumerate(book.sheets_metadata)
            if sheet.typ is calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError:
        raise Unreadable("文件有密码；请先在 Excel/WPS 中取消密码再读") from None
    except calamine.CalamineError:
        raise Unreadable("工作簿已损坏，读不出内容；请用 Excel/WPS 打开并另存为新的 .xlsx") from None


def _refuse_other_zips(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, IndexError, ValueError):
        raise Unreadable("文件不完整或已损坏（可能复制时中断）；请重新复制或另存为新的 .xlsx") from None
    if any(name.startswith("word/") for name in names):
        raise Unreadable("这是 Word 文件，不是电子表格；请把其中的表格复制到 Excel/WPS 后另存为 .xlsx")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable("这是演示文稿，不是电子表格")
    if not names & set(_WORKBOOK_PARTS):
        raise Unreadable("这是压缩包，不是电子表格；请先解压")


def _grid(sheet: calamine.CalamineSheet, about: calamine.SheetMetadata) -> Grid:
    spans = tuple(
        Span(top + 1, bottom + 1, left + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    visible = about.visible is calamine.SheetVisibleEnum.Visible
    return Grid(about.name, visible, sheet.to_python(skip_empty_area=False), spans)
