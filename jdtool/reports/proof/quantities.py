"""Quantities in running prose: number, unit, bounds, and what role the words around give them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jdtool.cells.numerals import Number, number_of
from jdtool.cells.quantity import read_quantity
from jdtool.cells.words import UNITS

HAN = r"[^\W\d_A-Za-z]"
_CHINESE = "一二两三四五六七八九十百千万"
_NUMBER = rf"(?:(?<![\d._×xX/])\d+(?:\.\d+)?[百千万亿]*|(?<![{_CHINESE}〇零第])[{_CHINESE}]+)"
_LEADS = "约|大约|大概|近|将近|超过|超|逾|不足|不到|至少|不少于|不低于|至多|不超过"
_SAME_UNIT = {"名": "人", "位": "人", "卷": "份"}
_UNITS = (*(unit for unit in UNITS if unit not in {"天", "岁", "部"}), "名", "位", "卷", "队", "支")
_UNIT = "|".join(sorted(dict.fromkeys(_UNITS), key=len, reverse=True))
_NOT_UNITS = (  # words that begin like a unit
    "个(?:月|小时|百分点|工作日|方面|一|体)|人(?:民|均|力|才|工|大县)|家(?:庭|访)|项目|期间|面积|块钱|户籍|本地|次方|场所|条例|例如"
    "|处理|起来|名(?:单|称)|份额|组织|节点|课题|件事|位一体"
)
_COUNT = re.compile(
    rf"(?P<lead>{_LEADS})?(?P<low>{_NUMBER})(?:(?P<low_unit>{_UNIT})?[-~—–至到](?P<high>[\d.{_CHINESE}]+))?"
    rf"(?P<more>余|多|几)?(?!{_NOT_UNITS})(?P<unit>{_UNIT})(?P<tail>左右|上下|以上|以内|余|多(?=[,;:。、)]|$))?"
)
_PERCENT = re.compile(
    rf"(?P<lead>{_LEADS})?(?:(?<![\d.~-])(?P<digits>\d+(?:\.\d+)?)%|百分之(?P<words>[{_CHINESE}零]+(?:点[{_CHINESE}零]+)?))"
    r"(?P<tail>左右|以上|以内)?(?![-~—–至到]\d)"
)
_TENTHS = re.compile(
    r"(?P<lead>约|近|将近|超过|超|逾|不足|不到)?(?<![一二三四五六七八九十])"
    r"(?P<tenths>[一二三四五六七八九])成(?P<ones>[一二三四五六七八九半])?(?P<tail>左右|以上|多)?(?![员立果功为效本绩就年人熟分不])"
)
_ROUNDED = re.compile(r"\d(?:\.(?P<places>\d+))?余?(?P<power>万|亿)")
_POWERS = {"万": 10**4, "亿": 10**8}
_EACH = re.compile(r"(?:每|各(?!类|种|级|界|项|方|有关|部门|单位)|人均|户均|平均)(?![^,;:]*[共总])[^,;:]*$|分别.{0,2}$")
_DIFFERENCE = re.compile(
    r"(?:(?<!新)增|增加|减少|增长|上升|下降|提高|降低|减|多|少|缺|差|下滑|回落|净增|增幅|降幅)(?:了|出|约|近)?$"
)
_TARGET = re.compile(
    r"目标|计划|力争|确保|拟(?!定)|将(?!近)|争取|不得少于|不少于|不低于|至少|任务|要求|应当|必须|须|预计|下一步|明年"
)
_POINTS = re.compile(r"(\d+(?:\.\d+)?)个百分点")


class Mention(Struct, frozen=True):
    """One quantity of a sentence: where it stands, its bounds (None where open) and its unit.

    `role` is level (so many there are), difference (so many more), each (so many a head or month), or target.
    `subject` is what stands before it in its clause, `noun` what follows its unit.
    """

    start: int
    end: int
    text: str
    value: Number
    low: Number | None
    high: Number | None
    unit: str
    role: str
    subject: str
    noun: str

    @property
    def slack(self) -> Decimal:
        """How far 1.2万 may lie from what was counted: half of its last digit; nothing for what is written in full."""
        found = _ROUNDED.search(self.text)
        if not found:
            return Decimal(0)
        return Decimal(_POWERS[found["power"]]).scaleb(-len(found["places"] or "")) / 2

    @property
    def exact(self) -> bool:
        """Whether nothing says that it is about so many."""
        return self.low == self.value == self.high

    @property
    def kind(self) -> str:
        """The unit without regard to which word is used for heads."""
        return _SAME_UNIT.get(self.unit, self.unit)


class Percent(Struct, frozen=True):
    """A percentage: its digits as stated, and its bounds in percent where it is about so much."""

    start: int
    end: int
    text: str
    stated: Decimal
    exact: bool
    low: Decimal | None
    high: Decimal | None


def mentions(text: str, outer: str) -> tuple[Mention, ...]:
    """The counts of a text of half-width signs; `outer` is the text with what brackets hold blanked out."""
    return tuple(_mentions(text, outer))


def _mentions(text: str, outer: str) -> Iterator[Mention]:
    last = 0
    for found in _COUNT.finditer(outer):
        if _is_idiom(outer, found):
            continue
        quantity = read_quantity(found[0])
        if quantity.value is None:
            continue
        value, start = quantity.value, found.start()
        clause = max(outer.rfind(mark, 0, start) for mark in ",;:。(\n") + 1
        subject = _subject(outer[max(last, clause) : start], follows=last > clause)
        noun = re.match(rf"(?:的)?({HAN}{{0,12}})", outer[found.end() :])
        last = found.end()
        yield Mention(
            start=start,
            end=last,
            text=text[start:last],
            value=value.value,
            low=value.low,
            high=value.high,
            unit=found["unit"],
            role=_role(subject, outer[clause:start]),
            subject=subject,
            noun=noun[1] if noun else "",
        )


def _subject(before: str, *, follows: bool) -> str:
    """What the number is of; `follows` says that an item of the same list stands before, with its own noun."""
    text = before.replace("\0", "")
    if follows:
        noun, mark, rest = text.partition("、")
        text = rest if mark else noun.lstrip("和及与")
    return text


def _is_idiom(outer: str, found: re.Match[str]) -> bool:
    """第三次, 一人一档, 每一个, 两个方面: numbers that count nothing."""
    before, after = outer[: found.start()][-1:], outer[found.end() :][:1]
    if before in {"第", "之"} or (before and before in "某同这那哪该本任" and found["low"] in {"一", "几"}):
        return True
    single = found["low"] == "一"
    return single and (
        after == "一" or before in {"一", "统", "唯", "万", "逐", "进", ""} or found["unit"] in "个次项条期批"
    )


def _role(subject: str, clause: str) -> str:
    if _EACH.search(clause):
        return "each"
    if _DIFFERENCE.search(subject):
        return "difference"
    return "target" if _TARGET.search(clause) else "level"


def percents(text: str) -> tuple[Percent, ...]:
    """The percentages of a text, 百分之六十八 and 六成八 among them; ranges and percentage points are none."""
    found = [_percent(each) for each in _PERCENT.finditer(text)]
    return tuple(sorted([*filter(None, found), *map(_tenths, _TENTHS.finditer(text))], key=lambda each: each.start))


def points(text: str) -> tuple[Decimal, ...]:
    """How many percentage points, each time."""
    return tuple(Decimal(found[1]) for found in _POINTS.finditer(text))


def _percent(found: re.Match[str]) -> Percent | None:
    if found["digits"]:
        stated = Decimal(found["digits"])
    else:
        whole, _, part = found["words"].partition("点")
        number = number_of(whole)
        digits = "".join(str(number_of(each) or 0) for each in part)
        if number is None:
            return None
        stated = Decimal(f"{number}.{digits}" if digits else str(number))
    return _bounded(found, stated, Decimal(0), rough=False)


def _tenths(found: re.Match[str]) -> Percent:
    ones = found["ones"]
    stated = Decimal(int(number_of(found["tenths"]) or 0) * 10)
    if ones:
        return _bounded(found, stated + (5 if ones == "半" else int(number_of(ones) or 0)), Decimal(1), rough=True)
    return _bounded(found, stated, Decimal(5), rough=True)


def _bounded(found: re.Match[str], stated: Decimal, slack: Decimal, *, rough: bool) -> Percent:
    """`slack` is how far a rough figure may lie from what it says, to either side."""
    lead, tail = found["lead"] or "", found["tail"] or ""
    over = lead in {"超过", "超", "逾", "至少", "不少于", "不低于"} or tail in {"以上", "多"}
    under = lead in {"近", "将近", "不足", "不到", "至多", "不超过"} or tail == "以内"
    about = lead in {"约", "大约", "大概"} or tail == "左右"
    low = None if under or about else stated if over else stated - slack
    high = None if over or about else stated if under else stated + slack
    return Percent(found.start(), found.end(), found[0], stated, not (over or under or about or rough), low, high)
