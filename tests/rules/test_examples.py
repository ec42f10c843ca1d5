"""The whole catalogue over the shipped examples, judged line by line in tests/golden."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.opening import read_books, settle
from jdtool.profile import find_config, load_profile
from jdtool.rules import CATALOGUE, totals
from jdtool.rules.run import Finding, run
from jdtool.workbooks.files import find_files
from tests.rules.judging import said

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOLDEN = Path(__file__).parent.parent / "golden" / "street_findings.txt"
TODAY = date(2026, 11, 25)
REMARKED = ("WH601", "WH602", "WH603", "WH604", "WH605")
"""The rules that read remarks."""


def read(example: str) -> Books:
    folder = EXAMPLES / example
    files = find_files([folder]).files
    return settle(
        read_books(files, load_profile(find_config(folder)), lambda path: path.name), None, None, TODAY, Masking()
    )


@pytest.fixture(scope="module")
def street() -> Books:
    return read("street")


def line(finding: Finding) -> str:
    place = finding.hit.place
    told = f"{finding.rule.code} {finding.severity} {place.sheet} {place.cell or '-'} {finding.hit.message}"
    return f"{told} | {finding.hit.evidence}" if finding.hit.evidence else told


def test_the_street_is_found_to_be_what_was_judged_by_hand(street: Books) -> None:
    judged = [each for each in GOLDEN.read_text(encoding="utf-8").splitlines() if each and not each.startswith("#")]
    assert [line(each) for each in run(street, CATALOGUE).findings] == judged


def test_every_judged_line_has_its_verdict() -> None:
    lines = [each for each in GOLDEN.read_text(encoding="utf-8").splitlines() if each]
    findings = [number for number, each in enumerate(lines) if not each.startswith("#")]
    assert all(lines[number - 1].startswith("#") for number in findings)


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (5, ["WH601", "WH605"]),  # 房屋已经变卖，人已搬走不知去向
        (6, ["WH602"]),  # 入户不开门，人也不在住地
        (7, ["WH602", "WH603"]),  # 挂户在新村街，人在柳坪村，却找不到此人
        (8, ["WH603", "WH604", "WH605"]),  # 户口在青和街，房屋已卖，04年人去承德做生意
    ],
)
def test_the_four_people_of_the_street_come_out_as_the_report_has_them(
    street: Books, row: int, codes: list[str]
) -> None:
    findings = run(street, CATALOGUE, select=REMARKED).findings
    assert sorted(each.rule.code for each in findings if each.hit.place.row == row) == codes


def test_nobody_else_of_the_street_has_a_lead(street: Books) -> None:
    assert {each.hit.place.row for each in run(street, CATALOGUE, select=["WH"]).findings} == {5, 6, 7, 8}


def test_eleven_are_not_six_and_four(street: Books) -> None:
    """The report counts one incomplete dossier less than there are people."""
    kept = tuple(each for each in street.dossiers if (each.origin.sheet, each.name) != ("帮教档案", "田雨"))
    without = replace(street, dossiers=kept)
    assert len(kept) == len(street.dossiers) - 1
    told = [each for each in said(totals.parts_differ_from_whole, without) if each != "ok"]
    assert told == ["花名册应建档 11 人，档案完整 6 人、不完整 4 人，11 ≠ 6 + 4"]
    before = {line(each) for each in run(street, CATALOGUE).findings}
    new = [each.rule.code for each in run(without, CATALOGUE).findings if line(each) not in before]
    assert sorted(new) == ["AG902", "DO201"]


def test_nothing_of_the_township_is_wrong() -> None:
    assert [line(each) for each in run(read("township"), CATALOGUE).findings] == []
