"""The command line: one function a command, which turns options into one call a stage and prints what comes back."""

import gc
import sys

from typer.main import get_command

from jdtool.cli import looking, proof, telling
from jdtool.cli.app import app
from jdtool.cli.mistakes import UsageError, internal_error, say, usage_sentence
from jdtool.console.terminal import prepare_streams
from jdtool.errors import JdtoolError

__all__ = ["app", "looking", "main", "proof", "telling"]


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and gives the exit code; every mistake ends as one Chinese line on stderr."""
    sys.excepthook = internal_error
    gc.set_threshold(
        1_000_000, 50, 50
    )  # records live until the end: looking for garbage among them is a fifth of a run
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
