"""Workbooks with a password: opened in memory, with the password given or the one that Excel itself never asks for."""

import binascii
import io
import struct
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from jdtool.workbooks.failure import Unreadable

if TYPE_CHECKING:
    from msoffcrypto.format.base import BaseOfficeFile

_BUILT_IN = "VelvetSweatshop"
"""Excel protects “read-only recommended” books with it and opens them without asking."""
_CHEAP_SPINS = 200_000
"""Rounds that a guess may cost; Office writes 100,000."""

NEEDED = "文件有密码，读不出内容；请用 --password-file 或环境变量 JDTOOL_PASSWORD 提供密码，或在 Excel/WPS 中取消密码"
WRONG = "文件有密码，提供的密码不对；请核对 --password-file 或环境变量 JDTOOL_PASSWORD"
_BROKEN = "加密的文件已损坏，或加密方式不受支持；请在 Excel/WPS 中打开，取消密码后另存为 .xlsx"


def opened(data: bytes, password: str | None) -> bytes:
    """The workbook inside. Without a password only the built-in one is tried, once. Raises Unreadable."""
    import msoffcrypto  # noqa: PLC0415 - only encrypted files pay for it
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError  # noqa: PLC0415

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if password is None and _spins(office) > _CHEAP_SPINS:
            raise Unreadable(NEEDED)
        return _decrypted(office, password or _BUILT_IN)
    except InvalidKeyError:
        raise Unreadable(WRONG if password else NEEDED) from None
    except (
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
        raise Unreadable(_BROKEN) from None


def _spins(office: "BaseOfficeFile") -> int:
    info: Any = getattr(office, "info", None)
    return int(info.get("spinValue", 0)) if isinstance(info, dict) else 0


def _decrypted(office: Any, password: str) -> bytes:
    plain = io.BytesIO()
    if office.format == "ooxml":
        office.load_key(password=password, verify_password=True)
        office.decrypt(plain, verify_integrity=office.type == "agile")
    else:
        office.load_key(password=password)
        office.decrypt(plain)
    return plain.getvalue()
