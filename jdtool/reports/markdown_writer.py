"""The block tree as Markdown that any viewer shows right and that reads back as the same blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

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
    Run,
    Runs,
    SignOff,
    Table,
    Title,
    To,
)
from jdtool.reports.charts import KIND_BY_CONTAINER
from jdtool.reports.markdown import TITLE_BREAK, escape, escape_inside, escape_start


def write_markdown(blocks: Iterable[Block]) -> str:
    """The document as text, heading numbers written out, ending in one line break."""
    whole = tuple(blocks)
    texts = [_WRITERS[type(block)](block) for block in whole]
    return "".join(_spaced(whole, texts)) + "\n"


def _spaced(blocks: tuple[Block, ...], texts: list[str]) -> Iterator[str]:
    yield from texts[:1]
    for (before, after), text in zip(pairwise(blocks), texts[1:], strict=True):
        in_one_list = isinstance(before, ListItem) and isinstance(after, ListItem)
        yield ("\n" if in_one_list else "\n\n") + text


def _line(runs: Runs) -> str:
    return escape_start("".join(_marked(run) for run in runs))


def _marked(run: Run) -> str:
    """Bold drawn in past the punctuation at its ends: there plain CommonMark closes `**` beside Chinese text too."""
    if run.footnote:
        return f"[^{run.footnote}]"
    if not run.bold:
        return escape_inside(run.text)
    at = [index for index, character in enumerate(run.text) if character.isalnum()]
    if not at:
        return escape_inside(run.text)
    first, last = at[0], at[-1] + 1
    head, core, tail = (escape_inside(part) for part in (run.text[:first], run.text[first:last], run.text[last:]))
    return f"{head}**{core}**{tail}"


def _item(block: ListItem) -> str:
    mark = "-" if block.ordinal is None else f"{block.ordinal}."
    return f"{'    ' * (block.depth - 1)}{mark} {_line(block.runs)}"


def _table(block: Table) -> str:
    return _captioned("table", block) if block.caption else _rows(block)


def _chart(block: Chart) -> str:
    container = next(name for name, kind in KIND_BY_CONTAINER.items() if kind == block.kind)
    return _captioned(container, block.table)


def _captioned(name: str, block: Table) -> str:
    """With blank lines: a viewer that knows no containers would take the last ::: for a row of the table."""
    return f"::: {name}\n\n{escape(block.caption)}\n\n{_rows(block)}\n\n:::"


def _rows(block: Table) -> str:
    rules = {"left": ":---", "center": ":---:", "right": "---:", "": "---"}
    rows = [[_line(cell) for cell in row] for row in (block.header, *block.rows)]
    rows.insert(1, [rules[align] for align in block.align])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _boxed(name: str, *paragraphs: str) -> str:
    return "\n".join((f"::: {name}", "\n\n".join(paragraphs), ":::"))


_WRITERS: Mapping[type[Block], Callable[[Any], str]] = MappingProxyType(
    {
        Title: lambda block: "# " + TITLE_BREAK.join(escape(line) for line in block.lines),
        To: lambda block: _boxed("to", escape(block.text)),
        Heading: lambda block: f"{'#' * (block.level + 1)} {_line(block.runs)}",
        Paragraph: lambda block: _line(block.runs),
        ListItem: _item,
        Table: _table,
        Chart: _chart,
        Note: lambda block: _boxed("note", _line(block.runs)),
        Caveat: lambda block: _boxed("caveat", _line(block.runs)),
        Attachments: lambda block: _boxed("attachments", "\n".join(f"- {escape(item)}" for item in block.items)),
        Annex: lambda block: _boxed("annex", escape(block.text)),
        Footnote: lambda block: f"[^{block.number}]: {_line(block.runs)}",
        SignOff: lambda block: _boxed("signoff", escape(block.unit), escape(block.date)),
    }
)
