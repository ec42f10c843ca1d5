"""Time `jdtool check` on a folder of many small workbooks: one process, two, and a local Dask cluster of two workers.

Usage: python bench/side_by_side.py [FILES …]   (default: 100 500 2000 workbooks). Elapsed time, for that is what several
processes save; run it on an idle machine. The outputs must be equal to the byte.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from run import BENCH, find_jdtool
from table import print_table

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def elapsed(arguments: list[str]) -> tuple[float, str]:
    """Seconds by the clock, and the hash of what was printed."""
    begin = time.perf_counter()
    done = subprocess.run(arguments, stdout=subprocess.PIPE, env=environment(), check=False)
    seconds = time.perf_counter() - begin
    if done.returncode not in {0, 1, 3}:
        raise SystemExit(f"exit {done.returncode}: {' '.join(arguments)}")
    return seconds, hashlib.sha256(done.stdout).hexdigest()


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers; "" where Dask is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "cluster.py"
        program.write_text(CLUSTER, encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
        ) as run:
            yield run.stdout.readline().strip()
            run.stdin.close()


def row(jdtool: str, files: int, address: str) -> tuple[str, ...]:
    folder = BENCH / "data" / f"folder-{files}"
    if not folder.exists():
        subprocess.run((sys.executable, BENCH / "make_folder.py", "--files", str(files), "--out", folder), check=True)
    check = [jdtool, "check", str(folder), "--year", "2024", "--format", "json"]
    ways = [[], ["--jobs", "2"], *([["--cluster", address]] if address else [])]
    best = [min(elapsed([*check, *way]) for _ in range(3)) for way in ways]
    one = best[0][0]
    same = "yes" if len({digest for _, digest in best}) == 1 else "NO"
    return str(files), f"{one:.1f}", *(f"{seconds:.1f} ({one / seconds:.2f} ×)" for seconds, _ in best[1:]), same


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=int, default=[100, 500, 2000])
    files = parser.parse_args().files
    with cluster() as address:
        titles = ("workbooks", "one process, s", "--jobs 2", *(["--cluster, 2 workers"] if address else []), "equal")
        print_table(titles, [row(find_jdtool(), number, address) for number in files])


if __name__ == "__main__":
    main()
