"""The SPARQL endpoint: reading only, within limits, in the formats of the protocol."""

import csv
import io
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph as ox
import pytest
import rdflib
from starlette.testclient import TestClient

from kprgraph.errors import UsageError
from kprgraph.namespaces import PREFIXES
from kprgraph.web import guard
from kprgraph.web.explorer import Explorer
from kprgraph.web.protocol import _MOST_WAITING
from kprgraph.web.server import application
from kprgraph.web.worker import Answer, Busy, Died, Invalid, Pool, TooSlow
from tests.web.conftest import read

COUNT = "SELECT (COUNT(*) AS ?feeds) { ?s a kpr:DataFeed }"
JSON = {"accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def pool(site: Explorer) -> Iterator[Pool]:
    content = site.store.quads.dump(format=ox.RdfFormat.N_QUADS) or b""
    workers = Pool(content, dict(PREFIXES), size=1, deadline=2.0)
    yield workers
    workers.close()


def ask(client: TestClient, query: str, **headers: str) -> dict[str, object]:
    answer = client.get("/sparql", params={"query": query}, headers=JSON | headers)
    assert answer.status_code == 200, answer.text
    return dict(json.loads(answer.text))


def test_a_question_is_answered_in_the_form_of_the_protocol(client: TestClient) -> None:
    answer = ask(client, COUNT)
    assert answer["head"] == {"vars": ["feeds"]}
    (row,) = answer["results"]["bindings"]  # type: ignore[index]
    assert row["feeds"]["value"] == "4"


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_the_three_ways_to_ask(client: TestClient, how: str) -> None:
    if how == "get":
        answer = client.get("/sparql", params={"query": COUNT}, headers=JSON)
    elif how == "form":
        answer = client.post("/sparql", data={"query": COUNT}, headers=JSON)
    else:
        answer = client.post(
            "/sparql", content=COUNT, headers=JSON | {"content-type": "application/sparql-query"}
        )
    assert answer.status_code == 200
    assert '"4"' in answer.text


def test_other_formats(client: TestClient) -> None:
    text = "SELECT ?name { agency:north-star skos:prefLabel ?name } ORDER BY ?name"
    found = {
        s: client.get("/sparql", params={"query": text, "format": s}) for s in ("csv", "tsv", "xml", "json")
    }
    assert next(csv.reader(io.StringIO(found["csv"].text))) == ["name"]
    assert found["tsv"].text.startswith("?name\n")
    assert "<sparql" in found["xml"].text
    graph = client.get("/sparql", params={"query": "CONSTRUCT { ?s a kpr:Feed } { ?s a kpr:DataFeed }"},
                       headers={"accept": "text/turtle"})  # fmt: skip
    assert graph.headers["content-type"].startswith("text/turtle")
    assert "kpr:Feed" in graph.text
    assert ask(client, "ASK { ?s a kpr:DataFeed }")["boolean"] is True


def test_people_get_a_page_with_links_and_names(client: TestClient) -> None:
    page = client.get("/en/sparql", params={"query": "SELECT ?s { ?s a cpsv:PublicService } ORDER BY ?s"},
                      headers={"accept": "text/html"})  # fmt: skip
    assert "/en/thing/service/star-permit" in page.text
    assert "<textarea" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD <http://localhost/x>",
        "SELECT * { SERVICE <http://localhost/x> { ?s ?p ?o } }",
        "SELECT * { SERVICE#x\n<http://localhost/x> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://localhost/x> { ?s ?p ?o } }",
        "SELECT * FROM <http://localhost/x> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
        "",
        "hello",
        "SELECT * { ?s ?p ?o",
        "SELECT " + "(" * 5000,
        "SELECT * " + "{" * 5000,
        "ASK { FILTER(" + "!" * 9000 + "true) }",
        "ASK { " + "OPTIONAL { ?s ?p ?o } " * 200 + "}",
        "ASK { " + "?s ?p ?o . " * 600 + "}",
        "ASK { ?s " + "/".join(["kpr:about"] * 800) + " ?o }",
        "ASK { ?s kpr:x '" + "ก" * 30_000 + "' }",
        "SELECT * { ?s ?p '\x00' }",
    ],
)
def test_what_is_not_taken(client: TestClient, query: str) -> None:
    if len(query) < 9000:
        answer = client.get("/sparql", params={"query": query}, headers=JSON)
    else:
        answer = client.post("/sparql", data={"query": query}, headers=JSON)
    assert answer.status_code in (400, 413), (query[:60], answer.status_code)
    assert "Traceback" not in answer.text
    assert ask(client, COUNT), "the server lives on"


@pytest.mark.parametrize(
    "query", [COUNT, "ASK { ?s ?p 'SERVICE FROM' } # LOAD", "DESCRIBE agency:north-star"]
)
def test_words_in_strings_and_comments_are_no_commands(query: str) -> None:
    guard.check(query)


def test_the_guard_says_what_to_do() -> None:
    with pytest.raises(UsageError) as caught:
        guard.check("INSERT DATA { <a:a> <a:b> <a:c> }")
    assert "SELECT" in caught.value.say("en")


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(pool: Pool) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(TooSlow):
        pool.ask(slow)
    assert pool.ask(COUNT).rows[0][0] == {
        "type": "literal",
        "value": "4",
        "datatype": f"{PREFIXES['xsd']}integer",
    }


def test_a_query_that_eats_memory_ends_its_worker_only(pool: Pool) -> None:
    doubled = "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(45))
    with pytest.raises((Died, Invalid, TooSlow)):
        pool.ask('SELECT ?x45 { BIND("aaaaaaaaaa" AS ?x0)' + doubled + " }")
    assert pool.ask("ASK { ?s a kpr:DataFeed }").truth


def test_long_answers_are_cut_and_say_so(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = pool.ask("SELECT * { ?s ?p ?o . ?a a kpr:DataFeed . ?b a kpr:Figure }")
    assert answer.truncated
    assert len(answer.rows) == 10_000


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("put", {}, 405),
        ("delete", {}, 405),
        ("post", {"content": COUNT, "headers": {"content-type": "text/plain"}}, 415),
        ("post", {"content": b"\xff\xfe", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("post", {"content": "x" * 100_000, "headers": {"content-type": "application/sparql-query"}}, 413),
        ("get", {"params": [("query", COUNT), ("query", COUNT)]}, 400),
        ("get", {"params": {"query": COUNT, "default-graph-uri": "http://localhost/"}}, 400),
        ("get", {"params": {"query": COUNT}, "headers": {"accept": "image/png"}}, 406),
    ],
)
def test_the_protocol_is_kept(
    client: TestClient, method: str, options: dict[str, object], status: int
) -> None:
    assert client.request(method, "/sparql", **options).status_code == status  # type: ignore[arg-type]


def test_the_endpoint_describes_itself_to_programs(client: TestClient) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    endpoint = rdflib.URIRef("http://localhost/sparql")
    assert graph.value(endpoint, sd.endpoint) == endpoint
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert len(list(graph.objects(None, sd.namedGraph))) == 4
    assert "<textarea" in client.get("/sparql", headers={"accept": "text/html"}).text


def test_who_comes_while_all_workers_are_busy_is_told_to_wait(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy

    monkeypatch.setattr(Pool, "ask", busy)
    answer = client.get("/sparql", params={"query": COUNT}, headers=JSON)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert answer.json()["hint"]


def test_too_many_waiting_queries_do_not_keep_pages_from_being_answered(
    site: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Queries that hang hold threads of their own; one more is refused at once, and a page is served."""
    release, hanging = threading.Event(), threading.Semaphore(0)

    def hang(*_: object) -> Answer:
        hanging.release()
        release.wait(60)
        return Answer("boolean", truth=True)

    monkeypatch.setattr(Pool, "ask", hang)
    with (
        TestClient(application(site), "http://localhost") as browser,
        ThreadPoolExecutor(_MOST_WAITING) as threads,
    ):
        try:
            asked = [
                threads.submit(browser.get, "/sparql", params={"query": f"ASK {{ ?s ?p {n} }}"}, headers=JSON)
                for n in range(_MOST_WAITING)
            ]
            for _ in asked:
                hanging.acquire(timeout=60)
            answer = browser.get("/sparql", params={"query": "ASK { ?s ?p 99 }", "format": "json"})
            assert answer.status_code == 429
            assert browser.get("/en/").status_code == 200
        finally:
            release.set()
        assert {one.result().status_code for one in asked} == {200}


def test_a_ready_made_question_can_be_changed_here(client: TestClient) -> None:
    page = read(client, "/sparql?name=feeds")
    assert "kpr:feedFrom" in page.by_tag["textarea"][0]
    assert "PREFIX" in page.by_tag["textarea"][0]
