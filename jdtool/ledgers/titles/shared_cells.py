"""Two fields that stand in one column: 尿检日期及结果, 姓名及身份证号."""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from jdtool.cells.dated_word import day_and_word
from jdtool.cells.raw import Raw
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.drug_tests import DRUG_TESTS
from jdtool.ledgers.field import Field
from jdtool.ledgers.titles.columns import ColumnUse, Mapped

_NAMED_AND_NUMBERED = re.compile("(姓名|名字).*(身份证|证件号|公民身份)")
_NUMBER = re.compile(r"[(:]?(\d{9,}[Xx]?)[)]?")  # one with a digit too few is to be judged, not taken for a name


def with_shared_cells(mapped: Mapped, body: Sequence[Sequence[Raw]]) -> Mapped:
    """Both fields in the same column, where it alone tells both; `body` is a sample of rows."""
    return _with_names_and_numbers(_with_days_and_results(mapped, body), body)


def _with_days_and_results(mapped: Mapped, body: Sequence[Sequence[Raw]]) -> Mapped:
    columns = mapped.columns_by_ledger.get("drug_tests", {})
    held = [name for name in ("tested_on", "result") if name in columns]
    if len(held) != 1 or not _tell_results(body, columns[held[0]]):
        return mapped
    return _shared(mapped, "drug_tests", ("tested_on", "result"), columns[held[0]])


def _with_names_and_numbers(mapped: Mapped, body: Sequence[Sequence[Raw]]) -> Mapped:
    if "name" in mapped.columns_by_ledger[mapped.main.name] or mapped.main.field("name") is None:
        return mapped
    use = next((use for use in mapped.uses if _NAMED_AND_NUMBERED.search(squeeze(use.title))), None)
    if use is None or use.field not in {"", "id_number"} or not any(map(_without_number, _filled(body, use.column))):
        return mapped
    named = ColumnUse(use.column, use.title, "name", "part", 0.9)
    uses = tuple(named if each is use else each for each in mapped.uses)
    return _shared(replace(mapped, uses=uses), mapped.main.name, ("name", "id_number"), use.column)


def _shared(mapped: Mapped, ledger: str, fields: Sequence[str], column: int) -> Mapped:
    both: Mapping[str, int] = {**mapped.columns_by_ledger[ledger], **dict.fromkeys(fields, column)}
    return replace(mapped, columns_by_ledger={**mapped.columns_by_ledger, ledger: both})


def _tell_results(body: Sequence[Sequence[Raw]], column: int) -> bool:
    """Whether half of what is filled names a result, and some of it beside a day."""
    cells = [day_and_word(raw) for raw in _filled(body, column)]
    told = [day for day, word in cells if word and _RESULT.read(word).value]
    return any(day != "" for day in told) and 2 * len(told) >= len(cells)


def _filled(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    return [row[column - 1] for row in body if len(row) >= column and row[column - 1] != ""]


def _result() -> Field:
    return next(field for field in DRUG_TESTS.fields if field.name == "result")


_RESULT = _result()


def split_where_shared(columns: Mapping[str, int]) -> dict[str, Callable[[Raw], Raw]]:
    """By field, what its cells have to be cut to where another field of `columns` stands in the same ones."""
    return {
        field: part
        for parts in _PARTS
        if len({columns.get(field, 0) for field in parts}) == 1
        for field, part in parts.items()
    }


def _day(cell: Raw) -> Raw:
    """The day; all of the cell where neither a day nor a result is to be made out.

    >>> _day("2.7阳性"), _day("未检"), _day("红旗")
    ('2.7', '', '红旗')
    """
    day, word = day_and_word(cell)
    return cell if day == "" and not _RESULT.read(word).value else day


def _word(cell: Raw) -> Raw:
    """The result's word.

    >>> _word("2.7阳性"), _word("3.5")
    ('阳性', '')
    """
    return day_and_word(cell)[1]


def _without_number(cell: Raw) -> Raw:
    """The name beside a number.

    >>> _without_number("张三\\n11010519491231002X"), _without_number("李四（110105491231002）"), _without_number("王五")
    ('张三', '李四', '王五')
    """
    return _NUMBER.sub("", squeeze(read_text(cell))).strip("、,，;/") if isinstance(cell, str) else cell


def _number(cell: Raw) -> Raw:
    """The number beside a name.

    >>> _number("李四（110105491231002）"), _number("张三 1101051949123100X"), _number("王五")
    ('110105491231002', '1101051949123100X', '')
    """
    found = _NUMBER.search(squeeze(read_text(cell)))
    return found[1] if found else ""


_PARTS: tuple[dict[str, Callable[[Raw], Raw]], ...] = (
    {"tested_on": _day, "result": _word},
    {"name": _without_number, "id_number": _number},
)
