"""The stages of `stats`: read, count, tell."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from jdtool.cli.commands import LATEST
from jdtool.cli.mistakes import one_of, several_of
from jdtool.cli.reading import Asked, read, refuse_without_ledger
from jdtool.console.coverage import context_line, reading_text
from jdtool.console.figure_formats import stats_csv, stats_json, stats_markdown
from jdtool.console.figures import figures_text
from jdtool.console.progress import Waiting
from jdtool.console.terminal import View
from jdtool.console.width import wrap
from jdtool.ledgers.books import Books
from jdtool.measures import CATALOGUE
from jdtool.measures.measure import GROUPS
from jdtool.measures.wording import MISSING
from jdtool.period import Period

if TYPE_CHECKING:
    from jdtool.measures.comparing import Comparison
    from jdtool.measures.figures import Figure

FORMATS = ("text", "json", "csv", "md")


def check_choices(select: str, by: str | None) -> tuple[str, ...]:
    """The measures asked for; they and the grouping are among those known."""
    if by is not None:
        one_of("--by", by, GROUPS)
    return several_of("--select", select, [measure.id for measure in CATALOGUE])


class Counting(Struct, frozen=True):
    """What to count: the measures, the grouping, the period to compare with as typed, whether books may be empty."""

    select: tuple[str, ...] = ()
    by: str | None = None
    compare: str | None = None
    even_empty: bool = False


class Counted(Struct, frozen=True):
    """The books asked for, the files they come from, their figures, and what these were compared with."""

    books: Books
    files: tuple[Path, ...]
    figures: Sequence["Figure"]
    against: "Comparison | None" = None


def counted(asked: Asked, order: Counting) -> Counted:
    """The figures of the books asked for. Raises JdtoolError for a period that cannot be compared with."""
    earlier = None if order.compare in {None, LATEST} else Period.parse(order.compare or "")
    with Waiting(asked.quiet) as waiting:
        books, files = read(asked, waiting)
        if not order.even_empty:
            refuse_without_ledger(books)
        waiting.stage("正在统计")
        from jdtool.measures.comparing import compared, comparison  # noqa: PLC0415 - as below
        from jdtool.measures.figures import compute  # noqa: PLC0415 - loads pandas, which no mistake should wait for

        against = comparison(books, earlier) if order.compare else None
        figures = compute(books, order.select, order.by)
        if against:
            figures = compared(figures, books, against, order.select, order.by)
        return Counted(books, files, figures, against)


def figures_in(form: str, done: Counted, by: str | None, view: View) -> str:
    """The figures in a form, with the period, as_of, what was read and what they were compared with."""
    books, figures = done.books, done.figures
    told = [context_line(books), reading_text(books)]
    if done.against:
        told.insert(1, _against(done.against.before))
    closing = " · ".join(told)
    if form == "json":
        return stats_json(books, figures, [by] if by else [], done.against.before if done.against else None)
    if form == "csv":
        return stats_csv(closing, figures)
    if form == "md":
        return stats_markdown(closing, figures)
    closing_lines = [line for each in told for line in wrap(each, view.width)]
    return "\n".join([figures_text(figures, view), "", *closing_lines])


def ending(done: Counted, select: Sequence[str]) -> int:
    """The exit code: 2 something could not be read, 3 a measure asked for by name has no figure, 0 all well."""
    if any(file.failure for file in done.books.files):
        return 2
    return 3 if select and any(figure.text == MISSING for figure in done.figures if figure.group is None) else 0


def _against(before: Books) -> str:
    """The earlier period, and what of its figures is not of that time."""
    return (
        f"对比时期 {before.period.label}（截止日 {before.as_of}）：人员按现在的花名册，"
        "按人员、档案现状算的指标没有上期数"
    )
