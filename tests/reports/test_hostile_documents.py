"""Two thousand hostile values through every writer: the document keeps its structure, and says what the value says."""

import datetime
import io
import random
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from jdtool.reports.blocks import Block
from jdtool.reports.docx import write_docx
from jdtool.reports.html import write_html
from jdtool.reports.markdown import clean, escape, read_markdown
from jdtool.reports.markdown_writer import write_markdown
from jdtool.reports.style import load_style
from tests.reports.html_reading import Node, read_html
from tests.reports.test_markdown import HOSTILE, PLACES

STYLE = load_style()
DATED = datetime.date(2025, 1, 6)
TRIED, AT_ONCE = 2000, 40
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MORE = ("<!--", "-->", "]]>", "</style>", "</svg>", "</title>", '" onload="x', "'", "<img src=x>", "=1+1", "@SUM(A1)")
PLACES_OF_CHARTS = """
::: bar-chart

{0}

| {0} | 乙 |
|:--|--:|
| {0} | 1 |

:::

::: column-chart

{0}

| {0} | {0} | 丙 |
|:--|--:|--:|
| {0} | 1 | 数据暂缺 |

:::
"""
PLACES_ELSEWHERE = """
::: annex
{0}
:::

正文[^n{1}]。

[^n{1}]: {0}
"""


@cache
def values() -> tuple[str, ...]:
    chance = random.Random(9704)  # noqa: S311 - a repeatable test, not a secret
    made: list[str] = []
    while len(made) < TRIED:
        value = "".join(chance.choices((*HOSTILE, *MORE), k=chance.randint(1, 8)))
        if clean(value):
            made.append(value)
    return tuple(made)


def documents() -> Iterator[tuple[str, ...]]:
    return (values()[at : at + AT_ONCE] for at in range(0, TRIED, AT_ONCE))


@cache
def blocks(held: tuple[str, ...]) -> tuple[Block, ...]:
    """A document that has every value in every place, and every eighth in charts, which take long to write."""
    places = (PLACES + PLACES_ELSEWHERE + (PLACES_OF_CHARTS if at % 8 == 0 else "") for at in range(len(held)))
    pages = (
        page.replace("{1}", str(at)).replace("{0}", escape(value))
        for at, (page, value) in enumerate(zip(places, held, strict=True))
    )
    return read_markdown("\n\n".join(pages), "none")


def tokens() -> tuple[str, ...]:
    """Harmless values that can be found again, one for each hostile one."""
    return tuple(f"值{at:03}值" for at in range(AT_ONCE))


@cache
def harmless() -> tuple[Block, ...]:
    return blocks(tokens())


def with_values(texts: Iterable[str], held: Sequence[str]) -> list[str]:
    """The texts of the harmless document with the hostile values in place of the harmless ones."""
    value_by_token = dict(zip(tokens(), map(clean, held), strict=True))
    return [re.sub("值[0-9]{3}值", lambda found: value_by_token[found[0]], each) for each in texts]


def html_structure(node: Node) -> list[object]:
    return [(each.tag, sorted(each.attributes)) for each in node.all()]


def html_texts(node: Node) -> list[str]:
    return [each.text for each in node.all("h1", "h2", "p", "li", "th", "td", "caption", "figcaption", "title", "desc")]


def test_html() -> None:
    expected = read_html(write_html(harmless(), STYLE))
    for held in documents():
        found = read_html(write_html(blocks(held), STYLE))
        assert html_structure(found) == html_structure(expected), held
        assert html_texts(found) == with_values(html_texts(expected), held), held


def xml_parts(document: bytes) -> dict[str, ElementTree.Element]:
    """Every XML part of a package, those of the workbooks in it too."""
    archive = zipfile.ZipFile(io.BytesIO(document))
    found: dict[str, ElementTree.Element] = {}
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            found[name] = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own
        else:
            found |= {f"{name}/{inner}": part for inner, part in xml_parts(archive.read(name)).items()}
    return found


def xml_structure(parts: dict[str, ElementTree.Element]) -> list[object]:
    """Elements and attributes; not of shared strings, of which two alike are one."""
    own = {name: part for name, part in parts.items() if not name.endswith("sharedStrings.xml")}
    return [(name, each.tag, sorted(each.attrib)) for name, part in own.items() for each in part.iter()]


def word_texts(parts: dict[str, ElementTree.Element]) -> list[str]:
    """The paragraphs of every Word part, the descriptions of its charts, and the names in them."""
    paragraphs = [part.iter(f"{W}p") for name, part in parts.items() if name.startswith("word/")]
    texts = ["".join(each.text or "" for each in found.iter(f"{W}t")) for part in paragraphs for found in part]
    texts += [each.get("descr", "") for part in parts.values() for each in part.iter() if each.tag.endswith("}docPr")]
    return texts + [
        each.text or ""
        for name, part in parts.items()
        if "/charts/" in name
        for each in part.iter()
        if each.tag.endswith("}v")
    ]


def test_docx() -> None:
    expected = xml_parts(write_docx(harmless(), STYLE, DATED))
    for held in documents():
        found = xml_parts(write_docx(blocks(held), STYLE, DATED))
        assert word_texts(found) == with_values(word_texts(expected), held), held
        assert xml_structure(found) == xml_structure(expected), held


def test_the_data_of_a_chart_hold_no_formula_and_no_link() -> None:
    parts = xml_parts(write_docx(blocks(("=1+1", "@SUM(A1)", "http://a.b", "file:///c")), STYLE, DATED))
    tags = {each.tag.rpartition("}")[2] for name, part in parts.items() if ".xlsx/" in name for each in part.iter()}
    assert "sheetData" in tags
    assert not tags & {"f", "hyperlink", "hyperlinks"}


def test_markdown_in_a_viewer_that_knows_no_containers() -> None:
    viewer = MarkdownIt("commonmark").enable("table").use(footnote_plugin)  # as GitHub's and Typora's
    expected = [token.type for token in viewer.parse(write_markdown(harmless()))]
    for held in documents():
        found = viewer.parse(write_markdown(blocks(held)))
        assert [token.type for token in found] == expected, held
        inside = {child.type for token in found for child in token.children or ()}
        assert inside <= {"text", "strong_open", "strong_close", "softbreak", "footnote_ref"}, held
