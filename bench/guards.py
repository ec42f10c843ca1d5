"""What the guards around reading cost: the whole reading of a workbook against the reader alone, and the slowest files.

Usage: python bench/guards.py [WORKBOOK] [--corpus CORPUS]
"""

import argparse
import io
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import python_calamine as calamine

from jdtool.workbooks.read import read_workbook

_RUNS = 15
_GOAL = 0.25


def main() -> None:
    """Prints the guards' share, then every corpus file that took over half a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", nargs="?", type=Path, default=Path(__file__).parent / "data" / "county.xlsx")
    parser.add_argument("--corpus", type=Path, default=_corpus())
    options = parser.parse_args()
    show_share(options.workbook)
    show_slow(options.corpus)


def _corpus() -> Path:
    return Path(os.environ.get("JDTOOL_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")


def show_share(path: Path) -> None:
    """CPU time of both, taking turns; the goal is a share of a quarter."""
    alone: list[float] = []
    guarded: list[float] = []
    for _ in range(_RUNS):
        alone.append(_cpu(lambda: _bare(path.read_bytes())))
        guarded.append(_cpu(lambda: read_workbook(path)))
    share = median(guarded) / median(alone) - 1
    print(
        f"reader alone {median(alone) * 1000:.0f} ms, with guards {median(guarded) * 1000:.0f} ms: share {share:.2f} (goal {_GOAL})"
    )


def _bare(data: bytes) -> list[object]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = (book.get_sheet_by_index(at) for at, _ in enumerate(book.sheets_metadata))
    return [(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges) for sheet in sheets]


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def show_slow(corpus: Path) -> None:
    """Seconds and the outcome of slow files, then the peak memory of this process and its children."""
    for folder in ("attack", "hostile"):
        for path in sorted((corpus / folder).rglob("*")):
            if path.is_file() and path.name != "MANIFEST.tsv":
                started = time.perf_counter()
                book = read_workbook(path)
                seconds = time.perf_counter() - started
                if seconds > 0.5:
                    print(f"{seconds:.1f} s  {path.relative_to(corpus)}  {book.failure or 'read'}")
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"peak memory: {peaks[0]} MB here, {peaks[1]} MB in the largest reading process")


if __name__ == "__main__":
    main()
