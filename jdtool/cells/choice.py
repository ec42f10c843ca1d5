"""Words out of a table, marks of a checklist, and yes or no."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from jdtool.cells.quantity import read_quantity
from jdtool.cells.raw import Raw, Reading, Trouble
from jdtool.cells.text import read_text, squeeze
from jdtool.cells.words import ABSENT, NEGATIONS, NO, PRESENT, REVERSALS, UNFILLED, YES, is_excuse

_NOTE = re.compile(r"(.+?)\([^()]*\)")
_PIECES = re.compile(r"[,、;/|+。]|但|且")
_INCOMPLETE = re.compile("不全|不齐|不完整")
_LACKING = re.compile("[缺无未没欠].*|.+缺失?")
_DENIAL = re.compile("[未无没否不非].{1,4}")
_LOOKALIKES = str.maketrans({"−": "-", "\ufe0f": None})  # a minus sign; the mark that makes ✔ an emoji


class Mark(StrEnum):
    """What a cell of a checklist says about its item."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


def read_choice(raw: Raw, words: Mapping[str, tuple[str, ...]]) -> Reading[str]:
    """The canonical value a cell names: as a whole, else by the longest word of the table within it.

    >>> results = {"阴性": ("阴", "-", "未见异常"), "阳性": ("阳", "+", "异常")}
    >>> [read_choice(raw, results).value for raw in ("阴性", "－", "尿检阴性", "未见异常", "阳（吗啡）")]
    ['阴性', '阴性', '阴性', '阴性', '阳性']
    >>> [read_choice(raw, results).trouble.value for raw in ("√", "阴性/阳性", "非阳性", "不详")]
    ['unreadable', 'unreadable', 'unreadable', 'excused']
    """
    text = _word(raw)
    if not text:
        return Reading(None)
    whole = _by_word(tuple(words.items()))
    named = whole.get(text) or whole.get(_without_note(text))
    if named is None and is_excuse(text):
        return Reading(None, Trouble.EXCUSED)
    claims = {named} if named else {claim for piece in _PIECES.split(text) for claim in _claims(piece, whole)}
    return Reading(claims.pop()) if len(claims) == 1 else Reading(None, Trouble.UNREADABLE)


@cache
def _by_word(words: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {_key(word): value for value, synonyms in words for word in (value, *synonyms)}


def read_mark(raw: Raw) -> Reading[Mark]:
    """Whether a checklist item is there; never in trouble, for any note, date or number says that it is.

    >>> [read_mark(raw).value.value for raw in ("√", "齐全", 1, "2023.5.6", "3份", "张三")]
    ['present', 'present', 'present', 'present', 'present', 'present']
    >>> [read_mark(raw).value.value for raw in ("", "×", "无", 0, "缺照片", "不齐", "0份", "待补", "/", "有/无")]
    ['absent', 'absent', 'absent', 'absent', 'absent', 'absent', 'absent', 'excused', 'excused', 'excused']
    """
    text = _word(raw)
    bare = _without_note(text)
    if not text or bare in ABSENT or _INCOMPLETE.search(text):
        return Reading(Mark.ABSENT)
    if text in UNFILLED or is_excuse(bare):
        return Reading(Mark.EXCUSED)
    if bare in PRESENT:
        return Reading(Mark.PRESENT)
    count = read_quantity(raw).value
    absent = _LACKING.fullmatch(text) or (count is not None and count.value == 0)
    return Reading(Mark.ABSENT if absent else Mark.PRESENT)


def read_yes_no(raw: Raw) -> Reading[bool]:
    """Yes or no: a mark, a word of the table, or a short text that begins with 未, 无, 没, 否, 不, 非.

    >>> [read_yes_no(raw).value for raw in ("是", "√", 1, True, "已见面", "否（外出）", "无", 0, "未见面", "不在家")]
    [True, True, True, True, True, False, False, False, False, False]
    >>> [read_yes_no(raw).trouble.value for raw in ("3", "电话联系", "已搬走", "不详", "是/否")]
    ['unreadable', 'unreadable', 'unreadable', 'excused', 'excused']
    """
    text = _word(raw)
    bare = _without_note(text)
    if not text:
        return Reading(None)
    if bare in YES:
        return Reading(True)
    if bare in NO:
        return Reading(False)
    if text in UNFILLED or is_excuse(bare):
        return Reading(None, Trouble.EXCUSED)
    return Reading(False) if _DENIAL.fullmatch(bare) else Reading(None, Trouble.UNREADABLE)


def _word(raw: Raw) -> str:
    """The cell as one word in half-width capitals, without a full stop at its end."""
    text = _key(read_text(raw))
    return text.rstrip(".。,;!") or text


def _key(text: str) -> str:
    return squeeze(text).translate(_LOOKALIKES).upper()


def _without_note(text: str) -> str:
    inner = _NOTE.fullmatch(text)
    return inner[1] if inner else text


def _claims(piece: str, whole: Mapping[str, str]) -> set[str]:
    """The values of the longest words in a piece; a single character claims nothing (高 in 高中)."""
    found = [word for word in whole if len(word) > 1 and _stands_in(piece, word)]
    longest = max(map(len, found), default=0)
    return {whole[word] for word in found if len(word) == longest}


def _stands_in(piece: str, word: str) -> bool:
    """Whether a word is claimed somewhere: neither denied before it (未失控) nor past after it (强戒后)."""
    before, _, after = piece.partition(word)
    return word in piece and not before.endswith(NEGATIONS) and not after.startswith(REVERSALS)
