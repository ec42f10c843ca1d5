"""Findings ready to be told: every part as text, masked, with its column's title and its basis."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdtool.console.concealing import concealer
from jdtool.console.width import one_line
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record
from jdtool.profile import Profile
from jdtool.rules.rule import Rule, Severity
from jdtool.rules.run import Finding, Inspection

SEVERITY_TITLES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


@dataclass(frozen=True, slots=True)
class Told:
    """One finding as it is shown; "" or 0 where there is nothing to show.

    `who` tells people apart whose masked names are alike; it is never shown.
    """

    code: str
    slug: str
    title: str
    severity: Severity
    file: str
    sheet: str
    cell: str
    row: int
    letter: str
    column_title: str
    field: str
    person: str
    community: str
    evidence: str
    message: str
    remedy: str
    basis: str
    who: tuple[str, ...]


def tell(books: Books, inspection: Inspection) -> Iterator[Told]:
    """The findings in their order."""
    conceal = concealer(books)
    titles = {
        (sheet.file, sheet.name, use.column): use.title for sheet in books.sheets for use in sheet.columns
    }
    bases: dict[str, str] = {}
    for finding in inspection.findings:
        rule, hit = finding.rule, finding.hit
        place, record = hit.place, hit.record
        column_title = titles.get((place.file, place.sheet, place.column), "")
        yield Told(
            code=rule.code,
            slug=rule.slug,
            title=rule.title,
            severity=finding.severity,
            file=one_line(place.file),
            sheet=one_line(place.sheet),
            cell=place.cell,
            row=place.row,
            letter=place.letter,
            column_title=conceal(one_line(column_title)),
            field=place.field,
            person=books.masking.name(record.name) if record else "",
            community=_community(record),
            evidence=conceal(books.masking.quote(one_line(hit.evidence))),
            message=conceal(one_line(hit.message)),
            remedy=hit.remedy or rule.remedy,
            basis=bases.setdefault(rule.code, basis_of(rule, books.profile)),
            who=_who(finding),
        )


def _community(record: Record | None) -> str:
    return (record.community or record.street) if record else ""


def _who(finding: Finding) -> tuple[str, ...]:
    record = finding.hit.record
    return (record.name, record.id_number, record.community) if record and record.name else ()


def basis_of(rule: Rule, profile: Profile) -> str:
    """What the rule stands on, and on whose word its settings stand."""
    return "；".join(dict.fromkeys([rule.basis, *(profile.basis(setting) for setting in rule.settings)]))
