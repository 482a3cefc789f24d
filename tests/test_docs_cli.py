"""The reference of the command line is what the program says of itself."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from kprgraph.cli.app import COMMANDS

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "cli.md"), ("th", "cli.th.md")])
def test_the_reference_is_up_to_date(lang: str, name: str) -> None:
    reference: Callable[[str], str] = runpy.run_path(str(DOCS / "make_cli.py"))["reference"]
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == reference(lang), "run: python docs/make_cli.py"


@pytest.mark.parametrize("name", ["cli.md", "cli.th.md"])
def test_every_command_is_documented(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    assert len(COMMANDS) > 10
    assert [command for command in COMMANDS if f"\n## kprgraph {command}\n" not in text] == []
