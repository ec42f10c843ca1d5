"""Running rules, and what every rule of the catalogue must bring along."""

import re

import pytest
from msgspec.structs import replace

from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.ledgers.receipt import FileReceipt
from jdtool.profile import load_profile
from jdtool.profile.settings import every_setting
from jdtool.rules import CATALOGUE
from jdtool.rules.rule import OK, UNDECIDED, Outcomes, Rule, Severity, hit, rule
from jdtool.rules.run import run
from tests.factories import activity, books, community, dossier, drug_test, id_number, person, visit

# Every code that was ever given out, with its slug and severity: never renumbered, never reused.
CODES = """
ST001 file-unreadable E | ST002 sheet-not-understood W | ST003 key-column-missing E | ST004 column-ambiguous W
ST005 merged-across-records W | ST006 hidden-data W | ST007 row-unread W | ST008 formula-without-value W
ST009 error-cell W | ST010 duplicate-record W | ST011 total-mismatch E | ST012 sequence-gap I
ID101 id-missing W | ID102 id-check-digit E | ID103 id-digits-lost E | ID104 id-malformed E | ID105 id-old-15 I
ID106 birth-date-differs E | ID107 sex-differs E | ID108 age-differs W | ID109 id-shared E | ID110 person-twice W
ID111 same-name-two-ids W | ID112 phone-malformed W | ID113 name-suspicious I
DO201 dossier-missing E | DO202 dossier-incomplete E | DO203 team-incomplete W | DO204 working-group-incomplete W
DO205 five-know-incomplete W | DO206 blank-by-excuse W | DO207 dossier-without-person E | DO208 complete-claim-false E
DO209 required-field-empty W | DO210 not-applicable-filled I | DO211 responsible-missing W | DO212 worker-overloaded I
DT301 date-unreadable E | DT302 date-imprecise I | DT303 date-in-future E | DT304 year-inferred I
DT305 dates-out-of-order E | DT306 reported-late W | DT307 not-reported E | DT308 agreement-missing E
DT309 term-wrong E | DT310 term-over-not-released W | DT311 release-notice-late W | DT312 term-ending-soon I
DT313 abstinent-too-early E | DT314 away-without-report W | DT315 serious-breach-reached W | DT316 transfer-overdue W
VI401 visit-overdue W | VI402 visit-gap W | VI403 never-visited E | VI404 visit-not-met W | VI405 visitor-missing W
VI406 visit-unknown-person E | VI407 visit-copy-paste I | VI408 visits-impossible I | VI409 visit-twice W
VI410 visit-date-missing W
TE501 test-overdue W | TE502 tests-short E | TE503 result-missing W | TE504 test-date-missing E
TE505 result-unknown-word W | TE506 positive-without-action E | TE507 refusal W | TE508 test-unknown-person E
TE509 hair-positive-lookback I | TE510 status-contradicts-test E
WH601 whereabouts-unknown E | WH602 not-met W | WH603 household-separated W | WH604 away-known I | WH605 home-sold W
WH606 control-contradicts E | WH607 no-contact E | WH608 status-unknown-word W
PU701 unit-missing W | PU702 count-approximate I | PU703 count-unreadable E | PU704 activity-undated W
PU705 activity-future W | PU706 community-uncovered W | PU707 concentrated I | PU708 meeting-frequency W
XR801 person-in-two-units W | XR802 claimed-elsewhere-missing W | XR803 unknown-community W
XR804 name-matches-several W | XR805 unit-not-reporting W
AG901 summary-differs E | AG902 parts-differ-from-whole E | AG903 share-wrong E
"""
SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
GIVEN_OUT = {
    code: (slug, SEVERITIES[mark]) for code, slug, mark in (each.split() for each in re.split(r"[|\n]+", CODES.strip()))
}
FAMILIES = ("ST", "ID", "DO", "DT", "VI", "TE", "WH", "PU", "XR", "AG")

every_rule = pytest.mark.parametrize("each", CATALOGUE, ids=lambda each: each.code)


# The catalogue


def test_codes_are_unique_and_stand_by_family_and_number() -> None:
    codes = [each.code for each in CATALOGUE]
    assert codes == sorted(set(codes), key=lambda code: (FAMILIES.index(code[:2]), code))


@every_rule
def test_a_code_keeps_its_slug_and_severity(each: Rule) -> None:
    assert (each.slug, each.severity) == GIVEN_OUT[each.code]


@every_rule
def test_a_rule_explains_itself(each: Rule) -> None:
    meaning, why = each.meaning.split("\n\n")
    assert meaning.endswith("。")
    assert why.startswith("为什么：")
    assert why.endswith("。")
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in (each.title, each.remedy, each.basis, each.example))
    assert len(each.title) <= 14
    assert not each.remedy.endswith("。")


@every_rule
def test_a_rule_needs_fields_that_ledgers_have(each: Rule) -> None:
    fields = {
        name for ledger in LEDGERS for name in (ledger.name, *(f"{ledger.name}.{one.name}" for one in ledger.fields))
    }
    assert {name for need in each.needs for name in need.split("|")} <= fields


@every_rule
def test_a_rule_names_settings_that_exist_and_have_a_basis(each: Rule) -> None:
    assert set(each.settings) <= set(every_setting())
    assert all(load_profile(None).basis(setting) for setting in each.settings)


def test_titles_are_told_apart() -> None:
    titles = [each.title for each in CATALOGUE]
    assert len(set(titles)) == len(titles)


# Running


@rule("ZZ901", "everybody", Severity.WARNING, "人人", needs=("persons.name",), remedy="无", example="无")
def everybody(of: Books) -> Outcomes:
    """人。"""
    for each in of.persons:
        yield {"好": OK, "疑": UNDECIDED}.get(each.remarks) or hit(each, "name", "有问题")


@rule("ZZ902", "urgent", Severity.INFO, "急", remedy="无", example="无")
def urgent(of: Books) -> Outcomes:
    """急。"""
    for each in of.persons:
        yield hit(each, "name", "很急", severity=Severity.ERROR)


@pytest.mark.parametrize(
    ("remarks", "status", "checked", "found", "undecided"),
    [
        (["坏", "好"], "found", 2, 1, 0),
        (["好", "好"], "clean", 2, 0, 0),
        (["好", "疑"], "clean", 1, 0, 1),
        (["疑", "疑"], "no_data", 0, 0, 2),  # nothing was decided, so nothing is clean
        (["坏", "疑"], "found", 1, 1, 1),
    ],
)
def test_a_rule_is_found_clean_or_without_data(
    remarks: list[str], status: str, checked: int, found: int, undecided: int
) -> None:
    [told] = run(books([person(remarks=remark) for remark in remarks]), (everybody,)).statuses
    assert (told.status, told.checked, told.found, told.undecided) == (status, checked, found, undecided)
    assert told.reason == (f"{undecided} 条数据不足以判断" if undecided else "")


def test_a_ledger_without_rows_is_no_data() -> None:
    [told] = run(books(empty={"persons": ("name",)}), (everybody,)).statuses
    assert (told.status, told.reason) == ("no_data", "")


@pytest.mark.parametrize(
    ("needs", "reason"),
    [
        (("visits.visited_on",), "没有台账：走访台账"),
        (("visits",), "没有台账：走访台账"),
        (("persons.id_number", "visits.name", "visits.visited_on"), "没有台账：走访台账"),
        (("persons.id_number", "persons.sex"), "缺列：花名册·身份证号、花名册·性别"),
        (("persons.id_number|persons.name",), ""),
        (("visits.id_number|persons.name",), ""),
        (("persons.id_number|visits.id_number",), "缺列：花名册·身份证号"),
        (("persons",), ""),
        ((), ""),
    ],
)
def test_a_rule_that_lacks_something_is_not_run_and_says_what(needs: tuple[str, ...], reason: str) -> None:
    told = run(books([person()]), (replace(everybody, needs=needs),))
    assert told.statuses[0].status == ("not_run" if reason else "found")
    assert told.statuses[0].reason == reason
    assert bool(told.findings) is not bool(reason)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["ZZ901", "ZZ902"]),
        (("ZZ901",), (), ["ZZ901"]),
        (("ZZ9",), (), ["ZZ901", "ZZ902"]),
        (("WH",), (), []),
        ((), ("ZZ902",), ["ZZ901"]),
        (("ZZ",), ("ZZ901",), ["ZZ902"]),
        ((), ("ZZ",), []),
    ],
)
def test_rules_are_chosen_by_the_beginning_of_their_code(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    told = run(books([person()]), (everybody, urgent), select, ignore)
    assert [each.rule.code for each in told.statuses] == codes


@pytest.mark.parametrize(
    ("setting", "level"), [("", Severity.ERROR), ('[severity]\nZZ902 = "warning"', Severity.WARNING)]
)
def test_the_office_decides_before_the_finding_before_the_rule(setting: str, level: Severity) -> None:
    [finding] = run(books([person()], profile=setting), (urgent,)).findings
    assert finding.severity is level


def test_a_rule_switched_off_leaves_no_trace() -> None:
    told = run(books([person()], profile='[severity]\nZZ902 = "off"'), (everybody, urgent))
    assert [each.rule.code for each in told.statuses] == ["ZZ901"]


def test_findings_stand_in_the_order_of_the_workbooks() -> None:
    rows = [person(file="乙.xlsx", row=3), person(file="甲.xlsx", row=10), person(file="甲.xlsx", row=9)]
    told = run(books(rows), (urgent, everybody))
    places = [(each.hit.place.file, each.hit.place.row, each.rule.code) for each in told.findings]
    assert places == sorted(places)
    assert len(places) == 6


# Privacy


def hostile() -> Books:
    """Wrong in every way, with names and numbers where none are expected."""
    number, other = id_number(1), id_number(3)
    remark = f"赵一鸣{number}不知去向，电话19900000001"
    story = f"到赵一鸣家走访，{number}，钱二宝也在"
    ordered = {"measure": "社区戒毒", "reported_on": "2020-01-01", "term_ends_on": "2023-01-01"}
    return books(
        [
            person("赵一鸣", id_number=number, remarks=remark, control_status="在控", reported_on=f"赵一鸣{number}"),
            person("钱二宝", id_number=number, sex="女", birth_date="1985-02-01", remarks="钱二宝在广州打工", age=70),
            person(
                "赵一鸣", id_number=number, remarks="", measure="社区戒毒", served_on="2024-01-01", phone="赵一鸣1990"
            ),
            person("孙三才", id_number=other[:17] + ("0" if other[17] != "0" else "1"), risk=f"同赵一鸣{number}"),
            person("李四喜", id_number="110105491231002", community="赵一鸣家", officer="", worker=""),
            person("赵一鸣1", id_number=id_number(5), sex="男", file="甲.xlsx", community="乙村", **ordered),
            person("赵一鸣1", id_number=id_number(7), sex="男", refusals="5", remarks="人在乙村", **ordered),
            person("孙三才", measure="戒断三年未复吸", relapsed_on="2024-01-01", community="丙村"),
        ],
        [
            dossier("赵一鸣", members="×", measures="待补", role_family="", know_basics="", complete="不完整"),
            dossier("赵一鸣1", members="×", role_medic="", complete="完整"),
            dossier("赵一鸣丰", members="√"),
        ],
        [
            visit("赵一鸣丰", visited_on="2025-01-01"),
            visit("钱二宝", visited_on=f"赵一鸣{number}", visitor=""),
            visit("孙三才", visited_on="2024-01-01"),
            *(
                visit("李四喜", f"2024-0{month}-01", content=story, met="否", visitor="赵一鸣")
                for month in (1, 3, 5, 7, 9)
            ),
            *(visit("李四喜", "2024-09-05", visitor="赵一鸣、钱二宝", place=str(number)) for number in range(16)),
        ],
        [
            drug_test("赵一鸣", result="阳性", follow_up=""),
            drug_test("孙三才", result=""),
            drug_test("赵一鸣1", result=f"赵一鸣{number}", tested_on=""),
            drug_test("李四喜", result="拒检", tested_on=""),
            drug_test("李四喜", result="阳性", method="毛发"),
        ],
        [
            activity(quantity=f"赵一鸣{number}"),
            activity(people="19900000001赵一鸣"),
            activity(f"赵一鸣{number}标语", quantity="20", held_on="", community="赵一鸣村"),
            activity(remarks=f"计划6月由赵一鸣{number}讲课，合格5/10（40%）"),
        ],
        communities=[community("和平里社区", registered=5)],
    )


def test_no_finding_holds_a_name_or_an_identity_number() -> None:
    findings = run(hostile(), CATALOGUE).findings
    assert len({each.rule.code for each in findings}) >= 40
    told = "\n".join(f"{each.hit.message}|{each.hit.evidence}|{each.hit.remedy}" for each in findings)
    assert not re.search("一鸣|二宝|三才|四喜", told)
    assert not re.search(r"\d{9}", told)


@every_rule
def test_what_is_wrong_is_said_in_one_line_without_a_full_stop(each: Rule) -> None:
    for finding in run(hostile(), (each,)).findings:
        assert not finding.hit.message.endswith("。")
        assert "\n" not in finding.hit.message


@every_rule
def test_books_without_any_file_break_no_rule(each: Rule) -> None:
    empty = replace(books(), files=(FileReceipt("空.xlsx", "0" * 64),))
    assert run(empty, (each,)).statuses[0].status in {"clean", "no_data", "not_run"}
