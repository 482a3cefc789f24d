"""Answers of a server that has gone wrong in some place: rows or an error of ours, never a bug."""

import io
import json
import random
from collections.abc import Callable
from email.message import Message
from typing import Any, cast
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kprgraph.api import KnowledgeGraph
from kprgraph.endpoint.address import Address, Credentials
from kprgraph.endpoint.connection import Limits, Reply, Request
from kprgraph.endpoint.remote import Endpoint
from kprgraph.endpoint.transport import Transport
from kprgraph.errors import KprgraphError
from kprgraph.query import Table
from kprgraph.store import Store
from tests.endpoint.faults import JSON

TERMS: list[Any] = [
    {"type": "uri", "value": "javascript:alert(1)"},
    {"type": "uri", "value": "no iri"},
    {"type": "bnode", "value": "b0"},
    {"type": "literal", "value": "\u001b[2J\u202e"},
    {"type": "literal", "value": "ก", "xml:lang": "th"},
    {"type": "literal", "value": "", "xml:lang": "no language"},
    {"type": "literal", "value": "๑๒", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    {"type": "literal", "value": "9" * 5_000, "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    {"type": "literal", "value": "1e99999", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
    {"type": "literal", "value": "2567-13-45", "datatype": "http://www.w3.org/2001/XMLSchema#date"},
    {"type": "nothing"},
    {},
    None,
    "text",
    [[[[1]]]],
]


class Mutating(Transport):
    """Answers from a store, spoiled."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        super().__init__(Address("http://127.0.0.1/query", Credentials()), Limits())
        self.store = store
        self.chance = chance

    def send(self, request: Request) -> Reply:
        text = parse_qs((request.body or b"").decode())["query"][0]
        body = b""
        result = self.store.quads.query(text, use_default_graph_as_union=True)
        if isinstance(result, ox.QuerySolutions):
            body = result.serialize(format=ox.QueryResultsFormat.JSON) or b""
        if self.chance.random() < 0.4:
            body = self.chance.choice([spoil_bytes, spoil_rows, spoil_rows, spoil_rows])(self.chance, body)
        return cast("Reply", Given(body))


class Given(io.BytesIO):
    """A body as a reply has it."""

    status = 200
    media_type = JSON
    headers = Message()

    def beginning(self) -> str:
        return ""


def spoil_bytes(chance: random.Random, body: bytes) -> bytes:
    """Cut, doubled, or with other bytes in it."""
    at = chance.randrange(len(body))
    other = chance.choice([b"", b"\x00", b"\xff", b'"', b"{", b"}", b"]", b"\\", b"9", b"<", body[:at]])
    return body[:at] + other + body[at + chance.randrange(3) :]


def spoil_rows(chance: random.Random, body: bytes) -> bytes:
    """Terms of another kind, unbound, or in the place of each other."""
    answer = json.loads(body)
    rows = answer["results"]["bindings"]
    for _ in range(chance.randrange(1, 4)):
        if not rows:
            break
        row = chance.choice(rows)
        if not row:
            continue
        name = chance.choice(sorted(row))
        match chance.randrange(4):
            case 0:
                del row[name]
            case 1:
                row[name] = chance.choice(list(row.values()))
            case 2:
                rows.remove(row)
            case _:
                row[name] = chance.choice(TERMS)
    return json.dumps(answer).encode()


ASKED: list[Callable[[KnowledgeGraph], Table]] = [
    lambda graph: graph.feeds(),
    lambda graph: graph.impact("star-card"),
    lambda graph: graph.path("star-permit", "star-card"),
    lambda graph: graph.show("กรมดาวเหนือ"),
    lambda graph: graph.search("ดาว"),
    lambda graph: graph.query("committee-members"),
    lambda graph: graph.query("figures-of"),
    lambda graph: graph.query("SELECT ?s ?o { ?s kpr:value ?o } ORDER BY ?s"),
]


@pytest.mark.parametrize("seed", range(25))
def test_nothing_but_rows_or_an_error_of_ours(seed: int, toy_store: Store) -> None:
    chance = random.Random(seed)
    told = 0
    for ask in ASKED:
        transport = Mutating(toy_store, chance)
        graph = KnowledgeGraph(Endpoint("http://127.0.0.1/query", toy_store.workspace, transport))
        try:
            assert ask(graph).columns
        except KprgraphError as error:
            told += 1
            assert error.say("th") != error.say("en")
    assert told, "some of the spoiled answers must be noticed"
