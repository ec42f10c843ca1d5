"""Tests whose day and result stand in one column: 尿检日期及结果."""

from collections.abc import Sequence

from msgspec.structs import replace

from jdtool.cells.dated_word import day_and_word
from jdtool.cells.raw import Raw
from jdtool.ledgers.drug_tests import DRUG_TESTS
from jdtool.ledgers.field import Field
from jdtool.ledgers.titles.columns import Mapped

_EITHER = ("tested_on", "result")


def with_shared_cells(mapped: Mapped, body: Sequence[Sequence[Raw]]) -> Mapped:
    """The day and the result of a test in the same column, where it alone tells both; `body` is a sample of rows."""
    columns = mapped.columns_by_ledger.get("drug_tests", {})
    held = [name for name in _EITHER if name in columns]
    if len(held) != 1 or not _tell_results(body, columns[held[0]]):
        return mapped
    both = {**columns, **dict.fromkeys(_EITHER, columns[held[0]])}
    return replace(mapped, columns_by_ledger={**mapped.columns_by_ledger, "drug_tests": both})


def _tell_results(body: Sequence[Sequence[Raw]], column: int) -> bool:
    """Whether half of what is filled names a result, and some of it beside a day."""
    cells = [day_and_word(row[column - 1]) for row in body if len(row) >= column and row[column - 1] != ""]
    told = [day for day, word in cells if word and _RESULT.read(word).value]
    return any(day != "" for day in told) and 2 * len(told) >= len(cells)


def _result() -> Field:
    return next(field for field in DRUG_TESTS.fields if field.name == "result")


_RESULT = _result()


def part_told(field: str, cell: Raw) -> Raw:
    """What a cell that holds both tells of one of them; all of it where that is nothing either can make out.

    >>> part_told("tested_on", "2.7阳性"), part_told("result", "2.7阳性"), part_told("tested_on", "未检"), part_told("result", "3.5")
    ('2.7', '阳性', '', '')
    >>> part_told("tested_on", "红旗"), part_told("result", "红旗")
    ('红旗', '红旗')
    """
    day, word = day_and_word(cell)
    if field == "result":
        return word
    return cell if day == "" and not _RESULT.read(word).value else day
