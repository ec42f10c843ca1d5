"""DO: the dossiers, by the office's own list of required papers."""

from collections.abc import Collection, Iterator, Sequence

from jdtool.cells.choice import Mark
from jdtool.cells.text import squeeze
from jdtool.cells.words import is_excuse
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.dossiers import ITEMS, KNOWS, Dossier
from jdtool.ledgers.persons import Person
from jdtool.ledgers.record import Record
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Severity, hit, rule

_GONE = frozenset({"死亡", "出国"})


def on_file(books: Books) -> Iterator[Person]:
    """Everybody who should have a dossier: the roster without the dead and those abroad."""
    return (each for each in books.people if not {each.measure, each.control_status} & _GONE)


def merged_marks(dossiers: Sequence[Dossier], names: Sequence[str]) -> dict[str, Mark]:
    """The recorded marks of several dossier rows of one person; what is present in one of them is present."""
    marks: dict[str, Mark] = {}
    for name in names:
        found = {mark for each in dossiers if (mark := getattr(each, name)) is not None}
        for mark in (Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT):
            if mark in found:
                marks[name] = mark
                break
    return marks


def title_of(ledger_name: str, name: str) -> str:
    field = ledger(ledger_name).field(name)
    return field.title if field else name


def _holder(dossiers: Sequence[Dossier], name: str) -> Dossier:
    return next((each for each in dossiers if each.has_column(name)), dossiers[0])


@rule(
    "DO201",
    "dossier-missing",
    Severity.ERROR,
    "没有档案",
    needs=("persons.name", "dossiers"),
    basis="一人一档要求（本地设定；应有哪些材料，见戒毒条例第十三至十八条）",
    remedy="建立档案并登记到档案台账；已有档案的，核对两张表的姓名、身份证号、社区是否一致",
    example="花名册上有此人，档案台账中没有，应一人一档",
)
def dossier_missing(books: Books) -> Outcomes:
    """花名册上的人（死亡、出国的除外），在档案台账中没有任何一行，花名册上也没有档案材料的栏目。

    为什么：建档到人是检查的第一项，缺一份就是一个漏管的人。
    """
    rosters = {(sheet.file, sheet.name) for sheet in books.sheets if "persons" in sheet.fields_by_ledger}
    apart = any((each.origin.file, each.origin.sheet) not in rosters for each in books.dossiers)
    for person in on_file(books):
        dossiers = books.dossiers_of(person)
        if any(_is_file(each, rosters) for each in dossiers) or (dossiers and not apart):
            yield OK
        elif not apart or books.in_doubt("dossiers", person):
            yield UNDECIDED
        else:
            yield hit(person, "name", "花名册上有此人，档案台账中没有，应一人一档")


def _is_file(dossier: Dossier, rosters: Collection[tuple[str, str]]) -> bool:
    """A row of the dossier ledger, or of a roster that lists papers; team and 五知 columns alone are no file."""
    listed = any(dossier.has_column(item.name) for item in ITEMS)
    return listed or (dossier.origin.file, dossier.origin.sheet) not in rosters


@rule(
    "DO202",
    "dossier-incomplete",
    Severity.ERROR,
    "档案材料不全",
    needs=("persons.name", "dossiers"),
    basis="戒毒条例第十三至十八条及街道建档要求",
    settings=("dossier.required",),
    remedy="补齐所列材料，补齐后在档案台账中打“√”",
    example="缺帮教活动记录（应有帮教成员名单、帮教措施、帮教活动记录）",
)
def dossier_incomplete(books: Books) -> Outcomes:
    """按人员类别应有的材料（可在配置中设定），档案中缺一项或几项；一人的缺项合为一条。台账没有设该栏的不算缺。

    为什么：材料不全的档案在检查时按没有落实帮教处理。
    """
    for person in on_file(books):
        dossiers = books.dossiers_of(person)
        if not dossiers:
            continue
        required = books.profile.dossier.required_for(person.measure or "")
        marks = merged_marks(dossiers, required)
        absent = [name for name in required if marks.get(name) is Mark.ABSENT]
        if absent:
            titles = "、".join(title_of("dossiers", name) for name in absent)
            should = "、".join(title_of("dossiers", name) for name in required)
            yield hit(_holder(dossiers, absent[0]), absent[0], f"缺{titles}（应有{should}）")
        else:
            yield OK if marks else UNDECIDED


@rule(
    "DO203",
    "team-incomplete",
    Severity.WARNING,
    "“四位一体”责任人不全",
    needs=("dossiers.role_family|dossiers.role_officer|dossiers.role_street|dossiers.role_community",),
    basis="“四位一体”帮控要求（家庭、民警、街道〔乡镇〕、社区〔村〕）",
    settings=("dossier.team_roles",),
    remedy="落实并填写责任人姓名；家庭确无成员的，由社区指定联系人并注明",
    example="缺街道干部的姓名，四方责任人应各有其人",
)
def team_incomplete(books: Books) -> Outcomes:
    """帮教小组的家庭、民警、街道（乡镇）、社区（村）四方，有一方没有写明姓名。台账没有设该栏的不算缺。

    为什么：责任落不到人，帮教就落不了实。
    """
    yield from _names_missing(books, books.profile.dossier.team_roles, "缺{}的姓名，四方责任人应各有其人")


def _names_missing(books: Books, roles: Sequence[str], message: str) -> Outcomes:
    for person in on_file(books):
        dossiers = [each for each in books.dossiers_of(person) if any(each.has_column(role) for role in roles)]
        if not dossiers:
            continue
        missing = [role for role in roles if _unnamed(dossiers, role)]
        if missing:
            titles = "、".join(title_of("dossiers", role) for role in missing)
            yield hit(_holder(dossiers, missing[0]), missing[0], message.format(titles))
        else:
            yield OK


def _unnamed(dossiers: Sequence[Dossier], role: str) -> bool:
    held = [each for each in dossiers if each.has_column(role)]
    return bool(held) and all(says_nothing(str(getattr(each, role))) for each in held)


def says_nothing(text: str) -> bool:
    return not text or is_excuse(squeeze(text)) or text in {"×", "x", "X", "✗"}


@rule(
    "DO205",
    "five-know-incomplete",
    Severity.WARNING,
    "“五知”不全",
    needs=("|".join(f"dossiers.{field.name}" for field in KNOWS),),
    basis="“五知”要求（基本情况、社会交往、家庭经济、现实理想、异常活动）",
    remedy="走访了解后补记；确实了解不到的，记明走访经过",
    example="没有掌握家庭经济状况、异常活动，“五知”应全部有记录",
)
def five_know_incomplete(books: Books) -> Outcomes:
    """知基本情况、知主要社会交往、知家庭经济状况、知现实理想状况、知异常活动，有一项没有记录。台账没有设该栏的不算缺。

    为什么：“五知”是落实帮教措施的依据。
    """
    names = tuple(field.name for field in KNOWS)
    for person in on_file(books):
        dossiers = books.dossiers_of(person)
        marks = merged_marks(dossiers, names)
        unknown = [name for name in names if marks.get(name) in {Mark.ABSENT, Mark.EXCUSED}]
        if unknown:
            titles = "、".join(title_of("dossiers", name).removeprefix("知") for name in unknown)
            yield hit(_holder(dossiers, unknown[0]), unknown[0], f"没有掌握{titles}，“五知”应全部有记录")
        elif marks:
            yield OK


@rule(
    "DO206",
    "blank-by-excuse",
    Severity.WARNING,
    "以“不详”“待补”充填",
    needs=("persons.name", "dossiers"),
    basis="档案实质完整要求",
    settings=("dossier.required",),
    remedy="补上材料；按规定不需要的，在配置 dossier.required 中去掉该项",
    example="帮教措施只填了“待补”“/”之类，应有实际材料",
)
def blank_by_excuse(books: Books) -> Outcomes:
    """应有的材料填的是“不详”“待补”“/”“—”之类：栏目填了，材料没有。

    为什么：形式上填满而实质不完整，检查时按缺项处理。
    """
    for person in on_file(books):
        dossiers = books.dossiers_of(person)
        required = books.profile.dossier.required_for(person.measure or "")
        marks = merged_marks(dossiers, required)
        excused = [name for name in required if marks.get(name) is Mark.EXCUSED]
        if excused:
            titles = "、".join(title_of("dossiers", name) for name in excused)
            yield hit(_holder(dossiers, excused[0]), excused[0], f"{titles}只填了“待补”“/”之类，应有实际材料")
        elif marks:
            yield OK


@rule(
    "DO209",
    "required-field-empty",
    Severity.WARNING,
    "基本栏目空白",
    needs=("persons.name",),
    basis="一人一档要求（基本信息应完整）",
    settings=("dossier.core_fields",),
    remedy="补填所列栏目",
    example="责任民警、初次发现日期未填，基本栏目应填写完整",
)
def required_field_empty(books: Books) -> Outcomes:
    """花名册的基本栏目（可在配置中设定）空白，或只填了“无”“不详”“/”；一人的缺项合为一条。没有设的栏目不算缺。

    为什么：基本信息不全，人找不到、责任落不到人。
    """
    held: dict[int, list[list[str]]] = {}  # what a table has columns for is the same for all its rows
    for person in books.people:
        groups = held.get(id(person.origin))
        if groups is None:
            groups = held[id(person.origin)] = _core_fields(books, person)
        empty = [group for group in groups if not any(_filled(person, name) for name in group)]
        if empty:
            titles = "、".join("或".join(title_of("persons", name) for name in group) for group in empty)
            yield hit(person, empty[0][0], f"{titles}未填，基本栏目应填写完整")
        elif groups:
            yield OK


def _core_fields(books: Books, person: Person) -> list[list[str]]:
    groups = ([name for name in group if person.has_column(name)] for group in books.profile.dossier.core_fields)
    return [group for group in groups if group]


def _filled(record: Record, name: str) -> bool:
    trouble = record.trouble(name)
    if trouble:
        return not is_excuse(squeeze(trouble.text))
    value = getattr(record, name)
    return value is not None and not (isinstance(value, str) and says_nothing(value))
