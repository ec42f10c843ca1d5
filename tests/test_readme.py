"""The READMEs: every command they show runs and ends as they say, every setting, name and link in them exists."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from jdtool import __version__
from jdtool.cli import app
from jdtool.cli.commands import help_pages
from jdtool.ledgers.catalogue import field_names
from jdtool.measures import CATALOGUE as MEASURES
from jdtool.profile import load_profile
from jdtool.reports.context import OWN_TEXTS
from jdtool.rules import CATALOGUE as RULES
from jdtool.workbooks.files import SUFFIXES

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, "CONTRIBUTING.md", "examples/README.md", "bench/README.md", "docs/architecture.md")

_BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ENDING = re.compile(r"(?:退出码 |Exit code )(\d)[。.]")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_MADE = re.compile(r"<!--\[\[\[cog.*?\]\]\]-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A command and the exit code that the page says it ends with."""

    page: str
    command: str
    code: int


def read(page: str) -> str:
    return _MADE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def blocks(page: str, kind: str) -> list[re.Match[str]]:
    return [found for found in _BLOCK.finditer(read(page)) if found["kind"] == kind]


def shown(page: str) -> list[Shown]:
    """Every command of a `sh` block, with the code stated between it and the next block of commands."""
    text, found = read(page), blocks(page, "sh")
    after = [*(each.start() for each in found[1:]), len(text)]
    commands = []
    for block, end in zip(found, after, strict=True):
        stated = _ENDING.search(text, block.end(), end)
        code = int(stated[1]) if stated else 0
        commands += [Shown(page, line, code) for line in block["text"].splitlines()]
    return commands


COMMANDS = [each for page in READMES for each in shown(page)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", place / "examples")
    return place


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: f"{each.page}: {each.command}")
def test_a_command_ends_as_the_page_says(folder: Path, each: Shown) -> None:
    program, *arguments = shlex.split(each.command)
    assert program == "jdtool"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert run.returncode == each.code, run.stderr.decode()


@pytest.mark.parametrize("page", READMES)
def test_every_command_of_jdtool_is_shown(page: str) -> None:
    ran = {" ".join(each.command.split()[:2]) for each in shown(page)}
    assert ran == {title for title, _ in help_pages(app)} - {"jdtool"}


@pytest.mark.parametrize("page", READMES)
def test_every_option_that_is_named_exists(page: str) -> None:
    known = set(re.findall(r"--[a-z-]+", "".join(text for _, text in help_pages(app))))
    prose = " ".join(re.findall(r"`([^`\n]+)`", _BLOCK.sub("", read(page))))
    of_installers = {"--wheel-dir", "--no-index", "--find-links", "--dest"}
    assert set(re.findall(r"--[a-z-]+", prose)) - of_installers <= known


@pytest.mark.parametrize("page", READMES)
def test_the_make_targets_that_are_named_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)\b(?=[`\n])", read(page))) <= targets


@pytest.mark.parametrize("page", READMES)
def test_the_formats_are_those_that_are_read(page: str) -> None:
    line = next(each for each in read(page).splitlines() if "`.xlsx`" in each and "`.ods`" in each)
    assert set(re.findall(r"`(\.[a-z]+)`", line)) == SUFFIXES


def test_the_settings_shown_are_accepted(tmp_path: Path) -> None:
    (block,) = blocks("README.zh-CN.md", "toml")
    path = tmp_path / "jdtool.toml"
    path.write_text(block["text"], encoding="utf-8")
    profile = load_profile(path)
    profile.check_names(field_names(), [rule.code for rule in RULES], [])
    assert profile.office.name == "青和街道"
    assert set(profile.report) <= set(OWN_TEXTS)


@pytest.mark.parametrize("page", READMES)
def test_a_file_to_install_carries_the_version_of_today(page: str) -> None:
    assert set(re.findall(r"jdtool-([\d.]+)-py3", read(page))) <= {__version__}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = _LINK.findall(_BLOCK.sub("", (ROOT / page).read_text(encoding="utf-8")))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_rule_and_measure_has_its_place_in_the_manual() -> None:
    rules, measures = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("rules.md", "measures.md"))
    assert [rule.code for rule in RULES if f"\n## {rule.code}\n" not in rules] == []
    assert [measure.id for measure in MEASURES if f"\n## {measure.id}\n" not in measures] == []
