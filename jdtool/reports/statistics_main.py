"""The main figures of a statistics workbook, one line each, beside those of an earlier period."""

from collections.abc import Sequence
from typing import Any

from jdtool.measures.figures import Figure
from jdtool.measures.wording import left_out_text, rounded_rate
from jdtool.reports.sheet import lay_out
from jdtool.reports.statistics_cells import (
    WHOLE,
    Entry,
    Formats,
    address,
    growth_formula,
    points_formula,
    put_heads,
    put_line,
    put_title,
    share_formula,
)
from jdtool.reports.statistics_rows import EACH, RATE, Fraction, fractions

_NOW = (("指标", 26.0), ("数值（分子）", 10.0), ("分母", 8.0), ("比率", 10.0), ("单位", 6.0))
_BEFORE = (("上期数值", 9.0), ("上期分母", 9.0), ("上期比率", 10.0), ("增减", 8.0), ("增减幅度", 9.0), ("变化", 40.0))
_SAID = (("未计入", 26.0), ("说明", 26.0))
_HERE, _EARLIER = 1, len(_NOW)
"""The columns in which the numbers of now and of the earlier period begin."""
_UNTOLD = "数据暂缺"


def write_main(sheet: Any, formats: Formats, title: str, figures: Sequence[Figure], small_base: int | None) -> None:
    """Counts and rates; `small_base` is from where on changes are told in percent, None where nothing is compared."""
    columns = [*_NOW, *(() if small_base is None else _BEFORE), *_SAID]
    widths = [width for _, width in columns]
    lay_out(sheet, widths)
    put_title(sheet, formats, title)
    put_heads(sheet, 1, [head for head, _ in columns], formats)
    lines = [(figure, fraction) for figure in figures for fraction in fractions(figure)]
    for row, (figure, fraction) in enumerate(lines, 2):
        compared = [] if small_base is None else _compared(row, figure, fraction, small_base)
        said = [Entry(left_out_text(figure.left_out)), Entry(figure.note)]
        named = [Entry(fraction.title), *_numbers(row, _HERE, fraction), Entry(figure.unit)]
        put_line(sheet, row, [*named, *compared, *said], formats.plain, widths)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)


def _numbers(row: int, column: int, fraction: Fraction) -> list[Entry]:
    """The number or the numerator, the denominator, the rate."""
    kind = EACH if fraction.each else RATE
    formula = share_formula(kind, address(row, column), address(row, column + 1))
    part = _UNTOLD if fraction.part is None else fraction.part
    value = None if fraction.whole is None else fraction.value
    return [Entry(part, WHOLE), Entry(fraction.whole, WHOLE), Entry(value, kind, formula)]


def _compared(row: int, figure: Figure, fraction: Fraction, small_base: int) -> list[Entry]:
    """The earlier numbers, the change in number and percent, and in words."""
    before = figure.previous
    if before is None or before.missing:
        return [*[Entry()] * 5, Entry(figure.change or (before.note if before else ""))]
    earlier = fractions(before)[0]
    cells = [address(row, column) for column in (_HERE, _HERE + 1, _EARLIER, _EARLIER + 1)]
    changed = (
        _points(fraction, earlier, cells) if figure.kind == "ratio" else _grown(fraction, earlier, cells, small_base)
    )
    return [*_numbers(row, _EARLIER, earlier), *changed, Entry(figure.change)]


def _points(now: Fraction, before: Fraction, cells: Sequence[str]) -> list[Entry]:
    """By how many 百分点; nothing where one of the two has no object."""
    if None in {now.part, before.part} or not now.whole or not before.whole:
        return [Entry(), Entry()]
    difference = rounded_rate(now.part or 0, now.whole) - rounded_rate(before.part or 0, before.whole)
    return [Entry(float(difference), EACH, points_formula(*cells)), Entry("百分点")]


def _grown(now: Fraction, before: Fraction, cells: Sequence[str], small_base: int) -> list[Entry]:
    """By how many and, from a base that is not small, by how many percent."""
    if now.part is None or before.part is None:
        return [Entry(), Entry()]
    more = now.part - before.part
    difference = Entry(more, WHOLE, f"={cells[0]}-{cells[2]}")
    if before.part < max(small_base, 1):
        return [difference, Entry()]
    share = float(rounded_rate(abs(more), before.part) / 100)
    return [difference, Entry(-share if more < 0 else share, RATE, growth_formula(cells[0], cells[2]))]
