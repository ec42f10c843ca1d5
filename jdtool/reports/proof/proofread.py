"""All checks over a document that need nothing but the document."""

from collections.abc import Iterable, Iterator

from jdtool.reports.proof.changes import wrong_changes
from jdtool.reports.proof.dates import impossible_dates
from jdtool.reports.proof.document import Document
from jdtool.reports.proof.findings import Finding
from jdtool.reports.proof.opposites import wrong_opposites
from jdtool.reports.proof.placeholders import placeholders
from jdtool.reports.proof.repeated import stated_twice
from jdtool.reports.proof.sentences import sentences
from jdtool.reports.proof.shares import wrong_shares
from jdtool.reports.proof.sums import wrong_sums
from jdtool.reports.proof.tables import wrong_tables


def proofread(document: Document) -> tuple[Finding, ...]:
    """What the document says against itself, in its own order."""
    return in_order(document, _all(document))


def _all(document: Document) -> Iterator[Finding]:
    paragraphs = sentences(document)
    yield from placeholders(document)
    for paragraph in paragraphs:
        for sentence in paragraph:
            yield from wrong_sums(sentence)
            yield from wrong_changes(sentence)
            yield from impossible_dates(sentence)
        yield from wrong_opposites(paragraph)
        yield from wrong_shares(paragraph)
    yield from stated_twice(paragraphs)
    yield from wrong_tables(document)


def in_order(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By paragraph and place in it; what two checks say of one number is said once."""
    place = {id(paragraph): number for number, paragraph in enumerate(document.paragraphs)}
    once = {(id(each.paragraph), each.kind.slug, each.order): each for each in reversed(list(findings))}
    return tuple(sorted(once.values(), key=lambda each: (place[id(each.paragraph)], each.order, each.kind.slug)))
