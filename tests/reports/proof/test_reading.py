"""A report as it is read: what would be printed, each paragraph with its place, and what is refused."""

from pathlib import Path

import pytest

from jdtool.errors import JdtoolError
from jdtool.reports.proof.document import Document
from jdtool.reports.proof.period import as_of_in, period_in
from jdtool.reports.proof.proofread import proofread
from jdtool.reports.proof.reading import read_document
from tests.reports.proof import word_files
from tests.reports.proof.word_files import paragraph


def read(tmp_path: Path, name: str, data: bytes | str) -> Document:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(path)


def word(tmp_path: Path, *body: str, **parts: str) -> Document:
    more = {f"word/{name}.xml": part for name, part in parts.items()}
    return read(tmp_path, "报告.docx", word_files.package(word_files.document(*body), more))


def told(document: Document) -> list[tuple[str, str]]:
    return [(each.place, each.text) for each in document.paragraphs]


def test_runs_are_one_text_and_what_was_deleted_or_is_a_field_code_is_not_read(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>12</w:delText><w:t>13</w:t></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>11</w:t></w:r></w:ins>"
    code = "<w:r><w:instrText>PAGE 99</w:instrText></w:r>"
    made = word(tmp_path, paragraph("登记在册", deleted, inserted, code, "人"), paragraph(" "), paragraph("第二段"))
    assert told(made) == [("第1段", "登记在册11人"), ("第2段", "第二段")]


def test_deleted_text_of_a_word_for_word_move_is_not_read(tmp_path: Path) -> None:
    moved = "<w:moveFrom><w:r><w:t>12人</w:t></w:r></w:moveFrom>"
    assert told(word(tmp_path, paragraph("共", moved, "11人"))) == [("第1段", "共11人")]


def test_tables_footnotes_and_text_boxes_are_read_and_pictures_are_told(tmp_path: Path) -> None:
    box = "<wps:txbx><w:txbxContent>" + paragraph("框内文字") + "</w:txbxContent></wps:txbx>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    picture = "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
    made = word(
        tmp_path,
        paragraph("正文", f"<w:r>{both}</w:r>", f"<w:r><w:drawing>{picture}</w:drawing></w:r>"),
        word_files.table(("社区", "人数"), ("和平里", "5")),
        footnotes=word_files.footnotes(paragraph("脚注文字")),
    )
    assert told(made) == [
        ("第1段", "框内文字"),
        ("第2段", "正文"),
        ("表1第1行", "社区 人数"),
        ("表1第2行", "和平里 5"),
        ("脚注第1段", "脚注文字"),
    ]
    assert made.notes == ("文中有 1 幅图片或图表，图里的数字没有检查",)


def test_headings_are_told_by_style_and_by_number_and_a_paragraph_that_begins_with_one_ends_the_last(
    tmp_path: Path,
) -> None:
    made = word(
        tmp_path,
        paragraph("2024年总结"),
        paragraph("主要工作", style="Heading1"),
        paragraph("（一）加强管控"),
        paragraph("正文甲"),
        paragraph("（二）开展宣传。全年张贴标语。"),
        paragraph("正文乙"),
        paragraph("下一步打算", style="1"),
        paragraph("正文丙"),
    )
    headings = {each.text: each.headings for each in made.paragraphs}
    assert headings["正文甲"] == ("主要工作", "（一）加强管控")
    assert headings["正文乙"] == ("主要工作",)
    assert headings["正文丙"] == ("下一步打算",)


def test_markdown_is_read_without_its_marks_by_line(tmp_path: Path) -> None:
    text = (
        "# 某街道｜2024年总结\n\n现将工作总结如下，\n数据截至2024年12月31日。\n\n## 一、**管控**\n\n- 登记在册\\_11人\n\n"
        "| 项目 | 数量 |\n| :-- | --: |\n| 标语 | 410 |\n\n::: signoff\n某街道\n:::\n"
    )
    made = read(tmp_path, "总结.md", text)
    assert told(made) == [
        ("第1行", "某街道｜2024年总结"),
        ("第3行", "现将工作总结如下，数据截至2024年12月31日。"),
        ("第6行", "一、管控"),
        ("第8行", "登记在册_11人"),
        ("表1第1行", "项目 数量"),
        ("表1第2行", "标语 410"),
        ("第15行", "某街道"),
    ]
    period = period_in(made)
    assert period
    assert (period.label, str(as_of_in(made, period))) == ("2024", "2024-12-31")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("2024年上半年禁毒工作总结", "2024-H1"),
        ("某乡2024年度禁毒工作情况报告", "2024"),
        ("2024年第三季度禁毒工作情况", "2024-Q3"),
        ("2024年全民禁毒宣传月活动总结", "2024-06"),
        ("关于2023年工作总结和2024年计划的报告", None),
        ("2024年13月情况", None),
        ("禁毒工作情况汇报", None),
    ],
)
def test_the_period_is_that_of_the_title_where_it_names_one(tmp_path: Path, title: str, label: str | None) -> None:
    period = period_in(read(tmp_path, "总结.txt", f"{title}\n正文。"))
    assert (period.label if period else None) == label


@pytest.mark.parametrize(
    "said", ["截至2023年12月31日", "截至2024年6月31日", "截至2024年6月30日，另有截至2024年9月30日的"]
)
def test_a_day_outside_the_period_impossible_or_not_the_only_one_is_no_as_of(tmp_path: Path, said: str) -> None:
    made = read(tmp_path, "总结.txt", f"2024年总结\n{said}数据。")
    period = period_in(made)
    assert period
    assert as_of_in(made, period) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_every_encoding_that_offices_save(tmp_path: Path, encoding: str) -> None:
    lines = "某街道禁毒工作情况汇报\n全街登记在册吸毒人员共十一人，情况比较稳定。"
    assert told(read(tmp_path, "汇报.txt", lines.encode(encoding)))[1] == (
        "第2行",
        "全街登记在册吸毒人员共十一人，情况比较稳定。",
    )


def test_a_total_row_of_a_table_is_added_up(tmp_path: Path) -> None:
    rows = (("社区", "人数", "完整率"), ("和平里", "5", "60%"), ("望湖楼", "4", "50%"), ("合计", "10", "55%"))
    found = proofread(word(tmp_path, paragraph("见下表"), word_files.table(*rows)))
    assert [(each.kind.slug, each.paragraph.place, each.message) for each in found] == [
        ("sum-wrong", "表1第4行", "“人数”一列各行相加是9，合计写的是10，相差1")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("社区", "人数"), ("和平里", "5"), ("望湖楼", "4"), ("合计", "9")),
        (("社区", "人数"), ("合计", "9"), ("和平里", "5"), ("望湖楼", "4")),
        (("社区", "人数"), ("和平里", "5"), ("望湖楼", "暂缺"), ("合计", "9")),
        (("社区", "人数"), ("和平里", "5余"), ("望湖楼", "4"), ("合计", "10")),
        (("社区", "人数"), ("和平里", "5"), ("其中：女", "2"), ("望湖楼", "4"), ("合计", "9")),
        (("月份", "累计走访"), ("1月", "5"), ("2月", "9"), ("合计", "9")),
    ],
)
def test_a_table_that_adds_up_or_cannot_be_added_up_is_left_alone(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert proofread(word(tmp_path, paragraph("见下表"), word_files.table(*rows))) == ()


_DTD = '<!DOCTYPE w [<!ENTITY a "aaaa">]>' + word_files.document(paragraph("&a;"))
_DEEP = word_files.document("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", word_files.package(_DTD), "DTD"),
        ("a.docx", word_files.package(_DEEP), "嵌套过深"),
        ("a.docx", word_files.package(b"<w:document>" + b" " * 90_000_000), "展开后过大"),
        ("a.docx", word_files.package(word_files.document(paragraph("共11人")))[:-40], "不完整或已损坏"),
        ("a.docx", word_files.package(word_files.document(paragraph("共11人"))[:-30]), "不完整或已损坏"),
        ("a.docx", word_files.package(word_files.document("<w:p>")), "损坏"),
        ("a.docx", word_files.package("<a/>").replace(b"word/document.xml", b"xlxx/document.xml"), "这不是 Word 文档"),
        ("a.docx", word_files.package(word_files.document(paragraph(" "))), "没有文字"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
        ("a.docx", b"%PDF-1.7\n", "PDF"),
        ("a.md", "<!doctype html><html><body>共11人</body></html>", "网页"),
        ("a.txt", b"\xff\xfe\x00\xd8\x00\xd8 ", "无法识别"),
        ("a.txt", b"", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason_and_a_remedy(
    tmp_path: Path, name: str, data: bytes | str, reason: str
) -> None:
    with pytest.raises(JdtoolError) as refusal:
        read(tmp_path, name, data)
    said = str(refusal.value)
    assert name in said
    assert reason in said
    assert ".xlsx" not in said
    assert "另存为 .docx" in said


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(JdtoolError, match="是文件夹"):
        read_document(tmp_path)
    with pytest.raises(JdtoolError, match="找不到报告文件"):
        read_document(tmp_path / "没有.docx")
