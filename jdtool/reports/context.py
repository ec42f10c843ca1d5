"""What a template may see: finished, plain, frozen values made of figures and findings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from jdtool.errors import JdtoolError, unknown
from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure
from jdtool.reports.problems import Problem, out_of_control, problems, understaffing
from jdtool.rules.run import Inspection

OWN_TEXTS = ("responsibility", "publicity", "control", "next")
"""Texts an office may add in [report]; jdtool invents no deeds."""
_PLACES = frozenset({"社区", "村", "学校", "单位", "小区", "企业", "场所"})
_LEVELS = {"community": "本社区", "street": "全街", "county": "全县"}
_TOLD_WITH_PUBLICITY = frozenset({"培训"})  # courses stand among the achievements already
_SUBJECTS = {
    "registered": "人员花名册",
    "team_count": "帮教小组",
    "publicity": "宣传活动",
    "dossier_completeness": "帮教档案",
    "visits_done": "走访帮教",
    "tests_done": "吸毒检测",
    "lost_control": "失控",
    "relapse_persons": "复吸",
}
"""The figure without which a subject is left out of the text, and what the subject is called."""
_PRINTED = frozenset(
    {"communities_involved", "team_count", "publicity", "people_reached", "communities_covered", "enforcement"}
    | {"dossiers_complete", "visits_done", "tests_done", "relapse_persons"}
)


class Number(Struct, frozen=True):
    """One figure: `known` is False where no ledger told it, and then value, part and whole are None.

    `fair` says that a rate speaks for most of those it is about: no more were left out of it than counted.
    """

    known: bool
    value: int | Decimal | None
    part: int | None
    whole: int | None
    text: str
    fair: bool


class Line(Struct, frozen=True):
    """One row of a table figure, as texts, with the numbers a sentence needs."""

    name: str
    unit: str
    value: int | Decimal | None
    times: int
    about: str


class Missing(Struct, frozen=True):
    """A figure that no ledger told: what it is and why."""

    title: str
    reason: str


def context(books: Books, figures: Sequence[Figure], inspection: Inspection) -> dict[str, object]:
    """Everything the templates know, by name."""
    numbers = {figure.id: _number(figure) for figure in figures if figure.kind != "table"}
    tables = {figure.id: _lines(figure) for figure in figures if figure.kind == "table"}
    tables["meetings"] = tuple(line for line in tables.get("meetings", ()) if line.name not in _TOLD_WITH_PUBLICITY)
    name = books.profile.office.name
    found: tuple[Problem, ...] = (
        *out_of_control(books, inspection.findings, figures),
        *problems(books, inspection.findings),
        *understaffing(figures),
    )
    return {
        "unit": name,
        "whole": _whole(name, books.profile.office.level),
        "places": _places(books),
        "period": books.period.title,
        "as_of": books.as_of,
        "n": numbers,
        "t": {name: tuple(line for line in lines if line.times or line.value) for name, lines in tables.items()},
        "streets": _streets(books),
        "left_out": tuple(_left_out(figures)),
        "absent": tuple(_SUBJECTS[figure.id] for figure in figures if figure.id in _SUBJECTS and figure.missing),
        "problems": found,
        "unread": tuple(_unread(books)),
        "unchecked": sum(1 for status in inspection.statuses if status.status == "not_run"),
        "own": dict.fromkeys(OWN_TEXTS, "") | _own(books),
    }


def _own(books: Books) -> dict[str, str]:
    for name in books.profile.report:
        if name not in OWN_TEXTS:
            raise JdtoolError(f"[report] {unknown('名称', name, OWN_TEXTS)}")
    return dict(books.profile.report)


def missing(figures: Sequence[Figure], needs: Sequence[str]) -> tuple[Missing, ...]:
    """The needed figures that no ledger told; 0/0 is told, and says 无对象."""
    found = {figure.id: figure for figure in figures}
    lacking = [Missing(found[name].title, found[name].note) for name in needs if name in found and found[name].missing]
    unclear = [
        Missing(f"{figure.title}：{line.name}", "数量读不出来")
        for figure in figures
        if figure.id == "publicity"
        for line in _lines(figure)
        if line.value is None
    ]
    return tuple(lacking + unclear)


def _left_out(figures: Sequence[Figure]) -> Iterator[str]:
    """宣传成果：数量无法识别1条, for every figure of the text that could not take all its records."""
    for figure in figures:
        if figure.id in _PRINTED and figure.left_out:
            reasons = "、".join(f"{reason}{count}条" for reason, count in figure.left_out.items())
            yield f"{figure.title.removesuffix('（待核实）')}：{reasons}"


def _number(figure: Figure) -> Number:
    value = (
        None if figure.value is None else int(figure.value) if figure.kind == "count" else Decimal(str(figure.value))
    )
    whole = figure.denominator
    fair = bool(whole) and sum(figure.left_out.values()) <= (whole or 0)
    return Number(not figure.missing, value, figure.numerator, whole, figure.text, fair)


def _lines(figure: Figure) -> tuple[Line, ...]:
    """Lines of 宣传成果, 查处及铲毒 and 次数 tables; columns are found by their titles."""
    place = {title: index for index, title in enumerate(figure.columns)}
    lines = []
    for row in figure.rows:
        value = row[place["数量"]] if "数量" in place else None
        times = row[place["场次"]] if "场次" in place else row[place["次数"]] if "次数" in place else 0
        rough = bool(row[place["概数笔数"]]) if "概数笔数" in place else False
        unit = str(row[place["单位"]]) if "单位" in place else ""
        unit = f"个{unit}" if unit in _PLACES else unit
        number = value if isinstance(value, int | Decimal) else None
        lines.append(Line(str(row[0]), unit, number, times if isinstance(times, int) else 0, "余" if rough else ""))
    return tuple(lines)


def _whole(name: str, level: str) -> str:
    """What the office says of itself: 全街, 全乡; an office without a name does not say what it is."""
    if name.endswith(("乡", "镇")):
        return f"全{name[-1]}"
    return _LEVELS[level] if name else "本辖区"


def _places(books: Books) -> str:
    """What the units of the table of communities are: a county's are townships."""
    if books.communities and not any(each.community for each in books.communities):
        return "乡镇（街道）"
    return "村（社区）" if books.profile.office.name.endswith(("乡", "镇")) else "社区（村）"


def _streets(books: Books) -> int:
    return len({person.street for person in books.people if person.street})


def _unread(books: Books) -> list[str]:
    files = [f"{file.path}（{file.failure.split('；')[0]}）" for file in books.files if file.failure]
    sheets = [
        f"{each.file}“{each.name}”"
        for each in books.sheets
        if not each.understood and each.visible and each.filled_rows > 2
    ]
    return files + sheets
