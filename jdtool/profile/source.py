"""The text of one settings file: read, parsed, and the line on which a setting stands."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from jdtool.errors import JdtoolError

_PART = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[A-Za-z0-9_-]+"
_DOTTED = rf"(?:{_PART})(?:\s*\.\s*(?:{_PART}))*"
_HEADER = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_ASSIGNMENT = re.compile(rf"\s*({_DOTTED})\s*=")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

# What a Chinese keyboard types where TOML wants the half-width mark.
_HALF_WIDTH = dict(zip("“”‘’，＝：．。、［］【】｛｝＃", "\"\"'',=:..,[][]{}#", strict=True))

# What tomllib says, and what to do about it.
_REMEDIES = (
    ("Unescaped '\\'", "文字里的 \\ 请改成 /，例如 D:/台账"),
    ("Cannot overwrite", "同一项设置写了两遍，请留一处"),
    ("Cannot declare", "同一节设置写了两遍，请合成一节"),
    ("Cannot mutate", "同一节设置写了两遍，请合成一节"),
    ("Duplicate inline table key", "花括号里同一个名称写了两遍，请留一处"),
    ("Unclosed array", "方括号 [ ] 没有写完，或者里面缺少英文逗号"),
    ("Unclosed inline table", "花括号 { } 没有写完，或者里面缺少英文逗号"),
    ("Unterminated string", "英文双引号没有配对"),
    ("Illegal character", "英文双引号没有配对，或者有看不见的控制字符"),
    ("Expected '='", "名称后面应有英文等号 ="),
    ("Expected ']'", "节名应写成 [visits] 的样子"),
    ("key part", "名称写法不对，中文名称要加英文双引号"),
    ("Invalid statement", "名称写法不对，中文名称要加英文双引号"),
    ("Invalid value", "等号后面的值写法不对，文字要加英文双引号"),
    ("Expected newline", "值的写法不对：一行只写一项，文字要加英文双引号，数字后面不带单位"),
)


class Source(Struct, frozen=True):
    """One settings file as parsed, with its text for finding lines."""

    name: str
    text: str
    data: dict[str, Any]

    def error(self, path: tuple[str, ...], sentence: str) -> JdtoolError:
        """The mistake at the place of the setting, or of the nearest setting around it."""
        line = line_of(self.text, path)
        return JdtoolError(f"{self.name} 第 {line} 行：{sentence}" if line else f"{self.name}：{sentence}")


def read_source(path: Path) -> Source:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise JdtoolError(
            f"找不到配置文件 {path.name}：请检查 --config 后面的路径，或照 docs/configuration.md 新建"
        ) from None
    except IsADirectoryError:
        raise JdtoolError(f"{path.name} 是文件夹，不是配置文件：请写到 {path.name}/jdtool.toml") from None
    except OSError:
        raise JdtoolError(f"打不开配置文件 {path.name}：请检查访问权限，或先关闭占用它的程序") from None
    try:
        # Notepad writes a byte order mark; TOML forbids it.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JdtoolError(
            f"{path.name} 的编码不是 UTF-8（可能是 GBK/ANSI）：请用记事本打开，“另存为”时编码选 UTF-8"
        ) from None
    return parse_source(text, path.name)


def parse_source(text: str, name: str) -> Source:
    try:
        return Source(name, text, tomllib.loads(text))
    except ValueError as error:
        raise JdtoolError(f"{name} {_syntax_problem(text, str(error))}") from None


def _syntax_problem(text: str, said: str) -> str:
    place = _PLACE.search(said)
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (0, 0)
    lines = text.replace("\r\n", "\n").split("\n")
    mark = lines[line - 1][column - 1 : column] if line else ""
    if mark in _HALF_WIDTH:
        return f"第 {line} 行第 {column} 个字：中文标点 {mark} 请改成英文的 {_HALF_WIDTH[mark]}"
    remedy = next((remedy for words, remedy in _REMEDIES if words in said), "写法不对，请对照 docs/configuration.md")
    return f"第 {line} 行第 {column} 个字：{remedy}" if line else f"末尾：{remedy}"


def setting_lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line number and full path of every section header and every assignment, in order."""
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = _split(header[1])
            yield number, section
        elif assignment := _ASSIGNMENT.match(line):
            yield number, (*section, *_split(assignment[1]))


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """Line of a setting; of the innermost setting that holds it, when it stands inside one line's braces.

    >>> line_of('[visits]\\nevery_days = { "高" = 7 }', ("visits", "every_days", "高"))
    2
    """
    nearest, depth = None, 0
    for number, found in setting_lines(text):
        if found[: len(path)] == path:
            return number
        if len(found) > depth and path[: len(found)] == found:
            nearest, depth = number, len(found)
    return nearest


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
