"""Real SPARQL servers on loopback, started and stopped by the tests."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kprgraph.endpoint.address import Address, Credentials
from kprgraph.endpoint.connection import Limits
from kprgraph.endpoint.remote import Endpoint
from kprgraph.endpoint.transport import Transport
from kprgraph.workspace import Workspace

_STARTING_SECONDS = 30

VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        name: `oxigraph` or `virtuoso`.
        query: Address of its SPARQL service.
        credentials: What it wants before it takes a graph.
    """

    name: str
    query: str
    credentials: Credentials = field(default_factory=Credentials)

    def endpoint(self, workspace: Workspace, seconds: float = 30.0) -> Endpoint:
        """The graph on it."""
        transport = Transport(Address.of(self.query, self.credentials), Limits(seconds=seconds))
        return Endpoint(self.query, workspace, transport)


def oxigraph_command() -> Path | None:
    """The server that the package `oxigraph` brings along."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    return Path(found) if found else None


@contextmanager
def oxigraph(command: Path, location: Path | None = None, *, union: bool = False) -> Iterator[Server]:
    """An Oxigraph server in memory or with the database at `location`; its default graph may be the union."""
    port = free_port()
    where = ["--location", str(location)] if location else []
    where += ["--union-default-graph"] if union else []
    with running([str(command), "serve", *where, "--bind", f"127.0.0.1:{port}"], port):
        yield Server("oxigraph", f"http://127.0.0.1:{port}/query")


@contextmanager
def virtuoso(command: Path, folder: Path) -> Iterator[Server]:
    """A Virtuoso 7 server with a new database in `folder`."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http))
    with running([str(command), "+foreground", "+configfile", "virtuoso.ini"], http, folder):
        yield Server("virtuoso", f"http://127.0.0.1:{http}/sparql", Credentials("dba", "dba"))


@contextmanager
def running(command: list[str], port: int, folder: Path | None = None) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _STARTING_SECONDS
        while not _listens(port):
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            assert time.monotonic() < deadline, f"{command[0]} does not listen"
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
