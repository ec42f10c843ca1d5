"""Columns whose titles place them in time: under a month or quarter, or as 第一次, 第二次."""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from jdtool.cells.numerals import number_of
from jdtool.cells.text import squeeze, title_key
from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.catalogue import Vocabulary
from jdtool.ledgers.titles.header import Header, Heading
from jdtool.ledgers.titles.stretches import Stretch, read_stretch, stated_year

_TIME = re.compile(r"第([一二三四五六七八九十]{1,2}|\d{1,2})次")
_NUMBERED = re.compile(r"(.+?)[(]?(\d{1,2})[)]?")


class PlacedColumn(Struct, frozen=True):
    """A column with its stretch, or its order among several alike (then from 1).

    `words` is what groups above say besides, `role` what stands beside or below the month: 时间, 结果.
    """

    heading: Heading
    stretch: Stretch | None
    order: int
    words: str
    role: str

    @property
    def column(self) -> int:
        return self.heading.column


def placed_columns(header: Header, words: Vocabulary) -> list[PlacedColumn]:
    """The placed columns of a header from left to right."""
    repeated = _repeated(header, words)
    found = (_in_time(heading) or _in_order(heading, words) or _again(heading, repeated) for heading in header.headings)
    return [each for each in found if each]


def _in_time(heading: Heading) -> PlacedColumn | None:
    parts = heading.parts
    read = [read_stretch(part) for part in parts]
    place = next((index for index in reversed(range(len(parts))) if read[index]), None)
    if place is None:
        return _bare_month(heading)
    stretch, beside = read[place] or (Stretch(0, 1, 1), "")
    others = [part for index, part in enumerate(parts[:place]) if not read[index]]
    years = [year for part in others if (year := stated_year(part))]
    if years and not stretch.year:
        stretch = Stretch(years[-1], stretch.first_month, stretch.last_month, stretch.day)
    role = parts[-1] if place < len(parts) - 1 else beside
    return PlacedColumn(heading, stretch, 0, _joined(others), role)


def _bare_month(heading: Heading) -> PlacedColumn | None:
    """1 to 12 under a group that speaks of months."""
    *groups, leaf = heading.parts
    if not leaf.isdecimal() or not 1 <= int(leaf) <= 12 or "月" not in "".join(groups):
        return None
    year = next((year for part in groups if (year := stated_year(part))), 0)
    return PlacedColumn(heading, Stretch(year, int(leaf), int(leaf)), 0, _joined(groups), "")


def _in_order(heading: Heading, words: Vocabulary) -> PlacedColumn | None:
    """第一次, also within a longer title; 尿检时间1 where 尿检时间 is a title of events."""
    *groups, leaf = map(squeeze, heading.parts)
    for place, part in enumerate((*groups, leaf)):
        found = _TIME.search(part)
        if found:
            rest = part.replace(found[0], "")
            role = rest if place == len(groups) else leaf
            others = [*groups[:place], *([rest] if place < len(groups) else [])]
            return PlacedColumn(heading, None, int(number_of(found[1]) or 0), "".join(others), role)
    numbered = _NUMBERED.fullmatch(leaf)
    if numbered and _is_of_events(numbered[1], words):
        return PlacedColumn(heading, None, int(numbered[2]), "".join(groups), numbered[1])
    return None


def _is_of_events(title: str, words: Vocabulary) -> bool:
    found = words.fields_by_title.get(title_key(title), ())
    return any(each.ledger.name in EVENT_DAYS and each.field.name in {*EVENT_DAYS.values(), "result"} for each in found)


def _repeated(header: Header, words: Vocabulary) -> dict[int, int]:
    """Column → which event it is of, where a row holds several: 尿检时间, 尿检结果, 毛发检测时间, 毛发检测结果."""
    roles = [(heading.column, _test_role(title_key(heading.parts[-1]), words)) for heading in header.headings]
    pairs = [(column, role) for column, role in roles if role]
    names = [role for _, role in pairs]
    if len(pairs) >= 4 and len(pairs) % 2 == 0 and names == names[:2] * (len(pairs) // 2) and names[0] != names[1]:
        return {column: place // 2 + 1 for place, (column, _) in enumerate(pairs)}
    return _alike(header, words)


def _test_role(key: str, words: Vocabulary) -> str:
    """tested_on or result, where a title means nothing else; the last one's columns only repeat another's."""
    if key.startswith(("最近", "最新", "上次", "下次", "首次")):
        return ""
    found = {each.field.name for each in words.fields_by_title.get(key, ()) if each.by != "loose"}
    return found.pop() if len(found) == 1 and found <= {"tested_on", "result"} else ""


def _alike(header: Header, words: Vocabulary) -> dict[int, int]:
    """Column → which time its title stands there, where the same day title stands there more than once."""
    keys = {heading.column: (heading.parts[:-1], title_key(heading.parts[-1])) for heading in header.headings}
    counts = Counter(keys.values())
    most = max((counts[key] for key in keys.values() if _is_day(key[1], words)), default=0)
    seen: Counter[tuple[tuple[str, ...], str]] = Counter()
    found: dict[int, int] = {}
    for column, key in keys.items():
        seen[key] += 1
        if most > 1 and counts[key] == most:
            found[column] = seen[key]
    return found


def _is_day(key: str, words: Vocabulary) -> bool:
    return any(each.field.name in EVENT_DAYS.values() for each in words.fields_by_title.get(key, ()))


def _again(heading: Heading, repeated: dict[int, int]) -> PlacedColumn | None:
    order = repeated.get(heading.column, 0)
    return PlacedColumn(heading, None, order, _joined(heading.parts[:-1]), heading.parts[-1]) if order else None


def _joined(parts: Iterable[str]) -> str:
    return "".join(map(squeeze, parts))
