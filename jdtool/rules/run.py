"""Running rules: findings, and for every rule whether it found, was clean, had no data or could not run."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.rules.rule import OK, Hit, Rule, Severity


class Finding(Struct, frozen=True):
    """A hit with the rule it belongs to and the severity in force."""

    rule: Rule
    severity: Severity
    hit: Hit


class RuleStatus(Struct, frozen=True):
    """`status` is found, clean, no_data or not_run; `undecided` counts what the data could not decide."""

    rule: Rule
    status: str
    reason: str = ""
    checked: int = 0
    found: int = 0
    undecided: int = 0


class Inspection(Struct, frozen=True):
    """Everything a run of the rules says."""

    findings: tuple[Finding, ...]
    statuses: tuple[RuleStatus, ...]


def run(books: Books, rules: Sequence[Rule], select: Collection[str] = (), ignore: Collection[str] = ()) -> Inspection:
    """The chosen rules over the books; `select` and `ignore` are code prefixes, a rule set "off" is left out."""
    findings: list[Finding] = []
    statuses: list[RuleStatus] = []
    for rule in rules:
        level = books.profile.severity.get(rule.code, str(rule.severity))
        if level == "off" or not _chosen(rule.code, select, ignore):
            continue
        found, status = _run_one(books, rule, Severity(level))
        findings += found
        statuses.append(status)
    findings.sort(key=_position)
    return Inspection(tuple(findings), tuple(statuses))


def _chosen(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    return (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))


def _position(finding: Finding) -> tuple[str, str, int, int, str]:
    place = finding.hit.place
    return place.file, place.sheet, place.row, place.column, finding.rule.code


def _run_one(books: Books, rule: Rule, level: Severity) -> tuple[list[Finding], RuleStatus]:
    lacking = _lacking(books, rule)
    if lacking:
        return [], RuleStatus(rule, "not_run", lacking)
    overridden = rule.code in books.profile.severity
    findings: list[Finding] = []
    checked = undecided = 0
    for outcome in rule.check(books):
        if outcome is OK:  # nearly all of them
            checked += 1
        elif isinstance(outcome, Hit):
            own = outcome.severity if outcome.severity and not overridden else level
            findings.append(Finding(rule, own, outcome))
            checked += 1
        else:
            undecided += 1
    status = "found" if findings else "clean" if checked else "no_data"
    reason = f"{undecided} 条数据不足以判断" if undecided else ""
    return findings, RuleStatus(rule, status, reason, checked, len(findings), undecided)


def _lacking(books: Books, rule: Rule) -> str:
    """Which ledgers or columns the rule lacks, in Chinese; "" when it can run."""
    ledgers: list[str] = []
    columns: list[str] = []
    for need in rule.needs:
        names = [name.split(".") for name in need.split("|")]
        if any(
            books.has_column(ledger_name, *rest) if rest else _has_ledger(books, ledger_name)
            for ledger_name, *rest in names
        ):
            continue
        ledger_name, *rest = names[0]
        if not rest or not _has_ledger(books, ledger_name):
            ledgers.append(ledger(ledger_name).title)
        else:
            columns += [_column(ledger_name, rest[0])]
    if ledgers:
        return "没有台账：" + "、".join(dict.fromkeys(ledgers))
    return "缺列：" + "、".join(dict.fromkeys(columns)) if columns else ""


def _has_ledger(books: Books, name: str) -> bool:
    return any(name in sheet.fields_by_ledger for sheet in books.sheets)


def _column(ledger_name: str, field_name: str) -> str:
    each = ledger(ledger_name)
    field = each.field(field_name)
    return f"{each.title}·{field.title if field else field_name}"
