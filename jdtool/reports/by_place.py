"""The figures of every community, or of every township where there are several: the rows of the table by place."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure, compute
from jdtool.measures.traits import UNSTATED
from jdtool.reports.tracing import Sources
from jdtool.reports.values import NOTHING, UNKNOWN, Number, number_of

BY_PLACE = (
    "registered",
    "new_registered",
    "community_ordered",
    "out_of_area",
    "lost_control",
    "relapse_persons",
    "visits_done",
    "tests_done",
    "letters_signed",
    "staffing_rate",
)
"""What a row of the table by place can tell."""


_TROUBLE = ("new_registered", "relapse_persons", "lost_control")


class PlaceRow(Struct, frozen=True):
    """One place, its figures by measure; `quiet` where the ledgers tell of nobody new, relapsed or out of control."""

    name: str
    n: dict[str, Number]
    quiet: bool


def streets(books: Books) -> int:
    """How many townships the roster names."""
    return len({person.street for person in books.people if person.street})


def place_rows(books: Books, sources: Sources) -> tuple[PlaceRow, ...]:
    """A row a place; what belongs to none stands last, as 未注明, where there is any."""
    by = "street" if streets(books) > 1 else "community"
    figures = [figure for figure in compute(books, BY_PLACE, by) if figure.group]
    names = dict.fromkeys(figure.group[by] for figure in figures if figure.group)
    rows = [_row(name, dict(_numbers(figures, name, by, sources))) for name in names]
    return tuple(row for row in rows if row.name != UNSTATED or any(_tells(each) for each in row.n.values()))


def _row(name: str, numbers: dict[str, Number]) -> PlaceRow:
    return PlaceRow(name, numbers, name != UNSTATED and all(numbers[each].value == 0 for each in _TROUBLE))


def _numbers(figures: Sequence[Figure], name: str, by: str, sources: Sources) -> Iterator[tuple[str, Number]]:
    found = {figure.id: figure for figure in figures if figure.group and figure.group[by] == name}
    for each in BY_PLACE:
        yield each, number_of(found[each], sources) if each in found else NOTHING if name == UNSTATED else UNKNOWN


def _tells(number: Number) -> bool:
    return bool(number.value or number.part)
