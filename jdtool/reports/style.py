"""How an official document looks: the values of gongwen.toml, typed."""

import math
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from msgspec import Struct

from jdtool.errors import JdtoolError, unknown
from jdtool.reports.numbering import NUMBERINGS

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
_A4_MM = (210, 297)

_TYPES: Mapping[object, tuple[type, ...]] = MappingProxyType(
    {float: (int, float), int: (int,), str: (str,), bool: (bool,)}
)
_CHOICES = MappingProxyType({"grid": ("lines", "linesAndChars"), "numbering": tuple(NUMBERINGS)})
_AT_LEAST_ONE = ("lines", "characters", "title", "body", "table", "note", "caveat", "page_number", "title_line")
_LONGEST_FACE = 31
"""Characters Word takes for a face, and for the alternatives of one."""

Section = TypeVar("Section")


class Page(Struct, frozen=True):
    """Margins in millimetres on A4, and how many lines and characters the text area holds."""

    top: float
    bottom: float
    left: float
    right: float
    footer: float
    lines: int
    characters: int
    grid: str
    duplex: bool

    @property
    def text_width(self) -> int:
        """In twips."""
        return twips(_A4_MM[0]) - twips(self.left) - twips(self.right)

    @property
    def text_height(self) -> int:
        """In twips."""
        return twips(_A4_MM[1]) - twips(self.top) - twips(self.bottom)

    @property
    def line_pitch(self) -> int:
        """The exact line height in twips, rounded down so that the last line of the page still fits."""
        return math.floor(self.text_height / self.lines)


class Fonts(Struct, frozen=True):
    """The face of each part, and what to take where it is not installed."""

    title: str
    body: str
    heading1: str
    heading2: str
    heading3: str
    heading4: str
    table_header: str
    caveat: str
    page_number: str
    latin: str
    alternatives: Mapping[str, tuple[str, ...]]


class Sizes(Struct, frozen=True):
    """In points."""

    title: float
    body: float
    table: float
    note: float
    caveat: float
    page_number: float


class Spacing(Struct, frozen=True):
    """In points."""

    title_line: float
    around_table: float


class HeadingStyle(Struct, frozen=True):
    """Numbering is a name of numbering.NUMBERINGS."""

    numbering: str
    heading3_bold: bool


class SignOffStyle(Struct, frozen=True):
    """Distances in characters (GB/T 9704-2012, 7.3.5)."""

    seal: bool
    right: float
    right_with_seal: float
    date_shift: float


class TableStyle(Struct, frozen=True):
    """What a table does at the end of a page."""

    repeat_header: bool
    split_rows: bool


class Style(Struct, frozen=True):
    """One office's look of a document."""

    page: Page
    font: Fonts
    size: Sizes
    spacing: Spacing
    heading: HeadingStyle
    signoff: SignOffStyle
    table: TableStyle

    @property
    def character_spacing(self) -> int:
        """Twips to add after each body character so that a line holds the characters it should."""
        size = self.size.body * TWIPS_PER_POINT
        return math.floor(self.page.text_width / self.page.characters - size)

    @property
    def character_pitch(self) -> int:
        """The width of one body character in twips."""
        return round(self.size.body * TWIPS_PER_POINT) + self.character_spacing


def twips(millimetres: float) -> int:
    """The nearest twentieth of a point."""
    return round(millimetres * TWIPS_PER_MM)


def load_style(path: Path | None = None) -> Style:
    """The shipped style, or that with the file's values in place of its own; JdtoolError for what is not a setting."""
    shipped = tomllib.loads((files("jdtool") / "templates" / "gongwen.toml").read_text(encoding="utf-8"))
    own = {} if path is None else _read(path)
    name = "gongwen.toml" if path is None else path.name
    _refuse_unknown(own, shipped, name)
    sections: dict[str, Any] = {
        section: _section(kind, shipped[section], own.get(section, {}), f"{name} [{section}]")
        for section, kind in get_type_hints(Style).items()
    }
    style = Style(**sections)
    if style.page.text_width <= 0 or style.page.text_height <= 0:
        raise JdtoolError(f"{name} [page] 页边距太大，纸上没有版心了")
    return style


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise JdtoolError(f"版式文件 {path.name} 读不了：{error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JdtoolError(f"版式文件 {path.name} 不是有效的 TOML（UTF-8）：{error}") from error


def _section(kind: type[Section], shipped: dict[str, Any], own: object, place: str) -> Section:
    if not isinstance(own, dict):
        raise JdtoolError(f"{place} 应是一节设置")
    _refuse_unknown(own, shipped, place)
    values = {
        key: _value(hint, shipped[key], own.get(key, shipped[key]), f"{place} {key}")
        for key, hint in get_type_hints(kind).items()
    }
    return kind(**values)


def _value(hint: object, shipped: Any, own: Any, place: str) -> object:
    if hint not in _TYPES:
        return MappingProxyType({**_faces(shipped, place), **_faces(own, place)})
    key = place.rpartition(" ")[2]
    if type(own) not in _TYPES[hint] or (isinstance(own, float) and not math.isfinite(own)):
        raise JdtoolError(f"{place} 应写成 {shipped!r} 这样的值")
    if own not in _CHOICES.get(key, (own,)):
        raise JdtoolError(f"{place} 应是 {'、'.join(_CHOICES[key])} 之一")
    if isinstance(own, str) and not 0 < len(own) <= _LONGEST_FACE:
        raise JdtoolError(f"{place} 应有 1 至 {_LONGEST_FACE} 个字符")
    if type(own) in (int, float) and own < (1 if key in _AT_LEAST_ONE else 0):
        raise JdtoolError(f"{place} 太小")
    return own


def _faces(own: object, place: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(own, dict) or not all(_are_names(names) for names in own.values()):
        raise JdtoolError(f'{place} 应写成 "字体" = ["替代字体", …]，每行合计不超过 {_LONGEST_FACE} 个字符')
    return {font: tuple(names) for font, names in own.items()}


def _are_names(names: object) -> bool:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return False
    return len(",".join(names)) <= _LONGEST_FACE


def _refuse_unknown(own: dict[str, Any], known: dict[str, Any], place: str) -> None:
    for key in own:
        if key not in known:
            raise JdtoolError(f"{place}：{unknown('设置项', key, known)}")
