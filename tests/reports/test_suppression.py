"""Withholding small counts: judged by hand where it is plain, and against every possible set of counts where it is not."""

import random
from collections.abc import Iterator, Mapping, Sequence

import pytest

from jdtool.reports.suppression import Sum, is_open, withheld

LEAST = 3


@pytest.mark.parametrize(
    ("values", "sums", "expected"),
    [
        ({"all": 11, "some": 6, "rest": 5}, (Sum("all", ("some", "rest")),), set()),
        ({"all": 11, "some": 0, "rest": 11}, (Sum("all", ("some", "rest")),), set()),  # nobody is no small count
        ({"all": 6, "some": 3, "rest": 3}, (Sum("all", ("some", "rest")),), set()),  # the limit itself is told
        # One small part: with the whole and the other part printed it would be the difference.
        ({"all": 11, "some": 2, "rest": 9}, (Sum("all", ("some", "rest")),), {"some", "rest"}),
        # Of three parts one more is enough, and the whole stays.
        ({"all": 12, "a": 1, "b": 5, "c": 6}, (Sum("all", ("a", "b", "c")),), {"a", "b"}),
        # A zero cannot give way, so it hides nothing.
        ({"all": 7, "a": 1, "b": 0, "c": 6}, (Sum("all", ("a", "b", "c")),), {"a", "c"}),
        # Two small parts hide each other only while one of them can reach the limit.
        ({"all": 9, "a": 2, "b": 1, "c": 6}, (Sum("all", ("a", "b", "c")),), {"a", "b"}),
        ({"all": 8, "a": 1, "b": 1, "c": 6}, (Sum("all", ("a", "b", "c")),), {"a", "b", "c"}),
        ({"all": 2, "a": 2}, (Sum("all", ("a",)),), {"all", "a"}),
        ({"alone": 2}, (), {"alone"}),
    ],
)
def test_a_small_count_and_what_would_give_it_away_are_withheld(
    values: Mapping[str, int], sums: Sequence[Sum], expected: set[str]
) -> None:
    assert withheld(values, list(values), sums, LEAST) == expected


@pytest.mark.parametrize("least", [0, 1])
def test_without_a_limit_everything_is_told(least: int) -> None:
    values = {"all": 3, "a": 1, "b": 2}
    assert withheld(values, list(values), (Sum("all", ("a", "b")),), least) == set()


def test_what_nobody_prints_is_protected_too() -> None:
    """9 of 11 were visited: nobody prints the two who were not, and anybody can subtract."""
    values = {"at large": 11, "visited": 9, "not visited": 2}
    sums = (Sum("at large", ("visited", "not visited")),)
    assert withheld(values, ["at large", "visited"], sums, LEAST) == {"visited"}


def test_a_difference_two_totals_away_is_found() -> None:
    """One of 12 has left; to withhold current would hide nothing, as at large and held add up to it."""
    values = {"registered": 12, "current": 11, "left": 1, "at large": 8, "held": 3}
    sums = (Sum("registered", ("current", "left")), Sum("current", ("at large", "held")))
    assert withheld(values, ["registered", "current", "at large", "held"], sums, LEAST) == {"registered"}


def test_a_printed_count_is_never_open() -> None:
    values = {"all": 11, "some": 2, "rest": 9}
    sums = (Sum("all", ("some", "rest")),)
    assert not is_open("some", values, {"all", "some"}, sums, LEAST)
    assert not is_open("some", values, {"all", "rest"}, sums, LEAST)
    assert is_open("some", values, {"all"}, sums, LEAST)


def test_every_small_count_may_as_well_be_no_small_one() -> None:
    """Against all sets of counts that print the same: registered ⊇ current ⊇ at large ⊇ visited, current ⊇ away."""
    chance = random.Random(5)  # noqa: S311 # cases, not secrets
    for _ in range(400):
        values, sums = _nested(chance)
        printed = ["registered", "current", "at large", "visited", "away"]
        kept = set(printed) - withheld(values, printed, sums, LEAST)
        small = {name for name, value in values.items() if 0 < value < LEAST}
        reached = {name for found in _possible(values, kept) for name in small if found[name] >= LEAST}
        assert reached == small, (values, kept)


def _nested(chance: random.Random) -> tuple[dict[str, int], list[Sum]]:
    at_large, held, left = chance.randint(0, 5), chance.choice([0, 1, 3]), chance.choice([0, 2, 3])
    current = at_large + held
    found = _told(current + left, current, at_large, chance.randint(0, at_large), chance.randint(0, current))
    sums = [
        Sum("registered", ("current", "left")),
        Sum("current", ("at large", "held")),
        Sum("at large", ("visited", "unvisited")),
        Sum("current", ("away", "at home")),
    ]
    return found, sums


def _told(registered: int, current: int, at_large: int, visited: int, away: int) -> dict[str, int]:
    return {
        "registered": registered,
        "current": current,
        "at large": at_large,
        "visited": visited,
        "away": away,
        "left": registered - current,
        "held": current - at_large,
        "unvisited": at_large - visited,
        "at home": current - away,
    }


def _possible(values: Mapping[str, int], kept: set[str]) -> Iterator[dict[str, int]]:
    def of(name: str, most: int) -> Sequence[int]:
        return [values[name]] if name in kept and values[name] <= most else [] if name in kept else range(most + 1)

    most = values["registered"] + LEAST
    for registered in of("registered", most):
        for current in of("current", registered):
            for at_large in of("at large", current):
                for visited in of("visited", at_large):
                    for away in of("away", current):
                        yield _told(registered, current, at_large, visited, away)
