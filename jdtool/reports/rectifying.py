"""The findings as tasks to be done: grouped by what is wrong, as one list or one for every community or township."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from jdtool.reports.tracing import Source, Sources
from jdtool.reports.values import int_of

GROUPINGS = ("community", "street")
_NOWHERE: Mapping[str, str] = MappingProxyType({"community": "未注明社区", "street": "未注明乡镇"})
_LEDGER_ITSELF = "台账本身"
_UNSAFE = re.compile(r'[\\/:*?"<>|\s.]+')
_LONGEST_NAME = 60


class Item(Struct, frozen=True, kw_only=True):
    """One finding as it may be shown, masked; `rank` puts errors first, `who` tells people apart and is never shown."""

    rank: int
    level: str
    code: str
    title: str
    file: str
    sheet: str
    cell: str
    row: int
    person: str
    community: str
    street: str
    evidence: str
    message: str
    remedy: str
    basis: str
    who: str


class Task(Struct, frozen=True):
    """One line of a list: where it stands, whom it is about, what is wrong."""

    number: int
    place: str
    person: str
    community: str
    text: str


class Group(Struct, frozen=True):
    """The tasks of one rule on one sheet, with its basis and what to do."""

    title: str
    level: str
    code: str
    sheet: str
    count: int
    basis: str
    remedy: str
    tasks: tuple[Task, ...]


class Tasks(Struct, frozen=True):
    """One list; `place` is the community or township it goes to, "" for the whole."""

    place: str
    file_name: str
    total: int
    errors: int
    warnings: int
    notes: int
    people: int
    leads: bool
    groups: tuple[Group, ...]


def lists(items: Sequence[Item], by: str, sources: Sources) -> Iterator[Tasks]:
    """One list of everything, or one for every place that has a finding, in the order of the ledgers."""
    if not by:
        yield _tasks("", "", items, sources)
        return
    places: dict[str, list[Item]] = {}
    for item in items:
        places.setdefault(_place(item, by), []).append(item)
    taken: set[str] = set()
    for name, own in places.items():
        file_name = _file_name(name, taken)
        taken.add(file_name)
        yield _tasks(name, file_name, own, sources)


def _place(item: Item, by: str) -> str:
    name = item.community if by == "community" else item.street
    return name or (_NOWHERE[by] if item.row else _LEDGER_ITSELF)


def _file_name(name: str, taken: set[str]) -> str:
    """The place's name as a file can bear it, numbered where another is already called so."""
    safe = _UNSAFE.sub("_", name)[:_LONGEST_NAME].strip("_") or "未命名"
    number = 1
    while (numbered := safe if number == 1 else f"{safe}{number}") in taken:
        number += 1
    return numbered


def _tasks(place: str, file_name: str, items: Sequence[Item], sources: Sources) -> Tasks:
    codes = tuple(dict.fromkeys(item.code for item in items))

    def counted(number: int, what: str) -> int:
        return int_of(sources, number, Source(rules=codes, value=number, counted=f"{place}{what}"))

    ranks = [sum(item.rank == rank for item in items) for rank in range(3)]
    return Tasks(
        place=place,
        file_name=file_name,
        total=counted(len(items), "问题处数"),
        errors=counted(ranks[0], "错误处数"),
        warnings=counted(ranks[1], "警告处数"),
        notes=counted(ranks[2], "提示处数"),
        people=counted(len({item.who for item in items if item.who}), "问题涉及人数"),
        leads=any("待核实" in item.title for item in items),
        groups=tuple(_groups(items, sources)),
    )


def _groups(items: Sequence[Item], sources: Sources) -> Iterator[Group]:
    grouped: dict[tuple[int, str, str, str, str], list[Item]] = {}
    for item in items:
        grouped.setdefault((item.rank, item.code, item.file, item.sheet, item.remedy), []).append(item)
    for key in sorted(grouped):
        own = sorted(grouped[key], key=lambda item: (item.row, item.cell))
        first = own[0]
        source = Source(rules=(first.code,), value=len(own), counted=f"“{first.title}”处数")
        yield Group(
            title=first.title,
            level=first.level,
            code=first.code,
            sheet=" › ".join(part for part in (first.file, first.sheet) if part),
            count=int_of(sources, len(own), source),
            basis=first.basis,
            remedy=first.remedy,
            tasks=tuple(_task(number, item) for number, item in enumerate(own, 1)),
        )


def _task(number: int, item: Item) -> Task:
    where = item.cell or (f"第{item.row}行" if item.row else "整张表" if item.sheet else "整个文件")
    quoted = f"“{item.evidence}”" if item.evidence else ""
    return Task(number, where, item.person, item.community, "，".join(part for part in (quoted, item.message) if part))
