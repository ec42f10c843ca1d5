"""The lines that close a run: what was read, what was checked, what was not."""

from collections import Counter
from collections.abc import Iterator

from jdtool.console.telling import SEVERITY_TITLES
from jdtool.console.terminal import View
from jdtool.console.width import wrap
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.rules.rule import Hit
from jdtool.rules.run import Inspection
from jdtool.rules.structure import sheet_not_understood

STATUSES = {"found": "有问题", "clean": "无问题", "no_data": "无对象", "not_run": "未执行"}
_NAMES_SHOWN = 6


def context_line(books: Books) -> str:
    """The period, as_of and settings that every number depends on."""
    period = books.period
    days = f"（{period.first} 至 {period.last}）"
    sources = "、".join(books.profile.sources)
    return f"时期 {period.label}{days} · 截止日 {books.as_of} · 设定 {books.profile.name}（{sources}）"


def reading_text(books: Books) -> str:
    """How many sheets and records were read."""
    filled = [sheet for sheet in books.sheets if sheet.filled_rows]
    read = sum(1 for sheet in filled if sheet.ledger)
    failed = sum(1 for file in books.files if file.failure)
    records = sum(len(books.records(ledger.name)) for ledger in LEDGERS)
    trouble = f" · {failed} 个文件没有读出" if failed else ""
    return f"已读 {read}/{len(filled)} 张表{trouble} · 记录 {records:,}"


def coverage_text(books: Books, inspection: Inspection) -> str:
    """The one line that says how far the check went."""
    count = Counter(status.status for status in inspection.statuses)
    parts = [f"{title} {count[name]}" for name, title in STATUSES.items()]
    why = "；".join(_lacking(inspection))
    why = f"（{why}）" if why else ""
    return f"{reading_text(books)} · 规则 {len(inspection.statuses)} 条：{'，'.join(parts)}{why}"


def _lacking(inspection: Inspection) -> Iterator[str]:
    """What the rules that did not run lack, each name once: 缺列：…, 没有台账：…"""
    names_by_kind: dict[str, dict[str, None]] = {}
    for status in inspection.statuses:
        if status.status == "not_run":
            kind, _, names = status.reason.partition("：")
            names_by_kind.setdefault(kind, {}).update(dict.fromkeys(names.split("、")))
    for kind, lacking in names_by_kind.items():
        more = f"等 {len(lacking)} 项" if len(lacking) > _NAMES_SHOWN else ""
        yield f"{kind}：{'、'.join(list(lacking)[:_NAMES_SHOWN])}{more}"


def closing_lines(books: Books, inspection: Inspection, view: View) -> Iterator[str]:
    """How many findings, the period, the coverage; in detail, every rule that did not run."""
    count = Counter(finding.severity for finding in inspection.findings)
    parts = "，".join(f"{title} {count[level]}" for level, title in SEVERITY_TITLES.items())
    if inspection.findings:
        yield f"共 {len(inspection.findings)} 处：{parts}"
    else:
        yield "没有发现问题" if not unchecked(books, inspection) else "没有发现问题，但有内容没有检查到，不能算合格"
    for file in books.files:
        for warning in file.warnings:
            yield from wrap(f"{file.path}：{warning}", view.width, "注意 ", "     ")
    yield from wrap(context_line(books), view.width)
    yield from wrap(coverage_text(books, inspection), view.width)
    if view.detailed:
        for status in inspection.statuses:
            if status.status == "not_run" or status.undecided:
                told = f"{status.rule.title}：{STATUSES[status.status]}，{status.reason}"
                yield from wrap(told, view.width, f"  {status.rule.code} ")


def unchecked(books: Books, inspection: Inspection) -> bool:
    """Whether something asked for could not be checked: a file, a sheet that is no mere cover, a rule."""
    return (
        any(file.failure for file in books.files)
        or any(status.status == "not_run" for status in inspection.statuses)
        or sheet_missed(books)
    )


def sheet_missed(books: Books) -> bool:
    """Whether a filled sheet that is no mere cover was not understood."""
    level = books.profile.severity.get(sheet_not_understood.code, "")
    if level in {"off", "info"}:
        return False
    hits = (outcome for outcome in sheet_not_understood.check(books) if isinstance(outcome, Hit))
    return any(level or hit.severity is None for hit in hits)
