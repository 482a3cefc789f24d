"""Parts of a remote graph as a store in memory, for what walks from statement to statement.

A look-up by name needs all names; a page about one thing needs what surrounds it. Each is fetched in a few
queries and then read by the same code as the local graph. Where a server cuts a long answer and says so, it
is asked again for one part of the subjects after the other.
"""

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kprgraph.endpoint import faults
from kprgraph.endpoint.answers import Ask
from kprgraph.endpoint.faults import EndpointAnswerPartial, EndpointAnswerTooLarge
from kprgraph.endpoint.notes import batches
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.terms import Term
from kprgraph.workspace import Workspace

_NAMES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "rdfs:label")
_OF_NAMED = ("rdf:type", "kpr:support", "kpr:ministry", "kpr:beYear")
_IN_SHORT = ("rdf:type", "skos:prefLabel", "rdfs:label")
_STATED_IN = expand("kpr:statedIn")
_IN_SECTION = expand("kpr:inSection")

_DIGITS = "0123456789abcdef"
_MOST_PARTS = 3
"""Digits of a digest that tell the parts of an answer apart: 16, then 256, then 4,096 parts."""


class Excerpt:
    """A store that is filled query by query.

    Args:
        workspace: The workspace that the store is to have.
        graphs: Named graphs on the server.
        ask: Puts a query to the endpoint.
        where: What to call the endpoint in messages.

    Raises:
        EndpointAnswerInvalid: If there are no graphs: without them nothing tells a thing from a record.
    """

    def __init__(self, workspace: Workspace, graphs: Sequence[str], ask: Ask, where: str) -> None:
        if not graphs:
            raise faults.empty(where)
        self.store = Store(workspace)
        self._graphs = graphs
        self._ask = ask
        self._where = where

    def whole(self) -> Store:
        """Everything, one graph after the other, each counted.

        Raises:
            EndpointAnswerInvalid: If another number of statements came than the server counts.
        """
        for graph in self._graphs:
            self._take(f"GRAPH <{graph}> {{ ?s ?p ?o }} BIND(<{graph}> AS ?g)", [graph])
            came = sum(1 for _ in self.store.quads.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
            held = count(self._ask, graph)
            if came != held:
                raise faults.incomplete(self._where, graph, came, held)
        return self.store

    def directory(self) -> Store:
        """All names, and of what has one, its classes and what a look-up tells namesakes apart by."""
        for name in _NAMES:
            self._take(_of(name))
        for name in _OF_NAMED:
            self._take(f"{_of(name)} FILTER EXISTS {{ ?s skos:prefLabel ?label }}")
        return self.store

    def around(self, node: ox.NamedNode) -> Store:
        """What is said of a node and of what points to it; names and passages of all that occurs there."""
        self._take(f"GRAPH ?g {{ ?s ?p {node} }} BIND({node} AS ?o)")
        near = {node.value, *_iris(quad.subject for quad in self.store.quads)}
        self._take_about(near)
        mentioned = {term for quad in self.store.quads for term in (quad.predicate, quad.object)}
        self._take_about(set(_iris(mentioned)) - near, _IN_SHORT)
        self._take_about(self._objects(_STATED_IN))
        self._take_about(self._objects(_IN_SECTION))
        return self.store

    def _objects(self, predicate: str) -> set[str]:
        quads = self.store.quads.quads_for_pattern(None, ox.NamedNode(predicate), None)
        return set(_iris(quad.object for quad in quads))

    def _take_about(self, iris: Iterable[str], properties: Sequence[str] = ()) -> None:
        """Add what is said of nodes, or only some of their properties."""
        branches = " UNION ".join(f"{{ {_of(name)} }}" for name in properties)
        for batch in batches(sorted(iris)):
            self._take(f"VALUES ?s {{ {batch} }} {branches or 'GRAPH ?g { ?s ?p ?o }'}")

    def _take(self, pattern: str, graphs: Iterable[str] | None = None, part: str = "") -> None:
        """Add the quads of a pattern with the variables `?g`, `?s`, `?p` and `?o`, in parts if need be.

        Args:
            pattern: What a SELECT stands around.
            graphs: Only these graphs.
            part: First digits of the MD5 digest of the subjects to add, "" for all of them. Any digest would
                do: it only deals the subjects out, whatever the server holds.
        """
        dealt = f'FILTER(STRSTARTS(LCASE(MD5(STR(?s))), "{part}"))' if part else ""
        rows = self._ask(f"SELECT ?g ?s ?p ?o {{ {pattern} {dealt} }}", graphs)
        try:
            self.store.quads.extend(map(self._quad, rows))
        except (EndpointAnswerPartial, EndpointAnswerTooLarge):
            if len(part) == _MOST_PARTS:
                raise
            for digit in _DIGITS:
                self._take(pattern, graphs, part + digit)

    def _quad(self, row: Mapping[str, Term]) -> ox.Quad:
        subject, predicate, value, graph = row["s"], row["p"], row["o"], row["g"]
        if (
            isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and isinstance(graph, ox.NamedNode)
        ):
            return ox.Quad(subject, predicate, value, graph)
        raise faults.broken(self._where, " ".join(map(str, (graph, subject, predicate)))[:200])


def count(ask: Ask, graph: str) -> int:
    """How many statements a named graph of the server has now; -1 if it does not say."""
    # Chosen and named: some services allow no choice, and without one Virtuoso looks through all graphs.
    rows = ask(f"SELECT (COUNT(*) AS ?number) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", [graph])
    number = next((row["number"] for row in rows), None)
    digits = number.value if isinstance(number, ox.Literal) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else -1


def _of(predicate: str) -> str:
    """The quads of one property; with a list of properties beside one of nodes servers read everything."""
    return f"GRAPH ?g {{ ?s {predicate} ?o }} BIND({predicate} AS ?p)"


def _iris(terms: Iterable[object]) -> Iterable[str]:
    return (term.value for term in terms if isinstance(term, ox.NamedNode))
