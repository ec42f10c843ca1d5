"""The stages of `explain`: find the rule or measure, tell it in full."""

from difflib import get_close_matches
from pathlib import Path

from jdtool.cli.reading import profile_for
from jdtool.console.manual import catalogue_lines, measure_manual, rule_manual
from jdtool.console.terminal import View
from jdtool.errors import JdtoolError
from jdtool.measures import CATALOGUE as MEASURES
from jdtool.rules import CATALOGUE as RULES


def explanation(topic: str, config: str | None, view: View) -> str:
    """The manual of a code, slug or measure; of a family's two letters, or nothing, the list of what there is."""
    code = topic.strip().upper()
    family = [rule for rule in RULES if rule.code.startswith(code)]
    exact = [rule for rule in RULES if topic in {rule.slug, rule.title} or rule.code == code]
    measure = next((each for each in MEASURES if topic in {each.id, each.title}), None)
    if exact:
        lines = rule_manual(exact[0], profile_for(config, Path()), view)
    elif measure:
        lines = measure_manual(measure, profile_for(config, Path()), view)
    elif family:
        lines = catalogue_lines(family, () if code else MEASURES, view)
    else:
        raise JdtoolError(f"没有叫“{topic}”的规则或指标{_near(topic)}；全部见 jdtool explain")
    return "\n".join(lines)


def _near(topic: str) -> str:
    names = [name for rule in RULES for name in (rule.code, rule.slug, rule.title)]
    names += [name for measure in MEASURES for name in (measure.id, measure.title)]
    near = get_close_matches(topic, names, n=3) or get_close_matches(topic.upper(), names, n=3)
    return f"，相近的有：{'、'.join(near)}" if near else ""
