"""Help pages in Chinese, wrapped by display width."""

from collections.abc import Iterator, Sequence

from jdtool.console.width import display_width, wrap

_LEFT = 26  # columns of the names; a longer one has its line to itself

Rows = Sequence[tuple[str, str]]


def help_page(usage: str, about: str, sections: Sequence[tuple[str, Rows]], width: int) -> str:
    """How the command is written, what it does, and a list under each heading."""
    lines = [*wrap(usage, width, "用法："), ""]
    for paragraph in about.split("\n"):
        lines += wrap(paragraph.strip(), width) if paragraph.strip() else [""]
    for heading, rows in sections:
        if rows:
            lines += ["", f"{heading}："]
            lines += [line for name, text in rows for line in _row(name, text, width)]
    return "\n".join(lines) + "\n"


def _row(name: str, text: str, width: int) -> Iterator[str]:
    size = display_width(name)
    if size > _LEFT:
        yield f"  {name}"
        yield from wrap(text, width, " " * (_LEFT + 4))
    else:
        yield from wrap(text, width, f"  {name}{' ' * (_LEFT - size)}  ")
