"""Findings in the terminal: blocks of text under a heading for every community, person, rule or sheet."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from jdtool.console.telling import SEVERITY_TITLES, Told
from jdtool.console.terminal import View
from jdtool.console.width import wrap
from jdtool.rules.rule import Severity

_RANK = {level: rank for rank, level in enumerate(Severity)}
_OWN_HEADING = "台账本身（表和文件）"
_NOWHERE = "未注明社区（村）"


def _community(told: Told) -> str:
    if told.unit:
        return told.unit
    return _NOWHERE if told.who or told.row else _OWN_HEADING


def _person(told: Told) -> str:
    return "　".join(part for part in (told.person or "不涉及个人", told.unit if told.person else "") if part)


# How to group: what makes two findings of one group, and what the group is called.
GROUPINGS: dict[str, tuple[Callable[[Told], object], Callable[[Told], str]]] = {
    "community": (_community, _community),
    "person": (lambda told: told.who, _person),
    "rule": (lambda told: told.code, lambda told: f"{told.code} {told.title}"),
    "sheet": (lambda told: (told.file, told.sheet), lambda told: _path(told.file, told.sheet)),
}


def finding_lines(all_told: Iterable[Told], group_by: str, limit: int | None, view: View) -> Iterator[str]:
    """The blocks of every group; past `limit` findings only how many more there are."""
    groups = _grouped(all_told, group_by)
    names = Counter(GROUPINGS[group_by][1](members[0]) for members in groups.values())
    left = sum(map(len, groups.values())) if limit is None else limit
    for members in groups.values():
        shown = sorted(members, key=_order)[: max(0, left)]
        left -= len(members)
        if shown:
            name = GROUPINGS[group_by][1](members[0])
            name += _row_of(members) if names[name] > 1 else ""
            yield view.paint("heading", _heading(name, members))
            for _, block in groupby(shown, key=_block_key):
                yield ""
                yield from _block(list(block), view)
            yield ""
    if left < 0:
        yield f"还有 {-left} 处没有显示（去掉 --limit 可看全部）"
        yield ""


def _grouped(all_told: Iterable[Told], group_by: str) -> dict[object, list[Told]]:
    """Groups in the order in which they first appear, that of the ledgers themselves first."""
    key = GROUPINGS[group_by][0]
    groups: dict[object, list[Told]] = {}
    for told in all_told:
        groups.setdefault(key(told), []).append(told)
    if group_by == "rule":
        return {code: groups[code] for code in sorted(groups, key=str)}
    return {name: groups[name] for name in sorted(groups, key=lambda name: name not in {_OWN_HEADING, ()})}


def _row_of(members: Sequence[Told]) -> str:
    """Where one of several groups of one name first stands."""
    return next((f"（{told.sheet}第{told.row}行）" for told in members if told.row), "")


def _order(told: Told) -> tuple[int, str, str, str, str, int, str]:
    return _RANK[told.severity], told.code, told.file, told.sheet, told.remedy, told.row, told.cell


def _block_key(told: Told) -> tuple[object, ...]:
    return _order(told)[:5]


def _heading(name: str, members: Sequence[Told]) -> str:
    count = Counter(told.severity for told in members)
    parts = "，".join(f"{title} {count[level]}" for level, title in SEVERITY_TITLES.items() if count[level])
    return f"■ {name}　{len(members)} 处（{parts}）"


def _path(*parts: str) -> str:
    return " › ".join(part for part in parts if part)


def _block(block: Sequence[Told], view: View) -> Iterator[str]:
    """Findings of one rule on one sheet: where, which rule, each case, then once on what basis and what to do."""
    first, width = block[0], view.width
    columns = {(told.letter, told.column_title) for told in block}
    one_column = len(columns) == 1
    yield from wrap(_path(first.file, first.sheet, _where(block) if one_column else ""), width)
    level = SEVERITY_TITLES[first.severity]
    more = f"　{len(block)} 处" if len(block) > 1 else ""
    head, *rest = wrap(f"{level} {first.slug}  {first.title}{more}", width, f"  {first.code} ")
    yield head.replace(level, view.paint(str(first.severity), level), 1)
    yield from rest
    messages = [told.message for told in block]
    together = len(set(messages)) == 1
    for told in block:
        yield from wrap(_case(told, one_column), width, "    ")
        if not together and told.message:
            yield from wrap(told.message, width, "      ")
    if together and messages[0]:
        yield from wrap(messages[0], width, "    ")
    yield from wrap(first.basis, width, "  依据  ")
    yield from wrap(first.remedy, width, "  做法  ")


def _where(block: Sequence[Told]) -> str:
    first = block[0]
    address = first.cell if len(block) == 1 else f"{first.letter}列" if first.letter else ""
    return f"{address} {first.column_title}".strip()


def _case(told: Told, one_column: bool) -> str:
    where = f"第{told.row}行" if told.row else "整张表" if told.sheet else "整个文件"
    address = "" if one_column or not told.cell else f"{told.cell} {told.column_title}".strip()
    evidence = f"“{told.evidence}”" if told.evidence else ""
    return " │ ".join(part for part in (address or where, told.person, told.community, evidence) if part)
