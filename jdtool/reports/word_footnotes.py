"""The footnotes of a DOCX as its part word/footnotes.xml."""

from collections.abc import Mapping, Sequence

from jdtool.reports.blocks import Footnote
from jdtool.reports.looks import Look
from jdtool.reports.ooxml import MAIN, XML_HEAD, element, footnote_id, footnote_mark, paragraph, run, runs

_RULES = ("separator", "continuationSeparator")
"""The lines Word sets above footnotes; they come first in the part."""


def footnote_elements(notes: Sequence[Footnote], look_by_id: Mapping[str, Look]) -> tuple[str, ...]:
    """Each footnote as an element of the part."""
    look = look_by_id["FootnoteText"]
    return tuple(element("w:footnote", _text(each, look), w_id=footnote_id(each.number)) for each in notes)


def footnotes_xml(elements: Sequence[str], look: str) -> str:
    """The part."""
    lines = (
        element("w:footnote", paragraph(look, element("w:r", element(f"w:{kind}"))), w_type=kind, w_id=at)
        for at, kind in enumerate(_RULES)
    )
    return XML_HEAD + element("w:footnotes", *lines, *elements, **MAIN)


def _text(note: Footnote, look: Look) -> str:
    mark = footnote_mark(look.face, look.latin, element("w:footnoteRef"))
    return paragraph(look.id, mark + run(" ", look.face, look.latin) + runs(note.runs, look.face, look.latin))


def footnote_settings() -> str:
    """For word/settings.xml: ① on every page anew, and which notes are the lines."""
    return element(
        "w:footnotePr",
        element("w:numFmt", w_val="decimalEnclosedCircleChinese"),
        element("w:numRestart", w_val="eachPage"),
        *(element("w:footnote", w_id=at) for at in range(len(_RULES))),
    )
