"""Every file of the corpus through `jdtool inspect` as a whole process: what it answered, its seconds, memory and account of rows.

Usage: python bench/corpus.py [--corpus CORPUS] [--jdtool JDTOOL]
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from run import Command, executable, find_jdtool, run_once
from table import print_table

SECONDS, MIB = 5.0, 400.0
_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}
_REFUSED = {"01_encrypted", "03_truncated_corrupt"}
_EITHER = {"02_bombs_and_hogs", "16_empty", "19_polluted_csv", "17_csv", "06_extension_lies", "07_old_biff"}
"""Kinds of strangers' files of which the manifest allows both: bounded, read, or refused saying why."""
_HEIGHTS = """
import json, sys
from pathlib import Path
from jdtool.workbooks.read import read_workbook
for name in sys.stdin.read().splitlines():
    print(json.dumps([name, [len(grid.rows) for grid in read_workbook(Path(name)).grids]]), flush=True)
"""


@dataclass(slots=True)
class Answer:
    """One file's run; `kinds` are what the manifest accepts, `complaints` what was not as it must be."""

    path: Path
    kinds: tuple[str, ...]
    seconds: float = 0.0
    peak: float = 0.0
    told: str = ""
    sheets: list[dict[str, Any]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def listed(corpus: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every file with what may happen to it: READ, READ+WARN, REFUSE, ASK, SKIP."""
    for row in _manifest(corpus / "attack"):
        yield corpus / "attack" / row["file"], tuple(each.partition(":")[0] for each in row["expect"].split("|"))
    for row in _manifest(corpus / "hostile"):
        kinds = ("READ", "REFUSE") if row["category"] in _EITHER else ("READ",)
        yield corpus / row["file"], ("REFUSE",) if row["category"] in _REFUSED else kinds
    for path in sorted((corpus / "real").rglob("*")):
        if path.suffix.lower() in _SUFFIXES:
            yield path, ("SKIP",) if path.name.startswith("~$") else ("READ",)


def _manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def asked(path: Path, kinds: tuple[str, ...], jdtool: str) -> Answer:
    """What `inspect` said; where it ought to warn and had nothing to say, what `check` found."""
    answer = Answer(path, kinds)
    started = time.perf_counter()
    sample = run_once(Command("inspect", (jdtool, "inspect", str(path), "--format", "json", "-q")))
    answer.seconds, answer.peak = time.perf_counter() - started, sample.peak
    if not sample.printed:
        answer.told = "REFUSE"  # an error line instead of an account, as for a lock file
        return answer if sample.failure.startswith("exit 2: 错误：") else _with(answer, sample.failure or "no answer")
    [file] = json.loads(sample.printed)["files"]
    answer.sheets = file["sheets"]
    lines = [line for line in (file["error"], *file["warnings"]) if line]
    if any("\n" in line or "Traceback" in line or len(line) > 200 for line in lines):
        answer.complaints.append("more than a line")
    if file["error"] or not any(sheet["ledger"] or not sheet["unread"] for sheet in file["sheets"]):
        answer.told = "REFUSE" if file["error"] else "NO LEDGER"
    else:
        answer.told = "READ+WARN" if file["warnings"] else "READ"
    if answer.told == "READ" and "READ" not in kinds and _finds(path, jdtool):
        answer.told = "READ+WARN"
    return answer


def _finds(path: Path, jdtool: str) -> bool:
    printed = run_once(Command("check", (jdtool, "check", str(path), "--format", "json", "-q"))).printed
    return bool(printed and json.loads(printed)["findings"])


def _with(answer: Answer, complaint: str) -> Answer:
    answer.complaints.append(complaint)
    return answer


def judge(answer: Answer, heights: Sequence[int] | None) -> None:
    """Adds to the complaints: another answer than the manifest's, too slow, too large, an account that does not balance."""
    accepted = {
        "READ": {"READ"},
        "READ+WARN": {"READ", "READ+WARN", "ASK"},  # to say more than asked is no fault
        "REFUSE": {"REFUSE", "ASK", "SKIP"},
        "NO LEDGER": {"READ", "REFUSE", "ASK"},  # the rows are accounted for as unread, with a reason
    }
    if not accepted.get(answer.told, set()) & set(answer.kinds):
        answer.complaints.append(f"{answer.told or '–'}, the manifest has {'|'.join(answer.kinds)}")
    if answer.seconds > SECONDS:
        answer.complaints.append(f"{answer.seconds:.1f} s")
    if answer.peak > MIB:
        answer.complaints.append(f"{answer.peak:.0f} MiB")
    counted = [sum(sheet["rows"].values()) for sheet in answer.sheets]
    if answer.sheets and counted != heights:
        answer.complaints.append(f"rows accounted for {counted}, of the sheets {heights}")


def heights_of(answers: Sequence[Answer]) -> dict[Path, list[int]]:
    """Rows of each sheet of the files that were read; in one process, for a child reads no lower than its parent."""
    names = "\n".join(str(answer.path) for answer in answers if answer.sheets)
    done = subprocess.run((sys.executable, "-c", _HEIGHTS), input=names, capture_output=True, text=True, check=True)
    return {Path(name): rows for name, rows in map(json.loads, done.stdout.splitlines())}


def main() -> None:
    """Prints a line for each folder, the slowest and largest runs, and every file that was not answered as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
    parser.add_argument("--corpus", type=Path, default=beside)
    parser.add_argument("--jdtool", type=executable, default=find_jdtool(), help="the jdtool command to run")
    options = parser.parse_args()
    answers = [asked(path, kinds, options.jdtool) for path, kinds in listed(options.corpus)]
    heights = heights_of(answers)
    for answer in answers:
        judge(answer, heights.get(answer.path))
    folders: dict[str, list[Answer]] = {}
    for answer in answers:
        folders.setdefault(answer.path.relative_to(options.corpus).parts[0], []).append(answer)
    print_table(
        ("folder", "files", "as expected", "sheets in balance", "slowest s", "largest MiB"), map(row, folders.items())
    )
    for answer in answers:
        if answer.complaints:
            print(f"{answer.path.relative_to(options.corpus)}: {'; '.join(answer.complaints)}")


def row(folder: tuple[str, list[Answer]]) -> tuple[str, ...]:
    name, answers = folder
    sheets = sum(len(answer.sheets) for answer in answers)
    off = sum("rows accounted" in complaint for answer in answers for complaint in answer.complaints)
    return (
        name,
        str(len(answers)),
        str(sum(not answer.complaints for answer in answers)),
        f"{sheets - off} of {sheets}",
        f"{max(answer.seconds for answer in answers):.1f}",
        f"{max(answer.peak for answer in answers):.0f}",
    )


if __name__ == "__main__":
    main()
