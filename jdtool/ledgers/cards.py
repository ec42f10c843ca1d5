"""Cards (登记表): sheets of labels and values, one person after the other, cut into their cards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from jdtool.cells.text import squeeze, title_key
from jdtool.ledgers.card_rows import Anchor, CardSheet, Pair, pairs_of
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.header import TITLE_ENDINGS
from jdtool.workbooks.grid import Grid

_TITLE = re.compile(r"(登记|信息|情况|基本|审批|评估|报到|走访|谈话|记录|台账|人员|档案|检测|康复|戒毒)[^:：]{0,8}(表|卡|卡片|档案|登记|单)([(（].*)?$")
_RELATION = re.compile(r"关系|称谓")
_FAMILY = re.compile(r"家庭|家属|亲属|监护人|社会关系|社会交往")
_SAMPLE = 60  # rows that tell whether a sheet is one of cards
_FEW = 6  # labels that make a card of two rows
_key = lru_cache(maxsize=4096)(title_key)


@dataclass(frozen=True, slots=True)
class Sub:
    """A small table within a card: its header's cells, the rows below, the group or line it stands under."""

    header: Sequence[Anchor]
    rows: range
    group: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Its titles as they are looked up."""
        return tuple(title_key(anchor.text) for anchor in self.header)


@dataclass(frozen=True, slots=True)
class Card:
    """One card's rows: its titles by row, its pairs, its small tables."""

    titles: dict[int, str] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    subs: list[Sub] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """The rows of its pairs and tables, each once."""
        return sorted(
            {pair.row for pair in self.pairs} | {row for sub in self.subs for row in (sub.header[0].row, *sub.rows)}
        )


def find_cards(grid: Grid, words: Vocabulary) -> list[Card]:
    """The cards of a sheet from top to bottom; empty where it is none of cards, which its first rows tell."""
    known = words.fields_by_title.__contains__
    if not _may_hold_cards(grid, words):
        return []
    if not _cut(CardSheet.of(replace(grid, rows=grid.rows[:_SAMPLE]), known), words):
        return []
    return _cut(CardSheet.of(grid, known), words)


def _may_hold_cards(grid: Grid, words: Vocabulary) -> bool:
    """A quick look: labels stand in several of the first rows, where a table has its header and then values."""
    labelled = others = 0
    for cells in grid.rows[:_SAMPLE]:
        if any(cell and isinstance(cell, str) and _is_labelled(cell, words) for cell in cells):
            labelled, others = labelled + 1, 0
        elif labelled and any(cell != "" for cell in cells):
            others += 1
        if labelled > 2 or others > 1:
            break
    return labelled > 1


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
        if title and (cards[-1].pairs or cards[-1].subs):
            cards.append(Card())
        if title:
            cards[-1].titles[row] = title
        row = _take(sheet, cards, rest, words) if rest else row + 1
    merged = _without_nameless(cards, words)
    return merged if _are_cards(merged, words) else []


def _take(sheet: CardSheet, cards: list[Card], anchors: Sequence[Anchor], words: Vocabulary) -> int:
    """Puts a row, or the small table it heads, on the last card or a new one; the row below it."""
    row = anchors[0].row
    header = _header(sheet, anchors)
    if header:
        sub = _sub(sheet, header, cards[-1])
        if any(sub.keys == before.keys and names_owner(before, words) for before in cards[-1].subs):
            cards.append(Card())
        cards[-1].subs.append(sub)
        return sub.rows.stop
    pairs = _with_owners(list(pairs_of(sheet, anchors)), words)
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
    adjacent = all(left.last_column + 1 == right.column for left, right in zip(cells, cells[1:], strict=False))
    titles = all(
        label or TITLE_ENDINGS.search(squeeze(anchor.text)) for label, anchor in zip(labels, cells, strict=True)
    )
    return cells if adjacent and titles else ()


def _names_somebody(cells: Sequence[Anchor]) -> bool:
    return any("姓名" in squeeze(anchor.text) for anchor in cells)


def _sub(sheet: CardSheet, header: Sequence[Anchor], card: Card) -> Sub:
    """The table below a header: rows down to the next labels or title."""
    first = last = header[0].row
    for row in range(first + 1, len(sheet.grid.rows) + 1):
        anchors = sheet.anchors(row)
        if anchors and (anchors[0].column < header[0].column or _ends_table(sheet, anchors)):
            break
        last = row if anchors else last
    group = sheet.group_beside(first, header[0].column)
    left = [anchor for anchor in sheet.anchors(first) if anchor.column < header[0].column]
    line = card.pairs[-1] if card.pairs and card.pairs[-1].row == first - 1 else None
    return Sub(header, range(first + 1, last + 1), squeeze(left[0].text) if left else group or (line.label if line else ""))


def _ends_table(sheet: CardSheet, anchors: Sequence[Anchor]) -> bool:
    text = squeeze(anchors[0].text)
    titled = TITLE_ENDINGS.search(text) and not re.search(r"\d", text) and len(text) > 2
    return bool(titled or sheet.is_label(text) or sheet.inside(anchors[0].text) or _title(sheet, anchors)[0])


def _below(sheet: CardSheet, anchors: Sequence[Anchor]) -> Anchor | None:
    """The long text under a label that has a row to itself."""
    if len(anchors) > 1 or not sheet.is_label(anchors[0].text) or anchors[0].row == len(sheet.grid.rows):
        return None
    following = sheet.anchors(anchors[0].row + 1)
    if len(following) != 1 or _ends_table(sheet, following):
        return None
    return following[0] if following[0].column <= anchors[0].last_column else None


def _with_owners(pairs: list[Pair], words: Vocabulary) -> list[Pair]:
    """Names and telephones of relatives and staff, told by the label before or by 关系, get their owner as group."""
    related = any(_RELATION.search(pair.key) for pair in pairs)
    owner = ""
    found: list[Pair] = []
    for pair in pairs:
        fields = {each.field.name for each in words.fields_by_title.get(pair.key, ())}
        if related and fields & {"name", "phone"}:
            found.append(replace(pair, group="家庭成员"))
        elif "phone" in fields and owner:
            found.append(replace(pair, group=owner))
        else:
            found.append(pair)
        if fields & _STAFF:
            owner = pair.label
        elif "name" in fields:
            owner = ""
    return found


_STAFF = frozenset({"officer", "worker", "helper", "relative", "visitor", "tester"})


def is_own_name(pair: Pair, words: Vocabulary) -> bool:
    """Whether a pair tells the name of the person the card is about."""
    names = any(each.field.name == "name" for each in words.fields_by_title.get(pair.key, ()))
    return names and not _FAMILY.search(pair.group)


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


def names_owner(sub: Sub, words: Vocabulary) -> bool:
    """Whether a small table tells the name of the person the card is about: labels above, values below."""
    names = any(each.field.name == "name" for key in sub.keys for each in words.fields_by_title.get(key, ()))
    return names and not any(map(_RELATION.search, sub.keys)) and not _FAMILY.search(sub.group)


def _are_cards(cards: Sequence[Card], words: Vocabulary) -> bool:
    """Whether labels with their values make up the first card, and no list of people stands in it."""
    first = cards[0]
    known = [pair for pair in first.pairs if pair.key in words.fields_by_title]
    rows = {pair.row for pair in known}
    if any(is_own_name(pair, words) for pair in known):
        return (len(rows) > 2 and len(known) > 3) or (len(rows) > 1 and len(known) >= _FEW)
    below = [sub for sub in first.subs if names_owner(sub, words)]
    count = len(known) + sum(len(sub.header) for sub in below)
    return bool(below) and len(below[0].rows) <= 1 and len(first.subs) + len(rows) > 1 and count >= _FEW
