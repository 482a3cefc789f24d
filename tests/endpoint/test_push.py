"""The graph onto real servers: replaced, added, repeated, and counted."""

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from kprgraph.endpoint import push as pushing
from kprgraph.endpoint import remote
from kprgraph.endpoint.address import Address, Credentials
from kprgraph.endpoint.connection import Request
from kprgraph.endpoint.excerpts import count
from kprgraph.endpoint.faults import EndpointAnswerInvalid, EndpointError, EndpointRefused
from kprgraph.endpoint.push import push
from kprgraph.endpoint.remote import Endpoint
from kprgraph.endpoint.transport import Transport
from kprgraph.errors import UsageError
from kprgraph.store import Store
from kprgraph.workspace import Workspace
from tests.cli.conftest import Kpr
from tests.endpoint import servers
from tests.endpoint.faults import serving
from tests.endpoint.servers import Server

GRAPH = "https://w3id.org/kprgraph/graph/test-of-push"

Fill = Callable[..., Store]


@pytest.fixture
def fill(toy: Workspace) -> Fill:
    """A store with one graph of so many triples."""

    def make(*numbers: int) -> Store:
        store = Store(toy)
        about = ox.NamedNode("https://w3id.org/kprgraph/id/agency/test")
        name = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
        for number in numbers:
            label = ox.Literal(f"ชื่อที่ {number} \"'\\\n", language="th")
            store.quads.add(ox.Quad(about, name, label, ox.NamedNode(GRAPH)))
        return store

    return make


@pytest.fixture
def endpoint(server: Server, toy: Workspace, fill: Fill) -> Iterator[Endpoint]:
    endpoint = server.endpoint(toy)
    push(fill(1), endpoint)
    yield endpoint
    store = endpoint.transport.address.beside(
        "/store" if server.name == "oxigraph" else "/sparql-graph-crud-auth"
    )
    url = f"{store.url}?graph={quote(GRAPH, safe='')}"
    Transport(store).send(Request("DELETE", url, reads=False)).close()


def test_replace_puts_the_graph_in_place_of_the_former(endpoint: Endpoint, fill: Fill) -> None:
    (done,) = push(fill(2, 3, 4), endpoint)
    assert (done.graph, done.sent, done.before, done.after) == (GRAPH, 3, 1, 3)
    (again,) = push(fill(2, 3, 4), endpoint)
    assert (again.before, again.after) == (3, 3)
    (less,) = push(fill(2), endpoint)
    assert (less.before, less.after) == (3, 1)


def test_add_leaves_the_former_in_place(endpoint: Endpoint, fill: Fill) -> None:
    (done,) = push(fill(2, 3), endpoint, add=True)
    assert (done.before, done.after) == (1, 3)
    (again,) = push(fill(2, 3), endpoint, add=True)
    assert (again.before, again.after) == (3, 3), "adding twice changes nothing"


@pytest.mark.parametrize("union", [True, False])
def test_many_graphs_are_only_named_where_they_must_be(
    union: bool, toy_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MANY", 2)
    command = servers.oxigraph_command()
    assert command is not None
    with servers.oxigraph(command, union=union) as server:
        endpoint = server.endpoint(toy_store.workspace)
        done = push(toy_store, endpoint)
        text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert [row["n"] for row in endpoint.ask(text)] == [ox.Literal(sum(one.after for one in done))]
        assert endpoint._only_ours is union


def test_a_large_graph_goes_in_pieces(
    endpoint: Endpoint, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "MOST_BYTES", 300)
    numbers = range(10, 40)
    assert len(list(pushing._pieces([f"{number}" * 100 for number in numbers]))) > 10
    (done,) = push(fill(*numbers), endpoint)
    assert (done.sent, done.before, done.after) == (30, 1, 30), "the first piece replaces"
    (more,) = push(fill(*range(35, 45)), endpoint, add=True)
    assert (more.before, more.after) == (30, 35)


def test_a_push_that_breaks_off_leaves_the_former_graph_and_can_be_repeated(
    endpoint: Endpoint, fill: Fill
) -> None:
    """The line breaks in the middle of the body."""
    address = endpoint.transport.address
    store = pushing._graph_store(address, None)
    parts = urlsplit(f"{store.url}?graph={quote(GRAPH, safe='')}")
    with socket.create_connection((parts.hostname, parts.port), 10) as line:
        head = f"PUT {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        if store.credentials:
            head += f"Authorization: {store.credentials.header()}\r\n"
        line.sendall(
            f"{head}Content-Type: application/n-triples\r\nContent-Length: 9999\r\n\r\n<a:a> <a:b>".encode()
        )
    assert count(endpoint.ask, GRAPH) == 1
    (done,) = push(fill(2, 3, 4), endpoint)
    assert (done.before, done.after) == (1, 3)


def test_other_graphs_are_left_alone(endpoint: Endpoint, fill: Fill, toy_store: Store) -> None:
    registry = "https://w3id.org/kprgraph/graph/registry"
    before = count(endpoint.ask, registry)
    assert before > 100
    push(fill(5), endpoint)
    assert count(endpoint.ask, registry) == before


def test_what_comes_back_is_what_was_sent(endpoint: Endpoint, fill: Fill) -> None:
    push(fill(7), endpoint)
    (row,) = endpoint.ask("SELECT ?o { ?s skos:altLabel ?o }", [GRAPH])
    assert row["o"] == ox.Literal("ชื่อที่ 7 \"'\\\n", language="th")


def test_the_derived_graph_comes_last(endpoint: Endpoint, toy_store: Store) -> None:
    done = push(toy_store, endpoint)
    assert [one.graph.rpartition("/")[2] for one in done] == [
        "ontology",
        "registry",
        "report-2599",
        "derived",
    ]
    assert [one.sent for one in done] == [one.after for one in done]
    assert sum(one.sent for one in done) == len(toy_store.quads)


def test_a_server_that_keeps_something_else_is_found_out(fill: Fill, toy: Workspace) -> None:
    with serving() as faults:
        transport = Transport(Address.of(f"{faults.url}/counts", Credentials()))
        endpoint = Endpoint(f"{faults.url}/counts", toy, transport)
        with pytest.raises(EndpointAnswerInvalid, match="3 triples"):
            push(fill(1, 2, 3), endpoint, graph_store=f"{faults.url}/counts")
        methods = [method for method, *_ in faults.requests]
        assert methods == ["POST", "PUT", "POST"]
        _, path, headers, body = faults.requests[1]
        assert path.endswith("graph=https%3A%2F%2Fw3id.org%2Fkprgraph%2Fgraph%2Ftest-of-push")
        assert headers["Content-Type"] == "application/n-triples"
        assert body.count(b" .\n") == 3


@pytest.mark.parametrize("name", ["reset", "gateway"])
def test_a_change_is_not_sent_twice(name: str, fill: Fill, toy: Workspace) -> None:
    with serving() as faults:
        endpoint = Endpoint(
            f"{faults.url}/counts", toy, Transport(Address.of(f"{faults.url}/counts", Credentials()))
        )
        with pytest.raises(EndpointError):
            push(fill(1), endpoint, graph_store=f"{faults.url}/{name}")
        assert faults.seen[name] == 1


def test_where_the_graph_store_is_must_be_known(fill: Fill, toy: Workspace) -> None:
    with pytest.raises(UsageError, match="--graph-store"):
        push(fill(1), Endpoint("http://127.0.0.1:1/repositories/x", toy))


def test_a_wrong_password_is_told(virtuoso: Server, fill: Fill, toy: Workspace) -> None:
    wrong = Server(virtuoso.name, virtuoso.query, Credentials("dba", "wr0ng-p4ss"))
    with pytest.raises(EndpointRefused) as caught:
        push(fill(1), wrong.endpoint(toy))
    assert caught.value.status == 401
    assert "p4ss" not in caught.value.say("en") + repr(caught.value)


def _json(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(text)
    return rows


def test_the_command_line(oxigraph: Server, kpr: Kpr) -> None:
    done = kpr("push", "--endpoint", oxigraph.query, "--format", "json")
    assert done.code == 0
    rows = _json(done.out)
    assert [row["sent"] for row in rows] == [row["after"] for row in rows]
    for command in (
        ("feeds",),
        ("feeds", "star-permit"),
        ("impact", "star-card"),
        ("path", "star-permit", "star-card"),
        ("critical",),
        ("show", "กรมดาวเหนือ"),
        ("search", "ดาว"),
        ("query", "record-kinds"),
        ("promises",),
        ("audit",),
        ("ministries",),
        ("overlap",),
        ("audit",),
    ):
        here = kpr(*command, "--format", "json")
        there = kpr(*command, "--format", "json", "--endpoint", oxigraph.query)
        assert (there.code, there.err) == (0, ""), there.err
        assert _json(there.out) == _json(here.out), command
        assert _json(here.out)
    here, there = kpr("export", "ttl"), kpr("export", "ttl", "--endpoint", oxigraph.query)
    assert here.out == there.out != ""


def test_the_environment_names_the_endpoint(
    oxigraph: Server,
    toy_store: Store,
    kpr: Kpr,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    push(toy_store, oxigraph.endpoint(toy_store.workspace))
    monkeypatch.setenv("KPRGRAPH_ENDPOINT", "http://user:pass@127.0.0.1/nobody")
    assert kpr("feeds", "--lang", "en").code == 2
    monkeypatch.setenv("KPRGRAPH_ENDPOINT", oxigraph.query)
    assert kpr("feeds").code == 0
    monkeypatch.setenv("KPRGRAPH_ENDPOINT", "http://user:pass@127.0.0.1/nobody")
    assert kpr("check").code == 0, "the gate looks at the curated files"


def test_failures_are_told_in_both_languages(kpr: Kpr) -> None:
    with serving() as faults:
        for lang, words in (("th", "หน้าเว็บ"), ("en", "a web page")):
            done = kpr("feeds", "--endpoint", f"{faults.url}/html", "--lang", lang)
            assert done.code == 2
            assert words in done.err
            assert f"{faults.url}/html" in done.err
            assert "Traceback" not in done.err
