"""ST: the shape of the workbooks; every other result depends on these."""

from jdtool.ledgers.body.totals import Stated
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.ledgers.record import Place
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.rules.rule import OK, UNDECIDED, Hit, Outcomes, Severity, rule
from jdtool.workbooks.grid import letter

_READ = "读到的内容才能检查和统计"
_COVER_ROWS = 3  # a sheet with fewer filled rows is a cover page


@rule(
    "ST001",
    "file-unreadable",
    Severity.ERROR,
    "文件读不出来",
    basis=_READ,
    remedy="按提示处理后重新检查；这个文件里的内容没有进入任何检查和统计",
    example="台账.xlsx：文件有密码；请先在 Excel/WPS 中取消密码再读",
)
def file_unreadable(books: Books) -> Outcomes:
    """文件损坏、加密、过大或根本不是电子表格，读不出任何内容。

    为什么：读不出的文件等于没有检查，所有数字都可能因此少算。
    """
    for file in books.files:
        yield Hit(Place(file.path), file.failure) if file.failure else OK


@rule(
    "ST002",
    "sheet-not-understood",
    Severity.WARNING,
    "有内容的表没有认出来",
    basis=_READ,
    remedy="用 jdtool inspect 查看原因；若确是台账，可在 jdtool.toml 的 [aliases] 中登记它的栏目名称",
    example="有 15 行内容，没有认出是哪一种台账",
)
def sheet_not_understood(books: Books) -> Outcomes:
    """一张非空的工作表没有识别为任何台账。封面（不足 3 行）和隐藏的表只作提示。

    为什么：没认出的表不参加检查和统计，里面的问题也就查不出来。
    """
    for sheet in books.sheets:
        if not sheet.filled_rows:
            continue
        if sheet.understood:
            yield OK
            continue
        minor = sheet.filled_rows < _COVER_ROWS or not sheet.visible
        where = "（隐藏的表）" if not sheet.visible else ""
        message = f"有 {sheet.filled_rows} 行内容{where}，{sheet.reason}"
        yield Hit(Place(sheet.file, sheet.name), message, severity=Severity.INFO if minor else None)


@rule(
    "ST003",
    "key-column-missing",
    Severity.ERROR,
    "缺少关键列",
    basis=_READ,
    remedy="在台账中补上这一列；若列已有而名称特殊，在 jdtool.toml 的 [aliases] 中登记该名称",
    example="认作走访台账，但没有找到“走访时间”列，应有这一列",
)
def key_column_missing(books: Books) -> Outcomes:
    """认出了台账，却没有它的记录所依据的列：人员要有姓名，走访和检测要有姓名和日期，活动要有项目或数量。

    为什么：没有这些列，记录无法归到人、无法归到时间。
    """
    for sheet in books.sheets:
        if not sheet.ledger:
            continue
        missing = _missing(sheet)
        if missing:
            titles = "、".join(f"“{title}”" for title in missing)
            yield Hit(
                Place(sheet.file, sheet.name), f"认作{ledger(sheet.ledger).title}，但没有找到{titles}列，应有这一列"
            )
        else:
            yield OK


def _missing(sheet: SheetReceipt) -> list[str]:
    held = sheet.fields_by_ledger.get(sheet.ledger, {})
    if sheet.ledger == "activities" and {"item", "quantity"} & held.keys():
        return []
    each = ledger(sheet.ledger)
    return [field.title for field in each.fields if field.name in sheet.missing]


@rule(
    "ST004",
    "column-ambiguous",
    Severity.WARNING,
    "列的含义有歧义",
    basis=_READ,
    remedy="核对采用的是不是要的那一列；不是的，在 jdtool.toml 的 [aliases] 中写明",
    example="B列“姓名”与F列“姓名”都像同一栏目，采用了靠左的B列",
)
def column_ambiguous(books: Books) -> Outcomes:
    """两列同样像一个栏目，程序采用了靠左的一列；或一列同样像两个栏目，程序采用了其中一个。

    为什么：采用错了列，后面的检查和统计都会错。
    """
    for sheet in books.sheets:
        for use in sheet.columns:
            if not use.field:
                continue
            message = _doubt(sheet, use)
            place = Place(sheet.file, sheet.name, max(sheet.header_rows, default=0), use.column, use.field)
            yield Hit(place, message) if message else OK


def _doubt(sheet: SheetReceipt, use: ColumnUse) -> str:
    """What else a column, or its field, may have been."""
    if use.rival:
        column, title = use.rival
        return f"{letter(use.column)}列“{use.title}”与{letter(column)}列“{title}”都像同一栏目，采用了靠左的{letter(use.column)}列"
    field = ledger(sheet.ledger).field(use.field) if sheet.ledger and use.twin else None
    if field is None:
        return ""
    return f"{letter(use.column)}列“{use.title}”既像“{field.title}”，又像“{use.twin}”，当作“{field.title}”读取"


@rule(
    "ST007",
    "row-unread",
    Severity.WARNING,
    "有内容的行没有读入",
    basis=_READ,
    remedy="补填关键栏（如姓名、日期），或删去多余的内容",
    example="有内容，但没有填写姓名",
)
def row_unread(books: Books) -> Outcomes:
    """表格中一行有内容，却既不是记录，也不是标题、合计、说明之类。

    为什么：这一行没有参加检查和统计，可能漏了一个人或一次工作。
    """
    for sheet in books.sheets:
        if not sheet.ledger or sheet.reason:  # told by ST002, ST003
            continue
        for use in sheet.unread:
            yield Hit(Place(sheet.file, sheet.name, use.row, use.column), use.reason)
        for _ in range(sheet.rows["record"]):
            yield OK


@rule(
    "ST011",
    "total-mismatch",
    Severity.ERROR,
    "合计与明细不符",
    remedy="核对明细有无漏行、重行，或更正合计数",
    example="“合计”行的“户数”填 12，第 5～15 行的明细为 11，两者应一致",
)
def total_mismatch(books: Books) -> Outcomes:
    """手填的合计、小计，或分组标题里的人数（如“和平里社区（3人）”），与下面（上面）的明细不一致。

    为什么：上报的数字必须与明细一致，检查时首先核对的就是合计。
    """
    for sheet in books.sheets:
        for stated in sheet.totals:
            if stated.counted is None:
                yield UNDECIDED
            elif stated.counted == stated.stated:
                yield OK
            else:
                yield Hit(Place(sheet.file, sheet.name, stated.row, stated.column), _difference(books, stated))


def _difference(books: Books, stated: Stated) -> str:
    one = stated.first_row == stated.last_row
    rows = f"第 {stated.first_row} 行" if one else f"第 {stated.first_row}～{stated.last_row} 行"
    label = books.quote(stated.label)
    what = f"“{label}”行的“{stated.title}”填" if stated.title else f"“{label}”写"
    return f"{what} {stated.stated}，{rows}的明细为 {stated.counted}，两者应一致"
