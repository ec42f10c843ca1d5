"""Whether all that are timed find the same: breaches of the seven rules beside the planted ones."""

import json
from collections.abc import Mapping
from pathlib import Path

from seven import RULES

Counts = Mapping[str, int]
JDTOOL = {"check", "seven"}
CHECKERS = JDTOOL | {"pandera", "frictionless"}


def planted_counts(workbook: Path) -> Counts | None:
    """What make_county.py wrote beside its workbook; None for a workbook of another origin."""
    beside = workbook.with_suffix(".planted.json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else None


def jdtool_counts(text: str) -> Counts:
    """Rule → rows with a finding of its codes, from `check --format json`."""
    found = [(finding["code"], finding["sheet"], finding["row"]) for finding in json.loads(text)["findings"]]
    return {
        rule.name: len({row for code, sheet, row in found if code in rule.codes and sheet == rule.sheet})
        for rule in RULES
    }


def read_counts(name: str, text: str) -> Counts | None:
    """What one command found; None for output that holds no such numbers."""
    try:
        return jdtool_counts(text) if name in JDTOOL else json.loads(text)
    except (json.JSONDecodeError, KeyError):
        return None


def marked(number: int, planted: int) -> str:
    return str(number) if number == planted else f"{number} ≠"


def agreement_rows(planted: Counts, found: Mapping[str, Counts]) -> list[tuple[str, ...]]:
    """One row a rule: planted, then each command's number, marked where it differs."""
    return [
        (rule, str(number), *(marked(counts[rule], number) for counts in found.values()))
        for rule, number in planted.items()
    ]
