"""The commands that tell what the ledgers come to: stats, report."""

from pathlib import Path

import typer

from jdtool.cli import options
from jdtool.cli.app import app, deliver, view
from jdtool.cli.commands import Command
from jdtool.cli.mistakes import several_of, whole_number
from jdtool.console.terminal import columns, write

# Commands import the stages they need when they run: the help must come at once.
# ruff: noqa: PLC0415


@app.command(cls=Command)
def stats(
    *,
    paths: options.Paths = None,
    year: options.Year = None,
    quarter: options.Quarter = None,
    month: options.Month = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    by: options.By = None,
    compare: options.Compare = None,
    select: options.Measures = "",
    show: options.Show = None,
    output_format: options.StatsFormat = "text",
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    output: options.Output = None,
    unmask: options.Unmask = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """算指标：每个比率带分子、分母、口径和没有计入的数"""
    from jdtool.cli.counting import Counting, counted, ending, ordered
    from jdtool.cli.figure_forms import figures_in
    from jdtool.cli.reading import Asked, refuse_without_ledger

    order = ordered(Counting((), by, compare, show, output_format), select, output)
    asked = Asked(
        paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file,
        whole_number("--jobs", jobs), cluster,
    )  # fmt: skip
    done = counted(asked, order)
    content = figures_in(done, order, view(no_color, output, verbose))
    deliver(content, output, done.files, "utf-8-sig" if output_format == "csv" else "utf-8")
    refuse_without_ledger(done.books)
    raise typer.Exit(ending(done, order))


@app.command(cls=Command)
def report(
    *,
    paths: options.Paths = None,
    template: options.Template = "annual",
    list_templates: options.ListTemplates = False,
    year: options.Year = None,
    quarter: options.Quarter = None,
    month: options.Month = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    by: options.ReportBy = None,
    formats: options.ReportFormat = "md,docx",
    output: options.Folder = "报告",
    final: options.Final = False,
    audience: options.Audience = "internal",
    style: options.Style = None,
    base: options.Base = None,
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    unmask: options.Unmask = False,
    quiet: options.Quiet = False,
) -> None:
    """写报告：按模板写成公文，缺的数字列成清单"""
    from jdtool.cli.reading import Asked
    from jdtool.cli.reporting import (
        FORMATS,
        Wish,
        check_audience,
        check_by,
        ending,
        report_lines,
        template_lines,
        written,
    )
    from jdtool.reports.templates import template as known

    if list_templates:
        write("\n".join(template_lines(columns())))
        return
    chosen = known(template)
    public = check_audience(audience, chosen)
    kinds = several_of("--format", formats, FORMATS)
    asked = Asked(
        paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file,
        whole_number("--jobs", jobs), cluster,
    )  # fmt: skip
    place = check_by(by, chosen)
    wish = Wish(
        template=chosen,
        formats=kinds,
        folder=Path(output),
        final=final,
        by=place,
        public=public,
        style=style,
        base=base,
    )
    books, made = written(asked, wish)
    write("\n".join(report_lines(books, made, columns())))
    raise typer.Exit(ending(books, made))
