"""The application and what its commands share: where a result goes and how the terminal is written to."""

import sys
from pathlib import Path

import typer

from jdtool import __version__
from jdtool.cli import options
from jdtool.cli.commands import Group
from jdtool.console.terminal import View, view_of, write

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


def view(no_color: bool, output: str | None = None, detailed: bool = False) -> View:
    """How this terminal, or a file, is written to."""
    return view_of(sys.stdout, no_color or output is not None, detailed)


def deliver(content: str | bytes, output: str | None, inputs: tuple[Path, ...], encoding: str = "utf-8") -> None:
    """Onto the screen or, with `output`, into a file that is none of the ledgers."""
    from jdtool.saving import save  # noqa: PLC0415 - only a result for a file pays for it

    if isinstance(content, str):
        if output is None:
            write(content)
            return
        content = f"{content}\n".encode(encoding, "replace")
    save(content, Path(output or ""), inputs)
    write(f"已写入 {output}", sys.stderr)
