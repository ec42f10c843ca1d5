"""The DOCX as LibreOffice sets it: 22 lines of 28 characters, page numbers outside, headers repeated, charts drawn."""

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec import Struct

from jdtool.reports.blocks import Paragraph, Run, SignOff, Table, Title
from jdtool.reports.docx import write_docx
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import load_style

NEEDED = ("soffice", "pdftotext")
MILLIMETRE = 72 / 25.4
FULL = Run("国" * 28 * 50)
ROWS = tuple(((Run(f"第{at}村"),), (Run(str(at)),)) for at in range(60))
DOCUMENTS = {
    "grid": (Paragraph((FULL,)),),
    "table": (Paragraph((Run("国"),)), Table(((Run("村名"),), (Run("人数"),)), ROWS, ("", ""))),
    # 22 lines are full before the sign-off: the last paragraph goes with it.
    "sign-off": (
        Title(("标题",)),
        *(Paragraph((Run(f"第{at}段"),)) for at in range(20)),
        SignOff("云溪乡", "2025年1月6日"),
    ),
    "every block": read_markdown((Path(__file__).parent / "every_block.md").read_text(encoding="utf-8")),
}

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)) and "CI" not in os.environ, reason="LibreOffice or poppler is not installed"
)


class Line(Struct, frozen=True):
    """A printed line: its text and where it stands, in points from the top left."""

    left: float
    top: float
    right: float
    text: str


Pages = Sequence[Sequence[Line]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pages]:
    folder = tmp_path_factory.mktemp("printed")
    files = [folder / f"{name}.docx" for name in DOCUMENTS]
    for file, blocks in zip(files, DOCUMENTS.values(), strict=True):
        file.write_bytes(write_docx(blocks, load_style(), datetime.date(2025, 1, 6)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return lambda name: pages(folder / f"{name}.pdf")


def pages(file: Path) -> Pages:
    found = subprocess.run(["pdftotext", "-bbox-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return [[line(each) for each in re.findall(r"<line .*?</line>", page, re.S)] for page in found.split("<page ")[1:]]


def line(source: str) -> Line:
    left, top, right = (float(found) for found in re.findall(r'(?:xMin|yMin|xMax)="([\d.]+)"', source)[:3])
    return Line(left, top, right, "".join(re.findall(r">([^<]+)</word>", source)))


def test_a_page_holds_22_lines_of_28_characters_in_the_text_area(printed: Callable[[str], Pages]) -> None:
    first, second, *_ = printed("grid")
    for page, indent in ((first, 2), (second, 0)):
        *lines, number = page
        assert [len(each.text) for each in lines] == [28 - indent, *[28] * 21]
        assert number.text.replace(" ", "").startswith("—")
        pitch = (lines[-1].top - lines[0].top) / 21
        assert pitch == pytest.approx(225 * MILLIMETRE / 22, abs=0.05)
        assert lines[1].left == pytest.approx(28 * MILLIMETRE, abs=0.5)
        assert lines[1].right == pytest.approx((210 - 26) * MILLIMETRE, abs=2)


def test_page_numbers_stand_outside_seven_millimetres_below_the_text(printed: Callable[[str], Pages]) -> None:
    first, second, *_ = printed("grid")
    odd, even = first[-1], second[-1]
    assert (odd.text, even.text) == ("—1—", "—2—")
    one_character = 14
    assert odd.right == pytest.approx((210 - 26) * MILLIMETRE - one_character, abs=1)
    assert even.left == pytest.approx(28 * MILLIMETRE + one_character, abs=1)
    area_ends = (297 - 35) * MILLIMETRE
    assert odd.top > area_ends
    assert odd.top + one_character / 2 - area_ends == pytest.approx(7 * MILLIMETRE, abs=4)


def test_the_header_of_a_table_stands_on_every_page_of_it(printed: Callable[[str], Pages]) -> None:
    found = printed("table")
    assert len(found) > 1
    assert all(any("村名" in each.text for each in page) for page in found)


def test_the_page_that_is_signed_has_text_of_the_document(printed: Callable[[str], Pages]) -> None:
    *_, last = printed("sign-off")
    assert [each.text for each in last][:3] == ["第19段", "云溪乡", "2025年1月6日"]


def test_charts_are_drawn_with_their_names_and_numbers_and_footnotes_stand_on_their_page(
    printed: Callable[[str], Pages],
) -> None:
    found = printed("every block")
    whole = "".join(each.text for page in found for each in page)
    for words in ("上湾村", "一季度", "46.5", "各季度走访、检测（人次）", "注：登记在册（坪上村）数据暂缺。"):
        assert words in whole
    assert any("上年为17人，迁出1人。" in each.text for each in found[0])
    *_, annex = found
    assert [each.text for each in annex][:3] == ["附件1", "各村指标表", "见正文。"]
