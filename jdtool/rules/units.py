"""XR: people and places across communities, files and ledgers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import repeat

from jdtool.cells.id_number import key_of
from jdtool.cells.text import squeeze
from jdtool.ledgers.books import Books
from jdtool.ledgers.communities import Community
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcome, Outcomes, Severity, hit, row_beside, rule

_ONE_MANAGES = "户籍地与居住地衔接管控（禁毒办通〔2016〕37号；各地做法按本地设定）"
_AT = r"(?<![未不没曾原])(?:现住|现居|住在|居住在|居住于|人在|搬到|搬至|迁至|迁到|迁往|迁入|转至|转到|转往|移交|移送)"
_SHORTEST = 3  # characters of a unit's name that can be found in a text
_BETWEEN_PLACES = re.compile(r"[、,，;；/\s]+")
_NOT_ONE = re.compile("各|全|所有|辖区|机关|单位|街道|[乡镇县市]$|(?<!社)区$|政府|办事处|学校|企业")
_LEDGERS = ("persons", "dossiers", "visits", "drug_tests", "activities")


@rule(
    "XR801",
    "person-in-two-units",
    Severity.WARNING,
    "一人在两个单位的花名册",
    needs=("persons.id_number",),
    basis=_ONE_MANAGES,
    remedy="商定由一个单位主管、另一个协助；只留一处在册，另一处注明",
    example="与云溪村.xlsx“花名册”第 5 行（云溪村）是同一人，两个单位都在册，应商定由谁管理",
)
def person_in_two_units(books: Books) -> Outcomes:
    """同一人（身份证号、姓名相同）在两个社区（村），或两个文件的花名册上。

    为什么：两边都算，人数虚增；两边都以为对方在管，人就没人管。
    """
    for person in books.people:
        first, *others = books.rows_of(person)
        elsewhere = [row for row in others if (row.community, row.origin.file) != (first.community, first.origin.file)]
        if not key_of(person.id_number):
            yield UNDECIDED
        elif not elsewhere:
            yield OK
        for row in elsewhere:
            field = "community" if row.has_column("community") else "name"
            unit = first.community or first.street or "未注明社区"
            yield hit(row, field, f"与{row_beside(first, row)}（{unit}）是同一人，两个单位都在册，应商定由谁管理")


@rule(
    "XR802",
    "claimed-elsewhere-missing",
    Severity.WARNING,
    "说在别处而别处没有",
    needs=("persons.name", "persons.remarks|persons.residence_address|persons.removal_reason"),
    basis=_ONE_MANAGES,
    remedy="与那个单位核对：人在那里的，由其登记管控；不在的，更正记录并查找去向",
    example="这里写人在柳坪村，柳坪村的花名册上没有此人，应与柳坪村核对",
)
def claimed_elsewhere_missing(books: Books) -> Outcomes:
    """花名册的备注、现住址或减少原因写明此人在（迁到、移交）另一个单位，那个单位的花名册也在这次读取的文件里，却没有此人。

    为什么：这边说走了，那边没接到，人就脱了管。
    """
    rosters = _rosters(books)
    names = sorted((name for name in rosters if len(name) >= _SHORTEST), key=len, reverse=True)
    if len({person.origin.file for person in books.persons}) < 2 or not names:
        return
    anywhere = re.compile("|".join(map(re.escape, names)))
    claimed = re.compile(rf"{_AT}[^，。；,;]{{0,6}}?({anywhere.pattern})")
    for person in books.persons:
        for field, unit in _claims(person, anywhere, claimed):
            there = rosters[unit]
            if person.origin.file in {row.origin.file for row in there} or _is_among(person, there):
                yield OK
            else:
                message = f"这里写人在{unit}，{unit}的花名册上没有此人，应与{unit}核对"
                yield hit(person, field, message)


def _rosters(books: Books) -> dict[str, list[Person]]:
    """The rows of every community's and street's roster."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in books.persons:
        for unit in {person.community, person.street} - {""}:
            found[unit].append(person)
    return found


def _claims(person: Person, anywhere: re.Pattern[str], claimed: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The fields that name another unit, with its name."""
    own = {person.community, person.street}
    home = person.residence_address
    found = anywhere.search(home) if home and not any(unit in home for unit in own if unit) else None
    if found:
        yield "residence_address", found[0]
    for field in ("remarks", "removal_reason"):
        text: str = getattr(person, field)
        said = claimed.search(text) if text else None
        if said and said[1] not in own:
            yield field, said[1]


def _is_among(person: Person, rows: list[Person]) -> bool:
    number, name = key_of(person.id_number), squeeze(person.name)
    return any(squeeze(row.name) == name or (number and key_of(row.id_number) == number) for row in rows)


@rule(
    "XR803",
    "unknown-community",
    Severity.WARNING,
    "社区不在名单上",
    needs=("communities.community",),
    basis="社区（村）名称应与社区情况表一致",
    settings=("communities",),
    remedy="更正社区名称；同一社区的不同写法，在 jdtool.toml 的 [communities] 中登记",
    example="“和平路社区”不在社区情况表上（共 3 行），相近的有和平里社区，应核对",
)
def unknown_community(books: Books) -> Outcomes:
    """花名册、档案、走访、检测、活动中的社区（村），社区情况表和配置 [communities] 里都没有。一种写法、一种台账合为一条。

    为什么：社区对不上，这些人和这些工作就不会算到任何一个社区头上。
    """
    listed = {each.community for each in books.communities} | books.profile.communities.keys()
    known = sorted(listed - {""})
    for ledger in _LEDGERS if known else ():
        records = books.records(ledger)
        counts = Counter(record.community for record in records)
        first = {record.community: record for record in reversed(records)}
        for name, record in first.items():
            if name:
                yield _place(books, record, counts[name], known)


def _place(books: Books, record: Record, rows: int, known: list[str]) -> Outcome:
    names = [record.community]
    if record.origin.ledger == "activities":
        names = [name for name in _BETWEEN_PLACES.split(record.community) if name and not _NOT_ONE.search(name)]
    strange = next((name for name in names if name not in known and _spelt(name, known) is None), "")
    if not strange:
        return OK
    near = get_close_matches(strange, known, 2)
    offered = f"，相近的有{'、'.join(near)}" if near else ""
    message = f"“{books.quote(strange)}”不在社区情况表上（共 {rows} 行）{offered}，应核对"
    return hit(record, "community", message)


def _spelt(name: str, known: list[str]) -> str | None:
    """A listed community that the name is short for: 和平里 of 和平里社区."""
    return next((each for each in known if each in {f"{name}社区", f"{name}村"}), None)


@rule(
    "XR804",
    "name-matches-several",
    Severity.WARNING,
    "同名多人分不清",
    needs=("persons.name", "visits.name|drug_tests.name|dossiers.name"),
    basis="一人一档要求（记录应能对应到人）",
    remedy="在记录中补填身份证号或社区",
    example="花名册上有 2 人叫这个名字，分不清是谁（共 12 条），应填身份证号或社区",
)
def name_matches_several(books: Books) -> Outcomes:
    """走访、检测、档案记录只写了姓名，花名册上有几个人同名，分不清是谁。一个姓名、一种台账合为一条。

    为什么：分不清的记录不会算到任何人头上，也可能算错人。
    """
    for ledger, in_doubt in books.names_in_doubt.items():
        records = books.records(ledger)
        names = {name for name in {record.name for record in records} if squeeze(name) in in_doubt}
        groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for record in records:
            if record.name in names and books.person_for(record) is None:
                groups[squeeze(record.name), record.id_number, record.community].append(record)
        yield from repeat(OK, len(records) - sum(map(len, groups.values())))
        for same in groups.values():
            people = books.namesakes(same[0])
            if people > 1:
                message = f"花名册上有 {people} 人叫这个名字，分不清是谁（共 {len(same)} 条），应填身份证号或社区"
                yield hit(same[0], "name", message)


@rule(
    "XR805",
    "unit-not-reporting",
    Severity.WARNING,
    "社区没有工作记录",
    needs=("communities", "visits|drug_tests|activities"),
    basis="各社区（村）应按期上报工作情况（本地设定）",
    remedy="核实是没有开展还是没有上报；漏报的补报",
    example="有在册人员，却没有一条走访、检测、宣传记录，应核实是否漏报",
)
def unit_not_reporting(books: Books) -> Outcomes:
    """社区情况表所列、有在册人员的社区（村），在读取的走访、检测、活动台账中没有任何记录。

    为什么：整个社区没有记录，多半是漏报，否则就是没有开展工作。
    """
    people = _rosters(books)
    events = (*books.visits, *books.drug_tests, *books.activities)
    reporting = {record.community for record in events} | {record.street for record in events}
    for unit in books.communities:
        here = people.get(unit.unit, [])
        if unit.unit and (here or unit.registered):
            yield _reports(books, unit, here, heard=unit.unit in reporting)


def _reports(books: Books, unit: Community, here: list[Person], *, heard: bool) -> Outcome:
    if heard or any(books.visits_to(person) or books.tests_of(person) for person in here):
        return OK
    if not here:  # the typed head count alone: nobody is known whose visits could be looked for
        return UNDECIDED
    field = "community" if unit.has_column("community") else "street"
    return hit(unit, field, "有在册人员，却没有一条走访、检测、宣传记录，应核实是否漏报")
