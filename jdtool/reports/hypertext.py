"""HTML and SVG as text: elements whose content is markup already and whose attributes and text are not."""

import html
import re
from decimal import Decimal

from jdtool.reports.blocks import Run, Runs

_VOID = frozenset({"meta", "br"})
# What HTML cannot hold, and what would turn the text around it: controls, bidi marks, non-characters, lone surrogates.
_UNFIT = re.compile(
    "[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def tag(name: str, /, *content: str, **attributes: str | int | Decimal) -> str:
    """One element. `class_` is written class, `aria_label` aria-label; an attribute "" is left out.

    >>> tag("p", tag("br"), "甲", class_="note", aria_label="<乙>", id="")
    '<p class="note" aria-label="&lt;乙&gt;"><br>甲</p>'
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{text(str(value))}"' for key, value in attributes.items() if value != ""
    )
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{''.join(content)}</{name}>"


def text(value: str) -> str:
    """The value as character data or as an attribute's value.

    >>> text("<b>\\u202e&\\x1b'")
    '&lt;b&gt;&amp;&#x27;'
    """
    return html.escape(_UNFIT.sub("", value))


def runs(pieces: Runs) -> str:
    """Runs with their weight, and links to the footnotes."""
    return "".join(_run(piece) for piece in pieces)


def _run(piece: Run) -> str:
    if piece.footnote:
        link = tag(
            "a",
            str(piece.footnote),
            href=f"#footnote-{piece.footnote}",
            id=f"to-footnote-{piece.footnote}",
            aria_label=f"脚注{piece.footnote}",
        )
        return tag("sup", link)
    return tag("strong", text(piece.text)) if piece.bold else text(piece.text)
