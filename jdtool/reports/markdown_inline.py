"""The inside of a line of Markdown as runs: bold kept, emphasis dropped, line breaks as Chinese wants them."""

from collections.abc import Iterator
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode

from jdtool.reports.blocks import Run, Runs, is_wide, plain
from jdtool.reports.commonmark import parser


def inline_text(source: str) -> str:
    """The source of one line as plain text."""
    return plain(runs_of(SyntaxTreeNode(parser().parseInline(source.strip())).children[0]))


def runs_of(inline: SyntaxTreeNode) -> Runs:
    """The runs of a parsed line."""
    pieces = tuple(_pieces(inline, bold=False))
    text = "".join(piece for piece, *_ in pieces)
    marks = [marks for piece, *marks in pieces for _ in piece]
    kept = [(_joint(text, at) if c == "\n" else c, marks[at]) for at, c in enumerate(text)]
    return tuple(
        Run("" if footnote else joined, bold, footnote)
        for (bold, footnote), group in groupby(kept, key=lambda pair: pair[1])
        if (joined := "".join(character for character, _ in group))
    )


def _pieces(node: SyntaxTreeNode, bold: bool) -> Iterator[tuple[str, bool, int]]:
    """Texts with their weight and, for a footnote's place (one character, whatever it is), the footnote's number."""
    for child in node.children:
        if child.type in ("strong", "em"):
            yield from _pieces(child, bold or child.type == "strong")
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n", bold, 0
        elif child.type == "footnote_ref":
            yield "*", False, int(child.meta["id"]) + 1
        else:
            yield child.content.replace("\n", " "), bold, 0


def _joint(text: str, at: int) -> str:
    """What a line break in the source stands for: nothing beside a Chinese character, else a space."""
    return "" if any(is_wide(c) for c in text[at - 1 : at] + text[at + 1 : at + 2]) else " "
