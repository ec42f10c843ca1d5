"""The commands that look at ledgers and say what they see: inspect, check, explain."""

import sys

import typer

from jdtool.cli import options
from jdtool.cli.app import app, deliver, view
from jdtool.cli.commands import Command
from jdtool.cli.mistakes import one_of, whole_number
from jdtool.console.terminal import write

# Commands import the stages they need when they run: the help must come at once.
# ruff: noqa: PLC0415


@app.command(cls=Command)
def inspect(
    *,
    paths: options.Paths = None,
    output_format: options.TextOrJson = "text",
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    write_map: options.WriteMap = None,
    output: options.Output = None,
    unmask: options.Unmask = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """看每张表是怎样读的：是哪种台账，各列认成什么，各行算什么，什么没读、为什么"""
    from jdtool.cli.reading import Asked, read
    from jdtool.console.coverage import sheet_missed
    from jdtool.console.json_output import inspect_json
    from jdtool.console.progress import Waiting
    from jdtool.console.receipts import receipt_lines
    from jdtool.ledgers.header_maps import written_maps

    one_of("--format", output_format, ("text", "json"))
    asked = Asked(
        paths, config=config, unmask=unmask, quiet=quiet, password_file=password_file, map_file=map_file,
        jobs=whole_number("--jobs", jobs), cluster=cluster,
    )  # fmt: skip
    with Waiting(quiet) as waiting:
        books, files = read(asked, waiting)
    if write_map:
        deliver(written_maps(books.sheets), write_map, files)
    shape = view(no_color, output)
    text = inspect_json(books) if output_format == "json" else "\n".join(receipt_lines(books, shape))
    deliver(text, output, files)
    raise typer.Exit(2 if any(file.failure for file in books.files) else 3 if sheet_missed(books) else 0)


@app.command(cls=Command)
def check(
    *,
    paths: options.Paths = None,
    year: options.Year = None,
    quarter: options.Quarter = None,
    month: options.Month = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    select: options.Select = "",
    ignore: options.Ignore = "",
    fail_on: options.FailOn = "error",
    output_format: options.CheckFormat = "text",
    group_by: options.GroupBy = "community",
    limit: options.Limit = None,
    annotate: options.Annotate = None,
    allow_partial: options.AllowPartial = False,
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
    """检查台账：逐格指出问题、依据和做法"""
    from jdtool.cli.annotating import annotated_files, check_target, copies
    from jdtool.cli.checking import FAIL_ON, check_text, ending, inspected
    from jdtool.cli.finding_forms import FORMATS, check_form, machine_form
    from jdtool.cli.reading import Asked, refuse_without_ledger
    from jdtool.console.blocks import GROUPINGS

    one_of("--format", output_format, FORMATS)
    check_form(output_format, output)
    one_of("--fail-on", fail_on, FAIL_ON)
    one_of("--group-by", group_by, GROUPINGS)
    most = whole_number("--limit", limit)
    check_target(annotate)
    asked = Asked(
        paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file,
        whole_number("--jobs", jobs), cluster,
    )  # fmt: skip
    books, inspection, files = inspected(asked, select, ignore, even_empty=output_format == "json")
    places = copies(annotate, books, files)
    if output_format == "text":
        content: str | bytes = check_text(books, inspection, group_by, most, view(no_color, output, verbose))
    else:
        content = machine_form(output_format, books, inspection)
    deliver(content, output, files, "utf-8-sig" if output_format == "csv" else "utf-8")
    refuse_without_ledger(books)
    for line in annotated_files(books, inspection, files, places):
        write(line, sys.stderr)
    raise typer.Exit(ending(books, inspection, fail_on, allow_partial))


@app.command(cls=Command)
def explain(
    *,
    topic: options.Topic = None,
    config: options.Config = None,
    no_color: options.NoColor = False,
) -> None:
    """说明一条规则或一个指标：含义、原因、依据、参数、举例、做法；不写代码时列出全部"""
    from jdtool.cli.explaining import explanation

    write(explanation(" ".join(topic or ()), config, view(no_color)))
