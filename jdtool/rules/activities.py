"""PU: publicity and other activities, and the quantities written for them."""

from jdtool.cells.quantity import Quantity, read_quantity
from jdtool.cells.raw import Trouble
from jdtool.ledgers.activities import Activity
from jdtool.ledgers.books import Books
from jdtool.rules.rule import OK, Outcome, Outcomes, Severity, hit, rule

_COUNTS = {"quantity": "数量", "people": "参加人数"}


@rule(
    "PU702",
    "count-approximate",
    Severity.INFO,
    "数量是概数",
    needs=("activities.quantity|activities.people",),
    basis="台账数字应当准确、可核对（本地设定；概数只作提示）",
    remedy="有准确数的改填准确数；确为概数的保留，报告中写作“余”",
    example="数量“600余”是概数，合计按 600 计，有准确数的应填准确数",
)
def count_approximate(books: Books) -> Outcomes:
    """数量、参加人数写的是“600余”“近百”“2～3”之类。数量保留上下限，合计时按所写的数计并标明概数；参加人数是概数的不计入合计。

    为什么：概数相加越加越不准，上报前最好核实。
    """
    for activity in books.activities:
        if activity.quantity:
            yield _about(books, activity, "quantity", activity.quantity)
        people = activity.trouble("people")
        about = read_quantity(people.text).value if people else None
        if about or activity.people is not None:
            yield _about(books, activity, "people", about)


def _about(books: Books, activity: Activity, field: str, count: Quantity | None) -> Outcome:
    if count is None or not count.approximate:
        return OK
    effect = f"合计按 {count.value} 计" if field == "quantity" else "没有计入合计"
    written = books.quote(count.text)
    return hit(activity, field, f"{_COUNTS[field]}“{written}”是概数，{effect}，有准确数的应填准确数")


@rule(
    "PU703",
    "count-unreadable",
    Severity.ERROR,
    "数量读不出来",
    needs=("activities.quantity|activities.people",),
    remedy="改填数字，单位写在单位栏",
    example="数量填的“202_余”不是数字，应填数字",
)
def count_unreadable(books: Books) -> Outcomes:
    """数量栏、参加人数栏填了内容却不是数字（如“202_余”“若干”），不计入合计。概数由 PU702 提示。

    为什么：读不出的数量不会计入成果，合计会偏小。
    """
    for activity in books.activities:
        for name, title in _COUNTS.items():
            trouble = activity.trouble(name) if activity.troubles else None
            if trouble and trouble.trouble is Trouble.UNREADABLE and read_quantity(trouble.text).value is None:
                quote = books.quote(trouble.text[:20])
                yield hit(activity, name, f"{title}填的“{quote}”不是数字，应填数字")
            elif trouble is None and getattr(activity, name) is not None:
                yield OK
