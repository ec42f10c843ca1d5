"""Sample sheets: by their names and titles, and ledgers with an instruction above that are none."""

import pytest

from jdtool.ledgers.samples import SAMPLE, is_sample
from tests.ledgers.workshop import grid_of, read

ROWS = "姓名|身份证号|管控现状\n张一鸣|#1|在控"


@pytest.mark.parametrize(
    ("sheet", "title", "sample"),
    [
        ("样例", "", True),
        ("示例", "", True),
        ("花名册（样表）", "", True),
        ("花名册范例", "", True),
        ("填写说明", "", True),
        ("说明", "", True),
        ("情况说明", "", False),
        ("示例街道花名册", "", False),
        ("Sheet1", "填表说明", True),
        ("Sheet1", "吸毒人员花名册（样表）", True),
        ("Sheet1", "填表说明：红色的栏目必填", False),
        ("Sheet1", "示例街道吸毒人员花名册", False),
        ("Sheet1", "吸毒人员花名册", False),
    ],
)
def test_a_sheet_is_a_sample_by_its_name_or_first_line(sheet: str, title: str, *, sample: bool) -> None:
    assert is_sample(grid_of(f"{title}||\n{ROWS}" if title else ROWS, name=sheet)) is sample


def test_a_sample_gives_no_record_and_says_why() -> None:
    found = read(grid_of(f"吸毒人员花名册||\n{ROWS}", name="样例"))
    assert (found.receipt.ledger, found.receipt.reason, dict(found.records)) == ("", SAMPLE, {})
