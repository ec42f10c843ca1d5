"""What went wrong on the command line, as one Chinese line; and what never should have, without a cell's value."""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from typer import BadParameter

from jdtool.console.terminal import write
from jdtool.errors import JdtoolError, nearest, unknown

# The class above BadParameter: typer carries click inside it or beside it, depending on its version.
UsageError: type[Exception] = BadParameter.__mro__[1]


def usage_sentence(error: Any) -> str:
    """A usage error of typer in Chinese, with the nearest option."""
    command = error.ctx.command_path if error.ctx else "jdtool 命令"
    options = [name for param in error.ctx.command.get_params(error.ctx) for name in param.opts] if error.ctx else []
    name = getattr(error, "option_name", "")
    kind = type(error).__name__
    if kind == "NoSuchOption":
        hint = nearest(name, [option for option in options if option.startswith("-")])
        return f"没有选项 {name}{hint or f'；可用的选项见 {command} --help'}"
    if kind == "BadOptionUsage":
        taking = "does not take" in str(error)
        return f"选项 {name} 后面{'不能带内容' if taking else '缺少内容'}；写法见 {command} --help"
    return f"命令写法不对；写法见 {command} --help"


def one_of(option: str, value: str, known: Collection[str]) -> str:
    """The value, if it is among those known."""
    if value not in known:
        raise JdtoolError(f"{option}：{unknown('取值', value, known)}")
    return value


def several_of(option: str, value: str, known: Collection[str]) -> tuple[str, ...]:
    """Values between commas, each among those known."""
    return tuple(one_of(option, each, known) for each in split(value))


def prefixes_of(option: str, value: str, code_by_name: Mapping[str, str]) -> tuple[str, ...]:
    """Beginnings of codes, or names of rules, between commas, as beginnings of codes that exist."""
    return tuple(_prefix(option, each, code_by_name) for each in split(value))


def _prefix(option: str, typed: str, code_by_name: Mapping[str, str]) -> str:
    prefix = code_by_name.get(typed, typed.upper())
    codes = code_by_name.values()
    if not any(code.startswith(prefix) for code in codes):
        near = nearest(typed, list(code_by_name)) or nearest(prefix, list(codes))
        raise JdtoolError(f"{option}：没有代码以“{typed}”开头的规则{near}；全部规则见 jdtool explain")
    return prefix


def split(value: str) -> list[str]:
    """The parts between commas, Chinese ones too."""
    return [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]


def whole_number(option: str, value: str | None) -> int | None:
    """A count from 1 up, or nothing."""
    if value is None:
        return None
    if not value.isdecimal() or int(value) < 1:
        raise JdtoolError(f"{option} 后面应是大于 0 的整数，现在是“{value}”")
    return int(value)


def say(sentence: str) -> None:
    """An error on stderr."""
    write(f"错误：{sentence}", sys.stderr)


def internal_error(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Instead of a traceback, whose message may quote a cell: where it happened and its type. Ends with 2."""
    place = "未知"
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("jdtool") or place == "未知":
            place = f"{module or Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    say(f"程序内部错误（位置 {place}，类型 {kind.__name__}），请把这行发给维护者；没有改动任何文件")
    sys.exit(2)
