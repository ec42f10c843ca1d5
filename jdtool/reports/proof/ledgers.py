"""The known quantities of a report against the measures of the ledgers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from jdtool.cells.numerals import Number
from jdtool.cells.share import Fit, fit_of, percent_of
from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure, compute
from jdtool.reports.proof.concepts import Stated, called, stated
from jdtool.reports.proof.document import Document
from jdtool.reports.proof.findings import MEASURE, Finding, apart
from jdtool.reports.proof.quantities import Mention
from jdtool.reports.proof.scope import Scope, scope_of
from jdtool.reports.proof.sentences import Sentence, sentences

_TABLES = ("publicity", "enforcement")
_DEEDS = re.compile(
    r"^(?:[全累]年|累计|共|总|完成|开展|举办|组织|张贴|悬挂|制作|发放|印发|散发|展出|刊出|出|播放|书写|铲除|抓获|查处|了|各类|禁毒)+"
)
_WHOLE = re.compile(r"共|全年|累计|合计|总计|本年|全半年|今年")
_ANY_LEVEL = frozenset({"辖", ""})
_LEVEL_BY_ENDING = {"街道": "街", "社区": "社"}


class Compared(Struct, frozen=True):
    """What came of it: the findings, how many numbers agreed, and the measures that no ledger tells, with why."""

    findings: tuple[Finding, ...]
    agreed: int
    untold: Mapping[str, str]

    @property
    def looked_at(self) -> int:
        """How many numbers of the document were told by the ledgers."""
        return self.agreed + len(self.findings)


def against(document: Document, books: Books) -> Compared:
    """Every known quantity of the document beside its measure; what speaks of another time or place is left alone."""
    figures = {figure.id: figure for figure in compute(books)}
    everything = [sentence for paragraph in sentences(document) for sentence in paragraph]
    findings: list[Finding] = []
    untold: dict[str, str] = {}
    agreed = 0
    for each in _comparable(everything, books):
        figure = figures[each.measure]
        if figure.missing:
            untold[figure.title] = figure.note
        elif finding := _compared(each, figure):
            findings.append(finding)
        else:
            agreed += _is_told(each, figure)
    achieved = list(_achievements(everything, figures, books))
    findings += filter(None, achieved)
    agreed += achieved.count(None)
    return Compared(tuple(findings), agreed, untold)


def _comparable(everything: Sequence[Sentence], books: Books) -> Iterator[Stated]:
    for sentence in everything:
        yield from (each for each in stated(sentence) if _is_ours(each.scope, books))


def _is_ours(scope: Scope, books: Books) -> bool:
    """Whether a number speaks of the whole office and the whole period."""
    title, office = books.period.title, books.profile.office.name
    year = f"{books.period.first.year}年"
    own_times = {title, title.removeprefix(year), *((year, f"{year}度") if title == year else ())}
    own_place = all(office and (place in office or office in place) for place in scope.places)
    own_level = _LEVEL_BY_ENDING.get(office[-2:], office[-1:])
    return scope.times <= own_times and own_place and (not office or scope.level in {own_level, *_ANY_LEVEL})


def _is_told(each: Stated, figure: Figure) -> bool:
    return _value(each, figure) is not None


def _value(each: Stated, figure: Figure) -> Number | None:
    if each.what == "rate":
        return Decimal(str(figure.value)) if figure.value is not None and "～" not in figure.text else None
    value = {"value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}[each.what]
    return None if value is None else int(value)


def _compared(each: Stated, figure: Figure) -> Finding | None:
    value = _value(each, figure)
    if value is None:
        return None
    if each.what == "rate":
        part, whole = figure.numerator or 0, figure.denominator or 1
        stated_rate = Decimal(each.value)
        if fit_of(stated_rate, part, whole) is Fit.RIGHT:
            return None
        right = percent_of(part, whole, stated_rate)
        return _finding(each, figure, f"台账为{figure.text}，应写{right}%")
    if _agrees(each, int(value)):
        return None
    return _finding(each, figure, f"台账为{value}{figure.unit or '人'}，相差{apart(each.value, value)}")


def _finding(each: Stated, figure: Figure, told: str) -> Finding:
    sentence = each.sentence
    message = f"{each.title}文中为{each.text}，{told}。口径：{figure.definition}"
    order = (sentence.number, each.start)
    return Finding(MEASURE, sentence.paragraph, sentence.written, each.text, message, order, figure.id, figure.basis)


def _agrees(said: Stated | Mention, told: int) -> bool:
    """Exactly so many, or as many as 余, 近, 约 allow: a tenth to either side at most, 余 within its last digit."""
    value, low, high = int(said.value), said.low, said.high
    if low is not None and high is not None:
        return low - said.slack <= told <= high + said.slack
    slack = max(_step(value), value // 10)
    if low is not None:
        return low <= told < value + slack
    return value - slack <= told <= (value + slack if high is None else high)


def _step(value: int) -> int:
    """The weight of the last digit that is not zero: 600余 is less than 700."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _achievements(
    everything: Sequence[Sentence], figures: Mapping[str, Figure], books: Books
) -> Iterator[Finding | None]:
    """标语410幅: the items of publicity and enforcement, by item and unit, where the whole period is meant."""
    rows = {key: (figure, row) for name in _TABLES for figure in [figures[name]] for key, row in _rows(figure).items()}
    found = [
        (sentence, mention, key)
        for sentence in everything
        for mention in sentence.mentions
        if mention.role == "level" and not sentence.planned and (key := _item(mention)) in rows
    ]
    times = Counter(key for _, _, key in found)
    for sentence, mention, key in found:
        scope = scope_of(sentence, mention.start)
        is_whole = times[key] == 1 or _WHOLE.search(sentence.plain[: mention.start])
        if is_whole and _is_ours(scope, books) and "其中" not in sentence.plain[: mention.start]:
            yield _achieved(sentence, mention, *rows[key])


def _rows(figure: Figure) -> dict[tuple[str, str], tuple[str, int, bool]]:
    """Item and unit → how many, and whether any of it is about so many; an item of several units keeps them apart."""
    places = {title: at for at, title in enumerate(figure.columns)}
    rows = {}
    for row in figure.rows:
        amount = row[places["数量"]] if "数量" in places else None
        if isinstance(amount, int):
            item, unit = str(row[places["项目"]]), str(row[places["单位"]])
            rows[item, unit] = (item, amount, bool(row[places["概数笔数"]]))
    return rows


def _item(mention: Mention) -> tuple[str, str]:
    unit = mention.noun if mention.unit == "个" and mention.noun else mention.unit
    return _DEEDS.sub("", called(mention.subject)), unit


def _achieved(sentence: Sentence, mention: Mention, figure: Figure, row: tuple[str, int, bool]) -> Finding | None:
    item, amount, about = row
    if _agrees(mention, amount) or (about and mention.value >= amount):
        return None
    told = f"{amount}{'余' if about else ''}{mention.unit}"
    message = f"{item}文中为{mention.text}，台账为{told}，相差{apart(mention.value, amount)}。口径：{figure.definition}"
    order = (sentence.number, mention.start)
    return Finding(MEASURE, sentence.paragraph, sentence.written, mention.text, message, order, figure.id, figure.basis)
