"""How reading and checking grow from 1,000 to 300,000 rows: CPU time and peak memory of whole processes, held against the floor."""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from run import BENCH, Command, Sample, executable, find_jdtool, run_once
from table import print_table

SIZES = (1_000, 10_000, 100_000, 300_000)
MOST_MIB = 1536
STRAIGHT = 1.25
"""The floor's own last step costs up to a tenth more a row than the one before: more rows, fewer of them in the cache."""


@dataclass(frozen=True, slots=True)
class Point:
    """One command on one size; `further` is what each row added since the size before it cost, in microseconds."""

    rows: int
    cpu: float
    peak: float
    further: float | None = None


Curve = tuple[Point, ...]


def workbook_of(rows: int) -> Path:
    """The county workbook of that size, made where it is not there: elsewhere, for a child reads no lower than its parent."""
    path = BENCH / "data" / f"rows-{rows}.xlsx"
    if not path.exists():
        made = (sys.executable, str(BENCH / "make_county.py"), "--rows", str(rows), "--out", str(path))
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    return path


def commands(workbook: Path, jdtool: str) -> tuple[Command, ...]:
    book = str(workbook)
    return (
        Command("floor", (sys.executable, str(BENCH / "floor.py"), book)),
        Command("inspect", (jdtool, "inspect", book, "--format", "json")),
        Command("check", (jdtool, "check", book, "--format", "json", "--year", "2024")),
    )


def measure(sizes: Sequence[int], runs: int, jdtool: str) -> dict[str, Curve]:
    """Name → its points by size; the commands take turns."""
    taken: dict[str, list[Point]] = {}
    for rows in sizes:
        chosen = commands(workbook_of(rows), jdtool)
        samples: dict[str, list[Sample]] = {command.name: [] for command in chosen}
        for turn in range(runs + 1):
            for command in chosen:
                sample = run_once(command)
                if sample.failure:
                    raise SystemExit(f"{command.name}, {rows:,} rows: {sample.failure}")
                samples[command.name] += [sample] if turn else []  # the first is to warm up
        for name, found in samples.items():
            cpu, peak = (statistics.median(getattr(each, what) for each in found) for what in ("cpu", "peak"))
            taken.setdefault(name, []).append(Point(rows, cpu, peak))
    return {name: (points[0], *map(with_step, pairwise(points))) for name, points in taken.items()}


def with_step(pair: tuple[Point, Point]) -> Point:
    smaller, larger = pair
    further = (larger.cpu - smaller.cpu) / (larger.rows - smaller.rows) * 1e6
    return Point(larger.rows, larger.cpu, larger.peak, further)


def bend(curve: Curve) -> float | None:
    """What a row of the last step costs against one of the step before; 1 is a straight line."""
    steps = [point.further for point in curve if point.further]
    return steps[-1] / steps[-2] if len(steps) > 1 else None


def rows_of(curves: dict[str, Curve]) -> Iterator[tuple[str, ...]]:
    for name, curve in curves.items():
        for point, floor in zip(curve, curves["floor"], strict=True):
            further = "–" if point.further is None else f"{point.further:.1f}"
            ratio = f"{point.cpu / floor.cpu:.2f}"
            yield name, f"{point.rows:,}", f"{point.cpu:.2f}", ratio, f"{point.peak:.0f}", further


def goals(curves: dict[str, Curve]) -> Iterator[tuple[str, ...]]:
    largest = {name: curve[-1] for name, curve in curves.items()}
    size = f"{largest['floor'].rows:,} rows"
    for name in ("inspect", "check"):
        yield goal(f"{name}, {size} ≤ 2 × floor", largest[name].cpu / largest["floor"].cpu, 2)
        yield goal(f"{name}, {size} ≤ {MOST_MIB} MiB", largest[name].peak, MOST_MIB)
        yield goal(f"{name}: a further row costs ≤ {STRAIGHT} × one before", bend(curves[name]), STRAIGHT)
    yield goal("floor: the same, to compare", bend(curves["floor"]), STRAIGHT)


def goal(asked: str, reached: float | None, limit: float) -> tuple[str, ...]:
    if reached is None:
        return asked, "–", "未测"
    return asked, f"{reached:.0f}" if reached > 100 else f"{reached:.2f}", "达标" if reached <= limit else "未达标"


def main() -> None:
    """Prints the curves, then each goal with what was reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="sizes, the smallest first")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each command, after one warm-up")
    parser.add_argument("--jdtool", type=executable, default=find_jdtool(), help="the jdtool command to time")
    options = parser.parse_args()
    if options.runs < 1 or len(options.rows) < 3 or sorted(set(options.rows)) != list(options.rows):
        parser.error("--runs must be at least 1, --rows three or more growing sizes")
    curves = measure(options.rows, options.runs, options.jdtool)
    print(f"medians of {options.runs} whole processes\n")
    print_table(("command", "rows", "CPU s", "× floor", "peak MiB", "µs a further row"), rows_of(curves))
    print_table(("goal", "reached", ""), goals(curves))


if __name__ == "__main__":
    main()
