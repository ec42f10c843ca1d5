"""One rule of our own, what it finds of one person, and runs made of it."""

from collections.abc import Sequence

from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.rules.rule import OK, Hit, Outcomes, Severity, rule
from jdtool.rules.run import Finding, Inspection, RuleStatus
from tests import factories


@rule("WH999", "place-unknown", Severity.ERROR, "去向不明", remedy="核查去向", example="人已搬走", basis="本地要求")
def place_unknown(books: Books) -> Outcomes:
    """为试各种格式而设。"""
    yield from (OK for _ in books.persons)


def inspection_of(hits: Sequence[Hit], status: str = "", reason: str = "") -> Inspection:
    """What a run gives that found these; `status` by default follows from that."""
    findings = tuple(Finding(place_unknown, hit.severity or Severity.ERROR, hit) for hit in hits)
    outcome = status or ("found" if hits else "clean")
    return Inspection(findings, (RuleStatus(place_unknown, outcome, reason, 2, len(hits)),))


def somebody(name: str, evidence: str, message: str = "应核查去向") -> tuple[Books, Inspection]:
    """Books of one person with a finding at the remark."""
    person = factories.person(name, community="和平里社区", remarks="人已搬走")
    return factories.books([person]), inspection_of([Hit(person.at("remarks"), message, person, evidence)])


def unmasked(books: Books) -> Books:
    return replace(books, masking=Masking(off=True))
