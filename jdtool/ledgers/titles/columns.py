"""Titles to fields: which ledger a header belongs to and which field each column holds, with the evidence."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.raw import Raw
from jdtool.cells.text import title_key
from jdtool.ledgers.catalogue import LEDGERS, SHARED, Candidate, HeaderMap, Vocabulary, fingerprint, ledger
from jdtool.ledgers.field import Field, Ledger
from jdtool.ledgers.titles.candidates import SURE, candidates_of
from jdtool.ledgers.titles.evidence import confirmed
from jdtool.ledgers.titles.header import Header, Heading

_NEEDED, _PLAIN, _SHARED, _TITLE_WORDS, _FILE_WORDS = 2.0, 1.0, 0.3, 4.5, 0.5
_FREE_TEXT = "remarks"  # 现实表现 as content or as a remark: read alike
_TELLS_HOW_IT_IS = re.compile(
    r"(?=.*(备注|现状|状况|去向|表现|动态|近况))(备注|现状|状况|去向|表现|动态|近况|情况|说明|状态|当前|目前|现在|现实|近期|本人|人员|主要|管控"
    r"|[及和与、/])+"
)
_IDENTITY = re.compile(r"^\d{17}[\dXx]$|^\d{15}$")


class ColumnUse(Struct, frozen=True):
    """What one column was read as; `field` is "" where no field takes it.

    `rival` is another column, with its title, that is as much like the field and lost for standing further right;
    `twin` the title of another field that the column is as much like, and that has no column of its own.
    """

    column: int
    title: str
    field: str
    by: str = ""
    score: float = 0.0
    rival: tuple[int, str] | None = None
    twin: str = ""


class Mapped(Struct, frozen=True):
    """A header as ledgers: the main one, the fields of every ledger by column, every column's use.

    `given` says that the office's own map told it, which outweighs every sign of another trade.
    """

    main: Ledger
    columns_by_ledger: Mapping[str, Mapping[str, int]]
    uses: tuple[ColumnUse, ...]
    own: int
    score: float
    given: bool = False


def map_columns(
    header: Header, body: Sequence[Sequence[Raw]], words: Vocabulary, about: str, *, least: int = 2, files: str = ""
) -> Mapped | None:
    """The best reading of a header; `body` is a sample of the rows below, `about` the titles and the sheet's name.

    `files` are the file's and folder's names, which settle ties only: one workbook holds sheets of several ledgers.
    None when no ledger has `least` fields here.
    """
    given = words.maps.get(fingerprint([heading.title for heading in header.headings]))
    if given:
        return _as_given(header, given)
    samples = {heading.column: _sample(body, heading.column) for heading in header.headings}
    candidates = {
        heading.column: confirmed(candidates_of(heading, words), samples[heading.column]) for heading in header.headings
    }
    scored = [(_ledger_score(each, candidates.values(), about, files), each) for each in LEDGERS]
    score, main = max(scored, key=lambda pair: pair[0])
    taken = _assign(main, header.headings, candidates)
    if len(taken) < least:
        return None
    outright = {column: [each for each in found if each.by != "loose"] for column, found in candidates.items()}
    columns_by_ledger: dict[str, dict[str, int]] = {main.name: {use.field: column for column, use in taken.items()}}
    for other in LEDGERS:
        free = [heading for heading in header.headings if heading.column not in taken]
        part = _part_of(other, main, _assign(other, free, outright), taken)
        if part:
            taken.update(part)
            columns_by_ledger[other.name] = _fields(taken, part)
    for heading in header.headings:
        if heading.column not in taken and (use := _left_over(heading, samples[heading.column], taken)):
            taken[heading.column] = use
            columns_by_ledger[main.name].setdefault(use.field, use.column)
    uses = tuple(
        taken.get(heading.column) or ColumnUse(heading.column, heading.title, "") for heading in header.headings
    )
    return Mapped(main, columns_by_ledger, uses, _own_columns(uses), score)


def _as_given(header: Header, given: HeaderMap) -> Mapped:
    """The reading the office wrote down for this very header."""
    uses = tuple(
        ColumnUse(heading.column, heading.title, field, "map" if field else "", 1.0 if field else 0.0)
        for heading, field in zip(header.headings, given.fields, strict=True)
    )
    main = ledger(given.ledger)
    columns_by_ledger = {main.name: {use.field: use.column for use in uses if use.field and main.field(use.field)}}
    taken = {use.column: use for use in uses if use.field and main.field(use.field)}
    for other in LEDGERS:
        claims = {use.column: use for use in uses if use.column not in taken and other.field(use.field)}
        part = _part_of(other, main, claims, taken)
        if part:
            taken.update(part)
            columns_by_ledger[other.name] = _fields(taken, part)
    return Mapped(main, columns_by_ledger, uses, _own_columns(uses), float(len(taken)), given=True)


def _sample(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    cells = (row[column - 1] for row in body if len(row) >= column)
    return [cell for cell in cells if cell != ""][:30]


def _ledger_score(main: Ledger, columns: Iterable[tuple[Candidate, ...]], about: str, files: str) -> float:
    best: dict[str, float] = {}
    for candidates in columns:
        mine = [each for each in candidates if each.ledger is main]
        if mine:
            top = max(mine, key=lambda each: each.score)
            best[top.field.name] = max(best.get(top.field.name, 0.0), top.score * _worth(top.field, main))
    score = sum(best.values())
    if words := max((len(word) for word in main.words if word in about), default=0):
        return score + _TITLE_WORDS + 0.1 * words
    is_whole = best.keys() >= set(main.needs)
    return score + (_FILE_WORDS if is_whole and any(word in files for word in main.words) else 0.0)


def _worth(field: Field, main: Ledger) -> float:
    if field.name in SHARED:
        return _SHARED
    return _NEEDED if field.name in main.needs else _PLAIN


def _assign(
    main: Ledger, headings: Sequence[Heading], candidates: Mapping[int, Sequence[Candidate]]
) -> dict[int, ColumnUse]:
    """Each field to its best column and each column to its best field; what lost is remembered as a rival."""
    claims = sorted(
        (
            (-each.score, heading.column, heading, each)
            for heading in headings
            for each in candidates[heading.column]
            if each.ledger is main and each.score >= SURE
        ),
        key=lambda claim: claim[:2],
    )
    taken: dict[int, ColumnUse] = {}
    column_of: dict[str, int] = {}
    twins: dict[int, Field] = {}
    for minus, column, heading, each in claims:
        name = each.field.name
        if column in taken:
            if taken[column].score == -minus and _FREE_TEXT not in {name, taken[column].field}:
                twins.setdefault(column, each.field)
            continue
        if name in column_of:
            first = taken[column_of[name]]
            if first.score == -minus and not first.rival:
                taken[column_of[name]] = replace(first, rival=(column, heading.title))
            continue
        taken[column] = ColumnUse(column, heading.title, name, each.by, -minus)
        column_of[name] = column
    homeless = {column: field.title for column, field in twins.items() if field.name not in column_of}
    told = taken | {column: replace(taken[column], twin=title) for column, title in homeless.items()}
    return {column: _unrivalled(use, taken) for column, use in told.items()}


def _unrivalled(use: ColumnUse, taken: Mapping[int, ColumnUse]) -> ColumnUse:
    """A column that found a field of its own is nobody's rival."""
    return replace(use, rival=None) if use.rival and use.rival[0] in taken else use


def _part_of(
    other: Ledger, main: Ledger, claims: Mapping[int, ColumnUse], taken: Mapping[int, ColumnUse]
) -> dict[int, ColumnUse]:
    """Columns that the main ledger left and another one owns: team and 五知 columns on the roster are dossiers."""
    if other is main or not {other.name, main.name} <= _ABOUT_PEOPLE.keys():
        return {}
    part = {column: use for column, use in claims.items() if use.field not in SHARED}
    fields = {use.field for use in part.values()}
    own = [
        name for name in fields if (field := other.field(name)) is not None and (field.own or other.name == "persons")
    ]
    held = fields | {use.field for use in taken.values() if use.field in SHARED}
    return part if len(own) >= _ABOUT_PEOPLE[other.name] and held >= set(other.needs) else {}


def _fields(taken: Mapping[int, ColumnUse], part: Mapping[int, ColumnUse]) -> dict[str, int]:
    shared = {use.field: use.column for use in taken.values() if use.field in SHARED - {"remarks"}}
    return shared | {use.field: column for column, use in part.items()}


def _left_over(heading: Heading, sample: list[Raw], taken: Mapping[int, ColumnUse]) -> ColumnUse | None:
    """What a column without a known title holds: identity numbers, or what is to be said of how the person is now."""
    held = {use.field for use in taken.values()}
    if "remarks" not in held and _TELLS_HOW_IT_IS.fullmatch(title_key(heading.parts[-1])):
        return ColumnUse(heading.column, heading.title, "remarks", "part", 0.6)
    if "id_number" not in held and _are_numbers_of_people(heading.title, sample):
        return ColumnUse(heading.column, heading.title, "id_number", "content", 0.6)
    return None


def _are_numbers_of_people(title: str, sample: list[Raw]) -> bool:
    """Whether a column holds nothing but identity numbers, and its title says nothing of permits or somebody else."""
    numbers = sum(1 for raw in sample if isinstance(raw, str) and _IDENTITY.match(raw.strip()))
    person = not re.search(r"许可|合同|发票|项目|账|单号|企业|信用|税|家|户主|法人|业主|监护|配偶", title)
    return person and len(sample) >= 3 and numbers >= 0.8 * len(sample)


def _own_columns(uses: Iterable[ColumnUse]) -> int:
    """How many columns have titles that only an anti-drug ledger has."""
    own = {field.name for each in LEDGERS for field in each.fields if field.own and field.name not in _COMMON_OWN}
    outright = sum(1 for use in uses if use.field in own and use.by not in {"loose", "part"})
    return outright + sum(1 for use in uses if use.field and _OUR_TITLES.search(use.title))


_OUR_TITLES = re.compile(r"毒|戒|帮教|尿检|管控|社康|强戒|复吸|首吸|初吸|失控|在控")
_ABOUT_PEOPLE = {"persons": 4, "dossiers": 1, "visits": 1, "drug_tests": 2}
"""Ledgers that may share a sheet, and how many columns of its own one needs to be read beside the main one."""
_COMMON_OWN = frozenset(
    {
        "item",
        "registered",
        "workers",
        "worker_quota",
        "role_volunteer",
        "role_medic",
        "complete",
        "plan",
        "tested_on",
        "result",
    }
)
