"""Put the graph on a server, over the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013).

Each named graph is one request. To replace is what the protocol calls PUT: the server swaps the graph as a
whole, so a push that broke off is repeated by pushing again. To add is POST: what is there already stays, and
adding it twice changes nothing, since no node of the graph is blank. A graph larger than servers take at once
is sent in pieces, the first of which replaces. What the server then holds is counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from kprgraph.endpoint import faults
from kprgraph.endpoint.address import Address
from kprgraph.endpoint.connection import Request
from kprgraph.endpoint.excerpts import count
from kprgraph.endpoint.remote import Endpoint
from kprgraph.endpoint.transport import Transport
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import GRAPH_DERIVED
from kprgraph.store import Store

Progress = Callable[[Text], None]

MEDIA_TYPE = "application/n-triples"

MOST_BYTES = 32_000_000
"""Of one request; Oxigraph takes 128 MB."""

# Query address -> graph store of the same server, for the servers that this was tested with; with a password
# Virtuoso wants another path than without.
_LAYOUTS = (
    (re.compile(r"/query/?"), "/store", "/store"),  # Oxigraph
    (re.compile(r"/sparql/?"), "/sparql-graph-crud", "/sparql-graph-crud-auth"),  # Virtuoso
)


@dataclass(frozen=True)
class Pushed:
    """One named graph on the server.

    Attributes:
        graph: Its IRI.
        sent: Triples that were sent.
        before: Triples that the server held before.
        after: Triples that it holds now.
    """

    graph: str
    sent: int
    before: int
    after: int


def push(
    store: Store,
    endpoint: Endpoint,
    *,
    graph_store: str | None = None,
    add: bool = False,
    progress: Progress = lambda _: None,
) -> list[Pushed]:
    """Send every named graph of `store` and count what the server holds.

    Args:
        store: What to send.
        endpoint: Where the server is asked; it counts.
        graph_store: Address of the graph store; without it, that of a known kind of server beside `endpoint`.
        add: Leave in place what each graph held before, instead of replacing it.
        progress: Told what is being sent, before it is sent.

    Returns:
        One entry per graph, the derived graph last: it is no use without the others.

    Raises:
        UsageError: If no graph store is given and none is known.
        EndpointError: If the server does not take a graph, or holds another number of triples afterwards.
            Graphs before it are in place; pushing again is safe.
    """
    transport = Transport(_graph_store(endpoint.transport.address, graph_store), endpoint.transport.limits)
    done = []
    for graph, lines in _graphs(store):
        number = f"{len(lines):,}"
        progress(Text(th=f"ส่ง {graph} ({number} triples)", en=f"sending {graph} ({number} triples)"))
        done.append(_push(graph, lines, endpoint, transport, add))
    return done


def _push(graph: str, lines: list[str], endpoint: Endpoint, transport: Transport, add: bool) -> Pushed:
    sent = len(lines)
    before = count(endpoint.ask, graph)
    url = transport.address.url
    target = f"{url}{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"
    method = "POST" if add else "PUT"
    for body in _pieces(lines):
        request = Request(method, target, {"Content-Type": MEDIA_TYPE}, body, reads=False)
        transport.send(request).close()
        method = "POST"
    after = count(endpoint.ask, graph)
    expected = range(max(before, sent), before + sent + 1) if add else range(sent, sent + 1)
    if after not in expected:
        raise faults.miscounted(transport.address.shown, graph, sent, after)
    return Pushed(graph, sent, before, after)


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """The lines in bodies that servers take; one at least."""
    piece: list[bytes] = []
    size = 0
    for line in map(str.encode, lines):
        if size + len(line) > MOST_BYTES and piece:
            yield b"".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield b"".join(piece)


def _graphs(store: Store) -> Iterator[tuple[str, list[str]]]:
    """Each named graph as sorted lines of N-Triples, the derived one last."""
    graphs: dict[str, list[str]] = {}
    for quad in store.quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(f"{quad.triple} .\n")
    for graph in sorted(graphs, key=lambda name: (name == GRAPH_DERIVED, name)):
        yield graph, sorted(graphs[graph])


def _graph_store(address: Address, given: str | None) -> Address:
    if given:
        return Address.of(given, address.credentials)
    path = re.sub(r"^[^/]*//[^/]*", "", address.shown)
    for known, plain, with_password in _LAYOUTS:
        if known.fullmatch(path):
            return address.beside(with_password if address.credentials else plain)
    raise UsageError(
        Text(
            th="ไม่รู้ว่าที่เก็บกราฟของเครื่องปลายทางอยู่ที่ใด", en="where the graph store of this server is, is not known"
        ),
        where=address.shown,
        hint=Text(
            th="ระบุด้วย --graph-store URL (Fuseki: …/data, GraphDB: …/rdf-graphs/service)",
            en="Give it with --graph-store URL (Fuseki: …/data, GraphDB: …/rdf-graphs/service)",
        ),
    )
