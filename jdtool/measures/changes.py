"""Figures of who came onto the roster and who left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.measures.account_rows import ALWAYS, LINES
from jdtool.measures.measure import PEOPLE, Count, Table, measure
from jdtool.measures.movements import REASONS
from jdtool.measures.timing import ELSEWHERE

NO_MOVED_IN = "花名册没有“转入日期”栏，转入的人员按初次发现日期列入期初或新增"
LEAVING = "persons.removed_on|persons.released_on"

if TYPE_CHECKING:
    from jdtool.measures.frames import Frames


@measure("new_registered", "新增人数", needs=("persons.name", "persons.first_found_on"), of_period=True)
def new_registered(frames: Frames) -> Count:
    """登记在册人员中，初次发现日期确定在期内、不晚于截止日的人数，有几个日期的取最早的；没有初次发现日期、日期不能确定在期内的不计，另行列出。"""
    rows = frames.courses[frames.courses["found"].ne(ELSEWHERE)]
    return Count(rows.assign(reason=rows["found"]), PEOPLE)


@measure("removed", "减少人数", needs=("persons.name", LEAVING), of_period=True)
def removed(frames: Frames) -> Table:
    """登记在册人员中，减少（死亡、迁出等）日期、转出日期或社区戒毒（康复）解除日期确定在期内的人数，按减少原因分类，每人计一次；解除强制隔离戒毒的日期不算减少；日期不能确定在期内的，已标明死亡、出国（境）、戒断三年、解除、终止而没有日期的不计，另行列出。"""
    rows = frames.courses[frames.courses["left"].ne(ELSEWHERE)]
    rows = rows.assign(reason=rows["left"], people=1)
    return Table(rows, {"left_for": "减少原因"}, {"people": "人数"}, REASONS, adds_up=True)


@measure("roster_account", "人员增减平衡", needs=("persons.name", "persons.first_found_on", LEAVING), of_period=True)
def roster_account(frames: Frames) -> Table:
    """期初＋期内新增＋转入－解除－戒断三年未复吸－死亡－出国（境）－转出－其他减少，应等于期末：期初是初次发现（转入）在期前、期前没有减少的人员，期末是到截止日没有减少的人员；来或走的日期没有、不精确的，列不进期初、新增或减少的，使期末与应有对不上，另行列出。"""
    unasked = "" if frames.books.has_column("persons", "transferred_in_on") else NO_MOVED_IN
    always = tuple((line,) for line in ALWAYS)
    return Table(frames.account, {"line": "项目"}, {"people": "人数"}, LINES, always, note=unasked)
