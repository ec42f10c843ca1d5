"""Suppression: which counts to withhold so that no total and no difference gives a small one away.

A count is small from 1 up to below a limit. Withholding it alone is not enough: where a total and the other parts are
printed, it is what is left over. So it must be *open*: some other set of counts, with the same printed ones and the
same sums, in which it reaches the limit. `withheld` looks for such a set and withholds further counts until every
small one has one; it never needs to know how likely the set is, only that it is possible.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct


class Sum(Struct, frozen=True):
    """A count that is the sum of others: all of them whole and never negative."""

    whole: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)


def withheld(values: Mapping[str, int], printed: Collection[str], sums: Sequence[Sum], least: int) -> frozenset[str]:
    """Of the counts that would be printed, those that must not be.

    `values` are all counts that anybody could name, also those that nobody prints, such as a whole without its part.
    """
    kept = {name for name in printed if not 0 < values[name] < least}
    small = [name for name, value in values.items() if 0 < value < least]
    while closed := [name for name in small if not is_open(name, values, kept, sums, least)]:
        kept.remove(_best(closed[0], values, kept, sums, least))
    return frozenset(printed) - kept


def is_open(name: str, values: Mapping[str, int], printed: Collection[str], sums: Sequence[Sum], least: int) -> bool:
    """Whether the count could reach the limit while every printed count and every sum stays as it is."""
    step = least - values[name]
    free = {each: value for each, value in values.items() if each not in printed}
    return name in free and _balanced({name: 1}, free, sums, step)


def _balanced(moves: dict[str, int], free: Mapping[str, int], sums: Sequence[Sum], step: int) -> bool:
    """Whether more counts can move up or down by the step, each once, until every sum holds again."""
    uneven = next(((each, off) for each in sums if (off := _off(each, moves))), None)
    if uneven is None:
        return True
    total, off = uneven
    for name in total.names:
        if name in moves or name not in free:
            continue
        up = (off > 0) == (name == total.whole)
        if up or free[name] >= step:
            moves[name] = 1 if up else -1
            if _balanced(moves, free, sums, step):
                return True
            del moves[name]
    return False


def _off(total: Sum, moves: Mapping[str, int]) -> int:
    """By how many steps the parts have moved further than the whole."""
    return sum(moves.get(part, 0) for part in total.parts) - moves.get(total.whole, 0)


def _best(name: str, values: Mapping[str, int], printed: Collection[str], sums: Sequence[Sum], least: int) -> str:
    """The printed count to withhold next: the nearest that opens the small one, parts before wholes; else the nearest."""
    near = list(dict.fromkeys(_near(name, printed, sums)))
    opening = (each for each in near if is_open(name, values, set(printed) - {each}, sums, least))
    return next(opening, near[0])


def _near(name: str, printed: Collection[str], sums: Sequence[Sum]) -> Iterator[str]:
    """Printed counts by their distance from the small one, in its own sums first; itself, if it is printed."""
    reached, rim = {name}, [name]
    if name in printed:
        yield name
    while rim:
        beside = [each for each in sums if set(each.names) & set(rim)]
        found = [part for each in beside for part in each.parts] + [each.whole for each in beside]
        rim = [each for each in dict.fromkeys(found) if each not in reached]
        reached |= set(rim)
        yield from (each for each in rim if each in printed)
