"""The stages of `proof`: read the report, check it against itself and against the ledgers, end."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cli.checking import FAIL_ON
from jdtool.cli.reading import Asked, chosen_period, read, refuse_without_ledger
from jdtool.console.concealing import Conceal, conceal_numbers, concealer
from jdtool.console.coverage import sheet_missed
from jdtool.console.progress import Waiting
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.reports.proof.document import Document
from jdtool.reports.proof.edited import edited, numbers_beside, read_numbers
from jdtool.reports.proof.findings import Finding
from jdtool.reports.proof.proofread import in_order, proofread
from jdtool.reports.proof.reading import read_document

if TYPE_CHECKING:
    from jdtool.reports.proof.ledgers import Compared


class Proofed(Struct, frozen=True):
    """The report, the files never to be written to, what was found, and the ledgers it was compared with, if any."""

    document: Document
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    conceal: Conceal
    books: Books | None = None
    compared: "Compared | None" = None


def proofed(report: str | None, asked: Asked) -> Proofed:
    """The report checked. Raises JdtoolError when it cannot be read, and when ledgers are named and there is none."""
    if not report:
        raise JdtoolError("请写出要核对的报告，例如 jdtool proof 总结.docx；与台账核对的，后面再写台账文件夹")
    document = read_document(Path(report))
    beside = numbers_beside(Path(report))
    own = edited(document, read_numbers(beside)) if beside else ()
    findings = in_order(document, (*proofread(document), *own))
    conceal: Conceal = (lambda text: text) if asked.unmask else conceal_numbers
    if not asked.paths:
        return Proofed(document, (Path(report),), findings, conceal)
    from jdtool.reports.proof.ledgers import against  # noqa: PLC0415 - loads pandas

    with Waiting(asked.quiet) as waiting:
        books, files = read(_of_the_report(asked, document), waiting)
        refuse_without_ledger(books)
        waiting.stage("正在核对")
        compared = against(document, books)
    together = in_order(document, (*findings, *compared.findings))
    return Proofed(document, (Path(report), *files), together, concealer(books), books, compared)


def _of_the_report(asked: Asked, document: Document) -> Asked:
    """With the period of the report's title and the day up to which it counts, where no others were asked for."""
    from jdtool.reports.proof.period import as_of_in, period_in  # noqa: PLC0415 - only with ledgers

    if chosen_period(asked) or asked.year:
        return asked
    period = period_in(document)
    if not period:
        return asked
    as_of = as_of_in(document, period)
    return replace(
        asked, first=str(period.first), last=str(period.last), as_of=asked.as_of or (str(as_of) if as_of else None)
    )


def ending(done: Proofed, fail_on: str, allow_partial: bool) -> int:
    """The exit code: 2 a ledger could not be read, 1 findings, 3 a number could not be compared, 0 all well."""
    if done.books and any(file.failure for file in done.books.files):
        return 2
    if any(finding.kind.severity in FAIL_ON[fail_on] for finding in done.findings):
        return 1
    return 3 if is_partial(done) and not allow_partial else 0


def is_partial(done: Proofed) -> bool:
    """Whether ledgers were named and something of them, or some number of the report, could not be compared."""
    if not done.books or not done.compared:
        return False
    return bool(done.compared.untold) or not done.compared.looked_at or sheet_missed(done.books)
