"""The same rows from a real server as from memory, for every query file and view on the curated data."""

import pytest

from kprgraph import query
from kprgraph.api import KnowledgeGraph
from kprgraph.audit import audit
from kprgraph.store import Store
from tests.endpoint.servers import Server
from tests.endpoint.test_remote import QUERIES, every_query, params_of

pytestmark = pytest.mark.curated


@pytest.fixture(scope="module")
def remote(curated_server: Server, store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(curated_server.endpoint(store.workspace))


@pytest.fixture(scope="module")
def local(store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(store)


@every_query
def test_every_query_gives_the_same_rows(name: str, remote: KnowledgeGraph, store: Store) -> None:
    for params in params_of(name, query.run(store, QUERIES[name]).rows):
        expected = query.run(store, QUERIES[name], params)
        given = query.run(remote.graph, QUERIES[name], params)
        assert (given.columns, given.rows) == (expected.columns, expected.rows), params


def test_a_copy_has_every_statement(remote: KnowledgeGraph, store: Store) -> None:
    """More of them than Virtuoso sends in one answer."""
    assert len(store.quads) > 30_000
    assert set(remote.store.quads) == set(store.quads)


def test_views_are_the_same(remote: KnowledgeGraph, local: KnowledgeGraph) -> None:
    for name in ("กรมปศุสัตว์", "กองทุนพัฒนาดิจิทัลเพื่อเศรษฐกิจและสังคม"):
        assert remote.impact(name).rows == local.impact(name).rows != []
    assert remote.feeds("HSSS").rows == local.feeds("HSSS").rows != []
    assert remote.show("ก.พ.ร.").rows == local.show("ก.พ.ร.").rows != []
    assert remote.search("ปศุสัตว์").rows == local.search("ปศุสัตว์").rows != []


def test_the_audit_finds_the_same(remote: KnowledgeGraph, store: Store) -> None:
    assert audit(remote.store) == audit(store) != []
