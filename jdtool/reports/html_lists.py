"""List items of any depth as nested HTML lists that keep their ordinals."""

from collections.abc import Iterable
from itertools import groupby

from jdtool.reports.blocks import ListItem
from jdtool.reports.hypertext import runs, tag


def nested(items: Iterable[ListItem]) -> str:
    """Lists of the items, deeper ones inside the item above them; a list begins where the kind of mark changes."""
    parts: list[list[ListItem]] = []
    for item in items:
        if parts and item.depth > parts[-1][0].depth:
            parts[-1].append(item)
        else:
            parts.append([item])
    return "".join(
        _list(tuple(group), ordered) for ordered, group in groupby(parts, key=lambda part: part[0].ordinal is not None)
    )


def _list(parts: tuple[list[ListItem], ...], ordered: bool) -> str:
    first, items = parts[0][0], (tag("li", runs(head.runs), nested(inside)) for head, *inside in parts)
    if not ordered:
        return tag("ul", *items)
    start = {} if first.ordinal == 1 else {"start": str(first.ordinal)}
    return tag("ol", *items, class_="inner" if first.depth > 1 else "", **start)
