"""What proofreading strikes out in single passages, and what it leaves alone."""

from collections.abc import Sequence

import pytest

from jdtool.reports.proof.document import Document, Raw, under_headings
from jdtool.reports.proof.proofread import proofread
from tests.reports.proof.passages import FAULTLESS, FAULTY


def document(text: str) -> Document:
    lines = text.split("\n")
    return Document("报告.txt", "", under_headings(Raw(line, f"第{n}行") for n, line in enumerate(lines, 1)))


def struck(text: str) -> list[tuple[str, str]]:
    return [(finding.kind.slug, finding.said) for finding in proofread(document(text))]


@pytest.mark.parametrize(("passage", "faults"), FAULTY.items())
def test_a_fault_is_found_and_nothing_else(passage: str, faults: Sequence[tuple[str, str]]) -> None:
    assert struck(passage) == faults


@pytest.mark.parametrize("passage", FAULTLESS)
def test_what_only_looks_wrong_is_left_alone(passage: str) -> None:
    assert struck(passage) == []
