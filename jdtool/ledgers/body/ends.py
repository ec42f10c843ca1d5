"""Where a table ends: at another table's header, with the title above it."""

import re
from collections.abc import Mapping, Sequence

from jdtool.cells.day import read_day
from jdtool.cells.raw import Raw
from jdtool.cells.text import squeeze, title_key
from jdtool.cells.words import is_excuse
from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.field import Reader
from jdtool.ledgers.titles.title_words import TITLE_ENDINGS

_DIGIT = re.compile(r"\d")


def heads_another(cells: Sequence[Raw], readers: Mapping[int, Reader]) -> bool:
    """Whether a row among records is the header of something else.

    Nothing but short words that end like titles, and none of them a value where `readers` by column expect a number,
    a date or a telephone. Where they expect nothing, all of the words must be titles.
    """
    filled = {column: cell for column, cell in enumerate(cells, 1) if cell != ""}
    if len(filled) < 3 or not all(
        isinstance(cell, str) and len(cell) <= 20 and not _DIGIT.search(cell) for cell in filled.values()
    ):
        return False
    titles = sum(1 for cell in filled.values() if _is_title(str(cell)))
    values = [_is_value(str(cell), readers[column]) for column, cell in filled.items() if column in readers]
    return titles >= 0.6 * len(filled) and not any(values) if values else titles == len(filled)


def _is_value(cell: str, read: Reader) -> bool:
    """Whether a text without a digit is an answer there: 三月五日 or 不详, but neither 车牌号 nor 型号."""
    return is_excuse(squeeze(cell)) or (read is read_day and read(cell).trouble is None)


def _is_title(cell: str) -> bool:
    key = title_key(cell)
    return key in vocabulary({}).fields_by_title or bool(TITLE_ENDINGS.search(key))
