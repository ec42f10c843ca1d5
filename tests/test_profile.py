import re
from pathlib import Path

import pytest

from jdtool.errors import JdtoolError
from jdtool.profile import BASES, Frequency, find_config, load_profile, parse_profile
from jdtool.profile.manual import describe_settings
from jdtool.profile.settings import every_setting
from jdtool.profile.source import line_of, read_source, setting_lines

PROFILES = Path(__file__).parent.parent / "jdtool" / "profiles"
FIELDS = {
    *("name", "household_address", "residence_address", "community", "officer", "worker", "measure", "first_found_on"),
    *("decision", "report_form", "agreement", "members", "measures", "activities", "tests", "responsibility_letter"),
    *("role_family", "role_officer", "role_street", "role_community", "id_number"),
}
CODES = {"DT304", "WH601"}
MEASURES = {"社区戒毒", "社区康复", "社会面", "服刑/羁押"}


def test_without_a_file_the_defaults_hold():
    profile = load_profile(None)
    assert (profile.base, profile.name, profile.sources) == ("cn", "cn", ("cn.toml",))
    assert profile.office.level == "street"
    assert profile.ledgers.paths == ()
    assert profile.ledgers.password_file is None
    assert (profile.visits.not_met_in_a_row, profile.visits.same_text, profile.visits.per_day) == (3, 5, 15)
    assert profile.tests.due("社区戒毒") == (12, 6, 4)
    assert profile.tests.due("社区康复") == (6, 4, 2)
    assert profile.tests.due("戒断三年未复吸") == ()
    assert profile.tests.anchor == "reported_on"
    assert profile.dossier.required_for("社会面") == ("members", "measures", "activities")
    assert profile.dossier.required_for("社区戒毒")[:3] == ("decision", "report_form", "agreement")
    assert ("household_address", "residence_address") in profile.dossier.core_fields
    assert (profile.terms.report_within_days, profile.terms.notice_days) == (15, 7)
    assert profile.terms.agreement_within_days == 0
    assert profile.terms.day_count_inclusive is False
    assert profile.whereabouts.no_contact_months == 6
    assert profile.staffing.people_per_worker == 30
    assert profile.activities.frequency == {}
    assert profile.activities.concentrated_share == 0.6
    assert profile.measures.small_base == 10
    assert profile.privacy.small_count == 3
    assert (profile.aliases, profile.communities, profile.words, profile.severity, profile.report) == (
        {},
        {},
        {},
        {},
        {},
    )


def test_seed_profiles_ask_for_what_the_reports_say():
    street = parse_profile('[profile]\nbase = "seed-street"')
    assert street.sources == ("cn.toml", "seed-street.toml", "jdtool.toml")
    assert street.activities.frequency == {"情报交流": Frequency("季", 1)}
    township = parse_profile('[profile]\nbase = "seed-township"')
    assert township.activities.frequency == {
        "家访": Frequency("月", 1),
        "尿检": Frequency("半年", 1),
        "情报交流": Frequency("月", 1),
        "毒情排查": Frequency("旬", 1),
    }
    assert "responsibility_letter" in township.dossier.required_for("社会面")
    assert "decision" not in township.dossier.required_for("社区戒毒")  # the reports ask the same of everybody
    assert street.dossier.required_for("社区戒毒") == street.dossier.required_for("社会面")


def test_the_example_of_the_manual_is_read():
    profile = parse_profile("""
        [office]
        name = "××街道"
        level = "street"
        [visits]
        every_days = { default = 31, "高" = 7 }
        [tests]
        schedule = { "社区戒毒" = [12, 6, 4], "社区康复" = [6, 4, 2] }
        [aliases]
        id_number = ["证号"]
        [communities]
        "和平里社区" = ["和平里", "和平社区"]
        [words]
        whereabouts_unknown = ["联系不到人"]
        [severity]
        DT304 = "off"
        [report]
        leadership = "成立领导小组"
    """)
    assert profile.name == "××街道"
    assert profile.aliases == {"id_number": ("证号",)}
    assert profile.communities == {"和平里社区": ("和平里", "和平社区")}
    assert profile.words == {"whereabouts_unknown": ("联系不到人",)}
    assert profile.severity == {"DT304": "off"}
    assert profile.report == {"leadership": "成立领导小组"}


def test_tables_are_merged_and_lists_are_replaced():
    profile = parse_profile("""
        [visits]
        every_days = { "高风险" = 7 }
        [dossier]
        required = { "社区戒毒" = ["decision"] }
        [tests]
        schedule = { "社区康复" = [] }
    """)
    assert profile.visits.every_days == {"default": 31, "高": 7}
    assert profile.dossier.required_for("社区戒毒") == ("decision",)
    assert profile.dossier.required_for("社区康复")[0] == "decision"
    assert profile.dossier.required_for("") == ("members", "measures", "activities")
    assert (profile.tests.due("社区康复"), profile.tests.due("社区戒毒")) == ((), (12, 6, 4))


@pytest.mark.parametrize(("risk", "days"), [("高", 7), ("高风险", 7), ("低", 31), ("", 31), ("极端", 31)])
def test_the_visit_limit_follows_the_risk(risk, days):
    assert parse_profile('[visits]\nevery_days = { "高" = 7 }').visits.limit(risk) == days


@pytest.mark.parametrize(
    ("measure", "year", "days"),
    [
        ("社区戒毒", 1, 31),
        ("社区戒毒", 2, 62),
        ("社区戒毒", 3, 92),
        ("社区戒毒", 4, None),
        ("社区康复", 1, 62),
        ("社区康复", 3, 184),
        ("社会面", 1, None),
        ("加密", 1, 21),  # 18 a year: 366 days shared out, rounded up
        ("加密", 2, None),
        ("自定", 1, 40),
    ],
)
def test_the_test_interval_follows_the_count_of_the_year(measure, year, days):
    profile = parse_profile("""
        [tests]
        schedule = { "加密" = [18, 0], "自定" = [12] }
        interval_days = { "自定" = 40 }
    """)
    assert profile.tests.interval(measure, year) == days


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[office]\nname = "甲"\n\n[visit]\nper_day = 3', "jdtool.toml 第 4 行：未知的设置“visit”，是不是“visits”？"),
        ("[visits]\nsame_txt = 3", "jdtool.toml 第 2 行：未知的设置“same_txt”，是不是“same_text”？"),
        ("visits.evry_days = 3", "jdtool.toml 第 1 行：未知的设置“evry_days”，是不是“every_days”？"),
        ("[privacy]\nqqq = 3", "jdtool.toml 第 2 行：未知的设置“qqq”，可用的有：small_count"),
        (
            '[office]\nlevel = "streat"',
            "jdtool.toml 第 2 行：“office.level”应是community、street、county 之一，现在是文字“streat”，是不是“street”？",
        ),
        ("[visits]\nper_day = 0", "jdtool.toml 第 2 行：“visits.per_day”应是不小于 1 的整数，现在是数字 0"),
        ("[visits]\nper_day = true", "jdtool.toml 第 2 行：“visits.per_day”应是不小于 1 的整数，现在是true"),
        ('[visits]\nper_day = "五"', "jdtool.toml 第 2 行：“visits.per_day”应是不小于 1 的整数，现在是文字“五”"),
        (
            "[visits]\nper_day = 2024-01-01",
            "jdtool.toml 第 2 行：“visits.per_day”应是不小于 1 的整数，现在是日期或时间",
        ),
        ("[visits]\nevery_days = 7", "jdtool.toml 第 2 行：“visits.every_days”应是“风险等级 = 天数”的表，现在是数字 7"),
        (
            '[visits]\n[visits.every_days]\n"高" = 7.5',
            "jdtool.toml 第 3 行：“visits.every_days.高”应是不小于 1 的整数，现在是数字 7.5",
        ),
        (
            '[visits]\nevery_days = { default = 31, "高" = -7 }',
            "jdtool.toml 第 2 行：“visits.every_days.高”应是不小于 1 的整数，现在是数字 -7",
        ),
        ('[ledgers]\npaths = "台账"', "jdtool.toml 第 2 行：“ledgers.paths”应是文字列表，现在是文字“台账”"),
        ("[terms]\nreport_within_days = 16", "“terms.report_within_days”应是1 至 15 的整数，现在是数字 16"),
        ("[activities]\nconcentrated_share = 60", "应是0 至 1 之间的小数，现在是数字 60"),
        (
            '[activities]\nfrequency = { "会议" = { per = "周", times = 1 } }',
            "“activities.frequency.会议.per”应是旬、月",
        ),
        ('[activities]\nfrequency = { "会议" = { per = "月" } }', "“activities.frequency.会议”应是“每期几次”"),
        (
            '[activities]\nfrequency = { "会议" = { per = "月", times = 1, tims = 2 } }',
            "未知的设置“tims”，是不是“times”？",
        ),
        ('[words]\nnot_mett = ["甲"]', "jdtool.toml 第 2 行：未知的名称“not_mett”，是不是“not_met”？"),
        (
            '[communities]\n"甲社区" = ["老街"]\n"乙社区" = ["老街"]',
            "jdtool.toml 第 3 行：“communities.乙社区”的写法“老街”已经属于“甲社区”，一种写法只能写在一处",
        ),
        ('[severity]\nDT304 = "none"', "“severity.DT304”应是error、warning、info、off 之一，现在是文字“none”"),
        ("visits = 3", "jdtool.toml 第 1 行：“visits”应是一节设置，写成单独一行 [visits]"),
        ('[basis]\n"visits.every_day" = "甲"', "未知的名称“visits.every_day”，是不是“visits.every_days”？"),
        ('[profile]\nbase = "seed-stret"', "是不是“seed-street”？"),
    ],
)
def test_a_setting_that_does_not_fit_is_refused_with_its_line(text, message):
    with pytest.raises(JdtoolError) as caught:
        parse_profile(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[office]\nname = “街道”", '第 2 行第 8 个字：中文标点 “ 请改成英文的 "'),
        ("[visits]\nper_day ＝ 3", "第 2 行第 9 个字：中文标点 ＝ 请改成英文的 ="),
        ('[ledgers]\npaths = ["甲"，"乙"]', "第 2 行第 13 个字：中文标点 ， 请改成英文的 ,"),
        ("[communities]\n和平里 = []", "第 2 行第 1 个字：名称写法不对，中文名称要加英文双引号"),
        ("[visits]\nevery_days = { 高 = 7 }", "第 2 行第 16 个字：名称写法不对，中文名称要加英文双引号"),
        ("[visits]\nper_day = 5天", "一行只写一项，文字要加英文双引号，数字后面不带单位"),
        ("[visits]\nper_day = 五", "第 2 行第 11 个字：等号后面的值写法不对，文字要加英文双引号"),
        ('[ledgers]\npaths = ["D:\\台账"]', "文字里的 \\ 请改成 /，例如 D:/台账"),
        ("[visits]\nper_day = 3\nper_day = 4\nsame_text = 5", "第 3 行第 12 个字：同一项设置写了两遍，请留一处"),
        ("[visits]\n[office]\n[visits]\n", "第 3 行第 8 个字：同一节设置写了两遍，请合成一节"),
        ('[office]\nname = "甲', "末尾：英文双引号没有配对"),
        ("[visits\nper_day = 3", "节名应写成 [visits] 的样子"),
    ],
)
def test_a_slip_of_the_pen_is_explained_in_chinese(text, message):
    with pytest.raises(JdtoolError) as caught:
        parse_profile(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith("jdtool.toml ")
    assert "\n" not in str(caught.value)


def test_the_nearest_file_upwards_is_found(tmp_path):
    deep = tmp_path / "台账" / "2024"
    deep.mkdir(parents=True)
    config = tmp_path / "jdtool.toml"
    config.write_text("", encoding="utf-8")
    assert find_config(deep) == config.resolve()
    nearer = tmp_path / "台账" / "jdtool.toml"
    nearer.write_text("", encoding="utf-8")
    assert find_config(deep) == nearer.resolve()
    assert find_config(deep / "街道台账.xlsx") == nearer.resolve()


def test_a_folder_named_like_the_file_is_not_the_file(tmp_path):
    (tmp_path / "a" / "jdtool.toml").mkdir(parents=True)
    (tmp_path / "jdtool.toml").write_text("", encoding="utf-8")
    assert find_config(tmp_path / "a") == (tmp_path / "jdtool.toml").resolve()


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path):
    config = tmp_path / "设置.toml"
    config.write_text(f'[ledgers]\npaths = ["台账/", "{tmp_path.as_posix()}/x.xlsx"]\npassword_file = "p.txt"', "utf-8")
    profile = load_profile(config)
    assert profile.ledgers.paths == (tmp_path / "台账", tmp_path / "x.xlsx")
    assert profile.ledgers.password_file == tmp_path / "p.txt"
    assert profile.sources == ("cn.toml", "设置.toml")


def test_a_byte_order_mark_of_notepad_does_no_harm(tmp_path):
    config = tmp_path / "jdtool.toml"
    config.write_text('[office]\nname = "甲街道"', encoding="utf-8-sig")
    assert load_profile(config).office.name == "甲街道"


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_another_encoding_is_refused_with_the_way_out(tmp_path, encoding):
    config = tmp_path / "jdtool.toml"
    config.write_text('[office]\nname = "和平里街道"', encoding=encoding)
    with pytest.raises(JdtoolError, match=r"编码不是 UTF-8.*编码选 UTF-8"):
        load_profile(config)


def test_a_missing_file_or_a_folder_is_refused(tmp_path):
    with pytest.raises(JdtoolError, match=r"找不到配置文件 x.toml：.*--config"):
        load_profile(tmp_path / "x.toml")
    with pytest.raises(JdtoolError, match="是文件夹"):
        load_profile(tmp_path)


@pytest.mark.parametrize(
    ("text", "setting", "basis"),
    [
        ("", "visits.every_days", "默认设定 visits.every_days：国家没有规定走访次数，暂按每月一次"),
        ("", "visits.per_day", "默认设定 visits.per_day"),
        ("", "aliases", "默认设定 aliases"),
        ("", "terms.report_within_days", "戒毒条例第十四条、第三十八条"),
        ("[visits]\nper_day = 20", "visits.per_day", "本地设定 visits.per_day（jdtool.toml）"),
        ('[severity]\nDT304 = "off"', "severity", "本地设定 severity（jdtool.toml）"),
        (
            "[terms]\nreport_within_days = 2",
            "terms.report_within_days",
            "本地设定 terms.report_within_days（jdtool.toml）",
        ),
        (
            '[basis]\n"visits.every_days" = "区禁毒办年度工作要求"',
            "visits.every_days",
            "区禁毒办年度工作要求（本地设定 visits.every_days）",
        ),
        (
            '[profile]\nbase = "seed-township"',
            "activities.frequency",
            "乡跟踪帮教要求（本地设定 activities.frequency）",
        ),
        (
            '[profile]\nbase = "seed-township"\n[visits]\nevery_days = { default = 20 }',
            "visits.every_days",
            "本地设定 visits.every_days（jdtool.toml）",
        ),
    ],
)
def test_a_basis_says_whose_word_a_setting_is(text, setting, basis):
    assert parse_profile(text).basis(setting) == basis


@pytest.mark.parametrize("base", BASES)
def test_shipped_profiles_name_only_what_exists(base):
    parse_profile(f'[profile]\nbase = "{base}"').check_names(FIELDS, CODES, MEASURES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[aliases]\nid_numbr = ["证号"]', "jdtool.toml 第 2 行：未知的字段“id_numbr”，是不是“id_number”？"),
        ('[severity]\n\nDT305 = "off"', "jdtool.toml 第 3 行：未知的规则“DT305”，是不是“DT304”？"),
        (
            '[dossier]\nrequired = { default = ["member"] }',
            "jdtool.toml 第 2 行：未知的字段“member”，是不是“members”？",
        ),
        ('[dossier]\ncore_fields = ["name/nam"]', "jdtool.toml 第 2 行：未知的字段“nam”，是不是“name”？"),
        ('[dossier]\nteam_roles = ["role_familly"]', "未知的字段“role_familly”，是不是“role_family”？"),
        ('[dossier.required]\n"社区戒独" = []', "jdtool.toml 第 2 行：未知的措施“社区戒独”，是不是“社区戒毒”？"),
        ('[tests]\nschedule = { "社区康夏" = [6] }', "jdtool.toml 第 2 行：未知的措施“社区康夏”，是不是“社区康复”？"),
        ('[visits]\ndue_measures = ["服刑/羁押", "社会"]', "未知的措施“社会”，是不是“社会面”？"),
    ],
)
def test_names_of_other_stages_are_checked_with_their_line(text, message):
    with pytest.raises(JdtoolError) as caught:
        parse_profile(text).check_names(FIELDS, CODES, MEASURES)
    assert message in str(caught.value)


def test_measures_are_checked_only_when_given():
    parse_profile('[dossier.required]\n"社区戒独" = []').check_names(FIELDS, CODES)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("visits",), 2),
        (("visits", "per_day"), 3),
        (("visits", "every_days", "高"), 5),
        (("dossier", "required", "社区戒毒"), 8),
        (("dossier", "required", "社区康复"), 7),
        (("tests", "anchor"), 9),
        (("privacy",), None),
    ],
)
def test_the_line_of_a_setting_is_found(path, line):
    text = (
        "# [visits]\n[visits]\nper_day = 3\n# every_days = 1\n"
        "every_days = { \"高\" = 7 }\n\n[ dossier . required ]\n'社区戒毒' = []\n[tests]  # 检测\n"
    )
    assert line_of(text, path) == line


def comments_with_basis(text):
    """(setting, its 依据) of every comment block that ends in a line 依据."""
    lines = text.splitlines()
    for number, path in setting_lines(text):
        if lines[number - 2].startswith("# 依据："):
            yield ".".join(path), lines[number - 2].removeprefix("# 依据：")


@pytest.mark.parametrize("base", BASES)
def test_the_basis_in_each_comment_is_the_one_printed(base):
    source = read_source(PROFILES / f"{base}.toml")
    for setting, said in comments_with_basis(source.text):
        assert source.data["basis"].get(setting, "本地设定") == said


def test_every_setting_has_a_default_and_a_comment_with_its_basis():
    text = (PROFILES / "cn.toml").read_text(encoding="utf-8")
    assert [setting for setting, _ in comments_with_basis(text)] == list(
        read_source(PROFILES / "cn.toml").data["basis"]
    )
    assert {setting for setting, _ in comments_with_basis(text)} == set(every_setting())


def test_the_manual_lists_every_setting_with_its_default():
    manual = describe_settings()
    for setting in every_setting():
        section, _, key = setting.partition(".")
        assert f"### [{section}]" in manual
        assert not key or re.search(rf"^\| `{key}` \| .+ \| `.+` \| .+ \| .+ \|$", manual, re.MULTILINE)
    assert '| `schedule` | “措施 = [各年次数]”的表 | `{ "社区戒毒" = [12, 6, 4], "社区康复" = [6, 4, 2] }` |' in manual
    assert "| `day_count_inclusive` | true 或 false | `false` |" in manual
    assert "依据：" not in "".join(line for line in manual.splitlines() if line.startswith("|"))
