"""Blanks that were never filled in: 202_, 20xx, ×××, ____, 【】, （待补）."""

import re
from collections.abc import Iterator

from jdtool.reports.proof.document import Document, Paragraph
from jdtool.reports.proof.findings import PLACEHOLDER, Finding

_CROSS = "×╳✕✖"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_PLACES = "里楼村街社区乡镇县市区省路号组户人名份年月日"
_PATTERNS = (
    re.compile(r"(?<![\dA-Za-z])(?:19|20)\d?[_＿xXＸ×○〇?？]{1,2}(?![A-Za-z\d])"),  # 202_, 20xx
    re.compile(r"(?<![\d*])(?:19|20)\d?[*＊]{1,2}(?=年)"),
    re.compile(r"(?<!\d)\d{1,3}[_＿]+(?=[年月日余多人份条幅个名次张户])"),
    re.compile(rf"[{_CROSS}]{{2,}}"),
    re.compile(r"(?<![A-Za-z\d.])[xXＸｘ]{2,}(?![A-Za-z\d])"),
    re.compile(r"[_＿]{2,}"),
    re.compile(r"[【\[〔（(]\s*[】\]〕）)]"),
    re.compile(r"【[^【】]*(?:填|补|待|此处|插入|名称|单位|日期|数字)[^【】]*】"),
    re.compile(
        r"[（(\[]\s*(?:待补充?|待填写?|待定|待核(?!实)|此处填写|请填写|填写|略填|数据待补)[^（）()\[\]]{0,8}[）)\]]"
    ),
    re.compile(r"[{]{2}[^{}]*[}]{2}|[{]%[^{}]*%[}]"),
    re.compile(r"[△▲□○◯]{2,}|(?<=[\u4e00-\u9fff])[〇○]{2,}(?![\u4e00-\u9fff]{0,2}[年月])"),
    re.compile(r"[?？]{3,}|[*＊]{3,}(?=[年月日人份条幅个名次张户])"),
    re.compile(r"(?<![\w])(?:TODO|TBD|FIXME)(?![\w])"),
)
_QUOTED = re.compile(r"(?:填|写|记)(?:的|为|成)?“[^”]*$")  # what a ledger has is told, not left open
_BLANK_DATE = re.compile(r"(?:(?<=年)|(?<=\d月)|^)[ \u3000]{2,}(?=[月日])")


def placeholders(document: Document) -> Iterator[Finding]:
    """Every blank of the document; a surname with crosses is a masked name and no blank."""
    for paragraph in document.paragraphs:
        for start, text in _blanks(paragraph.text):
            yield Finding(
                PLACEHOLDER, paragraph, _around(paragraph, start), text, f"“{text}”没有填写", order=(-1, start)
            )


def _blanks(text: str) -> list[tuple[int, str]]:
    """Where they stand, each once however many patterns see it."""
    taken: list[tuple[int, int]] = []
    for pattern in (*_PATTERNS, _BLANK_DATE):
        for found in pattern.finditer(text):
            start, end = _widened(text, *found.span())
            overlapping = any(start < other_end and other < end for other, other_end in taken)
            if not overlapping and not _is_masked_name(text, *found.span()) and not _QUOTED.search(text[:start]):
                taken.append((start, end))
    return [(start, text[start:end]) for start, end in sorted(taken)]


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With the word it stands for: 202_余份, ××里, 20xx年."""
    tail = re.match(rf"余?[{_PLACES}]?", text[end:])
    return start, end + (tail.end() if tail else 0)


def _is_masked_name(text: str, start: int, end: int) -> bool:
    """王××, 李××: names concealed on purpose."""
    crosses = text[start] in _CROSS and end - start <= 2
    return (
        crosses and text[start - 1 : start] in set(_SURNAMES) and text[end : end + 1] not in set("里楼村街社乡镇县市区")
    )


def _around(paragraph: Paragraph, start: int) -> str:
    """The sentence that holds the place."""
    text = paragraph.text
    begin = max(text.rfind(mark, 0, start) for mark in "。！？") + 1
    end = min((at for mark in "。！？" if (at := text.find(mark, start)) >= 0), default=len(text) - 1) + 1
    return text[begin:end].strip()
