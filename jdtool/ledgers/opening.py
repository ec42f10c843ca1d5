"""Opening the books: files → Books, with one spelling for each community, the period and the as-of date."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import HeaderMap, Vocabulary, vocabulary
from jdtool.ledgers.company import keeps_company, stands_alone
from jdtool.ledgers.places import settle_spellings
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.record import Record
from jdtool.ledgers.sheets import SheetRead, read_sheet
from jdtool.period import Period
from jdtool.profile import Profile
from jdtool.workbooks.grid import Grid, Workbook
from jdtool.workbooks.read import read_workbook

_COMPANY = "禁毒台账"

Progress = Callable[[str, int, int], None]


def read_books(
    files: Sequence[Path],
    profile: Profile,
    shown: Callable[[Path], str],
    progress: Progress | None = None,
    *,
    password: str | None = None,
    maps: Mapping[str, HeaderMap] | None = None,
) -> Books:
    """Every file read into books of which period and as_of are still to be settled (see `settle`).

    `shown` gives the name a file goes by in findings; `progress` hears (file, number, of how many); `maps` are the
    office's own readings of single headers, by fingerprint.
    """
    words = vocabulary(profile.aliases, maps)
    reads: list[_FileRead] = []
    for number, path in enumerate(files, 1):
        if progress:
            progress(path.name, number, len(files))
        reads.append(_read_file(path, shown(path), words, password))
    recognised = any(sheet.receipt.ledger for read in reads for sheet in read.sheets)
    reads = [_read_again(read, words, keeps_company if recognised else stands_alone) for read in reads]
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


class _FileRead(Struct, frozen=True):
    """One file's sheets as read; `unread` are the grids in which no ledger was recognised, by their place."""

    label: str
    names: str
    workbook: Workbook
    sheets: tuple[SheetRead, ...]
    unread: Mapping[int, Grid]

    @property
    def receipt(self) -> FileReceipt:
        sheets = tuple(sheet.receipt for sheet in self.sheets)
        return FileReceipt(self.label, self.workbook.sha256, sheets, self.workbook.failure, self.workbook.warnings)


def _read_file(path: Path, label: str, words: Vocabulary, password: str | None) -> _FileRead:
    workbook = read_workbook(path, password)
    names = f"{path.stem}\n{path.resolve().parent.name}"
    sheets = tuple(read_sheet(grid, label, names, words) for grid in workbook.grids)
    pairs = enumerate(zip(workbook.grids, sheets, strict=True))
    unread = {place: grid for place, (grid, sheet) in pairs if grid.visible and not sheet.receipt.understood}
    return _FileRead(label, names, replace(workbook, grids=()), sheets, unread)


def _read_again(read: _FileRead, words: Vocabulary, is_kept: Callable[[SheetReceipt, str], bool]) -> _FileRead:
    """Sheets that say nothing of their trade, as if in a folder of anti-drug ledgers; kept where they may be ours."""
    stem = read.names.partition("\n")[0]
    sheets = list(read.sheets)
    for place, grid in read.unread.items():
        again = read_sheet(grid, read.label, f"{read.names}\n{_COMPANY}", words)
        if is_kept(again.receipt, stem):
            sheets[place] = again
    return replace(read, sheets=tuple(sheets), unread={})


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
