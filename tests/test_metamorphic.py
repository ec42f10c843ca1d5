"""How an office lays its ledgers out changes nothing: from every dress the same records and the same findings by person."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Record
from jdtool.rules import CATALOGUE
from jdtool.rules.run import run
from jdtool.workbooks.grid import Cell, Span
from tests.two_ledgers import PEOPLE, PERSON_TITLES, VISIT_TITLES, VISITS, WRONG, Row, opened, table
from tests.workbooks.twins import Sheet, binary, ods, spreadsheet_xml, strict, text_table, web_page, xlsx

SYNONYMS = {
    "community": "社区 所属社区 所在社区 村（社区） 社区名称 管辖社区",
    "name": "姓名 对象姓名 吸毒人员姓名 人员姓名 戒毒人员姓名 姓　名",
    "sex": "性别 性\u3000别",
    "id_number": "身份证号 身份证号码 公民身份号码 证件号码 居民身份证号 身份证",
    "birth_date": "出生日期 出生年月 出生年月日 生日",
    "phone": "联系电话 手机号码 联系方式 本人电话 手机",
    "measure": "戒毒措施 管控措施 戒毒类型 戒毒类别 强制措施",
    "reported_on": "报到时间 报到日期 社区戒毒报到日期",
    "control_status": "管控现状 管控情况 在控状态 列管状态",
    "risk": "风险等级 风险级别 管控等级 危险程度",
    "remarks": "备注 备考 备注说明 情况说明",
    "visited_on": "走访时间 走访日期 入户时间 帮教日期 家访时间",
    "visitor": "走访人 走访人员 家访人 帮教人员",
    "content": "走访情况 走访内容 帮教内容 谈话内容",
}
TITLES = {
    "花名册": ("", "青和街道吸毒人员花名册", "青和街道2024年社区戒毒社区康复人员台账"),
    "走访记录": ("", "青和街道走访记录", "青和街道2024年吸毒人员走访帮教台账"),
}
UNITS = ("", "填报单位：青和街道禁毒办", "单位（盖章）：                 2024年12月31日")
BANNERS = ("", "", "{0}（{1}人）", "{0}", "一、{0}", "{0}（共{1}人）：")
ENDS = ("", "填表人：周某      审核人：吴某", "注：本表每季度更新。")
WRITERS = {
    ".xlsx": xlsx,
    ".csv": text_table,
    ".xls": web_page,
    ".tsv": lambda sheet: text_table(sheet, "utf-16", "\t"),
    ".xml.xls": spreadsheet_xml,
    ".strict.xlsx": strict,
    ".97.xls": binary,
    ".ods": ods,
}


@dataclass(frozen=True)
class Dress:
    """How one ledger is laid out; `order` are its fields, `titles` what their columns are called."""

    order: tuple[str, ...]
    titles: dict[str, str]
    numbered: bool = True
    above: tuple[str, ...] = ()
    blank_after: frozenset[int] = frozenset()
    subtotals: bool = False
    header_again: bool = False
    banner: str = ""
    total: str = ""
    end: str = ""
    hidden: frozenset[int] = frozenset()
    shift: int = 0


def laid_out(name: str, rows: list[Row], dress: Dress) -> Sheet:
    """The sheet in its dress."""
    order = [field for field in dress.order if not (dress.banner and field == "community")]
    titles = {field: dress.titles[field] for field in order}
    header, *cells = table(titles, rows, numbered=dress.numbered)
    width = len(header)
    sheet: list[list[Cell]] = [_line(text, width) for text in dress.above] + [header]
    merged = [row for row, text in enumerate(dress.above, 1) if text]
    for place, numbers in groupby(range(len(rows)), key=lambda at: rows[at].get("community", "")):
        group = list(numbers)
        if dress.banner:
            sheet.append(_line(dress.banner.format(place, len(group)), width))
            merged.append(len(sheet))
        for at in group:
            sheet.append(cells[at])
            sheet += [[""] * width] if at in dress.blank_after else []
        sheet += [_counted("小计", len(group), header, titles)] if dress.subtotals else []
        sheet += [header] if dress.header_again and at < len(rows) - 1 else []
    sheet += [_counted(dress.total, len(rows), header, titles)] if dress.total else []
    sheet += [_line(dress.end, width)] if dress.end else []
    spans = [Span(row, row, 1 + dress.shift, width + dress.shift) for row in merged]
    rows_shifted = [[""] * dress.shift + row for row in sheet]
    return Sheet(name, rows_shifted, spans, sorted(row for row in dress.hidden if row <= len(sheet)))


def _line(text: str, width: int) -> list[Cell]:
    return [text, *[""] * (width - 1)]


def _counted(word: str, count: int, header: list[Cell], titles: dict[str, str]) -> list[Cell]:
    """小计 in the first column that is not the name's, the number of people under 姓名."""
    row: list[Cell] = [""] * len(header)
    at = header.index(titles["name"])
    row[at] = float(count)
    row[1 if at == 0 else 0] = word
    return row


@st.composite
def dresses(draw: st.DrawFn, name: str, fields: tuple[str, ...], *, titled: bool) -> Dress:
    """`titled`: below another table, only a title says whose the people are."""
    lines = [(title, unit) for title in TITLES[name] for unit in UNITS if title or not titled]
    return Dress(
        order=tuple(draw(st.permutations(fields))),
        titles={field: draw(st.sampled_from(SYNONYMS[field].split(" "))) for field in fields},
        numbered=draw(st.booleans()),
        above=draw(st.sampled_from(lines if titled else [(), ("",), *lines])),
        blank_after=frozenset(draw(st.sets(st.integers(0, 5), max_size=2))),
        subtotals=draw(st.booleans()),
        header_again=draw(st.booleans()),
        banner=draw(st.sampled_from(BANNERS)) if "community" in fields else "",
        total=draw(st.sampled_from(["", "合计", "总　计"])),
        end=draw(st.sampled_from(ENDS)),
        hidden=frozenset(draw(st.sets(st.integers(1, 14), max_size=3))),
        shift=draw(st.sampled_from([0, 0, 0, 1, 2])),
    )


@dataclass(frozen=True)
class Office:
    """The office's sheets: each in a file of its own, all in one workbook, or below each other on one sheet."""

    sheets: tuple[Sheet, ...]
    ending: str
    where: str

    def files(self) -> dict[str, bytes]:
        if self.where == "workbook":
            return {"禁毒台账.xlsx": xlsx(*self.sheets)}
        write = WRITERS[self.ending]
        if self.where == "sheet":
            return {f"禁毒台账{self.ending}": write(below_each_other(self.sheets))}
        return {f"{sheet.name}{self.ending}": write(sheet) for sheet in self.sheets}


def below_each_other(sheets: tuple[Sheet, ...]) -> Sheet:
    """One sheet of them all, with a blank row between."""
    width = max(len(row) for sheet in sheets for row in sheet.rows)
    rows: list[list[Cell]] = []
    merged: list[Span] = []
    for sheet in sheets:
        down = len(rows)
        merged += [
            Span(span.first_row + down, span.last_row + down, span.first_column, span.last_column)
            for span in sheet.merged
        ]
        rows += [[*row, *[""] * (width - len(row))] for row in sheet.rows] + [[""] * width]
    return Sheet("台账", rows, merged)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Each ledger whole or split in two, in one format or another."""
    ending = draw(st.sampled_from([*[".xlsx"] * 6, *WRITERS]))
    where = draw(st.sampled_from(["files", "workbook", "sheet"] if ending == ".xlsx" else ["files", "sheet"]))
    sheets: list[Sheet] = []
    for name, rows, fields in (("花名册", PEOPLE, tuple(PERSON_TITLES)), ("走访记录", VISITS, tuple(VISIT_TITLES))):
        cut = draw(st.sampled_from([0, 0, 0, 1, 2, 3, 5])) if where != "sheet" else 0
        parts = [list(rows[:cut]), list(rows[cut:])] if cut else [list(rows)]
        for at, part in enumerate(parts):
            sheets.append(laid_out(name + "二" * at, part, draw(dresses(name, fields, titled=where == "sheet"))))
    return Office(tuple(draw(st.permutations(sheets))), ending, where)


def facts(books: Books) -> Counter[tuple[Any, ...]]:
    """What the records say, wherever they stand."""
    people = Counter(_said(record, tuple(PERSON_TITLES)) for record in books.persons)
    return people + Counter(_said(record, tuple(VISIT_TITLES)) for record in books.visits)


def _said(record: Record, fields: tuple[str, ...]) -> tuple[Any, ...]:
    troubles = frozenset((each.field, each.trouble, each.text) for each in record.troubles)
    return (*(getattr(record, field) or "" for field in fields), troubles)


def by_person(books: Books) -> Counter[tuple[str, str, str]]:
    """Findings about somebody: the rule and the person; the cell depends on where things stand."""
    records = ((each.rule.code, each.hit.record) for each in run(books, CATALOGUE).findings)
    return Counter((code, record.name, record.id_number) for code, record in records if record)


def plain(titles: dict[str, str]) -> Dress:
    return Dress(tuple(titles), titles)


PLAIN = opened(
    {
        "花名册.xlsx": xlsx(laid_out("花名册", list(PEOPLE), plain(PERSON_TITLES))),
        "走访记录.xlsx": xlsx(laid_out("走访记录", list(VISITS), plain(VISIT_TITLES))),
    }
)


def test_the_plain_ledgers_are_read_whole_and_found_wrong() -> None:
    assert (len(PLAIN.persons), len(PLAIN.visits)) == (len(PEOPLE), len(VISITS))
    assert {(code, name) for code, name, _ in by_person(PLAIN)} >= WRONG


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(office=offices())
def test_the_same_records_and_findings_come_from_every_dress(office: Office) -> None:
    books = opened(office.files())
    filled = sum(any(cell != "" for cell in row) for sheet in office.sheets for row in sheet.rows)
    assert sum(sheet.filled_rows for sheet in books.sheets) == filled
    assert not any(sheet.rows["unread"] for sheet in books.sheets)
    assert facts(books) == facts(PLAIN)
    assert by_person(books) == by_person(PLAIN)
