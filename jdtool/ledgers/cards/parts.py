"""What a card is made of, and whom its labels are about."""

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from jdtool.cells.text import title_key
from jdtool.ledgers.cards.rows import Anchor, Pair
from jdtool.ledgers.catalogue import Vocabulary

_RELATION = re.compile(r"关系|称谓")
_FAMILY = re.compile(r"家庭|家属|亲属|监护人|社会关系|社会交往")
_STAFF = frozenset({"officer", "worker", "helper", "relative", "visitor", "tester"})


class Sub(Struct, frozen=True):
    """A small table within a card: its header's cells, the rows below, the group or caption it stands under."""

    header: Sequence[Anchor]
    rows: range
    group: str
    has_caption: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its titles as they are looked up."""
        return tuple(title_key(anchor.text) for anchor in self.header)


class Card(Struct, frozen=True):
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


def with_owners(pairs: list[Pair], words: Vocabulary) -> list[Pair]:
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


def is_name(key: str, words: Vocabulary) -> bool:
    """Whether a title, as it is looked up, heads names."""
    return any(each.field.name == "name" for each in words.fields_by_title.get(key, ()))


def is_own_name(pair: Pair, words: Vocabulary) -> bool:
    """Whether a pair tells the name of the person the card is about."""
    return is_name(pair.key, words) and not _FAMILY.search(pair.group)


def is_about_family(sub: Sub) -> bool:
    """Whether a small table lists relatives."""
    return bool(_FAMILY.search(sub.group)) or any(map(_RELATION.search, sub.keys))


def names_owner(sub: Sub, words: Vocabulary) -> bool:
    """Whether a small table tells the name of the person the card is about: labels above, values below."""
    return any(is_name(key, words) for key in sub.keys) and not is_about_family(sub)
