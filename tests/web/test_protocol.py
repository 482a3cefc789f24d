"""The query side of the SPARQL 1.1 Protocol, a case for each thing that its text asks for.

The twenty cases that W3C's suite tells apart, written anew from sections 2.1 and 2.2 of the specification and
asked of `/sparql`; the graphs that they name are graphs of the invented world, for nothing is fetched here.
"""

import json
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kprgraph.namespaces import GRAPH_ONTOLOGY, GRAPH_REGISTRY

ASK = "ASK {}"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml")
REPORT = "https://w3id.org/kprgraph/graph/report-2599"
IN_DEFAULT = "ASK { <https://w3id.org/kprgraph/id/agency/north-star> skos:prefLabel ?name }"
# What is said where: a name in the registry, a feed in the report, each in the graph of this name.
BOTH = "ASK { agency:north-star skos:prefLabel ?name . ?feed a kpr:DataFeed }"
NAMED = "ASK { GRAPH ?a { agency:north-star skos:prefLabel ?name } GRAPH ?b { ?feed a kpr:DataFeed } }"


Value = str | int | float | bool | None


@dataclass(frozen=True)
class Case:
    """A request and what has to come back: `status` 2xx or 4xx, and the truth where it is ASK."""

    method: str
    status: int
    params: list[tuple[str, Value]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    data: dict[str, str | list[str]] | None = None
    content: bytes | None = None
    truth: bool | None = None
    media_types: tuple[str, ...] = ()


CASES = {
    "query by GET": Case("GET", 2, [("query", ASK)], truth=True),
    "query by POST of a form": Case("POST", 2, data={"query": ASK}, truth=True),
    "query by POST of the query itself": Case(
        "POST", 2, headers={"content-type": DIRECT}, content=ASK.encode(), truth=True
    ),
    "default graph named in GET": Case(
        "GET", 2, [("query", IN_DEFAULT), ("default-graph-uri", GRAPH_REGISTRY)], truth=True
    ),
    "default graph named in POST": Case(
        "POST", 2, data={"query": IN_DEFAULT, "default-graph-uri": GRAPH_ONTOLOGY}, truth=False
    ),
    "two default graphs are merged": Case(
        "GET", 2, [("query", BOTH), ("default-graph-uri", GRAPH_REGISTRY), ("default-graph-uri", REPORT)],
        truth=True,
    ),
    "named graphs in GET": Case(
        "GET", 2, [("query", NAMED), ("named-graph-uri", GRAPH_REGISTRY), ("named-graph-uri", REPORT)],
        truth=True,
    ),
    "named graphs in POST, and nothing in the default graph": Case(
        "POST", 2, [("named-graph-uri", GRAPH_REGISTRY)], {"content-type": DIRECT},
        content=IN_DEFAULT.encode(), truth=False,
    ),
    "default and named graphs": Case(
        "POST", 2,
        data={
            "query": "ASK { ?feed a kpr:DataFeed GRAPH ?g { agency:north-star skos:prefLabel ?name } "
            "FILTER NOT EXISTS { GRAPH ?h { ?other a kpr:DataFeed } } }",
            "default-graph-uri": REPORT, "named-graph-uri": GRAPH_REGISTRY,
        },
        truth=True,
    ),
    "SELECT has a type of results": Case("GET", 2, [("query", "SELECT (1 AS ?n) {}")], media_types=ROWS),
    "ASK has a type of results": Case("GET", 2, [("query", ASK)], media_types=ROWS[:2]),
    "DESCRIBE has a type of RDF": Case(
        "GET", 2, [("query", "DESCRIBE agency:north-star")], media_types=GRAPHS
    ),
    "CONSTRUCT has a type of RDF": Case(
        "GET", 2, [("query", "CONSTRUCT { <a:s> <a:p> 1 } {}")], media_types=GRAPHS
    ),
    "another method": Case("PUT", 4, [("query", ASK)]),
    "two queries": Case("GET", 4, [("query", ASK), ("query", "SELECT * {}")]),
    "a body of another type": Case("POST", 4, headers={"content-type": "text/plain"}, content=ASK.encode()),
    "a form that does not say that it is one": Case("POST", 4, content=b"query=ASK%20%7B%7D"),
    "a query that does not say that it is one": Case("POST", 4, content=ASK.encode()),
    "not UTF-8": Case(
        "POST", 4, headers={"content-type": f"{DIRECT}; charset=UTF-16"}, content=ASK.encode("utf-16")
    ),
    "not a query": Case("GET", 4, [("query", "ASK { ?s ?p")]),
}  # fmt: skip


def test_there_are_twenty() -> None:
    assert len(CASES) == 20


@pytest.mark.parametrize("name", CASES)
def test_the_protocol_is_kept(client: TestClient, name: str) -> None:
    case = CASES[name]
    headers = {"accept": "*/*", **case.headers}
    answer = client.request(
        case.method, "/sparql", params=case.params, headers=headers, data=case.data, content=case.content
    )
    assert answer.status_code // 100 == case.status, answer.text
    if case.truth is not None:
        assert json.loads(answer.text)["boolean"] is case.truth
    if case.media_types:
        assert answer.headers["content-type"].partition(";")[0] in case.media_types


def test_both_graphs_are_needed(client: TestClient) -> None:
    """Otherwise the cases about merging would pass with all graphs in the default graph."""
    for graph in (GRAPH_REGISTRY, REPORT):
        params: list[tuple[str, Value]] = [("query", BOTH), ("default-graph-uri", graph)]
        assert client.get("/sparql", params=params, headers={"accept": "*/*"}).json()["boolean"] is False


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("iri", ["http://127.0.0.1:9/graph.ttl", "file:///etc/passwd", "not an iri", ""])
def test_a_graph_that_is_not_held_is_refused_and_not_fetched(
    client: TestClient, parameter: str, iri: str
) -> None:
    answer = client.get("/sparql", params={"query": ASK, parameter: iri, "format": "json"})
    assert answer.status_code == 400
    assert GRAPH_REGISTRY in answer.json()["hint"]


@pytest.mark.parametrize("suffix", ["json", "xml", "csv", "tsv"])
def test_rows_can_be_read_in_every_format(client: TestClient, suffix: str) -> None:
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("ก,\\"\\n<" 1) (UNDEF <a:b>) } }'
    answer = client.get("/sparql", params={"query": query, "format": suffix})
    assert answer.status_code == 200
    formats = {
        "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }  # fmt: skip
    if suffix == "csv":
        assert answer.text.split("\r\n")[0] == "a,b"
        return
    found = ox.parse_query_results(answer.content, formats[suffix])
    assert isinstance(found, ox.QuerySolutions)
    rows = [(row["a"], row["b"]) for row in found]
    assert sorted(map(str, rows)) == sorted(
        map(str, [(ox.Literal('ก,"\n<'), ox.Literal(1)), (None, ox.NamedNode("a:b"))])
    )
