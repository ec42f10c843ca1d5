"""Words out of the tables, checklist marks, and yes or no."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdtool.cells.choice import Mark, read_choice, read_mark, read_yes_no
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.words import (
    CONTROL_STATUS,
    MEASURE,
    RESIDENCE_TYPE,
    RISK,
    SEX,
    TEST_METHOD,
    TEST_RESULT,
    VISIT_METHOD,
    Words,
)

TABLES = (CONTROL_STATUS, MEASURE, RESIDENCE_TYPE, RISK, SEX, TEST_METHOD, TEST_RESULT, VISIT_METHOD)


@pytest.mark.parametrize("table", TABLES)
def test_every_word_of_a_table_means_its_own_value_and_no_other(table: Words) -> None:
    meant = [(word, value) for value, synonyms in table.items() for word in (value, *synonyms)]
    assert len({word for word, _ in meant}) == len(meant)
    for word, value in meant:
        assert read_choice(f" {word.lower()} ", table) == Reading(value)


@pytest.mark.parametrize(
    ("raw", "table", "value"),
    [
        ("男性", SEX, "男"),
        ("女（汉族）", SEX, "女"),
        ("社区戒毒中", MEASURE, "社区戒毒"),
        ("责令社区戒毒三年", MEASURE, "社区戒毒"),
        ("解除社区戒毒", MEASURE, "已解除"),
        ("社区戒毒期满解除", MEASURE, "已解除"),
        ("社区戒毒中止", MEASURE, "中止"),
        ("社戒社康终止", MEASURE, "终止"),
        ("社区康复未报到", MEASURE, "未报到"),
        ("强制（隔离）戒毒", MEASURE, "强制隔离戒毒"),
        ("强戒后社区康复", MEASURE, "社区康复"),
        ("解除强制隔离戒毒", MEASURE, "社会面"),
        ("社会面戒断三年未复吸", MEASURE, "戒断三年未复吸"),
        ("戒断3年未复吸", MEASURE, "戒断三年未复吸"),
        ("戒断三年未复吸服刑中", MEASURE, "戒断三年未复吸"),
        ("不满三年未复吸", MEASURE, "戒断不满三年"),
        ("戒断不满3年未复吸", MEASURE, "戒断不满三年"),
        ("社会面服刑中", MEASURE, "社会面服刑"),
        ("社会面服刑（社区矫正）", MEASURE, "社会面服刑"),
        ("服刑/羁押", MEASURE, "羁押服刑"),
        ("羁押拘留中", MEASURE, "羁押服刑"),
        ("出国（境）", MEASURE, "出国"),
        ("因病死亡", MEASURE, "死亡"),
        ("在控", CONTROL_STATUS, "在控"),
        ("在控（外出务工）", CONTROL_STATUS, "在控"),
        ("不在控", CONTROL_STATUS, "失控"),
        ("脱失", CONTROL_STATUS, "失控"),
        ("失联", CONTROL_STATUS, "去向不明"),
        ("状况不明", CONTROL_STATUS, "去向不明"),
        ("户在人不在", CONTROL_STATUS, "人户分离"),
        ("拒绝管控", CONTROL_STATUS, "见不到面"),
        ("外出经商", CONTROL_STATUS, "外出"),
        ("在押", CONTROL_STATUS, "羁押"),
        ("双向管控中", CONTROL_STATUS, "双向管控"),
        ("社会面戒断不满三年", CONTROL_STATUS, "戒断不满三年"),
        ("红", RISK, "高"),
        ("A级", RISK, "高"),
        ("高风险人员", RISK, "高"),
        ("中等", RISK, "中"),
        ("一般", RISK, "低"),
        ("c1", RISK, "低"),
        ("极高", RISK, "极端"),
        ("现场尿检", TEST_METHOD, "尿检"),
        ("头发检测", TEST_METHOD, "毛发"),
        ("阴", TEST_RESULT, "阴性"),
        ("-", TEST_RESULT, "阴性"),
        ("－", TEST_RESULT, "阴性"),
        ("−", TEST_RESULT, "阴性"),
        ("（－）", TEST_RESULT, "阴性"),
        ("阴性（－）", TEST_RESULT, "阴性"),
        ("阴性。", TEST_RESULT, "阴性"),
        ("尿检阴性", TEST_RESULT, "阴性"),
        ("未见异常", TEST_RESULT, "阴性"),
        ("＋", TEST_RESULT, "阳性"),
        ("(+)", TEST_RESULT, "阳性"),
        ("阳（冰毒）", TEST_RESULT, "阳性"),
        ("不正常", TEST_RESULT, "阳性"),
        ("不合格", TEST_RESULT, "阳性"),
        ("已送检", TEST_RESULT, "待出"),
        ("待检", TEST_RESULT, "待出"),
        ("拒绝尿检", TEST_RESULT, "拒检"),
        ("未检", TEST_RESULT, "未检"),
        ("入户走访", VISIT_METHOD, "入户"),
        ("电话走访", VISIT_METHOD, "电话"),
        ("微信视频", VISIT_METHOD, "视频"),
        ("人户同在", RESIDENCE_TYPE, "人户一致"),
        ("人户不一致", RESIDENCE_TYPE, "人户分离"),
        ("空挂户", RESIDENCE_TYPE, "户在人不在"),
    ],
)
def test_words_in_use_find_their_value(raw: str, table: Words, value: str) -> None:
    assert read_choice(raw, table) == Reading(value)


@pytest.mark.parametrize(
    ("raw", "table"),
    [
        ("√", TEST_RESULT),  # done, but how did it come out?
        ("阴性/阳性", TEST_RESULT),
        ("吗啡阴性，冰毒阳性", TEST_RESULT),
        ("非阴性", TEST_RESULT),
        ("假阳性", TEST_RESULT),
        ("疑似阳性", TEST_RESULT),
        ("戒断三年复吸", MEASURE),
        ("社区戒毒、社区康复", MEASURE),
        ("高中", RISK),
        ("橙", RISK),
        ("外出务工，失联", CONTROL_STATUS),
        ("同上", CONTROL_STATUS),
        ("1", SEX),
        (3, RISK),
        (True, TEST_RESULT),
        (datetime(2023, 5, 6), TEST_RESULT),  # noqa: DTZ001 - workbooks know no time zone
        (time(0, 0), MEASURE),
    ],
)
def test_words_in_doubt_name_no_value(raw: Raw, table: Words) -> None:
    assert read_choice(raw, table) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize(
    ("raw", "table"), [("不详", SEX), ("/", CONTROL_STATUS), ("—", TEST_RESULT), ("待定级", RISK), ("无", MEASURE)]
)
def test_excuses_are_named(raw: str, table: Words) -> None:
    assert read_choice(raw, table) == Reading(None, Trouble.EXCUSED)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "√",
            "✓",
            "✔",
            "✔\ufe0f",
            "☑",
            "有",
            "是",
            "齐",
            "齐全",
            "已",
            "1",
            1,
            1.0,
            "y",
            "Y",
            "合格",
            "完整",
            "在档",
            True,
        ),
        *("2023.5.6", "2023年5月", 20230506, 3, "3份", "张三、李四", "已签", "有（缺照片）", "无误", "档案室第2柜"),
        datetime(2023, 5, 6),  # noqa: DTZ001 - workbooks know no time zone
    ],
)
def test_present_items(raw: Raw) -> None:
    assert read_mark(raw) == Reading(Mark.PRESENT)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "",
            "  ",
            "×",
            "✗",
            "x",
            "X",
            "Ｘ",
            "无",
            "缺",
            "否",
            "0",
            0,
            0.0,
            "没有",
            "未",
            "不全",
            "不齐",
            "欠缺",
            "□",
            False,
        ),
        *(
            "缺照片",
            "未签",
            "没签",
            "无协议",
            "欠一份",
            "资料不全",
            "√（不齐全）",
            "照片缺失",
            "暂缺",
            "0份",
            "无（待补）",
        ),
    ],
)
def test_absent_items(raw: Raw) -> None:
    assert read_mark(raw) == Reading(Mark.ABSENT)


@pytest.mark.parametrize(
    "raw", ["不详", "待补", "待完善", "/", "—", "-", "补办中", "待签订", "不适用", "有/无", "□是□否"]
)
def test_items_filled_by_excuse(raw: str) -> None:
    assert read_mark(raw) == Reading(Mark.EXCUSED)


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_a_mark_is_never_in_trouble(raw: Raw) -> None:
    reading = read_mark(raw)
    assert reading.trouble is None
    assert reading.value is not None


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        *[
            (raw, True)
            for raw in ("是", "√", "有", 1, "1", True, "y", "Yes", "已", "已见面", "见面", "属实", "是（口头）", "齐全")
        ],
        *[
            (raw, False)
            for raw in ("否", "×", "无", 0, "0", False, "n", "未", "没有", "未见面", "不在家", "未复吸", "无异常")
        ],
        *[("否（工程即将竣工）", False), ("非本人", False), ("暂无", False)],
    ],
)
def test_answers_to_yes_or_no(raw: Raw, answer: bool) -> None:
    assert read_yes_no(raw) == Reading(answer)


@pytest.mark.parametrize("raw", [2, "2", "电话联系", "已搬走", "有事外出", "2023.5.6", "不清楚他是否已经搬走了"])
def test_what_answers_neither_is_unreadable(raw: Raw) -> None:
    assert read_yes_no(raw) == Reading(None, Trouble.UNREADABLE)


@pytest.mark.parametrize("raw", ["不详", "/", "待核实", "是/否", "□是□否", "不适用"])
def test_unanswered_questions_are_excused(raw: str) -> None:
    assert read_yes_no(raw) == Reading(None, Trouble.EXCUSED)


def test_a_blank_answers_nothing() -> None:
    assert read_yes_no("") == Reading(None)
    assert read_choice(" ", SEX) == Reading(None)
