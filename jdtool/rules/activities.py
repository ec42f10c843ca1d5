"""PU: publicity and other activities, and the quantities written for them."""

from jdtool.cells.raw import Trouble
from jdtool.ledgers.books import Books
from jdtool.rules.rule import OK, Outcomes, Severity, hit, rule

_COUNTS = {"quantity": "数量", "people": "参加人数"}


@rule(
    "PU702",
    "count-approximate",
    Severity.INFO,
    "数量是概数",
    needs=("activities.quantity",),
    basis="统计数字应当准确（统计法第七条的精神；概数只作提示）",
    remedy="有准确数的改填准确数；确为概数的保留，报告中写作“余”",
    example="“600余”按 600 计，标明概数",
)
def count_approximate(books: Books) -> Outcomes:
    """数量写的是“600余”“近百”“2～3”之类。jdtool 保留上下限，合计时按下限并标明概数。

    为什么：概数相加越加越不准，上报前最好核实。
    """
    for activity in books.activities:
        if activity.quantity is None:
            continue
        if activity.quantity.approximate:
            yield hit(
                activity, "quantity", f"数量“{activity.quantity.text}”是概数，合计时按 {activity.quantity.value} 计"
            )
        else:
            yield OK


@rule(
    "PU703",
    "count-unreadable",
    Severity.ERROR,
    "数量读不出来",
    needs=("activities.quantity|activities.people",),
    remedy="改填数字，单位写在单位栏",
    example="“202_余”不是数字",
)
def count_unreadable(books: Books) -> Outcomes:
    """数量栏、人数栏填了内容却不是数字（如“202_余”“若干”），不计入合计。

    为什么：读不出的数量不会计入成果，合计会偏小。
    """
    for activity in books.activities:
        for name, title in _COUNTS.items():
            trouble = activity.trouble(name) if activity.troubles else None
            if trouble and trouble.trouble is Trouble.UNREADABLE:
                quote = books.masking.quote(trouble.text[:20])
                yield hit(activity, name, f"{title}填的“{quote}”不是数字，应填数字")
            elif getattr(activity, name) is not None:
                yield OK
