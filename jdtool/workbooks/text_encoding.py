"""Which encoding a text has: told by its mark, then strictly UTF-8, then strictly GB18030; a wrong byte is an error."""

import codecs
import re

from jdtool.workbooks.failure import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # starts like the next one
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LETTERS = re.compile(r"[^\x00-\x7f]+")
_HAN_IN_UTF8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}")
_COMMON = {"gb18030": (range(0xA1, 0xD8), 0xA1), "big5": (range(0xA1, 0xC7), 0x40)}
"""First bytes, and the least second byte, of the signs and the frequent characters of an encoding."""
_MOSTLY = 0.4
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*(gb[\w-]+|big5|utf-?8|iso-8859-\d+|windows-125\d|us-ascii)""", re.IGNORECASE
)
_REMEDY = "请用 Excel/WPS 打开核对后另存为 .xlsx"


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Unreadable with the line of the first byte that fits nothing."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), name
    wide = _wide(data)
    if wide:
        return _strict(data, wide, wide.upper()), wide.upper()
    try:
        return _without_nul(data.decode("utf-8")), "UTF-8"
    except UnicodeDecodeError:
        return _gb18030(data), "GB18030"


def decode_page(data: bytes) -> tuple[str, str]:
    """The text of a web page: as it declares of itself, else as any text."""
    declared = _DECLARED.search(data[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else ""
    if not encoding or encoding.startswith("utf") or data.startswith(tuple(mark for mark, _, _ in _MARKS)):
        return decode(data)
    encoding = "gb18030" if encoding.startswith("gb") else encoding
    return _strict(data, encoding, encoding.upper()), encoding.upper()


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: every comma, digit and line end has its zeros on one side."""
    head = data[:4000]
    zeros = [head[side::4].count(0) for side in range(4)]
    positions = max(len(head) // 4, 1)
    if zeros[0] == positions and zeros[1] > positions / 2:
        return "utf-32-be"
    if zeros[3] == positions and zeros[2] > positions / 2:
        return "utf-32-le"
    high, low = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(high, low) < max(len(head) // 100, 2, 3 * min(high, low)):
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


def _gb18030(data: bytes) -> str:
    _refuse_mixture(data.splitlines())
    text = _strict(data, "gb18030", "UTF-8，也不是 GBK")
    if _common(text, "gb18030") < max(_MOSTLY, _common(_as_big5(data), "big5")):
        raise Unreadable(f"文字的编码认不出来（不像 UTF-8 或 GBK，可能是 Big5 等），会读出乱码；{_REMEDY}")
    return text


def _refuse_mixture(lines: list[bytes]) -> None:
    """Lines of four Chinese characters and more in UTF-8 are no accident of another encoding."""
    in_utf8 = [number for number, line in enumerate(lines, 1) if _HAN_IN_UTF8.search(line) and _is_utf8(line)]
    if in_utf8:
        others = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
        odd = min(in_utf8, others, key=len)[0]
        raise Unreadable(f"第 {odd} 行与其他行的编码不同（UTF-8 与 GBK 混用，或有坏字节），会读出乱码；{_REMEDY}")


def _as_big5(data: bytes) -> str:
    try:
        return data.decode("big5")
    except UnicodeDecodeError:
        return ""


def _common(text: str, encoding: str) -> float:
    """The share of distinct letters that are frequent ones: a wrong encoding yields rare ones."""
    letters = set("".join(_LETTERS.findall(text[:200_000])))
    first, second = _COMMON[encoding]
    codes = [letter.encode(encoding) for letter in letters]
    frequent = sum(len(code) == 2 and code[0] in first and code[1] >= second for code in codes)
    return frequent / len(codes) if codes else 0.0


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _without_nul(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(f"第 {line} 行有无法识别的字节（编码不是 {name}）；{_REMEDY}") from None


def _without_nul(text: str) -> str:
    at = text.find("\x00")
    if at >= 0:
        raise Unreadable(f"第 {text.count(chr(10), 0, at) + 1} 行含有空字符，不是文本表格或已损坏；{_REMEDY}")
    return text
