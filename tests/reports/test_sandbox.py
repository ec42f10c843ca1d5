import datetime
import enum
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from jdtool.errors import JdtoolError
from jdtool.reports.blocks import Paragraph, Run
from jdtool.reports.markdown import escape, read_markdown
from jdtool.reports.sandbox import LONGEST_PAGE, render


class Share(Struct, frozen=True):
    part: int | None
    whole: int | None

    @property
    def pair(self) -> tuple[int | None, int | None]:
        return self.part, self.whole

    def text(self) -> str:
        return "called"


class People(Struct, frozen=True, dict=True):
    registered: int
    complete: Share


class Thawed(Struct):
    registered: int


CONTEXT = {
    "name": "测试街道",
    "people": People(11, Share(6, 11)),
    "places": ("和平里", "沙河"),
    "tests": {"done": 28, "items": 3},
    "nobody": None,
    "signed": datetime.date(2024, 3, 8),
}


def page(text: str, macros: dict[str, str] | None = None, **more: object) -> str:
    return render(text, "annual.md.j2", CONTEXT | more, macros or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name }}共{{ people.registered|people }}。", "测试街道共11人。"),
        ("{{ people.complete.part|fraction(people.complete.whole) }}", "54.5%（6/11）"),
        ("{{ people.complete.pair|points((5, 10), label='同比') }}", "同比上升4.5个百分点"),
        ("{{ 143|change(138, '人') }}", "比上年增加5人，上升3.6%"),
        ("{{ places|listing }}", "和平里和沙河"),
        ("{{ places|first_second }}", "一是和平里；二是沙河。"),
        ("{{ nobody|people }}", "（数据暂缺）"),
        ("{{ nobody|stated }}", "（数据暂缺）"),
        ("{{ tests.done|occasions }}{{ tests['done'] }}{{ tests.items }}", "28人次283"),
        ("{% for key, value in tests|items %}{{ key }}{{ value }} {% endfor %}", "done28 items3"),
        ("{% for place in places %}{{ loop.index|chinese }}{{ place }}{% endfor %}", "一和平里二沙河"),
        ("{{ places[1] }}", "沙河"),
        ("{{ signed }}和{{ signed|date }}，{{ signed.year }}年", "2024年3月8日和2024年3月8日，2024年"),
        ("{% if nobody is none %}没有{% else %}有{% endif %}", "没有"),
        (
            "{{ 600|about('版') }}，{{ 20412|over('份') }}，{{ 456000|wan('元') }}，{{ 2|range(3, '条') }}",
            "600余版，2万余份，45.6万元，2～3条",
        ),
    ],
)
def test_a_template_words_the_values_it_is_given(text, expected):
    assert page(text) == expected + "\n"


def test_numbers_print_as_plain_digits():
    assert page("{{ a }} {{ b }} {{ c }}", a=Decimal("1E+3"), b=12.50, c=-3) == "1000 12.5 \\-3\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "大坪村<老街|片>",
        "沙河*村*",
        "**张**",
        "[^1]",
        "![a](chart:x)",
        "<script>alert(1)</script>",
        "&#42;",
        "{{ 7*7 }}",
        "{% raw %}",
        "# 标题",
        "::: signoff",
        "- 甲\n- 乙",
        "1. 甲",
        "甲\u2028# 乙",
        "\\*甲\\*",
        "甲｜乙",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}",
        "{% set y = x %}{{ y }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% for y in [x] %}{{ y }}{% endfor %}",
        "{% import 'm' as m %}{{ m.said(x) }}",
        "{% from 'm' import framed %}{% call framed() %}{{ x }}{% endcall %}",
        "{{ x|stated }}",
        "{{ [x]|listing }}",
    ],
)
def test_a_hostile_value_stays_text(hostile, text):
    macros = {"m": "{% macro said(y) %}{{ y }}{% endmacro %}{% macro framed() %}{{ caller() }}{% endmacro %}"}
    assert page(text, macros, x=hostile) == escape(hostile) + "\n"


@pytest.mark.parametrize("rest", [". 甲", ") 甲", ".", "． 甲"])
def test_two_values_side_by_side_make_no_list(rest):
    blocks = read_markdown(page("{{ n }}{{ x }}", n=1, x=rest))
    assert blocks == (Paragraph((Run(f"1{rest}"),)),)


def test_a_literal_in_a_template_is_a_value_too():
    assert page("{{ '**甲** <乙>' }}") == escape("**甲** <乙>") + "\n"


def test_markup_from_a_macro_stays_markup_and_its_values_do_not():
    macros = {"g.md.j2": "{% macro strong(text) %}\n**{{ text }}**\n{% endmacro %}\n"}
    assert page("{% import 'g.md.j2' as g %}\n见{{ g.strong('a*b') }}。", macros) == "见**a\\*b**。\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''['__class__'] }}",
        "{{ people.__init__.__globals__ }}",
        "{{ people.__struct_fields__ }}",
        "{{ people.complete.text() }}",
        "{{ places.count('沙河') }}",
        "{{ name.upper() }}",
        "{{ name.format(1) }}",
        "{{ '{0.__class__}'.format(people) }}",
        "{{ name|attr('__class__') }}",
        "{{ places|map(attribute='__class__') }}",
        "{{ places|join }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{ name|center(1000000000) }}",
        "{{ name|safe }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ lipsum(n=100000) }}",
        "{{ range(10) }}",
        "{{ namespace(a=1) }}",
        "{{ dict(a=1) }}",
        "{{ joiner() }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ self.__init__ }}",
        "{% for p in places %}{{ loop.__class__ }}{% endfor %}",
        "{% for p in places %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for p in places recursive %}{{ loop(places) }}{% endfor %}",
        "{% import 'm' as m %}{{ m.f.__globals__ }}",
        "{% import 'm' as m %}{{ m.f._func }}",
        "{% import 'm' as m %}{{ m.f }}",
        "{% import 'm' as m %}{{ m }}",
        "{% import 'm' as m %}{{ m._TemplateModule__dict }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 1 + 1 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%s' % name }}",
        "{{ name ~ name }}",
        "{{ name[1:] }}",
        "{% set y %}{{ name }}{% endset %}{{ y[0] }}",
        "{% set y | listing %}{{ name }}{% endset %}{{ y }}",
        "{% filter listing %}{{ name }}{% endfilter %}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{% include '/etc/hostname' %}",
        "{% include '../annual.md.j2' %}",
        "{% include name %}",
        "{% import name as g %}",
        "{% extends 'm' %}",
        "{% block a %}{% endblock %}",
        "{% do places %}",
        "{{ people }}",
        "{{ places }}",
        "{{ true }}",
        "{{ none }}",
        "{% if people.registred is none %}甲{% endif %}",
        "{% if people is defined %}甲{% endif %}",
        "{{ people.registred|people }}",
        "{% if people.registred == 0 %}甲{% endif %}",
        "{% for p in place %}甲{% endfor %}",
    ],
)
def test_what_is_not_layout_is_refused(text):
    with pytest.raises(JdtoolError, match=r"^模板 annual\.md\.j2 第 2 行：|^模板 m 第 1 行：") as refusal:
        page("甲\n" + text, {"m": "{% macro f() %}{% endmacro %}"})
    assert "测试街道" not in str(refusal.value)
    assert "和平里" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "{{ places.append('x') }}",
        "{{ tests.clear() }}",
        "{{ tests.update({'done': 1}) }}",
        "{% set tests.done = 1 %}",
        "{% set people.registered = 1 %}",
    ],
)
def test_a_template_changes_nothing(text):
    before = dict(CONTEXT["tests"])
    with pytest.raises(JdtoolError):
        page(text)
    assert CONTEXT["tests"] == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲\n\n{{ people.registred|people }}", "模板 annual.md.j2 第 3 行：未知字段 registred，是不是“registered”？"),
        ("{{ peple.registered }}", "模板 annual.md.j2 第 1 行：未知字段 peple，是不是“people”？"),
        ("{{ zzz }}", "模板 annual.md.j2 第 1 行：未知字段 zzz"),
        ("甲\n{{ peple['registered'] }}", "模板 annual.md.j2 第 2 行：未知字段 peple，是不是“people”？"),
        ("甲\n{{ tests['don'] }}", "模板 annual.md.j2 第 2 行：下标所指的项不存在"),
        ("甲\n{{ places[2] }}", "模板 annual.md.j2 第 2 行：下标所指的项不存在"),
        ("甲\n{{ tests[places] }}", "模板 annual.md.j2 第 2 行：下标所指的项不存在"),
        ("{{ tests.don }}", "模板 annual.md.j2 第 1 行：未知字段 don，是不是“done”？"),
        ("{% if a %}\n{% endif %}", "模板 annual.md.j2 第 1 行：未知字段 a"),
        ("一\r\n{{ name }}\r\n{{ nam }}", "模板 annual.md.j2 第 3 行：未知字段 nam，是不是“name”？"),
        ("{{ name|peple }}", "模板 annual.md.j2 第 1 行：未知过滤器 peple，是不是“people”？"),
        ("甲\n{% if name is nome %}{% endif %}", "模板 annual.md.j2 第 2 行：未知判断 is nome，是不是“none”？"),
        ("甲\n{{ name }}{{ nobody }}", "模板 annual.md.j2 第 2 行：此处没有数据（None）"),
        ("{% import 'g' as g %}\n{{ g.wrod() }}", "模板 annual.md.j2 第 2 行：未知字段 wrod，是不是“word”？"),
        ("{% from 'g' import wrod %}\n{{ wrod() }}", "模板 annual.md.j2 第 2 行：wrod 没有给出"),
        ("{% import 'g' as g %}\n{{ g.word() }}", "模板 g 第 2 行：text 没有给出"),
        ("{% import 'g' as g %}\n{{ g.word(nobody) }}", "模板 g 第 2 行：此处没有数据（None）"),
        ("甲\n{% import 'gg' as g %}", "模板 annual.md.j2 第 2 行：没有可导入的 gg"),
        ("{{ name|date }}", "模板 annual.md.j2 第 1 行：值与写法不符（AttributeError）"),
        ("{{ people.registered|people|percent(3) }}", "模板 annual.md.j2 第 1 行：值与写法不符（TypeError）"),
        ("甲\n{% if name %}\n乙", "模板 annual.md.j2 第 3 行：语法错误：{% if %} 没有结束标记"),
        ("甲\n{% fro p in places %}", "模板 annual.md.j2 第 2 行：语法错误：未知或多余的标记 fro"),
        ("甲\n{% endif %}", "模板 annual.md.j2 第 2 行：语法错误：未知或多余的标记 endif"),
        ("甲\n{# 乙", "模板 annual.md.j2 第 2 行：语法错误：注释或 raw 没有结束"),
        ("甲\n乙{{ name", "模板 annual.md.j2 第 2 行：语法错误：没有写完，缺少 }}"),
        ("{{ }}", "模板 annual.md.j2 第 1 行：语法错误：}} 之前缺少内容"),
        ("{{ name| }}", "模板 annual.md.j2 第 1 行：语法错误：此处应为 名称，写的是 }}"),
        ("{% for p of places %}", "模板 annual.md.j2 第 1 行：语法错误：此处应为 in，写的是 of"),
        ("{{ name } }", "模板 annual.md.j2 第 1 行：语法错误：多余的 }"),
        ("{{ name $ }}", "模板 annual.md.j2 第 1 行：语法错误：多余的 $"),
        ("{{ '甲 }}", "模板 annual.md.j2 第 1 行：语法错误：多余的 '"),
        ("{{ name. }}", "模板 annual.md.j2 第 1 行：语法错误：expected name or number"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "模板 annual.md.j2：嵌套太深"),
        ("{% for p in places %}" * 30 + "{% endfor %}" * 30, "模板 annual.md.j2：嵌套太深"),
    ],
)
def test_a_mistake_is_told_with_its_template_line_and_nearest_name(text, message):
    with pytest.raises(JdtoolError) as refusal:
        page(text, {"g": "{% macro word(text) %}\n{{ text }}\n{% endmacro %}"})
    assert str(refusal.value).startswith(message)


def test_a_syntax_error_in_a_macro_file_names_that_file():
    with pytest.raises(JdtoolError, match=r"^模板 g\.md\.j2 第 2 行：语法错误"):
        page("甲", {"g.md.j2": "\n{% macro %}"})


class Colour(enum.StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    "value",
    [
        ["list"],
        {"set"},
        Path("out"),
        Markup("**粗**"),
        Colour.RED,
        object(),
        print,
        Thawed(1),
        datetime.datetime(2024, 3, 8, tzinfo=datetime.UTC),
        {1: "a"},
        (("deep", [1]),),
        {"deep": {"deeper": Path("out")}},
        Share(Path("out"), 1),
        People,
        b"bytes",
    ],
)
def test_only_frozen_plain_data_reaches_a_template(value):
    with pytest.raises(TypeError, match="frozen plain data only, x"):
        page("甲", x=value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "甲",
        0,
        1.5,
        Decimal("1.5"),
        True,
        None,
        datetime.date(2024, 3, 8),
        (),
        (1, "a"),
        {},
        {"a": (None,)},
        Share(None, 1),
    ],
)
def test_plain_data_is_taken(value):
    assert page("甲", x=value) == "甲\n"


def test_a_property_is_read_and_a_struct_with_room_for_more_has_no_other_fields():
    people = replace(CONTEXT["people"])
    people.__dict__["hidden"] = Path("out")
    with pytest.raises(JdtoolError, match="未知字段 hidden"):
        page("{{ people.hidden }}", people=people)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{% if name %}，乙{% endif %}\n\n丙", "甲，乙\n\n丙\n"),  # the paragraph ends where its line ends
        ("甲\n\n{% if name %}\n乙\n\n{% endif %}\n丙", "甲\n\n乙\n\n丙\n"),
        ("甲\n\n{% if not name %}\n乙\n\n{% endif %}\n丙", "甲\n\n丙\n"),
        ("{% for p in places %}\n- {{ p }}\n{% endfor %}\n\n丙", "- 和平里\n- 沙河\n\n丙\n"),
        (
            "|村|\n|---|\n  {% for p in places %}  \n|{{ p }}|\n  {% endfor %}\n丙",
            "|村|\n|---|\n|和平里|\n|沙河|\n丙\n",
        ),
        ("{% for p in places %}\n{{ p }}\n\n{% endfor %}\n## 丙", "和平里\n\n沙河\n\n## 丙\n"),
        ("{# 说明\n两行 #}\n甲", "甲\n"),
        ("甲{# 说明 #}\n乙", "甲\n乙\n"),
        ("甲\n{% set x = 1 %}{% set y = 2 %}\n乙", "甲\n乙\n"),
        ("甲\n{% set x = 1 %} {# 说明 #}\n乙", "甲\n乙\n"),
        ("---\nstyle: gongwen\n---\n\n# 甲\n", "---\nstyle: gongwen\n---\n\n# 甲\n"),
        ("甲\n\n\n\n乙  \n\n", "甲\n\n乙\n"),
        ("甲\r\n\r\n{% if name %}\r\n乙\r\n{% endif %}\r\n", "甲\n\n乙\n"),
        ("甲{% if name -%}\n   乙{% endif %}", "甲乙\n"),
        ("- 甲\n  {% if name %}\n  - 乙\n  {% endif %}\n- 丙", "- 甲\n  - 乙\n- 丙\n"),
    ],
)
def test_control_lines_neither_glue_nor_split_blocks(text, expected):
    assert page(text) == expected


def test_a_page_without_end_is_stopped():
    text = "{% for a in x %}" + "甲" * 100_000 + "{% endfor %}"
    with pytest.raises(JdtoolError, match="输出超过"):
        page(text, x=(0,) * (LONGEST_PAGE // 100_000 + 1))
