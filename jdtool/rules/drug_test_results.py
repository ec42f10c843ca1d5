"""TE: results without a day or understanding, refusals, strangers, and what a positive says beside the roster."""

from jdtool.cells.day import Day, add_years
from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.ledgers.drug_tests import DrugTest
from jdtool.ledgers.persons import Person
from jdtool.rules.abstinence import ABSTINENT, YEARS, is_abstinent, use_shown
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule
from jdtool.rules.strangers import about_nobody

_SPECIFIED = "涉毒人员毛发样本检测规范（公安部，2018）：发根 3 厘米以内检出，说明取样前 6 个月内摄入"
_KNOWN = {"relapsed_on": "复吸", "first_found_on": "初次发现", "decided_on": "决定", "reported_on": "报到"}
"""Days of the roster that tell of drug use known already."""


@rule(
    "TE504",
    "test-date-missing",
    Severity.ERROR,
    "检测没有日期",
    needs=("drug_tests.tested_on", "drug_tests.result"),
    basis="检测应有日期（台账内部一致性）",
    remedy="对照检测记录补填检测日期",
    example="填了检测结果“阴性”，没有检测日期，应填写日期",
)
def test_date_missing(books: Books) -> Outcomes:
    """填了检测结果（未检的除外），检测日期空白，或只填了“/”“不详”。填了却读不出的由 DT301 报告。

    为什么：没有日期的检测不能计入任何一个年度的检测次数。
    """
    for test in books.drug_tests:
        if test.result is None or test.result == "未检":
            continue
        if test.tested_on or test.unreadable("tested_on"):
            yield OK
        else:
            yield hit(test, "tested_on", f"填了检测结果“{test.result}”，没有检测日期，应填写日期")


@rule(
    "TE505",
    "result-unknown-word",
    Severity.WARNING,
    "检测结果看不懂",
    needs=("drug_tests.result",),
    basis="检测应有结论（台账内部一致性）",
    remedy="改填阴性、阳性、无效、待出、拒检或未检；“√”只说明做过，要补填结果",
    example="检测结果填的“√”看不懂，应填阴性、阳性、无效、待出、拒检或未检",
)
def result_unknown_word(books: Books) -> Outcomes:
    """检测结果填的不是认得的结论，或同时写了两种。打“√”只说明做过检测，不当作阴性。这次检测不计入检测次数。

    为什么：看不懂的结果无法统计，漏掉一个阳性后果很重。
    """
    for test in books.drug_tests:
        trouble = test.trouble("result")
        if trouble and trouble.trouble is Trouble.UNREADABLE:
            quote = books.quote(trouble.text[:20])
            yield hit(test, "result", f"检测结果填的“{quote}”看不懂，应填阴性、阳性、无效、待出、拒检或未检")
        elif test.result is not None:
            yield OK


@rule(
    "TE507",
    "refusal",
    Severity.WARNING,
    "拒绝检测",
    needs=("drug_tests.result",),
    basis="戒毒条例第十九条第二项（定期接受检测）、第二十条（拒绝检测三次以上属严重违反协议）",
    remedy="告诫并记入档案，另行安排检测；满三次的报告公安机关",
    example="2024-05-06 拒绝（逃避）检测，应告诫、另行安排检测并记入档案",
)
def refusal(books: Books) -> Outcomes:
    """检测结果是拒检（拒绝、逃避检测）。拒检不算做过检测。

    为什么：拒检往往是复吸的先兆；满三次就是严重违反协议（由 DT315 提示）。
    """
    for test in books.drug_tests:
        if test.result == "拒检":
            day = f"{test.tested_on} " if test.tested_on else ""
            yield hit(test, "result", f"{day}拒绝（逃避）检测，应告诫、另行安排检测并记入档案")
        elif test.result is not None:
            yield OK


@rule(
    "TE508",
    "test-unknown-person",
    Severity.ERROR,
    "检测对象不在花名册",
    needs=("drug_tests.name", "persons.name"),
    remedy="核对姓名、身份证号、社区的写法；确是新增人员的，先登记到花名册",
    example="花名册中没有此人；相近的有第 5 行张某某，应核对是否同一人",
)
def test_unknown_person(books: Books) -> Outcomes:
    """检测记录中的人在花名册里找不到（按身份证号，没有号码的按社区内的姓名）。同名多人、无法确定是谁的不在此列。

    为什么：可能姓名写错，也可能花名册漏了人；这次检测不会算到任何人头上。
    """
    yield from about_nobody(books, books.drug_tests)


@rule(
    "TE509",
    "hair-positive-lookback",
    Severity.INFO,
    "毛发阳性反映半年内",
    needs=("drug_tests.method", "drug_tests.result", "drug_tests.tested_on"),
    basis=_SPECIFIED,
    remedy="与已掌握的吸毒时间对照：在此之前已经处理过的，不重复认定；没有的，报告公安机关核查",
    example="毛发阳性反映 2024-02-15 至 2024-08-15；这段时间已掌握：2024-03-01 尿检阳性，应对照核查",
)
def hair_positive_lookback(books: Books) -> Outcomes:
    """毛发检测阳性（未被复检否定），反映的是取样前大约 6 个月内吸过毒，不一定是最近；同时列出这段时间已经掌握的情况（尿检阳性、复吸、查获、决定、报到）。

    为什么：刚出所、刚报到的人毛发阳性，可能是以前吸的；是否复吸由公安机关认定。
    """
    for test in books.drug_tests:
        shown = use_shown(test) if test.method == "毛发" and test.result == "阳性" else None
        if shown:
            known = "、".join(_known(books, test, shown)) or "没有其他记录"
            span = f"{shown.first} 至 {shown.last}"
            yield hit(test, "result", f"毛发阳性反映 {span}；这段时间已掌握：{known}，应对照核查")
        elif test.method == "毛发" and test.result is not None:
            yield UNDECIDED if test.result == "阳性" and test.tested_on is None else OK


def _known(books: Books, test: DrugTest, shown: Day) -> list[str]:
    """What the roster and the other tests tell of that time."""
    person = books.person_for(test)
    if person is None:
        return []
    days = [(day, what) for field, what in _KNOWN.items() if (day := getattr(person, field))]
    days += [
        (other.tested_on, "尿检阳性")
        for other in books.tests_of(person)
        if other.tested_on and other.result == "阳性" and other.method != "毛发" and other.confirmed is not False
    ]
    inside = sorted((str(day), what) for day, what in days if day.last >= shown.first and day.first <= shown.last)
    return [f"{day} {what}" for day, what in inside]


@rule(
    "TE510",
    "status-contradicts-test",
    Severity.ERROR,
    "状态与检测结果矛盾",
    needs=("drug_tests.result", "drug_tests.tested_on", "persons.measure|persons.control_status|persons.relapsed"),
    basis="台账内部一致性；戒毒条例第七条",
    remedy="核实后更新花名册；复检为阴性的，在检测台账填写复检结果",
    example="2024-05-06 检测阳性，花名册却填“戒断三年未复吸”，应核实并更新",
)
def status_contradicts_test(books: Books) -> Outcomes:
    """花名册填戒断三年未复吸，检测台账三年内却有阳性；或“是否复吸”填否，报到（初次发现）之后却有阳性。被复检否定的阳性不算。

    为什么：两处必有一错，复吸率、戒断人数就会失实。是否复吸由公安机关认定。
    """
    for test in books.drug_tests:
        shown = use_shown(test) if test.result == "阳性" else None
        person = books.person_for(test) if shown else None
        if shown and person:
            yield _contradiction(books, test, shown, person)


def _contradiction(books: Books, test: DrugTest, shown: Day, person: Person) -> Outcome:
    if shown.first > books.as_of:
        return UNDECIDED
    if is_abstinent(person):
        if add_years(shown.first, YEARS) > books.as_of:
            return hit(test, "result", f"{test.tested_on} 检测阳性，花名册却填“{ABSTINENT}”，应核实并更新")
        return OK if add_years(shown.last, YEARS) <= books.as_of else UNDECIDED
    if person.relapsed is not False:
        return OK
    since = person.reported_on or person.first_found_on
    if since is None or since.last >= shown.first:
        return OK if since and shown.last <= since.first else UNDECIDED
    return hit(test, "result", f"{test.tested_on} 检测阳性，花名册“是否复吸”却填“否”，应核实并更新")
