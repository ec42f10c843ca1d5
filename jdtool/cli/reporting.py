"""The stages of `report`: read, settle the period, check, write, tell."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.day import Day
from jdtool.cli.mistakes import one_of
from jdtool.cli.reading import Asked, chosen_period, read, refuse_without_ledger
from jdtool.console.coverage import context_line, reading_text
from jdtool.console.progress import Waiting
from jdtool.console.telling import SEVERITY_TITLES, tell
from jdtool.console.width import wrap
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.reports.periods import fitted
from jdtool.reports.rectifying import GROUPINGS, Item
from jdtool.reports.templates import TEMPLATES, Template
from jdtool.rules import CATALOGUE
from jdtool.rules.dates import date_in_future
from jdtool.rules.run import Finding, Inspection, run

if TYPE_CHECKING:
    from jdtool.reports.write import Written

FORMATS = ("md", "docx", "html")
_FILES_NAMED = 10
AUDIENCES = ("internal", "superior", "public")


class Wish(Struct, frozen=True, kw_only=True):
    """Which document, in which formats, on whose paper, where to, one of each what; a final one must have every number."""

    template: Template
    formats: tuple[str, ...]
    folder: Path
    final: bool
    by: str
    public: bool
    style: str | None = None
    base: str | None = None


def check_by(by: str | None, template: Template) -> str:
    """Only a list of tasks is made for each place. Raises JdtoolError."""
    if by is None:
        return ""
    if "tasks" not in template.asks:
        raise JdtoolError(f"--by 只用于整改清单（--template rectify）；模板 {template.name} 不分社区写，请去掉 --by")
    if by not in GROUPINGS:
        raise JdtoolError(f"--by 后面应是 {' 或 '.join(GROUPINGS)}，现在是“{by}”")
    return by


def check_audience(audience: str, template: Template) -> bool:
    """Whether it is for the public, who get no list of single people. Raises JdtoolError."""
    one_of("--audience", audience, AUDIENCES)
    if audience == "public" and {"tasks", "forms"} & set(template.asks):
        raise JdtoolError(
            f"模板 {template.name} 逐人列出，不能对外公开（--audience public）；请用 internal 或 superior"
        )
    return audience == "public"


def template_lines(width: int) -> Iterator[str]:
    """Every shipped template with what it is for."""
    longest = max(len(each.name) for each in TEMPLATES)
    for each in TEMPLATES:
        yield from wrap(each.about, width, f"  {each.name:<{longest}}  ")
    yield from wrap("自己的模板：--template 本街道.md.j2，写法见 docs/templates.md", width, "  ")


def written(asked: Asked, wish: Wish) -> tuple[Books, "Written"]:
    """The books asked for and the documents made of them."""
    from jdtool.reports.write import Order, open_paper, write_report  # noqa: PLC0415 - loads pandas and jinja2

    paper = open_paper(wish.style, wish.base)
    with Waiting(asked.quiet) as waiting:
        books, _ = read(asked, waiting)
        refuse_without_ledger(books)
        chosen = chosen_period(asked) is not None
        books = fitted(books, wish.template.wanted, chosen=chosen, dated=asked.as_of is not None)
        waiting.stage("正在检查")
        inspection = _without_later(run(books, CATALOGUE))
        waiting.stage("正在写报告")
        order = Order(
            template=wish.template,
            formats=wish.formats,
            folder=wish.folder,
            final=wish.final,
            by=wish.by,
            public=wish.public,
            paper=paper,
        )
        return books, write_report(books, inspection, order, list(_items(books, inspection)))


def _without_later(inspection: Inspection) -> Inspection:
    """Without the dates that are only later than the period reported on: the ledger has gone on since."""
    today = datetime.datetime.now().astimezone().date()
    kept = [finding for finding in inspection.findings if not _is_past(finding, today)]
    return replace(inspection, findings=tuple(kept))


def _is_past(finding: Finding, today: datetime.date) -> bool:
    day = getattr(finding.hit.record, finding.hit.place.field, None) if finding.rule is date_in_future else None
    return isinstance(day, Day) and day.first <= today


def _items(books: Books, inspection: Inspection) -> Iterator[Item]:
    """The findings as tasks, masked as everywhere."""
    ranks = {level: rank for rank, level in enumerate(SEVERITY_TITLES)}
    for finding, told in zip(inspection.findings, tell(books, inspection), strict=True):
        yield Item(
            rank=ranks[told.severity],
            level=SEVERITY_TITLES[told.severity],
            code=told.code,
            title=told.title,
            file=told.file,
            sheet=told.sheet,
            cell=told.cell,
            row=told.row,
            person=told.person,
            community=told.unit,
            street=told.street,
            evidence=told.evidence,
            message=told.message,
            remedy=told.remedy,
            basis=told.basis,
            who=_who(books, finding),
        )


def _who(books: Books, finding: Finding) -> str:
    """What tells the finding's person from others, "" where it is about nobody."""
    record = finding.hit.record
    if record is None or not record.name:
        return ""
    person = books.person_for(record)
    return books.key(person) if person else f"{record.name}|{record.id_number}|{record.community}"


def report_lines(books: Books, made: "Written", width: int) -> Iterator[str]:
    """The files written and the numbers that are missing."""
    for file in made.files[:_FILES_NAMED]:
        yield f"已写入 {file}"
    if len(made.files) > _FILES_NAMED:
        yield f"……共写入 {len(made.files)} 个文件"
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
