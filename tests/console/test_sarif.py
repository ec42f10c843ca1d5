"""SARIF: what the schema asks for, places in workbooks, nobody's name."""

import json
from typing import Any
from urllib.parse import unquote

import pytest

from jdtool.console.sarif import findings_sarif
from jdtool.ledgers.record import Place
from jdtool.rules.rule import Hit, Severity
from tests import factories
from tests.console.finding import inspection_of, somebody


def run_of(text: str) -> dict[str, Any]:
    whole = json.loads(text)
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-2.1.0.json")
    (run,) = whole["runs"]
    check_run(run)
    return dict(run)


def check_run(run: dict[str, Any]) -> None:
    """The fields that the schema requires, the words it allows, and the references between them."""
    driver = run["tool"]["driver"]
    assert driver["name"] == "jdtool"
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for rule in driver["rules"]:
        assert rule["id"]
        assert all(rule[text]["text"] for text in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for location in result["locations"]:
            assert location["physicalLocation"]["artifactLocation"]["uri"].isascii()
            assert all(each["name"] and each["fullyQualifiedName"] for each in location["logicalLocations"])
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)
        for note in invocation["toolExecutionNotifications"] + invocation["toolConfigurationNotifications"]:
            assert note["level"] in {"none", "note", "warning", "error"}
            assert note["message"]["text"]


def test_a_result_has_its_rule_level_and_place() -> None:
    books, inspection = somebody("郑一鸣", "郑一鸣已搬走")
    (result,) = run_of(findings_sarif(books, inspection))["results"]
    place = inspection.findings[0].hit.place
    location = result["locations"][0]
    assert (result["ruleId"], result["level"]) == ("WH999", "error")
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == "台账.xlsx"
    assert location["logicalLocations"][0] == {
        "name": place.cell,
        "fullyQualifiedName": f"台账.xlsx/{place.sheet}/{place.cell}",
        "kind": "value",
    }
    assert result["properties"]["evidence"] == "郑某某已搬走"


def test_nobody_is_named() -> None:
    books, inspection = somebody("郑一鸣", "郑一鸣，19900000001", message="郑一鸣去向不明")
    text = findings_sarif(books, inspection)
    assert "郑一鸣" not in text
    assert "19900000001" not in text
    assert '"person"' not in text


@pytest.mark.parametrize(
    ("place", "name", "kind"),
    [
        (Place("台账.xlsx", "花名册", 9, 12), "L9", "value"),
        (Place("台账.xlsx", "花名册", 9), "第9行", "array"),
        (Place("台账.xlsx", "花名册"), "花名册", "object"),
        (Place("台账.xlsx"), "台账.xlsx", "object"),
    ],
)
def test_a_place_is_a_cell_a_row_a_sheet_or_a_file(place: Place, name: str, kind: str) -> None:
    (result,) = run_of(findings_sarif(factories.books(), inspection_of([Hit(place, "有问题")])))["results"]
    logical = result["locations"][0]["logicalLocations"][0]
    assert (logical["name"], logical["kind"]) == (name, kind)


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels_are_those_of_the_format(severity: Severity, level: str) -> None:
    hit = Hit(Place("台账.xlsx"), "有问题", severity=severity)
    assert run_of(findings_sarif(factories.books(), inspection_of([hit])))["results"][0]["level"] == level


def test_a_rule_that_did_not_run_is_told_with_its_reason() -> None:
    run = run_of(findings_sarif(factories.books(), inspection_of([], "not_run", "缺列：花名册·备注")))
    (note,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert note["message"]["text"] == "未执行，缺列：花名册·备注"
    assert note["associatedRule"] == {"id": "WH999", "index": 0}


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "第一行\n第二行", "]]>", "\x1b[2J", "\ud800", "</script>"])
def test_hostile_words_stay_words(text: str) -> None:
    books, inspection = somebody("郑一鸣", "人已搬走", message=text)
    (result,) = run_of(findings_sarif(books, inspection))["results"]
    assert result["message"]["text"] == text.replace("\n", " ").replace("\x1b", "")
