"""The stages of `check`: read, run the rules, tell, end."""

from pathlib import Path

from jdtool.cli.mistakes import prefixes_of
from jdtool.cli.reading import Asked, read, refuse_without_ledger
from jdtool.console.blocks import finding_lines
from jdtool.console.coverage import closing_lines, unchecked
from jdtool.console.progress import Waiting
from jdtool.console.telling import tell
from jdtool.console.terminal import View
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.rules import CATALOGUE
from jdtool.rules.rule import Severity
from jdtool.rules.run import Inspection, run

FAIL_ON: dict[str, frozenset[Severity]] = {
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
    "never": frozenset(),
}


def inspected(
    asked: Asked, select: str = "", ignore: str = "", even_empty: bool = False
) -> tuple[Books, Inspection, tuple[Path, ...]]:
    """The books asked for, what the chosen rules say of them, and the files they come from.

    Raises JdtoolError when no rule is left, and when there is no ledger, unless books may be empty.
    """
    codes = [rule.code for rule in CATALOGUE]
    names = {name: rule.code for rule in CATALOGUE for name in (rule.code, rule.slug, rule.title)}
    chosen, left_out = prefixes_of("--select", select, names), prefixes_of("--ignore", ignore, names)
    if not any(code.startswith(tuple(chosen) or "") and not code.startswith(tuple(left_out)) for code in codes):
        raise JdtoolError("--select 选中的规则都被 --ignore 去掉了，没有规则可检查；请改其中一个")
    with Waiting(asked.quiet) as waiting:
        books, files = read(asked, waiting)
        if not even_empty:
            refuse_without_ledger(books)
        waiting.stage("正在检查")
        return books, run(books, CATALOGUE, chosen, left_out), files


def check_text(books: Books, inspection: Inspection, group_by: str, limit: int | None, view: View) -> str:
    """Findings by group and the lines that close the run."""
    blocks = finding_lines(tell(books, inspection), group_by, limit, view)
    return "\n".join([*blocks, *closing_lines(books, inspection, view)])


def ending(books: Books, inspection: Inspection, fail_on: str, allow_partial: bool) -> int:
    """The exit code: 2 something could not be read, 1 findings, 3 something could not be checked, 0 all well."""
    if any(file.failure for file in books.files):
        return 2
    if any(finding.severity in FAIL_ON[fail_on] for finding in inspection.findings):
        return 1
    return 3 if unchecked(books, inspection) and not allow_partial else 0
