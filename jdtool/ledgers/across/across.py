"""Tables whose columns are months or items: one row gives several records."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from jdtool.ledgers.body.making import Making
from jdtool.ledgers.body.totals import Way
from jdtool.ledgers.record import Record
from jdtool.ledgers.titles.columns import Mapped


class Across(Struct, frozen=True):
    """How such a table is read.

    `keys` are the columns of which a record row fills one; `by_row` the ledgers of which a row gives one record, as in
    any table; `make` makes the others; `ways` say how totals come about under the columns that are months or items.
    """

    layout: str
    mapped: Mapped
    keys: Mapping[str, int]
    by_row: Mapping[str, Mapping[str, int]]
    make: Callable[[Making], dict[str, list[Record]]]
    ways: Mapping[int, Way]
