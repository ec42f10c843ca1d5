"""A register's people who take several rows each, their name merged over them: one record, not one a row."""

from collections.abc import Mapping

from jdtool.ledgers.body.rows import Role, Roles, RowUse
from jdtool.workbooks.grid import Grid

CONTINUED = "姓名与上一行合并，是同一人，本行其余各栏没有读入"


def fold_continued(grid: Grid, roles: Roles, columns: Mapping[str, int]) -> Roles:
    """The roles with rows set aside in which name and number only go on from the row above; `columns` are by field."""
    name = columns.get("name", 0)
    others = [columns[field] for field in ("id_number", "sequence") if field in columns]
    if not name or not others:
        return roles
    merged = _continued(grid)
    goes_on = [row for row in roles.records if (row, name) in merged]
    folded = [row for row in goes_on if all((row, at) in merged or grid.cell(row, at) == "" for at in others)]
    if not folded:
        return roles
    uses = {use.row: use for use in roles.others} | {row: _use(grid, row, merged) for row in folded}
    records = tuple(row for row in roles.records if row not in uses)
    return Roles(records, tuple(uses[row] for row in sorted(uses)), roles.next_header)


def _continued(grid: Grid) -> set[tuple[int, int]]:
    """Row and column of every cell below the first one of a range merged downwards."""
    return {
        (row, span.first_column)
        for span in grid.merged
        if span.height > 1 and span.width == 1
        for row in range(span.first_row + 1, min(span.last_row, len(grid.rows)) + 1)
    }


def _use(grid: Grid, row: int, merged: set[tuple[int, int]]) -> RowUse:
    own = [column for column, cell in enumerate(grid.rows[row - 1], 1) if cell != "" and (row, column) not in merged]
    return RowUse(row, Role.UNREAD, CONTINUED, own[0]) if own else RowUse(row, Role.BLANK)
