"""What stands behind a figure: the rows listed add up to it, whatever the measure."""

import re
from collections import Counter, defaultdict

import pytest

from jdtool.errors import JdtoolError
from jdtool.measures import CATALOGUE
from jdtool.measures.figures import Figure
from jdtool.measures.measure import GROUPS
from jdtool.measures.showing import Case, showing
from tests.factories import books, community, dossier, drug_test, person, visit
from tests.measures.test_figures import scattered


def check(figure: Figure, cases: list[Case], keys: int) -> None:
    left_out = Counter(case.reason for case in cases if case.role == "left_out")
    assert left_out == Counter(figure.left_out), figure.id
    if figure.kind == "ratio":
        assert sum(case.numerator for case in cases) == figure.numerator, figure.id
        assert sum(case.denominator for case in cases) == figure.denominator, figure.id
    elif figure.kind == "count":
        assert sum(case.value for case in cases) == (figure.value or 0), figure.id
    else:
        lines: dict = defaultdict(Counter)
        for case in cases:
            if case.role == "counted":
                lines[case.line].update({title: number or 0 for title, number in case.adds.items()})
        for row in figure.rows:
            told = lines.pop(row[:keys], Counter())
            assert [told[title] for title in figure.columns[keys:]] == [cell or 0 for cell in row[keys:]], figure.id
        assert not lines, figure.id


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_behind_a_figure_add_up_to_it_and_to_each_group(seed):
    found = scattered(seed)
    for measure in CATALOGUE:
        shown = showing(found, measure.id)
        keys = len(next((case.line for case in shown.cases if case.line), ()))
        check(shown.figures[0], [*shown.cases], keys)
        for by in ("community", "sex", "month"):
            try:
                grouped = showing(found, measure.id, by)
            except JdtoolError:
                continue
            for figure in grouped.figures[1:]:
                name = figure.group[by]
                check(figure, [case for case in grouped.cases if case.group == name], keys)


def roles(shown) -> list[tuple[str, str]]:
    return [(case.record.name, case.role) for case in shown.cases]


def test_a_rate_says_who_is_in_the_numerator_who_only_in_the_denominator_and_what_was_left_out():
    roster = [person("甲"), person("乙"), person("丙", measure="死亡")]
    shown = showing(books(roster, visits=[visit("甲"), visit("乙", ""), visit("丁")]), "visit_coverage")
    assert roles(shown) == [("甲", "numerator"), ("乙", "denominator"), ("乙", "left_out"), ("丁", "left_out")]
    assert [case.reason for case in shown.cases[2:]] == ["无日期", "查不到对应人员"]
    assert shown.cases[0].record is roster[0]


def test_whoever_may_belong_to_the_numerator_is_shown_as_such():
    lost = person("甲", measure="社区戒毒", reported_on="2022-03-01", relapsed="", control_status="失控")
    fine = person("乙", measure="社区戒毒", reported_on="2022-03-01", relapsed="", control_status="在控")
    shown = showing(books([lost, fine]), "relapse_cohort_1")
    assert roles(shown) == [("乙", "numerator"), ("甲", "doubt")]


def test_a_share_of_two_different_things_lists_both():
    shown = showing(
        books([person("甲")], communities=[community("东村", workers=2), community("西村", workers="")]), "staff_ratio"
    )
    assert [(case.role, case.numerator, case.denominator) for case in shown.cases] == [
        ("numerator", 1, 0),
        ("denominator", 0, 2),
        ("left_out", 0, 0),
    ]


def test_occasions_are_shown_with_what_they_add():
    days = [f"2024-{month:02}-10" for month in range(1, 12)]
    someone = person(measure="社区戒毒", reported_on="2023-06-01")
    shown = showing(
        books([someone], drug_tests=[drug_test(tested_on=day) for day in ("2023-06-01", *days)]), "test_completion"
    )
    assert [(case.role, case.numerator, case.denominator, case.named) for case in shown.cases] == [
        ("numerator", 6, 12, "2023-06-01～2024-05-31")
    ]


def test_a_dossier_is_shown_where_it_stands():
    shown = showing(books([person("甲"), person("乙")], [dossier("甲", members="√", row=9)]), "dossier_items")
    rows = {(case.record.name, case.record.origin.ledger) for case in shown.cases}
    assert rows == {("甲", "dossiers"), ("乙", "persons")}


def test_a_missing_figure_shows_nobody_and_says_why():
    shown = showing(books([person()]), "visit_coverage")
    assert (shown.cases, shown.figures[0].note) == ((), "没有走访台账")


@pytest.mark.parametrize("by", GROUPS)
def test_what_cannot_be_grouped_so_is_refused(by):
    if by == "month":
        with pytest.raises(JdtoolError, match=re.escape("“登记在册人数”不能按月份分组")):
            showing(books([person()]), "registered", by)
    else:
        assert len(showing(books([person()]), "registered", by).figures) == 2
