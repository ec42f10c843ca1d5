"""What a template may see: finished, plain, frozen values made of figures and findings."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from jdtool.errors import JdtoolError, unknown
from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure
from jdtool.measures.traits import UNSTATED
from jdtool.reports.by_place import PlaceRow, place_rows, streets
from jdtool.reports.changes import changes
from jdtool.reports.events import MEETINGS, PUBLICITY, events
from jdtool.reports.periods import words_of
from jdtool.reports.problems import by_area, every_problem, problems
from jdtool.reports.tracing import Source, Sources
from jdtool.reports.values import Line, int_of, lines_of, number_of
from jdtool.rules.run import Inspection

OWN_TEXTS = ("opening", "responsibility", "publicity", "campaign", "control", "mechanism", "next")
"""Texts an office may add in [report]; jdtool invents no deeds."""
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
    | {"dossiers_complete", "visits_done", "tests_done", "relapse_persons", "new_registered"}
)


class Missing(Struct, frozen=True):
    """A figure that no ledger told: what it is and why."""

    title: str
    reason: str


class Quiet(Struct, frozen=True):
    """How many of the places have nobody new, relapsed or out of control."""

    number: int
    whole: int


class Sight(Struct, frozen=True, kw_only=True):
    """What a report is made from, and which of the costlier parts its template asks for."""

    books: Books
    figures: Sequence[Figure]
    inspection: Inspection
    sources: Sources
    asks: Sequence[str] = ()


def context(sight: Sight) -> dict[str, object]:
    """Everything the templates know, by name."""
    books, figures, sources = sight.books, sight.figures, sight.sources
    findings = sight.inspection.findings
    changed = changes(books, figures, sources) if "changes" in sight.asks else {}
    numbers = {each.id: number_of(each, sources, changed.get(each.id, "")) for each in figures if each.kind != "table"}
    office, words = books.profile.office, words_of(books.period, books.until)
    found = every_problem(books, findings, figures, sources)
    rows = place_rows(books, sources) if "rows" in sight.asks else ()
    unchecked = sum(1 for status in sight.inspection.statuses if status.status == "not_run")
    return {
        "unit": office.name,
        "whole": _whole(office.name, office.level),
        "places": places_of(books),
        "period": books.period.title,
        "period_kind": books.period.kind,
        "year": str(books.period.first.year),
        "days": {"first": books.period.first, "last": books.until},
        "now": words.now,
        "next_heading": words.next,
        "as_of": books.as_of,
        "n": numbers,
        "t": _tables(figures, sources),
        "recorded": {figure.id: not figure.missing for figure in figures},
        "rows": rows,
        "quiet": _quiet(rows, sources),
        "events": events(books, sources, PUBLICITY) if "events" in sight.asks else (),
        "briefings": events(books, sources, MEETINGS) if "events" in sight.asks else (),
        "row_places": "乡镇（街道）" if streets(books) > 1 else places_of(books),
        "streets": int_of(sources, streets(books), Source(counted="花名册所列乡镇（街道）", value=streets(books))),
        "left_out": tuple(_left_out(figures, sources)),
        "absent": tuple(_SUBJECTS[figure.id] for figure in figures if figure.id in _SUBJECTS and figure.missing),
        "problems": found,
        "areas": by_area(found),
        "publicity_problems": problems(books, [each for each in findings if each.rule.code.startswith("PU")], sources),
        "withheld": 0,
        "unread": tuple(_unread(books, sources)),
        "unchecked": int_of(sources, unchecked, Source(counted="没有进行的检查", value=unchecked)),
        "own": dict.fromkeys(OWN_TEXTS, "") | _own(books),
    }


def _quiet(rows: Sequence[PlaceRow], sources: Sources) -> Quiet:
    number, whole = sum(row.quiet for row in rows), sum(row.name != UNSTATED for row in rows)
    said = "期内没有新增、复吸、失控记载的"
    return Quiet(
        int_of(sources, number, Source(counted=f"{said}地方", value=number)),
        int_of(sources, whole, Source(counted="花名册所列的地方", value=whole)),
    )


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
        if figure.id == "publicity" and "publicity" in needs
        for line in lines_of(figure, Sources())
        if line.value is None
    ]
    return tuple(lacking + unclear)


def _tables(figures: Sequence[Figure], sources: Sources) -> dict[str, tuple[Line, ...]]:
    """The tables without the lines on which nothing falls."""
    tables = {figure.id: lines_of(figure, sources) for figure in figures if figure.kind == "table"}
    tables["meetings"] = tuple(line for line in tables.get("meetings", ()) if line.name not in _TOLD_WITH_PUBLICITY)
    return {name: tuple(line for line in lines if line.times or line.value) for name, lines in tables.items()}


def _left_out(figures: Sequence[Figure], sources: Sources) -> Iterator[str]:
    """宣传成果：数量无法识别1条, for every figure of the text that could not take all its records."""
    for figure in figures:
        if figure.id in _PRINTED and figure.left_out:
            reasons = "、".join(
                reason + sources.text(f"{count}条", Source(figure=figure, counted=f"没有计入：{reason}", value=count))
                for reason, count in figure.left_out.items()
            )
            yield f"{figure.title.removesuffix('（待核实）')}：{reasons}"


def _whole(name: str, level: str) -> str:
    """What the office says of itself: 全街, 全乡; an office without a name does not say what it is."""
    if name.endswith(("乡", "镇")):
        return f"全{name[-1]}"
    return _LEVELS[level] if name else "本辖区"


def places_of(books: Books) -> str:
    """What the units of the table of communities are: a county's are townships."""
    if books.communities and not any(each.community for each in books.communities):
        return "乡镇（街道）"
    return "村（社区）" if books.profile.office.name.endswith(("乡", "镇")) else "社区（村）"


def _unread(books: Books, sources: Sources) -> Iterator[str]:
    """Files, sheets and rows that are not in the numbers."""
    for file in books.files:
        if file.failure:
            yield f"{file.path}（{file.failure.split('；')[0]}）"
    for sheet in books.sheets:
        if not sheet.understood and sheet.visible and sheet.filled_rows > 2:
            yield f"{sheet.file}“{sheet.name}”"
        elif sheet.ledger and sheet.unread:
            rows = Source(counted=f"没有读入的行：{sheet.file}“{sheet.name}”", value=len(sheet.unread))
            yield f"{sheet.file}“{sheet.name}”中的{sources.text(f'{len(sheet.unread)}行', rows)}"
