"""Who is who: roster rows that are one person, and the person a visit, test or dossier is about."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.id_number import key_of
from jdtool.cells.text import squeeze
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record


class People(Struct, frozen=True):
    """Distinct people (their first roster row), every row of each, and look-ups for joining.

    A person is an identity number with a name (one number with two names is two people), else a name in a community.
    """

    people: tuple[Person, ...] = ()
    rows_by_person: dict[str, list[Person]] = field(default_factory=dict)
    _by_number: dict[str, list[str]] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _by_form: dict[str, list[str]] = field(default_factory=dict)

    def find(self, record: Record) -> str | None:
        """The key of the person a record is about; None where nobody or several fit."""
        found = self.candidates(record)
        return found[0] if len(found) == 1 else None

    def candidates(self, record: Record) -> list[str]:
        """Keys of everybody the record may be about: by number, else by name within the community."""
        name = squeeze(record.name)
        number = key_of(record.id_number) if record.id_number else ""
        if number and number in self._by_number:
            keys = self._by_number[number]
            named = [key for key in keys if self._name(key) == name]
            return named or (keys if not name else [])
        keys = self._by_name.get(name, [])
        if number:
            keys = [key for key in keys if not self._has_number(key)]
        if record.community:
            return [key for key in keys if self._community(key) in {record.community, ""}]
        return keys

    def near(self, record: Record) -> list[Person]:
        """Up to three people the record may have meant: the same name elsewhere, a name with one character changed."""
        name = squeeze(record.name)
        close = dict.fromkeys([name, *(each for form in _forms(name) for each in self._by_form.get(form, ()))])
        return [self.rows_by_person[key][0] for each in close for key in self._by_name.get(each, ())][:3]

    def _name(self, key: str) -> str:
        return squeeze(self.rows_by_person[key][0].name)

    def _community(self, key: str) -> str:
        return self.rows_by_person[key][0].community

    def _has_number(self, key: str) -> bool:
        return not key.startswith("|")


def _forms(name: str) -> list[str]:
    """A name, and it with each character blanked or left out: names that share a form differ in one place at most."""
    places = range(len(name))
    blanked = [f"{name[:place]}?{name[place + 1 :]}" for place in places] if len(name) > 1 else []
    shorter = [name[:place] + name[place + 1 :] for place in places] if len(name) > 2 else []
    return [name, *blanked, *shorter]


def person_key(person: Person) -> str:
    """The key of a roster row: number and name, or name and community where there is no usable number."""
    name = squeeze(person.name)
    number = key_of(person.id_number) if person.id_number else ""
    return f"{number}|{name}" if number else f"|{name}|{person.community}"


def gather(persons: Iterable[Person]) -> People:
    """People of a roster; a row without a number joins the one person of its name and community who has one."""
    people = People()
    rows = list(persons)
    for person in sorted(rows, key=lambda each: not each.id_number):
        key = person_key(person)
        if key.startswith("|"):
            key = _known_here(people, person) or key
        if key not in people.rows_by_person:
            people.rows_by_person[key] = []
            number, name, *_ = key.split("|")
            if name not in people._by_name:
                for form in _forms(name):
                    people._by_form.setdefault(form, []).append(name)
            people._by_name.setdefault(name, []).append(key)
            if number:
                people._by_number.setdefault(number, []).append(key)
        people.rows_by_person[key].append(person)
    firsts = tuple(each[0] for each in people.rows_by_person.values())
    return replace(people, people=_in_order(rows, firsts))


def _known_here(people: People, person: Person) -> str | None:
    keys = [key for key in people.candidates(person) if not key.startswith("|")]
    return keys[0] if len(keys) == 1 and person.community else None


def _in_order(rows: Sequence[Person], firsts: Sequence[Person]) -> tuple[Person, ...]:
    position = {id(row): index for index, row in enumerate(rows)}
    return tuple(sorted(firsts, key=lambda person: position[id(person)]))
