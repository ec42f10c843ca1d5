"""Places: one spelling for one community, whoever wrote it."""

import pytest

from jdtool.ledgers.places import settle_spellings


@pytest.mark.parametrize(
    ("met", "shown"),
    [
        (["和平里", "和平里社区"], {"和平里": "和平里社区"}),
        (["和平里社区居委会", "和平里社区"], {"和平里社区居委会": "和平里社区"}),
        (["和平里居委会"], {"和平里居委会": "和平里社区"}),
        (["东村村委会", "东村"], {"东村村委会": "东村"}),
        (
            ["柳坪村委会", "柳坪村村民委员会", "柳坪"],
            dict.fromkeys(("柳坪村委会", "柳坪村村民委员会", "柳坪"), "柳坪村"),
        ),
        (["和平里 社区", "和平里社区"], {"和平里 社区": "和平里社区"}),
        (["和平里社区"], {}),
        (["和平里社区", "和平路社区"], {}),  # two places
        ([], {}),
    ],
)
def test_the_fullest_spelling_met_is_shown(met: list[str], shown: dict[str, str]) -> None:
    assert settle_spellings(met, [], {}, []).shown == shown


def test_the_office_decides_first() -> None:
    settings = {"和平里社区": ("和平里", "平里小区")}
    spellings = settle_spellings(["平里小区", "和平里居委会", "和平里"], [], settings, [])
    assert {spellings.of(name) for name in ("平里小区", "和平里居委会", "和平里", "和平里社区")} == {"和平里社区"}


def test_the_list_of_communities_decides_before_the_other_ledgers() -> None:
    spellings = settle_spellings(["和平里社区", "和平里"], ["和平里"], {}, [])
    assert spellings.of("和平里社区") == "和平里"


def test_the_street_in_front_of_a_community_is_no_other_place() -> None:
    spellings = settle_spellings(["青和街道和平里社区", "和平里社区"], [], {}, ["青和街道"])
    assert spellings.of("青和街道和平里社区") == "和平里社区"


def test_a_name_nobody_met_stays_as_it_is() -> None:
    assert settle_spellings(["和平里社区"], [], {}, []).of("望湖楼社区") == "望湖楼社区"


def test_the_order_in_which_names_are_met_changes_nothing() -> None:
    names = ["和平里", "和平里居委会", "和平里社区", "东村", "东村村委会"]
    one, other = settle_spellings(names, [], {}, []), settle_spellings(reversed(names), [], {}, [])
    assert {name: one.of(name) for name in names} == {name: other.of(name) for name in names}
