"""The command line: one function a command, which turns options into one call a stage and prints what comes back."""

import gc
import sys
from pathlib import Path

import typer
from typer.main import get_command

from jdtool import __version__
from jdtool.cli import options
from jdtool.cli.commands import Command, Group
from jdtool.cli.mistakes import UsageError, internal_error, one_of, say, several_of, usage_sentence, whole_number
from jdtool.console.terminal import View, columns, prepare_streams, view_of, write
from jdtool.errors import JdtoolError

# Commands import the stages they need when they run: the help must come at once.
# ruff: noqa: PLC0415

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    # A default for --help, which has none: typer would load pydantic to convert that nothing.
    context_settings={"help_option_names": ["-h", "--help"], "default_map": {"help": False}},
)


@app.callback(invoke_without_command=True)
def jdtool(version: options.Version = False) -> None:
    """基层禁毒台账：原样读取 Excel/WPS 台账，逐格指出问题，算出能对上的数字，写成公文。

    台账只读不写；姓名和号码默认遮盖；不联网。
    """
    if version:
        write(f"jdtool {__version__}")
        raise typer.Exit


@app.command(cls=Command)
def inspect(
    *,
    paths: options.Paths = None,
    output_format: options.TextOrJson = "text",
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
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
    asked = Asked(paths, config=config, unmask=unmask, quiet=quiet, password_file=password_file, map_file=map_file)
    with Waiting(quiet) as waiting:
        books, files = read(asked, waiting)
    if write_map:
        _deliver(written_maps(books.sheets), write_map, files)
    view = _view(no_color, output)
    text = inspect_json(books) if output_format == "json" else "\n".join(receipt_lines(books, view))
    _deliver(text, output, files)
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
    asked = Asked(paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file)
    books, inspection, files = inspected(asked, select, ignore, even_empty=output_format == "json")
    places = copies(annotate, books, files)
    if output_format == "text":
        content: str | bytes = check_text(books, inspection, group_by, most, _view(no_color, output, verbose))
    else:
        content = machine_form(output_format, books, inspection)
    _deliver(content, output, files, "utf-8-sig" if output_format == "csv" else "utf-8")
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

    write(explanation(" ".join(topic or ()), config, _view(no_color)))


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
    output_format: options.StatsFormat = "text",
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    output: options.Output = None,
    unmask: options.Unmask = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """算指标：每个比率带分子、分母、口径和没有计入的数"""
    from jdtool.cli.counting import FORMATS, Counting, check_choices, counted, ending, figures_in
    from jdtool.cli.reading import Asked, refuse_without_ledger

    one_of("--format", output_format, FORMATS)
    chosen = check_choices(select, by)
    asked = Asked(paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file)
    done = counted(asked, Counting(chosen, by, compare, output_format == "json"))
    text = figures_in(output_format, done, by, _view(no_color, output, verbose))
    _deliver(text, output, done.files, "utf-8-sig" if output_format == "csv" else "utf-8")
    refuse_without_ledger(done.books)
    raise typer.Exit(ending(done, chosen))


@app.command(cls=Command)
def report(
    *,
    paths: options.Paths = None,
    template: options.Template = "annual",
    year: options.Year = None,
    quarter: options.Quarter = None,
    month: options.Month = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    formats: options.ReportFormat = "md,docx",
    output: options.Folder = "报告",
    final: options.Final = False,
    audience: options.Audience = "internal",
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    unmask: options.Unmask = False,
    quiet: options.Quiet = False,
) -> None:
    """写报告：按模板写成公文，缺的数字列成清单"""
    from jdtool.cli.reading import Asked
    from jdtool.cli.reporting import AUDIENCES, FORMATS, Order, ending, report_lines, written
    from jdtool.reports.templates import template as known

    known(template)
    one_of("--audience", audience, AUDIENCES)
    if audience == "public":
        raise JdtoolError(
            "对外公开（--audience public）的小数隐去还没有实现，不能生成；请用 internal 或 superior，对外前人工处理"
        )
    kinds = several_of("--format", formats, FORMATS)
    asked = Asked(paths, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file)
    books, made = written(asked, Order(template, kinds, Path(output), final))
    write("\n".join(report_lines(books, made, columns())))
    raise typer.Exit(ending(books, made))


def _view(no_color: bool, output: str | None = None, detailed: bool = False) -> View:
    return view_of(sys.stdout, no_color or output is not None, detailed)


def _deliver(content: str | bytes, output: str | None, inputs: tuple[Path, ...], encoding: str = "utf-8") -> None:
    from jdtool.saving import save

    if isinstance(content, str):
        if output is None:
            write(content)
            return
        content = f"{content}\n".encode(encoding, "replace")
    save(content, Path(output or ""), inputs)
    write(f"已写入 {output}", sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and gives the exit code; every mistake ends as one Chinese line on stderr."""
    sys.excepthook = internal_error
    gc.set_threshold(200_000, 50, 50)  # records live until the end: looking for garbage among them is a fifth of a run
    prepare_streams()
    try:
        return int(get_command(app)(args=arguments, prog_name="jdtool", standalone_mode=False) or 0)
    except JdtoolError as error:
        say(str(error))
    except UsageError as error:
        say(usage_sentence(error))
    except KeyboardInterrupt:
        return 130
    return 2
