"""Opening the books: files → Books, with one spelling for each community, the period and the as-of date."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import HeaderMap
from jdtool.ledgers.company import keeps_company, stands_alone
from jdtool.ledgers.file_read import FileRead, Group, Spread, Way, read_again, read_group
from jdtool.ledgers.places import settle_spellings
from jdtool.ledgers.record import Record
from jdtool.period import Period
from jdtool.profile import Profile

_TOGETHER = 20  # files that go to another process at once

Progress = Callable[[int, int], None]


def read_books(
    files: Sequence[Path],
    profile: Profile,
    shown: Callable[[Path], str],
    progress: Progress | None = None,
    *,
    password: str | None = None,
    maps: Mapping[str, HeaderMap] | None = None,
    spread: Spread | None = None,
) -> Books:
    """Every file read into books of which period and as_of are still to be settled (see `settle`).

    `shown` gives the name a file goes by in findings; `progress` hears (how many are read, of how many); `maps` are the
    office's own readings of single headers, by fingerprint; `spread` reads groups of files side by side.
    """
    way = Way(profile.aliases, maps, password)
    reads = list(_reads(way, [(path.absolute(), shown(path)) for path in files], progress, spread))
    recognised = any(sheet.receipt.ledger for read in reads for sheet in read.sheets)
    reads = [read_again(read, way.words, keeps_company if recognised else stands_alone) for read in reads]
    records: dict[str, list[Record]] = defaultdict(list)
    for read in reads:
        for sheet in read.sheets:
            for ledger, made in sheet.records.items():
                records[ledger].extend(made)
    last = datetime.date.max
    receipts = tuple(read.receipt for read in reads)
    return replace(
        Books(profile, Period("", datetime.date.min, last), last, receipts), **_one_spelling(records, profile)
    )


def _reads(way: Way, files: Group, progress: Progress | None, spread: Spread | None) -> Iterator[FileRead]:
    """The files in their order, one after the other or in groups elsewhere."""
    size = _TOGETHER if spread else 1
    groups = [files[start : start + size] for start in range(0, len(files), size)]
    number = 0
    for reads in (spread or map)(partial(read_group, way), groups):
        yield from reads
        number += len(reads)
        if progress:
            progress(number, len(files))


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


def settle(
    books: Books, period: Period | None, as_of: datetime.date | None, today: datetime.date, masking: Masking
) -> Books:
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
        dates = (
            day for person in books.persons for day in (person.reported_on, person.first_found_on, person.decided_on)
        )
        years = {day.last.year for day in dates if day and day.first <= today}
    return max((year for year in years if year <= today.year), default=today.year)
