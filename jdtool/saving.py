"""Writing a result to a file: beside it first, then in its place, and never over a ledger."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jdtool.errors import JdtoolError


def save(data: bytes, target: Path, inputs: Iterable[Path] = ()) -> Path:
    """The file is either as it was or complete, whatever happens on the way; `inputs` are files never written to.

    Raises JdtoolError.
    """
    if any(target.exists() and target.samefile(each) for each in inputs):
        raise JdtoolError(f"输出指向了台账本身（{target.name}）：台账只读不写，请换一个文件名")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".jdtool-", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(target)
        finally:
            Path(beside).unlink(missing_ok=True)
    except PermissionError:
        raise JdtoolError(f"写不了 {target.name}：没有权限，或文件正在 Word/WPS/Excel 中打开；请关闭后重试") from None
    except OSError:
        raise JdtoolError(f"写不了 {target.name}：请检查文件夹和磁盘空间；原有文件没有改动") from None
    return target
