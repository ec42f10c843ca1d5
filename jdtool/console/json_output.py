"""The JSON of check, inspect and stats; `SCHEMA` is raised when a field changes meaning."""

import json
from collections import Counter
from typing import Any

from jdtool import __version__
from jdtool.console.concealing import Conceal, concealer
from jdtool.console.coverage import unchecked
from jdtool.console.telling import Told, tell
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.rules.rule import Severity
from jdtool.rules.run import Inspection, RuleStatus
from jdtool.workbooks.grid import letter

SCHEMA = 1
Json = dict[str, Any]


def check_json(books: Books, inspection: Inspection) -> str:
    """Everything a check found, and how far it went."""
    return _dumped(
        {
            **_opening(),
            **context(books),
            "profile": {"name": books.profile.name, "sources": list(books.profile.sources)},
            "files": _files(books),
            "rules": [_rule(status) for status in inspection.statuses],
            "findings": [_finding(told) for told in tell(books, inspection)],
            "summary": _summary(books, inspection),
        }
    )


def inspect_json(books: Books) -> str:
    """How every sheet was read."""
    return _dumped({**_opening(), "files": _files(books)})


def context(books: Books) -> Json:
    """What every number depends on."""
    period = books.period
    days = {"label": period.label, "first": str(period.first), "last": str(period.last)}
    return {"as_of": str(books.as_of), "period": days}


def _opening() -> Json:
    return {"schema": SCHEMA, "tool": {"name": "jdtool", "version": __version__}}


def _dumped(whole: Json) -> str:
    return json.dumps(whole, ensure_ascii=False)


def _files(books: Books) -> list[Json]:
    conceal = concealer(books)
    return [_file(file, conceal) for file in books.files]


def _file(file: FileReceipt, conceal: Conceal) -> Json:
    return {
        "path": file.path,
        "sha256": file.sha256 or None,
        "error": file.failure or None,
        "warnings": list(file.warnings),
        "sheets": [_sheet(sheet, conceal) for sheet in file.sheets],
    }


def _sheet(sheet: SheetReceipt, conceal: Conceal) -> Json:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "ledger": sheet.ledger or None,
        "layout": sheet.layout,
        "header_rows": list(sheet.header_rows),
        "records": sheet.records.get(sheet.ledger, 0),
        "columns": [
            {
                "letter": letter(use.column),
                "title": conceal(use.title),
                "field": use.field,
                "by": use.by,
                "score": use.score,
            }
            for use in sheet.columns
            if use.field
        ],
        "rows": dict(sheet.rows),
        "unread": [{"row": use.row, "reason": conceal(use.reason)} for use in sheet.unread],
        "unused_columns": list(sheet.unused_columns),
    }


def _rule(status: RuleStatus) -> Json:
    return {
        "code": status.rule.code,
        "slug": status.rule.slug,
        "status": status.status,
        "reason": status.reason or None,
        "checked": status.checked,
        "found": status.found,
    }


def _finding(told: Told) -> Json:
    return {
        "code": told.code,
        "slug": told.slug,
        "severity": str(told.severity),
        "title": told.title,
        "file": told.file,
        "sheet": told.sheet or None,
        "cell": told.cell or None,
        "row": told.row or None,
        "column": told.letter or None,
        "field": told.field or None,
        "person": told.person or None,
        "community": told.community or None,
        "evidence": told.evidence or None,
        "message": told.message,
        "remedy": told.remedy,
        "basis": told.basis,
    }


def _summary(books: Books, inspection: Inspection) -> Json:
    count = Counter(finding.severity for finding in inspection.findings)
    records = {ledger.name: len(books.records(ledger.name)) for ledger in LEDGERS}
    rows_unread = any(sheet.unread for sheet in books.sheets)
    return {
        **{str(level): count[level] for level in Severity},
        "records": {name: number for name, number in records.items() if number},
        "complete": not rows_unread and not unchecked(books, inspection),
    }
