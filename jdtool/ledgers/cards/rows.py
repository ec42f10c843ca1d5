"""Rows of a card: labels and the values that stand right of them, below them or in the same cell."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.body.names import looks_like_name
from jdtool.ledgers.titles.title_words import TITLE_ENDINGS
from jdtool.workbooks.grid import Grid, Span

_OTHER_LABELS = frozenset({
    "籍贯", "国籍", "政治面貌", "宗教信仰", "身高", "体重", "血型", "照片", "相片", "指纹", "健康状况", "身体状况",
    "服务场所", "家庭成员", "家庭情况", "社会关系", "主要社会关系", "家庭主要成员", "称谓", "关系", "与本人关系",
    "与其关系", "与戒毒人员关系", "职务", "吸毒史", "吸毒经历", "违法犯罪经历", "违法犯罪记录", "前科", "简历", "工作简历",
    "个人简历", "有无犯罪史", "特长", "兵役", "填表人", "填表日期", "填表时间", "审核人", "登记单位", "毒品来源",
    "吸毒方式", "微信号", "QQ号", "邮箱", "电子邮件", "意见", "审批意见", "本人签名", "签名", "帮教小组", "特征",
    "体貌特征",
})  # fmt: skip
_WORDS_NOT_LABELS = frozenset({"吸毒人员", "涉毒人员", "戒毒人员", "人员", "村", "镇", "数"})  # more often values
_COLON = re.compile(r"[:：]")
_BOX = "□☐"
_TICKED = re.compile(r"[☑✓✔√■☒]\s*([^□☐☑✓✔√■☒\s]+)|[□☐]\s*[√✓✔]\s*([^□☐☑✓✔√■☒\s]+)")
_LONGEST = 20  # characters of a label


class Anchor(Struct, frozen=True):
    """A filled cell that is not covered by another: its columns, its height, what stands in it."""

    row: int
    column: int
    last_column: int
    height: int
    cell: Raw

    @property
    def text(self) -> str:
        """The cell's text."""
        return read_text(self.cell)


class Pair(Struct, frozen=True):
    """A label with its group and its value's cell; an empty value is ""."""

    label: str
    group: str
    row: int
    column: int
    value: Raw

    @property
    def key(self) -> str:
        """The label as titles are looked up."""
        return title_key(self.label)


class CardSheet(Struct, frozen=True):
    """A sheet's cells with the merged range of each covered one; `known` tells whether a key is a field's title.

    Only `columns` are looked at: where cards stand beside each other, those of one.
    """

    grid: Grid
    known: Callable[[str], bool]
    spans: Mapping[tuple[int, int], Span]
    columns: range

    @staticmethod
    def of(grid: Grid, known: Callable[[str], bool]) -> "CardSheet":
        """The sheet with its merged ranges laid out; what reaches beyond the filled area is cut."""
        width, height = len(grid.rows[0]), len(grid.rows)
        spans = {
            (row, column): span
            for span in grid.merged
            for row in range(span.first_row, min(span.last_row, height) + 1)
            for column in range(span.first_column, min(span.last_column, width) + 1)
        }
        return CardSheet(grid, known, spans, range(1, width + 1))

    def is_label(self, text: str) -> bool:
        """Whether a text is a label known here or in any card."""
        if not text or len(text) > _LONGEST:
            return False
        key = title_key(text)
        return (self.known(key) and key not in _WORDS_NOT_LABELS) or key in _OTHER_LABELS

    def is_title(self, text: str) -> bool:
        """Whether a text is a label, or ends like one and tells no number."""
        word = squeeze(text)
        return self.is_label(text) or bool(
            2 < len(word) < _LONGEST and TITLE_ENDINGS.search(word) and not re.search(r"\d", word)
        )

    def anchors(self, row: int) -> list[Anchor]:
        """The cells that begin in a row, from left to right."""
        found: list[Anchor] = []
        cells = self.grid.rows[row - 1]
        for column in self.columns:
            cell = cells[column - 1]
            span = self.spans.get((row, column))
            begins = span is None or (span.first_row, span.first_column) == (row, column)
            if begins and cell != "" and read_text(cell):
                last, height = (span.last_column, span.height) if span else (column, 1)
                found.append(Anchor(row, column, last, height, cell))
        return found

    def group_beside(self, row: int, column: int) -> str:
        """The text of the tall cell to the left that covers a row above which it began."""
        for left in range(1, column):
            span = self.spans.get((row, left))
            if span and span.height > 1 and span.first_row < row:
                return squeeze(read_text(self.grid.cell(span.first_row, span.first_column)))
        return ""

    def inside(self, text: str) -> list[tuple[str, str]]:
        """Labels and values of one cell: 姓名：张三  性别：男."""
        if not _COLON.search(text):
            return []
        pieces = _COLON.split(text)
        heads = [self._tail(piece) for piece in pieces[:-1]]
        if not any(heads):
            return []
        found: list[tuple[str, str]] = []
        value = pieces[-1]
        for at in range(len(heads) - 1, -1, -1):
            if heads[at] or at == 0:
                found.append((heads[at] or pieces[0], value.strip(" \t\u3000,，;；\n")))
                value = pieces[at][: len(pieces[at]) - len(heads[at])]
            else:
                value = pieces[at] + "：" + value
        return found[::-1]

    def _tail(self, piece: str) -> str:
        """The longest label that ends a piece of text, blanks within it included; else its last word if that is short."""
        for start in range(max(0, len(piece) - _LONGEST), len(piece)):
            if not piece[start].isspace() and self.is_label(piece[start:]):
                return piece[start:]
        word = re.search(r"(?:^|[\s,，;；])([\u4e00-\u9fff()（）]{2,10})\s*$", piece)
        return word[1] if word and TITLE_ENDINGS.search(word[1]) else ""


def ticked(value: Raw) -> Raw:
    """The one option that is ticked: □男 ☑女 is 女; none ticked is nothing.

    >>> ticked("□男 ☑女"), ticked("□社区戒毒 □社区康复"), ticked("社区戒毒")
    ('女', '', '社区戒毒')
    """
    if not isinstance(value, str) or not any(sign in value for sign in _BOX):
        return value
    options = [first or second for first, second in _TICKED.findall(value)]
    return options[0] if len(options) == 1 else value if options else ""


def pairs_of(sheet: CardSheet, anchors: Sequence[Anchor]) -> Iterator[Pair]:
    """The pairs of one row, values to the right of their labels or in the same cell."""
    at = 0
    group = sheet.group_beside(anchors[0].row, anchors[0].column) if anchors else ""
    while at < len(anchors):
        here = anchors[at]
        inside = sheet.inside(here.text)
        following = anchors[at + 1] if at + 1 < len(anchors) else None
        if inside:
            *first, (label, value) = inside
            yield from (Pair(each, group, here.row, here.column, text) for each, text in first)
            taken = following if not value and following and _may_be_value(sheet, following) else None
            yield _pair(label, group, here, taken, value)
            at += 2 if taken else 1
        elif _heads_group(sheet, anchors[at:]):
            group = squeeze(here.text)
            at += 1
        elif not _is_label_like(sheet, here):
            at += 1
        else:
            taken = _value_of(sheet, anchors[at:])
            yield _pair(here.text, group, here, taken, "")
            at += 2 if taken else 1


def _pair(label: str, group: str, here: Anchor, taken: Anchor | None, value: str) -> Pair:
    if taken:
        return Pair(label, group, taken.row, taken.column, taken.cell)
    return Pair(label, group, here.row, here.column if value else here.last_column + 1, value)


def _may_be_value(sheet: CardSheet, anchor: Anchor) -> bool:
    return not sheet.is_label(anchor.text) and not sheet.inside(anchor.text)


def _is_label_like(sheet: CardSheet, anchor: Anchor) -> bool:
    """A label known, or a short word where a label is expected."""
    text = squeeze(anchor.text)
    return sheet.is_label(anchor.text) or (
        isinstance(anchor.cell, str) and 1 < len(text) <= 12 and not re.search(r"[\d。；！]", text)
    )


def _heads_group(sheet: CardSheet, anchors: Sequence[Anchor]) -> bool:
    """Whether the first cell is a group of the next ones: 基本情况 姓名 张三."""
    here, *rest = anchors
    if not rest or rest[0].column != here.last_column + 1 or not sheet.is_label(rest[0].text):
        return False
    if not sheet.is_label(here.text) or here.height > rest[0].height:
        return True
    return len(rest) > 1 and rest[1].column == rest[0].last_column + 1 and _may_be_value(sheet, rest[1])


def _value_of(sheet: CardSheet, anchors: Sequence[Anchor]) -> Anchor | None:
    """The next cell, or one beyond a gap that is followed by a label or nothing.

    A word that is a label is a value where none but a value can stand.
    """
    here, *rest = anchors
    if not rest or sheet.inside(rest[0].text):
        return None
    if rest[0].column == here.last_column + 1:
        return rest[0]
    is_value = _may_be_value(sheet, rest[0]) and not TITLE_ENDINGS.search(squeeze(rest[0].text))
    if "姓名" in squeeze(here.text) and not looks_like_name(squeeze(rest[0].text)):
        return None
    return rest[0] if is_value and (len(rest) == 1 or sheet.is_label(rest[1].text)) else None
