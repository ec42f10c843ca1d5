"""Reading files into records, one after the other or a group at a time in another process."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jdtool.ledgers.catalogue import HeaderMap, Vocabulary, vocabulary
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.sheets import SheetRead, read_sheet
from jdtool.workbooks.grid import Grid, Workbook
from jdtool.workbooks.read import read_workbook

_COMPANY = "禁毒台账"

Group = Sequence[tuple[Path, str]]
"""Files with the names they go by in findings."""


class FileRead(Struct, frozen=True):
    """One file's sheets as read; `unread` are the grids in which no ledger was recognised, by their place."""

    label: str
    names: str
    workbook: Workbook
    sheets: tuple[SheetRead, ...]
    unread: Mapping[int, Grid]

    @property
    def receipt(self) -> FileReceipt:
        """What became of the file."""
        sheets = tuple(sheet.receipt for sheet in self.sheets)
        return FileReceipt(self.label, self.workbook.sha256, sheets, self.workbook.failure, self.workbook.warnings)


class Way(Struct, frozen=True, dict=True):
    """How files are read: the office's own titles and header maps, and a password."""

    aliases: Mapping[str, tuple[str, ...]]
    maps: Mapping[str, HeaderMap] | None = None
    password: str | None = None

    @cached_property
    def words(self) -> Vocabulary:
        """Every title known."""
        return vocabulary(self.aliases, self.maps)


Spread = Callable[[Callable[[Group], Sequence[FileRead]], Sequence[Group]], Iterable[Sequence[FileRead]]]
"""Something like `map`: the groups are read wherever there is room, and come back in their order."""


def read_group(way: Way, group: Group) -> list[FileRead]:
    """The files of one group."""
    return [_read_file(path, label, way) for path, label in group]


def _read_file(path: Path, label: str, way: Way) -> FileRead:
    workbook = read_workbook(path, way.password)
    names = f"{path.stem}\n{path.resolve().parent.name}"
    sheets = tuple(read_sheet(grid, label, names, way.words) for grid in workbook.grids)
    pairs = enumerate(zip(workbook.grids, sheets, strict=True))
    unread = {place: grid for place, (grid, sheet) in pairs if grid.visible and not sheet.receipt.understood}
    return FileRead(label, names, replace(workbook, grids=()), sheets, unread)


def read_again(read: FileRead, words: Vocabulary, is_kept: Callable[[SheetReceipt, str], bool]) -> FileRead:
    """Sheets that say nothing of their trade, as if in a folder of anti-drug ledgers; kept where they may be ours."""
    stem = read.names.partition("\n")[0]
    sheets = list(read.sheets)
    for place, grid in read.unread.items():
        again = read_sheet(grid, read.label, f"{read.names}\n{_COMPANY}", words)
        if is_kept(again.receipt, stem):
            sheets[place] = again
    return replace(read, sheets=tuple(sheets), unread={})
