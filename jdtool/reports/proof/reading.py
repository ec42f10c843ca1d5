"""A report file → Document: what it is is told by its content; nothing of it is ever run, fetched or written."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from jdtool.errors import JdtoolError
from jdtool.reports.commonmark import parser
from jdtool.reports.proof.document import Document, Raw, title_of, under_headings
from jdtool.reports.proof.word import NO_DOCUMENT, read_word
from jdtool.workbooks import limits, xml_part
from jdtool.workbooks.failure import Unreadable
from jdtool.workbooks.limits import open_archive
from jdtool.workbooks.text_encoding import decode

_MAX_BYTES = 50 * 1024 * 1024
_ZIP, _BINARY = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKDOWN = frozenset({".md", ".markdown"})
_SAVE_AS = "请在 Word/WPS 里打开并另存为 .docx，或把文字存成 .txt"
_STRANGERS = (
    (_BINARY, "这是旧版 Word 文件（.doc、.wps）或有打开密码的文件"),
    (b"%PDF", "这是 PDF 文件"),
    (b"{\\rtf", "这是写字板（RTF）文件"),
    (b"\x89PNG", "这是图片"),
    (b"\xff\xd8\xff", "这是图片"),
    (b"<!DOCTYPE", "这是网页或 XML 文件"),
    (b"<html", "这是网页"),
    (b"<?xml", "这是 XML 文件"),
)
_REASONS = {  # the guards speak of workbooks
    limits.DAMAGED: "文件不完整或已损坏（可能复制时中断）",
    limits.TOO_LARGE: "文件展开后过大（疑似异常压缩）",
    xml_part.DAMAGED_XML: "文档内部的 XML 不完整或已损坏（可能保存时中断）",
    xml_part.ENTITIES: "文件内部含有 DTD 声明（正常的文档没有，可能是恶意构造）",
    NO_DOCUMENT: "这不是 Word 文档；报告写在前面，台账写在后面",
}


def read_document(path: Path) -> Document:
    """The report. Raises JdtoolError: not there, not a text, damaged, or made to harm."""
    data = _bytes(path)
    try:
        raws, notes = _raws(data, path)
    except Unreadable as reason:
        raise JdtoolError(f"读不了 {path.name}：{_told(str(reason))}；{_SAVE_AS}") from None
    paragraphs = under_headings(raws)
    if not paragraphs:
        raise JdtoolError(f"{path.name} 里没有文字（可能是扫描件或空文件）；{_SAVE_AS}")
    return Document(path.name, hashlib.sha256(data).hexdigest(), paragraphs, title_of(paragraphs), notes)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise JdtoolError(f"{path} 是文件夹：proof 后面先写一个报告文件（.docx、.md、.txt），再写台账")
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise JdtoolError(f"{path.name} 太大（上限 50 MB）；请删去图片后再试")
        return path.read_bytes()
    except FileNotFoundError:
        raise JdtoolError(f"找不到报告文件：{path}；请检查路径，名称中有空格时加引号") from None
    except OSError:
        raise JdtoolError(f"读不了 {path.name}：没有权限，或文件正被 Word/WPS 占用；请关闭后重试") from None


def _raws(data: bytes, path: Path) -> tuple[list[Raw], tuple[str, ...]]:
    if data.startswith(_ZIP):
        return read_word(open_archive(data))
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, name in _STRANGERS:
        if head.lower().startswith(start.lower()):
            raise Unreadable(f"{name}，不能直接读取")
    text, _ = decode(data)
    read = _markdown if path.suffix.lower() in _MARKDOWN else _lines
    return list(read(text)), ()


def _told(reason: str) -> str:
    known = _REASONS.get(reason) or reason.partition("；")[0]
    return known.replace("工作簿", "文档").replace("单元格的文字", "一段文字")


def _lines(text: str) -> Iterator[Raw]:
    """Plain text: a paragraph a line."""
    for number, line in enumerate(text.splitlines(), 1):
        yield Raw(line, f"第{number}行")


def _markdown(text: str) -> Iterator[Raw]:
    """Paragraphs, headings and rows of tables by the line they begin on; the marks of Markdown are gone."""
    tables = 0
    for node in SyntaxTreeNode(parser().parse(text)).walk(include_self=False):
        if node.type == "table":
            tables += 1
            rows = [row for part in node.children for row in part.children]
            for number, row in enumerate(rows, 1):
                cells = tuple(_words(cell) for cell in row.children)
                yield Raw(" ".join(filter(None, cells)), f"表{tables}第{number}行", cells=cells, table=tables)
        elif node.type in {"paragraph", "heading"}:
            level = int(node.tag[1]) if node.type == "heading" else 0
            line = node.map[0] + 1 if node.map else 0
            yield Raw(_words(node), f"第{line}行", level)


def _words(node: SyntaxTreeNode) -> str:
    """The text in a node; a line that merely goes on is joined."""
    return "".join(each.content for each in node.walk() if each.type in {"text", "text_special"})
