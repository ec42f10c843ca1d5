"""The stretches of the office's schedules."""

from datetime import date

import pytest

from jdtool.ledgers.schedules import intervals


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        (31, ["01-31", "02-29", "03-31", "04-30"]),
        (28, ["01-31", "02-29", "03-31", "04-30"]),
        (27, ["01-27", "02-23", "03-21", "04-17"]),
        (32, ["02-01", "03-04", "04-05"]),
        (62, ["02-29", "04-30"]),
        (92, ["03-31"]),
        (120, ["04-30"]),
        (121, ["04-30"]),
        (124, []),
    ],
)
def test_about_a_month_is_a_month_and_what_is_not_over_is_no_stretch(days, ends):
    found = intervals(date(2024, 1, 1), date(2024, 4, 30), days)
    assert [f"{last:%m-%d}" for _, last in found] == ends
    assert [first for first, _ in found[1:]] == [date.fromordinal(last.toordinal() + 1) for _, last in found[:-1]]
