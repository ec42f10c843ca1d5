"""Footnotes: their texts as blocks behind the document, and that each is referred to exactly once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import Block, Caveat, Chart, Footnote, Heading, ListItem, Note, Paragraph, Runs, Table
from jdtool.reports.markdown_inline import runs_of


def footnotes(node: SyntaxTreeNode) -> Iterator[Footnote]:
    """The footnotes of a document, numbered as they are referred to; several paragraphs of one are joined."""
    for each in node.children:
        texts = (runs_of(part.children[0]) for part in each.children if part.type == "paragraph")
        yield Footnote(int(each.meta["id"]) + 1, tuple(run for runs in texts for run in runs))


def references(block: Block) -> tuple[int, ...]:
    """The numbers of the footnotes that a block refers to."""
    return tuple(run.footnote for runs in _texts(block) for run in runs if run.footnote)


def _texts(block: Block) -> tuple[Runs, ...]:
    match block:
        case Paragraph() | Heading() | ListItem() | Note() | Caveat():
            return (block.runs,)
        case Table():
            return tuple(cell for row in (block.header, *block.rows) for cell in row)
        case Chart():
            return _texts(block.table)
    return ()


def require_each_once(blocks: Iterable[Block], known: Mapping[str, Any]) -> None:
    """JdtoolError for a footnote that no text refers to, or more than one; `known` is the parser's own account."""
    told = known.get("footnotes", {})
    used = [number for block in blocks for number in references(block)]
    for label, at in told.get("refs", {}).items():
        times = used.count(at + 1) if at >= 0 else 0
        if times != 1:
            raise JdtoolError(f"脚注[^{label.removeprefix(':')}]应在正文里引用一次，现在引用了{times}次")
