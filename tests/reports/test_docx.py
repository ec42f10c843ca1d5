"""The DOCX, part by part: the numbers of GB/T 9704-2012, and what Word asks of a file."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jdtool.reports.blocks import (
    Annex,
    Attachments,
    Block,
    Caveat,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Run,
    SignOff,
    Table,
    Title,
    To,
)
from jdtool.reports.docx import sign_off_indents, write_docx
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import Style, load_style
from jdtool.reports.tables import column_widths

DATED = datetime.date(2025, 1, 6)
STYLE = load_style()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANNUAL_REPORT = read_markdown((Path(__file__).parent / "annual_report.md").read_text(encoding="utf-8"))
SMALL_TABLE = Table(((Run("社区"),), (Run("人数"),)), (((Run("和平里"),), (Run("5"),)),), ("", "right"))

SCHEMA_ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl pBdr kinsoku wordWrap overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing "
    "ind jc outlineLvl",
    "rPr": "rFonts b spacing sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption",
    "sectPr": "footerReference pgSz pgMar docGrid",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "settings": "zoom removePersonalInformation defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr "
    "compat themeFontLang",
}


def parts(blocks: Iterable[Block] = ANNUAL_REPORT, style: Style = STYLE) -> dict[str, ElementTree.Element]:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(blocks, style, DATED)))
    return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314 - our own


def body(*blocks: Block, style: Style = STYLE) -> list[ElementTree.Element]:
    document = parts(blocks, style)["word/document.xml"]
    return [child for child in document[0] if child.tag != f"{W}sectPr"]


def value(element: ElementTree.Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{W}{name}")


def style_of(look: str, style: Style = STYLE) -> ElementTree.Element:
    styles = parts(style=style)["word/styles.xml"]
    return next(each for each in styles.iter(f"{W}style") if value(each, "styleId") == look)


def look(paragraph: ElementTree.Element) -> str | None:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def words(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_the_page_has_the_margins_of_the_standard() -> None:
    section = parts()["word/document.xml"].find(f".//{W}sectPr")
    assert section is not None
    margins = section.find(f"{W}pgMar")
    assert [value(margins, side) for side in ("top", "bottom", "left", "right")] == ["2098", "1984", "1587", "1474"]
    assert value(margins, "footer") == "1417"
    size = section.find(f"{W}pgSz")
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")


def test_the_grid_holds_22_lines() -> None:
    grid = parts()["word/document.xml"].find(f".//{W}docGrid")
    assert (value(grid, "type"), value(grid, "linePitch")) == ("lines", "579")
    assert 22 * 579 <= 16838 - 2098 - 1984 < 22 * 580


@pytest.mark.parametrize("name", ["Normal", "Body", "To", "Heading1", "Heading4", "Attachments", "SignOff"])
def test_full_size_text_has_the_exact_line_and_a_28th_of_the_width(name: str) -> None:
    style = style_of(name)
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert (value(spacing, "line"), value(spacing, "lineRule")) == ("579", "exact")
    assert value(style.find(f"{W}rPr/{W}sz")) == "32"
    assert value(style.find(f"{W}rPr/{W}spacing")) == "-5"
    assert 28 * (320 - 5) <= 11906 - 1587 - 1474 < 28 * (320 - 4)


@pytest.mark.parametrize("name", ["Title", "Caption", "TableHeader", "TableText", "Note", "Caveat", "Footer"])
def test_text_of_another_size_keeps_off_the_grid(name: str) -> None:
    style = style_of(name)
    assert value(style.find(f"{W}pPr/{W}snapToGrid")) == "0"
    assert value(style.find(f"{W}rPr/{W}spacing")) == "0"
    assert value(style.find(f"{W}pPr/{W}ind"), "firstLineChars") == "0"


def test_body_paragraphs_start_two_characters_in() -> None:
    indent = style_of("Body").find(f"{W}pPr/{W}ind")
    assert (value(indent, "firstLineChars"), value(indent, "firstLine")) == ("200", "640")


def test_the_title_is_one_paragraph_a_line_with_a_blank_line_below() -> None:
    *lines, blank, first = body(Title(("云桥镇", "关于2024年工作的报告")), Paragraph((Run("正文"),)))
    assert [(look(line), words(line)) for line in lines] == [("Title", "云桥镇"), ("Title", "关于2024年工作的报告")]
    assert (words(blank), look(first)) == ("", "Body")
    style = style_of("Title")
    assert value(style.find(f"{W}rPr/{W}rFonts"), "eastAsia") == "方正小标宋简体"
    assert value(style.find(f"{W}rPr/{W}sz")) == "44"
    assert value(style.find(f"{W}pPr/{W}jc")) == "center"


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_headings_have_their_face_and_a_real_outline_level(level: int, face: str) -> None:
    (paragraph,) = body(Heading(level, (Run("标题"),)))
    assert look(paragraph) == f"Heading{level}"
    assert value(paragraph.find(f"{W}r/{W}rPr/{W}rFonts"), "eastAsia") == face
    style = style_of(f"Heading{level}")
    assert value(style.find(f"{W}name")) == f"heading {level}"
    assert value(style.find(f"{W}pPr/{W}outlineLvl")) == str(level - 1)
    assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_every_run_names_its_chinese_face_and_hints_at_it() -> None:
    every = [run for name, part in parts().items() if name.startswith("word/") for run in part.iter(f"{W}r")]
    assert len(every) > 60
    for run in every:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert value(fonts, "hint") == "eastAsia"
        assert value(fonts, "eastAsia")
        assert value(fonts, "ascii")


def test_bold_runs_are_bold() -> None:
    (paragraph,) = body(Paragraph((Run("1.摸清底数。", bold=True), Run("截至"))))
    assert [run.find(f"{W}rPr/{W}b") is not None for run in paragraph.iter(f"{W}r")] == [True, False]


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    every = parts()
    assert every["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    references = {value(each, "type") for each in every["word/document.xml"].iter(f"{W}footerReference")}
    assert references == {"default", "even"}
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        (paragraph,) = every[name]
        assert (words(paragraph)) == "— 1 —"
        assert [each.text for each in paragraph.iter(f"{W}instrText")] == [" PAGE "]
        assert value(paragraph.find(f"{W}pPr/{W}jc")) == side
        assert value(paragraph.find(f"{W}pPr/{W}ind"), f"{side}Chars") == "100"


def test_a_table_repeats_its_header_and_keeps_rows_whole() -> None:
    table, _ = body(SMALL_TABLE)
    header, row = table.findall(f"{W}tr")
    assert [rule.tag for rule in header.findall(f"{W}trPr/*")] == [f"{W}cantSplit", f"{W}tblHeader"]
    assert [rule.tag for rule in row.findall(f"{W}trPr/*")] == [f"{W}cantSplit"]
    assert value(header.find(f".//{W}rFonts"), "eastAsia") == "黑体"
    assert value(style_of("TableText").find(f"{W}rPr/{W}sz")) == "24"


def test_a_table_is_as_wide_as_the_text() -> None:
    table, _ = body(SMALL_TABLE)
    assert sum(int(value(column, "w") or 0) for column in table.iter(f"{W}gridCol")) == 8845
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"


@pytest.mark.parametrize(
    ("cells", "widest"),
    [
        (["和平里社区老街片区南段", "1", "2"], 0),
        (["1", "说明" * 40, "2"], 1),
        (["甲" * 50, "乙" * 10, "1"], 0),
    ],
)
def test_the_longest_column_is_the_widest(cells: list[str], widest: int) -> None:
    row = tuple((Run(cell),) for cell in cells)
    widths = column_widths(Table(((Run("列"),),) * 3, (row,), ("",) * 3), 8845, 240)
    assert sum(widths) == 8845
    assert max(widths) == widths[widest]


def test_many_columns_still_fit() -> None:
    widths = column_widths(Table(((Run("很长的列名（人次）"),),) * 40, (), ("",) * 40), 8845, 240)
    assert sum(widths) == 8845
    assert min(widths) > 0


@pytest.mark.parametrize(
    "blocks",
    [
        (SMALL_TABLE,),
        (SMALL_TABLE, SMALL_TABLE),
        (SMALL_TABLE, Note((Run("注"),))),
        (Paragraph((Run("甲"),)), SMALL_TABLE, Paragraph((Run("乙"),))),
    ],
)
def test_a_paragraph_follows_every_table(blocks: tuple[Block, ...]) -> None:
    children = body(*blocks)
    assert sum(child.tag == f"{W}tbl" for child in children) == sum(isinstance(block, Table) for block in blocks)
    assert all(after.tag == f"{W}p" for before, after in pairwise(children) if before.tag == f"{W}tbl")
    assert children[-1].tag == f"{W}p"


@pytest.mark.parametrize(
    ("unit", "date", "expected"),
    [
        (11, 7, (15, 17)),  # the date starts two characters right of the unit
        (7, 7, (19, 21)),  # as long as the unit: still no reason to move the unit
        (6, 7, (17, 19)),  # a longer date ends two characters from the right and moves the unit with it
        (3, 6.5, (17.5, 19.5)),
        (25, 7, (1, 3)),
        (40, 7, (0, 2)),
    ],
)
def test_the_sign_off_without_a_seal(unit: float, date: float, expected: tuple[float, float]) -> None:
    assert sign_off_indents(unit, date, STYLE) == expected


@pytest.mark.parametrize(
    ("unit", "date", "expected"),
    [(11, 7, (15, 17)), (5, 7, (18, 17)), (15, 7, (13, 17)), (17, 7, (11, 16))],
)
def test_the_sign_off_with_a_seal_is_centred_over_the_date(
    unit: float, date: float, expected: tuple[float, float], tmp_path: Path
) -> None:
    sealed = tmp_path / "sealed.toml"
    sealed.write_text("[signoff]\nseal = true\n", encoding="utf-8")
    assert sign_off_indents(unit, date, load_style(sealed)) == expected


@pytest.mark.parametrize(
    ("unit", "date", "left"),
    [
        ("青溪县云桥镇禁毒委员会办公室", "2025年1月6日", ["3780", "4410"]),
        ("禁毒办", "2024年12月31日", ["5355", "5985"]),
    ],
)
def test_the_sign_off_is_indented_from_the_left_in_body_characters(unit: str, date: str, left: list[str]) -> None:
    paragraphs = body(SignOff(unit, date))
    assert [words(each) for each in paragraphs] == [unit, date]
    assert [value(each.find(f"{W}pPr/{W}ind"), "left") for each in paragraphs] == left
    assert value(style_of("SignOff").find(f"{W}pPr/{W}spacing"), "before") == "579"


def test_the_last_text_goes_with_the_sign_off() -> None:
    blocks = (
        Paragraph((Run("甲"),)),
        Paragraph((Run("乙"),)),
        Attachments(("丙", "丁")),
        SignOff("戊", "2025年1月6日"),
    )
    kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in body(*blocks)]
    assert kept == [False, True, True, True, False, False]
    assert style_of("SignOff").find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(
    ("items", "printed"),
    [(("名册",), ["附件：名册"]), (("名册", "台账"), ["附件：1.名册", "2.台账"])],
)
def test_attachments_are_numbered_when_there_are_several(items: tuple[str, ...], printed: list[str]) -> None:
    assert [words(each) for each in body(Attachments(items))] == printed


def test_the_other_blocks_have_their_look() -> None:
    blocks = (To("县禁毒办："), ListItem((Run("甲"),)), ListItem((Run("乙"),), 2), Caveat((Run("丙"),)))
    printed = [(look(each), words(each)) for each in body(*blocks)]
    assert printed == [("To", "县禁毒办："), ("Body", "——甲"), ("Body", "2.乙"), ("Caveat", "丙")]


def test_an_annex_begins_a_page_with_its_mark_and_has_its_title_on_the_third_line() -> None:
    mark, blank, title, below = body(Annex("附件1"), Title(("指标表",)))
    assert [(look(each), words(each)) for each in (mark, blank, title, below)] == [
        ("Annex", "附件1"),
        ("Normal", ""),
        ("Title", "指标表"),
        ("Normal", ""),
    ]
    style = style_of("Annex")
    assert style.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert value(style.find(f"{W}pPr/{W}ind"), "firstLineChars") == "0"
    assert value(style.find(f"{W}rPr/{W}rFonts"), "eastAsia") == "黑体"


def test_footnotes_are_footnotes() -> None:
    blocks = read_markdown("甲[^1]乙[^b]。\n\n[^1]: 注一\n\n[^b]: 注**二**")
    every = parts(blocks)
    (paragraph,) = every["word/document.xml"].iter(f"{W}p")
    assert words(paragraph) == "甲乙。"
    assert [value(each, "id") for each in paragraph.iter(f"{W}footnoteReference")] == ["2", "3"]
    raised = [run.find(f"{W}rPr/{W}vertAlign") for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is None]
    assert [value(each) for each in raised] == ["superscript", "superscript"]
    notes = [(value(each, "id"), value(each, "type"), words(each)) for each in every["word/footnotes.xml"]]
    assert notes == [
        *(("0", "separator", ""), ("1", "continuationSeparator", "")),
        *(("2", None, " 注一"), ("3", None, " 注二")),
    ]
    settings = every["word/settings.xml"].find(f"{W}footnotePr")
    assert [value(each, "id") for each in settings or () if each.tag == f"{W}footnote"] == ["0", "1"]


def test_a_document_without_footnotes_has_no_part_for_them() -> None:
    every = parts()
    assert "word/footnotes.xml" not in every
    assert every["word/settings.xml"].find(f"{W}footnotePr") is None


def test_a_table_before_the_footnotes_is_still_followed_by_a_paragraph() -> None:
    document = parts(read_markdown("| 甲[^1] |\n|--|\n| 1 |\n\n[^1]: 乙"))["word/document.xml"]
    assert [child.tag.removeprefix(W) for child in document[0]] == ["tbl", "p", "sectPr"]


def test_two_runs_give_the_same_bytes() -> None:
    assert write_docx(ANNUAL_REPORT, STYLE, DATED) == write_docx(ANNUAL_REPORT, STYLE, DATED)


def test_nothing_in_the_package_tells_the_time_or_the_machine() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(ANNUAL_REPORT, STYLE, DATED)))
    assert archive.namelist()[0] == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_properties_hold_the_document_date_and_no_name() -> None:
    core = parts()["docProps/core.xml"]
    held = [(child.tag.rpartition("}")[2], child.text) for child in core]
    assert held == [("created", "2025-01-06T00:00:00Z"), ("modified", "2025-01-06T00:00:00Z")]


def test_every_part_is_declared_and_every_relation_leads_to_a_part() -> None:
    every = parts()
    declared = {each.get("PartName", "").lstrip("/") for each in every["[Content_Types].xml"]} - {""}
    assert declared == {name for name in every if not name.endswith(".rels")} - {"[Content_Types].xml"}
    targets = {f"word/{each.get('Target')}" for each in every["word/_rels/document.xml.rels"]}
    assert targets <= declared


def test_every_style_used_is_defined() -> None:
    every = parts()
    defined = {value(each, "styleId") for each in every["word/styles.xml"].iter(f"{W}style")}
    used = {look(each) for name, part in every.items() if name.startswith("word/") for each in part.iter(f"{W}p")}
    assert used <= defined


@pytest.mark.parametrize("tag", SCHEMA_ORDER)
def test_properties_stand_in_the_order_of_the_schema(tag: str) -> None:
    """Word calls a file damaged when they do not."""
    order = SCHEMA_ORDER[tag].split()
    found = [element for part in parts().values() for element in part.iter(f"{W}{tag}")]
    assert found
    for element in found:
        places = [order.index(child.tag.removeprefix(W)) for child in element]
        assert places == sorted(places)


def test_fonts_name_their_alternatives() -> None:
    table = parts()["word/fontTable.xml"]
    alternatives = {value(font, "name"): value(font.find(f"{W}altName")) for font in table}
    assert alternatives["仿宋_GB2312"] == "仿宋,FangSong,华文仿宋"
    assert alternatives["方正小标宋简体"] == "方正小标宋_GBK,华文中宋,宋体"
    assert alternatives["Times New Roman"] is None
    assert all(len(names) <= 31 for names in alternatives.values() if names)


def test_what_xml_cannot_hold_is_left_out() -> None:
    hostile = "甲\x00\x0b\x1b\ud800\ufffe<乙>&\"'𠮷"
    blocks = (Paragraph((Run(hostile),)), To(hostile), Table(((Run(hostile),),), (), ("",), hostile))
    paragraph, to, caption, table, _ = body(*blocks)
    assert {words(each) for each in (paragraph, to, caption, table)} == {"甲<乙>&\"'𠮷"}


def test_a_single_sided_style_has_one_kind_of_page(tmp_path: Path) -> None:
    single = tmp_path / "single.toml"
    single.write_text("[page]\nduplex = false\n", encoding="utf-8")
    assert parts(style=load_style(single))["word/settings.xml"].find(f"{W}evenAndOddHeaders") is None


def test_the_character_grid_takes_the_place_of_the_spacing(tmp_path: Path) -> None:
    grid = tmp_path / "grid.toml"
    grid.write_text('[page]\ngrid = "linesAndChars"\n', encoding="utf-8")
    style = load_style(grid)
    assert value(style_of("Normal", style).find(f"{W}rPr/{W}spacing")) == "0"
    assert value(parts(style=style)["word/document.xml"].find(f".//{W}docGrid"), "charSpace") == "-841"


def test_no_part_reaches_outside_the_file() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(ANNUAL_REPORT, STYLE, DATED)))
    relations = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
    assert "TargetMode" not in relations
    assert not re.search(r'Target="(/|\w+:)', relations)
