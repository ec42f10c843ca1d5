"""Reading side by side gives what reading one after the other gives, and says what is wrong in one line."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdtool.cli import main, side_by_side
from jdtool.ledgers import opening
from jdtool.ledgers.file_read import read_group

COUNTY = Path(__file__).parents[2] / "examples" / "county"
CHECK = ("check", "--year", "2024", "--format", "json", "--quiet")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main([*CHECK, *arguments])
    return capsys.readouterr().out


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the county's workbooks go to more than one process."""
    monkeypatch.setattr(opening, "_TOGETHER", 3)


@pytest.mark.usefixtures("small_groups")
def test_two_processes_find_what_one_finds(capsys: pytest.CaptureFixture[str]) -> None:
    alone = told(capsys, str(COUNTY))
    assert json.loads(alone)["summary"]["records"]["persons"] > 1_000
    assert told(capsys, str(COUNTY), "--jobs", "2") == alone


@pytest.mark.usefixtures("small_groups")
def test_a_broken_workbook_in_the_middle_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(COUNTY, tmp_path / "台账")
    middle = sorted((tmp_path / "台账").rglob("*.xlsx"))[8]
    middle.write_bytes(middle.read_bytes()[:5_000])
    alone = told(capsys, str(tmp_path / "台账"))
    assert [bool(file["error"]) for file in json.loads(alone)["files"]].count(True) == 1
    assert told(capsys, str(tmp_path / "台账"), "--jobs", "2") == alone


def _die(*_: object) -> None:
    import os  # noqa: PLC0415 - runs in the other process

    os._exit(9)


def test_a_process_that_dies_ends_the_run_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "read_group", _die)
    assert main([*CHECK, str(COUNTY), "--jobs", "2"]) == 2
    assert capsys.readouterr().err.startswith("错误：读取台账的一个进程意外退出")


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.mark.usefixtures("small_groups")
@pytest.mark.filterwarnings("default")  # the library's own
def test_a_cluster_finds_what_one_process_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    program = tmp_path / "cluster.py"
    program.write_text(CLUSTER, encoding="utf-8")
    monkeypatch.chdir(COUNTY.parent)  # the workers are somewhere else
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as run:
        assert run.stdin
        assert run.stdout
        address = run.stdout.readline().strip()
        found = told(capsys, COUNTY.name, "--cluster", address)
        run.stdin.close()
    assert found == told(capsys, COUNTY.name)


@pytest.mark.filterwarnings("default")
def test_an_address_where_no_cluster_answers_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(side_by_side, "_REACH", 0.2)
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        assert main([*CHECK, str(COUNTY), "--cluster", address]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"错误：连不上 --cluster 的地址 {address}")


def test_without_the_extra_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main([*CHECK, str(COUNTY), "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert "pip install 'jdtool[cluster]'" in capsys.readouterr().err


def test_a_password_never_goes_to_a_cluster(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JDTOOL_PASSWORD", "secret")
    assert main([*CHECK, str(COUNTY), "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert "密码不会发送到 --cluster" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "两", "1.5"])
def test_the_number_of_processes_is_a_whole_number(capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    assert main([*CHECK, str(COUNTY), "--jobs", jobs]) == 2
    assert "--jobs 后面应是大于 0 的整数" in capsys.readouterr().err


def test_a_group_is_read_in_its_order() -> None:
    files = sorted(COUNTY.rglob("*.xlsx"))[:3]
    way = opening.Way({})
    assert [read.label for read in read_group(way, [(file, file.stem) for file in files])] == [
        file.stem for file in files
    ]
