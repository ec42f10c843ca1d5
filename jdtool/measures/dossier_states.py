"""What one person's dossier rows say together: items, 五知 and roles on file, missing, or never asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jdtool.cells.choice import Mark, read_mark
from jdtool.cells.words import is_excuse
from jdtool.ledgers.dossiers import ITEMS, KNOWS, ROLES, Dossier
from jdtool.ledgers.persons import Person
from jdtool.ledgers.receipt import SheetReceipt

PRESENT, EXCUSED, ABSENT, UNRECORDED = "有", "不详", "缺", "未设栏"
"""From the strongest to the weakest: of several rows the strongest wins."""
_STRENGTH = {state: place for place, state in enumerate((PRESENT, EXCUSED, ABSENT, UNRECORDED))}
_STATE_BY_MARK = {Mark.PRESENT: PRESENT, Mark.EXCUSED: EXCUSED, Mark.ABSENT: ABSENT}

MARKS = tuple(field.name for field in (*ITEMS, *KNOWS))
ROLE_NAMES = tuple(field.name for field in ROLES)
STATE_NAMES = (*MARKS, *ROLE_NAMES, "complete", "member")

_ON_THE_ROSTER = {"role_family": "relative", "role_officer": "officer", "role_worker": "worker"}
"""Roles that a roster names in columns of its own."""
_BETWEEN_TEAMS = re.compile(r"[、,，;；/\n\r]+")


def states(rows: Sequence[Dossier], person: Person, lists: Sequence[SheetReceipt]) -> dict[str, str]:
    """State by field; `lists` are the sheets that are dossier ledgers: who is on none of them lacks what they list."""
    listed = {(sheet.file, sheet.name) for sheet in lists}
    unlisted = not any((row.origin.file, row.origin.sheet) in listed for row in rows)
    asked = {name for sheet in lists if sheet.file == person.origin.file for name in sheet.fields_by_ledger["dossiers"]}
    found = {name: _strongest(_marked(row, name) for row in rows) for name in (*MARKS, "complete")}
    found |= {name: _role(rows, person, name) for name in ROLE_NAMES} | {"member": _member(rows)}
    return {
        name: ABSENT if state == UNRECORDED and unlisted and name in asked else state for name, state in found.items()
    }


def no_dossier() -> dict[str, str]:
    """Of somebody who is on no dossier ledger at all, where there is one."""
    return dict.fromkeys(STATE_NAMES, ABSENT)


def all_present(states: Mapping[str, str], required: Iterable[str]) -> bool | None:
    """Whether all required are on file; None where only a column nobody keeps could tell. 甲/乙: one is enough.

    >>> [all_present({"a": PRESENT, "b": each}, ["a", "b"]) for each in (PRESENT, EXCUSED, UNRECORDED)]
    [True, False, None]
    >>> all_present({"a": ABSENT, "b": UNRECORDED}, ["a", "b"]), all_present({"a": ABSENT, "b": PRESENT}, ["a/b"])
    (False, True)
    """
    found = {_strongest(states.get(name.strip(), UNRECORDED) for name in each.split("/")) for each in required}
    if found & {ABSENT, EXCUSED}:
        return False
    return None if UNRECORDED in found else True


def team_names(rows: Sequence[Dossier]) -> list[str]:
    """The teams named, each once."""
    return list(dict.fromkeys(team for row in rows for team in _teams(row)))


def _teams(row: Dossier) -> list[str]:
    return [team for part in _BETWEEN_TEAMS.split(row.team) if (team := part.strip()) and not is_excuse(team)]


def _marked(row: Dossier, name: str) -> str:
    mark: Mark | None = getattr(row, name)
    return _STATE_BY_MARK[mark] if mark else UNRECORDED


def _role(rows: Sequence[Dossier], person: Person, name: str) -> str:
    found = [_name_state(getattr(row, name)) for row in rows if row.has_column(name)]
    roster = _ON_THE_ROSTER.get(name)
    if not found and roster and person.has_column(roster):
        found = [_name_state(getattr(person, roster))]
    return _strongest(found)


def _name_state(text: str) -> str:
    mark = read_mark(text).value
    return _STATE_BY_MARK[mark] if mark else ABSENT


def _member(rows: Sequence[Dossier]) -> str:
    """Whether a team or anybody of it is named."""
    if any(_teams(row) or PRESENT in {_name_state(getattr(row, name)) for name in ROLE_NAMES} for row in rows):
        return PRESENT
    return ABSENT if any(row.has_column(name) for row in rows for name in (*ROLE_NAMES, "team")) else UNRECORDED


def _strongest(found: Iterable[str]) -> str:
    return min(found, key=_STRENGTH.__getitem__, default=UNRECORDED)
