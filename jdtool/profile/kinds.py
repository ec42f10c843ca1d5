"""Kinds of settings: what a value in jdtool.toml must be, and how to say so in Chinese."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from msgspec import Struct

from jdtool.errors import nearest, unknown


class SettingError(Exception):
    """A value that does not fit; `path` grows outwards while the error passes through the tables."""

    def __init__(self, problem: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path

    def sentence(self) -> str:
        return f"“{'.'.join(self.path)}”{self.problem}"


class UnknownNameError(SettingError):
    """A name that is not among those known; its sentence names itself."""

    def __init__(self, what: str, name: str, known: Collection[str], path: tuple[str, ...] = ()) -> None:
        super().__init__(unknown(what, name, known), path)

    def sentence(self) -> str:
        return self.problem


class Kind(Struct, frozen=True):
    """What a value may be: its Chinese description, and the reader that turns what TOML gives into it."""

    title: str
    read: Callable[[Any], Any]


def read_item(kind: Kind, key: str, value: object) -> Any:
    """One value of a table, so that its key is named should it not fit."""
    try:
        return kind.read(value)
    except SettingError as error:
        error.path = (key, *error.path)
        raise


def plain(title: str, fits: Callable[[Any], bool]) -> Kind:
    """A value taken as it is, if it fits."""

    def read(value: Any) -> Any:
        if not fits(value):
            raise SettingError(f"应是{title}，现在是{_shown(value)}")
        return value

    return Kind(title, read)


def whole(low: int, high: int | None = None) -> Kind:
    title = f"不小于 {low} 的整数" if high is None else f"{low} 至 {high} 的整数"
    return plain(title, lambda value: type(value) is int and low <= value and (high is None or value <= high))


def choice(*options: str) -> Kind:
    title = f"{'、'.join(options)} 之一"

    def read(value: Any) -> str:
        if value not in options:
            hint = nearest(value, options) if isinstance(value, str) else ""
            raise SettingError(f"应是{title}，现在是{_shown(value)}{hint}")
        return str(value)

    return Kind(title, read)


def list_of(item: Kind, title: str) -> Kind:
    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise SettingError(f"应是{title}，现在是{_shown(value)}")
        return tuple(item.read(entry) for entry in value)

    return Kind(title, read)


def table_of(item: Kind, title: str, keys: tuple[str, ...] = ()) -> Kind:
    """A table whose keys are the office's own words, or among `keys` when these are given."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise SettingError(f"应是{title}，现在是{_shown(value)}")
        for key in value:
            if keys and key not in keys:
                raise UnknownNameError("名称", key, keys, (key,))
        return {key: read_item(item, key, entry) for key, entry in value.items()}

    return Kind(title, read)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"文字“{value[:20]}…”" if len(value) > 20 else f"文字“{value}”"
    names = {int: "数字 {}", float: "数字 {}", list: "列表", dict: "一个表"}
    return names.get(type(value), "日期或时间").format(value)


TEXT = plain("文字", lambda value: isinstance(value, str))
FLAG = plain("true 或 false", lambda value: isinstance(value, bool))
SHARE = plain("0 至 1 之间的小数", lambda value: type(value) in (int, float) and 0 <= value <= 1)
TEXTS = list_of(plain("文字", lambda value: isinstance(value, str) and value.strip() != ""), "文字列表")
COUNTS = list_of(whole(0), "次数列表")
PATHS = Kind("路径列表", lambda value: tuple(Path(entry) for entry in TEXTS.read(value)))
OPTIONAL_PATH = Kind("路径（可空）", lambda value: Path(TEXT.read(value)) if TEXT.read(value) else None)


def _alternatives(value: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.strip() for name in entry.split("/")) for entry in TEXTS.read(value))


def _spellings(value: Any) -> dict[str, tuple[str, ...]]:
    spellings: dict[str, tuple[str, ...]] = table_of(TEXTS, "“名称 = [其他写法]”的表").read(value)
    owners = {name: name for name in spellings}
    for name, others in spellings.items():
        for other in others:
            owner = owners.setdefault(other, name)
            if owner != name:
                raise SettingError(f"的写法“{other}”已经属于“{owner}”，一种写法只能写在一处", (name,))
    return spellings


ALTERNATIVES = Kind("字段列表，“甲/乙”表示有一个即可", _alternatives)
SPELLINGS = Kind("“名称 = [其他写法]”的表", _spellings)
