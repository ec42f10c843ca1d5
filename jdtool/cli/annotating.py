"""The stages of `check --annotate`: which copy goes where, made, saved, told."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from jdtool.cli.finding_forms import listed
from jdtool.console.coverage import context_line, coverage_text
from jdtool.console.finding_table import TITLES
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.rules.run import Inspection
from jdtool.saving import save
from jdtool.workbooks.files import OWN_MARK, SUFFIXES

if TYPE_CHECKING:
    from jdtool.reports.annotate import Annotated
    from jdtool.reports.finding_list import Listed

_ENDINGS = frozenset({".xlsx", ".xlsm"})
_FILE = TITLES.index("文件")  # the list of one workbook need not name it
_WARNING = "批注本含原台账的个人信息，不要外传"


def check_target(target: str | None) -> None:
    """A copy is an .xlsx (.xlsm) or goes into a folder. Raises JdtoolError."""
    if target and Path(target).suffix.lower() in SUFFIXES - _ENDINGS:
        raise JdtoolError(f"--annotate 后面请写以 .xlsx 结尾的文件名或一个文件夹，现在是“{target}”")


def copies(target: str | None, books: Books, files: Sequence[Path]) -> dict[str, Path]:
    """Where the copy of each file goes, by the name it has in findings; nowhere without a target. Raises JdtoolError."""
    if not target:
        return {}
    labels = [file.path for file in books.files]
    if Path(target).suffix.lower() in _ENDINGS and not Path(target).is_dir():
        if len(labels) > 1:
            raise JdtoolError(
                f"共有 {len(labels)} 个台账，一个文件放不下：--annotate 后面请写文件夹，每个台账各写一个批注本"
            )
        return {labels[0]: Path(target)}
    places: dict[str, Path] = {}
    for label, file in zip(labels, files, strict=True):
        folder = Path(target, *(part for part in Path(label).parts[:-1] if part not in {"..", Path(label).anchor}))
        ending = ".xlsm" if file.suffix.lower() == ".xlsm" else ".xlsx"
        name = folder / f"{file.stem}-批注{OWN_MARK}{ending}"
        places[label] = (
            name if name not in places.values() else folder / f"{file.stem}{file.suffix}-批注{OWN_MARK}{ending}"
        )
    return places


def annotated_files(
    books: Books, inspection: Inspection, files: Sequence[Path], places: Mapping[str, Path]
) -> Iterator[str]:
    """Writes the copies and says so; of several files those without a finding get none.

    Raises JdtoolError at the end for those that could not be written.
    """
    if not places:
        return
    by_file = _by_file(books, inspection)
    opening = f"{context_line(books)} · {coverage_text(books, inspection)}"
    failures: list[str] = []
    written = 0
    for receipt, file in zip(books.files, files, strict=True):
        own = by_file[receipt.path]
        if receipt.failure or (len(files) > 1 and not own):
            continue
        try:
            copy = _copy(file, receipt.sha256, own, opening)
            target = _named_rightly(places[receipt.path], copy)
            save(copy.data, target, files)
        except JdtoolError as error:
            failures.append(f"{receipt.path}：{error}")
            continue
        written += 1
        yield f"已写入 {target}"
        yield from (f"  注意：{loss}" for loss in copy.losses)
    if written:
        yield _WARNING
    elif not failures:
        unread = any(receipt.failure for receipt in books.files)
        yield f"没有写批注本：{'读不出的文件不能批注，其余文件没有问题' if unread else '没有发现问题'}"
    if failures:
        raise JdtoolError("；".join(failures))


def _by_file(books: Books, inspection: Inspection) -> "dict[str, list[Listed]]":
    by_file: dict[str, list[Listed]] = {file.path: [] for file in books.files}
    for each in listed(books, inspection):
        by_file[each.place.file].append(each)
    return by_file


def _copy(file: Path, sha256: str, own: "list[Listed]", opening: str) -> "Annotated":
    from jdtool.reports.annotate import annotated  # noqa: PLC0415 - only --annotate pays for it

    try:
        data = file.read_bytes()
    except OSError:
        raise JdtoolError("批注时读不了原文件；请检查是否已移走或正被占用") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise JdtoolError("原文件在检查后被改动；请重新运行")
    titles = TITLES[:_FILE] + TITLES[_FILE + 1 :]
    lines = [replace(each, cells=each.cells[:_FILE] + each.cells[_FILE + 1 :]) for each in own]
    return annotated(data, lines, titles, opening)


def _named_rightly(target: Path, copy: "Annotated") -> Path:
    if target.suffix.lower() != copy.ending:
        why = "含宏" if copy.ending == ".xlsm" else "不含宏"
        raise JdtoolError(f"原台账{why}，批注本的名称应以 {copy.ending} 结尾")
    return target
