"""Figures of communities, villages and townships."""

import pytest

from jdtool.measures.figures import compute
from tests.factories import books, community, person


def test_workers_are_added_up_over_the_units_that_state_both_numbers():
    units = [
        community("东村", worker_quota=3, workers=2),
        community("西村", worker_quota=2, workers=1),
        community("南村", worker_quota=2, workers=""),
        community("南村", worker_quota=9, workers=9),
    ]
    [found] = compute(books(communities=units), ["staffing_rate"])
    assert (found.text, found.left_out) == ("60%（3/5）", {"未填社工核定数或现有数": 1})


def test_people_to_a_worker_stand_beside_what_the_office_sets():
    roster = [person(f"甲{place}") for place in range(5)] + [person("乙", measure="死亡")]
    found = compute(books(roster, communities=[community("东村", workers=2)]), ["staff_ratio"])[0]
    assert (found.text, found.value, found.note) == ("每名社工负责2.5人（5/2）", 2.5, "参照1:30")


def test_nobody_to_do_the_work_is_no_object():
    [found] = compute(books([person()], communities=[community("东村", workers=0)]), ["staff_ratio"])
    assert found.text == "无对象（1/0）"


@pytest.mark.parametrize(
    ("written", "text", "left_out"),
    [
        ("√", "50%（1/2）", {}),
        ("×", "0%（0/2）", {}),
        ("", "0%（0/2）", {}),
        ("待补", "0%（0/1）", {"责任书填不详、待补等": 1}),
    ],
)
def test_letters_signed_are_a_share_of_the_units_listed(written, text, left_out):
    units = [community("东村", letter_signed=written), community("西村", letter_signed="未签")]
    [found] = compute(books(communities=units), ["letters_signed"])
    assert (found.text, found.left_out) == (text, left_out)
