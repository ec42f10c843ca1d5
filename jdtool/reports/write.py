"""A report from books to files: figures → context → Markdown → blocks → the formats asked for."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.measures.figures import figures_of
from jdtool.measures.frames import Frames
from jdtool.reports.blocks import Block
from jdtool.reports.chart_tables import chart_tables
from jdtool.reports.context import Missing, context, missing
from jdtool.reports.docx import write_docx
from jdtool.reports.html import write_html
from jdtool.reports.letterhead import Letterhead, open_letterhead
from jdtool.reports.markdown import read_markdown
from jdtool.reports.markdown_writer import write_markdown
from jdtool.reports.sandbox import render
from jdtool.reports.style import Style, load_style
from jdtool.reports.templates import Template, macros, template
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


def write_report(
    books: Books,
    inspection: Inspection,
    name: str,
    *,
    formats: Sequence[str],
    folder: Path,
    final: bool = False,
    paper: Paper,
) -> Written:
    """Writes the named template in the formats (md, docx, html) into the folder, which is made.

    Raises JdtoolError for an unknown template, and with `final` while a needed figure is missing or a file was unread.
    """
    chosen = template(name)
    frames = Frames(books)
    figures = figures_of(frames)
    lacking = missing(figures, chosen.needs)
    if final:
        _refuse_unfinished(books, lacking)
    known = context(books, figures, inspection)
    known["charts"] = chart_tables(frames, str(known["places"]))
    page = render(chosen.text(), f"{chosen.name}.md.j2", known, macros())
    blocks = read_markdown(page, paper.style.heading.numbering)
    stem = _stem(books, chosen)
    files = [save(_bytes(blocks, each, paper, books.as_of), folder / f"{stem}.{each}", paper.files) for each in formats]
    if lacking:
        files.append(save(_list(lacking).encode(), folder / f"{stem}-缺数清单.md"))
    return Written(tuple(files), lacking)


def _refuse_unfinished(books: Books, lacking: Sequence[Missing]) -> None:
    if lacking:
        titles = "、".join(each.title for each in lacking)
        raise JdtoolError(f"正式稿（--final）还缺 {len(lacking)} 项数据：{titles}；请补齐台账，或去掉 --final 先出草稿")
    unread = [file.path for file in books.files if file.failure]
    if unread:
        raise JdtoolError(f"正式稿（--final）有文件没有读入：{'、'.join(unread)}；请先处理，或去掉 --final 先出草稿")


def _stem(books: Books, chosen: Template) -> str:
    """A fixed pattern: period and title, nothing out of the ledgers."""
    return f"{books.period.title}{chosen.title}"


def _bytes(blocks: tuple[Block, ...], form: str, paper: Paper, dated: datetime.date) -> bytes:
    if form == "docx":
        return write_docx(blocks, paper.style, dated, paper.letterhead)
    if form == "html":
        return write_html(blocks, paper.style).encode()
    return write_markdown(blocks).encode()


def _list(lacking: Sequence[Missing]) -> str:
    rows = "".join(f"| {number} | {each.title} | {each.reason} |\n" for number, each in enumerate(lacking, 1))
    return f"# 缺数清单\n\n| 序号 | 缺少的数据 | 原因 |\n|--:|:--|:--|\n{rows}"
