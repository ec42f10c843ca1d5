"""ST: what a sheet's layout keeps from its reader: merged and hidden cells, formulas without result, errors."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jdtool.ledgers.books import Books
from jdtool.ledgers.receipt import SheetReceipt
from jdtool.ledgers.record import Place
from jdtool.rules.rule import OK, Hit, Outcomes, Severity, rows_named, rule
from jdtool.workbooks.grid import Address, letter

_AS_IS = "台账应当一行一条记录、所见即所得（本地设定）"
_NAMED = 5  # cells or rows named in a message


def _ledgers(books: Books) -> Iterator[SheetReceipt]:
    return (sheet for sheet in books.sheets if sheet.ledger)


def _place(sheet: SheetReceipt, row: int, column: int) -> Place:
    field = next((use.field for use in sheet.columns if use.column == column), "")
    return Place(sheet.file, sheet.name, row, column, field)


def _title(sheet: SheetReceipt, column: int) -> str:
    title = next((use.title for use in sheet.columns if use.column == column), "")
    return f"{letter(column)}列“{title}”" if title else f"{letter(column)}列"


def _list(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMED]) + (" 等" if len(names) > _NAMED else "")


@rule(
    "ST005",
    "merged-across-records",
    Severity.WARNING,
    "合并单元格跨多条记录",
    basis=_AS_IS,
    remedy="取消合并，每行填上各自的值；合并的确是同一个值的，可不改",
    example="B列“村（居）”有 12 处合并单元格跨多条记录（第一处第 4～6 行），已按各行都是这个值读取，应核对并逐行填写",
)
def merged_across_records(books: Books) -> Outcomes:
    """一个合并单元格跨了几条记录。文字和日期按各行都是这个值读取；数字只算在第一行，以免重复计算。一列合为一条。

    为什么：合并后看不出值属于哪一行，排序、筛选、汇总时也容易错行。
    """
    for sheet in _ledgers(books):
        merges = sorted(sheet.condition.merges, key=lambda merge: (merge.column, merge.first_row))
        for column, group in groupby(merges, key=lambda merge: merge.column):
            found = list(group)
            first, single = found[0], [merge for merge in found if not merge.applied]
            where = f"{_title(sheet, column)}有 {len(found)} 处合并单元格跨多条记录（第一处第 {first.first_row}～{first.last_row} 行）"
            read = "已按各行都是这个值读取" if not single else f"其中 {len(single)} 处只算在第一行"
            yield Hit(_place(sheet, first.first_row, column), f"{where}，{read}，应核对并逐行填写")
        if not merges:
            yield OK


@rule(
    "ST006",
    "hidden-data",
    Severity.WARNING,
    "隐藏的内容",
    basis=_AS_IS,
    remedy="取消隐藏、清除筛选，核对这些内容该不该算；不该算的删去",
    example="有 3 条记录在隐藏（或筛选掉）的行里（第 5、6、9 行），已计入检查和统计，应取消隐藏并核对",
)
def hidden_data(books: Books) -> Outcomes:
    """隐藏或筛选掉的行、列、工作表里有记录。jdtool 照样读取，并计入检查和统计。

    为什么：打开表格看到的与算出来的不一样，数字就对不上。
    """
    for sheet in _ledgers(books):
        messages = list(_hidden(sheet))
        for place, message in messages:
            yield Hit(place, message)
        if not messages:
            yield OK


def _hidden(sheet: SheetReceipt) -> Iterator[tuple[Place, str]]:
    rows, columns = sheet.condition.hidden_rows, sheet.condition.hidden_columns
    if not sheet.visible and sheet.rows["record"]:
        message = f"隐藏的工作表里有 {sheet.rows['record']} 条记录，已计入检查和统计，应取消隐藏并核对"
        yield Place(sheet.file, sheet.name), message
    if rows:
        where = f"有 {len(rows)} 条记录在隐藏（或筛选掉）的行里（{rows_named(rows)}）"
        yield Place(sheet.file, sheet.name, rows[0]), f"{where}，已计入检查和统计，应取消隐藏并核对"
    if columns:
        listed = _list([_title(sheet, column) for column in columns])
        place = _place(sheet, max(sheet.header_rows, default=0), columns[0])
        yield place, f"{listed}是隐藏的列，已读取，应取消隐藏并核对"


@rule(
    "ST008",
    "formula-without-value",
    Severity.WARNING,
    "公式没有计算结果",
    basis=_AS_IS,
    remedy="在 Excel/WPS 中打开，全部重新计算后保存；或把公式改成数值",
    example="G列“年龄”有 11 格是没有保存结果的公式（G5、G6、G7、G8、G9 等），按空白读取，应重新计算后保存",
)
def formula_without_value(books: Books) -> Outcomes:
    """要读取的格里是公式，文件却没有保存计算结果（多见于其他软件导出的表格）。这一格按空白处理。一列合为一条。

    为什么：看上去有数，读出来是空的，检查和统计都会少算。
    """
    for sheet in _ledgers(books):
        yield from _by_column(
            sheet, sheet.condition.uncalculated, "有 {} 格是没有保存结果的公式（{}），按空白读取，应重新计算后保存"
        )


@rule(
    "ST009",
    "error-cell",
    Severity.WARNING,
    "错误值",
    basis=_AS_IS,
    remedy="改正公式或直接填写正确的值",
    example="D列“身份证号”有 2 格是错误值（D7、D12），按空白读取，应改正公式或直接填写",
)
def error_cell(books: Books) -> Outcomes:
    """要读取的格里是 #REF!、#N/A、#VALUE! 之类的错误值。这一格按空白处理。一列合为一条。

    为什么：公式引用的内容已经不在，原来的值丢了。
    """
    for sheet in _ledgers(books):
        yield from _by_column(sheet, sheet.condition.errors, "有 {} 格是错误值（{}），按空白读取，应改正公式或直接填写")


def _by_column(sheet: SheetReceipt, cells: Iterable[Address], message: str) -> Outcomes:
    """One finding for a column, at its first cell."""
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    for column, group in groupby(ordered, key=lambda cell: cell[1]):
        rows = [row for row, _ in group]
        listed = _list([f"{letter(column)}{row}" for row in rows])
        yield Hit(_place(sheet, rows[0], column), _title(sheet, column) + message.format(len(rows), listed))
    if not ordered:
        yield OK
