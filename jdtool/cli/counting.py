"""The stages of `stats`: what may be asked, read, count."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cli.commands import LATEST
from jdtool.cli.mistakes import one_of, several_of
from jdtool.cli.reading import Asked, read, refuse_without_ledger
from jdtool.console.progress import Waiting
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.measures import CATALOGUE
from jdtool.measures.measure import GROUPS
from jdtool.measures.wording import MISSING
from jdtool.period import Period

if TYPE_CHECKING:
    from jdtool.measures.comparing import Comparison
    from jdtool.measures.figures import Figure
    from jdtool.measures.showing import Showing

# What counts loads pandas, which no mistake should wait for.
# ruff: noqa: PLC0415

FORMATS = ("text", "json", "csv", "xlsx", "md")


class Counting(Struct, frozen=True):
    """What to count: measures, grouping, the period to compare with as typed, the measure to show in full, the form."""

    select: tuple[str, ...] = ()
    by: str | None = None
    compare: str | None = None
    show: str | None = None
    form: str = "text"


class Counted(Struct, frozen=True):
    """The books asked for, the files they come from, their figures, what these were compared with, what they rest on.

    `spread` are the figures by month and by place, of a workbook only.
    """

    books: Books
    files: tuple[Path, ...]
    figures: Sequence["Figure"]
    against: "Comparison | None" = None
    showing: "Showing | None" = None
    spread: "Sequence[Sequence[Figure]]" = ()


def ordered(order: Counting, select: str, output: str | None) -> Counting:
    """What was asked for, with the measures as typed, if it can be done. Raises JdtoolError."""
    one_of("--format", order.form, FORMATS)
    if order.by is not None:
        one_of("--by", order.by, GROUPS)
    names = [measure.id for measure in CATALOGUE]
    chosen = several_of("--select", select, names)
    if order.show is not None:
        one_of("--show", order.show, names)
        if order.form not in {"text", "json"}:
            raise JdtoolError(f"--show 只能显示为 text 或 json，不能写成 {order.form}：请去掉 --format {order.form}")
        if chosen or order.compare:
            raise JdtoolError("--show 一次列一个指标，不能与 --select、--compare 同用：请去掉后两个选项")
        chosen = (order.show,)
    if order.form == "xlsx" and Path(output or "").suffix.lower() != ".xlsx":
        raise JdtoolError("--format xlsx 要写明输出文件，名称以 .xlsx 结尾，例如 -o 统计表.xlsx")
    return replace(order, select=chosen)


def counted(asked: Asked, order: Counting) -> Counted:
    """The figures of the books asked for. Raises JdtoolError for a period that cannot be compared with."""
    earlier = None if order.compare in {None, LATEST} else Period.parse(order.compare or "")
    with Waiting(asked.quiet) as waiting:
        books, files = read(asked, waiting)
        if order.form != "json":
            refuse_without_ledger(books)
        waiting.stage("正在统计")
        if order.show:
            from jdtool.measures.showing import showing

            shown = showing(books, order.show, order.by)
            return Counted(books, files, shown.figures, showing=shown)
        return _figures(books, files, order, earlier)


def _figures(books: Books, files: tuple[Path, ...], order: Counting, earlier: Period | None) -> Counted:
    from jdtool.measures.comparing import compared, comparison
    from jdtool.measures.figures import figures_of
    from jdtool.measures.frames import Frames

    against = comparison(books, earlier) if order.compare else None
    frames = Frames(books)
    workbook = order.form == "xlsx"
    by = order.by if order.by and not workbook else None
    figures = figures_of(frames, order.select, (by,) if by else ())
    if against:
        figures = compared(figures, books, against, order.select, by)
    place = "community" if order.by in {None, "month"} else order.by or ""
    kinds = ("month", place) if workbook else ()
    return Counted(books, files, figures, against, spread=[figures_of(frames, order.select, (kind,)) for kind in kinds])


def ending(done: Counted, order: Counting) -> int:
    """The exit code: 2 something could not be read, 3 a measure asked for by name has no figure, 0 all well."""
    if any(file.failure for file in done.books.files):
        return 2
    untold = any(figure.text == MISSING for figure in done.figures if figure.group is None)
    return 3 if order.select and untold else 0
