"""What each row below a header is: record, banner, subtotal, total, note, blank, or unread with a reason."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from msgspec import Struct, field

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.body.ends import heads_another
from jdtool.ledgers.body.names import SEVERAL, names_several
from jdtool.ledgers.field import Reader
from jdtool.ledgers.titles.header import Header
from jdtool.workbooks.grid import Span


class Role(StrEnum):
    """The names are those of the account in `inspect`."""

    RECORD = "record"
    TITLE = "title"
    HEADER = "header"
    BANNER = "banner"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"
    UNREAD = "unread"
    BLANK = "blank"


class RowUse(Struct, frozen=True):
    """One row's role; `reason` says why an unread row was not read, `column` which cell stood in the way (or 0)."""

    row: int
    role: Role
    reason: str = ""
    column: int = 0


_TOTAL = re.compile(
    r"^(本?(年|月|季度?|页|社区|村|街道|乡|镇|全[街乡镇县区市村])?(度)?)?(合计|总计|共计|总合计|累计|总数|计)([:：(（].*)?$"
)
_SUBTOTAL = re.compile(r"^.{0,14}(小计)([:：(（].*)?$|^.{2,12}(合计|共计)([:：(（].*)?$")
NOTE = re.compile(
    r"^(注|备注|说明|附注|附|填表说明|填报说明|填写说明|填表要求|备考)[:：]|^(填表|填报|制表|审核|审批|经办|复核|统计|录入|报送|登记)(人|员|单位|日期|时间|负责人|[:：])"
    r"|^(单位)?(主要|分管)?(负责人|领导)(签字|签名)?[:：(（]|^(联系人|联系电话|联系方式|日期|时间|报表日期|单位|公章|盖章|签字|签名|印章)[:：(（]|^[(（]?(盖章|公章|签章)"
    r"|^注\d|^第\d+页|^[(（]?(非?必填|选填)|^※|^★|^说明$|^以上|^此表|^本表|[(（](盖章|公章|签章|签字|章)[)）]$"
)
_BANNER = re.compile(
    r"(社区|居委会|村委会|村|街道|乡|镇|里|小区|路|片区|苑|网格|组|类人员|人员|月份?|季度|上半年|下半年|戒毒|康复|风险)([(（].*)?[:：]?$"
)
_PLACE = re.compile(r".{2,10}(社区|居委会|村委会|街道|片区|网格)[:：]?|.{1,6}(?<!家)[乡镇村][:：]?")
_COUNTED = re.compile(r"[(（]?\s*(共|计)?\s*\d+\s*(人|户|名|次|条|件)\s*[)）]?[:：]?$")
_NUMBERED = re.compile(r"^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）])")
_COLUMN_NUMBERS = re.compile(r"^(栏次|甲|乙|丙|丁|戊|[A-Za-z]|\(?\d{1,2}\)?(=.*)?)$")
_EXAMPLE = re.compile(r"^(例|例如|示例|样例|范例|举例|填写示例)([:：].*|\d)?$")


class Roles(Struct, frozen=True):
    """One table's rows from top to bottom: the numbers of those that are records, and what every other row is.

    `next_header` is the row of another table's header, with which this table ends, or 0.
    """

    records: tuple[int, ...]
    others: tuple[RowUse, ...]
    next_header: int = 0


class Frame(Struct, frozen=True):
    """What the header says about the rows below: its titles, the key fields' columns, 序号's (or 0).

    `beside` is the first column other than the first key's; `readers` are those of columns that hold no mere words.
    """

    titles: frozenset[str]
    keys: Mapping[str, int]
    sequence: int
    beside: int
    readers: Mapping[int, Reader] = field(default_factory=dict)

    @staticmethod
    def of(
        header: Header, keys: Mapping[str, int], sequence: int, readers: Mapping[int, Reader] | None = None
    ) -> "Frame":
        """The frame a header gives."""
        titles = frozenset(title_key(heading.parts[-1]) for heading in header.headings)
        key = next(iter(keys.values()))
        beside = next(each.column for each in header.headings if each.column != key)
        return Frame(titles, keys, sequence, beside, readers or {})


def classify(
    rows: Sequence[Sequence[Raw]], first: int, last: int, frame: Frame, spans: Mapping[int, Sequence[Span]]
) -> Roles:
    """The roles of rows first..last (from 1); `spans` are the merged ranges by the row they start in."""
    records: list[int] = []
    others: list[RowUse] = []
    known: set[Raw] = set()
    blank = [""] * len(rows[first - 1]) if first <= last else []
    for number in range(first, last + 1):
        cells = rows[number - 1]
        if cells == blank:
            others.append(RowUse(number, Role.BLANK))
        elif number not in spans and _is_plainly_record(cells, frame, known):
            records.append(number)
        else:
            use = _classify(number, cells, frame, spans.get(number, ()), seen_record=bool(records))
            if use.role in _CONTENT and heads_another(cells, frame.readers):
                return Roles(tuple(records), tuple(others), number)
            if use.role is Role.RECORD:
                records.append(number)
                known.update(_texts_at_head(cells, frame))
            else:
                others.append(use)
    return Roles(tuple(records), tuple(others))


def _is_plainly_record(cells: Sequence[Raw], frame: Frame, known: AbstractSet[Raw]) -> bool:
    """Whether a row needs no closer look: numbered with a word for a name, or headed like a record before."""
    key, beside = next(iter(frame.keys.values())), frame.beside
    if beside < key:
        head = cells[beside - 1]
        return _is_word(cells[key - 1]) if type(head) is float else head in known and cells[key - 1] in known
    return cells[key - 1] in known and cells[beside - 1] != ""


def _texts_at_head(cells: Sequence[Raw], frame: Frame) -> list[str]:
    heads = (cells[frame.beside - 1], cells[next(iter(frame.keys.values())) - 1])
    return [cell for cell in heads if isinstance(cell, str) and cell]


def _is_word(cell: Raw) -> bool:
    """Whether a cell is plainly a name: no number of a column, nothing like 合计 or 总数."""
    return isinstance(cell, str) and 1 < len(cell) < 5 and cell.isalpha() and "计" not in cell and "数" not in cell


def _classify(number: int, cells: Sequence[Raw], frame: Frame, spans: Sequence[Span], *, seen_record: bool) -> RowUse:
    filled = [
        index for index, cell in enumerate(cells) if cell != "" and (not isinstance(cell, str) or not cell.isspace())
    ]
    if not filled:
        return RowUse(number, Role.BLANK)
    if len(filled) == 1 and filled[0] + 1 == frame.sequence and _is_number(cells[filled[0]]):
        return RowUse(number, Role.BLANK, "只有序号")
    role = _total_role(cells, filled) or _by_words(cells, filled, frame, spans, seen_record=seen_record)
    return RowUse(number, role) if role else _record_or_unread(number, cells, filled, frame)


def _is_number(cell: Raw) -> bool:
    return not isinstance(cell, str) or cell.strip().isdigit()


def _by_words(
    cells: Sequence[Raw], filled: list[int], frame: Frame, spans: Sequence[Span], *, seen_record: bool
) -> Role | None:
    if not seen_record and _numbers_columns(cells, filled):
        return Role.HEADER
    first = cells[filled[0]]
    if not isinstance(first, str):
        return None
    word = squeeze(read_text(first))
    if NOTE.search(word) or (_EXAMPLE.match(word) and len(filled) > 1):
        return Role.NOTE
    if _repeats_header(cells, filled, frame.titles):
        return Role.HEADER
    if len(filled) == 1:
        return _lone_cell(word, filled[0] + 1, frame.keys, spans, seen_record=seen_record)
    return None


def is_total(cells: Sequence[Raw]) -> bool:
    """Whether a row states a total or subtotal."""
    return _total_role(cells, [index for index, cell in enumerate(cells) if cell != ""]) is not None


def _total_role(cells: Sequence[Raw], filled: list[int]) -> Role | None:
    for index in filled[:3]:
        cell = cells[index]
        if isinstance(cell, str) and len(cell) < 30 and ("计" in cell or "数" in cell):
            word = squeeze(cell)
            if _TOTAL.match(word):
                return Role.TOTAL
            if _SUBTOTAL.match(word):
                return Role.SUBTOTAL
    return None


def _repeats_header(cells: Sequence[Raw], filled: list[int], titles: frozenset[str]) -> bool:
    if len(filled) < 2:
        return False
    same = sum(1 for index in filled if isinstance(cells[index], str) and title_key(str(cells[index])) in titles)
    return same >= max(2, 0.7 * len(filled))


def _numbers_columns(cells: Sequence[Raw], filled: list[int]) -> bool:
    """栏次: 甲 乙 1 2 3 … or A B C below the header."""
    texts = [read_text(cells[index]) for index in filled]
    if len(texts) < 3 or not all(_COLUMN_NUMBERS.match(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts if text.strip("()").isdigit()]
    return (
        numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if numbers
        else texts[0] in {"栏次", "甲", "A", "a"}
    )


def _lone_cell(
    word: str, column: int, keys: Mapping[str, int], spans: Sequence[Span], *, seen_record: bool
) -> Role | None:
    merged = any(span.width > 2 and span.first_column == column for span in spans)
    in_key = column in keys.values() and not merged
    if (_COUNTED.search(word) and len(word) <= 30) or _PLACE.fullmatch(word):
        return Role.BANNER
    if not in_key and len(word) <= 25 and (_BANNER.search(word) or _NUMBERED.match(word)):
        return Role.BANNER
    if merged and len(word) <= 20 and not seen_record:
        return Role.BANNER
    if not in_key and (merged or len(word) > 12 or seen_record):
        return Role.NOTE
    return None


def _record_or_unread(number: int, cells: Sequence[Raw], filled: list[int], frame: Frame) -> RowUse:
    if any(column - 1 in filled for column in frame.keys.values()):
        name = frame.keys.get("name", 0)
        several = name and names_several(cells[name - 1])
        return RowUse(number, Role.UNREAD, SEVERAL, name) if several else RowUse(number, Role.RECORD)
    others = [index for index in filled if index + 1 != frame.sequence]
    if all(isinstance(cells[index], str) and NOTE.search(squeeze(str(cells[index]))) for index in others[:1]):
        return RowUse(number, Role.NOTE)
    return RowUse(number, Role.UNREAD, "有内容，但没有填写" + "、".join(KEY_TITLES[key] for key in frame.keys))


_CONTENT = frozenset({Role.RECORD, Role.UNREAD})
KEY_TITLES = {
    "name": "姓名",
    "visited_on": "走访日期",
    "tested_on": "检测日期",
    "item": "项目",
    "quantity": "数量",
    "topic": "内容",
    "community": "社区",
    "street": "街道（乡镇）",
}
