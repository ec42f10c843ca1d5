"""The program: what the command jdtool and python -m jdtool run."""

import contextlib
import os
import sys
from typing import NoReturn

from jdtool.cli import main


def run() -> NoReturn:
    """The command line; the process then ends at once.

    Taking every record apart before the end would cost a tenth of a run; whatever is written has been closed.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
