"""A report packed into an office's letterhead: new parts made known, properties of people and machines left out."""

import datetime
from collections.abc import Iterator, Mapping

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_package import related, relations_of
from jdtool.reports.annotate_xml import Edit, appended, find_elements, patched, root_of
from jdtool.reports.letterhead import Letterhead, attribute, last_section, place_of_text
from jdtool.reports.looks import Look
from jdtool.reports.ooxml import MAIN, TABLE_STYLE, element
from jdtool.reports.opc import (
    CONTENT_TYPES,
    CORE,
    CORE_TYPE,
    ENDINGS,
    OFFICE,
    PACKAGE_RELATIONS,
    core_properties,
    package_relations,
    zipped,
)
from jdtool.reports.package import CHART_TYPE, WORD_TYPE, Content, chart_members, fonts_by_name
from jdtool.reports.style import Style
from jdtool.reports.word_charts import chart_relation
from jdtool.reports.word_footnotes import footnotes_xml
from jdtool.reports.word_styles import paragraph_style, table_style
from jdtool.workbooks.limits import Archive

_PROPERTIES = "docprops/"
_FOOTNOTES = "word/officialFootnotes.xml"
_FOOTERS = {"default": "officialOddFooter", "even": "officialEvenFooter"}
_LINES_ABOVE = 1  # the greatest id of the lines with which every part of footnotes begins

Part = str | bytes


def package_in(
    letterhead: Letterhead, content: Content, look_by_id: Mapping[str, Look], style: Style, dated: datetime.date
) -> bytes:
    """The finished file. Raises JdtoolError where both the letterhead and the report have footnotes."""
    archive, document = letterhead.archive, letterhead.document
    footers = _footers(letterhead, content)
    notes = related(archive, document, "footnotes")
    links, kinds = _links(content, footers, notes), _kinds(content, footers, notes)
    parts: dict[str, Part] = {
        **dict(_kept(archive)),
        **dict(_added(letterhead, look_by_id, style)),
        document: _document(archive.part(document), content, footers),
        relations_of(document): _linked(archive, relations_of(document), links),
        CONTENT_TYPES: _typed(archive.part(CONTENT_TYPES), document, kinds),
        PACKAGE_RELATIONS: package_relations(document),
        CORE: core_properties(dated),
        **{f"word/{_FOOTERS[page]}.xml": text for page, text in footers.items()},
        **dict(chart_members(content)),
    }
    if content.footnotes and notes:
        parts[notes] = _with_footnotes(archive.part(notes), content.footnotes)
    elif content.footnotes:
        parts[_FOOTNOTES] = footnotes_xml(content.footnotes, look_by_id["FootnoteText"].id)
    return zipped(parts)


def _footers(letterhead: Letterhead, content: Content) -> dict[str, str]:
    """Our page numbers where it has no footer; on even pages at the left if it tells odd and even pages apart."""
    part = letterhead.archive.part(letterhead.document)
    if find_elements(part, frozenset({"footerReference"})):
        return {}
    settings = related(letterhead.archive, letterhead.document, "settings")
    apart = settings and find_elements(letterhead.archive.part(settings), frozenset({"evenAndOddHeaders"}))
    return {"default": content.odd_footer} | ({"even": content.even_footer} if apart else {})


def _links(content: Content, footers: Mapping[str, str], notes: str) -> dict[str, tuple[str, str]]:
    """The new relations of the document: kind and part by the id."""
    links = {chart_relation(at): ("chart", f"word/charts/chart{at}.xml") for at in content.chart_numbers}
    links |= {_FOOTERS[page]: ("footer", f"word/{_FOOTERS[page]}.xml") for page in footers}
    return links | ({"officialFootnotes": ("footnotes", _FOOTNOTES)} if content.footnotes and not notes else {})


def _kinds(content: Content, footers: Mapping[str, str], notes: str) -> dict[str, str]:
    """The content types of the new parts."""
    kinds = {f"word/charts/chart{at}.xml": CHART_TYPE for at in content.chart_numbers}
    kinds |= {f"word/{_FOOTERS[page]}.xml": f"{WORD_TYPE}.footer+xml" for page in footers}
    kinds |= {_FOOTNOTES: f"{WORD_TYPE}.footnotes+xml"} if content.footnotes and not notes else {}
    return kinds | {CORE: CORE_TYPE}


def _kept(archive: Archive) -> Iterator[tuple[str, Part]]:
    """Its parts, but for those that say who made it, where and when."""
    for name, info in archive.members.items():
        if not name.startswith(_PROPERTIES):
            yield info.filename.replace("\\", "/").lstrip("/"), archive.part(name)


def _document(part: bytes, content: Content, footers: Mapping[str, str]) -> bytes:
    section = last_section(part)
    start, end = place_of_text(part)
    body = content.body if section else content.body + content.section
    references = "".join(
        element("w:footerReference", w_type=page, r_id=_FOOTERS[page], xmlns_r=MAIN["xmlns:r"]) for page in footers
    ).encode()
    edits: list[Edit] = [(start, end, body.encode())]
    if section and references:
        edits += (
            appended(part, section, references) if section.empty else [(section.inside, section.inside, references)]
        )
    return patched(part, edits)


def _linked(archive: Archive, name: str, links: Mapping[str, tuple[str, str]]) -> bytes:
    part = archive.part(name)
    root = root_of(part)
    entries = (
        element(f"{root.prefix}Relationship", Id=identity, Type=f"{OFFICE}/{kind}", Target=f"/{target}")
        for identity, (kind, target) in links.items()
    )
    return patched(part, appended(part, root, "".join(entries).encode()))


def _typed(part: bytes, document: str, kinds: Mapping[str, str]) -> bytes:
    """The content types: new parts added, dropped ones gone, a template become a document."""
    root, found = root_of(part), find_elements(part, frozenset({"Default", "Override"}))
    endings = {attribute(each, "Extension").casefold() for each in found}
    edits: list[Edit] = []
    for each in found:
        name = attribute(each, "PartName").lstrip("/").casefold()
        if name.startswith(_PROPERTIES) or name == document.casefold():
            edits.append((each.start, each.end, b""))
    entries = [
        element(f"{root.prefix}Default", Extension=ending, ContentType=kind)
        for ending, kind in ENDINGS.items()
        if ending not in endings
    ]
    entries += [
        element(f"{root.prefix}Override", PartName=f"/{name}", ContentType=kind)
        for name, kind in {**kinds, document: f"{WORD_TYPE}.document.main+xml"}.items()
    ]
    return patched(part, [*edits, *appended(part, root, "".join(entries).encode())])


def _added(letterhead: Letterhead, look_by_id: Mapping[str, Look], style: Style) -> Iterator[tuple[str, Part]]:
    """Styles and fonts with ours behind its own; settings without the path of the template it was made from."""
    archive, document = letterhead.archive, letterhead.document
    styles = related(archive, document, "styles")
    yield styles, _behind(archive.part(styles), _new_styles(letterhead, archive.part(styles), look_by_id))
    fonts = related(archive, document, "fontTable")
    if fonts:
        listed = {attribute(each, "name") for each in find_elements(archive.part(fonts), frozenset({"font"}))}
        new = (text for name, text in fonts_by_name(style).items() if name not in listed)
        yield fonts, _behind(archive.part(fonts), "".join(new))
    settings = related(archive, document, "settings")
    if settings and relations_of(settings) in archive:
        yield settings, _without(archive.part(settings), "attachedTemplate")
        yield relations_of(settings), _without(archive.part(relations_of(settings)), "Relationship", "attachedTemplate")


def _new_styles(letterhead: Letterhead, part: bytes, look_by_id: Mapping[str, Look]) -> str:
    text = look_by_id["Body"].id
    there = {attribute(each, "styleId") for each in find_elements(part, frozenset({"style"}))}
    ours = (paragraph_style(look, "", text) for look in look_by_id.values() if look.name not in letterhead.style_ids)
    return "".join((*ours, table_style() if TABLE_STYLE not in there else ""))


def _behind(part: bytes, content: str) -> bytes:
    return patched(part, appended(part, root_of(part), content.encode()))


def _without(part: bytes, name: str, kind: str = "") -> bytes:
    """The part without elements of that name; with a kind, only those whose type ends in it."""
    found = find_elements(part, frozenset({name}))
    return patched(part, [(each.start, each.end, b"") for each in found if attribute(each, "Type").endswith(kind)])


def _with_footnotes(part: bytes, footnotes: tuple[str, ...]) -> bytes:
    used = (attribute(each, "id") for each in find_elements(part, frozenset({"footnote"})))
    if any(identity.isdecimal() and int(identity) > _LINES_ABOVE for identity in used):
        raise JdtoolError("信头文件里已有脚注，报告的脚注加不进去；请删去信头文件里的脚注")
    return _behind(part, "".join(footnotes))
