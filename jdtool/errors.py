"""JdtoolError: what the user can mend; and how a name nobody knows is put right."""

from collections.abc import Iterable

_NAMES_LISTED = 20


class JdtoolError(Exception):
    """A mistake the user can mend; the message is one Chinese line with the place and the remedy.

    Raised anywhere, caught once in the command line, which prints it and ends with exit code 2.
    Never put a person's name or number into the message.
    """


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """That there is no such thing, with the nearest name, else with those there are.

    >>> unknown("命令", "chek", ["check", "stats"]), unknown("命令", "查", ["check", "stats"])
    ('未知的命令“chek”，是不是“check”？', '未知的命令“查”，可用的有：check、stats')
    """
    names = list(known)
    listed = "、".join(names[:_NAMES_LISTED]) + ("……" if len(names) > _NAMES_LISTED else "")
    return f"未知的{what}“{name}”{nearest(name, names) or f'，可用的有：{listed}'}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a question; "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - a right name need not wait for it

    near = get_close_matches(name, sorted(known), n=1)
    return f"，是不是“{near[0]}”？" if near else ""
