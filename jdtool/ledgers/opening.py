"""Opening the books: files → Books, with one spelling for each community, the period and the as-of date."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import vocabulary
from jdtool.ledgers.places import settle_spellings
from jdtool.ledgers.receipt import FileReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.sheets import read_sheet
from jdtool.period import Period
from jdtool.profile import Profile
from jdtool.workbooks.read import read_workbook

Progress = Callable[[str, int, int], None]


def read_books(
    files: Sequence[Path],
    profile: Profile,
    shown: Callable[[Path], str],
    progress: Progress | None = None,
    password: str | None = None,
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
        workbook = read_workbook(path, password)
        label = shown(path)
        names = f"{path.stem}\n{path.resolve().parent.name}"
        reads = [read_sheet(grid, label, names, words) for grid in workbook.grids]
        sheets = tuple(read.receipt for read in reads)
        receipts.append(FileReceipt(label, workbook.sha256, sheets, workbook.failure, workbook.warnings))
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
