"""Profile: one office's settings, from a shipped base and the office's jdtool.toml."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jdtool.errors import unknown
from jdtool.profile.kinds import TEXT, SettingError, read_item, table_of
from jdtool.profile.settings import (
    BASES,
    DEFAULT,
    Frequency,
    Settings,
    build_sections,
    every_setting,
    read_settings,
)
from jdtool.profile.source import Source, parse_source, read_source

__all__ = ["BASES", "CONFIG_NAME", "Frequency", "Profile", "find_config", "load_profile", "parse_profile"]

CONFIG_NAME = "jdtool.toml"
_SHIPPED = Path(__file__).parent.parent / "profiles"
_LOCAL = "本地设定"
_BASIS = table_of(TEXT, "“设置 = 依据”的表", tuple(every_setting()))

# Settings whose keys, or whose values, are names of things that the stages above define.
_KEYS_NAMING = (
    ("字段", "aliases", ""),
    ("规则", "severity", ""),
    ("措施", "dossier", "required"),
    ("措施", "tests", "schedule"),
    ("措施", "tests", "interval_days"),
)
_VALUES_NAMING = (
    ("字段", "dossier", "required"),
    ("字段", "dossier", "core_fields"),
    ("字段", "dossier", "team_roles"),
    ("措施", "visits", "due_measures"),
)


class Profile(Settings, frozen=True, kw_only=True):
    """The settings in force; `layers` are the files they come from, the most general first."""

    layers: tuple[Source, ...]

    @property
    def base(self) -> str:
        return self.profile.base

    @property
    def name(self) -> str:
        """The office's name, else that of the shipped base."""
        return self.office.name or self.base

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the files read, the most general first."""
        return tuple(layer.name for layer in self.layers)

    def basis(self, setting: str) -> str:
        """On whose word a setting such as `visits.every_days` stands, to be printed with a finding."""
        section, _, key = setting.partition(".")
        for layer in reversed(self.layers[1:]):
            if said := layer.data.get("basis", {}).get(setting):
                return f"{said}（{_LOCAL} {setting}）"
            table = layer.data.get(section, {})
            if (key in table) if key else table:
                return f"{_LOCAL} {setting}（{layer.name}）"
        default: str = self.layers[0].data["basis"][setting]
        return f"默认设定 {setting}{default.removeprefix(_LOCAL)}" if default.startswith(_LOCAL) else default

    def check_names(self, fields: Collection[str], codes: Collection[str], measures: Collection[str] = ()) -> None:
        """Refuse names of fields and rules (and of measures, when given) that the stages above do not know."""
        known = {"字段": fields, "规则": codes, "措施": measures}
        for layer in self.layers:
            for what, name, path in _names_used(layer.data):
                if known[what] and name not in known[what]:
                    raise layer.error(path, unknown(what, name, known[what]))


def _names_used(data: dict[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every name of something outside the profile: what it names, the name, and where it stands."""
    for what, section, setting in _KEYS_NAMING:
        path = (section, setting) if setting else (section,)
        yield from ((what, name, (*path, name)) for name in _at(data, path) if name != DEFAULT)
    for what, section, setting in _VALUES_NAMING:
        value = _at(data, (section, setting))
        for key, entries in (value if isinstance(value, dict) else {"": value}).items():
            for entry in entries:
                yield from ((what, name, (section, setting, key)) for name in _names_in(what, entry))


def _at(data: dict[str, Any], path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key, {})
    return data


def _names_in(what: str, entry: str) -> list[str]:
    return [name.strip() for name in entry.split("/")] if what == "字段" else [entry]


def find_config(start: Path) -> Path | None:
    """The nearest jdtool.toml in this folder (or this file's) or above it."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if (place / CONFIG_NAME).is_file():
            return place / CONFIG_NAME
    return None


def load_profile(config: Path | None) -> Profile:
    """The settings in the office's file over those of the base it names; without a file, the base `cn`."""
    if config is None:
        return _assemble(None)
    profile = _assemble(read_source(config))
    folder = config.parent
    secret = profile.ledgers.password_file
    paths = tuple(folder / path for path in profile.ledgers.paths)
    return replace(profile, ledgers=replace(profile.ledgers, paths=paths, password_file=secret and folder / secret))


def parse_profile(text: str, name: str = CONFIG_NAME) -> Profile:
    """As `load_profile`, from the text of the office's file; its paths stay as written."""
    return _assemble(parse_source(text, name))


def _assemble(office: Source | None) -> Profile:
    own = _read(office) if office else {}
    layers = [_shipped("cn")]
    base = own.get("profile", {}).get("base", "cn")
    if base != "cn":
        layers.append(_shipped(base))
    values: dict[str, Any] = {}
    for layer in layers:
        values = _merge(values, _read(layer))
    return Profile(**build_sections(_merge(values, own)), layers=(*layers, *([office] if office else [])))


@cache
def _shipped(base: str) -> Source:
    return read_source(_SHIPPED / f"{base}.toml")


def _read(source: Source) -> dict[str, Any]:
    settings = {section: table for section, table in source.data.items() if section != "basis"}
    try:
        values = read_settings(settings)
        read_item(_BASIS, "basis", source.data.get("basis", {}))
    except SettingError as error:
        raise source.error(error.path, error.sentence()) from None
    return values


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key; a list or a single value replaces what stood below."""
    merged = dict(below)
    for key, value in above.items():
        under = below.get(key)
        merged[key] = _merge(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return merged
