import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kprgraph.endpoint.push import push
from kprgraph.store import Store
from tests.cli.conftest import kpr
from tests.endpoint import servers
from tests.endpoint.servers import Server

__all__ = ["kpr"]  # a fixture of the command line, wanted here too


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment of the machine says about endpoints and proxies is not for the tests."""
    for name in ("", "_USER", "_PASSWORD", "_TOKEN", "_TIMEOUT"):
        monkeypatch.delenv(f"KPRGRAPH_ENDPOINT{name}", raising=False)
    monkeypatch.setenv("NO_PROXY", "*")


@contextmanager
def running(kind: str, folder: Path) -> Iterator[Server]:
    """A server of one kind, or the test is skipped."""
    if kind == "oxigraph":
        command = servers.oxigraph_command()
        assert command is not None, "the package `oxigraph` (requirements/dev.txt) brings the server along"
        with servers.oxigraph(command) as server:
            yield server
        return
    found = shutil.which("virtuoso-t")
    if found is None:
        pytest.skip("Virtuoso 7 is not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
    with servers.virtuoso(Path(found), folder) as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running("oxigraph", tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running("virtuoso", tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, toy_store: Store) -> Server:
    """Each kind of server in turn, with the invented world on it."""
    found: Server = request.getfixturevalue(request.param)
    push(toy_store, found.endpoint(toy_store.workspace))
    return found


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def curated_server(
    request: pytest.FixtureRequest, store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each kind of server in turn, with the curated data on it and nothing else."""
    with running(request.param, tmp_path_factory.mktemp("curated")) as found:
        push(store, found.endpoint(store.workspace))
        yield found
