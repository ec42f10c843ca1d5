"""A report for the public: small counts of people and whatever would give them away are not in it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from jdtool.measures.figures import Figure
from jdtool.reports.context import Quiet
from jdtool.reports.problems import Problem, by_area
from jdtool.reports.subjects import PUBLICITY
from jdtool.reports.suppression import Sum, withheld
from jdtool.reports.values import UNKNOWN, Line, Number

_ORDERED = "community_ordered"
_COUNTS: Mapping[str, str] = MappingProxyType(
    {
        "registered": "",
        "current": "registered",
        "at_large": "current",
        "new_registered": "registered",
        "community_detox": _ORDERED,
        "community_rehab": _ORDERED,
        "community_ordered": "current",
        "out_of_area": "current",
        "lost_control": "at_large",
        "relapse_persons": "current",
        "dossiers_complete": "registered",
        "visits_done": "",
        "tests_done": "",
    }
)
"""Counts of people or of what was done with them, and the count each is a part of."""
_RATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "out_of_area_rate": ("out_of_area", "current"),
        "lost_control_rate": ("lost_control", "at_large"),
        "dossier_completeness": ("dossiers_complete", "registered"),
        "team_coverage": ("", "registered"),
        "four_in_one_rate": ("", "registered"),
        "five_know_rate": ("", "registered"),
        "visit_coverage": ("", "at_large"),
        "visit_completion": ("", ""),
        "urine_positive_rate": ("", ""),
        "hair_positive_rate": ("", ""),
    }
)
"""Rates of people or tests: the count that is its part, where it has one, and the count its whole is taken from."""
_BY_METHOD = ("urine_positive_rate", "hair_positive_rate")
_HARMLESS = frozenset(
    {"communities_involved", "team_count", "people_reached", "communities_covered", "publicity_coverage"}
    | {"june_december_share", "staffing_rate", "letters_signed"}
)
"""Figures of places, materials and workers."""
_TABLES = frozenset({"publicity", "publicity_by_month", "meetings", "enforcement"})
_OF_PEOPLE = frozenset({"人", "人次", "名"})


def for_public(values: Mapping[str, object], figures: Sequence[Figure], least: int) -> dict[str, object]:
    """What a template sees of a context when the document leaves the offices; `least` is the smallest count told.

    Only figures whose sums are known here are kept: of any other nobody could say what it gives away.
    """
    found = {figure.id: figure for figure in figures if not figure.missing}
    hidden = _hidden(found, least)
    numbers: Mapping[str, Number] = values["n"]  # type: ignore[assignment] # as `context` makes it
    tables: Mapping[str, tuple[Line, ...]] = values["t"]  # type: ignore[assignment] # as above
    problems: Sequence[Problem] = values["problems"]  # type: ignore[assignment] # as above
    shown_tables = {name: lines if name in _TABLES else () for name, lines in tables.items()}
    shown_tables["enforcement"] = tuple(each for each in tables.get("enforcement", ()) if not _is_small(each, least))
    told = tuple(_without_counts(each) for each in problems)
    return {
        **values,
        "n": {name: _shown(name, number, hidden) for name, number in numbers.items()},
        "t": shown_tables,
        "rows": (),
        "events": (),
        "briefings": (),
        "left_out": (),
        "quiet": Quiet(0, 0),
        "problems": told,
        "areas": by_area(told),
        "withheld": least if hidden or shown_tables["enforcement"] != tables.get("enforcement", ()) else 0,
    }


def _shown(name: str, number: Number, hidden: frozenset[str]) -> Number:
    """The number; one of people without its change, which would tell what it was before."""
    if name in _HARMLESS:
        return number
    known = name in _COUNTS or name in _RATES
    return replace(number, change="") if known and name not in hidden else UNKNOWN


def _is_small(line: Line, least: int) -> bool:
    return line.unit in _OF_PEOPLE and (line.value is None or 0 < line.value < least)


def _without_counts(problem: Problem) -> Problem:
    return problem if problem.area == PUBLICITY else replace(problem, text="")


def _hidden(found: Mapping[str, Figure], least: int) -> frozenset[str]:
    """The figures that may not be shown: those one of whose counts is withheld or contradicts the others."""
    counts = _counts(found)
    printed = {each for names in counts.names.values() for each in names}
    secret = withheld(counts.values, printed, counts.sums, least) | counts.contradicted
    return frozenset(name for name, names in counts.names.items() if secret & set(names))


def _counts(found: Mapping[str, Figure]) -> "Counts":
    counts = Counts({name: int(found[name].value or 0) for name in _COUNTS if name in found})
    parts: dict[str, list[str]] = {}
    for name in counts.names:
        parts.setdefault(_COUNTS[name], []).append(name)
    for whole, own in parts.items():
        if whole in counts.values:
            for group in [own] if whole == _ORDERED else [[name] for name in own]:
                counts.divide(whole, group)
    for name in _RATES:
        if name in found:
            counts.rate(name, found[name])
    tested = [counts.names[name][1] for name in _BY_METHOD if name in counts.names]
    if tested and "tests_done" in counts.values:
        counts.divide("tests_done", tested)
    return counts


class Counts:
    """Every count that somebody could name, also those nobody prints, the sums between them, and those of each figure."""

    def __init__(self, values: Mapping[str, int]) -> None:
        self.values = dict(values)
        self.sums: list[Sum] = []
        self.names: dict[str, tuple[str, ...]] = {name: (name,) for name in values}
        self.contradicted: frozenset[str] = frozenset()

    def rate(self, name: str, figure: Figure) -> None:
        """The part and the whole of a rate; a whole that leaves somebody out is itself a part of its base."""
        part, base = _RATES[name]
        part = part if part in self.values else f"{name}.part"
        whole = base if self.values.get(base) == figure.denominator else f"{name}.whole"
        self.values.setdefault(part, figure.numerator or 0)
        self.values.setdefault(whole, figure.denominator or 0)
        self.names[name] = (part, whole)
        self.divide(whole, (part,))
        if base in self.values and base != whole:
            self.divide(base, (whole,))

    def divide(self, whole: str, parts: Sequence[str]) -> None:
        """The sum of a whole, with what the parts leave of it as a count of its own that nobody prints."""
        rest = self.values[whole] - sum(self.values[part] for part in parts)
        if rest < 0:  # the ledgers contradict themselves: nobody can say what the parts would give away
            self.contradicted |= set(parts)
        elif rest or len(parts) == 1:
            left = f"{whole} without {' and '.join(parts)}"
            self.values[left] = rest
            self.sums.append(Sum(whole, (*parts, left)))
        else:
            self.sums.append(Sum(whole, tuple(parts)))
