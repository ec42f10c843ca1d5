"""What a table must have for its rows to be records, and a table that has it not."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, title_key
from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.body.rows import KEY_TITLES
from jdtool.ledgers.dossiers import ITEMS
from jdtool.ledgers.field import Ledger
from jdtool.ledgers.titles.columns import Mapped
from jdtool.ledgers.titles.header import Header

LISTED = "一人的档案材料逐行列出，没有读入；请改为一人一行，每种材料一栏"
_FEWEST = 3  # papers that make a list of them


class Lacking(Struct, frozen=True):
    """A header of ours without the column its records hang on: nothing below it can be a record."""

    header: Header
    mapped: Mapped
    missing: str

    def __str__(self) -> str:
        title = self.mapped.main.title
        return f"像{title}，但没有{self.missing}一列，无法作为{title}读取"


def lists_papers(mapped: Mapped, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column that no field takes lists the papers of a dossier, one a row: its rows are no people."""
    free = [use.column for use in mapped.uses if not use.field]
    return mapped.main.name in {"persons", "dossiers"} and any(_are_papers(body, column) for column in free)


def _are_papers(body: Sequence[Sequence[Raw]], column: int) -> bool:
    names = [title_key(read_text(row[column - 1])) for row in body if len(row) >= column and row[column - 1] != ""]
    papers = [name for name in names if name in _PAPERS]
    return len(set(papers)) >= _FEWEST and 2 * len(papers) > len(names)


_PAPERS = frozenset(title_key(title) for item in ITEMS for title in item.titles)


def lacking_column(main: Ledger, columns: Mapping[str, int]) -> str:
    """The column without which rows are no records of that ledger: a roster's names, the day of a visit."""
    if main.name in EVENT_DAYS:
        return "" if EVENT_DAYS[main.name] in columns else "日期"
    if "name" in main.keys:
        return "" if "name" in columns else "姓名"
    return "" if set(main.keys) & columns.keys() else "、".join(KEY_TITLES[key] for key in main.keys)
