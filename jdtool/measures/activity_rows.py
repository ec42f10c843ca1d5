"""One activity as a row: category, item, unit, what was put up or given out, who came."""

from typing import Any

from jdtool.cells.quantity import Quantity, read_quantity
from jdtool.cells.raw import Trouble
from jdtool.ledgers.activities import Activity
from jdtool.measures.traits import UNSTATED

HEADS = frozenset({"人", "人次", "名"})
"""Units in which a quantity is an attendance."""
HELD = frozenset({"次", "场", "场次", "期"})
"""Units in which a quantity says how often something was held."""

TEXTS = ("community", "street", "category", "item", "unit", "quantity_unread", "people_unread")
NUMBERS = ("quantity", "about", "people", "held", "occasions", "times")


def activity_row(activity: Activity, *, first: bool) -> dict[str, Any]:
    """Amounts are None where nothing, or nothing readable, is written; an open one counts by its lower bound.

    `first` is whether it is the first of its occasion (see `Books.occasions`), which alone tells who came.
    """
    unit = activity.counted_in or UNSTATED
    quantity = activity.quantity
    amount = _least(quantity)
    people = activity.people if activity.people is not None else _written_people(activity)
    people = amount if people is None and unit in HEADS else people
    return {
        "community": activity.community or UNSTATED,
        "street": activity.street or UNSTATED,
        "category": activity.category,
        "item": activity.item or activity.topic or UNSTATED,
        "unit": unit,
        "quantity": amount,
        "about": int(quantity is not None and quantity.approximate),
        "quantity_unread": _unread(activity, "quantity") if quantity is None else "",
        "people": people,
        "people_unread": _unread_people(activity) if first and people is None else "",
        "held": 1,
        "occasions": int(first),
        "times": amount if amount and unit in HELD else 1,
    }


def _least(quantity: Quantity | None) -> float | None:
    if quantity is None:
        return None
    return float(quantity.value if quantity.low is None else quantity.low)


def _written_people(activity: Activity) -> float | None:
    """An attendance such as 300余人, which the ledger keeps as written only."""
    trouble = activity.trouble("people")
    return _least(read_quantity(trouble.text).value) if trouble else None


def _unread_people(activity: Activity) -> str:
    trouble = activity.trouble("people")
    if trouble and trouble.trouble is not Trouble.EXCUSED:
        return "参加人数无法识别"
    return "未填人数" if activity.has_column("people") else ""


def _unread(activity: Activity, field: str) -> str:
    if activity.trouble(field):
        return "数量无法识别"
    return "未填数量" if activity.has_column(field) else ""
