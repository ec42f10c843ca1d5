"""Measure: one figure's definition; Count, Ratio and Table: what it may come to.

Each kind holds the frame behind the figure, one row a thing counted, so that every measure can be grouped. The column
`reason` of a row is "" where the row counts and otherwise says why it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    import pandas as pd

    from jdtool.measures.frames import Frames

PEOPLE, TIMES = "人", "人次"
"""Heads and occasions: never in one ratio."""

EVENT_LEDGERS = frozenset({"visits", "drug_tests", "activities"})
"""Ledgers whose every record has a day."""

GROUPS = {
    "community": "社区",
    "street": "街道（乡镇）",
    "risk": "风险等级",
    "measure": "戒毒措施",
    "worker": "禁毒社工",
    "sex": "性别",
    "age": "年龄",
    "month": "月份",
}
"""What figures can be grouped by, and its name."""

Kind = Literal["count", "ratio", "table"]


class Count(Struct, frozen=True, eq=False):
    """Rows counted in a unit, or the sum of their column `amount`; `aside` are other records that could not be used.

    `named` is the column that says what was counted where the record alone does not: the team, not the person in it.
    `untold` says why there is no sum where rows count and none has an amount; "" where the sum is then 0.
    """

    rows: pd.DataFrame
    unit: str
    amount: str = ""
    aside: tuple[pd.DataFrame, ...] = ()
    note: str = ""
    untold: str = ""
    named: str = ""


class Ratio(Struct, frozen=True, eq=False):
    """A count over a count of the same unit; with `each`, how many of the one there are to one of the other.

    `doubt` are those of the whole who may belong to the part as well: the ratio is then told with both its bounds.
    """

    part: Count
    whole: Count
    doubt: Count | None = None
    aside: tuple[pd.DataFrame, ...] = ()
    each: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        units = {count.unit for count in (self.part, self.whole, self.doubt) if count}
        if units >= {PEOPLE, TIMES} or (len(units) > 1 and not self.each):
            raise ValueError(f"{self.part.unit} over {self.whole.unit} is no ratio")

    @classmethod
    def among(
        cls, rows: pd.DataFrame, hit: pd.Series[bool], unit: str, aside: tuple[pd.DataFrame, ...] = (), note: str = ""
    ) -> Ratio:
        """The share of the rows that hit."""
        return cls(Count(rows[hit & rows["reason"].eq("")], unit), Count(rows, unit), aside=aside, note=note)


class Table(Struct, frozen=True, eq=False):
    """Rows brought together by their `keys` (column → title), with the sums of other columns (column → title).

    `order` is that of the first key's values; what is in `always` has a line even where nothing falls on it. `adds_up`
    says that the lines are parts of one whole, whose sum means something.
    """

    rows: pd.DataFrame
    keys: Mapping[str, str]
    sums: Mapping[str, str]
    order: tuple[str, ...] = ()
    always: tuple[tuple[str, ...], ...] = ()
    aside: tuple[pd.DataFrame, ...] = ()
    note: str = ""
    adds_up: bool = False


Result = Count | Ratio | Table


class Measure(Struct, frozen=True):
    """One entry of the catalogue.

    `definition` says in one sentence what is counted, over what, and who is left out. `basis` is a text, or
    "profile:" and the setting that decides. `needs` are the columns without which there is no figure, as
    ledger.field; | stands between those of which one is enough. `of_period` says that it counts dates in the period.
    """

    id: str
    title: str
    kind: Kind
    definition: str
    basis: str
    needs: tuple[str, ...]
    of_period: bool
    result: Callable[[Frames], Result]

    @property
    def dated(self) -> bool:
        """Whether an earlier period has a value of its own, which what merely stands on the roster has not."""
        return self.of_period or any(
            {each.partition(".")[0] for each in need.split("|")} <= EVENT_LEDGERS for need in self.needs
        )

    def __call__(self, frames: Frames) -> Result:
        return self.result(frames)


def measure(
    id: str,  # noqa: A002 # the name the JSON gives it
    title: str,
    *,
    needs: tuple[str, ...] = ("persons.name",),
    basis: str = "jdtool 指标定义",
    of_period: bool = False,
) -> Callable[[Callable[[Frames], Result]], Measure]:
    """Make a function over frames a measure: its docstring is the definition, what it returns the kind."""
    kinds: dict[str, Kind] = {"Count": "count", "Ratio": "ratio", "Table": "table"}

    def make(result: Callable[[Frames], Result]) -> Measure:
        definition = "".join(line.strip() for line in (result.__doc__ or "").splitlines())
        return Measure(id, title, kinds[result.__annotations__["return"]], definition, basis, needs, of_period, result)

    return make
