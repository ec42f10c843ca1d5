"""Figures: choosing, grouping, and groups that add up to the whole."""

import datetime
import random
import re
import subprocess
import sys
from collections import Counter

import pytest

from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import LEDGERS
from jdtool.measures import CATALOGUE
from jdtool.measures.figures import Figure, compute
from jdtool.measures.measure import GROUPS, Count, Ratio
from tests.factories import activity, books, community, dossier, drug_test, id_number, person, visit

DAYS = (
    "2024-01-05",
    "2024-06-26",
    "2024-12-01",
    "2024年",
    "2024年6月",
    "2024年第二季度",
    "2023-06-01",
    "2025-01-02",
    "",
)

LONG_AGO = ("2021-02-28", "2021-06-01", "2022年5月", "2022年", "2023-03-10", "2024-02-10", "不详", "")


def scattered(seed: int) -> Books:
    """Books in which everything that may be blank, doubtful or unknown is so somewhere."""
    some = random.Random(seed).choice  # noqa: S311 # test data, no secret
    names = [f"甲{place}" for place in range(30)]

    def marks(*fields: str) -> dict[str, str]:
        return {field: some(("√", "×", "待补", "")) for field in fields}

    roster = [
        person(
            name,
            id_number=some((id_number(place), "")),
            street=some(("东河乡", "白石镇", "")),
            community=some(("新村", "老村", "西村", "")),
            measure=some(("社区戒毒", "社区康复", "社会面", "强戒", "死亡", "戒断三年未复吸", "")),
            control_status=some(("在控", "失控", "")),
            risk=some(("高", "低", "看不懂", "")),
            worker=some(("姚静", "杜鹏", "")),
            drug=some(("海洛因", "冰毒、K粉", "")),
            residence_type=some(("户在人不在", "人户一致", "")),
            relapsed=some(("是", "否", "")),
            relapsed_on=some(DAYS),
            removed_on=some(DAYS),
            remarks=some(("人已搬走不知去向", "")),
            **{field: some(LONG_AGO) for field in ("first_found_on", "decided_on", "served_on", "reported_on")},
            **{field: some(LONG_AGO) for field in ("agreement_on", "transferred_on", "released_on")},
            **{field: some(("2024-03-01", "2025-03-01", "", "")) for field in ("suspended_from", "term_ends_on")},
        )
        for place, name in enumerate(names)
    ]
    dossiers = [
        dossier(some((*names, "无此人")), team=some(("一组、二组", "三组", "")), role_family=some(("某某", "无", "")),
                **marks("members", "measures", "activities", "decision", "know_basics", "complete"))
        for _ in range(25)
    ]  # fmt: skip
    visits = [
        visit(
            some((*names, "无此人")),
            some(DAYS),
            community=some(("新村", "北村", "")),
            method=some(("入户", "面谈", "电话", "")),
            met=some(("是", "否", "")),
        )
        for _ in range(60)
    ]
    tests = [
        drug_test(
            some((*names, "无此人")),
            some(DAYS),
            some(("阴性", "阳性", "拒检", "待出", "")),
            some(("尿检", "毛发", "唾液", "")),
        )
        for _ in range(90)
    ] + [drug_test(some(names), "2021-01-10")]
    items = ("标语", "横幅", "讲座", "培训班", "会议", "情报交流", "毒情排查", "行政拘留", "铲除原植物", "")
    activities = [
        activity(some(items), some(DAYS), community=some(("新村", "老村、西村", "各村", "")), street=some(("东河乡", "")),
                 quantity=some((3, "20余", "202_余", "")), unit=some(("幅", "次", "人", "")), people=some((30, "几十人", "")))
        for _ in range(60)
    ]  # fmt: skip
    units = [
        community(
            name,
            street=street,
            worker_quota=some((2, "")),
            workers=some((1, 0, "")),
            letter_signed=some(("√", "×", "待补")),
        )
        for street in ("东河乡", "白石镇")
        for name in ("新村", "老村", "西村")
    ]
    as_of = datetime.date(2024, 9, 30)
    return books(roster, dossiers, visits, tests, activities, communities=units, as_of=as_of)


def line_sums(figures: list[Figure], keys: int) -> dict[tuple, list[float]]:
    sums: dict[tuple, list[float]] = {}
    for figure in figures:
        for row in figure.rows:
            numbers = [number or 0 for number in row[keys:]]
            so_far = sums.get(row[:keys], [0] * len(numbers))
            sums[row[:keys]] = [one + other for one, other in zip(so_far, numbers, strict=True)]
    return sums


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.parametrize("seed", range(3))
def test_groups_and_the_unstated_add_up_to_the_whole(by, seed):
    grouped = set()
    for measure in CATALOGUE:
        whole, *groups = compute(scattered(seed), [measure.id], by)
        assert not whole.missing, measure.id
        if not groups:
            assert (f"不能按{GROUPS[by]}分组" in whole.note) != (GROUPS[by] in whole.columns), measure.id
            continue
        grouped.add(measure.id)
        assert [each.group.keys() for each in groups] == [{by}] * len(groups)
        assert Counter(whole.left_out) == sum((Counter(each.left_out) for each in groups), Counter())
        if measure.kind == "table":
            keys = sum(title in ("项目", "单位", "类别", "要求", "月份") for title in whole.columns) or 1
            assert line_sums(groups, keys) == line_sums([whole], keys), measure.id
        elif measure.kind == "ratio":
            assert sum(each.numerator for each in groups) == whole.numerator, measure.id
            assert sum(each.denominator for each in groups) == whole.denominator, measure.id
        else:
            assert sum(each.value or 0 for each in groups) == whole.value, measure.id
    assert len(grouped) >= 4


@pytest.mark.parametrize(
    ("by", "measures"),
    [
        (
            "month",
            {
                "visits_done",
                "tests_done",
                "urine_positive_rate",
                "refusals",
                "publicity",
                "people_reached",
                "meetings",
                "enforcement",
            },
        ),
        (
            "worker",
            {
                *("registered", "visit_coverage", "dossier_completeness", "visits_done", "relapse_rate", "tests_done"),
                *("new_registered", "removed", "whereabouts", "in_control_rate", "met_rate", "visit_completion"),
                *("test_completion", "report_rate", "agreement_rate", "execution_rate", "relapse_cohort_2"),
            },
        ),
        ("street", {measure.id for measure in CATALOGUE}),
        ("community", {measure.id for measure in CATALOGUE}),
    ],
)
def test_what_can_be_grouped_is(by, measures):
    found = {figure.id for figure in compute(scattered(1), measures, by) if figure.group}
    assert found == measures


def test_nobody_has_a_month():
    [only] = compute(books([person()]), ["registered"], "month")
    assert only.note == "不能按月份分组"


def test_communities_of_one_name_in_several_streets_are_told_apart():
    roster = [
        person("甲", street="东河乡", community="新村"),
        person("乙", street="白石镇", community="新村"),
        person("丙", street="白石镇", community="老村"),
        person("丁", street="", community="新村"),
    ]
    visits = [visit("甲"), visit("乙"), visit("丙")]
    found = books(roster, visits=visits)
    assert [(each.group["community"], each.text) for each in compute(found, ["registered"], "community")[1:]] == [
        ("东河乡新村", "1人"),
        ("白石镇新村", "1人"),
        ("老村", "1人"),
        ("新村", "1人"),
    ]
    coverage = compute(found, ["visit_coverage"], "community")
    assert [each.text for each in coverage[1:3]] == ["100%（1/1）", "100%（1/1）"]
    assert [(each.group, each.numerator) for each in compute(found, ["visit_coverage"], "street")[1:]] == [
        ({"street": "东河乡"}, 1),
        ({"street": "白石镇"}, 2),
        ({"street": "未注明"}, 0),
    ]


def test_groups_come_in_their_own_order_and_those_without_anything_are_shown():
    roster = [person("甲", risk="低", community="东村"), person("乙", risk="高", community="西村")]
    found = compute(books(roster, visits=[visit("甲")]), ["visits_done"], "risk")
    assert [(each.group, each.text) for each in found] == [
        (None, "1人次"),
        ({"risk": "高"}, "0人次"),
        ({"risk": "低"}, "1人次"),
    ]


def test_several_groupings_follow_each_other():
    found = compute(books([person(risk="低", community="东村")]), ["registered"], ["community", "risk"])
    assert [each.group for each in found] == [None, {"community": "东村"}, {"risk": "低"}]


def test_months_of_the_period_are_groups_even_without_a_record():
    found = compute(books([person()], visits=[visit(visited_on="2024-02-01")]), ["visits_done"], "month")
    assert len(found) == 13
    assert [each.value for each in found[:4]] == [1, 0, 1, 0]


def test_selected_figures_keep_the_order_of_the_catalogue():
    assert [each.id for each in compute(books([person()]), ["at_large", "registered"])] == ["registered", "at_large"]


@pytest.mark.parametrize(
    ("select", "by", "said"),
    [
        (["visit_coverag"], None, "未知的指标“visit_coverag”，是不是“visit_coverage”？"),
        (["走访"], None, "未知的指标“走访”，可用的有：registered、current"),
        (None, "colour", "未知的分组“colour”，可用的有：community、street"),
    ],
)
def test_names_that_do_not_exist_are_refused(select, by, said):
    with pytest.raises(JdtoolError, match=re.escape(said)):
        compute(books(), select, by)


def test_nothing_read_gives_no_figure_and_no_error():
    assert all(each.missing and each.note and each.text == "（数据暂缺）" for each in compute(books()))


def test_ledgers_without_a_row_give_zero_and_no_object():
    empty = {each.name: [field.name for field in each.fields] for each in LEDGERS}
    for figure in compute(books(empty=empty), by=[*GROUPS]):
        assert not figure.missing
        assert figure.value in (0, None)
        assert not figure.numerator


def test_a_missing_column_is_named():
    [found] = compute(books([person()], communities=[community("东村", workers=2)]), ["staffing_rate"])
    assert (found.note, found.missing) == ("社区（村）情况没有“核定社工”栏", True)


def test_two_workbooks_count_as_their_union():
    roster = [person(name, file=f"{name}.xlsx") for name in ("甲", "乙")]
    visits = [visit(name, file=f"{name}.xlsx") for name in ("甲", "乙")]
    [both] = compute(books(roster, visits=visits), ["visits_done"])
    parts = [
        compute(books([one], visits=[other]), ["visits_done"])[0] for one, other in zip(roster, visits, strict=True)
    ]
    assert both.value == sum(part.value for part in parts)


def test_heads_and_occasions_are_no_ratio():
    rows = compute  # any object: the units are looked at first
    with pytest.raises(ValueError, match="人次 over 人 is no ratio"):
        Ratio(Count(rows, "人次"), Count(rows, "人"), each="每人")
    with pytest.raises(ValueError, match="条 over 幅 is no ratio"):
        Ratio(Count(rows, "条"), Count(rows, "幅"))


@pytest.mark.parametrize("measure", CATALOGUE, ids=lambda measure: measure.id)
def test_every_measure_says_in_one_sentence_what_it_counts(measure):
    assert re.fullmatch(r"[^。]{10,}。", measure.definition)
    assert measure.kind in ("count", "ratio", "table")
    assert measure.needs


def test_ids_are_unique():
    assert len({measure.id for measure in CATALOGUE}) == len(CATALOGUE)


def test_the_catalogue_is_told_without_loading_pandas():
    code = "import sys, jdtool.measures; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
