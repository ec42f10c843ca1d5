"""Street, community and year told by titles, unit lines, banners and names."""

import pytest

from jdtool.ledgers.body.surroundings import community_in_banner, harvest


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "expected"),
    [
        (["青和街道吸毒人员花名册"], "Sheet1", "台账", ("青和街道", "", 0)),
        (["填报单位：青和街道办事处"], "Sheet1", "台账", ("青和街道", "", 0)),
        (["填报单位（盖章）：云溪乡人民政府  2024年6月30日"], "Sheet1", "台账", ("云溪乡", "", 2024)),
        (["和平里社区吸毒人员花名册"], "Sheet1", "台账", ("", "和平里社区", 0)),
        (["青和街道和平里社区走访记录"], "Sheet1", "台账", ("青和街道", "和平里社区", 0)),
        (["社区戒毒社区康复人员花名册"], "Sheet1", "台账", ("", "", 0)),
        (["各社区禁毒工作情况表"], "Sheet1", "台账", ("", "", 0)),
        (["走访记录"], "和平里社区", "台账", ("", "和平里社区", 0)),
        (["走访记录"], "Sheet1", "东村走访2023\n资料", ("", "东村", 2023)),
        (["2024年走访记录"], "Sheet1", "走访2023", ("", "", 2024)),  # the nearest year
        (["走访记录"], "2024", "台账", ("", "", 2024)),
        (["走访记录"], "Sheet1", "台账20240630", ("", "", 0)),
        ([], "", "", ("", "", 0)),
    ],
)
def test_the_nearest_words_tell_place_and_year(
    titles: list[str], sheet: str, file: str, expected: tuple[str, str, int]
) -> None:
    around = harvest(titles, sheet, file)
    assert (around.street, around.community, around.year) == expected


@pytest.mark.parametrize(
    ("banner", "community"),
    [
        ("和平里社区", "和平里社区"),
        ("一、和平里社区（3人）", "和平里社区"),
        ("（二）东村", "东村"),
        ("东村村委会：", "东村村委会"),
        ("社区戒毒人员（3人）", ""),
        ("高风险", ""),
        ("一月份", ""),
        ("2024年上半年", ""),
    ],
)
def test_a_banner_may_name_a_community(banner: str, community: str) -> None:
    assert community_in_banner(banner) == community
