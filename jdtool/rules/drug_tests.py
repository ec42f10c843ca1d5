"""TE: drug tests by the office's schedule; a refusal, a pending or an invalid result is no test."""

import datetime

from jdtool.cells.day import Day
from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import HELD, Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person
from jdtool.ledgers.schedules import Window, due_until, is_urine, on_schedule, windows
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule

_SCHEDULE = "检测次数没有全国统一规定（戒毒条例第十九条只写“定期接受检测”），按本单位设定"
_LATER = ("decided_on", "served_on", "relapsed_on", "removed_on")  # dates on the roster that show what followed


def _valid_days(books: Books, person: Person) -> list[Day]:
    return [test.tested_on for test in books.tests_of(person) if is_urine(test) and test.valid and test.tested_on]


@rule(
    "TE501",
    "test-overdue",
    Severity.WARNING,
    "尿检超期",
    needs=("drug_tests.name", "drug_tests.tested_on", "persons.measure"),
    basis=_SCHEDULE,
    settings=("tests.schedule", "tests.anchor", "tests.interval_days"),
    remedy="尽快安排检测并登记；拒检的登记为“拒检”",
    example="上次有效尿检 2024-10-01，第 1 年应至少每 31 天一次，已超期 40 天",
)
def test_overdue(books: Books) -> Outcomes:
    """执行社区戒毒、社区康复的人员，到截止日为止，距上一次有效尿检（中止后恢复的，距恢复之日）超过当年规定的间隔。中止未恢复的不判。

    为什么：检测间隔拉长，复吸就发现不了；全年次数够了，也可能中间空了几个月。
    """
    begins = books.begins.get("drug_tests")
    for person in on_schedule(books):
        window = next((each for each in windows(books, person) if each.first <= books.as_of <= each.last), None)
        if window is None or begins is None or due_until(person) <= books.as_of or _is_suspended(books, person):
            yield UNDECIDED
            continue
        interval = books.profile.tests.interval(person.measure or "", window.year)
        outcome = _overdue(books, person, window, interval, begins)
        yield UNDECIDED if outcome is not OK and books.in_doubt("drug_tests", person) else outcome


def _is_suspended(books: Books, person: Person) -> bool:
    resumed = person.suspended_to
    return person.suspended_from is not None and (resumed is None or resumed.first > books.as_of)


def _overdue(books: Books, person: Person, window: Window, interval: int | None, begins: datetime.date) -> Outcome:
    anchor = windows(books, person)[0].first
    days = [day.last for day in _valid_days(books, person) if day.first <= books.as_of and day.last >= anchor]
    if interval is None:
        return OK
    last = max(days, default=max(window.first, begins))
    resumed = person.suspended_to.last if person.suspended_to else last
    late = (books.as_of - max(last, resumed)).days - interval
    if late <= 0:
        return OK
    what = f"上次有效尿检 {last}" if days else f"自 {last} 起没有有效尿检"
    what = f"{resumed} 恢复执行以来没有有效尿检" if resumed > last else what
    message = f"{what}，第 {window.year} 年应至少每 {interval} 天一次，已超期 {late} 天"
    return hit(person, "name", message)


@rule(
    "TE502",
    "tests-short",
    Severity.ERROR,
    "尿检次数不足",
    needs=("drug_tests.name", "drug_tests.tested_on", "drug_tests.result", "persons.measure"),
    basis=_SCHEDULE,
    settings=("tests.schedule", "tests.anchor"),
    remedy="查明缺检原因并在档案中说明；做过而没有登记的，据实补记",
    example="第 1 年（2023-03-01～2024-02-29）有效尿检 9 次，应 12 次",
)
def tests_short(books: Books) -> Outcomes:
    """已经结束的一个检测年度内，有效尿检（有阴性或阳性结果）少于应检次数。别的年度多做的不能抵。早于台账起点的年度不判。

    为什么：应检未检，期满时就不能证明没有复吸。
    """
    begins = books.begins.get("drug_tests")
    for person in on_schedule(books):
        finished = [each for each in windows(books, person) if each.last <= min(books.as_of, due_until(person))]
        if not finished and not windows(books, person):
            yield UNDECIDED
        for window in finished:
            outcome = _short(books, person, window)
            doubtful = begins is None or window.first < begins or books.in_doubt("drug_tests", person)
            yield UNDECIDED if outcome is not OK and doubtful else outcome


def _short(books: Books, person: Person, window: Window) -> Outcome:
    done = sum(1 for day in _valid_days(books, person) if window.first <= day.last and day.first <= window.last)
    if done >= window.due:
        return OK
    return hit(
        person, "name", f"第 {window.year} 年（{window.first}～{window.last}）有效尿检 {done} 次，应 {window.due} 次"
    )


@rule(
    "TE503",
    "result-missing",
    Severity.WARNING,
    "检测没有结果",
    needs=("drug_tests.tested_on", "drug_tests.result"),
    basis="检测应有结论（台账内部一致性）",
    remedy="补填阴性、阳性、无效、待出或拒检",
    example="2024-05-06 检测没有填结果，应填阴性、阳性、无效、待出或拒检",
)
def result_missing(books: Books) -> Outcomes:
    """填了检测日期，没有填结果（空白，或只填了“/”“无”）。

    为什么：没有结果的检测不能计入检测次数。
    """
    for test in books.drug_tests:
        if test.tested_on is None or test.tested_on.first > books.as_of:
            continue
        trouble = test.trouble("result")
        if not test.has_column("result"):
            yield UNDECIDED
        elif test.result is None and (trouble is None or is_excuse(squeeze(trouble.text))):
            yield hit(test, "result", f"{test.tested_on} 检测没有填结果，应填阴性、阳性、无效、待出或拒检")
        else:
            yield OK


@rule(
    "TE506",
    "positive-without-action",
    Severity.ERROR,
    "阳性没有处置记录",
    needs=("drug_tests.result", "drug_tests.follow_up|persons.decided_on|persons.relapsed_on"),
    basis="戒毒条例第二十一条、禁毒法第三十五条：发现吸毒的应当及时报告公安机关",
    remedy="补记报告公安机关及后续处置（社区戒毒、强制隔离戒毒等）；复检为阴性的，填入复检结果",
    example="2024-05-06 检测阳性，之后没有处置记录，应报告公安机关并记录处置情况",
)
def positive_without_action(books: Books) -> Outcomes:
    """检测结果阳性（未被复检否定），之后既没有处置情况，花名册上也看不到新的措施、决定或复吸日期。

    为什么：发现吸毒不报告、不处置，工作人员要承担责任。是否复吸由公安机关认定，本条只作提示。
    """
    for test in books.drug_tests:
        if test.result != "阳性" or test.confirmed is False:
            continue
        acted = bool(test.follow_up) and not is_excuse(squeeze(test.follow_up))
        person = books.person_for(test)
        if acted or (person and _changed_after(person, test)):
            yield OK
        elif not test.has_column("follow_up") and not (person and any(map(person.has_column, _LATER))):
            yield UNDECIDED
        else:
            field = "follow_up" if test.has_column("follow_up") else "result"
            yield hit(
                test, field, f"{test.tested_on or '日期不详'} 检测阳性，之后没有处置记录，应报告公安机关并记录处置情况"
            )


def _changed_after(person: Person, test: DrugTest) -> bool:
    if {person.measure, person.control_status} & HELD:
        return True
    days = (getattr(person, name) for name in _LATER)
    return any(day and test.tested_on and day.last >= test.tested_on.first for day in days)
