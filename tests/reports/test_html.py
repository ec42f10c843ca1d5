"""The HTML, element by element: what a browser, a printer and a screen reader find in it."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from jdtool.reports.blocks import (
    Attachments,
    Block,
    Caveat,
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
)
from jdtool.reports.html import write_html
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import load_style
from tests.reports.html_reading import Node, read_html

STYLE = load_style()
EVERY_BLOCK = (Path(__file__).parent / "every_block.md").read_text(encoding="utf-8")
PAGE = write_html(read_markdown(EVERY_BLOCK), STYLE)
DOCUMENT = read_html(PAGE)


def text(words: str) -> Runs:
    return (Run(words),)


def main(*blocks: Block) -> Node:
    return next(iter(read_html(write_html(blocks, STYLE)).all("main")))


def outline(node: Node) -> list[tuple[str, str]]:
    return [(each.tag, each.text) for each in node.all("h1", "h2", "h3", "h4", "h5", "h6")]


def test_two_runs_give_the_same_text() -> None:
    assert write_html(read_markdown(EVERY_BLOCK), STYLE) == PAGE


def test_nothing_is_fetched_or_run() -> None:
    assert not DOCUMENT.all("script", "link", "img", "iframe", "object", "embed", "form", "base", "use", "image")
    for node in DOCUMENT.all():
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action")
            assert "://" not in value
            assert name != "href" or value.startswith("#")
            assert "url(" not in value or re.fullmatch(r"url\(#[\w-]+\)", value)
    [css] = DOCUMENT.all("style")
    assert not re.search(r"url\(|@import|expression|//", css.text)


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    [policy] = [each for each in DOCUMENT.all("meta") if "http-equiv" in each.attributes]
    [css] = DOCUMENT.all("style")
    digest = base64.b64encode(hashlib.sha256(css.text.encode()).digest()).decode()
    assert policy.attributes == {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    }


def test_the_policy_stands_before_what_it_governs() -> None:
    heads = [each.tag for each in DOCUMENT.all("head")[0].all()]
    assert heads.index("style") > 1
    assert DOCUMENT.all("meta")[0].attributes == {"charset": "utf-8"}


def test_the_page_says_its_language_and_its_title() -> None:
    [root] = DOCUMENT.all("html")
    assert root.attributes == {"lang": "zh-CN"}
    [title] = DOCUMENT.all("head")[0].all("title")
    assert title.text == "云溪乡禁毒委员会办公室关于2024年禁毒工作情况的报告"


def test_a_document_without_a_title_still_has_one_for_the_window() -> None:
    page = read_html(write_html([Paragraph(text("正文"))], STYLE))
    assert [each.text for each in page.all("title")] == ["报告"]


def test_the_landmarks_are_a_list_of_contents_and_the_document() -> None:
    [body] = DOCUMENT.all("body")
    assert [each.tag for each in body.content if isinstance(each, Node)] == ["a", "nav", "main"]
    [contents] = DOCUMENT.all("nav")
    headings = {each.attributes.get("id"): each.text for each in DOCUMENT.all("h2")}
    links = [(each.attributes["href"].removeprefix("#"), each.text) for each in contents.all("a")]
    assert [words for _, words in links] == ["一、基本情况", "二、存在的问题", "三、下一步打算"]
    assert all(headings[target] == words for target, words in links)


def test_a_short_document_has_no_list_of_contents() -> None:
    two = (Heading(1, text("一、甲")), Heading(1, text("二、乙")))
    assert not read_html(write_html(two, STYLE)).all("nav")


def test_every_id_is_there_once_and_every_reference_leads_to_one() -> None:
    nodes = DOCUMENT.all()
    ids = [each.attributes["id"] for each in nodes if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    for node in nodes:
        wanted = [node.attributes["href"].removeprefix("#")] if "href" in node.attributes else []
        wanted += node.attributes.get("aria-labelledby", "").split()
        wanted += re.findall(r"url\(#(.+)\)", node.attributes.get("fill", ""))
        assert set(wanted) <= set(ids)


def test_headings_leave_no_level_out() -> None:
    levels = [int(tag[1]) for tag, _ in outline(DOCUMENT)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_skipped_level_is_closed_up_and_a_new_title_starts_again() -> None:
    blocks = (
        Title(("甲", "乙")),
        Heading(1, text("一")),
        Heading(4, text("二")),
        Heading(2, text("三")),
        Title(("丙",)),
        Heading(2, text("四")),
    )
    assert outline(main(*blocks)) == [
        *(("h1", "甲乙"), ("h2", "一"), ("h3", "二"), ("h3", "三")),
        *(("h1", "丙"), ("h2", "四")),
    ]


def test_a_table_has_a_caption_and_its_headers_say_what_they_head() -> None:
    rows = ((text("甲"), (Run("1", bold=True),)), (text("乙"), text("2")))
    [frame] = main(Table((text("社区"), text("人数")), rows, ("left", "right"), "各社区人数")).all("div")
    [table] = frame.all("table")
    [caption] = table.all("caption")
    assert caption.text == "各社区人数"
    assert frame.attributes["aria-labelledby"] == caption.attributes["id"]
    assert (frame.attributes["tabindex"], frame.attributes["class"]) == ("0", "scroll")
    assert [(each.attributes["scope"], each.text) for each in table.all("th")] == [
        *(("col", "社区"), ("col", "人数")),
        *(("row", "甲"), ("row", "乙")),
    ]
    assert [(each.attributes["class"], each.text) for each in table.all("td")] == [("right", "1"), ("right", "2")]
    assert [each.text for each in table.all("strong")] == ["1"]


def test_a_table_without_a_caption_gets_one_that_is_only_read_aloud() -> None:
    [caption] = main(Table((text("社区"),), (), ("",))).all("caption")
    assert (caption.text, caption.attributes["class"]) == ("第1张表", "unseen")


def nested(node: Node) -> object:
    """Lists as (tag and start, items), items as text or text and lists."""
    if node.tag == "li":
        words = "".join(each for each in node.content if isinstance(each, str))
        return (words, *(nested(each) for each in node.content if isinstance(each, Node))) if node.all() else words
    start = node.attributes.get("start", "")
    return (node.tag + start, *(nested(each) for each in node.content if isinstance(each, Node)))


@pytest.mark.parametrize(
    ("items", "lists"),
    [
        ([("甲", None, 1), ("乙", None, 1)], [("ul", "甲", "乙")]),
        ([("甲", 1, 1), ("乙", 2, 1)], [("ol", "甲", "乙")]),
        ([("甲", 3, 1), ("乙", 4, 1)], [("ol3", "甲", "乙")]),
        (
            [("甲", 1, 1), ("乙", 1, 2), ("丙", 2, 2), ("丁", 2, 1)],
            [("ol", ("甲", ("ol", "乙", "丙")), "丁")],
        ),
        ([("甲", 1, 1), ("乙", None, 2), ("丙", 1, 3)], [("ol", ("甲", ("ul", ("乙", ("ol", "丙")))))]),
        ([("甲", None, 1), ("乙", 1, 1)], [("ul", "甲"), ("ol", "乙")]),
        ([("甲", 1, 2), ("乙", 2, 1)], [("ol", "甲", "乙")]),
    ],
)
def test_lists_nest_and_keep_their_ordinals(items: list[tuple[str, int | None, int]], lists: list[object]) -> None:
    found = main(*(ListItem(text(words), ordinal, depth) for words, ordinal, depth in items))
    assert [nested(each) for each in found.content if isinstance(each, Node)] == lists


def test_a_chart_is_an_image_with_its_words_and_its_data_as_a_table() -> None:
    figure = DOCUMENT.all("figure")[0]
    [picture] = figure.all("svg")
    named = {each.attributes["id"]: each.text for each in picture.all("title", "desc")}
    assert picture.attributes["role"] == "img"
    assert [named[each] for each in picture.attributes["aria-labelledby"].split()] == [
        "各村登记在册人员（人）",
        "共4项；登记在册最多9（名字很长很长的双桥移民安置新村村民小组联合片区），最少0（上湾村）。",
    ]
    assert [each.text for each in figure.all("figcaption")] == ["各村登记在册人员（人）"]
    assert [each.text for each in figure.all("td")] == ["7", "0", "9", "数据暂缺"]


def test_bars_are_as_long_as_their_numbers_and_an_absent_number_is_no_zero() -> None:
    [picture] = DOCUMENT.all("figure")[0].all("svg")
    assert [each.attributes["width"] for each in picture.all("rect")] == ["57.4%", "0%", "73.8%", "0%"]
    words = [each.text for each in picture.all("text")]
    assert words == ["云溪村", "7", "上湾村", "0", "名字很长很长的双桥移民安置新村村民小组联合…", "9", "坪上村", "缺"]


def test_columns_stand_on_the_axis_and_the_second_series_is_hatched() -> None:
    [picture] = DOCUMENT.all("figure")[1].all("svg")
    bars = [each for each in picture.all("rect") if "height" in each.attributes][2:]  # behind the legend
    assert [each.attributes["height"] for each in bars] == ["180", "176", "180", "186", "60", "60"]
    assert all(float(each.attributes["y"]) + float(each.attributes["height"]) == 260 for each in bars)
    assert {each.attributes.get("fill", "solid")[:5] for each in bars[4:]} == {"url(#"}
    assert {each.attributes.get("fill", "solid") for each in bars[:4]} == {"solid"}
    numbers = [each.text for each in picture.all("text") if each.attributes.get("class") == "middle"][4:]
    assert numbers == ["45", "44", "45", "46.5", "15", "缺", "0", "15"]


def test_a_line_is_broken_where_a_number_is_absent() -> None:
    [picture] = DOCUMENT.all("figure")[2].all("svg")
    strokes = [each.attributes["d"] for each in picture.all("path") if "stroke" in each.attributes["class"]]
    assert [re.sub(r"[\d. ]+", "", each) for each in strokes] == ["MLL", "MM", "MLL"]


def test_the_data_lie_open_where_the_picture_does_not_hold_every_number() -> None:
    opened = ["open" in each.attributes for each in DOCUMENT.all("details")]
    assert opened == [False, False, True]


def test_footnotes_and_their_places_lead_to_each_other() -> None:
    links = [
        (each.attributes["href"], each.attributes.get("id"), each.text) for each in DOCUMENT.all("main")[0].all("a")
    ]
    assert links == [
        ("#footnote-1", "to-footnote-1", "1"),
        ("#footnote-2", "to-footnote-2", "2"),
        ("#to-footnote-1", None, "↩"),
        ("#to-footnote-2", None, "↩"),
    ]


def test_what_is_signed_stays_together_with_the_text_before_it() -> None:
    blocks = (Paragraph(text("甲")), Paragraph(text("乙")), Attachments(("丙", "丁")), SignOff("戊", "2025年1月6日"))
    [closing] = [each for each in main(*blocks).all("div") if each.attributes["class"] == "closing"]
    assert closing.text.split() == ["乙", "附件：丙丁", "戊2025年1月6日"]


def test_the_other_blocks_have_their_class() -> None:
    blocks = (To("县禁毒办："), Caveat(text("甲")), Note(text("乙")), Attachments(("丙",)))
    found = [(each.attributes["class"], each.text) for each in main(*blocks).all("p")]
    assert found == [("to", "县禁毒办："), ("caveat", "甲"), ("note", "乙"), ("attachments", "附件：丙")]


def test_what_html_cannot_hold_or_would_turn_the_text_is_left_out() -> None:
    [paragraph] = main(Paragraph(text("甲\x00\x0b\x1b\ud800\ufffe\u202e<乙>&\"'𠮷\u2066"))).all("p")
    assert paragraph.text == "甲<乙>&\"'𠮷"


def test_the_office_style_decides_paper_and_faces(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[page]\ntop = 30\nduplex = false\n[font]\nbody = "宋体\\"}</style>"\n', encoding="utf-8")
    page = write_html([Paragraph(text("正文"))], load_style(own))
    assert "size: A4; margin: 30mm 26mm 35mm 28mm;" in page
    assert "@page :left" not in page
    [css] = read_html(page).all("style")
    assert '--body-face: latin, "宋体}/style", serif;' in css.text


def test_where_numbers_would_cover_each_other_only_what_is_absent_is_written_and_the_data_lie_open() -> None:
    months = "\n".join(f"| {at}月 | 123456 | {'数据暂缺' if at == 5 else 100000} |" for at in range(1, 13))
    source = f"::: column-chart\n各月\n\n| 月份 | 甲 | 乙 |\n|--|--|--|\n{months}\n:::"
    [figure] = main(*read_markdown(source)).all("figure")
    words = [each.text for each in figure.all("text") if each.attributes.get("class") == "middle"]
    assert words == [*(f"{at}月" for at in range(1, 13)), "缺"]
    assert ["open" in each.attributes for each in figure.all("details")] == [True]
