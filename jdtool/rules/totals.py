"""AG: parts and wholes that the ledgers state about one another."""

import re

from jdtool.cells.choice import Mark
from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import Note, SheetReceipt
from jdtool.ledgers.record import Place
from jdtool.rules.dossiers import on_file
from jdtool.rules.rule import OK, Hit, Outcomes, Severity, rule

_SPLIT = re.compile(
    r"共(?:有|计)?[^\d，。；]{0,12}(\d+)\s*(?:人|名|份|卷|户)[^\d。；]{0,16}?(?<!不)完整的?[^\d，。；]{0,6}(\d+)\s*(?:人|名|份|卷|户)?"
    r"[^\d。；]{0,16}?(?:不完整|不齐全|缺)的?[^\d，。；]{0,6}(\d+)"
)


@rule(
    "AG902",
    "parts-differ-from-whole",
    Severity.ERROR,
    "部分之和不等于总数",
    basis="统计数字前后一致",
    remedy="查出漏登或重登的人，使各部分之和等于总数",
    example="花名册应建档 11 人，档案完整 6 人、不完整 4 人，11 ≠ 6 + 4",
)
def parts_differ_from_whole(books: Books) -> Outcomes:
    """总数与各部分对不上：花名册人数（死亡、出国而没有档案的不算）与档案台账完整、不完整人数之和；说明文字中的总数与分项。

    为什么：检查时首先核对总数与分项，差一个人就说明漏了一个人。
    """
    yield from _dossier_parts(books)
    for sheet in books.sheets:
        for note in sheet.notes:
            yield from _stated_split(sheet, note)


def _dossier_parts(books: Books) -> Outcomes:
    """Where a dossier ledger says of each row whether it is complete: complete + incomplete = people."""
    marked = [each for each in books.dossiers if each.has_column("complete") and each.complete is not None]
    if not marked or not books.people:
        return
    joined = {books.key(person): each for each in marked if (person := books.person_for(each))}
    counted = [*joined.values(), *(each for each in marked if books.person_for(each) is None)]
    complete = sum(1 for each in counted if each.complete is Mark.PRESENT)
    incomplete = len(counted) - complete
    whole = len({books.key(person) for person in on_file(books)} | joined.keys())
    if complete + incomplete == whole:
        yield OK
        return
    place = Place(marked[0].origin.file, marked[0].origin.sheet)
    parts = f"档案完整 {complete} 人、不完整 {incomplete} 人，{whole} ≠ {complete} + {incomplete}"
    yield Hit(place, f"花名册应建档 {whole} 人，{parts}")


def _stated_split(sheet: SheetReceipt, note: Note) -> Outcomes:
    for match in _SPLIT.finditer(note.text):
        whole, *parts = (int(group) for group in match.groups())
        if sum(parts) == whole:
            yield OK
        else:
            message = f"写明共 {whole}，完整 {parts[0]}、不完整 {parts[1]}，{whole} ≠ {parts[0]} + {parts[1]}"
            yield Hit(Place(sheet.file, sheet.name, note.row), message)
