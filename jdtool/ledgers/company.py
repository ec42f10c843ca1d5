"""Sheets that say nothing of their trade: what they may be beside anti-drug ledgers, or as all that was given."""

import re

from jdtool.ledgers.body.making import EVENT_DAYS
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.ledgers.trade import is_foreign

_KEEPS_COMPANY = frozenset({"dossiers", "visits", "drug_tests", "activities", "communities"})
"""Ledgers a sheet without a word of the trade may be, among others that have one: 走访记录 beside a roster."""
_STANDS_ALONE = _KEEPS_COMPANY - {"dossiers"}  # every office keeps files on persons
_ROSTER = re.compile(r"花名册|名册|底册|登记表|登记册|人员名单")
_NOT_THE_PEOPLE = re.compile(
    r"通讯录|联系人|社工|专干|专职|工作人员|工作者|宣传员|信息员|讲师|民警|联络员|队员|干部|领导|成员单位|志愿|职务"
    r"|签到|参会|参加|报名|值班|获奖|慰问|领取|领用|居民|村民|来访|家属|家庭成员"
)
"""Other people that are put on lists, and other lists that people are put on."""
_EVENTS = tuple(word for each in LEDGERS if each.name not in {"persons", "dossiers"} for word in each.words)
_NAMELESS = re.compile(r"(?i)sheet\s*\d*|工作表\s*\d*")
_LEAST_FIELDS = 4  # a name, a day and an amount are in every trade's lists
_LONGEST_TITLE = 60  # characters; longer lines are instructions


def keeps_company(receipt: SheetReceipt, stem: str) -> bool:
    """Whether a sheet, read as if its file said 禁毒, is ours beside ledgers that are; `stem` is the file's name."""
    if receipt.ledger != "persons":
        return receipt.ledger in _KEEPS_COMPANY and not _is_of_nobody(receipt)
    return _is_roster(receipt, stem) and bool(_ROSTER.search(_names(receipt, stem)))


def stands_alone(receipt: SheetReceipt, stem: str) -> bool:
    """Whether it is ours where nothing in the run says more: these very files were given to be read."""
    if not any(receipt.records.values()) or _is_foreign(receipt, stem):
        return False
    if receipt.ledger != "persons":
        return receipt.ledger in _STANDS_ALONE and _is_whole(receipt)
    has_numbers = "id_number" in receipt.fields_by_ledger.get("persons", {})
    return _is_roster(receipt, stem) and (has_numbers or bool(_ROSTER.search(_names(receipt, stem))))


def _is_of_nobody(receipt: SheetReceipt) -> bool:
    """Tests and visits of which none says who: a lift was tested, a shop was visited."""
    held = receipt.fields_by_ledger.get(receipt.ledger, {})
    return receipt.ledger in EVENT_DAYS and bool(receipt.records) and not {"name", "id_number"} & held.keys()


def _is_whole(receipt: SheetReceipt) -> bool:
    """Whether it has what it needs, the day of an activity too, and hardly a column that no field takes."""
    held = receipt.fields_by_ledger.get(receipt.ledger, {}).keys() - {"sequence", "remarks"}
    undated = receipt.ledger == "activities" and "held_on" not in held
    return not receipt.missing and not undated and len(held) >= _LEAST_FIELDS and _is_known(receipt)


def _is_known(receipt: SheetReceipt) -> bool:
    return 2 * sum(1 for use in receipt.columns if not use.field) < len(receipt.columns)


def _is_roster(receipt: SheetReceipt, stem: str) -> bool:
    names = _names(receipt, stem)
    unknown = [use for use in receipt.columns if not use.field]
    return not (
        _is_foreign(receipt, stem)
        or _NOT_THE_PEOPLE.search(f"{names}\n{stem}")
        or any(_NOT_THE_PEOPLE.search(use.title) for use in unknown)
        or any(word in names for word in _EVENTS)
        or not _is_known(receipt)
    )


def _is_foreign(receipt: SheetReceipt, stem: str) -> bool:
    columns = (use.title for use in receipt.columns if not use.field)
    return any(map(is_foreign, (*_titles(receipt), receipt.name, stem, *columns)))


def _names(receipt: SheetReceipt, stem: str) -> str:
    """The titles and the sheet's name; the file's in place of a name such as Sheet1."""
    return "\n".join((*_titles(receipt), stem if _NAMELESS.fullmatch(receipt.name.strip()) else receipt.name))


def _titles(receipt: SheetReceipt) -> list[str]:
    header = min(receipt.header_rows, default=len(receipt.notes) + 1)
    return [note.text for note in receipt.notes if note.row < header and len(note.text) <= _LONGEST_TITLE]
