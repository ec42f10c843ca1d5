"""Whether a visit reached the person, by the words of its record."""

from pathlib import Path

import pytest

from jdtool.cells.remark import Label, read_remark
from jdtool.rules.meeting import says_not_met
from tests.factories import books, visit


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("入户不开门", True),
        ("在家，但不肯开门", True),
        ("始终未能见面", True),
        ("到其住处没有找到人", True),
        ("按门铃没反应", True),
        ("屋头没得人", True),
        ("见到本人，情绪稳定", False),
        ("不开门，后已见面", False),
        ("没有再吸，无其他困难", False),
        ("邻居不在家", False),
        ("", False),
    ],
)
def test_the_words_of_a_visit_tell_that_nobody_was_met(content: str, expected: bool) -> None:
    assert says_not_met(books(), visit(content=content)) is expected


def test_the_cheap_look_before_reading_lets_everything_through_that_says_so() -> None:
    cells = Path(__file__).parents[1] / "cells"
    lines = [line for file in sorted(cells.glob("remarks_*.tsv")) for line in file.read_text("utf-8").splitlines()]
    remarks = [line.partition("\t")[2] for line in lines if "not_met" in line.partition("\t")[0]]
    told = [remark for remark in remarks if any(sign.label is Label.NOT_MET for sign in read_remark(remark))]
    assert len(told) > 200
    spaced_out = [remark for remark in told if not says_not_met(books(), visit(content=remark))]
    assert spaced_out == ["入 户 不 开 门", "不－开－门"]  # of a remark only: nobody writes a visit so
