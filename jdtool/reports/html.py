"""The block tree as one HTML file: no script, nothing fetched, readable on paper, on a telephone and aloud."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, groupby
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from jdtool.reports.blocks import (
    Annex,
    Attachments,
    Block,
    Caveat,
    Chart,
    Footnote,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Runs,
    SignOff,
    Table,
    Title,
    To,
    kept_with_sign_off,
    plain,
)
from jdtool.reports.html_lists import nested
from jdtool.reports.html_look import stylesheet
from jdtool.reports.hypertext import runs, tag, text
from jdtool.reports.style import Style
from jdtool.reports.svg import draw

_FEWEST_CONTENTS = 3  # headings; a shorter document needs no list of them
_UNTITLED = "报告"


class _Page(Struct):
    """What is counted while a page is written: ids, tables, and the level of the heading above."""

    ids: Iterator[int]
    tables: Iterator[int]
    level: int = 1

    def id(self) -> str:
        return f"part-{next(self.ids)}"


def write_html(blocks: Iterable[Block], style: Style) -> str:
    """The whole file; the same blocks give the same text."""
    whole = tuple(blocks)
    css = stylesheet(style)
    page = _Page(count(1), count(1))
    body = [tag("main", *(f"\n{each}" for each in _body(whole, page)), "\n", id="document")]
    if sum(_is_chapter(block) for block in whole) >= _FEWEST_CONTENTS:
        body.insert(0, _contents(whole))
    body.insert(0, tag("a", "跳到正文", class_="skip", href="#document"))
    head = tag("head", *(f"\n{each}" for each in _head(whole, css)), "\n")
    everything = tag("html", f"\n{head}\n", tag("body", *(f"\n{each}" for each in body), "\n"), "\n", lang="zh-CN")
    return f"<!DOCTYPE html>\n{everything}\n"


def _head(blocks: tuple[Block, ...], css: str) -> Iterator[str]:
    """A browser runs no script, fetches nothing and takes no style but the one whose digest is named here."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = next(("".join(block.lines) for block in blocks if isinstance(block, Title)), _UNTITLED)
    yield tag("meta", charset="utf-8")
    # Not through text(): quotes of a policy need no escape in double quotes, and tests compare it as it stands.
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield tag("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield tag("meta", name="color-scheme", content="light dark")
    yield tag("meta", name="referrer", content="no-referrer")
    yield tag("meta", name="format-detection", content="telephone=no")
    yield tag("title", text(title))
    yield tag("style", css)


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _heading_ids(blocks: tuple[Block, ...]) -> Mapping[int, str]:
    """The id of each heading by its place."""
    numbers = count(1)
    return {at: f"heading-{next(numbers)}" for at, block in enumerate(blocks) if isinstance(block, Heading)}


def _contents(blocks: tuple[Block, ...]) -> str:
    ids = _heading_ids(blocks)
    links = (
        tag("li", tag("a", text(plain(block.runs)), href=f"#{ids[at]}"))
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1
    )
    return tag("nav", tag("ul", *links), class_="contents", aria_label="目录")


def _body(blocks: tuple[Block, ...], page: _Page) -> Iterator[str]:
    """The elements, what belongs to a sign-off in one that no page end parts."""
    ids, kept = _heading_ids(blocks), kept_with_sign_off(blocks)
    closing = (at in kept or isinstance(block, SignOff) for at, block in enumerate(blocks))
    for is_closing, group in groupby(zip(closing, enumerate(blocks), strict=True), key=lambda pair: pair[0]):
        elements = _elements(tuple(numbered for _, numbered in group), ids, page)
        if is_closing:
            yield tag("div", *(f"\n{each}" for each in elements), "\n", class_="closing")
        else:
            yield from elements


def _elements(numbered: Iterable[tuple[int, Block]], ids: Mapping[int, str], page: _Page) -> Iterator[str]:
    for in_list, group in groupby(numbered, key=lambda pair: isinstance(pair[1], ListItem)):
        if in_list:
            yield nested(item for _, item in group if isinstance(item, ListItem))
            continue
        for at, block in group:
            if isinstance(block, Heading):
                yield _heading(block, ids[at], page)
            else:
                yield _WRITERS[type(block)](block, page)


def _title(block: Title, page: _Page) -> str:
    page.level = 1
    return tag("h1", tag("br").join(text(line) for line in block.lines))


def _heading(block: Heading, identity: str, page: _Page) -> str:
    """No level is left out: those who go by headings would look for it."""
    page.level = min(block.level + 1, page.level + 1)
    return tag(f"h{page.level}", runs(block.runs), id=identity, class_=f"level-{block.level}")


def _table(block: Table, page: _Page) -> str:
    """In a frame of its own that scrolls where the table is wider than the page."""
    identity = page.id()
    number = next(page.tables)
    caption = tag("caption", text(block.caption), id=identity) if block.caption else _hidden_caption(number, identity)
    return _scrolling(tag("table", caption, _rows(block)), identity)


def _hidden_caption(number: int, identity: str) -> str:
    return tag("caption", f"第{number}张表", id=identity, class_="unseen")


def _scrolling(content: str, named_by: str) -> str:
    return tag("div", content, class_="scroll", role="group", aria_labelledby=named_by, tabindex=0)


def _rows(block: Table) -> str:
    header = (tag("th", runs(cell), scope="col", class_=align) for cell, align in _cells(block, block.header))
    rows = (
        tag(
            "tr",
            *(
                tag("td", runs(cell), class_=align) if at else tag("th", runs(cell), scope="row", class_=align)
                for at, (cell, align) in enumerate(_cells(block, row))
            ),
        )
        for row in block.rows
    )
    return tag("thead", tag("tr", *header)) + tag("tbody", *(f"\n{row}" for row in rows))


def _cells(block: Table, row: tuple[Runs, ...]) -> Iterator[tuple[Runs, str]]:
    return zip(row, block.align, strict=True)


def _chart(block: Chart, page: _Page) -> str:
    identity = page.id()
    drawing = draw(block, identity)
    picture = drawing.picture if block.kind == "bar" else _scrolling(drawing.picture, f"{identity}-title")
    caption = tag("figcaption", text(block.table.caption))
    unseen = tag("caption", f"{text(block.table.caption)}（数据）", id=f"{identity}-data", class_="unseen")
    table = _scrolling(tag("table", unseen, _rows(block.table)), f"{identity}-data")
    data = tag("summary", "查看数据") + table
    # Open where the picture does not hold every number, so that paper holds it too.
    details = tag("details", data, open="" if drawing.complete else "open")
    return tag("figure", picture, caption, details, class_="chart")


def _attachments(block: Attachments, _page: _Page) -> str:
    if len(block.items) == 1:
        return tag("p", f"附件：{text(block.items[0])}", class_="attachments")
    return tag(
        "div", tag("p", "附件："), tag("ol", *(tag("li", text(item)) for item in block.items)), class_="attachments"
    )


def _sign_off(block: SignOff, _page: _Page) -> str:
    return tag("div", tag("p", text(block.unit)), tag("p", text(block.date), class_="date"), class_="sign-off")


def _footnote(block: Footnote, _page: _Page) -> str:
    name = f"footnote-{block.number}"
    back = tag("a", "↩", href=f"#to-{name}", aria_label=f"回到脚注{block.number}的正文")
    return tag("p", f"{block.number}. {runs(block.runs)} {back}", id=name, class_="note footnote")


_WRITERS: Mapping[type[Block], Callable[[Any, _Page], str]] = MappingProxyType(
    {
        Title: _title,
        To: lambda block, _: tag("p", text(block.text), class_="to"),
        Paragraph: lambda block, _: tag("p", runs(block.runs)),
        Table: _table,
        Chart: _chart,
        Note: lambda block, _: tag("p", runs(block.runs), class_="note"),
        Caveat: lambda block, _: tag("p", runs(block.runs), class_="caveat", role="note"),
        Attachments: _attachments,
        SignOff: _sign_off,
        Annex: lambda block, _: tag("p", text(block.text), class_="annex"),
        Footnote: _footnote,
    }
)
