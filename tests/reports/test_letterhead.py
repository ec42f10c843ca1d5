"""A report written into an office's own DOCX: what of the letterhead stays, what of its makers goes."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jdtool.errors import JdtoolError
from jdtool.reports.docx import write_docx
from jdtool.reports.letterhead import Letterhead, open_letterhead
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import load_style

DATED = datetime.date(2025, 1, 6)
STYLE = load_style()
HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BLOCKS = read_markdown((HERE / "every_block.md").read_text(encoding="utf-8"))
PLAIN = read_markdown("# 标题\n\n## 甲\n\n正文。\n\n| 村 | 数 |\n|--|--|\n| 甲 | 1 |")

MARGINS = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1417" w:bottom="1701" w:left="1701" w:footer="850"/>'
HEADER = '<w:headerReference w:type="default" r:id="rId9"/>'
HEAD = "<w:p><w:r><w:t>某某街道办事处文件</w:t></w:r></w:p>"
TAIL = "<w:p><w:r><w:t>抄送：县禁毒办。</w:t></w:r></w:p>"
PLACE = "<w:p><w:r><w:t>{{正</w:t></w:r><w:r><w:t>文}}</w:t></w:r></w:p>"
OWN_STYLE = '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="公文正文"/></w:style>'
HEADING = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'


def members(
    body: str = f"{HEAD}{PLACE}{TAIL}", section: str | None = HEADER + MARGINS, styles: str = OWN_STYLE + HEADING
) -> dict[str, str]:
    """The parts of a letterhead as Word writes them, in short."""
    ending = "" if section is None else f"<w:sectPr>{section}</w:sectPr>"
    kinds = {
        "document.main": "document",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "header": "header1",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>' for kind, name in kinds.items()
    )
    overrides += '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    related = {"rId1": "styles", "rId2": "settings", "rId3": "fontTable"}
    relations = "".join(
        f'<Relationship Id="{each}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for each, kind in related.items()
    )
    relations += f'<Relationship Id="rId9" Type="{OFFICE}/header" Target="header1.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
        ),
        "docProps/app.xml": "<Properties><Company>真单位</Company></Properties>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{ending}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/fontTable.xml": f'<w:fonts {NAMESPACES}><w:font w:name="黑体"/></w:fonts>',
        "word/settings.xml": f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="rId1"/><w:compat/></w:settings>',
        "word/_rels/settings.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" '
            'Target="file:///C:/Users/真名/信头.dotx" TargetMode="External"/></Relationships>'
        ),
        "word/header1.xml": f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>",
    }


def letterhead(folder: Path, parts: Mapping[str, str | bytes]) -> Letterhead:
    path = folder / "信头.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return open_letterhead(path)


def written(base: Letterhead, blocks: object = PLAIN) -> dict[str, ElementTree.Element]:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(blocks, STYLE, DATED, base)))  # type: ignore[arg-type]
    names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return {name: ElementTree.fromstring(archive.read(name)) for name in names}  # noqa: S314 - our own


def words(part: ElementTree.Element) -> list[str]:
    return ["".join(each.text or "" for each in found.iter(f"{W}t")) for found in part.iter(f"{W}p")]


def looks(part: ElementTree.Element) -> list[str | None]:
    return [each.get(f"{W}val") for each in part.iter(f"{W}pStyle")]


def test_the_text_stands_in_the_place_kept_for_it(tmp_path: Path) -> None:
    document = written(letterhead(tmp_path, members()))["word/document.xml"]
    expected = ["某某街道办事处文件", "标题", "", "一、甲", "正文。", "村", "数", "甲", "1", "", "抄送：县禁毒办。"]
    assert words(document) == expected


@pytest.mark.parametrize("section", [HEADER + MARGINS, None])
def test_without_a_place_the_text_stands_behind_what_is_there(tmp_path: Path, section: str | None) -> None:
    document = written(letterhead(tmp_path, members(HEAD, section)))["word/document.xml"]
    assert words(document)[:2] == ["某某街道办事处文件", "标题"]
    assert [child.tag for child in document[0]][-1] == f"{W}sectPr"
    assert len(document.findall(f".//{W}sectPr")) == 1


def test_its_paper_and_header_stay_and_our_text_and_tables_keep_to_its_margins(tmp_path: Path) -> None:
    parts = written(letterhead(tmp_path, members()))
    section = parts["word/document.xml"].find(f".//{W}sectPr")
    assert section is not None
    assert [child.tag.removeprefix(W) for child in section] == ["footerReference", "headerReference", "pgSz", "pgMar"]
    assert words(parts["word/header1.xml"]) == ["内部资料"]
    widths = [int(each.get(f"{W}w", "")) for each in parts["word/document.xml"].iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 1701 - 1417
    [heading] = [each for each in parts["word/styles.xml"] if each.get(f"{W}styleId") == "OfficialHeading1"]
    assert heading.find(f"{W}pPr/{W}spacing").get(f"{W}line") == str((16838 - 1701 - 1701) // 22)  # type: ignore[union-attr]


def test_its_own_style_of_our_name_goes_before_ours_with_its_faces_and_word_s_own_are_left_alone(
    tmp_path: Path,
) -> None:
    parts = written(letterhead(tmp_path, members()))
    document = parts["word/document.xml"]
    assert looks(document)[:4] == ["OfficialTitle", "OfficialNormal", "OfficialHeading1", "a5"]
    [body] = [each for each in document.iter(f"{W}p") if words_of(each) == "正文。"]
    fonts = body.find(f"{W}r/{W}rPr/{W}rFonts")
    assert fonts is not None
    assert dict(fonts.attrib) == {f"{W}hint": "eastAsia"}
    styles = {each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val") for each in parts["word/styles.xml"]}  # type: ignore[union-attr]
    assert (styles["a5"], styles["1"]) == ("公文正文", "heading 1")
    assert styles["OfficialHeading1"] == "公文一级标题"
    assert len(set(styles.values())) == len(styles)
    assert set(looks(document)) <= set(styles)


def words_of(paragraph: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def test_headings_keep_a_real_outline_level(tmp_path: Path) -> None:
    styles = written(letterhead(tmp_path, members()))["word/styles.xml"]
    levels = {each.get(f"{W}styleId"): each.find(f"{W}pPr/{W}outlineLvl") for each in styles}
    for level in (1, 2, 3, 4):
        found = levels[f"OfficialHeading{level}"]
        assert found is not None
        assert found.get(f"{W}val") == str(level - 1)


@pytest.mark.parametrize(
    ("settings", "footer", "added"),
    [
        ("", "", ["default"]),  # a second kind of page would lose its header
        ("<w:evenAndOddHeaders/>", "", ["default", "even"]),
        ("<w:evenAndOddHeaders/>", '<w:footerReference w:type="default" r:id="rId9"/>', []),
    ],
)
def test_page_numbers_are_added_where_it_has_no_footer(
    tmp_path: Path, settings: str, footer: str, added: list[str]
) -> None:
    parts = members(section=HEADER + footer + MARGINS)
    parts["word/settings.xml"] = parts["word/settings.xml"].replace("<w:compat/>", f"{settings}<w:compat/>")
    found = written(letterhead(tmp_path, parts))
    references = {
        each.get(f"{W}type"): each.get(f"{R}id") for each in found["word/document.xml"].iter(f"{W}footerReference")
    }
    targets = {each.get("Id"): each.get("Target", "").lstrip("/") for each in found["word/_rels/document.xml.rels"]}
    ours = [page for page, identity in references.items() if identity != "rId9"]
    assert ours == added
    assert all(words(found[targets[references[page]]]) == ["— 1 —"] for page in ours)


def test_nothing_tells_who_made_it_and_from_what_template(tmp_path: Path) -> None:
    document = write_docx(PLAIN, STYLE, DATED, letterhead(tmp_path, members()))
    archive = zipfile.ZipFile(io.BytesIO(document))
    assert not [name for name in archive.namelist() if b"\xe7\x9c\x9f" in archive.read(name)]  # 真
    assert [name for name in archive.namelist() if name.startswith("docProps")] == ["docProps/core.xml"]
    assert b"attachedTemplate" not in archive.read("word/settings.xml")


def test_every_part_is_declared_and_every_relation_leads_to_a_part(tmp_path: Path) -> None:
    document = write_docx(BLOCKS, STYLE, DATED, letterhead(tmp_path, members()))
    archive = zipfile.ZipFile(io.BytesIO(document))
    types = ElementTree.fromstring(archive.read("[Content_Types].xml"))  # noqa: S314 - our own
    declared = {each.get("PartName", "").lstrip("/") for each in types} - {""}
    assert declared <= set(archive.namelist())
    endings = {each.get("Extension") for each in types} - {None}
    assert all(name in declared or name.rpartition(".")[2] in endings for name in archive.namelist())
    relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))  # noqa: S314 - our own
    targets = [each.get("Target", "") for each in relations]
    assert all((to.lstrip("/") if to.startswith("/") else f"word/{to}") in archive.namelist() for to in targets)


def test_a_report_is_itself_a_letterhead_and_its_charts_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(write_docx([block for block in BLOCKS if block != BLOCKS[-1]], STYLE, DATED))
    first = read_markdown("::: bar-chart\n甲\n\n| 村 | 数 |\n|--|--|\n| 乙 | 1 |\n:::")
    found = written(open_letterhead(path), first)
    assert {name for name in found if name.startswith("word/charts/chart")} == {
        f"word/charts/chart{at}.xml" for at in (1, 2, 3, 4)
    }
    identities = [each.get("Id") for each in found["word/_rels/document.xml.rels"]]
    assert len(set(identities)) == len(identities)


def test_footnotes_join_the_lines_that_word_had_put_there(tmp_path: Path) -> None:
    parts = members()
    lines = '<w:footnote w:type="separator" w:id="-1"/><w:footnote w:type="continuationSeparator" w:id="0"/>'
    parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{lines}</w:footnotes>"
    relation = f'<Relationship Id="rId8" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace("</Relationships>", relation)
    found = written(letterhead(tmp_path, parts), BLOCKS)
    assert [each.get(f"{W}id") for each in found["word/footnotes.xml"]] == ["-1", "0", "2", "3"]
    assert "word/officialFootnotes.xml" not in found
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(lines, f'{lines}<w:footnote w:id="2"/>')
    with pytest.raises(JdtoolError, match="信头文件里已有脚注"):
        written(letterhead(tmp_path, parts), BLOCKS)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    base = letterhead(tmp_path, members())
    assert write_docx(BLOCKS, STYLE, DATED, base) == write_docx(BLOCKS, STYLE, DATED, base)


def test_a_template_of_word_becomes_a_document(tmp_path: Path) -> None:
    parts = members()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("document.main", "template.main")
    types = written(letterhead(tmp_path, parts))["[Content_Types].xml"]
    kinds = [each.get("ContentType") for each in types if each.get("PartName") == "/word/document.xml"]
    assert kinds == [f"{WORD_TYPE}.document.main+xml"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"[Content_Types].xml": ("document.main", "document.macroEnabled.main")}, "不是 Word 文档（.docx），或带有宏"),
        ({"_rels/.rels": ("officeDocument", "other")}, "不是 Word 文档"),
        ({"word/document.xml": ("w:", "x:")}, "写法不是通常的"),
        ({"word/document.xml": ("</w:body>", "")}, "不是完好的 Word 文档"),
        ({"word/styles.xml": ("<w:styles", "<!DOCTYPE x><w:styles")}, "不是完好的 Word 文档"),
        ({"word/settings.xml": ("</w:settings>", "")}, "不是完好的 Word 文档"),
        ({"word/_rels/document.xml.rels": ("/styles", "/other")}, "写法不是通常的"),
    ],
)
def test_what_is_no_usable_letterhead_is_refused(
    tmp_path: Path, change: dict[str, tuple[str, str]], complaint: str
) -> None:
    parts = members()
    for name, (old, new) in change.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    with pytest.raises(JdtoolError, match=complaint) as refused:
        letterhead(tmp_path, parts)
    assert "信头.docx" in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "信头".encode()])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "信头.docx"
    path.write_bytes(content)
    with pytest.raises(JdtoolError, match="不是完好的 Word 文档"):
        open_letterhead(path)


def test_a_part_that_was_damaged_on_the_way_is_noticed_at_once(tmp_path: Path) -> None:
    letterhead(tmp_path, {**members(), "word/media/徽.png": b"picture" * 50})
    path = tmp_path / "信头.docx"
    path.write_bytes(path.read_bytes().replace(b"picturepicture", b"picturePicture", 1))
    with pytest.raises(JdtoolError, match="不是完好的 Word 文档"):
        open_letterhead(path)


def test_a_letterhead_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JdtoolError, match=r"信头文件 没有\.docx 读不了"):
        open_letterhead(tmp_path / "没有.docx")
