"""Cards (登记表): sheets of labels and values, one person after the other, cut into their cards."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from jdtool.cells.text import read_text, squeeze, title_key
from jdtool.ledgers.body.names import looks_like_name
from jdtool.ledgers.cards.columns import cards_by_column, sheets_beside
from jdtool.ledgers.cards.parts import Card, Sub, is_name, is_own_name, names_owner, with_owners
from jdtool.ledgers.cards.rows import Anchor, CardSheet, Pair, pairs_of
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.workbooks.grid import Grid

_TITLE = re.compile(
    r"(登记|信息|情况|基本|审批|评估|报到|走访|谈话|记录|台账|人员|档案|检测|康复|戒毒)[^:：]{0,8}(表|卡|卡片|档案|登记|单)([(（].*)?$"
)
_NO_NAME = re.compile(
    "(名称|号码|日期|时间|情况|内容|种类|类别|数量|方式)$"
)  # beside 姓名: titles of a table's columns
_NUMBERING = frozenset({"序号", "编号", "序"})
_SAMPLE = 60  # rows that tell whether a sheet is one of cards
_FEW = 6  # labels that make a card of two rows
_key = lru_cache(maxsize=4096)(title_key)


def find_cards(grid: Grid, words: Vocabulary) -> list[Card]:
    """The cards of a sheet from top to bottom; empty where it is none of cards, which its first rows tell."""
    known = words.fields_by_title.__contains__
    if not _may_hold_cards(grid, words):
        return []
    if not _cut(CardSheet.of(replace(grid, rows=grid.rows[:_SAMPLE]), known), words):
        return []
    sheet = CardSheet.of(grid, known)
    cards = _cut(sheet, words)
    people = cards_by_column(sheet, cards[0], words) if len(cards) == 1 else []
    parts = sheets_beside(sheet, cards[0], words) if cards else []
    if people or len(parts) < 2:
        return people or cards
    found = [card for part in parts for card in _cut(part, words)]
    return sorted(found, key=lambda card: min(card.rows))


def _may_hold_cards(grid: Grid, words: Vocabulary) -> bool:
    """A quick look: labels stand in several of the first rows, where a table has its header and then values."""
    counts: list[int] = []
    others = 0
    for cells in grid.rows[:_SAMPLE]:
        count = sum(1 for cell in cells if cell and isinstance(cell, str) and _is_labelled(cell, words))
        if count:
            counts.append(count)
            others = 0
        elif counts and any(cell != "" for cell in cells):
            others += 1
        if len(counts) > 2 or others > 1:
            break
    return len(counts) > 2 or (len(counts) == 2 and min(counts) > 2)


def _is_labelled(cell: str, words: Vocabulary) -> bool:
    head = re.split("[:：]", cell, maxsplit=1)[0] if "：" in cell or ":" in cell else cell
    return len(head) <= 20 and _key(head) in words.fields_by_title


def _cut(sheet: CardSheet, words: Vocabulary) -> list[Card]:
    """The cards, empty where the sheet is none of cards."""
    cards = [Card()]
    row = 1
    while row <= len(sheet.grid.rows):
        anchors = sheet.anchors(row)
        title, rest = _title(sheet, anchors)
        if not title and len(anchors) == 1 and not cards[-1].rows and not sheet.is_label(anchors[0].text):
            title, rest = ("", anchors) if sheet.inside(anchors[0].text) else (anchors[0].text, ())
        if title and (cards[-1].pairs or cards[-1].subs):
            cards.append(Card())
        if title:
            cards[-1].titles[row] = title
        row = _take(sheet, cards, rest, words) if rest else row + 1
    merged = _without_nameless(cards, words)
    return merged if _are_cards(sheet, merged, words) else []


def _take(sheet: CardSheet, cards: list[Card], anchors: Sequence[Anchor], words: Vocabulary) -> int:
    """Puts a row, or the small table it heads, on the last card or a new one; the row below it."""
    row = anchors[0].row
    header = _header(sheet, anchors)
    if header:
        sub = _sub(sheet, header, cards[-1])
        if sub.has_caption:
            cards[-1].pairs.pop()
        if any(sub.keys == before.keys and names_owner(before, words) for before in cards[-1].subs):
            cards.append(Card())
        cards[-1].subs.append(sub)
        return sub.rows.stop
    pairs = with_owners(list(pairs_of(sheet, anchors)), words)
    below = _below(sheet, anchors)
    if below:
        pairs = [replace(pairs[0], row=below.row, column=below.column, value=below.cell)]
    if _begins_again(cards[-1], pairs, words):
        cards.append(Card())
    cards[-1].pairs.extend(pairs)
    return row + (2 if below else 1)


def _title(sheet: CardSheet, anchors: Sequence[Anchor]) -> tuple[str, Sequence[Anchor]]:
    """The card's title if the row has one, and its other cells."""
    if not anchors or not isinstance(anchors[0].cell, str):
        return "", anchors
    text = squeeze(anchors[0].text)
    is_alone = len(anchors) == 1 or bool(sheet.inside(anchors[1].text))
    if is_alone and len(text) <= 40 and _TITLE.search(text) and not sheet.is_label(text):
        return text, anchors[1:]
    return "", anchors


def _header(sheet: CardSheet, anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """The cells of a row that has nothing but labels side by side: the header of what stands below."""
    cells = anchors[1:] if len(anchors) > 1 and anchors[0].height > anchors[1].height else anchors
    labels = [sheet.is_label(anchor.text) for anchor in cells]
    if len(cells) < 2 or sum(labels) < max(2, 0.6 * len(cells)) or (len(cells) == 2 and not _names_somebody(cells)):
        return ()
    adjacent = all(left.last_column + 1 == right.column for left, right in pairwise(cells))
    return cells if adjacent and all(sheet.is_title(anchor.text) for anchor in cells) else ()


def _names_somebody(cells: Sequence[Anchor]) -> bool:
    return any("姓名" in squeeze(anchor.text) for anchor in cells)


def _sub(sheet: CardSheet, header: Sequence[Anchor], card: Card) -> Sub:
    """The table below a header: rows down to the next labels or title."""
    first = last = header[0].row
    for row in range(first + 1, len(sheet.grid.rows) + 1):
        anchors = sheet.anchors(row)
        if anchors and (anchors[0].column < header[0].column or _ends_sub(sheet, header, anchors)):
            break
        last = row if anchors else last
    left = [anchor for anchor in sheet.anchors(first) if anchor.column < header[0].column]
    group = squeeze(left[0].text) if left else sheet.group_beside(first, header[0].column)
    line = card.pairs[-1] if card.pairs and card.pairs[-1].row == first - 1 and card.pairs[-1].value == "" else None
    is_caption = not group and line is not None and len(sheet.anchors(first - 1)) == 1
    return Sub(header, range(first + 1, last + 1), line.key if line and is_caption else group, is_caption)


def _ends_sub(sheet: CardSheet, header: Sequence[Anchor], anchors: Sequence[Anchor]) -> bool:
    """Whether a row is none of the table above: one more person is, whatever the row's first cell ends like."""
    names = {anchor.column for anchor in header if "姓名" in squeeze(anchor.text)}
    named = any(anchor.column in names and looks_like_name(squeeze(anchor.text)) for anchor in anchors)
    is_person = named and not any(sheet.is_label(anchor.text) for anchor in anchors)
    return not is_person and _ends_table(sheet, anchors)


def _ends_table(sheet: CardSheet, anchors: Sequence[Anchor]) -> bool:
    text = anchors[0].text
    return bool(sheet.is_title(text) or sheet.inside(text) or _title(sheet, anchors)[0])


def _below(sheet: CardSheet, anchors: Sequence[Anchor]) -> Anchor | None:
    """The long text under a label that has a row to itself."""
    if len(anchors) > 1 or not sheet.is_label(anchors[0].text) or anchors[0].row == len(sheet.grid.rows):
        return None
    following = sheet.anchors(anchors[0].row + 1)
    if len(following) != 1 or _ends_table(sheet, following):
        return None
    return following[0] if following[0].column <= anchors[0].last_column else None


def _begins_again(card: Card, pairs: Sequence[Pair], words: Vocabulary) -> bool:
    """Whether the label of the card's own name comes again, in the same place."""
    own = next((pair for pair in card.pairs if is_own_name(pair, words)), None)
    return own is not None and any(
        is_own_name(pair, words) and (pair.key, pair.column, pair.group) == (own.key, own.column, own.group)
        for pair in pairs
    )


def _without_nameless(cards: Sequence[Card], words: Vocabulary) -> list[Card]:
    """What stands under a title of its own without naming anybody goes with the card above: 附表, 意见."""
    merged: list[Card] = []
    for card in cards:
        if merged and not (_names(card, words) and _names(merged[-1], words)):
            merged[-1].titles.update(card.titles)
            merged[-1].pairs.extend(card.pairs)
            merged[-1].subs.extend(card.subs)
        else:
            merged.append(card)
    return merged


def _names(card: Card, words: Vocabulary) -> bool:
    return any(is_own_name(pair, words) for pair in card.pairs) or any(names_owner(sub, words) for sub in card.subs)


def _numbers_people(sheet: CardSheet, sub: Sub, words: Vocabulary) -> bool:
    """Whether a header that names somebody numbers the people below it, with however many rows for each of them."""
    numbering = next((anchor.column for anchor in sub.header if title_key(anchor.text) in _NUMBERING), 0)
    if not numbering or not names_owner(sub, words):
        return False
    rows = sheet.grid.rows[sub.header[0].row :]
    return {"1", "2"} <= {read_text(row[numbering - 1]) for row in rows if row[numbering - 1] != ""}


def _lists_people(sheet: CardSheet, sub: Sub, words: Vocabulary) -> bool:
    """Whether several rows below a header tell names: a table whose header comes again, as after a page break."""
    if not names_owner(sub, words):
        return False
    column = next(anchor.column for anchor in sub.header if is_name(title_key(anchor.text), words))
    named = [row for row in sub.rows if looks_like_name(squeeze(read_text(sheet.grid.cell(row, column))))]
    return len(named) > 1


def _are_lists(sheet: CardSheet, cards: Sequence[Card], words: Vocabulary) -> bool:
    """Whether the first header numbers people, or a later one lists them."""
    return any(_numbers_people(sheet, sub, words) for sub in cards[0].subs) or any(
        _lists_people(sheet, sub, words) for card in cards[1:] for sub in card.subs
    )


def _are_cards(sheet: CardSheet, cards: Sequence[Card], words: Vocabulary) -> bool:
    """Whether labels with their values make up the first card, and no list of people stands in it.

    A tall header has labels over labels, and below it rows without any.
    """
    first = cards[0]
    known = [pair for pair in first.pairs if pair.key in words.fields_by_title]
    rows = {pair.row for pair in known}
    plain = {pair.row for pair in first.pairs} - rows
    own = next((pair for pair in first.pairs if is_own_name(pair, words)), None)
    if (own and _NO_NAME.search(read_text(own.value))) or _are_lists(sheet, cards, words):
        return False
    if not _names(first, words) or sum(1 for row in plain if len(sheet.anchors(row)) > 2) > len(rows):
        return False
    below = [sub for sub in first.subs if names_owner(sub, words)]
    if below and not any(is_own_name(pair, words) for pair in known):
        count = len(known) + sum(len(sub.header) for sub in first.subs)
        return len(below[0].rows) <= 1 and len(first.subs) + len(rows) > 1 and count >= _FEW
    told = [pair for pair in known if pair.value != "" and not sheet.is_title(read_text(pair.value))]
    if len(told) > 2 and len({pair.row for pair in told}) > 1:
        return len(rows) > 2 or len(known) >= _FEW
    return len(rows) > 3 and len(known) >= _FEW and not plain
