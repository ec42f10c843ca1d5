"""The body of docs/configuration.md, from the comments of profiles/cn.toml and the kinds of settings."""

from jdtool.profile import load_profile
from jdtool.profile.settings import SECTIONS, kind_of, kinds_in
from jdtool.profile.source import Source, setting_lines

_BASIS_MARK = "依据："
_HEADS = ("设置", "类型", "默认", "含义", "依据")


def describe_settings() -> str:
    """Markdown in Chinese: every section with its settings, their type, default, meaning and basis."""
    shipped = load_profile(None).layers[0]
    notes = notes_by_setting(shipped.text)
    return "\n\n".join(_section(section, shipped, notes) for section in SECTIONS) + "\n"


def notes_by_setting(text: str) -> dict[tuple[str, ...], str]:
    """The comment that stands directly above each setting or section, without the line of its basis."""
    lines = text.splitlines()
    notes = {}
    for number, path in setting_lines(text):
        above = number - 1
        while above > 0 and lines[above - 1].startswith("#"):
            above -= 1
        comment = [line.removeprefix("#").strip() for line in lines[above : number - 1]]
        notes[path] = "".join(line for line in comment if not line.startswith(_BASIS_MARK))
    return notes


def _section(section: str, shipped: Source, notes: dict[tuple[str, ...], str]) -> str:
    basis = shipped.data["basis"]
    intro = f"### [{section}]\n\n{notes[section,]}"
    settings = kinds_in(section)
    if not settings:
        return f"{intro}\n\n类型：{kind_of(SECTIONS[section]).title}。默认为空。依据：{basis[section]}。"
    defaults = shipped.data[section]
    rows = [
        (f"`{key}`", kind.title, f"`{_toml(defaults[key])}`", notes[section, key], basis[f"{section}.{key}"])
        for key, kind in settings.items()
    ]
    return f"{intro}\n\n" + "\n".join(_row(cells) for cells in (_HEADS, ("---",) * len(_HEADS), *rows))


def _row(cells: tuple[str, ...]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{key if key.isascii() else _toml(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return str(value)
