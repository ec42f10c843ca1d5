"""How a rule's basis is told."""

import pytest

from jdtool.console.telling import reliability_of
from jdtool.profile import load_profile
from jdtool.rules import CATALOGUE

LAW, LOCAL, BOTH, SELF = "高：法律", "只在本单位有效", "有明文的部分高", "高：只核对台账自身"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ID102", LAW),
        ("DT305", LAW),
        ("DT315", LAW),
        ("TE509", LAW),
        ("DT306", BOTH),  # 15 days by the law, the first day by the office's setting
        ("DT309", BOTH),
        ("DT313", BOTH),
        ("TE502", BOTH),
        ("VI401", LOCAL),
        ("WH603", LOCAL),
        ("PU708", LOCAL),
        ("WH606", SELF),  # `words` says how remarks are written, not how things ought to be
        ("AG902", SELF),
    ],
)
def test_a_page_says_how_sure_its_basis_is(code: str, expected: str) -> None:
    rule = next(each for each in CATALOGUE if each.code == code)
    assert reliability_of(rule, load_profile(None)).startswith(expected)
