"""Writing a result to a file: beside it first, then in its place, and never over a ledger."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jdtool.errors import JdtoolError


def save_text(text: str, target: Path, inputs: Iterable[Path], encoding: str = "utf-8") -> None:
    """The file is either as it was or complete, whatever happens on the way."""
    if any(_same(target, each) for each in inputs):
        raise JdtoolError(f"-o/--output 指向了台账本身（{target.name}）：台账只读不写，请换一个文件名")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".jdtool-", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding=encoding, newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(target)
        finally:
            Path(beside).unlink(missing_ok=True)
    except OSError:
        raise JdtoolError(f"写不了文件 {target.name}：请检查文件夹的权限和空间；文件正打开着的，请先关闭") from None


def _same(target: Path, ledger: Path) -> bool:
    return target.exists() and target.samefile(ledger)
