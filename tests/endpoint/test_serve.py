"""The SPARQL service of the explorer as an endpoint: read only, with limits; its graphs cannot be chosen."""

import sys
from collections.abc import Iterator

import pytest

from kprgraph import query
from kprgraph.api import KnowledgeGraph
from kprgraph.endpoint.faults import EndpointRefused
from kprgraph.endpoint.push import push
from kprgraph.endpoint.remote import Endpoint
from kprgraph.store import Store
from tests.conftest import TOY
from tests.endpoint.servers import free_port, running
from tests.endpoint.test_remote import QUERIES

pytest.importorskip("starlette", reason="the explorer needs the extra `serve`")


@pytest.fixture(scope="module")
def remote(toy_store: Store) -> Iterator[KnowledgeGraph]:
    port = free_port()
    toy = ["--root", str(TOY), "--source", str(TOY / "source.txt")]  # whatever the environment names
    with running([sys.executable, "-m", "kprgraph", "serve", "--port", str(port), *toy], port):
        yield KnowledgeGraph(Endpoint(f"http://127.0.0.1:{port}/sparql", toy_store.workspace))


def test_the_same_rows(remote: KnowledgeGraph, toy_store: Store) -> None:
    for name in ("feeds", "networks/dependency", "networks/foundation", "committee-members", "record-kinds"):
        there, here = query.run(remote.graph, QUERIES[name]), query.run(toy_store, QUERIES[name])
        assert (there.columns, there.rows) == (here.columns, here.rows), name
    assert remote.impact("star-card").rows == KnowledgeGraph(toy_store).impact("star-card").rows != []


def test_a_copy_has_every_statement(remote: KnowledgeGraph, toy_store: Store) -> None:
    assert set(remote.store.quads) == set(toy_store.quads)


def test_it_takes_nothing(remote: KnowledgeGraph, toy_store: Store) -> None:
    assert isinstance(remote.graph, Endpoint)
    address = remote.graph.transport.address
    with pytest.raises(EndpointRefused):
        push(toy_store, remote.graph, graph_store=address.beside("/store").url)
