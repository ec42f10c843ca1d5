"""What a statistics workbook says of the run: period, settings, the files read and what of them could not be."""

from collections.abc import Iterator, Sequence

from jdtool import __version__
from jdtool.console.concealing import concealer
from jdtool.console.width import one_line
from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import FileReceipt

FILE_TITLES = ("文件", "读到", "SHA-256", "没有读的")


def about(books: Books, told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What every figure depends on; `told` are the lines that other forms close with."""
    yield "截止日", str(books.as_of)
    yield from zip(("时期", "对比", "读取") if len(told) > 2 else ("时期", "读取"), told, strict=True)
    yield "工具", f"jdtool {__version__}"


def file_rows(books: Books) -> Iterator[tuple[str, ...]]:
    """Every file under `FILE_TITLES`."""
    conceal = concealer(books)
    for file in books.files:
        read = f"{sum(1 for sheet in file.sheets if sheet.ledger)} 张表，记录 {_records(file)}"
        yield one_line(file.path), "" if file.failure else read, file.sha256, "；".join(map(conceal, _unread(file)))


def _records(file: FileReceipt) -> int:
    return sum(sum(sheet.records.values()) for sheet in file.sheets)


def _unread(file: FileReceipt) -> Iterator[str]:
    """The file itself, sheets that are no ledger, rows that were not understood."""
    if file.failure:
        yield file.failure
    for sheet in file.sheets:
        if not sheet.understood:
            yield f"{one_line(sheet.name)}：{sheet.reason or '没有认出是哪种台账'}"
        elif unread := sheet.rows.get("unread", 0):
            yield f"{one_line(sheet.name)}：{unread} 行没有读"
    yield from file.warnings
