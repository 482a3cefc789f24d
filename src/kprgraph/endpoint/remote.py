"""A graph on another server, asked over the SPARQL 1.1 protocol what the one in memory is asked.

The union of the named graphs of kprgraph on that server is the default graph of every query, by the `default-
graph-uri` of the protocol: what else the server holds, or takes for its default graph, makes no difference.
Names and passages are fetched for many things at once and kept; statements are not.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from http import HTTPStatus

import pyoxigraph as ox

from kprgraph.endpoint import answers, faults
from kprgraph.endpoint.address import Address
from kprgraph.endpoint.binding import bound, self_contained
from kprgraph.endpoint.connection import Limits, Request
from kprgraph.endpoint.excerpts import Excerpt
from kprgraph.endpoint.faults import EndpointRefused
from kprgraph.endpoint.notes import Notes
from kprgraph.endpoint.quirks import fails
from kprgraph.endpoint.transport import Transport
from kprgraph.errors import Text, UsageError
from kprgraph.namespaces import BASE, PREFIXES, expand
from kprgraph.store import Answer, Graph, PassageRef, Store
from kprgraph.terms import Term
from kprgraph.workspace import Workspace

TIMEOUT = "KPRGRAPH_ENDPOINT_TIMEOUT"

MANY = 8
"""From more graphs than these on, it is worth asking whether they must be named with each question."""

_OURS = f'FILTER(STRSTARTS(STR(?graph), "{BASE}graph/"))'
# The first only lists the graphs (SPARQL 1.1 Query, section 18.6), but Virtuoso then finds none; the other
# reads every statement.
_GRAPHS = tuple(
    f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {pattern} }} {_OURS} }}" for pattern in ("", "?s ?p ?o")
)


class Endpoint:
    """A `Graph` on another server.

    Attributes:
        workspace: Where the query files lie.
        transport: How requests are sent.
    """

    def __init__(self, url: str, workspace: Workspace, transport: Transport | None = None) -> None:
        """The endpoint at `url`; nothing is sent yet.

        Raises:
            UsageError: If the address or the credentials in the environment cannot be used.
        """
        self.workspace = workspace
        self.transport = transport or Transport(Address.of(url), _limits())
        self._notes = Notes(self.ask)
        self._only_ours = False

    @cached_property
    def graphs(self) -> list[str]:
        """The named graphs of kprgraph on the server, sorted; none if the data lies in its default graph."""
        for text in _GRAPHS:
            terms = [row.get("graph") for row in self._send(text, ()).rows]
            if terms:
                return sorted(term.value for term in terms if isinstance(term, ox.NamedNode))
        return []

    def answer(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """The answer to a query over the union of all named graphs; rows come as the server sends them.

        Raises:
            SyntaxError: If the query does not parse, or would change the data; nothing is sent then.
            UsageError: If a binding cannot be sent.
            EndpointError: If no whole answer comes; also while reading `rows`.
        """
        text = bound(self_contained(sparql), bindings or {})
        answers.wanted(text)
        return self._send(text, self.graphs)

    def select(self, sparql: str, **bindings: Term) -> Iterator[dict[str, Term]]:
        """Rows of a SELECT query, without the columns that are unbound."""
        for row in self.answer(sparql, bindings).rows:
            yield {name: term for name, term in row.items() if term is not None}

    def construct(self, sparql: str) -> Iterator[ox.Triple]:
        """Triples of a CONSTRUCT query, as they come."""
        text = self_contained(sparql)
        if answers.wanted(text).form is not ox.QueryTriples:
            raise TypeError("not a CONSTRUCT query")
        for row in self._send(text, self.graphs).rows:
            yield ox.Triple(row["subject"], row["predicate"], row["object"])  # type: ignore[arg-type]

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """What `subject` has as `predicate`, sorted as written in N-Triples."""
        rows = self.select("SELECT ?s ?p ?o { ?s ?p ?o }", s=_node(subject), p=_node(predicate))
        return sorted({row["o"] for row in rows}, key=str)

    def subjects(self, predicate: str, object: Term) -> list[str]:  # noqa: A002 - the word of the trade
        """Sorted IRIs of what has `object` as `predicate`."""
        rows = self.select("SELECT ?s ?p ?o { ?s ?p ?o }", p=_node(predicate), o=object)
        return sorted({term.value for row in rows if isinstance(term := row["s"], ox.NamedNode)})

    def types(self, subject: str) -> set[str]:
        """IRIs of the classes of `subject`."""
        return self._notes.types(_node(subject).value)

    def label(self, iri: str, lang: str = "th") -> str:
        """The preferred label in `lang`, else in the other language, else the CURIE."""
        return self._notes.label(_full(iri), lang)

    def passages(self, *records: str) -> list[PassageRef]:
        """Where the records are stated, each passage once, in the order of the text."""
        return self._notes.passages(map(_full, records))

    def named(self, iris: Iterable[str]) -> set[str]:
        """Those of `iris` that have a preferred label."""
        return self._notes.named(iris)

    def describes(self, iri: str) -> bool:
        """Whether anything is said of `iri`."""
        rows = self.select("SELECT ?s ?p { ?s ?p ?o } LIMIT 1", s=_node(iri))
        return next(rows, None) is not None

    def prefetch(self, things: Iterable[str], records: Iterable[str] = ()) -> None:
        """Fetch at once what `label`, `types` and `passages` will be asked."""
        self._notes.fetch(things, records)

    def directory(self) -> Store:
        """A store with the names and classes of all things, fetched now."""
        return self._excerpt().directory()

    def around(self, iri: str) -> Store:
        """A store with what is said of `iri` and of what points to it, and their names, fetched now."""
        return self._excerpt().around(_node(iri))

    def whole(self) -> Store:
        """A copy of the graph in memory, fetched when first asked for."""
        return self._copy

    @cached_property
    def _copy(self) -> Store:
        return self._excerpt().whole()

    def answering(self, question: str) -> Graph:
        """Itself, or a copy in memory if the server is known to answer this query file wrongly."""
        return self._copy if self.graphs and fails(self.transport.server, question) else self

    def _excerpt(self) -> Excerpt:
        return Excerpt(self.workspace, self.graphs, self.ask, self.transport.address.shown)

    def ask(self, sparql: str, graphs: Iterable[str] | None = None) -> Iterator[dict[str, Term]]:
        """Rows of a SELECT query that takes no parameters, over all graphs or only over some.

        Raises:
            EndpointError: If no whole answer comes.
        """
        answer = self._send(self_contained(sparql), self.graphs if graphs is None else graphs)
        for row in answer.rows:
            yield _Row(self.transport.address.shown, row)

    def _send(self, text: str, graphs: Iterable[str]) -> Answer:
        want = answers.wanted(text)
        accepted = answers.GRAPH_TYPES if want.form is ox.QueryTriples else answers.RESULT_TYPES
        chosen = () if self._only_ours else tuple(graphs)
        if len(chosen) > MANY and self._holds_only_ours:
            self._only_ours, chosen = True, ()
        try:
            return answers.received(self.transport, self._request(text, chosen, accepted), want)
        except EndpointRefused as error:
            if error.status != HTTPStatus.BAD_REQUEST or not chosen or not self._holds_only_ours:
                raise
        self._only_ours = True
        return self._send(text, ())

    @cached_property
    def _holds_only_ours(self) -> bool:
        """Whether the default graph is the union of our graphs anyway; then the dataset need not be chosen.

        A service may refuse the choice (SPARQL 1.1 Protocol, section 2.1.4), as `kprgraph serve` does; and
        Oxigraph looks into each graph that is chosen in turn, which takes its time when there are many.
        """
        numbers = [
            [dict(row) for row in self._send(f"SELECT (COUNT(*) AS ?number) {{ {pattern} }}", ()).rows]
            for pattern in ("?s ?p ?o", f"GRAPH ?graph {{ ?s ?p ?o }} {_OURS}")
        ]
        return numbers[0] == numbers[1]

    def _request(self, text: str, graphs: Iterable[str], accepted: str) -> Request:
        """The query as SPARQLWrapper writes it: POST, URL-encoded, which every server takes at any length."""
        from SPARQLWrapper import POST, SELECT, SPARQLWrapper  # noqa: PLC0415 - slow to import, and only wanted here

        wrapper = SPARQLWrapper(self.transport.address.url)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setQuery(text)
        if self.transport.server.startswith("Virtuoso"):  # it would work on after we have left
            wrapper.addParameter("timeout", str(int(self.transport.limits.seconds * 1000)))
        wrapper.queryType = SELECT  # it guesses, and takes the words "add up" in a comment for an update
        for graph in graphs:
            wrapper.addParameter("default-graph-uri", graph)
            wrapper.addParameter("named-graph-uri", graph)
        written = wrapper._createRequest()  # its public ways all send by urllib, which knows no deadline
        if not isinstance(written.data, bytes):
            raise TypeError("not a POST request")
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accepted}
        return Request("POST", written.full_url, headers, written.data)


class _Row(dict[str, Term]):
    """A row of an answer to one of our own questions, without what is unbound; what it needs is bound."""

    def __init__(self, where: str, row: Mapping[str, Term | None]) -> None:
        super().__init__((name, term) for name, term in row.items() if term is not None)
        self._where = where

    def __missing__(self, name: str) -> Term:
        raise faults.broken(self._where, f"?{name}")


def _full(name: str) -> str:
    return name if "://" in name or name.partition(":")[0] not in PREFIXES else expand(name)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(name if "://" in name else expand(name))


def _limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits, with the time that the environment gives.

    Raises:
        UsageError: If that is no number of seconds.
    """
    given = environment.get(TIMEOUT, "").strip()
    try:
        seconds = float(given) if given else Limits().seconds
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise UsageError(Text(th=f"{TIMEOUT} ต้องเป็นจำนวนวินาที", en=f"{TIMEOUT} must be a number of seconds"))
    return Limits(seconds=seconds)
