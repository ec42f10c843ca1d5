"""The command that looks at a written report: proof."""

import typer

from jdtool.cli import options
from jdtool.cli.app import app, deliver, view
from jdtool.cli.commands import Command
from jdtool.cli.mistakes import one_of, whole_number

# Commands import the stages they need when they run: the help must come at once.
# ruff: noqa: PLC0415


@app.command(cls=Command)
def proof(
    *,
    document: options.Report = None,
    ledgers: options.Ledgers = None,
    year: options.Year = None,
    quarter: options.Quarter = None,
    month: options.Month = None,
    first: options.From = None,
    last: options.To = None,
    as_of: options.AsOf = None,
    fail_on: options.FailOn = "error",
    output_format: options.TextOrJson = "text",
    allow_partial: options.AllowUntold = False,
    config: options.Config = None,
    password_file: options.PasswordFile = None,
    map_file: options.Map = None,
    jobs: options.Jobs = None,
    cluster: options.Cluster = None,
    output: options.Output = None,
    unmask: options.Unmask = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """核对写好的报告：分项与合计、百分比、前后说法、日期、没填的空，并与台账对数"""
    from jdtool.cli.checking import FAIL_ON
    from jdtool.cli.proof_forms import proof_json, proof_text
    from jdtool.cli.proofing import ending, proofed
    from jdtool.cli.reading import Asked

    one_of("--format", output_format, ("text", "json"))
    one_of("--fail-on", fail_on, FAIL_ON)
    asked = Asked(
        ledgers, year, quarter, month, first, last, as_of, config, unmask, quiet, password_file, map_file,
        whole_number("--jobs", jobs), cluster,
    )  # fmt: skip
    done = proofed(document, asked)
    text = proof_json(done) if output_format == "json" else proof_text(done, view(no_color, output))
    deliver(text, output, done.files)
    raise typer.Exit(ending(done, fail_on, allow_partial))
