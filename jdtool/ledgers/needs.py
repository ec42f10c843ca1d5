"""What a table must have for its rows to be records, and a table that has it not."""

from collections.abc import Mapping

from msgspec import Struct

from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.body.rows import KEY_TITLES
from jdtool.ledgers.field import Ledger
from jdtool.ledgers.titles.columns import Mapped
from jdtool.ledgers.titles.header import Header


class Lacking(Struct, frozen=True):
    """A header of ours without the column its records hang on: nothing below it can be a record."""

    header: Header
    mapped: Mapped
    missing: str

    def __str__(self) -> str:
        title = self.mapped.main.title
        return f"像{title}，但没有{self.missing}一列，无法作为{title}读取"


def lacking_column(main: Ledger, columns: Mapping[str, int]) -> str:
    """The column without which rows are no records of that ledger: a roster's names, the day of a visit."""
    if main.name in EVENT_DAYS:
        return "" if EVENT_DAYS[main.name] in columns else "日期"
    if "name" in main.keys:
        return "" if "name" in columns else "姓名"
    return "" if set(main.keys) & columns.keys() else "、".join(KEY_TITLES[key] for key in main.keys)
