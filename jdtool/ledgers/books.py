"""Books: all ledgers read in one run, with who is who and what was not read."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from msgspec import Struct, field

from jdtool.cells.masking import Masking
from jdtool.cells.remark import Label, Sign, read_remark
from jdtool.cells.text import squeeze
from jdtool.ledgers.activities import Activity, occasions
from jdtool.ledgers.communities import Community
from jdtool.ledgers.dossiers import Dossier
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.people import People, gather, person_key
from jdtool.ledgers.persons import Person
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.visits import Visit
from jdtool.period import Period
from jdtool.profile import Profile

LEFT = frozenset({"戒断三年未复吸", "死亡", "出国"})
"""Who is registered but not 现有 (footnote of the national reports of 2016 and 2017)."""
HELD = frozenset({"强制隔离戒毒", "羁押服刑", "羁押"})
"""Who is 现有 but not 社会面."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Books(Struct, frozen=True, dict=True):
    """Everything read; rules and measures take this and nothing else."""

    profile: Profile
    period: Period
    as_of: datetime.date
    files: tuple[FileReceipt, ...] = ()
    persons: tuple[Person, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    visits: tuple[Visit, ...] = ()
    drug_tests: tuple[DrugTest, ...] = ()
    activities: tuple[Activity, ...] = ()
    communities: tuple[Community, ...] = ()
    masking: Masking = field(default_factory=Masking)

    @cached_property
    def sheets(self) -> tuple[SheetReceipt, ...]:
        """Every sheet of every file, in order."""
        return tuple(sheet for file in self.files for sheet in file.sheets)

    def records(self, ledger: str) -> Sequence[Record]:
        """The records of the ledger of that name."""
        found: Sequence[Record] = getattr(self, ledger)
        return found

    def has_column(self, ledger: str, name: str) -> bool:
        """Whether any sheet of the ledger records the field."""
        return any(name in sheet.fields_by_ledger.get(ledger, ()) for sheet in self.sheets)

    @cached_property
    def numbered(self) -> tuple[Record, ...]:
        """The first record of every identity number with a name, the roster first."""
        first: dict[tuple[str, str], Record] = {}
        for record in chain(self.persons, self.dossiers, self.visits, self.drug_tests):
            if record.id_number:
                first.setdefault((record.id_number, record.name), record)
        by_name: dict[tuple[str, str], Record] = {}
        for (number, name), record in first.items():
            by_name.setdefault((number, squeeze(name)), record)
        return tuple(by_name.values())

    @cached_property
    def _people(self) -> People:
        return gather(self.persons)

    @property
    def people(self) -> tuple[Person, ...]:
        """Distinct people of the roster, each by their first row."""
        return self._people.people

    def rows_of(self, person: Person) -> Sequence[Person]:
        """Every roster row of a person."""
        return self._people.rows_by_person.get(self.key(person), (person,))

    @cached_property
    def _keys(self) -> dict[int, str]:
        return {id(row): key for key, rows in self._people.rows_by_person.items() for row in rows}

    def key(self, person: Person) -> str:
        """What tells one person from all others in this run."""
        return self._keys.get(id(person)) or person_key(person)

    def person_for(self, record: Record) -> Person | None:
        """The person a visit, test or dossier is about, or a roster row is of; None where nobody or several fit."""
        return self._joined.get(id(record))

    def namesakes(self, record: Record) -> int:
        """How many people of the roster the record may be about."""
        return len(self._people.candidates(record))

    def near(self, record: Record) -> Sequence[Person]:
        """People of the roster whom a record that fits nobody may have meant."""
        return self._people.near(record)

    @cached_property
    def _joined(self) -> dict[int, Person]:
        rows_by_person = self._people.rows_by_person
        joined = {id(row): rows[0] for rows in rows_by_person.values() for row in rows}
        found: dict[tuple[str, str, str], Person | None] = {}
        for records in (self.visits, self.drug_tests, self.dossiers):
            for record in records:
                who = (record.name, record.id_number, record.community)
                if who not in found:
                    key = self._people.find(record)
                    found[who] = rows_by_person[key][0] if key else None
                person = found[who]
                if person:
                    joined[id(record)] = person
        return joined

    @cached_property
    def names_in_doubt(self) -> Mapping[str, frozenset[str]]:
        """By ledger, squeezed names that fit several people of the roster or nobody: such a record may be anyone's."""
        return {
            ledger: frozenset(squeeze(record.name) for record in records if id(record) not in self._joined)
            for ledger, records in (
                ("visits", self.visits),
                ("drug_tests", self.drug_tests),
                ("dossiers", self.dossiers),
            )
        }

    def in_doubt(self, ledger: str, person: Person) -> bool:
        """Whether a record of the ledger may be about the person and cannot be placed: joined with nobody, or undated."""
        return squeeze(person.name) in self.names_in_doubt[ledger] or bool(self._of(self._undated[ledger], person))

    @cached_property
    def _undated(self) -> Mapping[str, Mapping[int, Sequence[Record]]]:
        return {
            "visits": self._grouped(each for each in self.visits if each.visited_on is None and each.may_count),
            "drug_tests": self._grouped(each for each in self.drug_tests if each.tested_on is None and each.may_count),
            "dossiers": {},
        }

    @cached_property
    def until(self) -> datetime.date:
        """The last day that counts: of the period, and not after the cut-off."""
        return min(self.as_of, self.period.last)

    @cached_property
    def begins(self) -> Mapping[str, datetime.date]:
        """By ledger, the first day anything was written down; nothing can be missing before it."""
        days = {
            "visits": [each.visited_on for each in self.visits],
            "drug_tests": [each.tested_on for each in self.drug_tests],
            "activities": [each.held_on for each in self.activities],
        }
        dated = {ledger: [day.first for day in of_ledger if day] for ledger, of_ledger in days.items()}
        return {ledger: min(firsts) for ledger, firsts in dated.items() if firsts}

    @cached_property
    def occasions(self) -> tuple[Activity, ...]:
        """One activity of each occasion."""
        return occasions(self.activities)

    def _grouped(self, records: Iterable[AnyRecord]) -> dict[int, list[AnyRecord]]:
        groups: dict[int, list[AnyRecord]] = defaultdict(list)
        for record in records:
            person = self._joined.get(id(record))
            if person:
                groups[id(person)].append(record)
        return groups

    def _of(self, groups: Mapping[int, Sequence[AnyRecord]], person: Person) -> Sequence[AnyRecord]:
        return groups.get(id(self._joined.get(id(person), person)), ())

    @cached_property
    def _visits(self) -> Mapping[int, Sequence[Visit]]:
        dated = [(each.visited_on.first, index, each) for index, each in enumerate(self.visits) if each.visited_on]
        return self._grouped(each for *_, each in sorted(dated))

    @cached_property
    def _tests(self) -> Mapping[int, Sequence[DrugTest]]:
        dated = [(each.tested_on.first, index, each) for index, each in enumerate(self.drug_tests) if each.tested_on]
        return self._grouped(each for *_, each in sorted(dated))

    @cached_property
    def _dossiers(self) -> Mapping[int, Sequence[Dossier]]:
        return self._grouped(self.dossiers)

    def visits_to(self, person: Person) -> Sequence[Visit]:
        """Dated visits to a person, oldest first."""
        return self._of(self._visits, person)

    def tests_of(self, person: Person) -> Sequence[DrugTest]:
        """Dated tests of a person, oldest first."""
        return self._of(self._tests, person)

    def dossiers_of(self, person: Person) -> Sequence[Dossier]:
        """Dossier rows of a person."""
        return self._of(self._dossiers, person)

    @cached_property
    def current(self) -> tuple[Person, ...]:
        """现有: registered without 戒断三年, 死亡, 出国(境)."""
        return tuple(person for person in self.people if not self._is(person, LEFT))

    @cached_property
    def at_large(self) -> tuple[Person, ...]:
        """社会面: 现有 without 强制隔离戒毒 and 羁押/服刑."""
        return tuple(person for person in self.current if not self._is(person, HELD))

    @staticmethod
    def _is(person: Person, statuses: frozenset[str]) -> bool:
        return person.measure in statuses or person.control_status in statuses

    @cached_property
    def _signs(self) -> dict[str, tuple[Sign, ...]]:
        return {}

    def signs(self, text: str) -> tuple[Sign, ...]:
        """What a remark says of a person's whereabouts, with the office's own phrases."""
        if text not in self._signs:
            self._signs[text] = read_remark(text, self._phrases)
        return self._signs[text]

    def quote(self, text: str) -> str:
        """Words of a ledger as they may be shown: numbers and the roster's names masked."""
        return self.masking.quote(text, self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(record.name for records in (self.persons, self.visits) for record in records)

    @cached_property
    def _phrases(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (str(Label.SEPARATED) if label == "household_separated" else label, phrase)
            for label, phrases in self.profile.words.items()
            for phrase in phrases
        )

    def labels(self, record: Record) -> frozenset[Label]:
        """The labels a record's remark carries."""
        return frozenset(sign.label for sign in self.signs(record.remarks)) if record.remarks else frozenset()
