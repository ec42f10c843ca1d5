"""The corpus of files that break readers: where it is, its manifests, and each file read in a process with limits."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
_GROUP = 40
_READ_ALL = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1536 << 20, 1536 << 20))
from jdtool.workbooks.read import read_workbook
for name in sys.argv[1:]:
    book = read_workbook(Path(name))
    filled = [[sum(cell != "" for cell in row) for row in grid.rows] for grid in book.grids]
    counts = [(sum(map(bool, rows)), sum(rows)) for rows in filled]
    print(json.dumps([name, book.failure, book.warnings, counts]), flush=True)
"""


@dataclass(frozen=True)
class Outcome:
    """What one file gave; `filled` holds rows and cells that are not empty, a sheet each."""

    failure: str
    warnings: tuple[str, ...]
    filled: tuple[tuple[int, int], ...]


def manifest(folder: str) -> list[dict[str, str]]:
    """The rows of a manifest; none where the corpus is not at hand."""
    path = CORPUS / folder / "MANIFEST.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def read_all(files: list[Path]) -> dict[Path, Outcome]:
    """The outcome of each file; a file that ends its process has none, nor have those after it in its group."""
    outcomes: dict[Path, Outcome] = {}
    for start in range(0, len(files), _GROUP):
        command = [sys.executable, "-c", _READ_ALL, *map(str, files[start : start + _GROUP])]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        for line in done.stdout.splitlines():
            name, failure, warnings, counts = json.loads(line)
            outcomes[Path(name)] = Outcome(failure, tuple(warnings), _pairs(counts))
    return outcomes


def _pairs(counts: list[Any]) -> tuple[tuple[int, int], ...]:
    return tuple((rows, cells) for rows, cells in counts)
