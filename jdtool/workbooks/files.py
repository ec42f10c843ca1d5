"""Which files a run reads: paths as given, folders searched, what was passed over and why."""

import zipfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from jdtool.errors import JdtoolError

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".et"})
OWN_MARK = "-jdtool"  # ends the stem of every workbook that jdtool itself writes
OWN_NAME = "jdtool_findings"
"""A defined name in every workbook that jdtool writes, whatever its file is called; saving it in Excel keeps it."""
OWN_LIST = ("级别", "代码", "名称", "文件")
"""How a list of findings begins where it is text."""
OWN_FIGURES = ("编号", "指标", "分组", "行")
"""How a list of figures does."""
_NO_SPREADSHEET = frozenset(
    [
        ".doc",
        ".docx",
        ".wps",
        ".rtf",
        ".pdf",
        ".ppt",
        ".pptx",
        ".zip",
        ".rar",
        ".7z",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".webp",
        ".heic",
    ]
)
_ZIPPED = frozenset({".xlsx", ".xlsm"})
_WORKBOOK = "xl/workbook.xml"
_MAX_WORKBOOK = 4 * 1024 * 1024  # bytes of the part that lists sheets and names


class Found(Struct, frozen=True):
    """Files to read in a fixed order, and one Chinese line for each that was passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[str, ...] = ()


def find_files(paths: Iterable[Path]) -> Found:
    """Every ledger file under the paths; a folder is searched to its bottom, a named file is always taken.

    Raises JdtoolError when a path does not exist or is Excel's own lock file.
    """
    files: dict[Path, None] = {}
    passed_over: list[str] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                reason = _reason_to_pass(file, path)
                if reason:
                    passed_over.append(f"{file.relative_to(path)}：{reason}")
                elif _is_ledger_file(file, path):
                    files[file] = None
        elif path.name.startswith("~$"):
            raise JdtoolError(f"{path.name}：这是 Excel/WPS 打开文件时的锁文件，不是台账；请检查原文件")
        elif not path.exists():
            raise JdtoolError(f"找不到文件或文件夹：{path}；请检查路径，名称中有空格时加引号")
        else:
            files[path] = None
    return Found(tuple(files), tuple(passed_over))


def _is_ledger_file(file: Path, root: Path) -> bool:
    return not _is_hidden(file, root) and file.suffix.lower() in SUFFIXES and file.is_file()


def _reason_to_pass(file: Path, root: Path) -> str:
    if not _is_ledger_file(file, root):
        return _reason_not_read(file, root)
    if file.name.startswith("~$"):
        return "Excel/WPS 锁文件，已跳过（文件可能正打开着，未保存的内容读不到）"
    if file.stem.endswith(OWN_MARK) or _is_own(file):
        return "jdtool 自己生成的文件，已跳过"
    return ""


def _reason_not_read(file: Path, root: Path) -> str:
    """Why a file that is no ledger is named: people look for what they keep in it."""
    ending = file.suffix.lower()
    if ending not in SUFFIXES | _NO_SPREADSHEET | {".xlsb"} or not file.is_file():
        return ""
    if ending in SUFFIXES:
        return "隐藏文件，已跳过"
    if file.name.startswith("~$") or _is_hidden(file, root):
        return ""
    return "没有读取，请另存为 .xlsx" if ending == ".xlsb" else "不是电子表格，没有读取"


def _is_hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def _is_own(file: Path) -> bool:
    """Whether the file carries a mark of ours; one that cannot be opened is left to its reader."""
    if file.suffix.lower() not in _ZIPPED:
        return file.suffix.lower() == ".csv" and _begins_as_own(file)
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_WORKBOOK) as part:
            return f'"{OWN_NAME}"'.encode() in part.read(_MAX_WORKBOOK)
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return False


def _begins_as_own(file: Path) -> bool:
    starts = tuple(",".join(titles).encode() for titles in (OWN_LIST, OWN_FIGURES))
    try:
        with file.open("rb") as text:
            return text.read(max(map(len, starts)) + len(BOM_UTF8)).removeprefix(BOM_UTF8).startswith(starts)
    except OSError:
        return False
