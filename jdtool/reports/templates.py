"""The shipped templates: their names, titles and the figures they cannot do without."""

from pathlib import Path

from msgspec import Struct

from jdtool.errors import JdtoolError, nearest

_FOLDER = Path(__file__).parent.parent / "templates"


class Template(Struct, frozen=True):
    """`needs` are measures whose absence is listed as 缺数 and refused by --final."""

    name: str
    title: str
    needs: tuple[str, ...]

    def text(self) -> str:
        """The Markdown with its Jinja2 marks."""
        return (_FOLDER / f"{self.name}.md.j2").read_text(encoding="utf-8")


def macros() -> dict[str, str]:
    """The shipped files a template may import, by name."""
    return {"official.md.j2": (_FOLDER / "official.md.j2").read_text(encoding="utf-8")}


TEMPLATES = (
    Template(
        "annual",
        "禁毒工作总结",
        (
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
        ),
    ),
)


def template(name: str) -> Template:
    """The shipped template of that name. Raises JdtoolError with the nearest name."""
    for each in TEMPLATES:
        if each.name == name:
            return each
    names = [each.name for each in TEMPLATES]
    raise JdtoolError(f"没有报告模板“{name}”{nearest(name, names) or '；'}现有模板：{'、'.join(names)}")
