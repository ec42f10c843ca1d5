"""The text side of a template: its lines before Jinja, the page after it, and the words for what is wrong in it."""

import re
from collections.abc import Collection
from types import TracebackType

_SYNTAX_REASONS = (
    (re.compile(r"innermost block that needs to be closed is '(\w+)'"), "{{% {} %}} 没有结束标记"),
    (re.compile(r"unknown tag '(\w+)'"), "未知或多余的标记 {}"),
    (re.compile(r"Missing end of (?:comment tag|raw directive)"), "注释或 raw 没有结束"),
    (re.compile(r"unexpected end of template, expected '(.+?)'"), "没有写完，缺少 {}"),
    (re.compile(r"[Ee]xpected an expression, got '(.+?)'"), "{} 之前缺少内容"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "此处应为 {}，写的是 {}"),
    (re.compile(r"unexpected (?:char )?['\"](.+?)['\"](?:,| at|$)"), "多余的 {}"),
)
_SYMBOLS = {"end of print statement": "}}", "end of statement block": "%}", "name": "名称"}

_TAG = r"(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})"
_TAGS_ALONE_OR_AT_LINE_END = re.compile(rf"(?P<alone>^[ \t]*(?:{_TAG}[ \t]*)+$)|{_TAG}(?=$)", re.M | re.S)
_TAG_AND_BLANKS = re.compile(rf"[ \t]*({_TAG})[ \t]*", re.S)


def keep_paragraphs(source: str) -> str:
    """The template for trim_blocks: a line of tags alone leaves no trace, every other line end stays.

    Without it a paragraph that ends in {% endif %} would run into the next one. The line count does not change.
    """

    def settled(match: re.Match[str]) -> str:
        if match["alone"] is not None:
            return _TAG_AND_BLANKS.sub(r"\1", match[0])
        return match[0] if match[0][-3] in "-+" else f"{match[0][:-2]}+{match[0][-2:]}"

    return _TAGS_ALONE_OR_AT_LINE_END.sub(settled, source.replace("\r\n", "\n"))


def tidy(page: str) -> str:
    """The page with single blank lines, no spaces at line ends and one line end at the end."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", page, flags=re.M)).strip("\n") + "\n"


def syntax_reason(message: str) -> str:
    """Jinja's complaint in Chinese where it is a usual one, else as it stands."""
    for pattern, reason in _SYNTAX_REASONS:
        if found := pattern.search(message):
            return f"语法错误：{reason.format(*(_SYMBOLS.get(word, word) for word in found.groups()))}"
    return f"语法错误：{message}"


def at_line(name: str, line: int | None, reason: str) -> str:
    """The reason with its place: 模板 annual.md.j2 第 23 行：…"""
    return f"模板 {name}{f' 第 {line} 行' if line else ''}：{reason}"


def line_of(traceback: TracebackType | None, names: Collection[str]) -> tuple[str, int] | None:
    """The innermost template line of a traceback, which Jinja has rewritten to template lines."""
    place = None
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        place = (name, traceback.tb_lineno) if name in names else place
        traceback = traceback.tb_next
    return place
