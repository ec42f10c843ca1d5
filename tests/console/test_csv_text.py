"""CSV: what a spreadsheet would run or round is made harmless, everything else stays as it is."""

import csv
import io

import pytest

from jdtool.console.csv_text import csv_text


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(1)", "＝1", "  =1", "\u200b=1", "\ufeff@x", "\t", "123456789012"]
)
def test_a_cell_that_would_be_run_or_rounded_gets_an_apostrophe(cell: str) -> None:
    assert list(csv.reader(io.StringIO(csv_text([[cell]])))) == [[f"'{cell}"]]


@pytest.mark.parametrize(
    "cell", ["", "人已搬走", "a=b", "12345678901", "0.545454545454", "2024-01-05", "“引”,逗号", '说"是"']
)
def test_any_other_cell_reads_back_as_it_was(cell: str) -> None:
    assert list(csv.reader(io.StringIO(csv_text([["甲", cell]])))) == [["甲", cell]]


def test_lines_end_alike_and_nothing_follows_the_last() -> None:
    assert csv_text([("代码", "问题"), ("WH601", "一\n二")]) == '代码,问题\nWH601,"一\n二"'
