"""Text of a cell: cleaned for keeping, squeezed for comparing, keyed for looking up a title."""

import datetime
import re
import unicodedata
from functools import lru_cache

from jdtool.cells.raw import Raw

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_BRACKET = re.compile(r"^(.+?)[(\[【（]([^()\[\]【】（）]*)[)\]】）]$")
_MARKS = re.compile(r"[*＊:：\s、,，。.]+")
_TYPOS = str.maketrans({"藉": "籍", "帐": "账", "﹑": "、"})


def read_text(raw: Raw) -> str:
    """The cell as one clean line of text: no control or direction marks, outer blanks cut.

    >>> read_text("  张三\\u200b\\n "), read_text(12.0), read_text(0.5), read_text("")
    ('张三', '12', '0.5', '')
    """
    if isinstance(raw, str):
        if raw.isprintable():
            return raw.strip()
        return _CONTROLS.sub("", raw).strip() if raw and not raw.isspace() else ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime.datetime) and raw.time() == datetime.time():
        return raw.date().isoformat()
    return str(raw)


@lru_cache(maxsize=1 << 14)  # names and words come again and again
def squeeze(text: str) -> str:
    """Half-width, without any blank: for comparing words.

    >>> squeeze("合　　计"), squeeze("Ａ 1")
    ('合计', 'A1')
    """
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> str:
    """A column title reduced to what decides its meaning: a trailing bracket and marks are cut.

    >>> title_key("姓  名*"), title_key("户藉地\\n详址"), title_key("办公电话（0531）"), title_key("其它地址：")
    ('姓名', '户籍地详址', '办公电话', '其他地址')
    >>> title_key("（房主）身份证号")
    '(房主)身份证号'
    """
    key = _MARKS.sub("", squeeze(title).translate(_TYPOS)).replace("其它", "其他")
    inner = _BRACKET.match(key)
    return inner[1] if inner else key


def title_bracket(title: str) -> str:
    """What stands in the trailing bracket of a title: a unit, a code list, an instruction.

    >>> title_bracket("横幅（条）"), title_bracket("姓名")
    ('条', '')
    """
    inner = _BRACKET.match(squeeze(title))
    return inner[2] if inner else ""
