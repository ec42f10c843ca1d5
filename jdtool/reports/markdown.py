"""Markdown becomes the block tree, and a value becomes Markdown that is only itself.

The dialect is a white list: headings, paragraphs, lists, tables, bold, and the containers

    ::: to   ::: table   ::: note   ::: caveat   ::: attachments   ::: signoff   ::: annex      each closed by :::

`#` is the title, split into lines at ｜; `##` to `#####` are heading levels 1 to 4, written without numbers. In
`::: table` the paragraph before the table is its caption, those after it are notes; so in `::: bar-chart`,
`::: column-chart` and `::: line-chart`, whose tables are drawn. `[^1]` is a footnote, told once as `[^1]: …`.
Everything else stays text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import (
    Annex,
    Attachments,
    Block,
    Caveat,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Runs,
    SignOff,
    Table,
    Title,
    To,
    plain,
)
from jdtool.reports.charts import KIND_BY_CONTAINER, chart_of
from jdtool.reports.commonmark import parser
from jdtool.reports.footnotes import footnotes, require_each_once
from jdtool.reports.markdown_inline import inline_text, runs_of
from jdtool.reports.numbering import NUMBERINGS, numbered

TITLE_BREAK = "｜"

_LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_INVISIBLE = ("Cc", "Cf", "Cs")  # controls, bidi and other format characters, lone surrogates; not private use
_NONCHARACTERS = "\ufffe\uffff"
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "`*_{}[]<>|~^$&"}
    # Entities: a backslash before the next bar would join two table cells, and ｜ knows no backslash.
    | {"\\": "&#92;", TITLE_BREAK: f"&#{ord(TITLE_BREAK)};"}
)
_BLOCK_START = re.compile(r"^([#+\-=:])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s|$)")
_HEADING_END = re.compile(r"(?<=\s)(?=#+$)")


def escape(value: str) -> str:
    """The value as Markdown that reads back as the same text and nothing else, wherever a template puts it.

    Line breaks and tabs become one space, invisible characters and spaces at the ends go.

    >>> escape("1. 沙河*村*")
    '1\\\\. 沙河\\\\*村\\\\*'
    """
    return escape_start(escape_inside(clean(value)))


def clean(value: str) -> str:
    """The value on one line without control, bidi and other invisible characters, and without spaces at its ends."""
    line = _LINE_BREAKS.sub(" ", value)
    return "".join(c for c in line if c not in _NONCHARACTERS and unicodedata.category(c) not in _INVISIBLE).strip()


def escape_inside(text: str) -> str:
    """Clean text with the characters escaped that could be markup in the middle of a line."""
    return text.translate(_ESCAPES)


def escape_start(text: str) -> str:
    """A line, escaped inside, with the characters escaped that would open a list, heading or container at its start."""
    text = _LIST_START.sub(r"\1\\\2", _BLOCK_START.sub(r"\\\1", text))
    return _HEADING_END.sub(r"\\", text)


def read_markdown(text: str, numbering: str = "gb") -> tuple[Block, ...]:
    """The blocks of a document, headings numbered; `numbering:` in the front matter goes before the argument.

    Numbering is "gb", "legacy" or "none". JdtoolError with the line for an unknown, unclosed or ill-filled container,
    and for a footnote that is not referred to exactly once.
    """
    known: dict[str, Any] = {}
    root = SyntaxTreeNode(parser().parse(text, known))
    for node in root.children:
        if node.type == "front_matter" and (stated := re.search(r"^numbering:[ \t]*(\S+)", node.content, re.MULTILINE)):
            numbering = stated[1].strip("\"'")
    if numbering not in NUMBERINGS:
        raise JdtoolError(f"标题编号方式“{numbering}”不存在，请改用 {'、'.join(NUMBERINGS)} 之一")
    blocks = numbered((block for node in root.children for block in _blocks(node)), numbering)
    require_each_once(blocks, known)
    return blocks


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    if node.type == "paragraph":
        yield Paragraph(runs_of(node.children[0]))
    elif node.type == "heading":
        yield _heading(node)
    elif node.type in ("bullet_list", "ordered_list"):
        yield from _items(node, depth=1)
    elif node.type == "table":
        yield _table(node, caption="")
    elif node.type == "container_block":
        yield from _container(node)
    elif node.type == "footnote_block":
        yield from footnotes(node)


def _heading(node: SyntaxTreeNode) -> Block:
    level = int(node.tag[1])
    if level > 1:
        return Heading(min(level - 1, 4), runs_of(node.children[0]))
    # Split the source, not the text: an escaped ｜ in a name is none of ours.
    return Title(tuple(inline_text(line) for line in node.children[0].content.split(TITLE_BREAK)))


def _items(node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    ordinal = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    for item in node.children:
        marked = False
        for child in item.children:
            if child.type == "paragraph" and not marked:
                yield ListItem(runs_of(child.children[0]), ordinal, depth)
                marked = True
            elif child.type in ("bullet_list", "ordered_list"):
                yield from _items(child, depth + 1)
            else:
                yield from _blocks(child)
        ordinal = None if ordinal is None else ordinal + 1


def _table(node: SyntaxTreeNode, caption: str) -> Table:
    header, *rows = (
        tuple(runs_of(cell.children[0]) for cell in row.children) for part in node.children for row in part.children
    )
    cells = node.children[0].children[0].children
    align = tuple(str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in cells)
    return Table(header, tuple(rows), align, caption)


_CONTENT_BY_CONTAINER = {
    "to": ("paragraph",),
    "signoff": ("paragraph",),
    "note": ("paragraph",),
    "caveat": ("paragraph",),
    "annex": ("paragraph",),
    "attachments": ("paragraph", "bullet_list", "ordered_list"),
    "table": ("paragraph", "table"),
} | dict.fromkeys(KIND_BY_CONTAINER, ("paragraph", "table"))


def _container(node: SyntaxTreeNode) -> Iterator[Block]:
    name = node.info.strip()
    place = f"第{node.map[0] + 1}行" if node.map else ""
    if name not in _CONTENT_BY_CONTAINER:
        raise JdtoolError(f"{place}“::: {name}”不认识，可用的有：{'、'.join(_CONTENT_BY_CONTAINER)}")
    if any(child.type not in _CONTENT_BY_CONTAINER[name] for child in node.children):
        raise JdtoolError(f"{place}“::: {name}”里有不该有的内容，或没有用单独一行“:::”结束")
    if name == "table":
        yield from _captioned_table(node, place)
    elif name in KIND_BY_CONTAINER:
        yield from _chart(node, KIND_BY_CONTAINER[name], place)
    elif name == "signoff":
        yield _sign_off(node, place)
    elif name in ("to", "annex"):
        kind = To if name == "to" else Annex
        yield kind("".join(plain(runs_of(child.children[0])) for child in node.children))
    elif name == "attachments":
        yield Attachments(tuple(plain(runs) for runs in _paragraphs(node)))
    else:
        yield from ((Note if name == "note" else Caveat)(runs) for runs in _paragraphs(node))


def _paragraphs(node: SyntaxTreeNode) -> Iterator[Runs]:
    return (runs_of(inner.children[0]) for inner in node.walk() if inner.type == "paragraph")


def _captioned_table(node: SyntaxTreeNode, place: str) -> Iterator[Block]:
    kinds = [child.type for child in node.children]
    if kinds.count("table") != 1 or kinds.index("table") > 1:
        raise JdtoolError(f"{place}“::: {node.info.strip()}”里应依次是：标题一段（表可省）、一张表、注（可省）")
    at = kinds.index("table")
    yield _table(node.children[at], plain(runs_of(node.children[0].children[0])) if at else "")
    yield from (Note(runs_of(child.children[0])) for child in node.children[at + 1 :])


def _chart(node: SyntaxTreeNode, kind: str, place: str) -> Iterator[Block]:
    table, *notes = _captioned_table(node, place)
    if not isinstance(table, Table) or not table.caption:
        raise JdtoolError(f"{place}“::: {node.info.strip()}”里表的上面缺少一段图题")
    try:
        yield chart_of(table, kind)
    except JdtoolError as error:
        raise JdtoolError(f"{place}{error}") from None
    yield from notes


def _sign_off(node: SyntaxTreeNode, place: str) -> SignOff:
    lines = [inline_text(line) for child in node.children for line in child.children[0].content.split("\n")]
    if len(lines) != 2:
        raise JdtoolError(f"{place}“::: signoff”里应是两行：署名单位、成文日期，现有{len(lines)}行")
    return SignOff(unit=lines[0], date=lines[1])
