"""Lines that name the person whose visits or tests stand below, where the table has no column of names."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.body.names import looks_like_name
from jdtool.ledgers.body.rows import Role, Roles, RowUse
from jdtool.ledgers.record import Origin
from jdtool.workbooks.grid import Address, Grid

_LABELLED = re.compile(
    r"(?<![^\W\d_A-Za-z])(?:姓名|对象姓名|对象|被走访人(?:姓名)?|走访对象|帮教对象|谈话对象|被帮教人(?:姓名)?|被检测人(?:姓名)?|受检人"
    r"|(?:吸|戒|涉)毒人员(?:姓名)?|人员姓名)(?:[:：]|  )((?:[^\W\d_A-Za-z]|·){2,12}?)"
    r"(?=$|[\s(,，;、]|性别|身份证|公民|证件|出生|年龄|民族|联系|电话|手机|住址|户籍|现住|家庭|社区|人员|戒毒|风险)"
)
_FIRST = re.compile(r"^(?:[\d一二三四五六七八九十]+[、.．)])?((?:[^\W\d_A-Za-z]|·){2,12}?)(?=[(,，:：]|  |身份证|$)")
_NUMBER = re.compile(r"(?<![\dXx])(\d{17}[\dXx]|\d{15})(?![\dXx])")


class Named(Struct, frozen=True):
    """A person named outside the rows of a table; `cells` are row and column of each field told."""

    name: str
    id_number: str
    cells: tuple[tuple[str, Address], ...]

    def in_origin(self, origin: Origin) -> Origin:
        """The origin of a record whose person is named so."""
        rows = {field: row for field, (row, _) in self.cells}
        columns = {field: column for field, (_, column) in self.cells}
        return replace(origin, columns={**origin.columns, **columns}, rows=rows)


def name_people(grid: Grid, first: int, header_row: int, roles: Roles) -> tuple[Roles, dict[int, Named]]:
    """Who each record is about; lines among the records that name somebody are banners.

    `first` is the row where the table's titles begin and `header_row` that of its header.
    """
    above = (_in_line(grid.rows[row - 1], row, alone=False) for row in range(first, header_row))
    current = next((named for named in above if named), None)
    uses = {use.row: use for use in roles.others}
    people: dict[int, Named] = {}
    for row in sorted((*roles.records, *uses)):
        named = _in_line(grid.rows[row - 1], row, alone=True) if _may_name(uses.get(row)) else None
        if named:
            current = named
            uses[row] = RowUse(row, Role.BANNER)
        elif row not in uses and current:
            people[row] = current
    records = tuple(row for row in roles.records if row not in uses)
    return Roles(records, tuple(uses[row] for row in sorted(uses)), roles.next_header), people


def _may_name(use: RowUse | None) -> bool:
    return use is None or use.role in {Role.BANNER, Role.NOTE, Role.UNREAD}


def _in_line(cells: Sequence[Raw], row: int, *, alone: bool) -> Named | None:
    """The person a line names; `alone` lines, which stand among records, may be nothing but a name."""
    filled = [(column, squeeze(read_text(cell))) for column, cell in enumerate(cells, 1) if cell != ""]
    if not filled or (alone and len(filled) > 1 and "姓名" not in filled[0][1]):
        return None
    text = "  ".join(part for _, part in filled)
    number = _NUMBER.search(text)
    labelled = _LABELLED.search(text)
    first = _FIRST.search(text) if number or alone else None
    found = labelled or (first if first and looks_like_name(first[1]) else None)
    if not found:
        return None
    told = {"name": found[1], **({"id_number": number[1]} if number else {})}
    columns = [next((column for column, part in filled if word in part), filled[0][0]) for word in told.values()]
    places = tuple((field, (row, column)) for field, column in zip(told, columns, strict=True))
    return Named(found[1], told.get("id_number", "").upper(), places)
