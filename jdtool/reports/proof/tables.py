"""Tables of a report: rows and columns called 合计 against what they add up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from jdtool.cells.numerals import Number
from jdtool.cells.quantity import read_quantity
from jdtool.reports.proof.document import Document, Paragraph
from jdtool.reports.proof.findings import SUM, Finding, apart, shown
from jdtool.reports.proof.sentences import plain

_TOTALS = frozenset({"合计", "总计", "共计", "总数", "合计数"})
_PARTS_OF_TOTALS = ("小计", "其中", "率", "比例", "占比", "%", "平均", "人均", "累计", "序号", "排名", "年份")
"""Titles of columns and rows that do not add up."""


def wrong_tables(document: Document) -> Iterator[Finding]:
    """The totals of every table that are not the sums of their column."""
    for table, rows in groupby(document.paragraphs, key=lambda each: each.table):
        if table:
            yield from _wrong_columns(list(rows))


def _wrong_columns(rows: Sequence[Paragraph]) -> Iterator[Finding]:
    head, *body = rows
    totals = [row for row in body if _is_total(row)]
    if len(totals) != 1 or len({len(row.cells) for row in rows}) != 1 or any(_is_partial(row) for row in body):
        return
    parts = [row for row in body if row is not totals[0]]
    if len(parts) < 2 or (totals[0] is not body[-1] and totals[0] is not body[0]):
        return
    for column in range(1, len(head.cells)):
        title = plain(head.cells[column])
        if not any(word in title for word in _PARTS_OF_TOTALS):
            yield from _compared(totals[0], [_number(row.cells[column]) for row in parts], column, title)


def _is_total(row: Paragraph) -> bool:
    return any(plain(cell) in _TOTALS for cell in row.cells[:2])


def _is_partial(row: Paragraph) -> bool:
    return any(plain(cell).startswith(("小计", "其中")) for cell in row.cells[:2])


def _number(cell: str) -> Number | None:
    quantity = read_quantity(plain(cell)).value
    return quantity.value if quantity and not quantity.approximate else None


def _compared(row: Paragraph, parts: Sequence[Number | None], column: int, title: str) -> Iterator[Finding]:
    said = _number(row.cells[column])
    known = [each for each in parts if each is not None]
    if said is None or len(known) != len(parts):
        return
    made = sum(map(Decimal, known), Decimal(0))
    if made != said:
        message = f"“{title}”一列各行相加是{shown(made)}，合计写的是{shown(said)}，相差{apart(made, said)}"
        yield Finding(SUM, row, row.text, row.cells[column], message, (0, column))
