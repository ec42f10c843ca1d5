"""AG: percentages that are not those of their fraction."""

from collections.abc import Iterator

from jdtool.cells.share import Fit, Share, read_shares
from jdtool.ledgers.books import Books
from jdtool.ledgers.record import Place, Record
from jdtool.rules.rule import OK, UNDECIDED, Hit, Outcome, Outcomes, Severity, rule


@rule(
    "AG903",
    "share-wrong",
    Severity.ERROR,
    "百分比与分数不符",
    basis="统计数字前后一致；百分比按四舍五入（GB/T 8170）",
    remedy="按分子、分母重新计算；分子、分母有误的先更正",
    example="“占总数的60%”按 6/11 应为 55%",
)
def share_wrong(books: Books) -> Outcomes:
    """标题、说明、备注里写的百分比，与同一句话里的分子、分母算出的不一致；舍去尾数（68.58% 写成 68%）的另作警告。写“约”“近”“超过”的不查；一句话里看不出哪个是总数的不判。

    为什么：百分比是上报材料里最容易抄错、最容易被核出来的数。
    """
    for place, record, text in _sentences(books):
        for share in read_shares(text):
            yield _judged(books, place, record, share)


def _sentences(books: Books) -> Iterator[tuple[Place, Record | None, str]]:
    for sheet in books.sheets:
        for note in sheet.notes:
            if "%" in note.text or "％" in note.text:
                yield Place(sheet.file, sheet.name, note.row), None, note.text
    for record in (*books.activities, *books.communities):
        for field in ("topic", "remarks"):
            text: str = getattr(record, field, "")
            if "%" in text or "％" in text:
                yield record.at(field), record, text


def _judged(books: Books, place: Place, record: Record | None, share: Share) -> Outcome:
    if share.fit is Fit.RIGHT:
        return OK
    if share.fit is Fit.OPEN:
        return UNDECIDED
    what = f"“{books.quote(share.text)}”按 {share.part}/{share.whole} 应为 {share.right}%"
    if share.fit is Fit.TRUNCATED:
        return Hit(place, f"{what}，写的是舍去尾数的数，应四舍五入", record, severity=Severity.WARNING)
    return Hit(place, what, record)
