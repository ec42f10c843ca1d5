"""Every file of strangers' parser tests: read, or refused in one line; never a crash, and no cell lost."""

import re
from pathlib import Path

import pytest

from tests.workbooks.corpus import CORPUS, Outcome, manifest, read_all

_ROWS = manifest("hostile")
_EITHER = {"02_bombs_and_hogs", "19_polluted_csv"}
_REFUSED_FOLDERS = {"01_encrypted", "03_truncated_corrupt"}
_READ_ALL_THE_SAME = (
    "poi__50833.xls",  # Excel's built-in password
    "poi__45290.xls",  # these open in Excel, and one of two readers gets everything
    "poi__41139.xls",
    "sheetjs__phpexcel_bad_cfb_dir.xls",
    "phpss__pr.4687.excel.badendian.xls",
    "phpss__bug1592.xls",
    "phpss__issue.2463.xls",
    "phpss__CF_Basic_Comparisons.xls",
    "poi__poi-fuzz.xls",
    "5285517825277952.xls",
    "poi__xlsx-corrupted.xlsx",
)
_REFUSED = (
    "sheetjs__issue2717.slk",
    "sheetjs__ErrorTypes.dif",
    "sheetjs__crlfq9.wk1",
    ".xlsb",
    "xlrd__sample.zip",
    "poi__duplicate-filename.xlsx",  # two parts of one name: nobody can say which is meant
    "poi__duplicate-filename-case-insensitive.xlsx",
    "excelize__BadWorkbook.xlsx",  # no sheets
    "poi__sample-beta.xlsx",  # a beta of 2006 whose texts no reader finds
    "16_empty/phpss__empty.csv",
    "phpss__encoding.iso88591.csv",  # neither UTF-8 nor GBK: would be garbled
    "phpss__premiere.win1252.csv",
    "phpss__no_delimiter.csv",
)
_MACRO_SHEET_COUNTED = "poi__60405.xls"
_CELLS = re.compile(r"ok sheets=(\d+) rows=\d+ cells=(\d+)")
_COMPARED = [
    row for row in _ROWS if _CELLS.match(row["calamine"] or "") and not row["file"].endswith(_MACRO_SHEET_COUNTED)
]

pytestmark = pytest.mark.skipif(not _ROWS, reason="the corpus is not at hand")


@pytest.fixture(scope="module")
def outcomes() -> dict[Path, Outcome]:
    return read_all([CORPUS / row["file"] for row in _ROWS])


@pytest.mark.parametrize("row", _ROWS, ids=[row["file"] for row in _ROWS])
def test_a_strangers_file_is_read_or_refused_in_one_line(row: dict[str, str], outcomes: dict[Path, Outcome]) -> None:
    outcome = outcomes.get(CORPUS / row["file"])
    assert outcome, "the reading process ended at this file or before it"
    if row["category"] not in _EITHER:
        refused = row["category"] in _REFUSED_FOLDERS or row["file"].endswith(_REFUSED)
        assert bool(outcome.failure) == (refused and not row["file"].endswith(_READ_ALL_THE_SAME)), outcome
    assert "\n" not in outcome.failure


@pytest.mark.parametrize("row", _COMPARED, ids=[row["file"] for row in _COMPARED])
def test_no_cell_is_lost_that_another_reader_sees(row: dict[str, str], outcomes: dict[Path, Outcome]) -> None:
    outcome = outcomes[CORPUS / row["file"]]
    seen = _CELLS.match(row["calamine"])
    assert seen
    assert outcome.failure or sum(cells for _, cells in outcome.filled) >= int(seen[2])
