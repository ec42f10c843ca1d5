"""Annotated copies: the marks are where they belong, and all else is as it was, to the byte."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from jdtool.errors import JdtoolError
from jdtool.reports.annotate_cells import opened as taken_apart
from jdtool.reports.annotate_comments import with_comments
from jdtool.reports.sheet import height_within
from jdtool.rules.rule import Severity
from jdtool.workbooks.grid import letter
from tests.reports.annotating import (
    annotate,
    check_package,
    finding,
    opened,
    parts,
    rewritten,
    roster,
    saved,
    values,
)
from tests.workbooks import packages

RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82"
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@x",
    "http://example.org",
    "第一行\n第二行",
    "]]>",
    "<b>&amp;",
    "_x0041_",
    "\x01\x0b甲",
    "\"'",
)


def filled(data: bytes, sheet: str = "花名册") -> dict[str, str]:
    """Cells with a colour of ours."""
    cells = (cell for row in opened(data)[sheet].iter_rows() for cell in row)
    return {cell.coordinate: cell.fill.fgColor.rgb for cell in cells if cell.fill.fgColor.rgb in {RED, YELLOW, BLUE}}


def comments(data: bytes, sheet: str = "花名册") -> dict[str, str]:
    cells = (cell for row in opened(data)[sheet].iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def merged_and_more(book: Any, sheet: Any) -> None:
    sheet.merge_range("A6:B8", "合并", book.add_format({"italic": True}))
    sheet.set_row(1, 30)
    sheet.data_validation("C2:C9", {"validate": "list", "source": ["在家", "外出"]})
    sheet.conditional_format("A2:A9", {"type": "blanks", "format": book.add_format({"bg_color": "red"})})
    sheet.write_formula("D2", "=LEN(A2)", None, 1)
    sheet.autofilter("A1:C4")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=花名册!$D$2:$D$3"})
    sheet.insert_chart("F2", chart)
    hidden = book.add_worksheet("旧表")
    hidden.write_string("A1", "旧")
    hidden.hide()
    book.define_name("名单", "=花名册!$A$2:$A$4")


def test_only_what_has_to_differ_differs() -> None:
    data = roster(merged_and_more)
    made = annotate(data, [finding("A2"), finding("C3", Severity.WARNING)]).data
    check_package(made)
    before, after = parts(data), parts(made)
    same = {name for name, part in before.items() if after[name] == part}
    assert before.keys() - same == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert after.keys() - before.keys() == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/sheet3.xml",
    }


def test_values_formulas_merges_and_hidden_sheets_stay() -> None:
    data = roster(merged_and_more)
    made = annotate(data, [finding("A2"), finding("C3")]).data
    before, after = values(data), values(made)
    assert {name: after[name] for name in before} == before
    old, new = opened(data), opened(made)
    assert new.sheetnames == ["花名册", "旧表", "问题清单"]
    assert new["旧表"].sheet_state == "hidden"
    assert new["花名册"].merged_cells == old["花名册"].merged_cells
    assert new["花名册"]["D2"].value == "=LEN(A2)"
    assert new["花名册"].row_dimensions[2].height == 30
    assert new.defined_names["名单"].attr_text == "花名册!$A$2:$A$4"


def test_a_marked_cell_keeps_its_own_look_but_for_the_fill() -> None:
    data = roster()
    made = annotate(data, [finding("A2")]).data
    before, after = opened(data)["花名册"]["A2"], opened(made)["花名册"]["A2"]
    assert after.fill.fgColor.rgb == RED
    for look in ("font", "border", "alignment", "protection", "number_format"):
        assert repr(getattr(after, look)) == repr(getattr(before, look))
    assert repr(opened(made)["花名册"]["A3"].fill) == repr(opened(data)["花名册"]["A3"].fill)


def test_the_colour_is_that_of_the_worst_finding_of_a_cell() -> None:
    levels = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    marks = [finding("A2", level) for level in levels] + [finding("B2", Severity.WARNING), finding("B3", Severity.INFO)]
    assert filled(annotate(roster(), marks).data) == {"A2": RED, "B2": YELLOW, "B3": BLUE}


def test_a_comment_says_code_message_and_remedy_of_every_finding() -> None:
    made = annotate(roster(), [finding("A2", message="甲"), finding("A2", message="乙")]).data
    assert comments(made) == {"A2": "错误 XX001 试\n甲\n做法：改正\n\n错误 XX001 试\n乙\n做法：改正"}


def test_cells_and_rows_that_do_not_exist_are_made_in_order() -> None:
    made = annotate(roster(), [finding("C3"), finding("B9"), finding("E2"), finding("A7"), finding("F9")]).data
    assert filled(made) == dict.fromkeys(["E2", "C3", "A7", "B9", "F9"], RED)
    sheet = parts(made)["xl/worksheets/sheet1.xml"].decode()
    rows = [int(number) for number in re.findall(r'<row r="(\d+)"', sheet)]
    assert rows == sorted(set(rows)) == [1, 2, 3, 4, 7, 9]
    assert re.findall(r'<c r="([A-Z]+)2"', sheet) == ["A", "B", "C", "E"]
    assert values(made)["花名册"][:4] == values(roster())["花名册"]


def test_a_new_cell_looks_like_its_row_or_column() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("E:F", 9, book.add_format({"italic": True}))
        sheet.set_row(9, None, book.add_format({"bold": True}))
        sheet.write_string("A10", "丁")

    sheet = opened(annotate(roster(fill), [finding("E2"), finding("E10")]).data)["花名册"]
    assert sheet["E2"].font.italic
    assert sheet["E10"].font.bold


def test_a_finding_inside_a_merged_range_shows_at_its_first_cell() -> None:
    made = annotate(roster(merged_and_more), [finding("B7")]).data
    assert filled(made) == {"A6": RED}
    assert comments(made) == {"A6": "B7 错误 XX001 试\n有问题\n做法：改正"}


def test_a_finding_of_a_row_shows_at_its_first_cell_and_one_of_a_sheet_only_in_the_list() -> None:
    made = annotate(roster(), [finding(row=3), finding(row=99), finding(), finding(sheet="没有这张表", cell="A1")]).data
    assert filled(made) == {"A3": RED}
    assert len(values(made)["问题清单"]) == 2 + 4


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ('<row r="2"/>', {"B2"}),
        ('<row r="2"></row>', {"B2"}),
        ("<row/><row><c><v>1</v></c></row>", {"B2"}),
        ("<row><c/></row><row/>", {"A1", "B2"}),
        ("", {"B2"}),
        ('<row r="2" spans="1:1"><c r="A2" t="inlineStr"><is><t>a &gt; "b"</t></is></c></row>', {"A2", "B2", "C2"}),
        ('<row r="5"><c r="A5"><v>1</v></c></row>', {"B2", "A5"}),
        ("<row r='1'><c r='A1' s='0'><v>1</v></c><!-- <c r=\"B1\"/> --><c r='C1'/></row>", {"A1", "B1", "C1"}),
    ],
)
def test_rows_of_every_make_take_a_mark(rows: str, cells: set[str]) -> None:
    data = packages.package(rows, {"[Content_Types].xml": CONTENT_TYPES})
    made = annotate(data, [finding(cell) for cell in cells]).data
    check_package(made)
    assert filled(made).keys() == cells
    before, after = values(data)["花名册"], values(made)["花名册"]
    assert [[cell for cell in row if cell != ""] for row in after if any(cell != "" for cell in row)] == [
        [cell for cell in row if cell != ""] for row in before if any(cell != "" for cell in row)
    ]


CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>"
)


def test_a_sheet_written_with_prefixes_takes_a_mark() -> None:
    def prefixed(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/") or name.endswith(".rels") or "theme" in name or "main" not in part.decode():
            return part
        text = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", part.decode())
        return text.replace(
            'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
            'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
        ).encode()

    data = rewritten(roster(), prefixed)
    made = annotate(data, [finding("A2"), finding("B9")]).data
    check_package(made)
    assert filled(made) == {"A2": RED, "B9": RED}
    assert comments(made).keys() == {"A2", "B9"}


def commented() -> bytes:
    """A workbook whose A2 and B2 have comments."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    for row in (("姓名", "社区"), ("甲", "东"), ("乙", "西")):
        sheet.append(row)
    sheet["A2"].comment = Comment("核对过 & <好>", "王社工")
    sheet["B2"].comment = Comment("另一条", "王社工")
    return saved(book)


def test_comments_that_were_there_stay_and_come_first() -> None:
    made = annotate(commented(), [finding("A2"), finding("A3")]).data
    check_package(made)
    assert comments(made) == {
        "A2": "核对过 & <好>\n\n错误 XX001 试\n有问题\n做法：改正",
        "B2": "另一条",
        "A3": "错误 XX001 试\n有问题\n做法：改正",
    }
    assert opened(made)["花名册"]["B2"].comment.author == "王社工"
    drawing = next(part for name, part in parts(made).items() if name.endswith(".vml"))
    numbers = re.findall(rb'id="_x0000_s(\d+)"', drawing)
    assert len(numbers) == len(set(numbers)) == 3


def test_an_annotated_copy_can_be_annotated_again() -> None:
    once = annotate(roster(), [finding("A2")]).data
    twice = annotate(once, [finding("A2"), finding("B2")]).data
    check_package(twice)
    assert opened(twice).sheetnames == ["花名册", "问题清单", "问题清单2"]
    assert comments(twice).keys() == {"A2", "B2"}


def test_a_conversation_is_left_alone_and_that_is_said() -> None:
    def threaded(name: str, part: bytes) -> bytes:
        return part.replace("王社工".encode(), b"tc={0-0}") if name.endswith("comment1.xml") else part

    made = annotate(rewritten(commented(), threaded), [finding("A2"), finding("A3")])
    assert comments(made.data)["A2"] == "核对过 & <好>"
    assert made.losses == ("1 个单元格已有会话式批注，没有再加批注，问题见“问题清单”",)


def test_a_drawing_of_buttons_takes_the_boxes_too() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.insert_button("E2", {"caption": "按钮"})

    data = roster(fill)
    made = annotate(data, [finding("A2")]).data
    check_package(made)
    drawing = parts(made)["xl/drawings/vmlDrawing1.vml"]
    assert b'ObjectType="Button"' in drawing
    assert b'ObjectType="Note"' in drawing
    assert len(re.findall(b"<legacyDrawing ", parts(made)["xl/worksheets/sheet1.xml"])) == 1


def test_pictures_stay() -> None:
    import io  # noqa: PLC0415 - only here

    def fill(_book: Any, sheet: Any) -> None:
        sheet.insert_image("E2", "图.png", {"image_data": io.BytesIO(PNG)})
        sheet.add_table("H1:I3")

    data = roster(fill)
    made = annotate(data, [finding("A2")]).data
    check_package(made)
    before, after = parts(data), parts(made)
    assert all(after[name] == part for name, part in before.items() if "drawing" in name or "media" in name)
    sheet = after["xl/worksheets/sheet1.xml"]
    assert sheet.index(b"<drawing ") < sheet.index(b"<legacyDrawing ") < sheet.index(b"<tableParts ")


def test_more_comments_than_one_block_holds_get_several() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        for row in range(4, 1500):
            sheet.write_string(row, 0, "丁")

    made = annotate(roster(fill), [finding(f"A{row}") for row in range(2, 1202)]).data
    drawing = parts(made)["xl/drawings/vmlDrawing1.vml"]
    numbers = {int(number) for number in re.findall(rb'id="_x0000_s(\d+)"', drawing)}
    assert len(numbers) == 1200
    blocks = re.search(rb'data="([\d,]+)"', drawing)
    assert blocks is not None
    assert {number // 1024 for number in numbers} <= {int(each) for each in blocks[1].split(b",")}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    made = annotate(roster(), [finding("A2", message=text)]).data
    check_package(made)
    whole = b"".join(
        part for name, part in parts(made).items() if name.endswith(("sheet2.xml", "comments1.xml", ".rels"))
    )
    assert not re.search(rb"<(\w+:)?f[\s>/]", whole)
    assert b'TargetMode="External"' not in whole
    legal = text.replace("\x01", "").replace("\x0b", "")
    assert values(made)["问题清单"][2][9] == legal
    if "_x" not in text:  # the other reader shows Excel's escape as it stands in the file
        assert opened(made)["问题清单"]["J3"].value == legal
        assert opened(made)["问题清单"]["J3"].data_type == "s"
        assert comments(made)["A2"] == f"错误 XX001 试\n{legal}\n做法：改正"


@pytest.mark.parametrize("name", ["张's 表", "a&b", "表 1", "<表>"])
def test_links_lead_to_the_cell_and_nowhere_else(name: str) -> None:
    def fill(book: Any, _sheet: Any) -> None:
        book.add_worksheet(name).write_string("A1", "甲")

    made = annotate(roster(fill), [finding("A1", sheet=name)]).data
    links = opened(made)["问题清单"].hyperlinks if hasattr(opened(made)["问题清单"], "hyperlinks") else []
    cell = opened(made)["问题清单"]["F3"]
    assert cell.hyperlink.location == "'" + name.replace("'", "''") + "'!A1"
    assert cell.hyperlink.target is None
    assert all(link.target is None for link in links)


def test_a_hidden_sheet_gets_no_link_because_it_would_lead_nowhere() -> None:
    made = annotate(roster(merged_and_more), [finding("A1", sheet="旧表"), finding("A2")]).data
    listing = opened(made)["问题清单"]
    assert listing["F3"].hyperlink is None
    assert listing["F4"].hyperlink.location == "'花名册'!A2"
    assert filled(made, "旧表") == {"A1": RED}


def test_the_list_has_all_columns_and_those_to_fill() -> None:
    listing = opened(annotate(roster(), [finding("A2")]).data)["问题清单"]
    titles = [cell.value for cell in listing[2]]
    assert titles[:3] == ["级别", "代码", "名称"]
    assert titles[-4:] == ["处理状态", "责任人", "处理说明", "完成日期"]
    assert [cell.value for cell in listing[3]][-4:] == [None] * 4
    assert listing["A1"].value == "时期 2024 · 截止日 2024-12-31"
    assert (listing.freeze_panes, listing.auto_filter.ref) == ("A3", "A2:Q3")
    assert (listing.page_setup.orientation, listing.page_setup.paperSize) == ("landscape", 9)
    assert listing.print_title_rows == "$2:$2"
    assert listing["A3"].quotePrefix


def test_the_line_above_the_list_wraps_within_the_page() -> None:
    listing = opened(annotate(roster(), [finding("A2")]).data)["问题清单"]
    assert [str(merged) for merged in listing.merged_cells.ranges] == [f"A1:{letter(listing.max_column)}1"]
    assert listing["A1"].alignment.wrap_text
    assert listing.row_dimensions[1].height == height_within(161.5, listing["A1"].value)  # all sixteen columns


def test_a_workbook_without_findings_gets_an_empty_list() -> None:
    made = annotate(roster(), []).data
    check_package(made)
    assert len(values(made)["问题清单"]) == 2


def test_a_sheet_of_that_name_keeps_it() -> None:
    def fill(book: Any, _sheet: Any) -> None:
        book.add_worksheet("问题清单").write_string("A1", "我们自己的")

    made = annotate(roster(fill), [finding("A2")]).data
    assert opened(made).sheetnames == ["花名册", "问题清单", "问题清单2"]
    assert values(made)["问题清单"] == [["我们自己的"]]


def test_two_runs_give_the_same_bytes() -> None:
    marks = [finding("A2"), finding("B3", Severity.INFO), finding("C9", Severity.WARNING)]
    data = roster(merged_and_more)  # once: openpyxl writes the time of day into it
    assert annotate(data, marks).data == annotate(data, marks).data


def test_a_workbook_without_styles_gets_some() -> None:
    data = packages.package('<row r="1"><c r="A1"><v>1</v></c></row>', {"[Content_Types].xml": CONTENT_TYPES})
    made = annotate(data, [finding("A1")]).data
    check_package(made)
    assert filled(made) == {"A1": RED}


def test_a_macro_workbook_keeps_its_macros_and_its_ending() -> None:
    def with_macro(name: str, part: bytes) -> bytes:
        plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        if name == "[Content_Types].xml":
            part = part.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            part = part.replace(
                b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
            )
        return part

    data = rewritten(roster(), with_macro, {"xl/vbaProject.bin": b"macro"})
    made = annotate(data, [finding("A2")])
    assert made.ending == ".xlsm"
    assert parts(made.data)["xl/vbaProject.bin"] == b"macro"


def test_a_broken_signature_is_said() -> None:
    data = rewritten(roster(), lambda _name, part: part, {"_xmlsignatures/sig1.xml": b"<a/>"})
    assert annotate(data, [finding("A2")]).losses == ("原文件的数字签名对批注本不再有效",)


def strict(name: str, part: bytes) -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return part.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main") if name == "xl/workbook.xml" else part


def without_types(name: str, part: bytes) -> bytes | None:
    return None if name == "[Content_Types].xml" else part


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("姓名,社区\n甲,东\n".encode, "另存为 .xlsx"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .xlsx"),
        (lambda: rewritten(roster(), without_types), "另存为 .xlsx"),
        (lambda: b"%PDF-1.7", "另存为 .xlsx"),
        (lambda: rewritten(roster(), strict), "Strict Open XML"),
        (
            lambda: rewritten(
                roster(), lambda name, part: part.replace(b"cellXfs", b"other") if name == "xl/styles.xml" else part
            ),
            "样式表不完整",
        ),
        (
            lambda: rewritten(roster(), lambda name, part: part[:-30] if name.endswith("sheet1.xml") else part),
            "XML 有损坏",
        ),
    ],
)
def test_what_cannot_be_annotated_says_why(data: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(JdtoolError, match=sentence):
        annotate(data(), [finding("A2")])


def test_rows_without_numbers_are_counted() -> None:
    rows = '<row><c r="A1"/></row><row/><row><c r="A3"/></row><row r="9"/><row/>'
    assert list(taken_apart(packages.sheet(rows).encode()).rows) == [1, 2, 3, 9, 10]


def test_a_comment_gets_the_reference_of_its_cell() -> None:
    made = with_comments(None, {(3, 28): [finding("AB3")]})
    assert b'ref="AB3"' in made.part
    assert made.new == ((3, 28),)
