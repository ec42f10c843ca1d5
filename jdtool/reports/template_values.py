"""The values a template may be given: which kinds, which of their fields it reads, how a bare one prints."""

import datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct

from jdtool.reports import prose
from jdtool.reports.tracing import TracedDecimal, TracedInt

_SCALARS = (str, int, float, Decimal, bool, type(None), datetime.date, TracedInt, TracedDecimal)


def require_plain(value: Any, path: str) -> None:
    """TypeError unless frozen plain data: a frame or a path would hand the template its methods."""
    kind = type(value)
    if kind in _SCALARS:
        return
    if kind is tuple:
        parts = tuple((f"{path}[]", part) for part in value)
    elif kind is dict and all(type(key) is str for key in value):
        parts = tuple((f"{path}[]", part) for part in value.values())
    elif _is_frozen(kind):
        parts = tuple((f"{path}.{name}", getattr(value, name)) for name in kind.__struct_fields__)
    else:
        raise TypeError(f"a template gets frozen plain data only, {path} is {kind.__name__}")
    for part_path, part in parts:
        require_plain(part, part_path)


def fields(value: Any) -> tuple[str, ...]:
    """The names a template may read: keys, fields and properties of a struct, the parts of a date; no methods."""
    if isinstance(value, dict):
        return tuple(key for key in value if isinstance(key, str))
    if _is_frozen(type(value)):
        properties = tuple(name for name, member in vars(type(value)).items() if isinstance(member, property))
        return (*value.__struct_fields__, *properties)
    return ("year", "month", "day") if isinstance(value, datetime.date) else ()


def printed(value: object) -> str | None:
    """A bare value as the page shows it; None when only a field of it or a filter could be shown."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return prose.number(value)
    if isinstance(value, datetime.date):
        return prose.date_text(value)
    return str(value) if isinstance(value, str) else None


def _is_frozen(kind: type) -> bool:
    return issubclass(kind, Struct) and kind.__struct_config__.frozen
