"""The terminal: its encoding, width and colours, and writing to it."""

import os
import shutil
import sys
from typing import TextIO

from msgspec import Struct

_WIDEST = 110  # longer lines are hard to follow
_COLOURS = {"error": "31", "warning": "33", "info": "36", "heading": "1", "faint": "2"}
# Marks that GBK does not have.
_WITHOUT_GBK = str.maketrans({"›": ">", "·": "."})


def prepare_streams() -> None:
    """What a console cannot show becomes ?, instead of ending the run; a file's name may be no valid text at all."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def is_unicode(stream: TextIO) -> bool:
    """Whether every character can be shown."""
    return (stream.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "utf8sig"}


def columns() -> int:
    """Columns to write in."""
    return min(_WIDEST, max(40, shutil.get_terminal_size((80, 24)).columns))


def write(text: str, stream: TextIO | None = None) -> None:
    """The text and a line break; a reader that has gone away is no error."""
    out = stream or sys.stdout
    shown = text if is_unicode(out) else text.translate(_WITHOUT_GBK)
    try:
        out.write(shown + "\n")
        out.flush()
    except BrokenPipeError:
        # What is left in the buffer has to go somewhere, or Python complains while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


class Paint(Struct, frozen=True):
    """Colours, where they are wanted."""

    on: bool = False

    def __call__(self, role: str, text: str) -> str:
        """The text in the colour of error, warning, info, heading or faint."""
        return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if self.on and text else text


class View(Struct, frozen=True):
    """How text is to be laid out: columns, colours, whether more is told, whether every character can be shown."""

    width: int = 80
    paint: Paint = Paint()
    detailed: bool = False
    unicode: bool = True


def view_of(stream: TextIO, plain: bool, detailed: bool = False) -> View:
    """The layout for a stream; no colours when it is no terminal, `plain` or NO_COLOR."""
    coloured = not plain and not os.environ.get("NO_COLOR") and stream.isatty()
    return View(columns(), Paint(coloured), detailed, is_unicode(stream))
