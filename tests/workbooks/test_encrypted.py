"""Workbooks with a password: read with it, and one clear line without."""

import io
import random
from pathlib import Path

import msoffcrypto
import pytest

from jdtool.workbooks.encrypted import NEEDED, WRONG
from jdtool.workbooks.read import read_workbook
from tests.workbooks.packages import package, sealed

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _encrypted(folder: Path, password: str) -> Path:
    noise = random.Random(5).randbytes(8_000)  # noqa: S311 - small packages come out unreadable from the library
    more = {"xl/media/a.bin": noise, "[Content_Types].xml": _TYPES}
    plain = package('<row r="1"><c r="A1"><v>7</v></c></row>', more)
    path = folder / "台账.xlsx"
    path.write_bytes(sealed(plain, password))
    assert msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes())).is_encrypted()
    return path


@pytest.mark.parametrize(
    ("set_to", "given", "failure"),
    [
        ("禁毒办2024", "禁毒办2024", ""),
        ("禁毒办2024", "禁毒办2023", WRONG),
        ("禁毒办2024", None, NEEDED),
        ("VelvetSweatshop", None, ""),
        ("VelvetSweatshop", "禁毒办2023", ""),
    ],
)
def test_a_workbook_opens_with_its_password_only(tmp_path: Path, set_to: str, given: str | None, failure: str) -> None:
    book = read_workbook(_encrypted(tmp_path, set_to), given)
    assert book.failure == failure
    assert not book.warnings
    assert [grid.rows for grid in book.grids] == ([] if failure else [[[7]]])


def test_a_damaged_sealed_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    path = _encrypted(tmp_path, "禁毒办2024")
    data = path.read_bytes()
    path.write_bytes(data[:-6_000] + bytes(6_000))
    assert "损坏" in read_workbook(path, "禁毒办2024").failure
    assert read_workbook(path).failure == NEEDED
