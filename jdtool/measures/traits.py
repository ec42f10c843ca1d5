"""Traits: what of one person is grouped and counted, beyond what the roster's cells say word for word."""

import datetime
import re

from jdtool.cells.id_number import born_on, sex_of
from jdtool.cells.remark import Label
from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.persons import Person

UNSTATED = "未注明"

AGES = ((17, "17岁以下"), (35, "18—35岁"), (59, "36—59岁"), (200, "60岁以上"))
"""The bands of the national yearly reports: last age of the band, its name."""

DRUGS: dict[str, tuple[str, ...]] = {
    "海洛因": ("海洛因", "白粉", "4号"),
    "冰毒": ("冰毒", "甲基苯丙胺", "麻古", "麻果"),
    "氯胺酮": ("氯胺酮", "K粉"),
    "摇头丸": ("摇头丸", "MDMA"),
    "大麻": ("大麻",),
    "鸦片": ("鸦片", "罂粟壳"),
    "吗啡": ("吗啡",),
    "可卡因": ("可卡因",),
    "杜冷丁": ("杜冷丁", "哌替啶"),
    "安钠咖": ("安钠咖",),
    "曲马多": ("曲马多",),
    "依托咪酯": ("依托咪酯",),
    "合成大麻素": ("合成大麻素",),
    "其他": ("其他", "其它"),
}
SEVERAL_DRUGS = "多种"

WHEREABOUTS = ("去向不明", "失控", "未见面", "外出有去向", "人户分离", "在控", UNSTATED)

_APART = frozenset({"人在户不在", "户在人不在", "人户分离"})
_LOST = frozenset({"失控", "去向不明"})
_TOWN = re.compile(r"([\u4e00-\u9fff]{2})(?:街道|镇|乡)(?![市县区江海村结])")
_NO_TOWN = re.compile(r"[省市县区州]")


def age_band(person: Person, as_of: datetime.date) -> str:
    """The band of the age at as_of: by identity number, else birth date, else the age as written.

    >>> from jdtool.ledgers.record import Origin
    >>> someone = Person(origin=Origin("", "", "persons", {}, {}), row=1, id_number="11010519491231002X")
    >>> age_band(someone, datetime.date(2009, 12, 30)), age_band(someone, datetime.date(2009, 12, 31))
    ('36—59岁', '60岁以上')
    """
    born = born_on(person.id_number) if person.id_number else None
    if born or person.birth_date:
        first, last = (born, born) if born else (person.birth_date.first, person.birth_date.last)  # type: ignore[union-attr] # one of both
        bands = {_band(_age(day, as_of)) for day in (first, last)}
        return bands.pop() if len(bands) == 1 else UNSTATED
    return _band(person.age) if person.age is not None else UNSTATED


def _age(born: datetime.date, as_of: datetime.date) -> int:
    return as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))


def _band(age: int) -> str:
    return next((name for last, name in AGES if 0 <= age <= last), UNSTATED)


def sex(person: Person) -> str:
    """As written, else by the identity number."""
    return person.sex or sex_of(person.id_number) or UNSTATED


def drug_class(text: str) -> str:
    """The drug by its usual name; 多种 where the cell names several.

    >>> drug_class("甲基苯丙胺（冰毒）"), drug_class("海洛因、K粉"), drug_class("新型毒品"), drug_class("不详")
    ('冰毒', '多种', '新型毒品', '未注明')
    """
    word = squeeze(text).upper()
    if not word or is_excuse(word):
        return UNSTATED
    rest = word.replace("合成大麻素", "") if "合成大麻素" in word else word
    named = {name for name, words in DRUGS.items() if any(each in rest for each in words)}
    named |= {"合成大麻素"} if rest != word else set()
    named = named - {"其他"} or named
    return next(iter(named)) if len(named) == 1 else SEVERAL_DRUGS if named else text.strip()


def shared_names(books: Books) -> frozenset[str]:
    """Communities that several streets have by the same name."""
    streets: dict[str, set[str]] = {}
    for ledger in LEDGERS:
        for record in books.records(ledger.name):
            if record.community and record.street:
                streets.setdefault(record.community, set()).add(record.street)
    return frozenset(name for name, found in streets.items() if len(found) > 1)


def is_separated(books: Books, person: Person) -> bool:
    """Whether household and residence are surely apart: by the column, a remark, or two different towns."""
    if person.residence_type in _APART or person.control_status == "人户分离" or _says(books, person, Label.SEPARATED):
        return True
    return person.residence_type is None and _in_other_town(person.household_address, person.residence_address)


def whereabouts(books: Books, person: Person) -> str:
    """Where the person is, by the status column and the remarks, the gravest of what they say; always to be verified."""
    status = person.control_status
    signs = {label for row in books.rows_of(person) for label in books.labels(row)}
    if status == "去向不明" or Label.WHEREABOUTS_UNKNOWN in signs:
        return "去向不明"
    if status == "失控":
        return "失控"
    if status == "见不到面" or Label.NOT_MET in signs:
        return "未见面"
    if status in {"外出", "双向管控"} or Label.AWAY_KNOWN in signs:
        return "外出有去向"
    if is_separated(books, person):
        return "人户分离"
    return "在控" if status == "在控" or Label.IN_CONTACT in signs else UNSTATED


def is_lost(books: Books, person: Person) -> bool:
    """Whether the roster says 失控 or 去向不明, in its column or a remark; to be verified either way."""
    return person.control_status in _LOST or _says(books, person, Label.WHEREABOUTS_UNKNOWN)


def _says(books: Books, person: Person, label: Label) -> bool:
    return any(label in books.labels(row) for row in books.rows_of(person))


def _in_other_town(household: str, residence: str) -> bool:
    """Whether both addresses name a town and none in common.

    >>> _in_other_town("甲县东河乡柳坪村", "乙县白石镇1号"), _in_other_town("甲县东河乡柳坪村", "东河乡新村")
    (True, False)
    >>> _in_other_town("河南省新乡市和平路", "甲县东河乡柳坪村"), _in_other_town("青和镇1号", "青和街道2号")
    (False, False)
    """
    ours, theirs = _towns(household), _towns(residence)
    return bool(ours and theirs) and not ours & theirs


def _towns(address: str) -> set[str]:
    return {core for core in _TOWN.findall(squeeze(address)) if not _NO_TOWN.search(core)}
