"""Changes: what a figure came to in earlier periods, in words, where the ledgers reach back that far."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from jdtool.ledgers.books import Books
from jdtool.measures.comparing import compared, comparison
from jdtool.measures.figures import Figure
from jdtool.measures.wording import change, points
from jdtool.period import Period
from jdtool.reports.tracing import Source, Sources

COMPARED: Mapping[str, str] = MappingProxyType(
    {
        "visits_done": "visits",
        "visit_coverage": "visits",
        "tests_done": "drug_tests",
        "urine_positive_rate": "drug_tests",
        "people_reached": "activities",
    }
)
"""The figures whose change a report tells, and the ledger that must reach back for it.

Not those of the roster: whoever has left it since is missing from the earlier figure.
"""
_LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"year": ("比上年", ""), "half": ("同比", ""), "quarter": ("同比", "比上季度"), "month": ("同比", "比上月")}
)
"""How a period is compared with the same one of the year before, and with the one just before."""


def changes(books: Books, figures: Sequence[Figure], sources: Sources) -> dict[str, str]:
    """By measure, 同比增加5人次，比上月减少2人次; what has no record in an earlier period is not compared with it."""
    told: dict[str, list[str]] = {}
    for label, period in _earlier(books.period):
        before = comparison(books, period)
        kept = {name for name, ledger in COMPARED.items() if _reaches(books, ledger, before.before.period)}
        chosen = [figure for figure in figures if figure.id in kept and not figure.missing]
        for figure in compared(chosen, books, before, kept) if chosen else ():
            text = _text(figure, label, books.profile.measures.small_base) if figure.previous and figure.change else ""
            if text and figure.previous:
                source = Source(figure=figure, compared_with=before.name)
                told.setdefault(figure.id, []).append(sources.text(text, source))
    return {name: "，".join(texts) for name, texts in told.items()}


def _earlier(period: Period) -> Iterator[tuple[str, Period]]:
    year_ago, just_before = _LABELS.get(period.kind, ("", ""))
    if year_ago:
        yield year_ago, Period.parse(f"{period.first.year - 1}{period.label[4:]}")
    if just_before:
        yield just_before, period.previous()


def _reaches(books: Books, ledger: str, earlier: Period) -> bool:
    """Whether the ledger was begun by the first month of the earlier period."""
    begin = books.begins.get(ledger)
    return begin is not None and (begin.year, begin.month) <= (earlier.first.year, earlier.first.month)


def _text(figure: Figure, label: str, small_base: int) -> str:
    before = figure.previous
    if before is None or before.missing:
        return ""
    if figure.kind == "ratio":
        if not figure.denominator or not before.denominator:
            return ""
        return points((figure.numerator, figure.denominator), (before.numerator, before.denominator), label)
    return change(int(figure.value or 0), int(before.value or 0), figure.unit, label, small_base)
