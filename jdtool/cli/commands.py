"""How jdtool's commands read their arguments and show their help: in Chinese, and without waiting for typer."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from jdtool.console.terminal import columns
from jdtool.console.usage import help_page
from jdtool.errors import JdtoolError, unknown

LATEST = "latest"
_ALONE = frozenset({"--year", "--compare"})
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")


def complete_periods(arguments: Iterable[str]) -> list[str]:
    """A lone --year means the latest year with records, a lone --compare the period before: the word is put in.

    >>> complete_periods(["--year", "--unmask"]), complete_periods(["--year", "2024", "a.xlsx"])
    (['--year', 'latest', '--unmask'], ['--year', '2024', 'a.xlsx'])
    """
    given = list(arguments)
    completed = []
    for number, word in enumerate(given):
        completed.append(word)
        if word == "--":
            return completed + given[number + 1 :]
        if word in _ALONE and _stands_alone(given[number + 1 : number + 2]):
            completed.append(LATEST)
    return completed


def _stands_alone(following: list[str]) -> bool:
    if not following or following[0].startswith("-"):
        return True
    return not _YEAR_LIKE.match(following[0]) and Path(following[0]).exists()


class Command(TyperCommand):
    """A command whose values stay text: typer would load pydantic to convert them, which takes as long as a check."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given, rest, _ = self.make_parser(ctx).parse_args(complete_periods(args))
        for param in self.get_params(ctx):
            value = given.get(param.name)
            if value is not None and getattr(param, "is_flag", False):
                param.handle_parse_result(ctx, given, rest)
            elif param.expose_value:
                ctx.params[param.name] = param.default if value is None else value
        ctx.args = rest
        return rest

    def page(self, ctx: Any, width: int) -> str:
        """The help in so many columns."""
        rows = _rows(self, ctx)
        usage = f"{ctx.command_path} [选项] {' '.join(name for name, _ in rows['argument'])}".rstrip()
        return help_page(usage, self.help or "", [("参数", rows["argument"]), ("选项", rows["option"])], width)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(self.page(ctx, columns()))


class Group(TyperGroup):
    """All commands; without one, the help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not args[0].startswith("-") and args[0] not in self.commands:
            raise JdtoolError(unknown("命令", args[0], self.commands))
        return super().resolve_command(ctx, args)

    def page(self, ctx: Any, width: int) -> str:
        """The help in so many columns."""
        briefs = [(name, (command.help or "").split("\n")[0]) for name, command in self.commands.items()]
        sections = [("命令", briefs), ("选项", _rows(self, ctx)["option"])]
        page = help_page(f"{ctx.command_path} 命令 [选项] [路径]…", self.help or "", sections, width)
        return page + f"\n每个命令的选项见 {ctx.command_path} 命令 --help\n"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(self.page(ctx, columns()))


def help_pages(app: Typer, width: int = 80) -> Iterator[tuple[str, str]]:
    """The name and help of the whole and of every command, the same in every terminal."""
    group: Any = get_command(app)
    whole = group.context_class(group, info_name="jdtool", **group.context_settings)
    yield "jdtool", group.page(whole, width)
    for name, command in group.commands.items():
        yield f"jdtool {name}", command.page(command.context_class(command, info_name=name, parent=whole), width)


def _rows(command: Any, ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """Names and help of the parameters, apart for arguments and options."""
    rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for param in command.get_params(ctx):
        names = ", ".join(sorted(param.opts, key=len))
        if param.param_type_name == "argument":
            rows["argument"].append((param.metavar or names, param.help or ""))
        else:
            value = "" if param.is_flag else f" {param.metavar}"
            text = "显示这份说明" if param.name == "help" else param.help or ""
            rows["option"].append((names + value, text))
    return rows
