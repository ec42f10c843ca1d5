"""The figures of the shipped examples are those of the reports they were made after."""

import datetime
from functools import cache
from pathlib import Path

import pytest

from jdtool.cells.masking import Masking
from jdtool.ledgers.opening import read_books, settle
from jdtool.measures.figures import Figure, compute
from jdtool.profile import load_profile

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def figures(example: str, *, own_profile: bool) -> dict[str, Figure]:
    folder = EXAMPLES / example
    profile = load_profile(folder / "jdtool.toml" if own_profile else None)
    read = read_books(sorted(folder.rglob("*.xlsx")), profile, lambda path: path.name)
    books = settle(read, None, None, datetime.date(2025, 3, 1), Masking())
    return {figure.id: figure for figure in compute(books)}


@pytest.mark.parametrize("own_profile", [True, False])
@pytest.mark.parametrize(
    ("example", "measure", "text"),
    [
        ("street", "registered", "11人"),
        ("street", "communities_involved", "8个"),
        ("street", "team_count", "14个"),
        ("street", "dossier_completeness", "54.5%（6/11）"),
        ("street", "dossiers_complete", "6人"),
        ("street", "lost_control", "1人"),
        ("street", "out_of_area_rate", "18.2%（2/11）"),
        ("street", "visit_completion", "67.4%（89/132）"),
        ("street", "met_rate", "63.6%（7/11）"),
        ("street", "test_completion", "100%（22/22）"),
        ("township", "registered", "16人"),
        ("township", "at_large", "15人"),
        ("township", "visit_coverage", "100%（15/15）"),
        ("township", "dossier_completeness", "100%（16/16）"),
        ("county", "registered", "1254人"),
        ("county", "community_ordered", "158人"),
        ("county", "out_of_area_rate", "68.6%（860/1254）"),
        ("county", "staffing_rate", "75.5%（40/53）"),
        ("county", "urine_positive_rate", "0.3%（3/892）"),
        ("county", "hair_positive_rate", "2.2%（4/180）"),
    ],
)
def test_numbers_of_an_example(example, measure, text, own_profile):
    assert figures(example, own_profile=own_profile)[measure].text == text


@pytest.mark.parametrize(
    ("example", "table", "line"),
    [
        ("street", "publicity", ("标语", "幅", 410, 11, 0)),
        ("street", "publicity", ("板报", "版", 600, 2, 1)),
        ("street", "publicity", ("横幅", "条", 19, 3, 0)),
        ("street", "publicity", ("答卷", "人", 96, 1, 0)),
        ("street", "publicity", ("展牌", "社区", 11, 1, 0)),
        ("street", "publicity", ("宣传资料", "份", None, 1, 0)),
        ("street", "meetings", ("情报交流", "每季1次", 4)),
        ("township", "publicity", ("宣传挂图", "份", 30, 2, 0)),
        ("township", "publicity", ("宣传通告", "份", 130, 2, 0)),
        ("township", "publicity", ("临时标语", "条", 300, 3, 0)),
        ("township", "publicity", ("永久标语", "条", 60, 2, 0)),
        ("township", "publicity", ("宣传栏", "期", 14, 14, 0)),
        ("township", "publicity", ("培训班", "期", 28, 12, 0)),
        ("township", "meetings", ("毒情排查", "每旬1次", 36)),
        ("county", "enforcement", ("行政拘留", "人次", 123, 36, 0)),
        ("county", "enforcement", ("强制隔离戒毒", "人次", 40, 18, 0)),
        ("county", "enforcement", ("刑事拘留", "人次", 16, 9, 0)),
        ("county", "enforcement", ("铲除原植物", "株", 1231, 12, 0)),
    ],
)
def test_lines_of_an_example(example, table, line):
    assert line in figures(example, own_profile=True)[table].rows
