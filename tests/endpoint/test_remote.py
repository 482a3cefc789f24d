"""The same answers from a real server as from the graph in memory, for every query file and every view."""

from typing import Any

import pytest

from kprgraph import catalog, query
from kprgraph.api import KnowledgeGraph
from kprgraph.audit import audit, audit_rows
from kprgraph.errors import UnknownEntity
from kprgraph.names import named_things
from kprgraph.namespaces import compress
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.conftest import ROOT
from tests.endpoint.servers import Server

QUERIES = catalog.load(Workspace(ROOT))
NOTHING = {"iri": "service:nothing", "fy": 2499, "integer": -1, "string": "nothing"}

every_query = pytest.mark.parametrize("name", sorted(QUERIES))


@pytest.fixture(scope="module")
def remote(server: Server, toy_store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(server.endpoint(toy_store.workspace))


@pytest.fixture(scope="module")
def local(toy_store: Store) -> KnowledgeGraph:
    return KnowledgeGraph(toy_store)


def params_of(name: str, rows: list[dict[str, Any]]) -> list[dict[str, object]]:
    """No parameter; then each with a value that occurs and with one that does not."""
    cases: list[dict[str, object]] = [{}]
    for param in QUERIES[name].params:
        values = {value for row in rows if isinstance(value := row.get(param.name), str | int)}
        if param.name in QUERIES[name].column:
            cases += [{param.name: value} for value in sorted(values, key=str)[:1]]
        cases.append({param.name: NOTHING[param.type]})
    return cases


@every_query
def test_every_query_gives_the_same_rows(name: str, remote: KnowledgeGraph, toy_store: Store) -> None:
    for params in params_of(name, query.run(toy_store, QUERIES[name]).rows):
        expected = query.run(toy_store, QUERIES[name], params)
        given = query.run(remote.graph, QUERIES[name], params)
        assert (given.columns, given.rows) == (expected.columns, expected.rows), params


@pytest.mark.parametrize("lang", ["th", "en"])
def test_views_are_the_same(lang: str, remote: KnowledgeGraph, local: KnowledgeGraph) -> None:
    assert remote.feeds(lang=lang).rows == local.feeds(lang=lang).rows != []
    assert remote.feeds("star-permit", lang).rows == local.feeds("star-permit", lang).rows != []
    for name in ("กรมทดสอบ", "star-card", "agency:mist"):
        assert remote.impact(name, lang).rows == local.impact(name, lang).rows
    assert remote.impact("star-card", lang).rows
    assert remote.critical(lang).rows == local.critical(lang).rows != []
    assert (
        remote.path("star-permit", "star-card", lang).rows
        == local.path("star-permit", "star-card", lang).rows
    )
    assert remote.search("ดาว", lang=lang).rows == local.search("ดาว", lang=lang).rows != []


def test_every_page_is_the_same(remote: KnowledgeGraph, local: KnowledgeGraph, toy_store: Store) -> None:
    things = [thing.iri for thing in named_things(toy_store)]
    assert len(things) > 50
    for iri in things[::7]:
        assert remote.show(iri, "en").rows == local.show(iri, "en").rows, compress(iri)


def test_names_mean_the_same(remote: KnowledgeGraph, local: KnowledgeGraph) -> None:
    for name in ("กรมดาวเหนือ", "ดน.", "mist", "Department of the North Star", "agency:north-star"):
        assert remote.entity(name) == local.entity(name)
    assert remote.entity("kpr:DataFeed") == local.entity("kpr:DataFeed")
    for name in ("กรมดาวเหนอ", "agency:nothing", "http://[", "no such thing"):
        with pytest.raises(UnknownEntity) as there:
            remote.entity(name)
        with pytest.raises(UnknownEntity) as here:
            local.entity(name)
        assert there.value.candidates == here.value.candidates


def test_any_query_can_be_asked(remote: KnowledgeGraph, local: KnowledgeGraph) -> None:
    for text in (
        "SELECT ?s ?from { ?s a kpr:DataFeed ; kpr:feedFrom ?from } ORDER BY ?s",
        "SELECT (COUNT(*) AS ?n) { ?s a kpr:DataFeed }",
        "ASK { ?s a kpr:DataFeed }",
        "ASK { ?s a kpr:Nothing }",
        "CONSTRUCT { ?s a kpr:Feeding } WHERE { ?s a kpr:DataFeed }",
        'SELECT ?s { ?s skos:prefLabel "กรมดาวเหนือ"@th }',
    ):
        assert remote.query(text).rows == local.query(text).rows, text
    assert list(remote.graph.construct("CONSTRUCT { ?s a kpr:Feeding } WHERE { ?s a kpr:DataFeed }"))


def test_a_value_is_a_value_whatever_it_holds(remote: KnowledgeGraph, local: KnowledgeGraph) -> None:
    for value in (
        'x" } } # ',
        "x' UNION { ?s ?p ?o }",
        "\\",
        "a\nb",
        "สวัสดี",
        "}",
        "DROP ALL",
        "?s",
        "\u202e",
    ):
        assert remote.query("feeds", role=value).rows == [] == local.query("feeds", role=value).rows
        text = "SELECT ?name ?s { ?s skos:prefLabel ?label FILTER(STR(?label) = ?name) } ORDER BY ?s"
        assert remote.query(text, name=value).rows == local.query(text, name=value).rows
    text = "SELECT ?name ?s { ?s skos:prefLabel ?label FILTER(STR(?label) = ?name) } ORDER BY ?s"
    assert len(remote.query(text, name="กรมดาวเหนือ").rows) == 1


def test_statements_one_by_one(remote: KnowledgeGraph, toy_store: Store) -> None:
    feed = toy_store.subjects("rdf:type", toy_store.objects("kpr:DataFeed", "rdf:type")[0])
    assert feed == remote.graph.subjects("rdf:type", toy_store.objects("kpr:DataFeed", "rdf:type")[0])
    subject = "service:star-permit"
    assert remote.graph.objects(subject, "skos:prefLabel") == toy_store.objects(subject, "skos:prefLabel")
    assert remote.graph.types(subject) == toy_store.types(subject)
    assert remote.graph.label("agency:nothing") == toy_store.label("agency:nothing") == "agency:nothing"


def test_a_copy_has_every_statement(remote: KnowledgeGraph, toy_store: Store) -> None:
    assert set(remote.store.quads) == set(toy_store.quads)


def test_the_audit_finds_the_same(remote: KnowledgeGraph, toy_store: Store) -> None:
    here, there = audit(toy_store), audit(remote.store)
    assert here == there != []
    assert audit_rows(remote.store, there, "th").rows == audit_rows(toy_store, here, "th").rows
