"""How long it takes to load and to ask the graph, in memory and on servers, at 1, 10 and 100 times its size.

Run it with `python benchmarks/stores.py [TIMES ...]`. It starts the servers itself, on loopback: Oxigraph
(package `oxigraph`), and Virtuoso 7 where `virtuoso-t` is installed. Larger graphs are those of
`generator.grow`. Prints a Markdown table.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generator import grow
from kprgraph import catalog, query
from kprgraph import store as stores
from kprgraph.endpoint import EndpointError
from kprgraph.endpoint.push import push
from kprgraph.store import Graph, Store
from kprgraph.workspace import Workspace
from tests.endpoint import servers
from tests.endpoint.servers import Server

Result = TypeVar("Result")

SERVICE = "https://w3id.org/kprgraph/id/service/a09-hsss"
# What one page asks, and what walks through a whole network.
QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "feeds of one service": ("feeds", {"service": SERVICE}),
    "feeds of all": ("feeds", {}),
    "the whole dependency network": ("networks/dependency", {}),
}
SECONDS = 900.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, nargs="*", default=[1, 10, 100])
    print("| triples | where | load s | " + " | ".join(f"{name} s" for name in QUESTIONS) + " |")
    print("|---:|---|---:|" + "---:|" * len(QUESTIONS))
    real = Workspace.find()
    for times in parser.parse_args().times:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            measure(real if times == 1 else grow(real, folder / "grown", times), folder)


def measure(workspace: Workspace, folder: Path) -> None:
    """All lines about one workspace."""
    seconds, store = timed(lambda: stores.load(workspace))
    row(store, "in memory, from curated files", seconds, store)
    for name, serving in kinds(folder):
        with serving as server:
            endpoint = server.endpoint(workspace, SECONDS)
            try:
                seconds, _ = timed(lambda: push(store, endpoint))  # noqa: B023
            except EndpointError as error:
                print(
                    f"| {len(store.quads):,} | {name}, by `push` | {type(error).__name__} | | | |", flush=True
                )
                continue
            row(store, f"{name}, by `push`", seconds, endpoint)
    dump = folder / "all.nq"
    seconds, _ = timed(lambda: store.quads.dump(str(dump), ox.RdfFormat.N_QUADS))
    print(f"| {len(store.quads):,} | N-Quads written | {seconds:.1f} | | | |", flush=True)
    disk = ox.Store(str(folder / "rocksdb"))
    seconds, _ = timed(lambda: disk.bulk_load(path=str(dump), format=ox.RdfFormat.N_QUADS))
    print(f"| {len(store.quads):,} | Oxigraph on disk, bulk load | {seconds:.1f} | | | |", flush=True)


def kinds(folder: Path) -> Iterator[tuple[str, AbstractContextManager[Server]]]:
    """The servers that can be started here."""
    command = servers.oxigraph_command()
    if command:
        yield "Oxigraph server in memory", servers.oxigraph(command)
    found = shutil.which("virtuoso-t")
    if found:
        yield "Virtuoso 7", virtuoso(Path(found), folder)


@contextmanager
def virtuoso(command: Path, folder: Path) -> Iterator[Server]:
    (folder / "virtuoso").mkdir()
    with servers.virtuoso(command, folder / "virtuoso") as server:
        yield server


def row(store: Store, where: str, seconds: float, graph: Graph) -> None:
    """One line: loading, then each question once; names and passages come with the first that needs them."""
    cells = []
    for name, params in QUESTIONS.values():
        question = catalog.find(store.workspace, name)
        try:
            taken, _ = timed(lambda: query.run(graph, question, params))  # noqa: B023
            cells.append(f"{taken:.2f}")
        except Exception as error:
            cells.append(type(error).__name__)
    print(f"| {len(store.quads):,} | {where} | {seconds:.1f} | {' | '.join(cells)} |", flush=True)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
