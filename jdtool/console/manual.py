"""What `explain` shows: one rule or measure in full, or the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jdtool.console.telling import SEVERITY_TITLES, basis_of, reliability_of
from jdtool.console.terminal import View
from jdtool.console.width import display_width, wrap
from jdtool.ledgers.catalogue import ledger
from jdtool.profile import Frequency, Profile
from jdtool.profile.manual import notes_by_setting
from jdtool.rules.rule import Rule

if TYPE_CHECKING:
    from jdtool.measures.measure import Measure

FAMILIES = {
    "ST": "表格结构",
    "ID": "身份信息",
    "DO": "帮教档案",
    "DT": "日期和法定期限",
    "VI": "走访",
    "TE": "吸毒检测",
    "WH": "去向和管控",
    "PU": "宣传及工作活动",
    "XR": "台账之间、单位之间",
    "AG": "汇总数",
}
_MEASURE_KINDS = {"count": "数量", "ratio": "比率", "table": "分类表"}
_OF_PROFILE = "profile:"


def rule_manual(rule: Rule, profile: Profile, view: View) -> Iterator[str]:
    """Meaning, why, needs, basis, settings with their values in force, example, remedy."""
    level = profile.severity.get(rule.code, str(rule.severity))
    shown = "关闭" if level == "off" else next(title for name, title in SEVERITY_TITLES.items() if name == level)
    yield view.paint("heading", f"{rule.code} {rule.title}")
    yield f"{shown} · {rule.slug}"
    yield ""
    for line in rule.meaning.splitlines():
        yield from wrap(line, view.width) if line else [""]
    yield ""
    if rule.needs:
        yield from wrap("、".join(_need(need) for need in rule.needs), view.width, "需要　")
    yield from wrap(basis_of(rule, profile), view.width, "依据　")
    yield from wrap(reliability_of(rule, profile), view.width, "把握　")
    for setting in rule.settings:
        yield from _setting(setting, profile, view)
    yield from wrap(rule.example, view.width, "举例　")
    yield from wrap(rule.remedy, view.width, "做法　")
    yield from wrap(
        f'在 jdtool.toml 的 [severity] 中写 {rule.code} = "off" 可关闭，也可改为 error、warning、info',
        view.width,
        "级别　",
    )


def _need(need: str) -> str:
    """`ledger.field|ledger.field` in Chinese."""
    names = []
    for each in need.split("|"):
        owner, _, name = each.partition(".")
        field = ledger(owner).field(name)
        names.append(f"{ledger(owner).title}{'·' + (field.title if field else name) if name else ''}")
    return " 或 ".join(names)


def _setting(setting: str, profile: Profile, view: View) -> Iterator[str]:
    section, _, key = setting.partition(".")
    value = getattr(profile, section)
    note = notes_by_setting(profile.layers[0].text).get((section, key) if key else (section,), "")
    now = shown_value(getattr(value, key) if key else value)
    yield from wrap(f"{setting} = {now}", view.width, "参数　")
    yield from wrap(note, view.width, "　　　")


def shown_value(value: object) -> str:
    """A setting's value in force, in words.

    >>> shown_value({"default": 31, "高": 7}), shown_value(("items",)), shown_value(True), shown_value(())
    ('默认 31、高 7', 'items', '是', '（空）')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Frequency):
        return f"每{value.per} {value.times} 次"
    if isinstance(value, Mapping):
        pairs = (f"{'默认' if key == 'default' else key} {shown_value(each)}" for key, each in value.items())
        return "、".join(pairs) or "（空）"
    if isinstance(value, tuple):
        return "/".join(shown_value(each) for each in value) or "（空）"
    return value.name if isinstance(value, Path) else str(value)


def measure_manual(measure: "Measure", profile: Profile, view: View) -> Iterator[str]:
    """Definition, basis and needs of a measure."""
    basis = measure.basis
    if basis.startswith(_OF_PROFILE):
        basis = profile.basis(basis.removeprefix(_OF_PROFILE))
    yield view.paint("heading", f"{measure.id} {measure.title}")
    yield _MEASURE_KINDS[measure.kind]
    yield ""
    yield from wrap(measure.definition, view.width, "口径　")
    yield from wrap(basis, view.width, "依据　")
    if measure.needs:
        yield from wrap("、".join(_need(need) for need in measure.needs), view.width, "需要　")
    if measure.basis.startswith(_OF_PROFILE):
        yield from _setting(measure.basis.removeprefix(_OF_PROFILE), profile, view)


def catalogue_lines(rules: Sequence[Rule], measures: Iterable["Measure"], view: View) -> Iterator[str]:
    """Every rule by family, then every measure."""
    for family, members in groupby(rules, key=lambda rule: rule.code[:2]):
        yield view.paint("heading", f"{family} {FAMILIES.get(family, '')}".strip())
        for rule in members:
            yield from wrap(rule.title, view.width, f"  {rule.code} {SEVERITY_TITLES[rule.severity]}  ")
        yield ""
    rows = list(measures)
    if rows:
        yield view.paint("heading", "指标")
        wide = max(display_width(measure.id) for measure in rows)
        for measure in rows:
            yield from wrap(measure.title, view.width, f"  {measure.id:<{wide}}  ")
        yield ""
    yield "jdtool explain 后面写代码（如 WH601）、英文名或指标名，看完整说明"
