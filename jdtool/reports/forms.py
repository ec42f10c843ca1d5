"""One form for every person: what the ledgers hold of them, masked unless asked otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from jdtool.cells.day import Day
from jdtool.ledgers.books import Books
from jdtool.ledgers.dossiers import ITEMS, KNOWS, ROLES
from jdtool.ledgers.field import Field
from jdtool.ledgers.persons import PERSONS, Person
from jdtool.measures.dossier_states import ABSENT, UNRECORDED, no_dossier, states
from jdtool.reports.rectifying import Item

NOT_FILLED, HELD = "未填", "已登记"
_ROSTER_ROLES: Mapping[str, str] = MappingProxyType(
    {"role_family": "relative", "role_officer": "officer", "role_worker": "worker"}
)
_NAMES = frozenset({"name", "alias", "officer", "worker", "helper", "relative"})
_NUMBERS = frozenset({"id_number", "phone", "officer_phone", "worker_phone", "relative_phone"})
_PLACES = frozenset(
    {"household_address", "residence_address", "employer", "leave_report", "decision_number", "remarks"}
)
"""What would lead to somebody even without a name."""
_BETWEEN_NAMES = re.compile(r"[、,，;；/]+")
_LEFT_OUT = frozenset({"sequence", "street", "community"})


class Pair(Struct, frozen=True):
    """One entry of the form: what is asked and what the ledger says."""

    title: str
    value: str


class Contact(Struct, frozen=True):
    """One visit or test."""

    day: str
    method: str
    result: str
    by: str
    told: str


class Form(Struct, frozen=True):
    """One person's form; `number` is their place on the roster, `open` whether it is unmasked."""

    number: str
    open: bool
    place: str
    basics: tuple[tuple[Pair, Pair], ...]
    papers: tuple[Pair, ...]
    knows: tuple[Pair, ...]
    team: tuple[Pair, ...]
    visits: tuple[Contact, ...]
    tests: tuple[Contact, ...]
    tasks: tuple[Pair, ...]


def forms(books: Books, items: Sequence[Item]) -> Iterator[Form]:
    """A form for everybody registered, in the order of the roster; `items` are the findings still to be mended."""
    width = max(3, len(str(len(books.people))))
    by_person: dict[str, list[Item]] = {}
    for item in items:
        by_person.setdefault(item.who, []).append(item)
    for place, person in enumerate(books.people, 1):
        tasks = (Pair(item.title, item.message) for item in by_person.get(books.key(person), ()))
        yield _form(books, person, f"{place:0{width}}", tuple(tasks))


def _form(books: Books, person: Person, number: str, tasks: tuple[Pair, ...]) -> Form:
    found = _states(books, person)
    return Form(
        number=number,
        open=books.masking.off,
        place="".join((person.street, person.community)),
        basics=tuple(_two_by_two(list(_basics(books, person)))),
        papers=tuple(_marked(found, ITEMS)),
        knows=tuple(_marked(found, KNOWS)),
        team=tuple(_team(books, person)),
        visits=tuple(_visits(books, person)),
        tests=tuple(_tests(books, person)),
        tasks=tasks,
    )


def _basics(books: Books, person: Person) -> Iterator[Pair]:
    """The fields that the person's rows have a column for, or a value of."""
    rows = books.rows_of(person)
    for field in PERSONS.fields:
        if field.name in _LEFT_OUT:
            continue
        value = next((found for row in rows if (found := getattr(row, field.name)) not in ("", None)), None)
        if value is not None:
            yield Pair(field.title, _shown(books, field.name, value))
        elif any(row.has_column(field.name) for row in rows):
            unread = any(row.unreadable(field.name) for row in rows)
            yield Pair(field.title, "填写有误" if unread else NOT_FILLED)


def _shown(books: Books, name: str, value: object) -> str:
    """A value as the form may show it."""
    if isinstance(value, Day):
        return f"{value.first.year}年" if name == "birth_date" and not books.masking.off else _day(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    masks: tuple[tuple[frozenset[str], Callable[[str], str]], ...] = (
        (_NAMES, lambda text: _names(books, text)),
        (_NUMBERS, books.masking.quote),
        (_PLACES, lambda text: text if books.masking.off else HELD),
    )
    mask = next((mask for names, mask in masks if name in names), books.quote)
    return mask(str(value))


def _names(books: Books, text: str) -> str:
    """Every name of several, masked."""
    return "、".join(books.masking.name(name.strip()) for name in _BETWEEN_NAMES.split(text) if name.strip())


def _day(day: Day | None) -> str:
    """2024年3月5日, or as far as the ledger tells it."""
    if day is None:
        return ""
    if day.first == day.last:
        return f"{day.first.year}年{day.first.month}月{day.first.day}日"
    same_month = (day.first.year, day.first.month) == (day.last.year, day.last.month)
    return f"{day.first.year}年{day.first.month}月" if same_month else f"{day.first.year}年"


def _two_by_two(pairs: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    if len(pairs) % 2:
        pairs.append(Pair("", ""))
    yield from zip(pairs[::2], pairs[1::2], strict=True)


def _states(books: Books, person: Person) -> Mapping[str, str]:
    lists = [sheet for sheet in books.sheets if sheet.ledger == "dossiers"]
    own = books.dossiers_of(person)
    if own:
        return states(own, person, lists)
    return no_dossier() if lists else {}


def _marked(found: Mapping[str, str], fields: Iterable[Field]) -> Iterator[Pair]:
    for field in fields:
        if found.get(field.name, UNRECORDED) != UNRECORDED:
            yield Pair(field.title, found[field.name])


def _team(books: Books, person: Person) -> Iterator[Pair]:
    for field in ROLES:
        rows = [row for row in books.dossiers_of(person) if row.has_column(field.name)]
        roster = _ROSTER_ROLES.get(field.name, "")
        on_roster = bool(roster) and person.has_column(roster)
        name = next((found for row in rows if (found := getattr(row, field.name))), "")
        name = name or (getattr(person, roster) if on_roster else "")
        if rows or on_roster:
            yield Pair(field.title, _names(books, name) or ABSENT)


def _visits(books: Books, person: Person) -> Iterator[Contact]:
    for visit in books.visits_to(person):
        if visit.visited_on and visit.visited_on.first <= books.until:
            met = {True: "见到本人", False: "没有见到", None: ""}[visit.met]
            told = books.quote(visit.content) if books.masking.off else ""
            yield Contact(_day(visit.visited_on), visit.method or "", met, _names(books, visit.visitor), told)


def _tests(books: Books, person: Person) -> Iterator[Contact]:
    for test in books.tests_of(person):
        if test.tested_on and test.tested_on.first <= books.until:
            told = books.quote(test.follow_up) if books.masking.off else HELD if test.follow_up else ""
            by = _names(books, test.tester)
            yield Contact(_day(test.tested_on), test.method or "", test.result or "未填结果", by, told)
