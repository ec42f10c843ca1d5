"""A report from books to files: figures → context → Markdown → blocks → the formats asked for."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.measures.figures import figures_of
from jdtool.measures.frames import Frames
from jdtool.reports.blocks import Block
from jdtool.reports.chart_tables import NOTHING_DRAWN, Drawn, chart_tables
from jdtool.reports.context import Missing, Sight, context, missing, places_of
from jdtool.reports.docx import write_docx
from jdtool.reports.forms import forms
from jdtool.reports.html import write_html
from jdtool.reports.letterhead import Letterhead, open_letterhead
from jdtool.reports.markdown import read_markdown
from jdtool.reports.markdown_writer import write_markdown
from jdtool.reports.numbers_file import numbers_json
from jdtool.reports.public import for_public
from jdtool.reports.rectifying import Item, lists
from jdtool.reports.sandbox import renderer
from jdtool.reports.style import Style, load_style
from jdtool.reports.templates import Template, macros
from jdtool.reports.tracing import Sources, unmarked
from jdtool.rules.run import Inspection
from jdtool.saving import save


class Paper(Struct, frozen=True):
    """How an office's documents look: its style, its letterhead if it has one, and the files that say so."""

    style: Style
    letterhead: Letterhead | None = None
    files: tuple[Path, ...] = ()


def open_paper(style: str | None = None, base: str | None = None) -> Paper:
    """The style file and the letterhead named, else those shipped. Raises JdtoolError for what is not usable."""
    return Paper(
        load_style(Path(style) if style else None),
        open_letterhead(Path(base)) if base else None,
        tuple(Path(each) for each in (style, base) if each),
    )


class Written(Struct, frozen=True):
    """The files of one report and the figures that no ledger told."""

    files: tuple[Path, ...]
    missing: tuple[Missing, ...]


class Order(Struct, frozen=True, kw_only=True):
    """Which document, in which formats, into which folder; `by` makes one of each community or township.

    A `final` one is refused while a needed figure is missing or a file was unread. In a `public` one no small count
    stands, nor what would give one away.
    """

    template: Template
    formats: tuple[str, ...]
    folder: Path
    final: bool = False
    by: str = ""
    public: bool = False
    paper: Paper = field(default_factory=open_paper)


class Draft(Struct, frozen=True):
    """One document to be written: what its files are called, and what its template sees."""

    stem: str
    values: Mapping[str, object]


def write_report(books: Books, inspection: Inspection, order: Order, items: Sequence[Item] = ()) -> Written:
    """Writes the documents into the folder, which is made; `items` are the findings as a list of tasks tells them.

    Raises JdtoolError for a mistake in the template, and for a final one that is not complete.
    """
    frames = Frames(books)
    figures = () if "forms" in order.template.asks else figures_of(frames)
    lacking = missing(figures, order.template.needs)
    if order.final:
        _refuse_unfinished(books, lacking)
    sources = Sources()
    sight = Sight(books=books, figures=figures, inspection=inspection, sources=sources, asks=order.template.asks)
    drawing = "charts" in order.template.asks and not order.public  # a drawing tells small counts
    drawn = chart_tables(frames, places_of(books)) if drawing else NOTHING_DRAWN
    files: list[Path] = []
    page: Callable[[Mapping[str, object]], str] | None = None
    for draft in _drafts(sight, drawn, order, items):
        page = page or renderer(order.template.source(), order.template.file_name, tuple(draft.values), macros())
        blocks, shown = unmarked(read_markdown(page(draft.values), order.paper.style.heading.numbering), sources)
        files += _saved(books, order, draft.stem, blocks)
        if "forms" not in order.template.asks:
            told = numbers_json(books, order.template.name, draft.stem, (*shown, *drawn.shown), public=order.public)
            files.append(save(told.encode(), order.folder / f"{draft.stem}.numbers.json"))
    if lacking:
        files.append(save(_list(lacking).encode(), order.folder / f"{_stem(books, order.template)}-缺数清单.md"))
    return Written(tuple(files), lacking)


def _drafts(sight: Sight, drawn: Drawn, order: Order, items: Sequence[Item]) -> Iterator[Draft]:
    values = context(sight)
    values["charts"] = drawn.tables
    if order.public:
        values = for_public(values, sight.figures, sight.books.profile.privacy.small_count)
    stem = _stem(sight.books, order.template)
    if "tasks" in order.template.asks:
        for tasks in lists(items, order.by, sight.sources):
            yield Draft(f"{stem}-{tasks.file_name}" if order.by else stem, {**values, "tasks": tasks})
    elif "forms" in order.template.asks:
        for form in forms(sight.books, items):
            yield Draft(f"{stem}-{form.number}", {**values, "form": form})
    else:
        yield Draft(stem, values)


def _saved(books: Books, order: Order, stem: str, blocks: tuple[Block, ...]) -> list[Path]:
    """The document in its formats."""
    paper = order.paper
    return [
        save(_bytes(blocks, each, paper, books.as_of), order.folder / f"{stem}.{each}", paper.files)
        for each in order.formats
    ]


def _refuse_unfinished(books: Books, lacking: Sequence[Missing]) -> None:
    if lacking:
        titles = "、".join(each.title for each in lacking)
        raise JdtoolError(f"正式稿（--final）还缺 {len(lacking)} 项数据：{titles}；请补齐台账，或去掉 --final 先出草稿")
    unread = [file.path for file in books.files if file.failure]
    if unread:
        raise JdtoolError(f"正式稿（--final）有文件没有读入：{'、'.join(unread)}；请先处理，或去掉 --final 先出草稿")


def _stem(books: Books, chosen: Template) -> str:
    """A fixed pattern: period and title, nothing out of the ledgers."""
    return chosen.title.format(period=books.period.title, year=books.period.first.year)


def _bytes(blocks: tuple[Block, ...], form: str, paper: Paper, dated: datetime.date) -> bytes:
    if form == "docx":
        return write_docx(blocks, paper.style, dated, paper.letterhead)
    if form == "html":
        return write_html(blocks, paper.style).encode()
    return write_markdown(blocks).encode()


def _list(lacking: Sequence[Missing]) -> str:
    rows = "".join(f"| {number} | {each.title} | {each.reason} |\n" for number, each in enumerate(lacking, 1))
    return f"# 缺数清单\n\n| 序号 | 缺少的数据 | 原因 |\n|--:|:--|:--|\n{rows}"
