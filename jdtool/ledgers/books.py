"""Books: all ledgers read in one run, with who is who and what was not read."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jdtool.cells.masking import Masking
from jdtool.cells.remark import Label, Sign, read_remark
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.communities import Community
from jdtool.ledgers.dossiers import Dossier
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.people import People, gather, person_key
from jdtool.ledgers.persons import Person
from jdtool.ledgers.places import settle_spellings
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.sheets import read_sheet
from jdtool.ledgers.visits import Visit
from jdtool.period import Period
from jdtool.profile import Profile
from jdtool.workbooks.read import read_workbook

LEFT = frozenset({"戒断三年未复吸", "死亡", "出国"})
"""Who is registered but not 现有 (footnote of the national reports of 2016 and 2017)."""
HELD = frozenset({"强制隔离戒毒", "羁押服刑", "羁押"})
"""Who is 现有 but not 社会面."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Books:
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

    def person_key_of(self, record: Record) -> str:
        """The key of the person a record is about, "" where nobody or several fit."""
        return self.key(record) if isinstance(record, Person) else self._joined.get(id(record), "")

    def person_for(self, record: Record) -> Person | None:
        """The person a visit, test or dossier is about; None where nobody or several fit."""
        key = self._joined.get(id(record))
        return self._people.rows_by_person[key][0] if key else None

    def namesakes(self, record: Record) -> int:
        """How many people of the roster the record may be about."""
        return len(self._people.candidates(record))

    def near(self, record: Record) -> Sequence[Person]:
        """People of the roster whom a record that fits nobody may have meant."""
        return self._people.near(record)

    @cached_property
    def _joined(self) -> dict[int, str]:
        found: dict[tuple[str, str, str], str | None] = {}
        joined: dict[int, str] = {}
        for records in (self.visits, self.drug_tests, self.dossiers):
            for record in records:
                who = (record.name, record.id_number, record.community)
                if who not in found:
                    found[who] = self._people.find(record)
                key = found[who]
                if key:
                    joined[id(record)] = key
        return joined

    def _grouped(self, records: Iterable[AnyRecord]) -> dict[str, list[AnyRecord]]:
        groups: dict[str, list[AnyRecord]] = defaultdict(list)
        for record in records:
            key = self._joined.get(id(record))
            if key:
                groups[key].append(record)
        return groups

    @cached_property
    def _visits(self) -> dict[str, list[Visit]]:
        dated = sorted((each for each in self.visits if each.visited_on), key=lambda each: each.visited_on.first)  # type: ignore[union-attr] # filtered
        return self._grouped(dated)

    @cached_property
    def _tests(self) -> dict[str, list[DrugTest]]:
        dated = sorted((each for each in self.drug_tests if each.tested_on), key=lambda each: each.tested_on.first)  # type: ignore[union-attr] # filtered
        return self._grouped(dated)

    @cached_property
    def _dossiers(self) -> dict[str, list[Dossier]]:
        return self._grouped(self.dossiers)

    def visits_to(self, person: Person) -> Sequence[Visit]:
        """Dated visits to a person, oldest first."""
        return self._visits.get(self.key(person), ())

    def tests_of(self, person: Person) -> Sequence[DrugTest]:
        """Dated tests of a person, oldest first."""
        return self._tests.get(self.key(person), ())

    def dossiers_of(self, person: Person) -> Sequence[Dossier]:
        """Dossier rows of a person."""
        return self._dossiers.get(self.key(person), ())

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


Progress = Callable[[str, int, int], None]


def read_books(
    files: Sequence[Path], profile: Profile, shown: Callable[[Path], str], progress: Progress | None = None
) -> Books:
    """Every file read into books of which period and as_of are still to be settled (see `settle`).

    `shown` gives the name a file goes by in findings; `progress` hears (file, number, of how many).
    """
    words = vocabulary(profile.aliases)
    receipts: list[FileReceipt] = []
    records: dict[str, list[Record]] = defaultdict(list)
    for number, path in enumerate(files, 1):
        if progress:
            progress(path.name, number, len(files))
        workbook = read_workbook(path)
        label = shown(path)
        names = f"{path.stem}\n{path.resolve().parent.name}"
        reads = [read_sheet(grid, label, names, words) for grid in workbook.grids]
        receipts.append(FileReceipt(label, workbook.sha256, tuple(read.receipt for read in reads), workbook.failure))
        for read in reads:
            for ledger, made in read.records.items():
                records[ledger].extend(made)
    today = datetime.date.max
    blank = Books(profile, Period("", datetime.date.min, today), today, tuple(receipts))
    return replace(blank, **_one_spelling(records, profile))


def _one_spelling(records: dict[str, list[Record]], profile: Profile) -> dict[str, Any]:
    everyone = [record for made in records.values() for record in made]
    spellings = settle_spellings(
        {record.community for record in everyone if record.community},
        [record.community for record in records.get("communities", ()) if record.community],
        profile.communities,
        {record.street for record in everyone if record.street},
    )
    return {
        ledger: tuple(
            replace(record, community=spellings.of(record.community)) if record.community in spellings.shown else record
            for record in made
        )
        for ledger, made in records.items()
    }


def settle(books: Books, period: Period | None, as_of: datetime.date | None, today: datetime.date, masking: Masking) -> Books:
    """The books with their period and as_of: by default the latest year with records, and its end or today."""
    chosen = period or Period.parse(str(latest_year(books, today)))
    return replace(books, period=chosen, as_of=as_of or min(today, chosen.last), masking=masking)


def latest_year(books: Books, today: datetime.date) -> int:
    """The latest year, not after today's, in which anything is recorded; today's where nothing is dated."""
    days = (
        *(visit.visited_on for visit in books.visits),
        *(test.tested_on for test in books.drug_tests),
        *(activity.held_on for activity in books.activities),
    )
    years = {day.last.year for day in days if day and day.first <= today}
    if not years:
        dates = (day for person in books.persons for day in (person.reported_on, person.first_found_on, person.decided_on))
        years = {day.last.year for day in dates if day and day.first <= today}
    return max((year for year in years if year <= today.year), default=today.year)
