"""The file beside a document that says of every number in it where it comes from."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from jdtool import __version__
from jdtool.ledgers.books import Books
from jdtool.measures import CATALOGUE
from jdtool.measures.figures import Figure
from jdtool.reports.tracing import Shown, Source
from jdtool.rules import CATALOGUE as RULES

SCHEMA = 1
"""Raised when a field changes meaning."""
Json = dict[str, Any]

_MEASURE_NEEDS = {measure.id: measure.needs for measure in CATALOGUE}
_RULE_NEEDS = {rule.code: rule.needs for rule in RULES}


def numbers_json(books: Books, template: str, document: str, shown: Sequence[Shown], *, public: bool = False) -> str:
    """Every number of the document in its order: text, sentence, measure or rules, fraction, files; and what all rest on.

    Beside a public document it tells no more than the document: not who was left out of a figure.
    """
    period = books.period
    whole = {
        "schema": SCHEMA,
        "tool": {"name": "jdtool", "version": __version__},
        "template": template,
        "document": document,
        "as_of": str(books.as_of),
        "period": {"label": period.label, "first": str(period.first), "last": str(period.last)},
        "files": [
            {"path": file.path, "sha256": file.sha256 or None, "error": file.failure or None} for file in books.files
        ],
        "numbers": [_number(books, each) | ({"left_out": {}} if public else {}) for each in shown],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _number(books: Books, shown: Shown) -> Json:
    source = shown.source
    told: Json = {"text": shown.text, "sentence": shown.sentence, "at": shown.at}
    told |= _of_figure(source.figure) if source.figure else {"measure": None}
    if source.value is not None:
        told["value"] = _plain(source.value)
    return {
        **told,
        "line": source.line or None,
        "rules": list(source.rules),
        "counted": source.counted or None,
        "compared_with": source.compared_with or None,
        "files": _files(books, source),
    }


def _of_figure(figure: Figure) -> Json:
    return {
        "measure": figure.id,
        "title": figure.title,
        "group": figure.group,
        "value": None if figure.value is None else _plain(figure.value),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unit": figure.unit or None,
        "left_out": dict(figure.left_out),
        "previous": _previous(figure.previous),
    }


def _previous(figure: Figure | None) -> Json | None:
    if figure is None or figure.missing:
        return None
    value = None if figure.value is None else _plain(figure.value)
    return {"value": value, "numerator": figure.numerator, "denominator": figure.denominator}


def _plain(value: float | Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _files(books: Books, source: Source) -> list[str]:
    """The files with a ledger that the number rests on; all of them where that is not told."""
    needs = [*_MEASURE_NEEDS.get(source.figure.id, ())] if source.figure else []
    needs += [need for code in source.rules for need in _RULE_NEEDS.get(code, ())]
    ledgers = set(_ledgers(needs))
    found = dict.fromkeys(sheet.file for sheet in books.sheets if ledgers & set(sheet.fields_by_ledger))
    return list(found) or [file.path for file in books.files if not file.failure]


def _ledgers(needs: Iterable[str]) -> Iterable[str]:
    for need in needs:
        for each in need.split("|"):
            yield each.partition(".")[0]
