"""Findings as JUnit XML, which build servers show: every rule is a test case, every file that was not read an error."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from jdtool.console.coverage import coverage_text
from jdtool.console.telling import Told, tell
from jdtool.ledgers.books import Books
from jdtool.rules.rule import Severity
from jdtool.rules.run import Inspection, RuleStatus

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RANK = {level: rank for rank, level in enumerate(Severity)}


def findings_junit(books: Books, inspection: Inspection) -> str:
    """A rule that found something fails, one that could not run or had nothing to look at is skipped."""
    told = sorted(tell(books, inspection), key=lambda each: each.code)
    by_code = {code: list(found) for code, found in groupby(told, key=lambda each: each.code)}
    unread = [(file.path, file.failure) for file in books.files if file.failure]
    statuses = inspection.statuses
    counts = {
        "tests": len(statuses) + len(unread),
        "failures": sum(status.status == "found" for status in statuses),
        "errors": len(unread),
        "skipped": sum(status.status in {"not_run", "no_data"} for status in statuses),
    }
    cases = [_unread(path, failure) for path, failure in unread]
    cases += [_case(status, by_code.get(status.rule.code, [])) for status in statuses]
    suite = _element("testsuite", [_properties(books, inspection), *cases], {"name": "jdtool check", **counts})
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _element(
        "testsuites", [suite], {"name": "jdtool", **counts}
    ).rstrip("\n")


def _properties(books: Books, inspection: Inspection) -> str:
    values = {
        "as_of": books.as_of,
        "period": books.period.label,
        "profile": books.profile.name,
        "coverage": coverage_text(books, inspection),
    }
    each = [_element("property", (), {"name": name, "value": value}) for name, value in values.items()]
    return _element("properties", each, {})


def _unread(path: str, failure: str) -> str:
    return _element(
        "testcase", [_element("error", (), {"message": failure})], {"classname": "jdtool.files", "name": path}
    )


def _case(status: RuleStatus, found: Sequence[Told]) -> str:
    rule = status.rule
    return _element(
        "testcase",
        list(_outcome(status, found)),
        {"classname": f"jdtool.{rule.code[:2]}", "name": f"{rule.code} {rule.title}"},
    )


def _outcome(status: RuleStatus, found: Sequence[Told]) -> Iterator[str]:
    if status.status == "found":
        worst = min((each.severity for each in found), key=_RANK.__getitem__)
        lines = escape(_legal("\n".join(map(_line, found))))
        yield _element("failure", [lines], {"message": f"{status.rule.title}：{len(found)} 处", "type": str(worst)})
    elif status.status == "not_run":
        yield _element("skipped", (), {"message": f"未执行，{status.reason}"})
    elif status.status == "no_data":
        yield _element("skipped", (), {"message": "无对象"})


def _line(told: Told) -> str:
    place = told.cell or (f"第{told.row}行" if told.row else "")
    where = " › ".join(part for part in (told.file, told.sheet, place) if part)
    who = "，".join(part for part in (told.person, told.community) if part)
    evidence = f"“{told.evidence}”" if told.evidence else ""
    return " │ ".join(part for part in (where, who, told.message, evidence) if part)


def _element(tag: str, content: Iterable[str], attributes: Mapping[str, object]) -> str:
    """One element; the content is XML already, the attributes are not."""
    written = "".join(f" {name}={quoteattr(_legal(str(value)))}" for name, value in attributes.items())
    inside = "".join(content)
    return f"<{tag}{written}>{inside}</{tag}>\n" if inside else f"<{tag}{written}/>\n"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
