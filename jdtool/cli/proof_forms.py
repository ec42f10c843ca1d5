"""What `proof` prints: findings by paragraph, how far the check went; the same as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from jdtool import __version__
from jdtool.cli.proofing import Proofed, is_partial
from jdtool.console.coverage import context_line, reading_text
from jdtool.console.json_output import SCHEMA, context
from jdtool.console.telling import SEVERITY_TITLES
from jdtool.console.terminal import View
from jdtool.console.width import wrap
from jdtool.reports.proof.findings import Finding
from jdtool.rules.rule import Severity

_AROUND = 30  # characters of a long sentence kept to either side of what is wrong
Json = dict[str, Any]


def proof_text(done: Proofed, view: View) -> str:
    """Findings by paragraph and kind, and the lines that close the run."""
    lines: list[str] = []
    for _, group in groupby(done.findings, key=lambda each: (each.paragraph.place, each.kind.slug)):
        lines += [*_block(done, list(group), view), ""]
    return "\n".join([*lines, *_closing(done, view)])


def _block(done: Proofed, group: Sequence[Finding], view: View) -> Iterator[str]:
    first = group[0]
    kind = first.kind
    yield from wrap(done.conceal(f"{done.document.name} › {first.paragraph.address}"), view.width)
    level = SEVERITY_TITLES[kind.severity]
    more = f"　{len(group)} 处" if len(group) > 1 else ""
    head, *rest = wrap(f"{level} {kind.slug}  {kind.title}{more}", view.width, "  ")
    yield head.replace(level, view.paint(str(kind.severity), level), 1)
    yield from rest
    for sentence, members in groupby(group, key=lambda each: each.sentence):
        same = list(members)
        yield from wrap(f"“{done.conceal(excerpt(sentence, [each.said for each in same]))}”", view.width, "    ")
        yield from wrap("；".join(dict.fromkeys(done.conceal(each.message) for each in same)), view.width, "      ")
    yield from wrap(first.basis or kind.basis, view.width, "  依据  ")
    yield from wrap(kind.remedy, view.width, "  做法  ")


def excerpt(sentence: str, words: Sequence[str]) -> str:
    """The sentence, or of a long one the stretch around the words.

    >>> excerpt("前" * 70 + "共11人。", ["11人"])
    '…前前前前前前前前前前前前前前前前前前前前前前前前前前前前前共11人。'
    """
    found = [(at, at + len(word)) for word in words if (at := sentence.find(word)) >= 0]
    first, last = (min(at for at, _ in found), max(at for _, at in found)) if found else (0, 0)
    begin = 0 if first <= _AROUND * 2 else first - _AROUND
    end = len(sentence) if len(sentence) - last <= _AROUND * 2 else last + _AROUND
    return f"{'…' if begin else ''}{sentence[begin:end]}{'…' if end < len(sentence) else ''}"


def _closing(done: Proofed, view: View) -> Iterator[str]:
    count = Counter(each.kind.severity for each in done.findings)
    if done.findings:
        yield f"共 {len(done.findings)} 处：{'，'.join(f'{title} {count[level]}' for level, title in SEVERITY_TITLES.items())}"
    else:
        yield "没有发现问题" if not is_partial(done) else "没有发现问题，但有数字没有核对到，不能算无误"
    for note in done.document.notes:
        yield from wrap(note, view.width, "注意 ", "     ")
    tables = len({each.table for each in done.document.paragraphs if each.table})
    paragraphs = sum(not each.table for each in done.document.paragraphs)
    yield f"已读 {paragraphs} 段、{tables} 张表"
    yield from _compared(done, view)


def _compared(done: Proofed, view: View) -> Iterator[str]:
    books, compared = done.books, done.compared
    if not books or not compared:
        yield from wrap("没有给台账，只核对了文内的数字；在报告后面写上台账文件夹，就与台账核对", view.width)
        return
    wrong = len(compared.findings)
    yield f"与台账核对 {compared.looked_at} 个数：一致 {compared.agreed}，不一致 {wrong}"
    if not compared.looked_at:
        yield from wrap("文中没有认出能与台账核对的数", view.width)
    for title, reason in compared.untold.items():
        yield from wrap(f"{title}：{reason}", view.width, "未能核对 ", "         ")
    yield from wrap(context_line(books), view.width)
    yield from wrap(reading_text(books), view.width)


def proof_json(done: Proofed) -> str:
    """Everything found, with whole sentences; never cut."""
    count = Counter(each.kind.severity for each in done.findings)
    compared = done.compared
    whole: Json = {
        "schema": SCHEMA,
        "tool": {"name": "jdtool", "version": __version__},
        **(context(done.books) if done.books else {"as_of": None, "period": None}),
        "report": {
            "path": done.document.name,
            "sha256": done.document.sha256,
            "paragraphs": len(done.document.paragraphs),
            "notes": list(done.document.notes),
        },
        "files": _files(done),
        "findings": [_finding(done, each) for each in done.findings],
        "compared": {
            "numbers": compared.looked_at,
            "agreed": compared.agreed,
            "not_compared": [{"title": title, "reason": reason} for title, reason in compared.untold.items()],
        }
        if compared
        else None,
        "summary": {**{str(level): count[level] for level in Severity}, "complete": not is_partial(done)},
    }
    return json.dumps(whole, ensure_ascii=False)


def _files(done: Proofed) -> list[Json]:
    files = done.books.files if done.books else ()
    return [{"path": each.path, "sha256": each.sha256 or None, "error": each.failure or None} for each in files]


def _finding(done: Proofed, finding: Finding) -> Json:
    kind, paragraph = finding.kind, finding.paragraph
    return {
        "kind": kind.slug,
        "severity": str(kind.severity),
        "title": kind.title,
        "place": paragraph.place,
        "headings": [done.conceal(heading) for heading in paragraph.headings],
        "sentence": done.conceal(finding.sentence),
        "said": done.conceal(finding.said),
        "message": done.conceal(finding.message),
        "measure": finding.measure or None,
        "basis": finding.basis or kind.basis,
        "remedy": kind.remedy,
    }
