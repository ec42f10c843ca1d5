"""Reports for the public: no small count of people stands in them, and none can be worked out."""

import json
import re
import sys
from pathlib import Path

import pytest

from jdtool.cli import main
from jdtool.measures import CATALOGUE
from jdtool.measures.figures import Figure
from jdtool.reports.public import for_public
from jdtool.reports.tracing import Sources
from jdtool.reports.values import UNKNOWN, Line, number_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def count(name: str, value: int) -> Figure:
    return Figure(id=name, title=name, kind="count", unit="人", value=value, text=f"{value}人", definition="", basis="")


def rate(name: str, part: int, whole: int) -> Figure:
    return Figure(
        id=name,
        title=name,
        kind="ratio",
        unit="人",
        numerator=part,
        denominator=whole,
        value=part / whole if whole else None,
        text=f"{part}/{whole}",
        definition="",
        basis="",
    )


def shown(*figures: Figure, enforcement: tuple[Line, ...] = (), least: int = 3) -> dict[str, object]:
    numbers = {figure.id: number_of(figure, Sources(), change="同比增加1人") for figure in figures}
    values = {"n": numbers, "t": {"enforcement": enforcement, "by_sex": (Line("女", "", 2, 0, ""),)}, "problems": ()}
    return for_public(values, figures, least)


def told(*figures: Figure) -> set[str]:
    return {name for name, number in shown(*figures)["n"].items() if number.known}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((count("registered", 11), count("lost_control", 0)), {"registered", "lost_control"}),
        ((count("registered", 2),), set()),
        ((count("registered", 11), count("new_registered", 2)), {"registered"}),
        # 2 of 11 have left: current would be the difference.
        ((count("registered", 11), count("current", 9)), {"registered"}),
        ((count("at_large", 11), rate("visit_coverage", 9, 11)), {"at_large"}),
        ((count("at_large", 11), rate("visit_coverage", 8, 11)), {"at_large", "visit_coverage"}),
        (
            (count("at_large", 11), count("lost_control", 1), rate("lost_control_rate", 1, 11)),
            {"at_large"},
        ),
        # Of 6 ordered 2 are in detox: the 4 in rehabilitation give them away.
        (
            (count("community_ordered", 6), count("community_detox", 2), count("community_rehab", 4)),
            {"community_ordered"},
        ),
        # 3 hair tests are the difference between all tests and the urine tests; two were positive.
        (
            (count("tests_done", 28), rate("urine_positive_rate", 0, 25), rate("hair_positive_rate", 2, 3)),
            {"tests_done", "urine_positive_rate"},
        ),
        (
            (count("tests_done", 27), rate("urine_positive_rate", 0, 25), rate("hair_positive_rate", 0, 2)),
            {"tests_done"},
        ),
        # A rate that leaves two people out tells of them where its base is printed.
        ((count("registered", 11), rate("five_know_rate", 5, 9)), {"registered"}),
        # More found than there are: nothing can be said of what it would give away.
        ((count("registered", 11), count("new_registered", 12)), {"registered"}),
        # What has no known sum is not for the public at all.
        ((rate("in_control_rate", 8, 16), rate("staff_ratio", 50, 2)), set()),
        ((count("team_count", 1), rate("letters_signed", 7, 8)), {"team_count", "letters_signed"}),
    ],
)
def test_what_the_public_is_told(figures: tuple[Figure, ...], expected: set[str]) -> None:
    assert told(*figures) == expected


def test_a_change_would_tell_the_earlier_count() -> None:
    values = shown(count("registered", 11))
    assert values["n"]["registered"].change == ""  # type: ignore[index]


def test_small_lines_of_enforcement_go_and_tables_of_people_too() -> None:
    lines = (
        Line("行政拘留", "人次", 12, 3, ""),
        Line("刑事拘留", "人次", 1, 1, ""),
        Line("铲除原植物", "株", 2, 1, ""),
    )
    values = shown(count("registered", 50), enforcement=lines)
    assert values["t"] == {"enforcement": (lines[0], lines[2]), "by_sex": ()}
    assert values["withheld"] == 3


def test_every_measure_is_either_known_to_be_safe_or_left_out() -> None:
    figures = [count(each.id, 500) if each.kind == "count" else rate(each.id, 400, 500) for each in CATALOGUE]
    numbers = shown(*(figure for figure in figures if figure.kind != "table"))["n"]
    assert all(number == UNKNOWN for name, number in numbers.items() if name.startswith("by_"))  # type: ignore[attr-defined]


@pytest.fixture
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("template", ["annual", "halfyear", "quarter", "month", "survey", "drugfree", "june26"])
def test_no_public_document_of_the_street_tells_of_one_or_two_people(template: str) -> None:
    arguments = ["--template", template, "--audience", "public", "--format", "md", "-q"]
    assert main(["report", str(EXAMPLES / "street"), *arguments]) in {0, 3}
    page = next(path for path in Path("报告").glob("*.md") if "缺数" not in path.name).read_text(encoding="utf-8")
    assert re.findall(r"(?<!\d)[12]人", page) == []
    assert re.findall(r"社区\d+人", page) == []
    assert "各社区（村）情况" not in page
    assert "少于3人的数和可以推算出它们的数没有写" in page
    numbers = json.loads(next(Path("报告").glob("*.json")).read_text(encoding="utf-8"))["numbers"]
    assert all(number["left_out"] == {} for number in numbers)


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("template", ["rectify", "dossier"])
def test_lists_of_people_are_not_for_the_public(template: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(EXAMPLES / "street"), "--template", template, "--audience", "public", "-q"]) == 2
    assert "逐人列出，不能对外公开" in capsys.readouterr().err
    assert not Path("报告").exists()
