"""The settings of an office, section by section as in jdtool.toml; their defaults stand in profiles/cn.toml."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from msgspec import Struct

from jdtool.profile import kinds
from jdtool.profile.kinds import Kind, SettingError, UnknownNameError, read_item

BASES = ("cn", "seed-street", "seed-township")
DEFAULT = "default"  # the key of a table that stands for everyone not named

Text = Annotated[str, kinds.TEXT]
Texts = Annotated[tuple[str, ...], kinds.TEXTS]
Positive = Annotated[int, kinds.whole(1)]
WholeOrOff = Annotated[int, kinds.whole(0)]

# The longest stretch of consecutive months of each length, so that a test a month is 31 days and never early.
_LONGEST_DAYS = {1: 31, 2: 62, 3: 92, 4: 123, 6: 184, 12: 366}


class Frequency(Struct, frozen=True):
    """At least `times` in every `per` (旬, 月, 季, 半年, 年)."""

    per: str
    times: int


_PER = kinds.choice("旬", "月", "季", "半年", "年")
_FREQUENCY_TITLE = '“每期几次”，如 { per = "季", times = 1 }'


def _frequency(value: Any) -> Frequency:
    if not isinstance(value, dict) or not {"per", "times"} <= value.keys():
        raise SettingError(f"应是{_FREQUENCY_TITLE}")
    for key in value:
        if key not in ("per", "times"):
            raise UnknownNameError("设置", key, ("per", "times"), (key,))
    return Frequency(read_item(_PER, "per", value["per"]), read_item(kinds.whole(0), "times", value["times"]))


def _days_by_risk(value: Any) -> dict[str, int]:
    days = kinds.table_of(kinds.whole(1), "“风险等级 = 天数”的表").read(value)
    return {_risk_key(risk): number for risk, number in days.items()}


def _risk_key(risk: str) -> str:
    return risk.strip().removesuffix("风险")


class Base(Struct, frozen=True):
    base: Annotated[str, kinds.choice(*BASES)]


class Office(Struct, frozen=True):
    name: Text
    level: Annotated[str, kinds.choice("community", "street", "county")]


class Ledgers(Struct, frozen=True):
    """Paths are relative to the folder of jdtool.toml once the profile is loaded."""

    paths: Annotated[tuple[Path, ...], kinds.PATHS]
    password_file: Annotated[Path | None, kinds.OPTIONAL_PATH]


class Visits(Struct, frozen=True):
    every_days: Annotated[Mapping[str, int], Kind("“风险等级 = 天数”的表", _days_by_risk)]
    not_met_in_a_row: Positive
    same_text: Positive
    per_day: Positive
    due_measures: Texts

    def limit(self, risk: str) -> int:
        """Days allowed between visits to a person of this risk; 高 and 高风险 are the same."""
        return self.every_days.get(_risk_key(risk), self.every_days[DEFAULT])


class DrugTests(Struct, frozen=True):
    schedule: Annotated[Mapping[str, tuple[int, ...]], kinds.table_of(kinds.COUNTS, "“措施 = [各年次数]”的表")]
    anchor: Annotated[str, kinds.choice("reported_on", "first_test", "decided_on")]
    interval_days: Annotated[Mapping[str, int], kinds.table_of(kinds.whole(1), "“措施 = 天数”的表")]

    def due(self, measure: str) -> tuple[int, ...]:
        """Urine tests due in the first, second, … year from the anchor; empty for people without a schedule."""
        return self.schedule.get(measure, ())

    def interval(self, measure: str, year: int) -> int | None:
        """Days allowed between tests in the first (1), second (2), … year; None when none is due.

        >>> DrugTests({"社区戒毒": (12, 6, 4)}, "reported_on", {}).interval("社区戒毒", 2)
        62
        """
        due = self.due(measure)[year - 1 : year]
        if not due or not due[0]:
            return None
        if measure in self.interval_days:
            return self.interval_days[measure]
        return _LONGEST_DAYS[12 // due[0]] if 12 % due[0] == 0 else -(-366 // due[0])


class Dossier(Struct, frozen=True):
    required: Annotated[Mapping[str, tuple[str, ...]], kinds.table_of(kinds.TEXTS, "“措施 = [材料]”的表")]
    core_fields: Annotated[tuple[tuple[str, ...], ...], kinds.ALTERNATIVES]
    team_roles: Texts
    complete_needs: Annotated[
        tuple[str, ...], kinds.list_of(kinds.choice("items", "team", "knows"), "items、team、knows 的列表")
    ]

    def required_for(self, measure: str) -> tuple[str, ...]:
        """Items the dossier of a person under this measure must hold."""
        return self.required.get(measure, self.required[DEFAULT])


class Terms(Struct, frozen=True):
    report_within_days: Annotated[int, kinds.whole(1, 15)]
    notice_days: Annotated[int, kinds.whole(1, 7)]
    agreement_within_days: WholeOrOff
    ending_soon_days: WholeOrOff
    day_count_inclusive: Annotated[bool, kinds.FLAG]
    rehab_starts_on: Annotated[str, kinds.choice("reported_on", "decided_on", "released_on")]
    abstinent_from: Annotated[
        tuple[str, ...],
        kinds.list_of(kinds.choice("compulsory_release", "measure_start", "last_use", "first_found"), "起算点列表"),
    ]


class Whereabouts(Struct, frozen=True):
    no_contact_months: Positive


class Staffing(Struct, frozen=True):
    people_per_worker: Positive


class Activities(Struct, frozen=True):
    frequency: Annotated[
        Mapping[str, Frequency], kinds.table_of(Kind(_FREQUENCY_TITLE, _frequency), "“事项 = 每期几次”的表")
    ]
    concentrated_share: Annotated[float, kinds.SHARE]


class Measures(Struct, frozen=True):
    small_base: WholeOrOff


class Privacy(Struct, frozen=True):
    small_count: WholeOrOff


_WORD_LISTS = ("whereabouts_unknown", "not_met", "household_separated", "away_known", "home_sold")


class Settings(Struct, frozen=True, kw_only=True):
    """Every section of jdtool.toml; a section that is a mapping has the office's own words for keys."""

    profile: Base
    office: Office
    ledgers: Ledgers
    visits: Visits
    tests: DrugTests
    dossier: Dossier
    terms: Terms
    whereabouts: Whereabouts
    staffing: Staffing
    activities: Activities
    measures: Measures
    privacy: Privacy
    aliases: Annotated[Mapping[str, tuple[str, ...]], kinds.table_of(kinds.TEXTS, "“字段 = [列名]”的表")]
    communities: Annotated[Mapping[str, tuple[str, ...]], kinds.SPELLINGS]
    words: Annotated[Mapping[str, tuple[str, ...]], kinds.table_of(kinds.TEXTS, "“类别 = [词语]”的表", _WORD_LISTS)]
    severity: Annotated[
        Mapping[str, str], kinds.table_of(kinds.choice("error", "warning", "info", "off"), "“规则 = 级别”的表")
    ]
    report: Annotated[Mapping[str, str], kinds.table_of(kinds.TEXT, "“名称 = 文字”的表")]


SECTIONS: dict[str, Any] = dict(Settings.__annotations__)


def kinds_in(section: str) -> dict[str, Kind]:
    """Kind by key; empty for a section whose keys are the office's own words."""
    kind = SECTIONS[section]
    if not (isinstance(kind, type) and issubclass(kind, Struct)):
        return {}
    return {name: kind_of(setting) for name, setting in kind.__annotations__.items()}


def every_setting() -> list[str]:
    """Names such as `visits.every_days`; a section whose keys are the office's own words is one setting."""
    return [f"{section}.{key}" if key else section for section in SECTIONS for key in kinds_in(section) or [""]]


def kind_of(annotation: Any) -> Kind:
    kind: Kind = annotation.__metadata__[0]
    return kind


def read_settings(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The typed values of one file by section and key; what the file leaves out is left out here."""
    values = {}
    for section, table in data.items():
        if section not in SECTIONS:
            raise UnknownNameError("设置", section, SECTIONS, (section,))
        values[section] = read_item(Kind("一节设置", partial(_read_section, section)), section, table)
    return values


def _read_section(section: str, table: Any) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise SettingError(f"应是一节设置，写成单独一行 [{section}]")
    known = kinds_in(section)
    if not known:
        values: dict[str, Any] = kind_of(SECTIONS[section]).read(table)
        return values
    for key in table:
        if key not in known:
            raise UnknownNameError("设置", key, known, (key,))
    return {key: read_item(known[key], key, value) for key, value in table.items()}


def build_sections(values: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What `Settings` is made of, from complete values."""
    return {name: kind(**values[name]) if kinds_in(name) else values[name] for name, kind in SECTIONS.items()}
