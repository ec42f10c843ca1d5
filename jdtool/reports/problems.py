"""What findings mean for a report: problems by subject, with the step that answers each."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from jdtool.ledgers.books import Books
from jdtool.measures.figures import Figure
from jdtool.rules.rule import Severity
from jdtool.rules.run import Finding


class Subject(Struct, frozen=True):
    """Findings that make one problem; `text` takes {n} people or cells and {where} or which, `step` is what follows."""

    title: str
    codes: tuple[str, ...]
    unit: str
    text: str
    step_title: str
    step: str


SUBJECTS = (
    Subject(
        "帮教档案不完整",
        ("DO201", "DO202", "DO206"),
        "人",
        "帮教档案缺失或材料不全的有{n}{where}",
        "补齐帮教档案",
        "对照应有材料清单逐人补齐，明确责任人和完成时限，补一份销一份",
    ),
    Subject(
        "部分人员去向不明、有待核实",
        ("WH601",),
        "人",
        "台账反映去向不明（待核实）的有{n}{where}",
        "核查人员去向",
        "会同派出所、社区（村）逐人查找，查明的及时更新台账，确认失联的按规定上报",
    ),
    Subject(
        "部分人员难以见面",
        ("WH602", "VI404"),
        "人",
        "台账反映走访见不到本人（待核实）的有{n}{where}",
        "改进走访方式",
        "对见不到面的，错时走访并联系家属和居住地社区（村），每次走访如实记录",
    ),
    Subject(
        "人户分离、外出人员管控难度大",
        ("WH603", "WH604"),
        "人",
        "社会面人员中，人户分离或外出的有{n}{where}",
        "加强异地衔接",
        "与居住地建立双向管控，定期联系、委托检测、互通情况",
    ),
    Subject(
        "走访帮教不够经常",
        ("VI401", "VI403"),
        "人",
        "超过规定间隔没有走访或期内从未走访的有{n}{where}",
        "按期走访帮教",
        "按风险等级排出走访计划，落实到人，逐月核对完成情况",
    ),
    Subject(
        "检测没有全部落实",
        ("TE501", "TE502", "TE503"),
        "人",
        "检测超期、次数不足或结果缺失的有{n}{where}",
        "落实定期检测",
        "按计划通知到人，拒检的依规告诫并登记，缺检的查明原因、记入档案",
    ),
    Subject(
        "阳性结果处置记录不全",
        ("TE506",),
        "人",
        "检测阳性之后没有处置记录的有{n}{where}",
        "规范阳性处置",
        "及时报告公安机关，处置情况当日记入台账",
    ),
    Subject(
        "报到、签协议等法定环节有缺漏",
        ("DT306", "DT307", "DT308", "DT309", "DT310", "DT311"),
        "人",
        "报到、协议、期限等方面存在问题的有{n}{where}",
        "规范执行环节",
        "逐人核对送达、报到、协议和期满日期，逾期不报到的及时报告公安机关",
    ),
    Subject(
        "帮教责任没有全部落实到人",
        ("DO203", "DO204", "DO205", "DO211"),
        "人",
        "帮教小组成员或“五知”不全的有{n}{where}",
        "压实帮教责任",
        "落实家庭、民警、街道（乡镇）、社区（村）四方责任人，走访中补齐“五知”",
    ),
    Subject(
        "台账基础数据质量不高",
        ("ID", "DT301", "DT303", "DT305", "DO209", "ST011", "AG9", "PU703", "WH606", "VI406"),
        "处",
        "台账填写有误、空白或读不出来的有{n}{where}",
        "提高台账质量",
        "对照问题清单逐项更正，每月核对一次合计与明细",
    ),
)

_KINDS_NAMED = 5


class Problem(Struct, frozen=True):
    """One problem as the report tells it."""

    title: str
    text: str
    step_title: str
    step: str


def problems(books: Books, findings: Sequence[Finding]) -> tuple[Problem, ...]:
    """The subjects that have findings, in the order of SUBJECTS."""
    found: list[Problem] = []
    for subject in SUBJECTS:
        mine = [finding for finding in findings if _counts(finding, subject)]
        if not mine:
            continue
        people = Counter(_who(books, finding) for finding in mine)
        by_person = subject.unit == "人"
        where = _where(people) if by_person else _which(mine)
        text = subject.text.format(n=f"{len(people) if by_person else len(mine)}{subject.unit}", where=where)
        found.append(Problem(subject.title, text, subject.step_title, subject.step))
    return tuple(found)


def out_of_control(books: Books, findings: Sequence[Finding], figures: Sequence[Figure]) -> tuple[Problem, ...]:
    """People out of control, where they are more than those whose whereabouts a finding doubts already."""
    told = {_who(books, finding) for finding in findings if finding.rule.code == "WH601"}
    lost = next((figure for figure in figures if figure.id == "lost_control_rate"), None)
    if not lost or (lost.numerator or 0) <= len(told):
        return ()
    text = f"台账反映失控（含去向不明，待核实）{lost.numerator}人，占社会面人员的{lost.text}"
    step = "会同公安机关逐人查找核实，查到的及时落实管控措施，查不到的按规定上报"
    return (Problem("部分人员失控、有待核实", text, "查找失控人员", step),)


def understaffing(figures: Sequence[Figure]) -> tuple[Problem, ...]:
    """Workers allowed and not employed."""
    staff = next((figure for figure in figures if figure.id == "staffing_rate"), None)
    lacking = (staff.denominator or 0) - (staff.numerator or 0) if staff else 0
    if not staff or lacking <= 0:
        return ()
    text = f"禁毒社工核定{staff.denominator}人、现有{staff.numerator}人，尚缺{lacking}人"
    return (Problem("禁毒社工没有配齐", text, "配齐禁毒社工", "按核定人数补齐禁毒社工，加强业务培训，稳定队伍"),)


def _counts(finding: Finding, subject: Subject) -> bool:
    """What is only worth knowing about a cell is no fault of the ledger; about a person it still counts."""
    mere_note = subject.unit == "处" and finding.severity is Severity.INFO
    return finding.rule.code.startswith(subject.codes) and not mere_note


def _who(books: Books, finding: Finding) -> tuple[str, str]:
    """A person's key and community; a record that fits nobody stands for itself."""
    record = finding.hit.record
    if record is None:
        return f"{finding.hit.place.file}|{finding.hit.place.sheet}|{finding.hit.place.row}", ""
    person = books.person_for(record)
    if person is None:
        return f"{record.name}|{record.id_number}", record.community
    return books.key(person), person.community


def _where(people: Counter[tuple[str, str]]) -> str:
    """（和平里社区1人、光明社区2人）, by falling number; "" where no community is known or there are many."""
    communities = Counter(community for _, community in people if community)
    if not communities or len(communities) > 8:
        return ""
    return "（" + "、".join(f"{name}{count}人" for name, count in communities.most_common()) + "）"


def _which(findings: Sequence[Finding]) -> str:
    """（数量读不出来2处、日期读不出来1处）, by falling number; of many kinds the first five."""
    kinds = Counter(finding.rule.title for finding in findings).most_common()
    more = "等" if len(kinds) > _KINDS_NAMED else ""
    return "（" + "、".join(f"{title}{count}处" for title, count in kinds[:_KINDS_NAMED]) + f"{more}）"
