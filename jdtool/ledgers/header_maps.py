"""Header maps: the office's own word on how a header is to be read, written by inspect and read back by every command."""

import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from jdtool.errors import JdtoolError, nearest
from jdtool.ledgers.catalogue import LEDGERS, HeaderMap, field_names, fingerprint, ledger
from jdtool.ledgers.receipt import SheetReceipt

_HEAD = """# 列名对照：jdtool inspect --write-map 写出，jdtool 各命令用 --map 读入。
# 每一节是一种表头（方括号里是表头的指纹，不要改）；每一对左边是列名，右边是字段，字段写成 "" 表示这一列不读。
# 字段名见 jdtool inspect 的结果。表头的列名有增减时指纹就变了，要重新写一份。
"""


def read_maps(path: Path) -> dict[str, HeaderMap]:
    """The maps of a file by fingerprint. Raises JdtoolError with the place and the nearest right name."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise JdtoolError(f"读不了列名对照 {path}：请检查路径；文件用 UTF-8 编码保存") from None
    except tomllib.TOMLDecodeError as error:
        raise JdtoolError(f"列名对照 {path.name} 的写法不对（{error}）：请照 --write-map 写出的样子改") from None
    return {mark: _map(path.name, mark, section) for mark, section in data.items()}


def _map(file: str, mark: str, section: Any) -> HeaderMap:
    columns = section.get("columns") if isinstance(section, dict) else None
    if not isinstance(columns, list) or not all(_is_pair(each) for each in columns):
        raise JdtoolError(f"列名对照 {file} 的 [{mark}]：columns 应是 [列名, 字段] 的列表")
    kind = section.get("ledger", "")
    _known(file, mark, "台账", kind, [each.name for each in LEDGERS])
    for title, name in columns:
        _known(file, mark, f"列“{title}”的字段", name, {"", *field_names()})
    if fingerprint([title for title, _ in columns]) != mark:
        raise JdtoolError(f"列名对照 {file} 的 [{mark}]：列名与指纹不符，请用 jdtool inspect --write-map 重新写一份")
    return HeaderMap(kind, tuple(name for _, name in columns))


def _is_pair(each: Any) -> bool:
    return isinstance(each, list) and len(each) == 2 and all(isinstance(part, str) for part in each)


def _known(file: str, mark: str, what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise JdtoolError(f"列名对照 {file} 的 [{mark}]：{what}写的“{name}”没有{nearest(name, known)}")


def written_maps(sheets: Collection[SheetReceipt]) -> str:
    """The maps of every table that was recognised, as the text of a file to be read back."""
    sections = {fingerprint([use.title for use in each.columns]): each for each in sheets if _is_mapped(each)}
    return _HEAD + "".join(line for mark, each in sections.items() for line in _section(mark, each))


def _is_mapped(sheet: SheetReceipt) -> bool:
    return sheet.layout == "table" and bool(sheet.columns)


def _section(mark: str, sheet: SheetReceipt) -> Iterator[str]:
    where = f"{sheet.file} › {sheet.name}".replace("\n", " ")
    yield f'\n# {where}：{ledger(sheet.ledger).title}\n[{mark}]\nledger = "{sheet.ledger}"\ncolumns = [\n'
    for use in sheet.columns:
        yield f"  [{_quoted(use.title)}, {_quoted(use.field)}],\n"
    yield "]\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in escaped) + '"'
