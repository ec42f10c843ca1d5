"""The words under a month of visits or tests: what was done, that nobody was met, or nothing at all."""

import re
from collections.abc import Mapping
from typing import Any, Final

from jdtool.cells.choice import read_choice
from jdtool.cells.words import CONTROL_STATUS, MEASURE, NO, PRESENT, TEST_RESULT, VISIT_METHOD, YES, is_excuse

Meaning = Mapping[str, Any] | None
"""Field values of the event; None where the word is not understood."""
NOTHING: Final[Mapping[str, Any]] = {"nothing": True}
"""The cell is filled and tells of no event: ×, 未访, 强戒."""

_NOT_DONE = re.compile(
    r"[未没不无][曾有需用]?(开展|进行|完成|走|家|入户|上门|回|随|面|检|测|做|查)?(访|谈|帮教|联系|检测|尿检|检|测|做)?(过|到)?"
)
_NOT_MET = re.compile(
    r"外出|不在|未见|没见|见不到|见不着|拒见|拒访|拒不见|不开门|没人|无人|失联|联系不上|无法联系|未遇|务工|打工|出差|搬走|去向不明|下落不明|找不到"
)
_MET_NOBODY = {"拒见", "人不在", "见不到面"}
_REMOTE = frozenset({"电话", "视频", "微信", "短信"})
_DONE = re.compile(r"(已|已经)?(走|家|回|随|面|探|帮)?(访|教|完成|落实|开展|联系|谈话)过?|到位")
_TOLD = re.compile(
    "正常|稳定|良好|在家|上班|就业|表现|配合|未发现|无异常|情况|谈|帮教|走访|家访|联系|见面|了解|劝|宣传"
)
_AWAY = re.compile("外出|不在|务工|打工|请假|未到|住院|出差|失联|联系不上|未见|没来")
_TESTED = re.compile(r"(已|已经)?(检|测|尿检|检测|做|完成|验)过?|有")
_SIGNS = {"+": "阳性", "(+)": "阳性", "++": "阳性", "-": "阴性", "(-)": "阴性"}
_HELD = frozenset(
    {"强制隔离戒毒", "羁押", "羁押服刑", "死亡", "出国", "已解除", "戒断三年未复吸", "终止", "中止", "未报到"}
)
_VOID = frozenset({"×", "✗", "✘", "X", "N", "NO", "0", "否", "未", "无", "没有"})


def meaning_of_visit(word: str) -> Meaning:
    """What a word in a month of visits says.

    >>> [dict(meaning_of_visit(word) or {}) for word in ("√", "电话", "已见面", "未见")]
    [{}, {'method': '电话'}, {'method': '面谈', 'met': True}, {'met': False, 'content': '未见'}]
    >>> [meaning_of_visit(word) is NOTHING for word in ("×", "未走访", "强戒", "√")], meaning_of_visit("红旗")
    ([True, True, True, False], None)
    """
    upper = word.upper()
    if upper in NO - _MET_NOBODY or is_excuse(word) or _NOT_DONE.fullmatch(word):
        return NOTHING
    method = read_choice(word, VISIT_METHOD).value
    told: dict[str, Any] = {"method": method} if method else {}
    if _NOT_MET.search(word):
        return {**told, "content": word} if method in _REMOTE else {**told, "met": False, "content": word}
    if re.search("已?见[面到]", word):
        told["met"] = True
    if upper in YES | PRESENT or _DONE.fullmatch(word) or (method and len(word) <= 4):
        return told
    if _is_held(word):
        return NOTHING
    return {**told, "content": word} if method or _TOLD.search(word) else None


def meaning_of_test(word: str, *, plus: bool) -> Meaning:
    """What a word in a month of tests says; `plus` is whether + and - stand for results there.

    >>> [meaning_of_test(word, plus=True) for word in ("阴", "-", "拒检", "√")]
    [{'result': '阴性'}, {'result': '阴性'}, {'result': '拒检'}, {}]
    >>> meaning_of_test("-", plus=False) is NOTHING, meaning_of_test("外出", plus=False), meaning_of_test("红旗", plus=False)
    (True, {'result': '未检', 'remarks': '外出'}, None)
    """
    upper = word.upper()
    if upper in _SIGNS:
        return {"result": _SIGNS[upper]} if plus or upper not in {"-", "+", "++"} else NOTHING if upper == "-" else None
    result = None if upper in _VOID else read_choice(word, TEST_RESULT).value
    if result:
        return {"result": result}
    if upper in _VOID or is_excuse(word):
        return NOTHING
    if upper in YES | PRESENT or _TESTED.fullmatch(word):
        return {}
    if _is_held(word):
        return NOTHING
    return {"result": "未检", "remarks": word} if _AWAY.search(word) else None


def _is_held(word: str) -> bool:
    """Whether the word says why nobody goes there any more."""
    return bool({read_choice(word, MEASURE).value, read_choice(word, CONTROL_STATUS).value} & _HELD)
