"""Frames: the records of one run as tables, each made once; the one home of pandas.

Every frame has the column `reason` (see `measure`), the columns it can be grouped by, where what is not recorded is
未注明, and `record`: where on the ledgers the row comes from.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import pandas as pd
from msgspec import Struct

from jdtool.cells.day import Day
from jdtool.ledgers.books import Books
from jdtool.ledgers.communities import Community
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.record import Record
from jdtool.ledgers.visits import Visit
from jdtool.measures import activity_rows
from jdtool.measures.account_rows import account_rows
from jdtool.measures.course_rows import STATES, course_rows
from jdtool.measures.dossier_states import STATE_NAMES, no_dossier, states, team_names
from jdtool.measures.person_rows import CLAIMS, TRAITS, person_rows
from jdtool.measures.slots import test_slots, visit_slots
from jdtool.measures.timing import ELSEWHERE, month_of, timing
from jdtool.measures.traits import UNSTATED, shared_names

_FROM_AFAR = frozenset({"电话", "视频", "微信", "短信"})
_EVENT = ("key", "reason", "record", "month", "own_community", "own_street")


class Frames(Struct, frozen=True, eq=False, dict=True):
    """The frames of one run; passed from measure to measure, so that each is made once."""

    books: Books

    @cached_property
    def people(self) -> pd.DataFrame:
        """Everybody registered, by key: traits, bases and what is claimed of each."""
        found = _frame(person_rows(self.books), ("key", "reason", "record", *TRAITS), flags=CLAIMS)
        return found.set_index("key", drop=False).rename_axis(None)

    @property
    def current(self) -> pd.DataFrame:
        """现有 people."""
        return self.people[self.people["current"]]

    @property
    def at_large(self) -> pd.DataFrame:
        """社会面 people."""
        return self.people[self.people["at_large"]]

    @cached_property
    def dossiers(self) -> pd.DataFrame:
        """Everybody registered with the state of each item, 五知 and role, and the teams named."""
        lists = [sheet for sheet in self.books.sheets if sheet.ledger == "dossiers"]
        rows = []
        for person in self.books.people:
            own = self.books.dossiers_of(person)
            found = states(own, person, lists) if own else no_dossier()
            rows.append({**found, "teams": team_names(own)})
        kept = [next(iter(self.books.dossiers_of(person)), person) for person in self.books.people]
        return self._with_states(rows, (*STATE_NAMES, "teams")).assign(
            record=pd.Series(kept, self.people.index, object)
        )

    @cached_property
    def courses(self) -> pd.DataFrame:
        """Everybody registered with the state of coming, leaving, the order and abstinence."""
        return self._with_states(course_rows(self.books), STATES)

    @cached_property
    def account(self) -> pd.DataFrame:
        """A row for every line of the roster's account to which a person adds."""
        people = [{str(name): value for name, value in row.items()} for row in self.people.to_dict("records")]
        texts = ("key", "reason", "record", "line", *TRAITS)
        return _frame([*account_rows(self.books, people)], texts, numbers=("people",))

    def _with_states(self, rows: Sequence[dict[str, Any]], names: Iterable[str]) -> pd.DataFrame:
        return self.people.join(_frame(rows, names).set_index(self.people.index))

    @cached_property
    def visit_slots(self) -> pd.DataFrame:
        """Each interval between visits of each person that the period holds whole: `due`, `done`."""
        return self._slots([*visit_slots(self.books)])

    @cached_property
    def test_slots(self) -> pd.DataFrame:
        """Each year of a person's test schedule that ended in the period: `due`, `done`."""
        return self._slots([*test_slots(self.books)])

    def _slots(self, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
        found = _frame(rows, ("key", "reason", "stretch"), numbers=("due", "done"))
        return found.join(self.people[["record", *TRAITS]], on="key")

    @cached_property
    def visits(self) -> pd.DataFrame:
        """Visits that are or may be of the period; `met` is 未注明 where nothing tells."""
        rows = [self._event(visit, visit.visited_on) | {"met": _met(visit)} for visit in self.books.visits]
        return self._of_people(_frame(rows, (*_EVENT, "met")))

    @cached_property
    def tests(self) -> pd.DataFrame:
        """Tests that are or may be of the period; `confirmed` is "" where no column tells."""
        rows = [self._event(test, test.tested_on) | _test_row(test) for test in self.books.drug_tests]
        return self._of_people(_frame(rows, (*_EVENT, "method", "result", "confirmed")))

    @cached_property
    def activities(self) -> pd.DataFrame:
        """Activities that are or may be of the period."""
        first = {id(each) for each in self.books.occasions}
        rows = [
            activity_rows.activity_row(each, first=id(each) in first) | self._timed(each.held_on) | {"record": each}
            for each in self.books.activities
        ]
        found = _frame(rows, ("reason", "record", "month", *activity_rows.TEXTS), numbers=activity_rows.NUMBERS)
        return found[found["reason"].ne(ELSEWHERE)]

    @cached_property
    def units(self) -> pd.DataFrame:
        """The communities (in a county's table the streets) of the communities ledger, each once."""
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        for each in self.books.communities:
            if each.unit and (each.street, each.community) not in rows:
                rows[each.street, each.community] = _unit_row(each)
        texts = ("reason", "record", "unit", "community", "street", "letter")
        return _frame([*rows.values()], texts, numbers=("workers", "quota"))

    @cached_property
    def seen_units(self) -> pd.DataFrame:
        """The communities named on any other ledger, each once."""
        frames = (self.people, self.visits, self.tests, self.activities)
        first: dict[tuple[str, str], Record] = {}
        for frame in frames:
            for *pair, record in zip(frame["street"], frame["community"], frame["record"], strict=True):
                first.setdefault((pair[0], pair[1]), record)
        placed = {community for street, community in first if street != UNSTATED}
        rows = [
            {"reason": "", "record": record, "unit": community, "community": community, "street": street}
            for (street, community), record in first.items()
            if community != UNSTATED and community[0] not in "各全" and (street != UNSTATED or community not in placed)
        ]
        return _frame(rows, ("reason", "record", "unit", "community", "street"))

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Communities that are only told apart by their street."""
        return shared_names(self.books)

    def _timed(self, day: Day | None) -> dict[str, str]:
        """What does not count has no month."""
        reason = timing(day, self.books.period, self.books.as_of)
        return {"reason": reason, "month": UNSTATED if reason else month_of(day)}

    def _event(self, record: Record, day: Day | None) -> dict[str, Any]:
        person = self.books.person_for(record)
        return {
            "key": self.books.key(person) if person else "",
            "record": record,
            **self._timed(day),
            "own_community": record.community or UNSTATED,
            "own_street": record.street or UNSTATED,
        }

    def _of_people(self, events: pd.DataFrame) -> pd.DataFrame:
        """Events with the traits of the person; one that joins nobody has its own place and is else 未注明."""
        found = events[events["reason"].ne(ELSEWHERE)].join(self.people[[*TRAITS]], on="key")
        own = {name: found[name].fillna(found[f"own_{name}"]) for name in ("community", "street")}
        return found.assign(**own).fillna(dict.fromkeys(TRAITS, UNSTATED))


def _unit_row(unit: Community) -> dict[str, Any]:
    return {
        "reason": "",
        "record": unit,
        "unit": unit.unit,
        "community": unit.community or UNSTATED,
        "street": unit.street or UNSTATED,
        "workers": unit.workers,
        "quota": unit.worker_quota,
        "letter": unit.letter_signed or "",
    }


def _met(visit: Visit) -> str:
    """是 where the person was met face to face: a talk is a meeting, a call at home is one where it says so."""
    if visit.method in _FROM_AFAR or visit.met is False:
        return "否"
    return "是" if visit.met or visit.method == "面谈" else UNSTATED


def _test_row(test: DrugTest) -> dict[str, str]:
    told = {True: "是", False: "否", None: "未填" if test.has_column("confirmed") else ""}
    return {"method": test.method or UNSTATED, "result": test.result or UNSTATED, "confirmed": told[test.confirmed]}


def _frame(
    rows: Sequence[dict[str, Any]],
    texts: Iterable[str],
    flags: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> pd.DataFrame:
    """Rows as a frame whose columns have their types even where there is no row."""
    kinds = dict.fromkeys(texts, "object") | dict.fromkeys(flags, "bool") | dict.fromkeys(numbers, "float64")
    return pd.DataFrame(rows, columns=[*kinds]).astype(kinds)
