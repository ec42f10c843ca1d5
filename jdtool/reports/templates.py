"""The templates: those that are shipped, and an office's own file."""

import re
from pathlib import Path

from msgspec import Struct

from jdtool.errors import JdtoolError, nearest
from jdtool.reports.periods import ANY, HALF, JUNE, MONTH, QUARTER, Wanted

_FOLDER = Path(__file__).parent.parent / "templates"
_SHARED = ("official", "sections", "bulletin")
_ENDING = ".md.j2"
_FIGURE = re.compile(r"\b[nt]\.([a-z][a-z0-9_]*)")
_SUMMARY = (
    "registered",
    "communities_covered",
    "team_count",
    "publicity",
    "people_reached",
    "dossiers_complete",
    "dossier_completeness",
    "visits_done",
    "visit_coverage",
    "tests_done",
    "urine_positive_rate",
    "lost_control",
    "relapse_persons",
)
_WORK = ("registered", "publicity", "people_reached", "visits_done", "visit_coverage", "tests_done", "lost_control")


class Template(Struct, frozen=True, kw_only=True):
    """`needs` are measures whose absence is listed as 缺数 and refused by --final.

    `title` names the document, with {period} and {year}; `about` says in a line what it is for. `asks` are the parts
    of the context that cost time and are made for those templates only: changes, rows.
    """

    name: str
    title: str
    about: str
    needs: tuple[str, ...] = ()
    wanted: Wanted = ANY
    asks: tuple[str, ...] = ()
    text: str = ""

    @property
    def file_name(self) -> str:
        """What an error calls it."""
        return self.name if self.text else f"{self.name}{_ENDING}"

    def source(self) -> str:
        """The Markdown with its Jinja2 marks."""
        return self.text or _shipped(self.name)


def _shipped(name: str) -> str:
    return (_FOLDER / f"{name}{_ENDING}").read_text(encoding="utf-8")


def macros() -> dict[str, str]:
    """The shipped files a template may import, by name."""
    return {f"{name}{_ENDING}": _shipped(name) for name in _SHARED}


TEMPLATES = (
    Template(
        name="annual",
        title="{period}禁毒工作总结",
        about="年度总结：主要工作、存在的问题、下一步打算",
        needs=_SUMMARY,
        asks=("changes", "charts"),
    ),
    Template(
        name="halfyear",
        title="{period}禁毒工作总结",
        about="半年总结：同年度总结，另有各月宣传情况和下半年打算",
        needs=_SUMMARY,
        wanted=HALF,
        asks=("changes",),
    ),
    Template(
        name="quarter",
        title="{period}禁毒工作情况报告",
        about="季报：人员、本季度工作（同比、比上季度）、各社区情况、问题和打算",
        needs=_WORK,
        wanted=QUARTER,
        asks=("changes", "rows"),
    ),
    Template(
        name="month",
        title="{period}禁毒工作情况报告",
        about="月报：人员、本月工作（同比、比上月）、各社区情况、问题和打算",
        needs=_WORK,
        wanted=MONTH,
        asks=("changes", "rows"),
    ),
    Template(
        name="june26",
        title="{year}年全民禁毒宣传月活动总结",
        about="6月宣传月总结：组织部署、活动开展、成效、不足和打算",
        needs=("publicity", "people_reached", "communities_covered"),
        wanted=JUNE,
        asks=("events",),
    ),
    Template(
        name="survey",
        title="关于{period}禁毒工作情况的调研报告",
        about="调研报告：工作开展情况、困难和问题、几点建议（县级，乡镇街道也可用）",
        needs=(
            *("registered", "community_ordered", "out_of_area_rate", "publicity", "people_reached", "tests_done"),
            *("hair_positive_rate", "lost_control", "relapse_persons", "enforcement", "staffing_rate"),
        ),
        asks=("rows",),
    ),
    Template(
        name="drugfree",
        title="{period}无毒创建工作情况汇报",
        about="无毒创建汇报：责任制、宣传、跟踪帮教、长效机制、不足",
        needs=(
            *("registered", "letters_signed", "team_coverage", "publicity", "people_reached", "dossier_completeness"),
            *("four_in_one_rate", "five_know_rate", "visits_done", "visit_completion", "tests_done", "lost_control"),
            *("relapse_persons", "new_registered"),
        ),
        asks=("rows",),
    ),
    Template(
        name="rectify",
        title="{period}禁毒台账问题整改清单",
        about="整改（交办）清单：问题逐条列出，处理状态、责任人、完成时限留空；--by community 每个社区一份",
        asks=("tasks",),
    ),
    Template(
        name="dossier",
        title="一人一档登记表",
        about="一人一档登记表：每人一份，姓名号码默认遮盖，加 --unmask 才写全",
        asks=("forms",),
    ),
)


def template(name: str) -> Template:
    """The shipped template of that name, else the office's own file. Raises JdtoolError with the nearest name."""
    for each in TEMPLATES:
        if each.name == name:
            return each
    if Path(name).suffix or Path(name).is_file():
        return _own(Path(name))
    names = [each.name for each in TEMPLATES]
    raise JdtoolError(
        f"没有报告模板“{name}”{nearest(name, names) or '；'}现有模板：{'、'.join(names)}；自己的模板请写文件名，如 本街道.md.j2"
    )


def _own(path: Path) -> Template:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise JdtoolError(f"读不了模板 {path}：请检查路径；模板是 UTF-8 的文本文件") from None
    if not text.strip():
        raise JdtoolError(f"模板 {path} 是空的：请写上 Markdown 内容，可参照 docs/templates.md")
    title = path.name.removesuffix(_ENDING).removesuffix(".md")
    return Template(
        name=path.name,
        title=f"{{period}}{title.replace('{', '').replace('}', '')}",
        about="本单位的模板",
        needs=_named(text),
        asks=("changes", "rows"),
        text=text,
    )


def _named(text: str) -> tuple[str, ...]:
    """The figures a template speaks of."""
    return tuple(dict.fromkeys(_FIGURE.findall(text)))
