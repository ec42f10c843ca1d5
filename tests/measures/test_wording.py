"""The one division."""

import pytest

from jdtool.measures.wording import bounds_text, fraction_text, quotient


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [
        (6, 11, 6, "0.545455"),
        (1, 8, 2, "0.13"),
        (1, 16, 3, "0.063"),
        (1254, 40, 1, "31.4"),
        (0, 3, 1, "0.0"),
        (5, 2, 0, "3"),
    ],
)
def test_a_quotient_is_rounded_half_up(part, whole, places, text):
    assert str(quotient(part, whole, places)) == text


@pytest.mark.parametrize(("part", "whole"), [(-1, 2), (1, -2)])
def test_a_count_below_zero_is_refused(part, whole):
    with pytest.raises(ValueError, match="never below zero"):
        quotient(part, whole, 1)


def test_a_rate_over_a_hundred_percent_is_shown_as_it_is():
    assert fraction_text(6, 5) == "120%（6/5）"


@pytest.mark.parametrize(
    ("least", "most", "whole", "text"),
    [(6, 8, 10, "60%～80%（6～8/10）"), (6, 6, 10, "60%（6/10）"), (0, 1, 1, "0%～100%（0～1/1）")],
)
def test_a_rate_between_two_is_told_with_both(least, most, whole, text):
    assert bounds_text(least, most, whole) == text
