"""Sections, titles and sheets that name the measure all people below them are under: （一）社区戒毒人员（2人）."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import MEASURE
from jdtool.ledgers.body.rows import Role, Roles
from jdtool.ledgers.record import Origin
from jdtool.workbooks.grid import Address, Grid

_NUMBERING = re.compile(r"^[\d一二三四五六七八九十(]+[、.)]+")
_COUNT = re.compile(r"\([^()]*\)$|[:：]?共?\d+[人名]$|[:：]$")
_BEFORE = r"(?:.*(?:街道|办事处|[乡镇县市村旗区年月季度]|在册|现有))?"
_AFTER = r"(?:吸毒|涉毒)?(?:人员|对象)?(?:基本|信息|情况|管控|动态|工作)*(?:花名册|名册|名单|登记表|登记册|一览表|统计表|汇总表|台账|[表册])?"
_PUNISHED = frozenset({"刑拘", "刑事拘留", "逮捕", "拘留", "行政拘留", "死", "解除", "期满", "期满解除", "已期满"})
"""Words that head lists of deeds as well as lists of people."""


class MeasureTold(Struct, frozen=True):
    """A measure and the cell that tells it for a stretch of rows; (0, 0) where the sheet's name does."""

    measure: str
    cell: Address

    def in_origin(self, origin: Origin) -> Origin:
        """The origin of a person whose measure is told so."""
        row, column = self.cell
        columns = {**origin.columns, "measure": column}
        return replace(origin, columns=columns, rows={**origin.rows, "measure": row} if row else origin.rows)


def measures_above(grid: Grid, first: int, header_row: int, roles: Roles) -> dict[int, MeasureTold]:
    """Record row → the measure told by the section it stands in, else by the lines from `first` to the header."""
    told = next(filter(None, (_in_row(grid, row) for row in range(header_row - 1, first - 1, -1))), None)
    if told is None and (named := measure_in(grid.name)):
        told = MeasureTold(named, (0, 0))
    banners = {use.row: _in_row(grid, use.row) for use in roles.others if use.role is Role.BANNER}
    outermost = next(iter(banners.values()), None) is not None
    found: dict[int, MeasureTold] = {}
    current = told
    for row in sorted((*roles.records, *banners)):
        if row not in banners:
            found |= {row: current} if current else {}
        elif banners[row] or not outermost:  # a community's section begins anew, unless it stands within a measure's
            current = banners[row] or told
    return found


def _in_row(grid: Grid, row: int) -> MeasureTold | None:
    cells = [(column, read_text(cell)) for column, cell in enumerate(grid.rows[row - 1], 1) if cell != ""]
    measure = measure_in(cells[0][1]) if len(cells) == 1 else ""
    return MeasureTold(measure, (row, cells[0][0])) if measure else None


def measure_in(text: str) -> str:
    """The one measure a section, title or name is all about; "" where it names none, several or more than that.

    >>> [measure_in(text) for text in ("（一）社区戒毒人员（2人）", "青云街道2024年社区康复人员花名册", "强戒人员：3人")]
    ['社区戒毒', '社区康复', '强制隔离戒毒']
    >>> [measure_in(text) for text in ("社区戒毒、社区康复人员名单", "强制隔离戒毒出所人员", "未满三年人员", "花名册", "行政拘留")]
    ['', '', '戒断不满三年', '', '']
    """
    word = _COUNT.sub("", _NUMBERING.sub("", squeeze(text)))
    found = _pattern().fullmatch(word) if len(word) <= _LONGEST else None
    return _values()[found[1]] if found else ""


_LONGEST = 40  # characters of a title


@cache
def _values() -> dict[str, str]:
    return {word: value for value, words in MEASURE.items() for word in (value, *words) if word not in _PUNISHED}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}({_either(_values())}){_AFTER}")


def _either(words: Iterable[str]) -> str:
    longest_first: Sequence[str] = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))
