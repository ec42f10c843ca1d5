"""Time jdtool against its floor and its peers, as whole processes, and print medians, ratios and goals."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from agreement import CHECKERS, Counts, agreement_rows, planted_counts, read_counts
from seven import RULES
from table import print_table

# Standard library only: the peak memory of a child never reads lower than that of the process it was forked from.

SEVEN = tuple(code for rule in RULES for code in rule.codes)
BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
STREET = ROOT / "examples" / "street"
PEERS_PYTHON = BENCH / ".venv" / "bin" / "python"
# --year: the planted visits of next January would else move the as-of date a year on.
_CHECK = ("--format", "json", "--year", "2024")
RAN = {0, 1, 3}  # 1 findings, 3 something unchecked; 2 is a usage error and no measurement


@dataclass(frozen=True, slots=True)
class Command:
    """One process to time; `missing` says what it lacks when it cannot be run here."""

    name: str
    arguments: tuple[str, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """`name` may cost at most `limit` times what `against` costs, in CPU time."""

    name: str
    against: str
    limit: float


@dataclass(frozen=True, slots=True)
class Sample:
    """One whole process: user and system time in seconds, peak memory in MiB, what it printed."""

    cpu: float
    peak: float
    printed: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The samples of one command, or why there are none."""

    samples: tuple[Sample, ...] = ()
    reason: str = ""
    found: Counts | None = None

    @property
    def cpu(self) -> float:
        return statistics.median(sample.cpu for sample in self.samples)

    @property
    def peak(self) -> float:
        return statistics.median(sample.peak for sample in self.samples)


GOALS = (
    Goal("seven", "floor", 2.5),
    Goal("seven", "pandera", 0.5),
    Goal("check", "floor", 2.5),
    Goal("check", "pandera", 0.5),
    Goal("help", "hello", 1.5),
    Goal("street", "hello", 2.0),
)
BASELINES = dict.fromkeys(("check", "seven", "pandera", "frictionless"), "floor") | dict.fromkeys(
    ("help", "street"), "hello"
)


def find_jdtool() -> str:
    """The jdtool beside this Python, else the one on the path, else nothing."""
    beside = Path(sys.executable).parent / "jdtool"
    return str(beside) if beside.exists() else shutil.which("jdtool") or ""


def executable(text: str) -> str:
    """A command to start from any folder; not resolved, for a virtual environment's Python is a link."""
    return os.path.abspath(text) if os.sep in text else text  # noqa: PTH100 - Path would resolve no ".."


def commands(workbook: Path, peer_python: str, jdtool: str) -> tuple[Command, ...]:
    """All commands, in the order in which each round runs them."""
    no_tool = "" if jdtool else "no jdtool command beside this Python or on the path"
    no_street = no_tool or ("" if STREET.is_dir() else "no examples/street/")
    book = str(workbook)
    return (
        Command("floor", (sys.executable, str(BENCH / "floor.py"), book)),
        Command("check", (jdtool, "check", book, *_CHECK), no_tool),
        Command("seven", (jdtool, "check", book, *_CHECK, "--select", ",".join(SEVEN)), no_tool),
        Command("pandera", (peer_python, str(BENCH / "peer_pandera.py"), book)),
        Command("frictionless", (peer_python, str(BENCH / "peer_frictionless.py"), book)),
        Command("hello", (sys.executable, str(BENCH / "hello.py"))),
        Command("help", (jdtool, "--help"), no_tool),
        Command("street", (jdtool, "check", str(STREET)), no_street),
    )


def run_once(command: Command) -> Sample:
    """Run one process to its end; `failure` says why it was no run."""
    # Without compiled files every run would compile jdtool anew, and the installed peers would not.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONIOENCODING"] = "utf-8"
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command.arguments, stdout=output, stderr=complaints, env=environment, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, complained = (read_back(file) for file in (output, complaints))
    failed = process.returncode not in RAN or "Traceback (most recent call last)" in complained
    last = (complained.strip().splitlines() or ["no message"])[-1][:100]
    per_mib = 1024**2 if sys.platform == "darwin" else 1024
    return Sample(
        cpu=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss / per_mib,
        printed=printed,
        failure=f"exit {process.returncode}: {last}" if failed else "",
    )


def read_back(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def warm_up(command: Command) -> Sample:
    """Run a command once, not to be counted."""
    if command.missing:
        return Sample(0, 0, failure=command.missing)
    try:
        return run_once(command)
    except OSError as error:
        return Sample(0, 0, failure=f"{command.arguments[0]}: {error.strerror}")


def measure(chosen: Sequence[Command], runs: int) -> dict[str, Outcome]:
    """Name → outcome; the commands take turns, so that a busy spell of the machine hits them all."""
    first = {command.name: warm_up(command) for command in chosen}
    able = [command for command in chosen if not first[command.name].failure]
    samples: dict[str, list[Sample]] = {command.name: [] for command in chosen}
    for turn in range(1, runs + 1):
        print(f"round {turn} of {runs}", file=sys.stderr)
        for command in able:
            samples[command.name].append(run_once(command))
    return {name: to_outcome(name, first[name], taken) for name, taken in samples.items()}


def to_outcome(name: str, first: Sample, taken: Sequence[Sample]) -> Outcome:
    failures = [sample.failure for sample in (first, *taken) if sample.failure]
    if failures:
        return Outcome(reason=failures[0])
    found = read_counts(name, first.printed) if name in CHECKERS else None
    if name in CHECKERS and found is None:
        return Outcome(reason="it printed no findings")
    return Outcome(tuple(taken), found=found)


def ratio(outcomes: dict[str, Outcome], name: str, against: str) -> float | None:
    """Median over median; None when either was not measured."""
    measured = [outcomes[key] for key in (name, against) if key in outcomes and outcomes[key].samples]
    return measured[0].cpu / measured[1].cpu if len(measured) == 2 else None


def outcome_row(outcomes: dict[str, Outcome], name: str) -> tuple[str, ...]:
    outcome, baseline = outcomes[name], BASELINES.get(name, name)
    if not outcome.samples:
        return name, "–", "–", "–", f"不可用 not available（{outcome.reason}）"
    times = ratio(outcomes, name, baseline)
    spread = [sample.cpu for sample in outcome.samples]
    return (
        name,
        f"{outcome.cpu:.3f}",
        f"{min(spread):.3f}–{max(spread):.3f}",
        f"{outcome.peak:.0f}",
        "–" if times is None else f"{times:.2f} × {baseline}",
    )


def goal_row(outcomes: dict[str, Outcome], goal: Goal) -> tuple[str, ...]:
    reached = ratio(outcomes, goal.name, goal.against)
    asked = f"{goal.name} ≤ {goal.limit:g} × {goal.against}"
    if reached is None:
        return asked, "–", "未测"
    return asked, f"{reached:.2f}", "达标" if reached <= goal.limit else "未达标"


def with_baselines(names: Collection[str]) -> set[str]:
    """The chosen commands and those that they are compared with."""
    against = {goal.against for goal in GOALS if goal.name in names}
    return {*names, *against, *(BASELINES[name] for name in names if name in BASELINES)}


def parse_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    names = [command.name for command in commands(Path(), "", "")]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=BENCH / "data" / "county.xlsx", help="made when it is not there")
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each command, after one warm-up")
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="these, and what they are held against")
    parser.add_argument("--jdtool", type=executable, default=find_jdtool(), help="the jdtool command to time")
    peer_python = str(PEERS_PYTHON) if PEERS_PYTHON.exists() else sys.executable
    parser.add_argument("--peer-python", type=executable, default=peer_python, help="has pandera and frictionless")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    return options


def main() -> None:
    options = parse_options()
    workbook = options.file.resolve()
    if not workbook.exists():
        subprocess.run((options.peer_python, str(BENCH / "make_county.py"), "--out", str(workbook)), check=True)
    wanted = with_baselines(options.only)
    chosen = [entry for entry in commands(workbook, options.peer_python, options.jdtool) if entry.name in wanted]
    outcomes = measure(chosen, options.runs)
    print(f"{workbook.name}: {workbook.stat().st_size / 1024**2:.2f} MiB; medians of {options.runs} whole processes\n")
    print_table(
        ("command", "CPU s", "min–max", "peak MiB", "ratio"), [outcome_row(outcomes, name) for name in outcomes]
    )
    print_table(("goal", "ratio", ""), [goal_row(outcomes, goal) for goal in GOALS if goal.name in outcomes])
    planted = planted_counts(workbook)
    found = {name: outcome.found for name, outcome in outcomes.items() if outcome.found is not None}
    if planted and found:
        print_table(("rule", "planted", *found), agreement_rows(planted, found))


if __name__ == "__main__":
    main()
