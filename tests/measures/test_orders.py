"""Figures of 社区戒毒 and 社区康复."""

import datetime

import pytest

from jdtool.measures.figures import Figure, compute
from tests.factories import books, dossier, person

DETOX = {"measure": "社区戒毒"}
SIGNED = {**DETOX, "reported_on": "2024-03-01", "agreement_on": "2024-03-05"}


def figure(name: str, cells: dict[str, str], **rest) -> Figure:
    columns = {"persons": ["served_on", "reported_on", "agreement_on"]}
    [found] = compute(books([person(**cells)], empty=columns, **rest), [name])
    return found


@pytest.mark.parametrize(
    ("served", "reported", "rate", "on_time", "left_out"),
    [
        ("2024-03-01", "2024-03-16", "1/1", "1/1", {}),
        ("2024-03-01", "2024-03-17", "1/1", "0/1", {}),
        ("2024-03-01", "", "0/1", "0/1", {}),
        ("2024-12-15", "", "0/1", "0/1", {}),  # 16 days before the end of the year
        ("2024-12-16", "", "0/0", "0/0", {}),  # the fifteenth day is the last of the year
        ("2024-12-16", "2024-12-20", "0/0", "0/0", {}),
        ("2024-03-01", "2025-01-02", "0/1", "0/1", {}),  # not yet at as_of
        ("2024-03-01", "2024年3月", "1/1", "0/0", {"日期不精确": 1}),
        ("2024-03-01", "不详", "0/0", "0/0", {"报到日期未设栏或看不懂": 1}),
        ("", "2024-03-01", "0/0", "0/0", {"没有送达日期": 1}),
    ],
)
def test_reports_are_a_share_of_the_decisions_whose_days_are_over(served, reported, rate, on_time, left_out):
    cells = {**DETOX, "served_on": served, "reported_on": reported}
    whole, timely = figure("report_rate", cells), figure("on_time_report_rate", cells)
    assert f"（{rate}）" in whole.text
    assert f"（{on_time}）" in timely.text
    assert timely.left_out == left_out
    assert (whole.unit, timely.unit) == ("人", "人")


@pytest.mark.parametrize("cells", [{"measure": "强戒"}, {"measure": "死亡"}, {**DETOX, "suspended_from": "2024-03-05"}])
def test_whoever_could_not_report_is_left_out(cells):
    found = figure("report_rate", {**cells, "served_on": "2024-03-01", "reported_on": ""})
    assert (found.denominator, found.left_out) == (0, {"未报到而已中止、解除或不在社会面": 1})


def test_an_office_may_ask_for_a_report_sooner():
    cells = {**DETOX, "served_on": "2024-03-01", "reported_on": "2024-03-12"}
    found = figure("on_time_report_rate", cells, profile="[terms]\nreport_within_days = 10")
    assert found.text == "0%（0/1）"


@pytest.mark.parametrize(
    ("cells", "text", "left_out"),
    [
        (SIGNED, "100%（1/1）", {}),
        ({**SIGNED, "agreement_on": ""}, "0%（0/1）", {}),
        ({**SIGNED, "agreement_on": "2025-01-01"}, "0%（0/1）", {}),
        ({**SIGNED, "agreement_on": "待补"}, "无对象（0/0）", {"协议未设栏、填不详或看不懂": 1}),
        ({**SIGNED, "reported_on": ""}, "无对象（0/0）", {}),
        ({**SIGNED, "measure": "已解除"}, "无对象（0/0）", {}),
        ({**SIGNED, "transferred_on": "2024-06-01"}, "0%（0/1）", {}),
        ({**SIGNED, "transferred_on": "2024-06-01", "agreement_on": "2024-06-10"}, "100%（1/1）", {}),
    ],
)
def test_an_agreement_is_valid_when_signed_and_signed_anew_after_a_move(cells, text, left_out):
    found = figure("agreement_rate", cells)
    assert (found.text, found.left_out) == (text, left_out)


@pytest.mark.parametrize(
    ("mark", "text", "left_out"),
    [
        ("√", "100%（1/1）", {}),
        ("×", "0%（0/1）", {}),
        (None, "无对象（0/0）", {"协议未设栏、填不详或看不懂": 1}),
    ],
)
def test_an_agreement_in_the_dossier_counts(mark, text, left_out):
    rows = [dossier(agreement=mark)] if mark else [dossier(members="√")]
    cells = {**DETOX, "reported_on": "2024-03-01"}
    found = compute(books([person(**cells)], rows, empty={"dossiers": ["agreement"]}), ["agreement_rate"])[0]
    assert (found.text, found.left_out) == (text, left_out)


@pytest.mark.parametrize(
    ("cells", "text", "left_out"),
    [
        (SIGNED, "100%（1/1）", {}),
        ({**SIGNED, "agreement_on": ""}, "0%（0/1）", {}),
        ({**DETOX, "reported_on": ""}, "0%（0/1）", {}),
        ({"measure": "未报到"}, "0%（0/1）", {}),
        ({**SIGNED, "measure": "违反协议"}, "0%（0/1）", {}),
        ({**SIGNED, "measure": "社会面"}, "无对象（0/0）", {}),
        ({**SIGNED, "control_status": "羁押"}, "无对象（0/0）", {}),
        ({**SIGNED, "term_ends_on": "2024-12-30"}, "无对象（0/0）", {"期满或已解除": 1}),
        ({**SIGNED, "term_ends_on": "2024-12-31"}, "100%（1/1）", {}),
        ({**SIGNED, "suspended_from": "2024-06-01"}, "无对象（0/0）", {"中止执行": 1}),
        ({**SIGNED, "suspended_from": "2024-06-01", "suspended_to": "2024-08-01"}, "100%（1/1）", {}),
    ],
)
def test_an_order_is_carried_out_after_the_report_under_an_agreement(cells, text, left_out):
    found = figure("execution_rate", cells)
    assert (found.text, found.left_out) == (text, left_out)


def test_four_people_under_orders_by_hand():
    """Reported 甲 乙 丙, in time 甲 乙; signed 甲 丙; under orders all four, carried out by 甲 丙."""
    columns = ("served_on", "reported_on", "agreement_on")
    dates = {
        "甲": ("2024-01-02", "2024-01-05", "2024-01-08"),
        "乙": ("2024-01-02", "2024-01-17", ""),
        "丙": ("2024-01-02", "2024-02-20", "2024-02-20"),
        "丁": ("2024-01-02", "", ""),
    }
    roster = [person(name, **DETOX, **dict(zip(columns, days, strict=True))) for name, days in dates.items()]
    names = ("report_rate", "on_time_report_rate", "agreement_rate", "execution_rate")
    found = compute(books(roster, as_of=datetime.date(2024, 12, 31)), names)
    assert [each.text for each in found] == ["75%（3/4）", "50%（2/4）", "66.7%（2/3）", "50%（2/4）"]
