"""DO: who is responsible for a person: the working group, an officer or worker at all, and how many each has."""

import re
from collections import defaultdict

from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.dossiers import says_nothing
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, rule
from jdtool.rules.terms import ORDERED

_GROUP = {  # 戒毒条例第十七条: role in the team ← the roster's column that names the same one
    "role_worker": "worker",
    "role_officer": "officer",
    "role_medic": "",
    "role_family": "relative",
    "role_volunteer": "",
}
_RESPONSIBLE = ("officer", "worker", "helper")
_TEAM = ("role_officer", "role_worker", "role_street", "role_community")
_SEVERAL = re.compile(r"[、,，;；/\s]")


def _named(record: Record, field: str) -> bool | None:
    """Whether a name stands there; None where the sheet has no such column."""
    return not says_nothing(str(getattr(record, field))) if field and record.has_column(field) else None


@rule(
    "DO204",
    "working-group-incomplete",
    Severity.WARNING,
    "工作小组人员不全",
    needs=("persons.measure", "dossiers.role_worker|dossiers.role_medic|dossiers.role_volunteer"),
    basis="戒毒条例第十七条：社区戒毒工作小组由专职人员、社区民警、社区医务人员、家庭成员和禁毒志愿者组成；社区康复参照执行",
    remedy="商有关单位落实人员，把姓名填入帮教小组",
    example="工作小组缺医务人员、禁毒志愿者，应有专职人员、民警、医务人员、家庭成员、禁毒志愿者",
)
def working_group_incomplete(books: Books) -> Outcomes:
    """社区戒毒、社区康复人员的工作小组，五方人员中有一方没有写明姓名（花名册的民警、社工、家属栏已写明的算有）。台账没有设该栏的不算缺。

    为什么：工作小组是条例规定的，缺了医务人员和志愿者，戒毒指导、帮扶就落不实。
    """
    for person in books.at_large:
        if person.measure not in ORDERED:
            continue
        rows = books.dossiers_of(person)
        named = {role: [*(_named(row, role) for row in rows), _named(person, own)] for role, own in _GROUP.items()}
        missing = [role for role, found in named.items() if False in found and True not in found]
        if missing:
            titles = "、".join(_TITLES[role] for role in missing)
            message = f"工作小组缺{titles}，应有{'、'.join(_TITLES[role] for role in _GROUP)}"
            holder = next((row for row in rows if row.has_column(missing[0])), None)
            yield hit(holder, missing[0], message) if holder else hit(person, _GROUP[missing[0]], message)
        else:
            yield OK if any(True in found for found in named.values()) else UNDECIDED


_TITLES = {
    "role_worker": "专职人员",
    "role_officer": "民警",
    "role_medic": "医务人员",
    "role_family": "家庭成员",
    "role_volunteer": "禁毒志愿者",
}


@rule(
    "DO211",
    "responsible-missing",
    Severity.WARNING,
    "没有责任人",
    needs=("persons.officer|persons.worker|persons.helper|dossiers.role_officer|dossiers.role_worker",),
    basis="责任到人要求（本地设定）",
    remedy="明确责任民警和禁毒专干（社工），填写姓名",
    example="没有写明责任民警、禁毒社工，应至少落实一名责任人",
)
def responsible_missing(books: Books) -> Outcomes:
    """现有人员既没有责任民警，也没有社工（专干）、帮教人，帮教小组里也没有写明民警和干部：没有任何人负责。

    为什么：没有责任人的人就是漏管的人。
    """
    for person in books.current:
        yield _responsible(books, person)


def _responsible(books: Books, person: Person) -> Outcome:
    found = [_named(row, field) for row in books.rows_of(person) for field in _RESPONSIBLE]
    found += [_named(row, role) for row in books.dossiers_of(person) for role in _TEAM]
    if True in found:
        return OK
    if False not in found:
        return UNDECIDED
    own = [field for field in _RESPONSIBLE if person.has_column(field)]
    titles = "、".join(field.title for name in own if (field := ledger("persons").field(name)))
    return hit(person, own[0] if own else "name", f"没有写明{titles or '责任人'}，应至少落实一名责任人")


@rule(
    "DO212",
    "worker-overloaded",
    Severity.INFO,
    "专职人员负责人数过多",
    needs=("persons.worker",),
    basis="专职人员配备要求",
    settings=("staffing.people_per_worker",),
    remedy="增配专职人员，或调整分工",
    example="此人的禁毒社工名下共有 35 人，应不超过 30 人",
)
def worker_overloaded(books: Books) -> Outcomes:
    """一名禁毒专干（社工）名下的现有人员超过规定的人数。同名而不在一个街道（乡镇）的按两人算；一格写了几个人的不判。

    为什么：一个人管得太多，走访、检测就做不过来。
    """
    limit = books.profile.staffing.people_per_worker
    people: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in books.current:
        name = person.worker.strip()
        if name and not is_excuse(squeeze(name)):
            if _SEVERAL.search(name):
                yield UNDECIDED
            else:
                people[name, person.street].append(person)
    for charges in people.values():
        if len(charges) > limit:
            yield hit(charges[0], "worker", f"此人的禁毒社工名下共有 {len(charges)} 人，应不超过 {limit} 人")
        else:
            yield OK
