"""What proofreading finds: a kind with its weight, basis and remedy, and the sentence it is about."""

from decimal import Decimal

from msgspec import Struct

from jdtool.cells.numerals import Number
from jdtool.reports.proof.document import Paragraph
from jdtool.rules.rule import Severity

_ARITHMETIC = "统计数字前后一致"


class Kind(Struct, frozen=True):
    """One kind of finding."""

    slug: str
    title: str
    severity: Severity
    basis: str
    remedy: str


PLACEHOLDER = Kind(
    "placeholder",
    "留有空白或占位符",
    Severity.ERROR,
    "成文前应当补全",
    "补上实际内容；不宜写明的，改成不需要填写的说法",
)
DATE = Kind("impossible-date", "日期不存在或前后颠倒", Severity.ERROR, "公历", "对照原始记录更正日期")
SHARE = Kind(
    "share-wrong",
    "百分比与分数不符",
    Severity.ERROR,
    f"{_ARITHMETIC}；百分比按四舍五入（GB/T 8170）",
    "按分子、分母重新计算；分子、分母有误的先更正",
)
TRUNCATED = Kind(
    "share-truncated",
    "百分比舍去了尾数",
    Severity.WARNING,
    f"{_ARITHMETIC}；百分比按四舍五入（GB/T 8170）",
    "按四舍五入改写，或保留一位小数",
)
SUM = Kind(
    "sum-wrong",
    "部分之和不等于总数",
    Severity.ERROR,
    f"{_ARITHMETIC}；总数等于各部分之和",
    "逐项核对，改正写错的数，补上漏写的部分；没有列全的写明“其中”“等”",
)
PART = Kind(
    "part-exceeds-whole",
    "部分大于总数",
    Severity.ERROR,
    f"{_ARITHMETIC}；部分不大于总数",
    "核对总数和部分，改正写错的数",
)
CHANGE = Kind(
    "change-wrong", "增减数与前后两数不符", Severity.ERROR, f"{_ARITHMETIC}；增减等于两数之差", "按前后两个数重新计算"
)
TWICE = Kind("stated-twice", "同一数字前后不一致", Severity.ERROR, _ARITHMETIC, "查明哪个是对的，全文改为一致")
MEASURE = Kind(
    "differs-from-ledger", "与台账不符", Severity.ERROR, "", "核对台账和文稿：台账漏登的补登，文稿写错的改正"
)
EDITED = Kind(
    "differs-from-source",
    "与生成时的数字不符",
    Severity.ERROR,
    "报告旁的数字出处（.numbers.json）",
    "确实要更正的，先改台账再重新生成；改错的，改回原数",
)
KINDS = (PLACEHOLDER, DATE, SHARE, TRUNCATED, SUM, PART, CHANGE, TWICE, MEASURE, EDITED)


class Finding(Struct, frozen=True):
    """One fault: where, the sentence as written, what is wrong. `basis` and `measure` only where a ledger decides.

    `start` orders the findings of a sentence, `said` are the words that are wrong.
    """

    kind: Kind
    paragraph: Paragraph
    sentence: str
    said: str
    message: str
    order: tuple[int, int] = (0, 0)
    measure: str = ""
    basis: str = ""


def shown(value: Number) -> str:
    """A number as a reader would write it: 68.6, 1254."""
    return format((Decimal(value) + 0).normalize(), "f")


def apart(one: Number, other: Number) -> str:
    """How far two numbers lie from each other."""
    return shown(abs(Decimal(one) - Decimal(other)))
