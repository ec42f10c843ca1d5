"""The forms that `check` tells its findings in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.rules.run import Inspection

if TYPE_CHECKING:
    from jdtool.reports.finding_list import Listed

# Forms load what they need when they are asked for: most runs want text and nothing else.
# ruff: noqa: PLC0415

FORMATS = ("text", "json", "csv", "xlsx", "sarif", "junit")


def check_form(form: str, output: str | None) -> None:
    """A workbook needs a file. Raises JdtoolError."""
    if form == "xlsx" and Path(output or "").suffix.lower() != ".xlsx":
        raise JdtoolError("--format xlsx 要写明输出文件，名称以 .xlsx 结尾，例如 -o 问题清单.xlsx")


def machine_form(form: str, books: Books, inspection: Inspection) -> str | bytes:
    """Everything found, in a form other than text: never cut, never coloured."""
    from jdtool.console.finding_table import findings_csv
    from jdtool.console.json_output import check_json
    from jdtool.console.junit import findings_junit
    from jdtool.console.sarif import findings_sarif

    writers: dict[str, Callable[[Books, Inspection], str | bytes]] = {
        "json": check_json,
        "csv": findings_csv,
        "xlsx": _workbook,
        "sarif": findings_sarif,
        "junit": findings_junit,
    }
    return writers[form](books, inspection)


def _workbook(books: Books, inspection: Inspection) -> bytes:
    from jdtool.console.finding_table import STATUS_TITLES, TITLES, overview, status_rows
    from jdtool.reports.findings_workbook import findings_workbook

    statuses = STATUS_TITLES, list(status_rows(inspection))
    about = list(overview(books, inspection))
    return findings_workbook(listed(books, inspection), TITLES, about, statuses, books.as_of)


def listed(books: Books, inspection: Inspection) -> "list[Listed]":
    """The findings as workbooks list them."""
    from jdtool.console.finding_table import cells, comment
    from jdtool.console.telling import tell
    from jdtool.reports.finding_list import Listed

    return [
        Listed(finding.severity, finding.hit.place, cells(told), *comment(told))
        for finding, told in zip(inspection.findings, tell(books, inspection), strict=True)
    ]
