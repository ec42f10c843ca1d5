"""Findings as SARIF 2.1.0, which code hosts and editors show: rules with their manual, results with their place."""

import json
from typing import Any
from urllib.parse import quote

from jdtool import __version__
from jdtool.console.coverage import context_line, coverage_text
from jdtool.console.json_output import context
from jdtool.console.telling import Told, basis_of, tell
from jdtool.ledgers.books import Books
from jdtool.rules.rule import Rule, Severity
from jdtool.rules.run import Inspection

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_sarif(books: Books, inspection: Inspection) -> str:
    """One run; people are in no field of it, their rows are."""
    rules = [status.rule for status in inspection.statuses]
    place_by_code = {rule.code: place for place, rule in enumerate(rules)}
    driver = {
        "name": "jdtool",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(rule, books) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(books, inspection)],
        "artifacts": [
            {"location": _artifact(file.path), "hashes": {"sha-256": file.sha256}}
            for file in books.files
            if file.sha256
        ],
        "results": [_result(told, place_by_code[told.code]) for told in tell(books, inspection)],
        "properties": {**context(books), "context": context_line(books), "coverage": coverage_text(books, inspection)},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _rule(rule: Rule, books: Books) -> Json:
    basis = basis_of(rule, books.profile)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": f"{rule.meaning}\n依据：{basis}\n做法：{rule.remedy}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": basis, "remedy": rule.remedy},
    }


def _invocation(books: Books, inspection: Inspection) -> Json:
    """Files that were not read and rules that did not run."""
    unread = [
        {"level": "error", "message": {"text": f"{file.path}：{file.failure}"}} for file in books.files if file.failure
    ]
    noted = [
        {"level": "note", "message": {"text": f"{file.path}：{warning}"}}
        for file in books.files
        for warning in file.warnings
    ]
    lacking = [
        {
            "level": "warning",
            "message": {"text": f"未执行，{status.reason}"},
            "associatedRule": _reference(status.rule, at),
        }
        for at, status in enumerate(inspection.statuses)
        if status.status == "not_run"
    ]
    return {
        "executionSuccessful": not unread,
        "toolExecutionNotifications": [*unread, *noted],
        "toolConfigurationNotifications": lacking,
    }


def _reference(rule: Rule, place: int) -> Json:
    return {"id": rule.code, "index": place}


def _result(told: Told, place: int) -> Json:
    return {
        "ruleId": told.code,
        "ruleIndex": place,
        "level": _LEVELS[told.severity],
        "message": {"text": told.message or told.title},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": _artifact(told.file)},
                "logicalLocations": [_logical(told)],
            }
        ],
        "properties": {
            "community": told.community,
            "row": told.row,
            "field": told.field,
            "evidence": told.evidence,
            "basis": told.basis,
            "remedy": told.remedy,
        },
    }


def _artifact(path: str) -> Json:
    return {"uri": quote(path.replace("\\", "/"), errors="replace")}


def _logical(told: Told) -> Json:
    """The cell, else the row, the sheet, the file; kinds are those of structured data (SARIF 3.33.7)."""
    row = f"第{told.row}行" if told.row else ""
    kind = "value" if told.cell else "array" if row else "object"
    path = [part for part in (told.file, told.sheet, told.cell or row) if part]
    return {"name": path[-1], "fullyQualifiedName": "/".join(path), "kind": kind}
