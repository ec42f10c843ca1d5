"""Markdown in, the block tree out, and data that stays data."""

import random
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import (
    Annex,
    Attachments,
    Block,
    Caveat,
    Footnote,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Run,
    Runs,
    SignOff,
    Table,
    Title,
    To,
    plain,
)
from jdtool.reports.markdown import clean, escape, read_markdown
from jdtool.reports.markdown_writer import write_markdown

ANNUAL_REPORT = (Path(__file__).parent / "annual_report.md").read_text(encoding="utf-8")


def text(words: str) -> Runs:
    return (Run(words),)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# 云桥镇｜关于2024年工作的报告", (Title(("云桥镇", "关于2024年工作的报告")),)),
        ("# 报告", (Title(("报告",)),)),
        ("正文。", (Paragraph(text("正文。")),)),
        ("正文\n接着说。", (Paragraph(text("正文接着说。")),)),
        ("截至12月\n31日。", (Paragraph(text("截至12月31日。")),)),
        ("two\nwords", (Paragraph(text("two words")),)),
        ("::: to\n县禁毒办：\n:::", (To("县禁毒办："),)),
        ("::: note\n注：甲。\n\n乙。\n:::", (Note(text("注：甲。")), Note(text("乙。")))),
        ("::: caveat\n有1项未检查\n:::", (Caveat(text("有1项未检查")),)),
        ("::: annex\n附件1\n:::", (Annex("附件1"),)),
        (
            "甲[^b]，**乙[^1]**。\n\n[^1]: 注**一**\n\n[^b]: 注二\n    接着\n\n    又一段",
            (
                Paragraph((Run("甲"), Run("", footnote=1), Run("，"), Run("乙", True), Run("", footnote=2), Run("。"))),
                Footnote(1, (Run("注二接着"), Run("又一段"))),
                Footnote(2, (Run("注"), Run("一", True))),
            ),
        ),
        ("::: attachments\n- 名册\n- 台账\n:::", (Attachments(("名册", "台账")),)),
        ("::: signoff\n云桥镇\n\n2024年3月8日\n:::", (SignOff("云桥镇", "2024年3月8日"),)),
        ("::: signoff\n云桥镇\n2024年3月8日\n:::", (SignOff("云桥镇", "2024年3月8日"),)),
        ("- 甲\n- 乙", (ListItem(text("甲")), ListItem(text("乙")))),
        ("3. 甲\n4. 乙", (ListItem(text("甲"), 3), ListItem(text("乙"), 4))),
        ("1. 甲\n    1. 乙\n2. 丙", (ListItem(text("甲"), 1), ListItem(text("乙"), 1, 2), ListItem(text("丙"), 2))),
        (
            "| 社区 | 人数 |\n|:--|--:|\n| 和平里 | **5** |",
            (Table((text("社区"), text("人数")), ((text("和平里"), (Run("5", True),)),), ("left", "right")),),
        ),
        (
            "::: table\n各社区情况\n\n| 社区 |\n|---|\n| 甲 |\n\n注：截至期末。\n:::",
            (Table((text("社区"),), ((text("甲"),),), ("",), "各社区情况"), Note(text("注：截至期末。"))),
        ),
        ("> 引用 <b>x</b> [y](z) ~~w~~", (Paragraph(text("> 引用 <b>x</b> [y](z) ~~w~~")),)),
        ("", ()),
    ],
)
def test_each_construct_gives_its_block(source: str, blocks: tuple[Block, ...]) -> None:
    assert read_markdown(source) == blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**1.摸清底数。**截至期末", [("1.摸清底数。", True), ("截至期末", False)]),
        ("开展**“6·26”**宣传", [("开展", False), ("“6·26”", True), ("宣传", False)]),
        ("**“远离毒品”**活动", [("“远离毒品”", True), ("活动", False)]),
        ("**复现：**10轮", [("复现：", True), ("10轮", False)]),
        ("甲**乙**丙**丁**", [("甲", False), ("乙", True), ("丙", False), ("丁", True)]),
        ("**（一）**甲，**（二）**乙", [("（一）", True), ("甲，", False), ("（二）", True), ("乙", False)]),
        ("**全部**", [("全部", True)]),
        ("**2024**年", [("2024", True), ("年", False)]),
        ("2 ** 3 ** 4", [("2 ** 3 ** 4", False)]),
        ("上文。\n**下文。**续", [("上文。", False), ("下文。", True), ("续", False)]),
        ("*着重*不要", [("着重不要", False)]),
    ],
)
def test_bold_closes_beside_chinese_text(source: str, expected: list[tuple[str, bool]]) -> None:
    assert read_markdown(source) == (Paragraph(tuple(Run(words, bold) for words, bold in expected)),)


def headings(source: str, numbering: str = "gb") -> list[str]:
    return [plain(block.runs) for block in read_markdown(source, numbering) if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        ("gb", ["一、甲", "（一）乙", "1.丙", "（1）丁", "（2）戊", "（二）己", "二、庚", "（一）辛"]),
        ("legacy", ["一、甲", "1、乙", "一是丙", "（1）丁", "（2）戊", "2、己", "二、庚", "1、辛"]),
        ("none", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]),
    ],
)
def test_headings_are_numbered_by_level(numbering: str, expected: list[str]) -> None:
    source = "## 甲\n### 乙\n#### 丙\n##### 丁\n##### 戊\n### 己\n## 庚\n### 辛"
    assert headings(source, numbering) == expected


def test_numbers_close_up_when_a_section_is_dropped() -> None:
    assert headings("## 甲\n\n## 乙\n\n## 丙") == ["一、甲", "二、乙", "三、丙"]
    assert headings("## 甲\n\n## 丙") == ["一、甲", "二、丙"]


def test_a_level_may_be_skipped() -> None:
    assert headings("## 甲\n#### 乙\n#### 丙\n## 丁\n#### 戊") == ["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"]


def test_a_second_title_starts_numbering_again() -> None:
    assert headings("# 甲\n## 乙\n# 丙\n## 丁") == ["一、乙", "一、丁"]


def test_more_than_99_headings_are_still_numbered() -> None:
    assert headings("## 甲\n" * 100)[98:] == ["九十九、甲", "100、甲"]
    assert headings("## 甲\n" + "#### 乙\n" * 100)[100] == "100.乙"


def test_a_heading_that_begins_bold_keeps_its_number_plain() -> None:
    assert read_markdown("## **甲**") == (Heading(1, (Run("一、"), Run("甲", True))),)


def test_front_matter_decides_the_numbering_and_is_not_printed() -> None:
    assert headings("---\nstyle: gongwen\nnumbering: legacy\n---\n## 甲\n### 乙") == ["一、甲", "1、乙"]
    assert headings("---\nnumbering: none\n---\n## 甲") == ["甲"]


def test_headings_numbered_by_hand_are_left_alone() -> None:
    assert headings("## 一、甲\n### （一）乙") == ["一、甲", "（一）乙"]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("正文\n\n::: signof\n甲\n:::", "第3行“::: signof”不认识"),
        ("::: to\n县禁毒办：\n\n## 没有结束", "第1行“::: to”里有不该有的内容"),
        ("::: signoff\n只有单位\n:::", "现有1行"),
        ("::: signoff\n甲\n乙\n丙\n:::", "现有3行"),
        ("::: table\n没有表\n:::", "“::: table”里应依次是"),
        ("甲\n\n[^注]: 没有引用", "脚注\\[\\^注\\]应在正文里引用一次，现在引用了0次"),
        ("甲[^1]乙[^1]\n\n[^1]: 丙", "脚注\\[\\^1\\]应在正文里引用一次，现在引用了2次"),
        ("# 标题[^1]\n\n[^1]: 丙", "现在引用了0次"),
        ("---\nnumbering: roman\n---\n", "“roman”不存在"),
    ],
)
def test_a_mistake_in_the_source_is_named_with_its_line(source: str, complaint: str) -> None:
    with pytest.raises(JdtoolError, match=complaint):
        read_markdown(source)


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("张\n三", "张 三"),
        ("张\r\n三", "张 三"),
        ("张\u2028三\u2029", "张 三"),
        ("张\t三", "张 三"),
        ("张\x00\x1b[2J三\x7f\x9b", "张[2J三"),
        ("张\u202e三\u2066\u200f\ufeff", "张三"),
        ("张\ud800三\uffff", "张三"),
        ("　张　三 ", "张　三"),
        ("𠮷田\ue863", "𠮷田\ue863"),  # rare characters of names, private use too
    ],
)
def test_a_value_loses_what_cannot_be_seen_and_nothing_else(value: str, cleaned: str) -> None:
    assert clean(value) == cleaned


@pytest.mark.parametrize(
    "value", ["和平里社区", "2024年12月31日", "95.0%（57/60）", "1.5万元", "3#楼", "A-12", "去向不明！"]
)
def test_ordinary_values_read_in_the_source_as_they_are(value: str) -> None:
    assert escape(value) == value


PLACES = """# {0}｜{0}

::: to
{0}
:::

{0}

前{0}后**{0}**完

## {0}

## 甲 {0}

- {0}
- 乙{0}

1. {0}

::: table
{0}

|{0}|乙|
|---|---|
|{0}|{0}|
| {0} | **{0}** |

{0}
:::

::: caveat
{0}
:::

::: attachments
- {0}
:::

::: signoff
{0}

{0}
:::
"""
HOSTILE = (
    *"`*_{}[]<>|~^$&\\#+-=:.)(!1 　甲乙”。｜\t\n\r\v\x00\x1b\u2028\u202e",
    *("**", "::: ", "::: signoff", "[^1]", "![a](chart:x)", "<script>", "&#42;", "&amp;", "{{ 7*7 }}", "{% raw %}"),
    *("---", "|---|", "***", "```", "~~~", "1. ", "- ", "# ", " #", "> ", "\n\n", "<br>", "http://a.b", "\\|", "表："),
)


def shape(blocks: tuple[Block, ...]) -> list[object]:
    return [
        (type(block), len(block.rows), len(block.header)) if isinstance(block, Table) else type(block)
        for block in blocks
    ]


def filled(value: str) -> tuple[Block, ...]:
    """What the places hold when the value is put into the tree instead of the source."""
    both = (text(value), text("乙"))
    return (
        Title((value, value)),
        To(value),
        Paragraph(text(value)),
        Paragraph((Run(f"前{value}后"), Run(value, True), Run("完"))),
        Heading(1, text(value)),
        Heading(1, text(f"甲 {value}")),
        ListItem(text(value)),
        ListItem(text(f"乙{value}")),
        ListItem(text(value), 1),
        Table(both, ((text(value), text(value)), (text(value), (Run(value, True),))), ("", ""), value),
        Note(text(value)),
        Caveat(text(value)),
        Attachments((value,)),
        SignOff(value, value),
    )


def test_hostile_values_stay_text_wherever_a_template_puts_them() -> None:
    chance = random.Random(9704)  # noqa: S311 - a repeatable test, not a secret
    tried = 0
    while tried < 2000:
        value = "".join(chance.choices(HOSTILE, k=chance.randint(1, 8)))
        if not clean(value):
            continue
        tried += 1
        blocks = read_markdown(PLACES.replace("{0}", escape(value)), "none")
        assert shape(blocks) == shape(filled("甲")), value
        assert blocks == filled(clean(value)), value


def test_hostile_text_survives_being_written_and_read_again() -> None:
    chance = random.Random(15835)  # noqa: S311 - a repeatable test, not a secret
    for _ in range(500):
        value = clean("".join(chance.choices(HOSTILE, k=chance.randint(1, 8)))) or "甲"
        blocks = tuple(block for block in filled(value) if not isinstance(block, Note))
        again = read_markdown(write_markdown(blocks), "none")
        assert [unbolded(block) for block in again] == [unbolded(block) for block in blocks], value


def unbolded(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(text(plain(block.runs)))
    if isinstance(block, Table):
        rows = tuple(tuple(text(plain(cell)) for cell in row) for row in block.rows)
        return Table(block.header, rows, block.align, block.caption)
    return block


def test_the_written_report_carries_its_numbers_and_reads_back_as_itself() -> None:
    written = write_markdown(read_markdown(ANNUAL_REPORT))
    assert "\n## 一、主要工作情况\n" in written
    assert "\n#### 2.跟踪走访\n" in written
    assert "\n## 三、下一步工作\n" in written
    assert write_markdown(read_markdown(written)) == written


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("1.摸清底数。", True), Run("截至")), "**1.摸清底数**。截至"),
        ((Run("开展"), Run("“6·26”", True), Run("宣传")), "开展“**6·26**”宣传"),
        ((Run("。", True), Run("甲")), "。甲"),
        ((Run("合计", True),), "**合计**"),
    ],
)
def test_written_bold_closes_in_plain_commonmark_too(runs: Runs, written: str) -> None:
    assert write_markdown((Paragraph(runs),)) == written + "\n"
    assert "*" not in MarkdownIt("commonmark").render(written)
