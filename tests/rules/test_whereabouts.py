"""WH: leads to where people are, with the words that say so."""

from datetime import date

import pytest

from jdtool.ledgers.books import Books
from jdtool.ledgers.persons import Person
from jdtool.rules import whereabouts
from jdtool.rules.rule import Rule, Severity
from tests.factories import books, drug_test, person, visit
from tests.rules.judging import only_hit, said

RULES = (
    whereabouts.whereabouts_unknown,
    whereabouts.not_met,
    whereabouts.household_separated,
    whereabouts.away_known,
    whereabouts.home_sold,
    whereabouts.control_contradicts,
)
UNKNOWN = "去向不明，应核查去向并补记查找经过"
NOT_MET = "见不到本人，应另行安排走访并记明经过"
SEPARATED = "户籍地与居住地分离，应与居住地衔接管控"
AWAY = "外出，去向已知，应保持联系"
SOLD = "住房已卖或已拆，登记的住址失效，应更新现住址"


def fired(of: Books) -> set[str]:
    """The codes of the rules that found something."""
    return {rule.code for rule in RULES if any(verdict not in {"ok", "undecided"} for verdict in said(rule, of))}


def remarked(remarks: str, **cells: str) -> Books:
    return books([person(remarks=remarks, control_status=cells.pop("control_status", ""), **cells)])


# The four cases of a street's summary


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("202_年房屋已经变卖，人已搬走不知去向", {"WH601", "WH605"}),
        ("入户不开门，人也不在住地", {"WH602"}),
        ("挂户在新村街人在××村，却找不到此人", {"WH602", "WH603"}),
        ("户口在××街，房屋已卖，04年人去承德做生意", {"WH603", "WH604", "WH605"}),
    ],
)
def test_the_four_cases_of_the_street_come_out_as_they_were_written(remark: str, codes: set[str]) -> None:
    assert fired(remarked(remark)) == codes


# WH601


@pytest.mark.parametrize(
    ("remark", "quoted"),
    [
        ("不知去向", "不知去向"),
        ("2023年起失联", "2023年起失联"),
        ("查无此人", "查无此人"),
        ("多方查找，找不到此人", "找不到此人"),
        ("人已搬走", "人已搬走"),
        ("家属也不知道他去了哪里", "家属也不知道他去了哪里"),
        ("2022.5已找到；2024.3再次失联", "2024.3再次失联"),
    ],
)
def test_an_unknown_place_is_found_and_quoted(remark: str, quoted: str) -> None:
    hit = only_hit(whereabouts.whereabouts_unknown, remarked(remark))
    assert (hit.message, hit.evidence, hit.place.field) == (UNKNOWN, quoted, "remarks")


@pytest.mark.parametrize(
    "remark",
    [
        "",
        "表现良好",
        "2023.5失联，2024.3已找到",
        "曾失联，现已回家",
        "去向已查明",
        "未搬走",
        "搬走，现住望湖楼社区",  # a stated place: WH603
        "在柳坪村找不到此人",  # a stated place to look: WH602
        "父亲下落不明",
    ],
)
def test_later_news_denials_and_other_people_are_no_unknown_place(remark: str) -> None:
    assert said(whereabouts.whereabouts_unknown, remarked(remark)) == ["ok"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("去向不明", [UNKNOWN]), ("失联", [UNKNOWN]), ("失控", ["ok"]), ("在控", ["ok"]), ("", ["ok"])],
)
def test_the_status_alone_can_say_so(status: str, expected: list[str]) -> None:
    assert said(whereabouts.whereabouts_unknown, remarked("", control_status=status)) == expected


@pytest.mark.parametrize("held", [{"measure": "强戒"}, {"measure": "死亡"}, {"measure": "戒断三年未复吸"}])
def test_only_people_at_large_are_looked_for(held: dict[str, str]) -> None:
    assert said(whereabouts.whereabouts_unknown, remarked("不知去向", **held)) == []


def test_an_office_may_add_its_own_words() -> None:
    own = books([person(remarks="电话变成空号")], profile='[words]\nwhereabouts_unknown = ["电话变成空号"]')
    assert said(whereabouts.whereabouts_unknown, own) == [UNKNOWN]


def test_names_and_numbers_in_a_remark_are_not_quoted() -> None:
    hit = only_hit(whereabouts.whereabouts_unknown, books([person("赵一鸣", remarks="赵一鸣19900000001不知去向")]))
    assert "一鸣" not in hit.evidence
    assert "0000001" not in hit.evidence


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code != "WH603"])
def test_without_remarks_and_status_nothing_is_known(rule: Rule) -> None:
    assert said(rule, books([person()]))[0].startswith("not_run: 缺列：花名册·")


# WH602


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"remarks": "多次上门，拒不见面"}, [NOT_MET]),
        ({"remarks": "敲门不开"}, [NOT_MET]),
        ({"remarks": "在柳坪村找不到此人"}, [NOT_MET]),
        ({"remarks": "2024.1不开门，2024.6已见到本人"}, ["ok"]),
        ({"remarks": "已见面"}, ["ok"]),
        ({"remarks": "", "control_status": "拒见"}, [NOT_MET]),
        ({"remarks": "", "control_status": "在控"}, ["ok"]),
    ],
)
def test_who_is_not_met_is_found(cells: dict[str, str], expected: list[str]) -> None:
    assert said(whereabouts.not_met, books([person(**cells)])) == expected


# WH603


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"remarks": "人户分离"}, [SEPARATED]),
        ({"remarks": "空挂户"}, [SEPARATED]),
        ({"remarks": "户口在本街，人住柳坪村"}, [SEPARATED]),
        ({"remarks": "人户一致"}, ["ok"]),
        ({"residence_type": "户在人不在"}, [SEPARATED]),
        ({"residence_type": "人在户不在"}, [SEPARATED]),
        ({"residence_type": "人户一致"}, ["ok"]),
        ({"residence_type": "不详"}, ["ok"]),
        ({"control_status": "挂户"}, [SEPARATED]),
        ({"household_address": "清河县青和镇和平路3号", "residence_address": "河北省承德市双桥区5号"}, [SEPARATED]),
        ({"household_address": "清河县青和镇和平路3号", "residence_address": "清河县枫林乡柳坪村"}, ["ok"]),
        ({"household_address": "河北省承德市双桥区5号", "residence_address": "承德市双桥区和平路"}, ["ok"]),
        ({"household_address": "和平里社区3号楼", "residence_address": "北苑小区15号楼"}, ["ok"]),  # no county named
        ({"household_address": "和平里3号楼", "residence_address": "承德市"}, ["ok"]),  # nothing to compare with
        ({"household_address": "", "residence_address": "承德市"}, ["ok"]),
    ],
)
def test_who_lives_elsewhere_than_registered_is_found(cells: dict[str, str], expected: list[str]) -> None:
    assert said(whereabouts.household_separated, books([person(**{"remarks": ""} | cells)])) == expected


def test_the_remark_is_quoted_before_the_column() -> None:
    both = books([person(remarks="挂户在新村街", residence_type="户在人不在")])
    assert only_hit(whereabouts.household_separated, both).evidence == "挂户在新村街"


# WH604

NO_CONTACT = "外出，去向已知，但 31 天内没有走访、检测等联系记录，应尽快联系"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"remarks": "在广州打工"}, [AWAY]),
        ({"remarks": "外出务工"}, [AWAY]),
        ({"remarks": "外出务工，现已返乡"}, ["ok"]),
        ({"remarks": "外出，去向不明"}, ["ok"]),  # WH601
        ({"remarks": "", "control_status": "外出务工"}, [AWAY]),
        ({"remarks": "", "control_status": "双向管控"}, [AWAY]),
        ({"remarks": "在本社区打零工"}, ["ok"]),
    ],
)
def test_who_is_away_with_a_known_place_is_told(cells: dict[str, str], expected: list[str]) -> None:
    assert said(whereabouts.away_known, books([person(**cells)])) == expected


@pytest.mark.parametrize(
    ("visits", "tests", "expected", "severity"),
    [
        ([visit(visited_on="2024-11-30", method="电话")], [], AWAY, None),  # 31 days
        ([visit(visited_on="2024-11-29", method="电话")], [], NO_CONTACT, Severity.WARNING),
        ([visit(visited_on="2024-12-20", met="否")], [], NO_CONTACT, Severity.WARNING),  # not met is no contact
        ([visit(visited_on="2025-01-03")], [], NO_CONTACT, Severity.WARNING),  # after the day of the check
        ([], [drug_test(tested_on="2024-12-20")], AWAY, None),
        ([], [drug_test(tested_on="2024-06-20")], NO_CONTACT, Severity.WARNING),
        ([], [], AWAY, None),  # no ledger could show a contact
    ],
)
def test_away_without_contact_is_a_warning(visits: list, tests: list, expected: str, severity: Severity | None) -> None:
    away = books([person(remarks="在广州打工")], visits=visits, drug_tests=tests)
    hit = only_hit(whereabouts.away_known, away)
    assert (hit.message, hit.severity, hit.evidence) == (expected, severity, "在广州打工")


# WH605


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("房屋已卖", [SOLD]),
        ("原住房拆迁", [SOLD]),
        ("2021年房子卖了，现住望湖楼社区", [SOLD]),
        ("房屋出租", ["ok"]),
        ("房屋未卖", ["ok"]),
        ("在拆迁工地打工", ["ok"]),
        ("", ["ok"]),
    ],
)
def test_a_home_that_is_sold_or_pulled_down_is_found(remark: str, expected: list[str]) -> None:
    assert said(whereabouts.home_sold, remarked(remark)) == expected


# WH606


def contradicted(status: str, news: str) -> str:
    return f"管控现状填“{status}”，备注说{news}，两者应一致"


HELD = "人被关押或强制隔离戒毒"


@pytest.mark.parametrize(
    ("status", "remark", "expected"),
    [
        ("在控", "不知去向", [contradicted("在控", "去向不明")]),
        ("正常", "失联", [contradicted("在控", "去向不明")]),
        ("在控", "失联，现已找到", ["ok"]),
        ("在控", "不开门", ["ok"]),  # not met is not lost
        ("失控", "2024.3已找到", [contradicted("失控", "已有下落")]),
        ("去向不明", "现已回家", [contradicted("去向不明", "已有下落")]),
        ("失控", "不知去向", ["ok"]),
        ("失控", "2023.5已找到，2024.3又失联", ["ok"]),
        ("外出", "不知去向", ["ok"]),
        ("在控", "2024年3月病故", [contradicted("在控", "人已死亡")]),
        ("在控", "已去世，户口已注销", [contradicted("在控", "人已死亡")]),
        ("在控", "父亲去世，本人在家", ["ok"]),  # another one died
        ("在控", "误报死亡，已更正", ["ok"]),
        ("在控", "2024年6月被强制隔离戒毒", [contradicted("在控", HELD)]),
        ("在控", "已收监", [contradicted("在控", HELD)]),
        ("在控", "2021年强戒期满出所", ["ok"]),
        ("在控", "曾服刑三年", ["ok"]),
        ("在控", "拟强戒", ["ok"]),
        ("在控", "失联，后查明已死亡", [contradicted("在控", "人已死亡")]),  # the last news alone
        ("失控", "已死亡", [contradicted("失控", "人已死亡")]),
        ("去向不明", "现查明在监狱服刑", [contradicted("去向不明", HELD)]),
        ("死亡", "见到本人，联系正常", [contradicted("死亡", "见到了人或有联系")]),
        ("死亡", "2024.3见到本人；2024.5病故", ["ok"]),
        ("死亡", "2024年5月病故", ["ok"]),
        ("羁押", "已收监", []),  # not at large: the two agree
        ("强制隔离戒毒", "见到本人", []),
        ("", "不知去向", []),
        ("", "已死亡", []),
        ("在控", "", []),
    ],
)
def test_status_and_remark_agree(status: str, remark: str, expected: list[str]) -> None:
    assert said(whereabouts.control_contradicts, remarked(remark, control_status=status)) == expected


def test_the_contradiction_stands_at_the_status_and_quotes_the_remark() -> None:
    hit = only_hit(whereabouts.control_contradicts, remarked("人已搬走不知去向", control_status="在控"))
    assert (hit.place.field, hit.evidence) == ("control_status", "人已搬走不知去向")


@pytest.mark.parametrize(
    ("status", "remark", "severity"),
    [
        ("在控", "已死亡", None),
        ("在控", "不知去向", None),
        ("在控", "强戒中", Severity.WARNING),  # some offices call that 在控 all the same
        ("失控", "强戒中", None),
    ],
)
def test_custody_beside_in_control_is_a_warning_only(status: str, remark: str, severity: Severity | None) -> None:
    found = only_hit(whereabouts.control_contradicts, remarked(remark, control_status=status))
    assert found.severity is severity


def test_who_is_under_compulsory_treatment_by_his_measure_is_not_contradicted_by_the_remark() -> None:
    held = remarked("强戒中", control_status="在控", measure="强制隔离戒毒")
    assert said(whereabouts.control_contradicts, held) == []


def test_every_row_of_a_person_is_read() -> None:
    rows: list[Person] = [
        person(id_number="11010519491231002X", remarks="", sheet="甲"),
        person(id_number="11010519491231002X", remarks="不知去向", sheet="乙"),
    ]
    assert said(whereabouts.whereabouts_unknown, books(rows, as_of=date(2024, 6, 30))) == ["ok", UNKNOWN]
