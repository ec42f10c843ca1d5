"""Charts in the DOCX: parts that Word can edit, whose data are the table's and nothing else."""

import datetime
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from jdtool.reports.blocks import Block, Chart, Run, Runs, Table
from jdtool.reports.docx import write_docx
from jdtool.reports.markdown import read_markdown
from jdtool.reports.style import load_style

DATED = datetime.date(2025, 1, 6)
STYLE = load_style()
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLOCKS = read_markdown((Path(__file__).parent / "every_block.md").read_text(encoding="utf-8"))
CHARTS = [block for block in BLOCKS if isinstance(block, Chart)]


def text(words: str) -> Runs:
    return (Run(words),)


def archive(*blocks: Block) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write_docx(blocks, STYLE, DATED)))


WHOLE = archive(*BLOCKS)


def part(name: str, of: zipfile.ZipFile = WHOLE) -> ElementTree.Element:
    return ElementTree.fromstring(of.read(name))  # noqa: S314 - our own


def column(names: tuple[str, ...], numbers: tuple[str, ...], kind: str = "bar") -> Chart:
    rows = tuple((text(name), text(each)) for name, each in zip(names, numbers, strict=True))
    return Chart(kind, Table((text("村"), text("人数")), rows, ("", ""), "各村人数"))


def test_every_chart_stands_in_the_text_and_its_relations_lead_to_its_data() -> None:
    references = [each.get(f"{R}id") for each in part("word/document.xml").iter(f"{C}chart")]
    targets = {each.get("Id"): each.get("Target") for each in part("word/_rels/document.xml.rels")}
    assert [targets[each] for each in references] == ["charts/chart1.xml", "charts/chart2.xml", "charts/chart3.xml"]
    for at in (1, 2, 3):
        [data] = part(f"word/charts/_rels/chart{at}.xml.rels")
        [external] = part(f"word/charts/chart{at}.xml").iter(f"{C}externalData")
        assert external.get(f"{R}id") == data.get("Id")
        assert data.get("Target") == f"../embeddings/chart{at}.xlsx"
        assert f"word/embeddings/chart{at}.xlsx" in WHOLE.namelist()


@pytest.mark.parametrize("at", [1, 2, 3])
def test_the_data_are_the_table_and_the_numbers_kept_in_the_chart_are_the_data(at: int) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(WHOLE.read(f"word/embeddings/chart{at}.xlsx"))).active
    assert sheet is not None
    table = CHARTS[at - 1].table
    printed = [["".join(run.text for run in cell) for cell in row] for row in (table.header, *table.rows)]
    held = [
        ["数据暂缺" if cell is None else f"{cell:g}" if isinstance(cell, float | int) else cell for cell in row]
        for row in sheet.values
    ]
    assert held == [[cell.strip("（）") for cell in row] for row in printed]
    chart = part(f"word/charts/chart{at}.xml")
    for place, series in enumerate(chart.iter(f"{C}ser"), 1):
        cached = {int(each.get("idx", "")): each[0].text for each in series.findall(f"{C}val/*/*/{C}pt")}
        assert cached == {row: cells[place] for row, cells in enumerate(held[1:]) if cells[place] != "数据暂缺"}
        assert [each.text for each in series.findall(f"{C}cat/*/*/{C}pt/{C}v")] == [cells[0] for cells in held[1:]]
        assert [each.text for each in series.findall(f"{C}tx/*/*/{C}pt/{C}v")] == [held[0][place]]


def test_the_workbook_holds_one_sheet_and_no_drawing_of_its_own() -> None:
    book = zipfile.ZipFile(io.BytesIO(WHOLE.read("word/embeddings/chart1.xlsx")))
    assert [name for name in book.namelist() if "sheet" in name or "draw" in name or "chart" in name] == [
        "xl/worksheets/sheet1.xml"
    ]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_what_readers_would_take_for_granted_is_said(at: int) -> None:
    chart = part(f"word/charts/chart{at}.xml")
    said = {each.tag.removeprefix(C): each.get("val") for each in chart.iter() if each.get("val") is not None}
    wanted = {"lang": "zh-CN", "roundedCorners": "0", "varyColors": "0", "dispBlanksAs": "gap", "autoUpdate": "0"}
    assert wanted.items() <= said.items()
    assert len(chart.findall(f".//{C}delete")) == 2
    assert all(each.find(f"{C}smooth") is not None for each in chart.findall(f".//{C}lineChart/{C}ser"))
    for labels in chart.iter(f"{C}dLbls"):
        shown = {
            each.tag.removeprefix(C) for each in labels if each.tag.startswith(f"{C}show") and each.get("val") == "1"
        }
        assert shown == {"showVal"}


def test_letters_in_a_chart_have_the_faces_of_the_text() -> None:
    [letters] = part("word/charts/chart1.xml").findall(f"{C}txPr")
    assert [each.get("typeface") for each in letters.iter() if each.get("typeface")] == [
        "Times New Roman",
        "仿宋_GB2312",
    ]


def test_series_are_told_apart_without_colour() -> None:
    [first, second] = part("word/charts/chart2.xml").iter(f"{C}ser")
    assert first.find(f"{C}spPr/{A}solidFill") is not None
    assert second.find(f"{C}spPr/{A}pattFill") is not None
    dashes = [each.get("val") for each in part("word/charts/chart3.xml").iter(f"{A}prstDash")]
    markers = [each.get("val") for each in part("word/charts/chart3.xml").iter(f"{C}symbol")]
    assert len(set(dashes)) == len(dashes) == 3
    assert len(set(markers)) == 3


def test_places_called_by_numbers_keep_their_zeros() -> None:
    chart = part("word/charts/chart1.xml", archive(column(("01", "02", "1e5"), ("3", "4", "5"))))
    assert [each.text for each in chart.findall(f".//{C}cat/{C}strRef/*/{C}pt/{C}v")] == ["01", "02", "1e5"]
    assert chart.find(f".//{C}catAx/{C}numFmt") is None


def test_a_figure_is_as_wide_as_the_text_in_a_line_that_grows_with_it_and_is_told_in_words() -> None:
    chart = column(("甲", "乙"), ("3", "1"))
    document = part("word/document.xml", archive(chart))
    [inline] = document.iter(f"{WP}inline")
    extent, properties = inline.find(f"{WP}extent"), inline.find(f"{WP}docPr")
    assert extent is not None
    assert properties is not None
    assert int(extent.get("cx", "")) == 8845 * 635
    assert properties.get("descr") == "各村人数。共2项；人数最多3（甲），最少1（乙）。"
    styles = part("word/styles.xml", archive(chart))
    [figure] = [each for each in styles if each.get(f"{W}styleId") == "Figure"]
    assert figure.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "auto"  # type: ignore[union-attr]
    assert figure.find(f"{W}pPr/{W}keepNext") is not None
    looks = [each.get(f"{W}val") for each in document.iter(f"{W}pStyle")]
    assert looks == ["Figure", "FigureCaption"]


def test_a_chart_of_forty_bars_fits_on_a_page() -> None:
    chart = column(tuple(f"第{at}村" for at in range(40)), ("1",) * 40)
    [extent] = part("word/document.xml", archive(chart)).iter(f"{WP}extent")
    assert int(extent.get("cy", "")) < (16838 - 2098 - 1984) * 635


def test_drawings_of_one_document_have_different_ids() -> None:
    ids = [each.get("id") for each in part("word/document.xml").iter(f"{WP}docPr")]
    assert len(set(ids)) == len(ids) == 3


def test_what_nobody_supplied_is_told_below_the_figure() -> None:
    document = part("word/document.xml", archive(column(("甲", "乙"), ("3", "数据暂缺"))))
    paragraphs = ["".join(each.text or "" for each in found.iter(f"{W}t")) for found in document.iter(f"{W}p")]
    assert paragraphs == ["", "各村人数", "注：人数（乙）数据暂缺。"]


def test_two_runs_give_the_same_bytes_and_the_workbook_tells_the_document_date() -> None:
    assert write_docx(BLOCKS, STYLE, DATED) == write_docx(BLOCKS, STYLE, DATED)
    book = openpyxl.load_workbook(io.BytesIO(WHOLE.read("word/embeddings/chart1.xlsx")))
    assert (book.properties.created, book.properties.modified) == (datetime.datetime(2025, 1, 6),) * 2  # noqa: DTZ001
    assert not book.properties.creator
