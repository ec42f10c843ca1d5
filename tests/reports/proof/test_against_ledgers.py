"""What a report states beside what the ledgers come to; what speaks of something else is left alone."""

import pytest

from jdtool.ledgers.books import Books
from jdtool.reports.proof.ledgers import against
from tests.factories import activity, books, community, drug_test, person, visit
from tests.reports.proof.test_passages import document

_OFFICE = '[office]\nname = "青和街道"\nlevel = "street"\n'


def ledgers() -> Books:
    """Six people (one abroad, so five present), two in detox; three visits, three tests; 40 banners, 600余 of boards."""
    people = [person(f"某甲{number}", community="和平里社区", measure="", control_status="") for number in range(3)]
    people += [
        person(f"某乙{number}", community="望湖楼社区", measure="社区戒毒", control_status="") for number in range(2)
    ]
    people.append(person("某丙", community="望湖楼社区", measure="", control_status="出国"))
    return books(
        people,
        visits=[visit(f"某甲{number}", f"2024-0{number + 1}-05") for number in range(3)],
        drug_tests=[drug_test("某甲0"), drug_test("某甲1"), drug_test("某甲2", result="阳性")],
        activities=[
            activity("横幅", quantity=15, unit="条"),
            activity("横幅", quantity=25, unit="条"),
            activity("板报", quantity="600余", unit="版"),
            activity("宣传单", quantity=12034, unit="份"),
        ],
        communities=[community(worker_quota=3, workers=2)],
        profile=_OFFICE,
    )


def compared(text: str, of: Books | None = None) -> tuple[list[tuple[str, str]], int]:
    """What differs, by measure and words, and how many numbers agree."""
    made = against(document(f"2024年禁毒工作总结\n{text}"), of or ledgers())
    return [(each.measure, each.said) for each in made.findings], made.agreed


@pytest.mark.parametrize(
    "text",
    [
        "全街登记在册吸毒人员6人，其中现有吸毒人员5人。",
        "截至2024年12月31日，我街共有登记在册的有吸毒史人员6名。",
        "正在执行社区戒毒的2人。",
        "全年走访帮教3人次。",
        "尿检阳性率33.3%。",
        "全年悬挂横幅40条，制作板报600余版。",
        "共发放宣传单1.2万份。",
        "发放宣传单12000余份。",
        "禁毒社工核定3人，现有2人。",
        "青和街道登记在册吸毒人员6人。",
    ],
)
def test_what_agrees_is_counted(text: str) -> None:
    wrong, agreed = compared(text)
    assert wrong == []
    assert agreed >= 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全街登记在册吸毒人员7人。", ("registered", "7人")),
        ("登记在册6人，其中社区戒毒3人。", ("community_detox", "3人")),
        ("全年走访帮教30人次。", ("visits_done", "30人次")),
        ("尿检阳性率33%（1/3），其他正常。尿检阳性率30%。", ("urine_positive_rate", "30%")),
        ("全年悬挂横幅41条。", ("publicity", "41条")),
        ("制作板报500余版。", ("publicity", "500余版")),
        ("共发放宣传单1.3万份。", ("publicity", "1.3万份")),
        ("禁毒社工核定3人，现只有1人。", ("staffing_rate", "1人")),
        ("登记在册吸毒人员10余人。", ("registered", "10余人")),
    ],
)
def test_what_differs_is_told_with_its_measure(text: str, wrong: tuple[str, str]) -> None:
    assert compared(text)[0] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "和平里社区登记在册3人。",
        "全县登记在册吸毒人员1254人。",
        "2023年登记在册吸毒人员9人。",
        "上半年走访帮教2人次。",
        "6月悬挂横幅20条，12月悬挂横幅20条。",
        "二、下一步打算\n登记在册人员8人全部建档，悬挂横幅50条。",
        "计划走访帮教100人次。",
        "计划悬挂横幅50条、制作板报700版。",
        "走访帮教人员比上年增加30人次。",
        "娱乐场所从业人员300人，其中登记在册1人。",
        "社区戒毒（康复）人员9人。",
        "新增社区戒毒9人。",
        "女性登记在册人员1人。",
        "入所人员尿检阳性率2%。",
        "每个社区悬挂横幅3条。",
        "横幅20幅。",
    ],
)
def test_what_speaks_of_another_place_time_unit_or_wish_is_left_alone(text: str) -> None:
    assert compared(text) == ([], 0)


def test_several_counts_of_one_item_are_the_whole_only_where_they_say_so() -> None:
    assert compared("悬挂横幅20条。\n又悬挂横幅20条。\n悬挂横幅5条。\n全年共悬挂横幅45条。") == (
        [("publicity", "45条")],
        0,
    )


def test_what_the_ledgers_do_not_tell_is_named_with_the_reason() -> None:
    made = against(document("2024年禁毒工作总结\n建立帮教小组14个。"), ledgers())
    assert (made.findings, made.agreed) == ((), 0)
    assert list(made.untold) == ["帮教小组数"]
    assert made.untold["帮教小组数"]


def test_the_message_gives_the_ledgers_number_the_difference_and_the_definition() -> None:
    (finding,) = against(document("2024年禁毒工作总结\n全街登记在册吸毒人员7人。"), ledgers()).findings
    assert finding.message.startswith("登记在册人数文中为7人，台账为6人，相差1。口径：花名册上的全部人员")
    assert finding.basis
