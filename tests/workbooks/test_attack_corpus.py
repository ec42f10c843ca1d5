"""Every file of the attack corpus: read whole, read with a word, or refused in one line; never a crash."""

from pathlib import Path

import pytest

from tests.workbooks.corpus import CORPUS, Outcome, manifest, read_all

_ROWS = manifest("attack")
_LATER = {"values", "injection", "layout", "baseline"}
"""What is to be said of these files is said by the rules, not by the reader."""
_JUDGED_OTHERWISE = {
    "g06_xls_fat_count_huge.xls": "READ",  # only the unused count is wrong: all twelve people are read
    "g08_xls_sst_count_huge.xls": "READ+WARN",  # the other reader gets all twelve people, and it is said
    "j17_ids_scientific.csv": "READ",  # digits that the file itself has lost are for a rule to tell
    "j32_header_dup.csv": "READ",  # two columns of one name are for the ledgers to ask about
}

pytestmark = pytest.mark.skipif(not _ROWS, reason="the corpus is not at hand")


@pytest.fixture(scope="module")
def outcomes() -> dict[Path, Outcome]:
    return read_all([CORPUS / "attack" / row["file"] for row in _ROWS])


@pytest.mark.parametrize("row", _ROWS, ids=[row["file"] for row in _ROWS])
def test_a_file_that_breaks_readers_ends_as_the_manifest_says(
    row: dict[str, str], outcomes: dict[Path, Outcome]
) -> None:
    outcome = outcomes.get(CORPUS / "attack" / row["file"])
    assert outcome, "the reading process ended at this file or before it"
    expected = _JUDGED_OTHERWISE.get(row["file"], row["expect"])
    assert any(_fits(outcome, each, row["category"]) for each in expected.split("|")), outcome
    if outcome.failure:
        assert "\n" not in outcome.failure
        assert len(outcome.failure) < 120
    elif row["rows"]:
        people = int(row["rows"])
        assert people <= max(rows for rows, _ in outcome.filled) <= people + 3


def _fits(outcome: Outcome, expected: str, category: str) -> bool:
    kind = expected.partition(":")[0]
    if kind in {"REFUSE", "ASK"} and category in _LATER and not outcome.failure:
        return True
    if kind in {"REFUSE", "ASK", "SKIP"}:
        return bool(outcome.failure)
    said = bool(outcome.warnings) or category in _LATER or kind == "READ"
    return not outcome.failure and said
