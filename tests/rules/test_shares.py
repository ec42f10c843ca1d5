"""AG903: stated percentages beside their fractions."""

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import Note
from jdtool.rules import shares
from jdtool.rules.rule import Severity
from tests.factories import activity, books, community, person
from tests.rules.judging import only_hit, said


def noted(sentence: str) -> Books:
    plain = books([person()])
    [file] = plain.files
    sheet = replace(file.sheets[0], notes=(Note(15, sentence),))
    return replace(plain, files=(replace(file, sheets=(sheet,)),))


CUT = "“占68%”按 860/1254 应为 69%，写的是舍去尾数的数，应四舍五入"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("档案完整6/11（55%）", ["ok"]),
        ("档案完整6/11（54%）", ["“6/11(54%)”按 6/11 应为 55%，写的是舍去尾数的数，应四舍五入"]),
        ("档案完整6/11（60%）", ["“6/11(60%)”按 6/11 应为 55%"]),
        ("档案完整率54.5%（6/11）", ["ok"]),
        ("档案完整率54.6％（6/11）", ["“54.6%(6/11)”按 6/11 应为 54.5%"]),
        ("登记在册1254人，异地帮教860人，占69%", ["ok"]),
        ("登记在册1,254人，异地帮教860人，占68%", [CUT]),
        ("登记在册1254人，异地帮教860人，占总数的58%", ["“占总数的58%”按 860/1254 应为 69%"]),
        ("登记在册1254人，现有1018人，异地帮教860人，占68.6%", ["ok"]),  # one of the two
        ("登记在册1254人，现有1018人，异地帮教860人，占58%", ["undecided"]),  # of which, nobody knows
        ("异地帮教860人，约占69%", []),
        ("异地帮教860人，占69%。登记在册1254人", []),  # in another sentence
        ("覆盖率100%", []),
        ("0/0（0%）", ["undecided"]),
        ("本表由社区填写", []),
    ],
)
def test_a_percentage_is_that_of_its_fraction(sentence: str, expected: list[str]) -> None:
    assert said(shares.share_wrong, noted(sentence)) == expected


def test_digits_cut_off_are_a_warning_and_the_row_is_shown() -> None:
    hit = only_hit(shares.share_wrong, noted("登记在册1254人，异地帮教860人，占68%"))
    assert (hit.severity, hit.place.row) == (Severity.WARNING, 15)
    assert only_hit(shares.share_wrong, noted("档案完整6/11（60%）")).severity is None


def test_remarks_of_activities_and_communities_are_read_too() -> None:
    told = books(
        activities=[activity(topic="答卷96人，合格90人，占94%")], communities=[community(remarks="签订7/8（90%）")]
    )
    assert said(shares.share_wrong, told) == ["ok", "“7/8(90%)”按 7/8 应为 88%"]
    assert only_hit(shares.share_wrong, told).place.field == "remarks"
