"""From what was asked on the command line to the books: paths, settings, period."""

import datetime
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from msgspec import Struct

from jdtool.cells.masking import Masking
from jdtool.cli.commands import LATEST
from jdtool.console.progress import Waiting
from jdtool.console.terminal import write
from jdtool.errors import JdtoolError
from jdtool.ledgers.books import Books
from jdtool.ledgers.catalogue import field_names
from jdtool.ledgers.file_read import Spread
from jdtool.ledgers.header_maps import read_maps
from jdtool.ledgers.opening import read_books, settle
from jdtool.period import Period, parse_date
from jdtool.profile import Profile, find_config, load_profile
from jdtool.workbooks.encrypted import NEEDED
from jdtool.workbooks.files import Found, find_files

_WHOLE = {"--year": ("年份", {"year", "half"}), "--quarter": ("季度", {"quarter"}), "--month": ("月份", {"month"})}


class Asked(Struct, frozen=True):
    """The common options as typed."""

    paths: list[str] | None = None
    year: str | None = None
    quarter: str | None = None
    month: str | None = None
    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    config: str | None = None
    unmask: bool = False
    quiet: bool = False
    password_file: str | None = None
    map_file: str | None = None
    jobs: int | None = None
    cluster: str | None = None


def read(asked: Asked, waiting: Waiting) -> tuple[Books, tuple[Path, ...]]:
    """The books that were asked for and the files they come from. Raises JdtoolError when there is no ledger."""
    period = chosen_period(asked)
    as_of = parse_date(asked.as_of) if asked.as_of else None
    paths = [Path(path) for path in asked.paths or ()]
    profile = profile_for(asked.config, paths[0] if paths else Path())
    given = paths or list(profile.ledgers.paths) or [Path()]
    found = find_files(given)
    if not found.files:
        raise JdtoolError(_nothing_found(given if paths or profile.ledgers.paths else []))
    if not asked.quiet:
        _tell_passed_over(found)
    password = password_for(asked, profile)
    if password and asked.cluster:
        raise JdtoolError("密码不会发送到 --cluster 的机器上：有密码的台账请在本机读取，用 --jobs 加快")
    maps = read_maps(Path(asked.map_file)) if asked.map_file else None
    opened = partial(read_books, found.files, profile, labels(found.files, given), waiting.read, maps=maps)
    with _spread(asked, len(found.files)) as spread:
        books = opened(password=password, spread=spread)
        if password is None and not asked.cluster and (typed := _typed_password(books, asked.quiet)):
            books = opened(password=typed, spread=spread)
    today = datetime.datetime.now().astimezone().date()
    return settle(books, period, as_of, today, Masking(off=asked.unmask)), found.files


def _spread(asked: Asked, files: int) -> AbstractContextManager[Spread | None]:
    """Where the files are read: here, one after the other, unless there are several and more processes are allowed."""
    if files < 2 or not (asked.cluster or (asked.jobs or 1) > 1):
        return nullcontext()
    from jdtool.cli.side_by_side import cluster, processes  # noqa: PLC0415 - most folders are read by one process

    return cluster(asked.cluster) if asked.cluster else processes(asked.jobs or 1)


def password_for(asked: Asked, profile: Profile) -> str | None:
    """The password of protected workbooks: from the file named, the environment, the settings; never an argument."""
    file = Path(asked.password_file) if asked.password_file else None
    if file is None and (told := os.environ.get("JDTOOL_PASSWORD")):
        return told
    file = file or profile.ledgers.password_file
    if file is None:
        return None
    try:
        words = file.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise JdtoolError(f"读不了密码文件 {file}：请检查路径；文件里只写密码一行，用 UTF-8 编码") from None
    if not words or "\n" in words:
        raise JdtoolError(f"密码文件 {file} 应当只有一行密码")
    return words


def _typed_password(books: Books, quiet: bool) -> str | None:
    """A password typed at a hidden prompt, where a file needs one and somebody sits at the terminal."""
    locked = [file.path for file in books.files if file.failure == NEEDED]
    if not locked or quiet or not sys.stdin.isatty():
        return None
    import getpass  # noqa: PLC0415 - hardly ever needed

    return getpass.getpass(f"{locked[0]} 有密码，请输入（不显示，直接回车跳过）：") or None


def chosen_period(asked: Asked) -> Period | None:
    """The one period asked for; None for the latest year with records."""
    whole = {"--year": asked.year, "--quarter": asked.quarter, "--month": asked.month}
    used = [option for option, value in whole.items() if value is not None]
    if asked.first or asked.last:
        used.append("--from/--to")
    if len(used) > 1:
        raise JdtoolError(f"时期只能写一种，现在写了 {'、'.join(used)}：请留下一个")
    if asked.first or asked.last:
        if not (asked.first and asked.last):
            raise JdtoolError("--from 和 --to 要一起写，例如 --from 2024-01-01 --to 2024-06-30")
        return Period.between(parse_date(asked.first), parse_date(asked.last))
    written = whole[used[0]] if used else None
    return None if written in {None, LATEST} else _whole_period(used[0], written or "")


def _whole_period(option: str, written: str) -> Period:
    title, kinds = _WHOLE[option]
    period = Period.parse(written)
    if period.kind not in kinds:
        raise JdtoolError(
            f"{option} 后面应是{title}，现在是“{written}”（{period.title}）；半年用 --year 2024-H1，任意时段用 --from 和 --to"
        )
    return period


def profile_for(config: str | None, start: Path) -> Profile:
    """The settings named, else the nearest upwards from the ledgers, else from the current folder."""
    from jdtool.cells.words import MEASURE  # noqa: PLC0415 - names are checked once the settings are known
    from jdtool.rules import CATALOGUE  # noqa: PLC0415 - see above

    path = Path(config) if config else find_config(start) or find_config(Path())
    profile = load_profile(path)
    profile.check_names(field_names(), [rule.code for rule in CATALOGUE], list(MEASURE))
    return profile


def labels(files: tuple[Path, ...], given: list[Path]) -> Callable[[Path], str]:
    """What a file goes by: its name, with the folders below the one given; as typed where two would be alike."""
    inside = {file: _inside(file, given) for file in files}
    times = Counter(inside.values())
    return lambda file: inside[file] if times[inside[file]] == 1 else file.as_posix()


def _inside(file: Path, given: list[Path]) -> str:
    for folder in given:
        if folder != file and file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return file.name


def _nothing_found(given: list[Path]) -> str:
    if not given:
        return "当前文件夹里没有台账（.xlsx、.xls、.ods、.csv）：请写出台账的文件或文件夹，例如 jdtool check 台账/"
    return f"{'、'.join(path.name or str(path) for path in given)} 里没有台账（.xlsx、.xls、.ods、.csv）：请检查路径"


def _tell_passed_over(found: Found) -> None:
    for line in found.passed_over:
        write(line, sys.stderr)


def refuse_without_ledger(books: Books) -> None:
    """Nothing can be checked or counted when no sheet of any file was taken for a ledger."""
    if any(sheet.ledger for sheet in books.sheets):
        return
    reasons = (f"{file.path}（{file.failure or '没有认出台账'}）" for file in books.files)
    raise JdtoolError(f"没有读到任何台账：{'、'.join(reasons)}；请用 jdtool inspect 查看每张表的情况")
