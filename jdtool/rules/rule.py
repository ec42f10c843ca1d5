"""Rule: one question asked of the books; what it yields and how it is declared."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Place, Record


class Severity(StrEnum):
    """error: wrong whatever the reason; warning: needs a person's look; info: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """What a rule yields for a thing it looked at and did not find wrong."""

    OK = "ok"
    UNDECIDED = "undecided"  # the data cannot decide: counted, never reported


class Hit(Struct, frozen=True):
    """Something wrong: where, what is wrong and what would be right; `evidence` quotes the ledger.

    `severity` and `remedy` stand in for the rule's own where one case differs.
    """

    place: Place
    message: str
    record: Record | None = None
    evidence: str = ""
    severity: Severity | None = None
    remedy: str = ""


Outcome = Hit | Verdict
Outcomes = Iterator[Outcome]
OK = Verdict.OK
UNDECIDED = Verdict.UNDECIDED


class Rule(Struct, frozen=True):
    """One rule with its manual; `check` yields one outcome for everything it looked at.

    `needs` are "ledger.field" columns ("a.x|b.y" where either serves); without them the rule is not run.
    `settings` name the profile's parameters, whose basis is printed with the rule's own.
    """

    code: str
    slug: str
    severity: Severity
    title: str
    needs: tuple[str, ...]
    basis: str
    settings: tuple[str, ...]
    remedy: str
    example: str
    check: Callable[[Books], Outcomes]

    @property
    def meaning(self) -> str:
        """What it finds and why that matters: the function's docstring."""
        return "\n".join(line.strip() for line in (self.check.__doc__ or "").strip().splitlines())


def rule(
    code: str,
    slug: str,
    severity: Severity,
    title: str,
    *,
    remedy: str,
    example: str,
    needs: tuple[str, ...] = (),
    basis: str = "台账内部一致性",
    settings: tuple[str, ...] = (),
) -> Callable[[Callable[[Books], Outcomes]], Rule]:
    """Declares the function below it as a rule; its docstring is the manual."""
    return lambda check: Rule(code, slug, severity, title, needs, basis, settings, remedy, example, check)


def hit(record: Record, field: str, message: str, evidence: str = "", severity: Severity | None = None) -> Hit:
    """A finding at a record's cell."""
    return Hit(record.at(field), message, record, evidence, severity)


def rows_named(rows: Sequence[int], most: int = 5) -> str:
    """Rows as a message names them, each once, the first of many; several records may stand in one row.

    >>> rows_named([5]), rows_named([5, 6, 7, 8, 9, 10]), rows_named([4, 4, 4, 5, 5])
    ('第 5 行', '第 5、6、7、8、9 行等', '第 4、5 行')
    """
    distinct = list(dict.fromkeys(rows))
    listed = "、".join(map(str, distinct[:most]))
    return f"第 {listed} 行" + ("等" if len(distinct) > most else "")


def row_beside(other: Record, record: Record) -> str:
    """The other record's row as a message about the record names it, with its sheet where that is another."""
    there, here = other.origin, record.origin
    sheet = "" if (there.file, there.sheet) == (here.file, here.sheet) else f"{there.file}“{there.sheet}”"
    return f"{sheet}第 {other.row} 行"
