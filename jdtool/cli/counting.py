"""The stages of `stats`: read, count, tell."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from jdtool.measures.figures import Figure

FORMATS = ("text", "json", "csv", "md")
GROUPS = ("community", "street", "risk", "measure", "worker", "month", "sex", "age")


def check_choices(select: str, by: str | None) -> tuple[str, ...]:
    """The measures asked for; they and the grouping are among those known."""
    if by is not None:
        one_of("--by", by, GROUPS)
    return several_of("--select", select, [measure.id for measure in CATALOGUE])


def counted(asked: Asked, select: tuple[str, ...], by: str | None) -> tuple[Books, list["Figure"], tuple[Path, ...]]:
    """The books asked for, their figures, and the files they come from."""
    with Waiting(asked.quiet) as waiting:
        books, files = read(asked, waiting)
        refuse_without_ledger(books)
        waiting.stage("正在统计")
        from jdtool.measures.figures import compute  # noqa: PLC0415 - loads pandas, which no mistake should wait for

        return books, compute(books, select, by), files


def figures_in(form: str, books: Books, figures: Sequence["Figure"], by: str | None, view: View) -> str:
    """The figures in a form, with the period, as_of and what was read."""
    closing = f"{context_line(books)} · {reading_text(books)}"
    if form == "json":
        return stats_json(books, figures, [by] if by else [])
    if form == "csv":
        return stats_csv(closing, figures)
    if form == "md":
        return stats_markdown(closing, figures)
    closing_lines = [*wrap(context_line(books), view.width), *wrap(reading_text(books), view.width)]
    return "\n".join([figures_text(figures, view), "", *closing_lines])
