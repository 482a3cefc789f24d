"""The commands that the documentation shows for a server run, and what it says of servers is so."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from kprgraph.endpoint import quirks
from kprgraph.endpoint.push import push
from kprgraph.store import Store
from tests.cli.conftest import Kpr
from tests.conftest import ROOT
from tests.endpoint import servers
from tests.endpoint.servers import Server
from tests.endpoint.test_remote import QUERIES
from tests.test_docs import PAGES, commands

SHOWN = re.compile(r"http://(?:127\.0\.0\.1|localhost):\d+/query")
LINES = sorted({line for page in PAGES for line in commands(page) if SHOWN.search(line)})
TOLD = [ROOT / "docs" / name for name in ("endpoints.md", "endpoints.th.md")]


def test_the_documentation_shows_some() -> None:
    assert len(LINES) >= 4


@pytest.fixture(scope="module")
def server(store: Store) -> Iterator[Server]:
    """A server of its own: the invented world is on the other one."""
    command = servers.oxigraph_command()
    assert command is not None
    with servers.oxigraph(command) as running:
        push(store, running.endpoint(store.workspace))
        yield running


@pytest.mark.curated
@pytest.mark.parametrize("line", LINES)
def test_commands_for_a_server_run(line: str, server: Server, kpr: Kpr) -> None:
    arguments = shlex.split(SHOWN.sub(server.query, line.split("kprgraph ", 1)[1]))
    done = kpr(*arguments, "--root", str(ROOT))
    assert done.code == 0, done.err
    assert done.out.strip()


def test_what_is_loaded_in_bulk_is_asked_like_what_was_pushed(kpr: Kpr, tmp_path: Path) -> None:
    """`docs/scale.md`: N-Quads, the loader of the engine, and its server."""
    command = servers.oxigraph_command()
    assert command is not None
    assert kpr("export", "nq", "-o", str(tmp_path / "kprgraph.nq")).code == 0
    subprocess.run(
        [command, "load", "--location", tmp_path / "db", "--file", tmp_path / "kprgraph.nq"],
        check=True,
        capture_output=True,
    )
    with servers.oxigraph(command, tmp_path / "db") as server:
        for question in (("feeds",), ("impact", "star-card"), ("audit",)):
            here = kpr(*question, "--format", "json")
            there = kpr(*question, "--format", "json", "--endpoint", server.query)
            assert (there.code, there.out) == (0, here.out)
            assert here.out.strip() != "[]"


def test_each_pattern_of_questions_that_a_server_gets_wrong_means_one() -> None:
    for patterns in quirks._WRONG.values():
        for pattern in patterns:
            assert any(fnmatchcase(name, pattern) for name in QUERIES), pattern


def test_they_are_all_told() -> None:
    for page in TOLD:
        text = page.read_text(encoding="utf-8")
        for pattern in quirks._WRONG["Virtuoso"]:
            assert f"`{pattern.removesuffix('*')}`" in text, (page.name, pattern)
