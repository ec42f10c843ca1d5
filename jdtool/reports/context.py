"""What a template may see: finished, plain, frozen values made of figures and findings."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure
from jdtool.reports.problems import Problem, problems
from jdtool.rules.run import Inspection

OWN_TEXTS = ("responsibility", "publicity", "control", "next")
"""Texts an office may add in [report]; jdtool invents no deeds."""
_LEVELS = {"community": "本社区", "street": "全街", "county": "全县"}


@dataclass(frozen=True, slots=True)
class Number:
    """One figure: `known` is False where no ledger told it, and then value, part and whole are None."""

    known: bool
    value: int | Decimal | None
    part: int | None
    whole: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table figure, as texts, with the numbers a sentence needs."""

    name: str
    unit: str
    value: int | Decimal
    times: int
    about: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that no ledger told: what it is and why."""

    title: str
    reason: str


def context(books: Books, figures: Sequence[Figure], inspection: Inspection) -> dict[str, object]:
    """Everything the templates know, by name."""
    numbers = {figure.id: _number(figure) for figure in figures if figure.kind != "table"}
    tables = {figure.id: _lines(figure) for figure in figures if figure.kind == "table"}
    found: tuple[Problem, ...] = problems(books, inspection.findings)
    return {
        "unit": books.profile.office.name or "本单位",
        "named": bool(books.profile.office.name),
        "whole": _whole(books),
        "period": books.period.title,
        "as_of": books.as_of,
        "finished": books.as_of >= books.period.last,
        "n": numbers,
        "t": tables,
        "communities": len({person.community for person in books.people if person.community}),
        "problems": found,
        "unread": tuple(_unread(books)),
        "unchecked": sum(1 for status in inspection.statuses if status.status == "not_run"),
        "own": dict.fromkeys(OWN_TEXTS, "") | dict(books.profile.report),
    }


def missing(figures: Mapping[str, Figure], needs: Sequence[str]) -> tuple[Missing, ...]:
    """The needed figures that no ledger told."""
    return tuple(
        Missing(figures[name].title, figures[name].text) for name in needs if name in figures and not is_known(figures[name])
    )


def is_known(figure: Figure) -> bool:
    """Whether the ledgers tell the figure at all; 0/0 is known, and says 无对象."""
    return not figure.missing


def _number(figure: Figure) -> Number:
    return Number(is_known(figure), figure.value, figure.numerator, figure.denominator, figure.text)


def _whole(books: Books) -> str:
    name = books.profile.office.name
    if name.endswith(("乡", "镇")):
        return f"全{name[-1]}"
    return _LEVELS[books.profile.office.level]


def _unread(books: Books) -> list[str]:
    files = [f"{file.path}（{file.failure.split('；')[0]}）" for file in books.files if file.failure]
    sheets = [f"{each.file}“{each.name}”" for each in books.sheets if not each.understood and each.visible and each.filled_rows > 2]
    return files + sheets


def dated(books: Books) -> datetime.date:
    """The date a document bears: the as-of date, never the clock."""
    return books.as_of
