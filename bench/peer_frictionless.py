"""The seven rules as a frictionless package: schema constraints, a foreign key, checks of our own."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from frictionless import Check, Checklist, Detector, Dialect, Package, Resource, Row, Schema, errors
from frictionless.formats import ExcelControl
from seven import AS_OF, HEADER_ROW, PERSONS, RESULTS, RULES, TESTS, VISITS, is_check_digit_right

# frictionless names the kind of constraint, not the rule; sheet and field tell which it is.
RULE_OF = {("persons", "constraint-error"): "id-missing", ("tests", "constraint-error"): "result-unknown",
           ("visits", "foreign-key"): "visit-unknown-person"}  # fmt: skip


class CheckDigitError(errors.RowError):
    type = "id-check-digit"
    title = "Check digit"
    description = "The check digit of the identity number is wrong"
    template = "row {rowNumber}: {note}"


class DiffersError(errors.RowError):
    type = "id-differs"
    title = "Birth date or sex differs"
    description = "Birth date or sex disagrees with the identity number"
    template = "row {rowNumber}: {note}"


class UnreadableError(errors.RowError):
    type = "visit-date-unreadable"
    title = "Visit date"
    description = "The visit date is no date"
    template = "row {rowNumber}: {note}"


class FutureError(errors.RowError):
    type = "visit-in-future"
    title = "Visit in the future"
    description = "The visit date lies after the as-of date"
    template = "row {rowNumber}: {note}"


def to_day(cell: object) -> date | None:
    """A date cell or one of the offices' spellings; None for what is no date."""
    if isinstance(cell, datetime):
        return cell.date()
    text = str(cell).replace("年", "-").replace("月", "-").replace("日", "").replace(".", "-").replace("/", "-")
    try:
        year, month, day = text.split("-")
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class IdentityCheck(Check):
    """Check digit, birth date and sex of one person of the roster."""

    type = "identity"
    Errors = [CheckDigitError, DiffersError]  # noqa: RUF012 - frictionless declares it so

    def validate_row(self, row: Row) -> Iterator[errors.RowError]:
        number = row["身份证号"]
        if not number:
            return
        if not is_check_digit_right(number):
            yield CheckDigitError.from_row(row, note="wrong check digit")
        sex = "男" if int(number[16]) % 2 else "女"
        if sex != row["性别"] or to_day(f"{number[6:10]}-{number[10:12]}-{number[12:14]}") != to_day(row["出生日期"]):
            yield DiffersError.from_row(row, note="birth date or sex differs")


class VisitDateCheck(Check):
    """The date of one visit: readable, and not in the future."""

    type = "visit-date"
    Errors = [UnreadableError, FutureError]  # noqa: RUF012 - frictionless declares it so

    def validate_row(self, row: Row) -> Iterator[errors.RowError]:
        day = to_day(row["走访时间"])
        if day is None:
            yield UnreadableError.from_row(row, note="not a date")
        elif day > AS_OF:
            yield FutureError.from_row(row, note="in the future")


CHECKS: dict[str, list[Check]] = {"persons": [IdentityCheck()], "visits": [VisitDateCheck()], "tests": []}


def sheet_of(path: Path, name: str, sheet: str, fields: Sequence[Mapping[str, object]], **keys: object) -> Resource:
    """One sheet as a resource; columns the schema does not name are left untyped."""
    return Resource(
        name=name,
        path=path.name,
        basepath=str(path.parent),  # frictionless refuses an absolute path
        dialect=Dialect(header_rows=[HEADER_ROW], controls=[ExcelControl(sheet=sheet)]),
        schema=Schema.from_descriptor({"fields": list(fields), **keys}),
        detector=Detector(schema_sync=True),
    )


def package_of(path: Path) -> Package:
    on_roster = {"fields": ["身份证号"], "reference": {"resource": "persons", "fields": ["身份证号"]}}
    number = {"name": "身份证号", "type": "string"}
    result = {"name": "检测结果", "type": "string", "constraints": {"enum": list(RESULTS)}}
    visited_on = {"name": "走访时间", "type": "any"}
    resources = [
        sheet_of(path, "persons", PERSONS, [number | {"constraints": {"required": True}}]),
        sheet_of(path, "visits", VISITS, [number, visited_on], foreignKeys=[on_roster]),
        sheet_of(path, "tests", TESTS, [result]),
    ]
    return Package(resources=resources)


def breaches(resource: Resource) -> Counter[str]:
    """Rule → rows that break it."""
    report = resource.validate(Checklist(checks=CHECKS[resource.name]), limit_errors=1_000_000)
    kinds = [kind for (kind,) in report.flatten(["type"])]
    return Counter(RULE_OF.get((resource.name, kind), kind) for kind in kinds)


def main() -> None:
    found: Counter[str] = Counter()
    for resource in package_of(Path(sys.argv[1])).resources:
        found += breaches(resource)
    print(json.dumps({rule.name: found.pop(rule.name, 0) for rule in RULES} | dict(found)))


if __name__ == "__main__":
    main()
