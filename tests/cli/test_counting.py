"""What `stats` can be asked for."""

import re

from jdtool.cli import app
from jdtool.cli.commands import help_pages
from jdtool.measures.measure import GROUPS


def test_the_help_names_every_group() -> None:
    page = dict(help_pages(app, width=1_000))["jdtool stats"]
    assert [name for name in GROUPS if not re.search(rf"[、 ]{name} [\u4e00-\u9fff]", page)] == []
