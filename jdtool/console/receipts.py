"""What `inspect` shows: for every sheet what it was taken for, column by column and row by row."""

from collections.abc import Iterator

from jdtool.console.concealing import Conceal, concealer
from jdtool.console.terminal import View
from jdtool.console.width import display_width, one_line, wrap
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import ledger
from jdtool.ledgers.receipt import FileReceipt, SheetReceipt
from jdtool.ledgers.titles.columns import ColumnUse
from jdtool.workbooks.grid import letter

_ROLES = {
    "record": "记录",
    "title": "标题",
    "header": "表头",
    "banner": "分组行",
    "subtotal": "小计",
    "total": "合计",
    "note": "说明落款",
    "unread": "未读",
    "blank": "空行",
}
_BY = {
    "title": "栏名",
    "alias": "别名",
    "setting": "本单位登记",
    "loose": "常用名",
    "part": "部分相符",
    "group": "上级栏名",
    "content": "按内容",
    "month": "按月份（次序）列",
    "item": "按项目列",
    "map": "列名对照",
}
_LEGEND = (
    "括号里是认定的根据和把握（最高 1.00）：栏名、别名是已知的写法，本单位登记在 jdtool.toml 的 [aliases]，上级栏名看多层表头的上一层，"
    "部分相符和按内容的请核对。认错的列可在 [aliases] 中写明，箭头后的英文就是字段名。"
)
_LAYOUTS = {
    "table": "一行一条",
    "matrix": "按月（按次）横排，一格一次",
    "wide": "项目横排，一格一项",
    "cards": "登记卡，一张一人",
}
_ACROSS = frozenset({"month", "item"})  # several columns hold one field
_TITLE_WIDTH = 24
_ARROW = 12  # where the field stands when it needs a line to itself


def receipt_lines(books: Books, view: View) -> Iterator[str]:
    """Every file and sheet of the books."""
    conceal = concealer(books)
    for file in books.files:
        yield view.paint("heading", f"■ {one_line(file.path)}")
        yield ""
        yield from _file(file, view.width, conceal)
    yield from wrap(_LEGEND, view.width)


def _file(file: FileReceipt, width: int, conceal: Conceal) -> Iterator[str]:
    if file.failure:
        yield from wrap(file.failure, width, "  没有读出：")
        yield ""
    for warning in file.warnings:
        yield from wrap(warning, width, "  注意：")
    for sheet in file.sheets:
        for line in _sheet(sheet, conceal):
            yield from _fitted(line, width)
        yield ""


def _fitted(line: str, width: int) -> Iterator[str]:
    """The line; one too long is parted before its arrow, if it has one."""
    blanks = len(line) - len(line.lstrip())
    title, arrow, field = line.strip().partition(" → ")
    if arrow and display_width(line) > width:
        yield from wrap(title.rstrip(), width, " " * blanks, " " * (blanks + 4))
        yield from wrap(f"→ {field}", width, " " * _ARROW)
    else:
        yield from wrap(line.strip(), width, " " * blanks, " " * (blanks + 4))


def _sheet(sheet: SheetReceipt, conceal: Conceal) -> Iterator[str]:
    hidden = "（隐藏的表）" if not sheet.visible else ""
    kind = ledger(sheet.ledger).title if sheet.ledger else "空表" if not sheet.filled_rows else "没有认出"
    yield f"  {one_line(sheet.name)}{hidden}：{kind}{_shape(sheet)}"
    if sheet.reason:
        yield f"    {conceal(sheet.reason)}"
    for use in sheet.columns:
        if use.field:
            yield f"    {_column(sheet, use, conceal)}"
    yield from _leftovers(sheet, conceal)
    yield f"    {account(sheet)}"


def _shape(sheet: SheetReceipt) -> str:
    if not sheet.ledger:
        return ""
    rows = [str(number) for number in sheet.header_rows]
    header = f"第 {'～'.join(dict.fromkeys((rows[0], rows[-1])))} 行是表头，" if rows else ""
    made = "、".join(f"{ledger(name).title} {count} 条" for name, count in sheet.records.items())
    return f" · {header}{_LAYOUTS.get(sheet.layout, sheet.layout)} · {made or '没有记录'}"


def _column(sheet: SheetReceipt, use: ColumnUse, conceal: Conceal) -> str:
    title = conceal(one_line(use.title)) or "（没有栏名）"
    blanks = " " * max(0, _TITLE_WIDTH - display_width(title))
    doubt = f"；{letter(use.rival[0])}列“{conceal(one_line(use.rival[1]))}”也像" if use.rival else ""
    why = f"{_BY.get(use.by, use.by)} {use.score:.2f}{doubt}"
    return f"{letter(use.column):>2}列 {title}{blanks} → {_field(sheet, use)}（{why}）"


def _field(sheet: SheetReceipt, use: ColumnUse) -> str:
    """The field's Chinese title and its name in jdtool.toml; another ledger's is named with it."""
    for name, held in sheet.fields_by_ledger.items():
        field = ledger(name).field(use.field)
        if field and (held.get(use.field) == use.column or use.by in _ACROSS):
            owner = "" if name == sheet.ledger else f"{ledger(name).title}·"
            return f"{owner}{field.title} {use.field}"
    return use.field


def _leftovers(sheet: SheetReceipt, conceal: Conceal) -> Iterator[str]:
    titles = {letter(use.column): conceal(one_line(use.title)) for use in sheet.columns}
    if sheet.missing:
        lacking = (ledger(sheet.ledger).field(name) for name in sheet.missing)
        yield f"    缺少关键列：{'、'.join(field.title for field in lacking if field)}"
    if sheet.unused_columns:
        named = "、".join(f"{each}列“{titles.get(each, '')}”" for each in sheet.unused_columns)
        yield f"    有内容但没有用到的列：{named}"
    if sheet.ledger:
        for use in sheet.unread:
            yield f"    第 {use.row} 行未读：{conceal(use.reason)}"


def account(sheet: SheetReceipt) -> str:
    """The rows by role with their sum, which is all rows of the sheet."""
    parts = [f"{title} {sheet.rows[role]}" for role, title in _ROLES.items() if sheet.rows.get(role)]
    return f"共 {sum(sheet.rows.values())} 行 = {' + '.join(parts) or '0'}"
