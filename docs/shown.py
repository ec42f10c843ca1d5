"""What the pages show of a run: the command, its output and its exit code, produced by `make docs` and never typed."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import cog

from jdtool.console.manual import FAMILIES
from jdtool.rules import CATALOGUE

ROOT = Path(__file__).parent.parent
GAP = "…"
Part = tuple[str | None, str | None]
"""From the line that begins with the first to before the one that begins with the second; None is the very end."""


def show(command: str, *parts: Part, ending: str = "退出码 {}。") -> None:
    """The command, the given parts of its output (else all of it) with … between them, and how it ended."""
    arguments = [sys.executable, "-m", "jdtool", *shlex.split(command)[1:]]
    plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(  # noqa: S603 - our own command
        arguments, cwd=_folder(), env=plain, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    cog.outl(f"\n```sh\n{command}\n```\n\n```text\n{_cut(run.stdout.decode(), parts)}\n```\n")
    cog.outl(ending.format(run.returncode))


def show_file(path: str, *parts: Part) -> None:
    """The given parts of a file that a command shown before has written."""
    cog.outl(f"\n```markdown\n{_cut((_folder() / path).read_text(encoding='utf-8'), parts)}\n```")


def show_families(heads: str) -> None:
    """How many rules there are of each family, with the titles of the first three."""
    cog.outl(f"\n{heads}\n|---|---:|---|")
    for family, title in FAMILIES.items():
        rules = [rule for rule in CATALOGUE if rule.code.startswith(family)]
        if rules:
            more = "等" if len(rules) > 3 else ""
            cog.outl(f"| {title} {family} | {len(rules)} | {'、'.join(rule.title for rule in rules[:3])}{more} |")
    cog.outl("")


def _cut(text: str, parts: tuple[Part, ...]) -> str:
    lines = text.strip("\n").splitlines()
    pieces: list[str] = []
    taken = 0
    for first, last in parts or ((None, None),):
        start = _line_of(first, lines, taken) if first else taken
        stop = _line_of(last, lines, start + 1) if last else len(lines)
        pieces += [GAP] * (start > taken)
        pieces += "\n".join(lines[start:stop]).strip("\n").splitlines()
        taken = stop
    return "\n".join([*pieces, *([GAP] * (taken < len(lines)))])


def _line_of(beginning: str, lines: list[str], after: int) -> int:
    """The next line that begins so, blanks apart; ValueError where there is none, so that a page never goes stale."""
    for number in range(after, len(lines)):
        if lines[number].lstrip().startswith(beginning):
            return number
    raise ValueError(f"no line begins with {beginning!r}")


@cache
def _workplace() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="jdtool-docs-")


@cache
def _folder() -> Path:
    """A copy of the examples, so that a run leaves nothing in the tree."""
    folder = Path(_workplace().name)
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder
