"""The publicity and meetings of a short period, activity by activity, as its ledger tells it."""

from msgspec import Struct

from jdtool.cells.day import Day
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.books import Books
from jdtool.measures.timing import timing
from jdtool.reports.prose import number
from jdtool.reports.tracing import Source, Sources

PUBLICITY = frozenset({"publicity", "training"})
MEETINGS = frozenset({"meeting"})
_MOST = 40
"""Past so many a list serves nobody, and the sums tell more."""


class Event(Struct, frozen=True):
    """One activity: its day, what and where, how much, who came; "" where the ledger does not say."""

    day: str
    item: str
    place: str
    topic: str
    amount: str
    people: str


def events(books: Books, sources: Sources, categories: frozenset[str]) -> tuple[Event, ...]:
    """The activities of the categories in the period, by their days; none where there are too many to list."""
    held = [each for each in books.activities if each.category in categories]
    dated = [
        (each.held_on.first, place, each)
        for place, each in enumerate(held)
        if each.held_on and timing(each.held_on, books.period, books.as_of) == ""
    ]
    if len(dated) > _MOST:
        return ()
    return tuple(_event(books, each, sources) for *_, each in sorted(dated))


def _event(books: Books, activity: Activity, sources: Sources) -> Event:
    place = activity.community or activity.place or activity.street
    topic = activity.topic if activity.topic != activity.item else ""
    return Event(
        day=_day(activity.held_on),
        item=books.quote(activity.item or activity.topic),
        place=books.quote(place),
        topic=books.quote(topic),
        amount=_amount(activity, sources),
        people=_people(activity, sources),
    )


def _day(day: Day | None) -> str:
    if day is None:
        return ""
    if day.first == day.last:
        return f"{day.first.month}月{day.first.day}日"
    return f"{day.first.month}月" if day.first.month == day.last.month else ""


def _amount(activity: Activity, sources: Sources) -> str:
    quantity = activity.quantity
    if quantity is None:
        return "数据暂缺" if activity.trouble("quantity") else ""
    least = quantity.value if quantity.low is None else quantity.low
    rough = "余" if quantity.approximate else ""
    source = Source(counted=f"{activity.item}数量，{activity.origin.sheet}第{activity.row}行", value=least)
    return sources.text(f"{number(least)}{rough}{activity.counted_in}", source)


def _people(activity: Activity, sources: Sources) -> str:
    if activity.people is None:
        return ""
    source = Source(
        counted=f"{activity.item}参加人数，{activity.origin.sheet}第{activity.row}行", value=activity.people
    )
    return sources.text(str(activity.people), source)
