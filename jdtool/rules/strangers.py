"""Records about somebody who is not on the roster, and whom they may have meant."""

from collections.abc import Iterable

from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, hit


def about_nobody(books: Books, records: Iterable[Record]) -> Outcomes:
    """A hit for every record whose person the roster does not have; undecided where several people bear the name."""
    for record in records:
        if not record.name and not record.id_number:
            continue
        if books.person_for(record):
            yield OK
        elif books.namesakes(record):
            yield UNDECIDED
        else:
            yield hit(record, "name", f"花名册中没有此人{_near(books, record)}")


def _near(books: Books, record: Record) -> str:
    """Whom the record may have meant, as the rest of the sentence."""
    near = [
        f"{_sheet(person, record)}第 {person.row} 行{books.masking.name(person.name)}" for person in books.near(record)
    ]
    return f"；相近的有{'、'.join(near)}，应核对是否同一人" if near else "，应先登记到花名册"


def _sheet(person: Person, record: Record) -> str:
    file = person.origin.file if person.origin.file != record.origin.file else ""
    return f"{file}“{person.origin.sheet}”" if file or person.origin.sheet != record.origin.sheet else ""
