"""Findings, receipts and figures as text: wrapped by display width, masked, complete."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.console.blocks import finding_lines
from jdtool.console.concealing import concealer
from jdtool.console.coverage import coverage_text, unchecked
from jdtool.console.figure_formats import stats_csv, stats_json, stats_markdown
from jdtool.console.figures import figures_text
from jdtool.console.json_output import check_json
from jdtool.console.telling import tell
from jdtool.console.terminal import Paint, View
from jdtool.console.width import display_width, wrap
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Place
from jdtool.measures.figures import Figure
from jdtool.rules.rule import OK, Hit, Outcomes, Rule, Severity, rule
from jdtool.rules.run import Finding, Inspection, RuleStatus
from tests import factories


@rule(
    "WH999",
    "place-unknown",
    Severity.ERROR,
    "去向不明",
    remedy="核查去向并补记查找经过",
    example="人已搬走",
    basis="本地要求",
)
def place_unknown(books: Books) -> Outcomes:
    """为试排版而设。"""
    yield from (OK for _ in books.persons)


def found(hits: list[Hit], a_rule: Rule = place_unknown) -> Inspection:
    findings = tuple(Finding(a_rule, hit.severity or a_rule.severity, hit) for hit in hits)
    return Inspection(findings, (RuleStatus(a_rule, "found", "", 2, len(hits)),))


def text_of(books: Books, inspection: Inspection, group_by: str = "community", limit: int | None = None) -> str:
    return "\n".join(finding_lines(tell(books, inspection), group_by, limit, View()))


def moved_away(name: str, community: str = "和平里社区") -> tuple[Books, Inspection]:
    person = factories.person(name, community=community, remarks="人已搬走")
    books = factories.books([person])
    return books, found([Hit(person.at("remarks"), "去向不明，应核查去向", person, "人已搬走")])


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("备注", 4), ("L9 备注", 7), ("“是”", 6), ("e\u0301", 1), ("\U00020bb7", 2)],
)
def test_han_characters_take_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize("width", [20, 41, 80])
@pytest.mark.parametrize(
    "text",
    [
        "核查去向并补记查找经过；确认失联的，在“管控现状”填“失控”，不要只写在备注里" * 3,
        "jdtool " * 40,
        "x" * 200,
        "依据（戒毒条例第十四条、第三十八条）：" * 5,
    ],
)
def test_no_wrapped_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    assert max(map(display_width, wrap(text, width, "  依据  "))) <= width


def test_wrapping_loses_nothing() -> None:
    text = "去向不明，应核查去向并补记查找经过" * 4
    assert "".join(line.strip() for line in wrap(text, 30, "    ")) == text


def test_a_stop_never_begins_a_line() -> None:
    lines = wrap("一二三四五，一二三四五。一二三四五）", 10)
    assert not [line for line in lines if line[0] in "，。）"]


def test_one_finding_is_a_block_of_place_rule_case_basis_and_remedy() -> None:
    books, inspection = moved_away("郑一鸣")
    place = inspection.findings[0].hit.place
    assert text_of(books, inspection).splitlines() == [
        "■ 和平里社区　1 处（错误 1）",
        "",
        f"{place.file} › {place.sheet} › {place.cell} 备注",
        "  WH999 错误 place-unknown  去向不明",
        f"    第{place.row}行 │ 郑某某 │ 和平里社区 │ “人已搬走”",
        "    去向不明，应核查去向",
        "  依据  本地要求",
        "  做法  核查去向并补记查找经过",
    ]


def test_findings_of_one_rule_on_one_sheet_share_basis_and_remedy() -> None:
    people = [
        factories.person(name, community="和平里社区", remarks="人已搬走") for name in ("郑一鸣", "马小川", "吕大江")
    ]
    books = factories.books(people)
    text = text_of(books, found([Hit(each.at("remarks"), "应核查去向", each, "人已搬走") for each in people]))
    assert [text.count(word) for word in ("依据", "做法", "应核查去向", "WH999", "某某")] == [1, 1, 1, 1, 3]


def test_different_messages_stand_under_their_cases() -> None:
    people = [factories.person(name, community="和平里社区", remarks="人已搬走") for name in ("郑一鸣", "马小川")]
    books = factories.books(people)
    hits = [Hit(each.at("remarks"), f"第 {number} 次", each) for number, each in enumerate(people, 1)]
    lines = text_of(books, found(hits)).splitlines()
    assert lines.index("      第 1 次") == lines.index(next(line for line in lines if "郑某某" in line)) + 1


@pytest.mark.parametrize(
    ("group_by", "heading"),
    [
        ("community", "■ 和平里社区　1 处（错误 1）"),
        ("person", "■ 郑某某　和平里社区　1 处（错误 1）"),
        ("rule", "■ WH999 去向不明　1 处（错误 1）"),
    ],
)
def test_groups_are_named_and_counted(group_by: str, heading: str) -> None:
    books, inspection = moved_away("郑一鸣")
    assert text_of(books, inspection, group_by).splitlines()[0] == heading


def test_people_of_one_masked_name_stay_apart() -> None:
    people = [factories.person(name, community="和平里社区", remarks="人已搬走") for name in ("郑一鸣", "郑小川")]
    books = factories.books(people)
    text = text_of(books, found([Hit(each.at("remarks"), "应核查", each) for each in people]), "person")
    headings = [line for line in text.splitlines() if line.startswith("■ ")]
    assert len(headings) == len(set(headings)) == 2


@pytest.mark.parametrize(
    ("limit", "cases", "more"), [(None, 3, ""), (3, 3, ""), (2, 2, "还有 1 处没有显示"), (1, 1, "还有 2 处没有显示")]
)
def test_a_limit_says_how_many_more(limit: int | None, cases: int, more: str) -> None:
    people = [
        factories.person("郑一鸣", community=place, remarks="人已搬走")
        for place in ("和平里社区", "桥东社区", "北苑社区")
    ]
    books = factories.books(people)
    text = text_of(books, found([Hit(each.at("remarks"), "应核查", each) for each in people]), limit=limit)
    assert text.count("│ 郑某某") == cases
    assert more in text
    assert ("还有" in text) == bool(more)


def test_colours_are_put_only_where_wanted() -> None:
    books, inspection = moved_away("郑一鸣")
    coloured = "\n".join(finding_lines(tell(books, inspection), "community", None, View(paint=Paint(on=True))))
    assert "\x1b[31m错误\x1b[0m" in coloured
    assert "\x1b" not in text_of(books, inspection)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("郑一鸣说不知去向", "郑某某说不知去向"),
        ("身份证 11010519491231002X 有误", "身份证 110*************** 有误"),
        ("联系电话19900000001", "联系电话199********"),
        ("和平里社区 2024-12-31 有 1250000 人", "和平里社区 2024-12-31 有 1250000 人"),
    ],
)
def test_names_and_numbers_are_masked_in_any_sentence(said: str, shown: str) -> None:
    books = factories.books([factories.person(name, community="和平里社区") for name in ("郑一鸣", "和平")])
    assert concealer(books)(said) == shown


def test_unmasked_sentences_stay_as_they_are() -> None:
    books = replace(factories.books([factories.person("郑一鸣")]), masking=Masking(off=True))
    assert concealer(books)("郑一鸣 11010519491231002X") == "郑一鸣 11010519491231002X"


def test_control_marks_in_a_ledger_never_reach_the_terminal() -> None:
    person = factories.person("郑一鸣", community="和平里社区")
    books = factories.books([person])
    text = text_of(
        books, found([Hit(Place("台\x1b]52;c;x\x07账.xlsx", "表\x1b[2J", 4), "含\x9b31m有", person, "[/red]")])
    )
    assert not [sign for sign in text if ord(sign) < 32 and sign != "\n"]
    assert "“[/red]”" in text


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    books, inspection = moved_away("郑一鸣")
    whole = json.loads(check_json(books, inspection))
    assert list(whole) == ["schema", "tool", "as_of", "period", "profile", "files", "rules", "findings", "summary"]
    assert list(whole["rules"][0]) == ["code", "slug", "status", "reason", "checked", "found"]
    assert list(whole["findings"][0]) == [
        *("code", "slug", "severity", "title", "file", "sheet", "cell", "row", "column", "field"),
        *("person", "community", "evidence", "message", "remedy", "basis"),
    ]
    assert list(whole["summary"]) == ["error", "warning", "info", "records", "complete"]
    assert whole["summary"]["error"] == 1
    assert whole["findings"][0]["person"] == "郑某某"


@pytest.mark.parametrize(
    ("place", "filled"),
    [(Place("a.xlsx"), []), (Place("a.xlsx", "表"), ["sheet"]), (Place("a.xlsx", "表", 4), ["sheet", "row"])],
)
def test_json_has_null_where_a_finding_has_no_cell(place: Place, filled: list[str]) -> None:
    books = factories.books()
    finding = json.loads(check_json(books, found([Hit(place, "读不出来")])))["findings"][0]
    assert [
        name for name in ("sheet", "row", "cell", "column", "field", "person", "evidence") if finding[name] is not None
    ] == filled


@pytest.mark.parametrize(
    ("status", "complete"), [("clean", True), ("no_data", True), ("found", True), ("not_run", False)]
)
def test_a_rule_that_did_not_run_makes_the_check_incomplete(status: str, complete: bool) -> None:
    books = factories.books([factories.person("郑一鸣")])
    inspection = Inspection((), (RuleStatus(place_unknown, status, "缺列：花名册·备注"),))
    assert unchecked(books, inspection) is not complete
    assert json.loads(check_json(books, inspection))["summary"]["complete"] is complete


def test_coverage_names_each_missing_column_once() -> None:
    reasons = ("缺列：花名册·备注、花名册·出生日期", "缺列：花名册·备注", "没有台账：走访台账")
    statuses = tuple(RuleStatus(place_unknown, "not_run", reason) for reason in reasons)
    text = coverage_text(factories.books(), Inspection((), statuses))
    assert text.endswith(
        "规则 3 条：有问题 0，无问题 0，无对象 0，未执行 3（缺列：花名册·备注、花名册·出生日期；没有台账：走访台账）"
    )


RATE = Figure(
    id="completeness",
    title="档案完整率",
    kind="ratio",
    numerator=6,
    denominator=11,
    value=0.545454,
    text="54.5%（6/11）",
    left_out={"无法判定": 1},
    definition="档案完整的人数占登记人数的比例。",
    basis="本地设定",
)
OF_A_PLACE = Figure(
    id="completeness",
    title="档案完整率",
    kind="ratio",
    group={"community": "=和平里|社区"},
    text="无对象",
    definition="",
    basis="",
)
TABLE = Figure(
    id="by_sex",
    title="按性别",
    kind="table",
    columns=("性别", "人数"),
    rows=(("男", 9), ("女", None)),
    text="",
    definition="分类。",
    basis="",
)


def test_figures_fit_eighty_columns_and_say_what_they_left_out() -> None:
    text = figures_text([RATE, OF_A_PLACE, TABLE], View())
    assert all(display_width(line.replace("─", "-")) <= 80 for line in text.splitlines())
    assert [
        word for word in ("54.5%（6/11）", "未计入：无法判定 1", "无对象", "按性别", "男") if word not in text
    ] == []
    assert "口径" not in text


def test_what_belongs_to_a_place_stands_under_the_whole() -> None:
    lines = figures_text([RATE, OF_A_PLACE], View()).splitlines()
    (whole,) = (line for line in lines if "档案完整率" in line)
    (part,) = (line for line in lines if "=和平里|社区" in line)
    assert part.index("=") == whole.index("档") + 2


def test_definitions_are_shown_on_request() -> None:
    assert "口径：档案完整的人数占登记人数的比例。" in figures_text([RATE], View(detailed=True))


def test_a_console_without_unicode_gets_plain_lines() -> None:
    assert "─" not in figures_text([RATE, TABLE], View(unicode=False))


def grouped(by: str, parts: Sequence[tuple[str, int, int]]) -> list[Figure]:
    """A rate, the whole first, then its groups."""
    whole = (sum(each[1] for each in parts), sum(each[2] for each in parts))
    return [
        replace(RATE, left_out={}, numerator=part, denominator=of, value=part / of if of else None, group=group)
        for group, (part, of) in [(None, whole), *(({by: name}, (part, of)) for name, part, of in parts)]
    ]


def test_grouped_rates_have_bars_beside_them_and_a_single_one_has_none() -> None:
    figures = grouped("risk", [("高", 3, 4), ("低", 0, 2), ("中", 0, 0)])
    bars = [re.sub(r"[^█▏▎▍▌▋▊▉]", "", line) for line in figures_text(figures, View()).splitlines() if "6/11" in line]
    assert bars == ["█████", "███████▌", "", ""]
    assert "█" not in figures_text(figures[:1], View())


def test_a_count_by_month_has_the_months_drawn_beside_the_whole() -> None:
    count = replace(RATE, kind="count", numerator=None, denominator=None, value=9, text="9人次", left_out={})
    months = [
        replace(count, group={"month": f"2024-0{month}"}, value=value) for month, value in enumerate((0, 8, 1), 1)
    ]
    unstated = replace(count, group={"month": "未注明"}, value=100)
    lines = figures_text([count, *months, unstated], View()).splitlines()
    assert [line.split()[-1] for line in lines if "9人次" in line] == ["▁█▃", "9人次", "9人次", "9人次", "9人次"]


MONTHS = replace(
    TABLE, columns=("月份", "场次", "人次"), rows=(("2024-01", 0, None), ("2024-02", 4, None), ("未注明", 9, None))
)


def test_a_table_of_months_has_each_sum_drawn_beneath_it() -> None:
    assert [line for line in figures_text([MONTHS], View()).splitlines() if "▁" in line] == ["  场次 ▁█"]


def test_a_console_without_unicode_gets_plain_pictures() -> None:
    text = figures_text([*grouped("risk", [("高", 3, 4), ("低", 0, 2)]), MONTHS], View(unicode=False))
    assert not set(text) & set("█▏▎▍▌▋▊▉▁▂▃▄▅▆▇")
    assert [re.sub("[^#]", "", line) for line in text.splitlines() if "6/11" in line] == ["#####", "########", ""]
    assert "  场次 _#\n" in text


@pytest.mark.parametrize("form", [stats_csv, stats_markdown])
def test_machine_formats_hold_no_pictures(form: Callable[[str, Sequence[Figure]], str]) -> None:
    assert not set(form("", [*grouped("risk", [("高", 3, 4)]), MONTHS])) & set("█▏▎▍▌▋▊▉▁▂▃▄▅▆▇")


def test_csv_never_begins_a_cell_like_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(stats_csv("截止日 2024-12-31", [RATE, OF_A_PLACE, TABLE]))))
    assert [row[2] for row in rows[1:3]] == ["", "'=和平里|社区"]
    assert [(row[3], row[4], row[7]) for row in rows[3:5]] == [("男", "人数", "9"), ("女", "人数", "")]
    assert [cell for cell in rows[-1] if cell] == ["说明", "截止日 2024-12-31"]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_markdown_escapes_what_would_break_a_table() -> None:
    text = stats_markdown("截止日 2024-12-31", [RATE, OF_A_PLACE, TABLE])
    assert r"| 档案完整率 | \=和平里\|社区 | 无对象 |" in text
    assert "### 按性别" in text
    assert text.endswith("截止日 2024-12-31")


def test_stats_json_has_the_keys_of_the_contract() -> None:
    whole = json.loads(stats_json(factories.books(), [RATE, TABLE], ["community"]))
    assert list(whole) == ["schema", "as_of", "period", "groups", "measures"]
    keys = [
        "id",
        "title",
        "kind",
        "group",
        "numerator",
        "denominator",
        "value",
        "text",
        "left_out",
        "definition",
        "basis",
        "previous",
    ]
    assert list(whole["measures"][0])[:12] == keys
    assert whole["measures"][1]["rows"] == [["男", 9], ["女", None]]
