"""The statistics workbook: what the figures mean and rest on, the figures, months and places side by side, charts."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from jdtool.measures.figures import Figure
from jdtool.measures.measure import GROUPS
from jdtool.reports.sheet import height_within, lay_out, mark_as_own, new_book
from jdtool.reports.statistics_cells import WORDS, Entry, Formats, formats_of, put_heads, put_line, put_title
from jdtool.reports.statistics_charts import plans, write_charts
from jdtool.reports.statistics_main import write_main
from jdtool.reports.statistics_rows import Row, groups_in, spread
from jdtool.reports.statistics_spread import Range, write_across, write_down
from jdtool.reports.statistics_tables import write_tables

_ABOUT, _MAIN, _TABLES, _MONTHS, _CHARTS = "说明", "主要指标", "分类情况", "月度", "图表"
_WIDTHS = (22.0, 26.0, 66.0, 32.0)
_MOST_ACROSS = 16  # groups that a page is wide enough for
_READING = (
    ("口径", "每个指标的口径和依据见下表。“人”按人计，每人一次；“人次”按次计；两者不相加、不相除。"),
    (
        "比率",
        "比率由分子、分母两格用公式算出，四舍五入到0.1%；分母为0的写“无对象”；不是0而不足0.1%的照写，不是全部而四舍五入成100%的写“99.9%以上”。",
    ),
    ("合计", "合计是公式。分组有“未注明”的，各组加“未注明”等于合计。"),
    ("缺数", "台账里没有的写“数据暂缺”，不是0；缺什么见“没有数字的指标”。"),
    ("待核实", "失控、去向不明、复吸等是台账里的线索，须核实，不是结论。"),
)


class Told(Struct, frozen=True):
    """What the first sheet says beside the definitions: title, period and settings, the files and what of them counts."""

    title: str
    about: Sequence[tuple[str, str]]
    file_heads: Sequence[str]
    files: Sequence[Sequence[str]]
    small_base: int | None = None


def statistics_workbook(
    told: Told, figures: Sequence[Figure], months: Sequence[Figure], places: Sequence[Figure], dated: datetime.date
) -> bytes:
    """The finished file; `months` and `places` are the figures grouped, `dated` stands in for the clock."""
    out = io.BytesIO()
    book = new_book(out, dated)
    formats = formats_of(book)
    plain = [figure for figure in figures if figure.kind != "table"]
    tables = [figure for figure in figures if figure.rows]
    _write_about(book.add_worksheet(_ABOUT), formats, told, figures)
    write_main(book.add_worksheet(_MAIN), formats, f"{told.title}　{_MAIN}", plain, told.small_base)
    classes = write_tables(book.add_worksheet(_TABLES), formats, f"{told.title}　{_TABLES}", tables) if tables else []
    by_month = _spread(book, formats, told, months)
    by_place = _spread(book, formats, told, places)
    charts = [*plans(classes, by_month, by_place)]
    if charts:
        write_charts(book, book.add_worksheet(_CHARTS), formats, f"{told.title}　{_CHARTS}", charts)
    mark_as_own(book, _ABOUT)
    book.close()
    return out.getvalue()


def _spread(book: Any, formats: Formats, told: Told, figures: Sequence[Figure]) -> list[Range]:
    """A sheet of the figures by month or by place; none where nothing was grouped."""
    by = next((kind for figure in figures for kind in figure.group or {}), "")
    names = groups_in(figures, by)
    across = len(names) <= _MOST_ACROSS
    rows: list[Row] = [*spread(figures, names, by, first_sum_only=not across)] if by else []
    if not rows:
        return []
    sheet_name = _MONTHS if by == "month" else f"分{GROUPS[by]}"
    write = write_across if across else write_down
    return write(book.add_worksheet(sheet_name), formats, f"{told.title}　{sheet_name}", names, rows)


def _write_about(sheet: Any, formats: Formats, told: Told, figures: Sequence[Figure]) -> None:
    lay_out(sheet, _WIDTHS)
    put_title(sheet, formats, told.title)
    row = 2
    last = len(_WIDTHS) - 1
    for name, words in (*told.about, *_READING):
        sheet.write_string(row, 0, name, formats.total[WORDS])
        sheet.merge_range(row, 1, row, last, "", formats.plain[WORDS])
        sheet.write_string(row, 1, words, formats.plain[WORDS])
        sheet.set_row(row, height_within(sum(_WIDTHS[1:]), words))
        row += 1
    missing = [(figure.title, figure.id, figure.note, "") for figure in figures if figure.missing]
    defined = [(figure.title, figure.id, figure.definition, figure.basis) for figure in figures]
    for heads, lines in (
        (told.file_heads, told.files),
        (("没有数字的指标", "编号", "缺什么", ""), missing),
        (("指标", "编号", "口径", "依据"), defined),
    ):
        if lines:
            put_heads(sheet, row + 1, heads, formats)
            for place, line in enumerate(lines, row + 2):
                put_line(sheet, place, [Entry(cell) for cell in line], formats.plain, _WIDTHS)
            row += len(lines) + 2
