"""The forms that `stats` tells its figures in."""

from jdtool.cli.counting import Counted, Counting
from jdtool.console.coverage import context_line, reading_text
from jdtool.console.terminal import View
from jdtool.console.width import wrap
from jdtool.ledgers.books import Books

# Forms load what they need when they are asked for.
# ruff: noqa: PLC0415


def figures_in(done: Counted, order: Counting, view: View) -> str | bytes:
    """The figures in the form asked for, with the period, as_of, what was read and what they were compared with."""
    from jdtool.console.cases import cases_json
    from jdtool.console.figure_formats import stats_csv, stats_json, stats_markdown

    books, figures, by = done.books, done.figures, order.by
    before = done.against.before if done.against else None
    if order.form == "json":
        if done.showing:
            return cases_json(books, done.showing, by)
        return stats_json(books, figures, [by] if by else [], before)
    told = [context_line(books), *([_against(before)] if before else []), reading_text(books)]
    if order.form == "csv":
        return stats_csv(" · ".join(told), figures)
    if order.form == "md":
        return stats_markdown(" · ".join(told), figures)
    if order.form == "xlsx":
        return _workbook(done, told)
    closing = [line for each in told for line in wrap(each, view.width)]
    return "\n".join([_text(done, order, view), "", *closing])


def _text(done: Counted, order: Counting, view: View) -> str:
    from jdtool.console.cases import cases_lines
    from jdtool.console.figures import figures_text

    if done.showing:
        return "\n".join(cases_lines(done.books, done.showing, order.by, view))
    return figures_text(done.figures, view)


def _against(before: Books) -> str:
    """The earlier period, and what of its figures is not of that time."""
    return (
        f"对比时期 {before.period.label}（截止日 {before.as_of}）：人员按现在的花名册，"
        "按人员、档案现状算的指标没有上期数"
    )


def _workbook(done: Counted, told: list[str]) -> bytes:
    """`told` are the lines about period, comparison and reading."""
    from jdtool.console.figure_files import FILE_TITLES, about, file_rows
    from jdtool.reports.statistics_workbook import Told, statistics_workbook

    books = done.books
    months, places = done.spread
    sheets = Told(
        title=f"{books.profile.name}{books.period.title}禁毒工作统计表",
        about=[*about(books, told)],
        file_heads=FILE_TITLES,
        files=[*file_rows(books)],
        small_base=books.profile.measures.small_base if done.against else None,
    )
    return statistics_workbook(sheets, done.figures, months, places, books.as_of)
