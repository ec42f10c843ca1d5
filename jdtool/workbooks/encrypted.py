"""Workbooks with a password: opened in memory, with the password given or the one that Excel itself never asks for."""

import binascii
import contextlib
import io
import struct
from typing import Any
from xml.parsers.expat import ExpatError

from jdtool.workbooks.failure import Unreadable

_BUILT_IN = "VelvetSweatshop"
"""Excel protects “read-only recommended” books with it and opens them without asking."""
_CHEAP_SPINS = 200_000
"""Rounds that a guess may cost; Office writes 100,000."""
_MAX_SPINS = 1_000_000
"""Rounds that a given password may cost: some seconds."""

NEEDED = "文件有密码，读不出内容；请用 --password-file 或环境变量 JDTOOL_PASSWORD 提供密码，或在 Excel/WPS 中取消密码"
WRONG = "文件有密码，提供的密码不对；请核对 --password-file 或环境变量 JDTOOL_PASSWORD"
_BROKEN = "加密的文件已损坏，或加密方式不受支持；请在 Excel/WPS 中打开，取消密码后另存为 .xlsx"


def opened(data: bytes, password: str | None) -> bytes:
    """The workbook inside, by the password given, else by the built-in one, once each. Raises Unreadable."""
    import msoffcrypto  # noqa: PLC0415 - only encrypted files pay for it
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError  # noqa: PLC0415 - see above

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if _spins(office) > _MAX_SPINS:
            raise Unreadable(_BROKEN)
        if not _is_unlocked(office, password):
            raise Unreadable(WRONG if password else NEEDED)
        return _decrypted(office)
    except (  # what the library raises for files it does not understand
        DecryptionError,
        FileFormatError,
        ParseError,
        ExpatError,
        struct.error,
        binascii.Error,
        AssertionError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        OSError,
    ):
        raise Unreadable(_BROKEN if password else NEEDED) from None


def _is_unlocked(office: Any, password: str | None) -> bool:
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415 - see above

    passwords = [password] if password else []
    if _spins(office) <= _CHEAP_SPINS:
        passwords.append(_BUILT_IN)
    for each in passwords:
        with contextlib.suppress(InvalidKeyError):
            if office.format == "ooxml":
                office.load_key(password=each, verify_password=True)
            else:
                office.load_key(password=each)
            return True
    return False


def _spins(office: Any) -> int:
    info: Any = getattr(office, "info", None)
    return int(info.get("spinValue", 0)) if isinstance(info, dict) else 0


def _decrypted(office: Any) -> bytes:
    plain = io.BytesIO()
    if office.format == "ooxml":
        office.decrypt(plain, verify_integrity=office.type == "agile")
    else:
        office.decrypt(plain)
    return plain.getvalue()
