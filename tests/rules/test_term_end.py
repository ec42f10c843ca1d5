"""DT: how an order ends."""

from datetime import date

import pytest

from jdtool.rules import term_end
from tests.factories import books, dossier, person
from tests.rules.judging import only_hit, said

DRUG_FREE = {"measure": "社区戒毒", "reported_on": "2021-06-30"}

# DT310: as_of 2024-12-31


def over(end: str, measure: str = "社区戒毒") -> str:
    return f"{end} 已期满，措施仍填“{measure}”，没有解除记录，应及时解除"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"term_ends_on": "2024-12-31"}, ["ok"]),  # its last day
        ({"term_ends_on": "2024-12-30"}, [over("2024-12-30")]),
        ({"term_ends_on": "2024-12-30", "measure": "社区康复"}, [over("2024-12-30", "社区康复")]),
        ({"term_ends_on": "2024-12-30", "released_on": "2024-12-30"}, ["ok"]),
        ({"term_ends_on": "2024-12-30", "release_notice_on": "2024-12-31"}, ["ok"]),
        ({"term_ends_on": "2024-12-30", "measure": "已解除"}, []),
        ({"term_ends_on": "2024-12-30", "measure": "社会面"}, []),
        ({"term_ends_on": "2024-12-30", "control_status": "羁押"}, []),
        ({"term_ends_on": "2024-12-30", "control_status": "死亡"}, []),
        ({"term_ends_on": "2024年12月"}, ["undecided"]),
        ({"term_ends_on": "2024年11月"}, [over("2024-11")]),
        ({"term_ends_on": "2024-12-30", "suspended_from": "2023-05-01"}, ["undecided"]),  # the clock stands still
        ({"term_ends_on": "2024-12-30", "suspended_from": "2023-05-01", "suspended_to": "2023-06-01"},
         [over("2024-12-30")]),
        ({"term_ends_on": ""}, [over("2024-06-30")]),  # three years from the report
        ({"term_ends_on": "", "reported_on": "2021-12-31"}, ["ok"]),
        ({"term_ends_on": "", "reported_on": "2021-12-30"}, [over("2024-12-30")]),
        ({"term_ends_on": "", "reported_on": ""}, ["undecided"]),
        ({"term_ends_on": "", "measure": "社区康复"}, ["undecided"]),  # up to three years: the decision says
        ({"term_ends_on": "", "credited_days": "100"}, ["undecided"]),
        ({"term_ends_on": "", "transferred_on": "2022-01-01"}, ["undecided"]),
    ],
)  # fmt: skip
def test_a_term_that_is_over_ends_in_a_release(cells: dict[str, str], expected: list[str]) -> None:
    assert said(term_end.term_over_not_released, books([person(**{**DRUG_FREE, **cells})])) == expected


@pytest.mark.parametrize(("mark", "expected"), [("√", ["ok"]), ("×", [over("2024-06-30")])])
def test_a_notice_on_file_is_a_release(mark: str, expected: list[str]) -> None:
    found = books([person(**DRUG_FREE, term_ends_on="2024-06-30")], [dossier(release_notice=mark)])
    assert said(term_end.term_over_not_released, found) == expected


def test_the_end_is_shown_or_the_report_it_was_counted_from() -> None:
    typed = only_hit(term_end.term_over_not_released, books([person(**DRUG_FREE, term_ends_on="2024-06-30")]))
    counted = only_hit(term_end.term_over_not_released, books([person(**DRUG_FREE)]))
    assert (typed.place.field, counted.place.field) == ("term_ends_on", "reported_on")


@pytest.mark.parametrize(("title", "found"), [("解除日期", False), ("强戒解除日期", True), ("出所日期", True)])
def test_a_release_from_compulsory_treatment_does_not_end_rehabilitation(title: str, *, found: bool) -> None:
    out = person(measure="社区康复", reported_on="2022-01-15", term_ends_on="2024-12-30", released_on="2022-01-10")
    out.origin.titles["released_on"] = title
    assert said(term_end.term_over_not_released, books([out])) == (
        [over("2024-12-30", "社区康复")] if found else ["ok"]
    )


# DT311


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"release_notice_on": "2024-07-07"}, ["ok"]),  # the 7th day; the day of the end does not count
        ({"release_notice_on": "2024-07-08"}, ["2024-06-30 期满，2024-07-08 才通知，相隔 8 日，应在 7 日内"]),
        ({"release_notice_on": "2024-06-20"}, ["ok"]),
        ({"release_notice_on": "2024年7月"}, ["undecided"]),
        ({"release_notice_on": "2024年8月"}, ["2024-06-30 期满，2024-08 才通知，相隔 32 日，应在 7 日内"]),
        ({"release_notice_on": ""}, []),
        ({"release_notice_on": "2024-07-08", "term_ends_on": "", "released_on": "2024-07-01"}, ["ok"]),
        ({"release_notice_on": "2024-09-01", "suspended_from": "2023-05-01"}, ["undecided"]),
        ({"release_notice_on": "2024-09-01", "suspended_from": "2023-05-01", "released_on": "2024-08-30"}, ["ok"]),
    ],
)
def test_the_notice_comes_within_seven_days_of_the_end(cells: dict[str, str], expected: list[str]) -> None:
    ended = {"measure": "已解除", "term_ends_on": "2024-06-30", **cells}
    assert said(term_end.release_notice_late, books([person(**ended)])) == expected


@pytest.mark.parametrize(
    ("settings", "notice", "found"),
    [
        ("notice_days = 3", "2024-07-03", False),
        ("notice_days = 3", "2024-07-04", True),
        ("day_count_inclusive = true", "2024-07-06", False),
        ("day_count_inclusive = true", "2024-07-07", True),
    ],
)
def test_a_place_may_ask_for_an_earlier_notice(settings: str, notice: str, *, found: bool) -> None:
    ended = person(measure="已解除", term_ends_on="2024-06-30", release_notice_on=notice)
    late = said(term_end.release_notice_late, books([ended], profile=f"[terms]\n{settings}"))
    assert (late != ["ok"]) is found


# DT312


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"term_ends_on": "2025-01-30"}, ["2025-01-30 期满，距截止日 30 日，应准备解除"]),
        ({"term_ends_on": "2025-01-31"}, ["ok"]),
        ({"term_ends_on": "2024-12-31"}, ["2024-12-31 期满，距截止日 0 日，应准备解除"]),
        ({"term_ends_on": "2024-12-30"}, ["ok"]),  # DT310
        ({"term_ends_on": "", "reported_on": "2022-01-20"}, ["2025-01-20 期满，距截止日 20 日，应准备解除"]),
        ({"term_ends_on": "2025年1月"}, ["undecided"]),
        ({"term_ends_on": "2025-01-10", "measure": "社会面"}, []),
        ({"term_ends_on": "2025-01-10", "released_on": "2024-12-01"}, ["ok"]),
    ],
)
def test_a_term_that_ends_soon_is_announced(cells: dict[str, str], expected: list[str]) -> None:
    assert said(term_end.term_ending_soon, books([person(**{**DRUG_FREE, **cells})])) == expected


def test_a_place_may_be_told_earlier_or_not_at_all() -> None:
    ending = person(**{**DRUG_FREE, "term_ends_on": "2025-02-28"})
    assert len(said(term_end.term_ending_soon, books([ending], profile="[terms]\nending_soon_days = 60"))) == 1
    assert said(term_end.term_ending_soon, books([ending], profile="[terms]\nending_soon_days = 0")) == []
    later = books([ending], as_of=date(2025, 2, 1))
    assert said(term_end.term_ending_soon, later) == ["2025-02-28 期满，距截止日 27 日，应准备解除"]
