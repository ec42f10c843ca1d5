"""An invented office's roster and visits by field, with something wrong in most rows, to be laid out in many ways and read back."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from jdtool.cells.masking import Masking
from jdtool.ledgers.books import Books
from jdtool.ledgers.opening import read_books, settle
from jdtool.profile import load_profile
from jdtool.workbooks.grid import Cell
from tests.factories import id_number

Row = dict[str, Cell]

_TODAY = datetime.date(2024, 12, 31)
_DAY = datetime.date(2023, 11, 20)
_BORN = datetime.date(1985, 1, 1)

PERSON_TITLES = {
    "community": "社区",
    "name": "姓名",
    "sex": "性别",
    "id_number": "身份证号",
    "birth_date": "出生日期",
    "phone": "联系电话",
    "measure": "戒毒措施",
    "reported_on": "报到时间",
    "control_status": "管控现状",
    "risk": "风险等级",
    "remarks": "备注",
}
VISIT_TITLES = {
    "name": "姓名",
    "id_number": "身份证号",
    "visited_on": "走访时间",
    "visitor": "走访人",
    "content": "走访情况",
}


def _rows(titles: dict[str, str], *rows: tuple[Cell, ...]) -> tuple[Row, ...]:
    return tuple(dict(zip(titles, row, strict=True)) for row in rows)


PEOPLE = _rows(
    PERSON_TITLES,
    ("和平里社区", "张一鸣", "男", id_number(1), _BORN, "19900000001", "社区戒毒", _DAY, "在控", "高", ""),
    ("和平里社区", "李二平", "女", id_number(2), "1985年1月1日", 19900000002.0, "社区康复", "2023.11.20", "在控", "中", "每月探望\n情况正常"),
    ("和平里社区", "王三省", "女", id_number(3), _BORN, "1990000003", "社区戒毒", "2023-13-20", "在控", "低", ""),
    ("向阳社区", "赵四海", "男", id_number(5)[:-1] + "?", "", "", "社区戒毒", datetime.date(2024, 3, 5), "在控", "低", "房屋已变卖，人已搬走不知去向"),
    ("向阳社区", "欧阳五湖", "男", "", datetime.date(1990, 2, 28), "无", "自愿戒毒", "2024年2月", "在控", "", "<b>&“引号”, 逗号;分号"),
    ("向阳社区", "张一鸣", "男", id_number(1), _BORN, "19900000001", "社区戒毒", _DAY, "在控", "高", ""),
)  # fmt: skip
VISITS = _rows(
    VISIT_TITLES,
    ("张一鸣", id_number(1), datetime.date(2024, 1, 5), "周民警", "在家，情况正常"),
    ("张一鸣", id_number(1), datetime.datetime(2024, 6, 5, 10, 30), "周民警", "在家"),  # noqa: DTZ001 - a cell has no zone
    ("李二平", id_number(2), "2024.2.30", "周民警", ""),
    ("李二平", id_number(2), "2024年3月5日", "周民警", "电话停机，联系不上"),
    ("孙不在", id_number(77), datetime.date(2025, 3, 5), "周民警", "在家"),
    ("王三省", id_number(3), datetime.date(2024, 1, 5), "周民警", "在家"),
)
WRONG = frozenset(
    {
        ("ID101", "欧阳五湖"), ("ID104", "赵四海"), ("ID107", "王三省"), ("ID110", "张一鸣"), ("ID112", "王三省"),
        ("DT301", "王三省"), ("DT301", "李二平"), ("DT303", "孙不在"), ("VI403", "赵四海"), ("VI406", "孙不在"),
        ("WH601", "赵四海"), ("WH606", "赵四海"), ("XR801", "张一鸣"),
    }
)  # fmt: skip
"""What any reading must find, among others."""


def table(titles: dict[str, str], rows: Sequence[Row], *, numbered: bool = True) -> list[list[Cell]]:
    """Header and rows in the order of the titles, the first column 序号 where they are numbered."""
    cells: list[list[Cell]] = [[*titles.values()], *([row[name] for name in titles] for row in rows)]
    return [[float(at) if at else "序号", *each] for at, each in enumerate(cells)] if numbered else cells


def opened(files: Mapping[str, bytes], password: str | None = None) -> Books:
    """The books of these files, each going by its stem, so that the format leaves no trace in them."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "台账" / name for name in files]
        paths[0].parent.mkdir()
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        books = read_books(paths, load_profile(None), lambda path: path.stem, password=password)
    assert [file.failure for file in books.files] == ["" for _ in files]
    return settle(books, None, None, _TODAY, Masking(off=True))
