"""Queries of strangers that are costly, odd or too long: answered or refused, and the endpoint lives on."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from starlette.testclient import TestClient

from kprgraph.store import Store
from kprgraph.web import worker
from kprgraph.web.explorer import Explorer
from kprgraph.web.server import application

JSON = {"accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def client(toy_store: Store) -> Iterator[TestClient]:
    with TestClient(application(Explorer(toy_store)), "http://localhost") as browser:
        yield browser


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, toy_store: Store) -> Iterator[TestClient]:
    """An endpoint that gives each query two seconds."""
    monkeypatch.setattr(worker.Pool.__init__, "__defaults__", (1, 2.0))
    with TestClient(application(Explorer(toy_store)), "http://localhost") as browser:
        yield browser


def alive(client: TestClient) -> bool:
    return bool(
        client.get("/sparql", params={"query": "ASK { ?s a kpr:DataFeed }"}, headers=JSON).json()["boolean"]
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ((!kpr:x)*)* ?b . ?b ((^!kpr:x)*)* ?c . ?d ((!kpr:x)+)+ ?e }",
        'SELECT (REPLACE(REPLACE(REPLACE("aaaaaaaaaa", "a", "' + "a" * 3000 + '"), "a", "' + "b" * 3000
        + '"), "b", "' + "c" * 3000 + '") AS ?x) {}',
        "SELECT (GROUP_CONCAT(CONCAT(STR(?o), STR(?p))) AS ?x) { ?a ?b ?c . ?s ?p ?o . ?x ?y ?z }",
        "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?c",
    ],
)  # fmt: skip
def test_what_costs_too_much_is_stopped_with_a_remedy(impatient: TestClient, query: str) -> None:
    answer = impatient.post("/sparql", data={"query": query}, headers=JSON)
    assert answer.status_code in (200, 400, 422, 504)
    if answer.status_code in (422, 504):
        assert "LIMIT" in answer.json()["hint"]
    assert alive(impatient)


def test_a_regular_expression_that_backtracks_is_answered(client: TestClient) -> None:
    query = (
        f'SELECT (REGEX("{"a" * 60}!", "^(a+)+$") AS ?x) (REPLACE("{"a" * 60}!", "(a|aa)+$", "b") AS ?y) {{}}'
    )
    answer = client.get("/sparql", params={"query": query}, headers=JSON)
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == "false"


def test_an_answer_that_was_cut_says_so_in_body_and_header(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, headers=JSON)
    assert answer.json()["truncated"] is True
    assert answer.headers["x-kprgraph-truncated"] == "true"
    assert len(answer.json()["results"]["bindings"]) == worker.MOST_ROWS


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP SILENT ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)  # fmt: skip
def test_no_update_changes_anything(client: TestClient, toy_store: Store, text: str) -> None:
    def digest() -> str:
        return hashlib.sha256("\n".join(sorted(map(str, toy_store.quads))).encode()).hexdigest()

    before, count = (
        digest(),
        client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers=JSON),
    )
    for request in (
        client.get("/sparql", params={"query": text}),
        client.get("/sparql", params={"update": text}),
        client.post("/sparql", data={"update": text}),
        client.post("/sparql", content=text, headers={"content-type": "application/sparql-update"}),
    ):
        assert 400 <= request.status_code < 500
    assert digest() == before
    after = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers=JSON)
    assert after.json() == count.json()


def test_a_slip_is_told_with_its_place(client: TestClient) -> None:
    answer = client.get("/en/sparql", params={"query": "SELECT ?a {\n ?a ?b }", "format": "json"})
    assert answer.status_code == 400
    assert "2:" in answer.json()["error"]


def test_thai_names_of_variables_are_fine(client: TestClient) -> None:
    query = "SELECT ?ชื่อ { agency:north-star skos:prefLabel ?ชื่อ FILTER(LANG(?ชื่อ) = 'th') }"
    answer = client.get("/sparql", params={"query": query}, headers=JSON)
    assert answer.json()["results"]["bindings"][0]["ชื่อ"]["value"] == "กรมดาวเหนือ"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o } OFFSET -1", "SELECT * { ?s ?p ?o } LIMIT -1", " ", "\n",
        "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999999", "SELECT * { ?s ?p '\x00' }",
        "ASK {} # " + "x" * 1_000_000,
    ],
)  # fmt: skip
def test_odd_queries_are_refused(client: TestClient, query: str) -> None:
    answer = client.post("/sparql", data={"query": query}, headers=JSON)
    assert answer.status_code in (400, 413)


def test_a_huge_limit_is_only_a_limit(client: TestClient) -> None:
    answer = client.get(
        "/sparql", params={"query": "SELECT * { ?s a kpr:DataFeed } LIMIT 999999999999"}, headers=JSON
    )
    assert len(answer.json()["results"]["bindings"]) == 4


def test_nothing_is_asked_elsewhere_even_without_the_guard(toy_store: Store) -> None:
    """The words are refused first; were one overlooked, the process could open no connection."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pool = worker.Pool(b"", {}, size=1)
    try:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
            f"ASK {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        ):
            try:
                pool.ask(query)
            except worker.WorkerError:
                continue
    finally:
        pool.close()
        server.shutdown()
        server.server_close()
    assert not asked
