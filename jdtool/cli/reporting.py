"""The stages of `report`: read, check, write, tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from jdtool.cli.checking import inspected
from jdtool.cli.reading import Asked
from jdtool.console.coverage import context_line, reading_text
from jdtool.console.width import wrap
from jdtool.ledgers.books import Books

if TYPE_CHECKING:
    from jdtool.reports.write import Written

FORMATS = ("md", "docx", "html")
AUDIENCES = ("internal", "superior", "public")


class Order(Struct, frozen=True):
    """Which document, in which formats, on whose paper, where to; a final one must have every number."""

    template: str
    formats: tuple[str, ...]
    folder: Path
    final: bool
    style: str | None = None
    base: str | None = None


def written(asked: Asked, order: Order) -> tuple[Books, "Written"]:
    """The books asked for and the documents made of them."""
    from jdtool.reports.write import open_paper, write_report  # noqa: PLC0415 - loads pandas and jinja2

    paper = open_paper(order.style, order.base)
    books, inspection, _ = inspected(asked)
    made = write_report(
        books, inspection, order.template, formats=order.formats, folder=order.folder, final=order.final, paper=paper
    )
    return books, made


def report_lines(books: Books, made: "Written", width: int) -> Iterator[str]:
    """The files written and the numbers that are missing."""
    for file in made.files:
        yield f"已写入 {file}"
    if made.missing:
        yield f"缺数清单（{len(made.missing)} 项，文中写作“数据暂缺”）："
        for each in made.missing:
            yield from wrap(f"{each.title}：{each.reason}", width, "  · ")
    yield from wrap(context_line(books), width)
    yield from wrap(reading_text(books), width)


def ending(books: Books, made: "Written") -> int:
    """The exit code: 2 something could not be read, 3 numbers are missing, 0 all well."""
    if any(file.failure for file in books.files):
        return 2
    return 3 if made.missing else 0
