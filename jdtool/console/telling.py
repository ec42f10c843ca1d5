"""Findings ready to be told: every part as text, masked, with its column's title and its basis."""

import re
from collections.abc import Iterator

from msgspec import Struct

from jdtool.console.concealing import concealer
from jdtool.console.width import display_width, one_line
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.record import Record
from jdtool.profile import Profile
from jdtool.rules.rule import Rule, Severity
from jdtool.rules.run import Finding, Inspection

_LONG_TITLE = 20  # columns
_LAW = re.compile("条例第|禁毒法|GB|公安部")
_LOCAL = re.compile("设定|要求|没有全国统一规定")
_SPELLINGS = frozenset({"words", "communities"})  # settings that say how things are written, not how they ought to be
_RELIABILITY = {
    (True, False): "高：法律、国家标准有明文",
    (True, True): "有明文的部分高；设定的部分只在本单位有效，不是国家规定",
    (False, True): "只在本单位有效：没有全国统一规定，按设定检查",
    (False, False): "高：只核对台账自身，不引用外部规定",
}
SEVERITY_TITLES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class Told(Struct, frozen=True):
    """One finding as it is shown; "" or 0 where there is nothing to show.

    `unit` is the community, with its street where several streets have one of that name, and `street` the street alone;
    `who` tells people apart whose masked names are alike and is never shown.
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
    unit: str
    street: str
    evidence: str
    message: str
    remedy: str
    basis: str
    who: tuple[str, ...]


def tell(books: Books, inspection: Inspection) -> Iterator[Told]:
    """The findings in their order."""
    conceal = concealer(books)
    titles = {(sheet.file, sheet.name, use.column): use.title for sheet in books.sheets for use in sheet.columns}
    shared = _shared_names(books)
    bases: dict[str, str] = {}
    for finding in inspection.findings:
        rule, hit = finding.rule, finding.hit
        place, record = hit.place, hit.record
        home = _home(books, record)
        own = record.origin.titles.get(place.field, "") if record else ""
        column_title = own or titles.get((place.file, place.sheet, place.column), "")
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
            column_title=conceal(_short(one_line(column_title))),
            field=place.field,
            person=books.masking.name(record.name) if record else "",
            community=_community(home),
            unit=_unit(home, shared),
            street=home.street if home else "",
            evidence=conceal(books.masking.quote(one_line(hit.evidence))),
            message=conceal(one_line(hit.message)),
            remedy=hit.remedy or rule.remedy,
            basis=bases.setdefault(rule.code, basis_of(rule, books.profile)),
            who=_who(finding),
        )


def _home(books: Books, record: Record | None) -> Record | None:
    """The record that tells the place: the finding's own, else its person's row of the roster."""
    if record is None or record.community:
        return record
    person = books.person_for(record)
    return person if person and (person.community or not record.street) else record


def _short(title: str) -> str:
    """The title without the headings above it, when it is long."""
    return title.rpartition("/")[2] if display_width(title) > _LONG_TITLE else title


def _community(record: Record | None) -> str:
    return (record.community or record.street) if record else ""


def _shared_names(books: Books) -> frozenset[str]:
    """Communities that several streets have by the same name."""
    streets: dict[str, set[str]] = {}
    for ledger in LEDGERS:
        for record in books.records(ledger.name):
            if record.street:
                streets.setdefault(record.community, set()).add(record.street)
    return frozenset(name for name, found in streets.items() if len(found) > 1)


def _unit(record: Record | None, shared: frozenset[str]) -> str:
    if record and record.community in shared:
        return f"{record.street}{record.community}"
    return _community(record)


def _who(finding: Finding) -> tuple[str, ...]:
    record = finding.hit.record
    return (record.name, record.id_number, record.community) if record and record.name else ()


def basis_of(rule: Rule, profile: Profile) -> str:
    """What the rule stands on, and on whose word its settings stand."""
    said = (profile.basis(setting) for setting in rule.settings)
    told = [basis for setting, basis in zip(rule.settings, said, strict=True) if basis != f"默认设定 {setting}"]
    return "；".join(dict.fromkeys([rule.basis, *told]))


def reliability_of(rule: Rule, profile: Profile) -> str:
    """How sure the basis is: the text of a law or standard, an office's own settings, both, or the ledger alone."""
    settings = (profile.basis(setting) for setting in rule.settings if setting not in _SPELLINGS)
    basis = "；".join([rule.basis, *settings])
    return _RELIABILITY[bool(_LAW.search(basis)), bool(_LOCAL.search(basis))]
