"""Months and items across, from a workbook to what the commands say of it."""

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from jdtool.cli import main
from tests.factories import id_number

MONTHS = tuple(f"{month}月" for month in range(1, 13))
VISITED = {"郑一鸣": 12, "马小川": 11, "吕大江": 10}
"""How many months, from January on, each was visited in."""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        roster = book.add_worksheet("花名册")
        roster.merge_range(0, 0, 0, 17, "和平里社区2024年吸毒人员花名册")
        for column, title in enumerate(("序号", "姓名", "公民身份号码", "戒毒措施")):
            roster.merge_range(1, column, 2, column, title)
        roster.merge_range(1, 4, 1, 15, "走访情况")
        roster.merge_range(1, 16, 1, 17, "尿检结果")
        roster.write_row(2, 4, [*MONTHS, "1月", "2月"])
        for number, (name, months) in enumerate(VISITED.items(), 1):
            ticks = ["√"] * months + [""] * (12 - months)
            roster.write_row(number + 2, 0, [number, name, id_number(number), "社会面", *ticks, "阴", "√"])
        publicity = book.add_worksheet("宣传")
        publicity.merge_range(0, 0, 0, 3, "2024年禁毒宣传活动统计表")
        publicity.write_row(1, 0, ["社区", "横幅（条）", "宣传单（份）", "受教育人数"])
        publicity.write_row(2, 0, ["和平里社区", 3, "200份", 150])
        publicity.write_row(3, 0, ["合计", 3, 200, 150])
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main([*arguments, "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_stats_count_the_visits_and_tests_of_every_month(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stats = said(capsys, "stats", str(ledger), "--year", "2024", "--as-of", "2024-12-31", "--unmask")
    found = {each["id"]: each for each in stats["measures"]}
    assert found["visits_done"]["value"] == sum(VISITED.values())
    assert (found["tests_done"]["value"], found["tests_done"]["left_out"]) == (3, {"结果未注明": 3})
    assert found["visit_coverage"]["text"].endswith("（3/3）")


def test_a_visit_somewhere_in_a_month_may_have_been_on_its_last_day(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = said(capsys, "check", str(ledger), "--year", "2024", "--as-of", "2024-12-31", "--unmask")
    overdue = [each for each in check["findings"] if each["code"] == "VI401"]
    assert [(each["person"], each["message"][:15]) for each in overdue] == [("吕大江", "上次走访 2024-10-31")]
    assert not [each for each in check["findings"] if each["code"] in {"ST010", "ST011", "DT301", "DT302"}]


def test_inspect_shows_how_months_and_items_were_read(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster, publicity = said(capsys, "inspect", str(ledger))["files"][0]["sheets"]
    assert (roster["ledger"], roster["layout"], roster["rows"]["record"]) == ("persons", "matrix", 3)
    assert [each["field"] for each in roster["columns"] if each["by"] == "month"] == [
        *["visited_on"] * 12,
        *["tested_on"] * 2,
    ]
    assert (publicity["ledger"], publicity["layout"], publicity["records"]) == ("activities", "wide", 2)


def test_inspect_says_it_in_chinese(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["inspect", str(ledger)])
    shown = capsys.readouterr().out
    assert "按月（按次）横排，一格一次" in shown
    assert "项目横排，一格一项" in shown
    assert "走访时间 visited_on" in shown
