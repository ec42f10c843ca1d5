"""Trade: registers of other trades look alike and must not become ours."""

import pytest

from jdtool.ledgers.persons import PERSONS
from jdtool.ledgers.titles.columns import Mapped
from jdtool.ledgers.trade import is_ours


def mapped(own: int) -> Mapped:
    """A roster whose header has that many titles found in no other trade's ledger."""
    return Mapped(PERSONS, {}, (), own, 1.0)


@pytest.mark.parametrize(
    ("own", "titles", "names", "ours"),
    [
        (0, "青和街道吸毒人员花名册", "Sheet1\n台账\n资料", True),
        (0, "帮教小组名单", "党员花名册\n台账", True),  # what stands above the header outweighs the sheet's name
        (0, "社区矫正人员花名册（含吸毒人员）", "Sheet1\n台账", True),
        (0, "党员花名册", "Sheet1\n禁毒台账2024\n禁毒办", False),  # another trade's title, even in our folder
        (2, "精神障碍患者花名册", "Sheet1\n台账", False),
        (3, "肇事肇祸精神障碍患者及涉案人员花名册", "Sheet1\n台账", True),  # three columns only we have
        (0, "人员花名册", "Sheet1\n台账\n资料", False),  # nothing speaks for us
        (0, "人员花名册", "Sheet1\n禁毒台账2024\n资料", True),  # the workbook's name does
        (0, "人员花名册", "禁毒\n台账\n资料", False),  # a sheet's name is often copied from another form
        (1, "人员花名册", "Sheet1\n台账\n资料", True),
        (0, "", "Sheet1\n台账\n资料", False),
        (0, "", "吸毒人员\n台账\n资料", True),  # no title: the sheet's name must do
        (1, "", "Sheet1\n台账\n资料", True),
        (1, "", "低保户\n台账\n资料", False),
        (2, "", "低保户\n台账\n资料", True),
        (1, "", "低保户\n禁毒台账\n资料", True),
    ],
)
def test_a_sheet_is_ours_by_its_title_its_columns_or_its_names(
    own: int, titles: str, names: str, *, ours: bool
) -> None:
    assert is_ours(mapped(own), titles, names) is ours
