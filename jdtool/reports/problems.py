"""What findings mean for a report: problems by subject, with the step that answers each."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure
from jdtool.reports.prose import listing
from jdtool.reports.subjects import AREAS, CONTROL, PUBLICITY, STAFF, SUBJECTS, Subject
from jdtool.reports.tracing import Source, Sources
from jdtool.rules.rule import Severity
from jdtool.rules.run import Finding

_KINDS_NAMED = 5
_PLACES_NAMED = 8
_MOST_NAMED = 3
_NOWHERE = "未注明社区"


class Problem(Struct, frozen=True):
    """One problem as the report tells it; `area` is what it is about (see `subjects`)."""

    area: str
    title: str
    text: str
    step_title: str
    step: str


class ProblemArea(Struct, frozen=True):
    """The problems of one area, as a survey groups them."""

    name: str
    title: str
    step_title: str
    problems: tuple[Problem, ...]


def by_area(found: Sequence[Problem]) -> tuple[ProblemArea, ...]:
    """The areas that have a problem, in their order."""
    grouped = ((area, tuple(each for each in found if each.area == area.name)) for area in AREAS)
    return tuple(ProblemArea(area.name, area.title, area.step_title, own) for area, own in grouped if own)


class _Who(Struct, frozen=True):
    """Somebody a finding is about, and where they belong."""

    key: str
    street: str = ""
    community: str = ""


def every_problem(
    books: Books, findings: Sequence[Finding], figures: Sequence[Figure], sources: Sources
) -> tuple[Problem, ...]:
    """All problems of findings and figures, in the order in which a report tells them."""
    found = {figure.id: figure for figure in figures}
    return (
        *_out_of_control(books, findings, found, sources),
        *problems(books, findings, sources),
        *_concentration(findings, found, sources),
        *_understaffing(books, found, sources),
    )


def problems(books: Books, findings: Sequence[Finding], sources: Sources) -> tuple[Problem, ...]:
    """The subjects that have findings, in the order of SUBJECTS."""
    found: list[Problem] = []
    for subject in SUBJECTS:
        mine = [finding for finding in findings if _counts(finding, subject)]
        if not mine:
            continue
        number, where = _counted(books, mine, subject, sources)
        text = subject.text.format(n=number, where=where)
        found.append(Problem(subject.area, subject.title, text, subject.step_title, subject.step))
    return tuple(found)


def _counted(books: Books, mine: Sequence[Finding], subject: Subject, sources: Sources) -> tuple[str, str]:
    """How many, with their unit, and where or which."""
    codes = tuple(dict.fromkeys(finding.rule.code for finding in mine))
    counted = f"有下列问题的{'人' if subject.unit == '人' else '处数'}：{subject.title}"

    def told(number: int) -> str:
        return sources.text(f"{number}{subject.unit}", Source(rules=codes, value=number, counted=counted))

    if subject.unit == "人":
        people = Counter(_who(books, finding) for finding in mine)
        return told(len(people)), _where(people, told)
    if subject.unit == "个":
        places = tuple(dict.fromkeys(_who(books, finding) for finding in mine))
        names = [place.community or place.street for place in places]
        return told(len(places)), f"（{listing(names)}）" if len(names) <= _PLACES_NAMED else ""
    return told(len(mine)), _which(mine, told)


def _out_of_control(
    books: Books, findings: Sequence[Finding], found: Mapping[str, Figure], sources: Sources
) -> Iterator[Problem]:
    """People out of control, where they are more than those whose whereabouts a finding doubts already."""
    told = {_who(books, finding) for finding in findings if finding.rule.code == "WH601"}
    lost = found.get("lost_control_rate")
    if lost and (lost.numerator or 0) > len(told):
        source = Source(figure=lost)
        number, share = sources.text(f"{lost.numerator}人", source), sources.text(lost.text, source)
        text = f"台账反映失控（含去向不明，待核实）{number}，占社会面人员的{share}"
        step = "会同公安机关逐人查找核实，查到的及时落实管控措施，查不到的按规定上报"
        yield Problem(CONTROL, "部分人员失控、有待核实", text, "查找失控人员", step)


def _concentration(findings: Sequence[Finding], found: Mapping[str, Figure], sources: Sources) -> Iterator[Problem]:
    """Publicity that is held around the two days of the year and hardly between."""
    share = found.get("june_december_share")
    if share and any(finding.rule.code == "PU707" for finding in findings):
        source = Source(figure=share)
        times, whole = sources.text(f"{share.numerator}场", source), sources.text(f"{share.denominator}场", source)
        text = f"{whole}宣传、培训活动中，6月和12月的有{times}，占{sources.text(share.text, source)}，平时开展得少"
        step = "把宣传活动分散到全年，平时各月都有安排"
        yield Problem(PUBLICITY, "宣传活动过于集中", text, "推进宣传常态化", step)


def _understaffing(books: Books, found: Mapping[str, Figure], sources: Sources) -> Iterator[Problem]:
    """Workers allowed and not employed, and how many people each then has."""
    staff, ratio = found.get("staffing_rate"), found.get("staff_ratio")
    allowed, employed = (staff.denominator or 0, staff.numerator or 0) if staff else (0, 0)
    if staff is None or employed >= allowed:
        return
    source = Source(figure=staff)
    numbers = [sources.text(f"{number}人", source) for number in (allowed, employed, allowed - employed)]
    text = "禁毒社工核定{}、现有{}，尚缺{}".format(*numbers)
    limit = books.profile.staffing.people_per_worker
    if ratio and ratio.denominator and (ratio.numerator or 0) > limit * ratio.denominator:
        text += f"，平均{sources.text(ratio.text, Source(figure=ratio))}，超过1:{limit}的标准"
    yield Problem(STAFF, "禁毒社工没有配齐", text, "配齐禁毒社工", "按核定人数补齐禁毒社工，加强业务培训，稳定队伍")


def _counts(finding: Finding, subject: Subject) -> bool:
    """What is only worth knowing about a cell is no fault of the ledger; about a person it still counts."""
    mere_note = subject.unit == "处" and finding.severity is Severity.INFO
    return finding.rule.code.startswith(subject.codes) and not mere_note


def _who(books: Books, finding: Finding) -> _Who:
    """A person's key, street and community; a record that fits nobody stands for itself."""
    record, place = finding.hit.record, finding.hit.place
    if record is None:
        return _Who(f"{place.file}|{place.sheet}|{place.row}")
    person = books.person_for(record)
    if person is None:
        return _Who(f"{record.name}|{record.id_number}", record.street, record.community)
    return _Who(books.key(person), person.street, person.community)


def _where(people: Iterable[_Who], told: Callable[[int], str]) -> str:
    """（和平里社区1人、光明社区2人）, by falling number; where there are many, the townships, or those with most."""
    everyone = list(people)
    found = _by(each.community for each in everyone)
    if len(found) > _PLACES_NAMED:
        found = _by(each.street for each in everyone)
    if len(found) < 2 and _NOWHERE in found:
        return ""
    named = found.most_common(_MOST_NAMED) if len(found) > _PLACES_NAMED else found.most_common()
    most = "较多的是" if len(found) > _PLACES_NAMED else ""
    return f"（{most}" + "、".join(f"{name}{told(count)}" for name, count in named) + "）"


def _by(names: Iterable[str]) -> Counter[str]:
    return Counter(name or _NOWHERE for name in names)


def _which(findings: Sequence[Finding], told: Callable[[int], str]) -> str:
    """（数量读不出来2处、日期读不出来1处）, by falling number; of many kinds the first five."""
    kinds = Counter(finding.rule.title for finding in findings).most_common()
    more = "等" if len(kinds) > _KINDS_NAMED else ""
    return "（" + "、".join(f"{title}{told(count)}" for title, count in kinds[:_KINDS_NAMED]) + f"{more}）"
