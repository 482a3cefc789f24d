"""Parts of a remote graph as a store in memory, for what walks from statement to statement.

A look-up by name needs all names; a page about one thing needs what surrounds it. Each is fetched in a few
queries and then read by the same code as the local graph.
"""

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kprgraph.endpoint import faults
from kprgraph.endpoint.answers import Ask
from kprgraph.endpoint.notes import batches
from kprgraph.namespaces import expand
from kprgraph.store import Store
from kprgraph.workspace import Workspace

_NAMES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "rdfs:label")
_OF_NAMED = ("rdf:type", "kpr:support", "kpr:ministry", "kpr:beYear")
_IN_SHORT = ("rdf:type", "skos:prefLabel", "rdfs:label")
_STATED_IN = expand("kpr:statedIn")
_IN_SECTION = expand("kpr:inSection")


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

    def whole(self) -> Store:
        """Everything, one graph after the other."""
        for graph in self._graphs:
            self._take("", [graph])
        return self.store

    def directory(self) -> Store:
        """All names, and of what has one, its classes and what a look-up tells namesakes apart by."""
        for name in _NAMES:
            self._take(f"VALUES ?p {{ {name} }}")
        self._take(f"VALUES ?p {{ {' '.join(_OF_NAMED)} }} FILTER EXISTS {{ ?s skos:prefLabel ?label }}")
        return self.store

    def around(self, node: ox.NamedNode) -> Store:
        """What is said of a node and of what points to it; names and passages of all that occurs there."""
        self._take(f"VALUES ?o {{ {node} }}")
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
        only = f" VALUES ?p {{ {' '.join(properties)} }}" if properties else ""
        for batch in batches(sorted(iris)):
            self._take(f"VALUES ?s {{ {batch} }}{only}")

    def _take(self, condition: str, graphs: Iterable[str] | None = None) -> None:
        """Add the quads that meet a condition on `?s`, `?p` and `?o`."""
        rows = self._ask(f"SELECT ?g ?s ?p ?o {{ {condition} GRAPH ?g {{ ?s ?p ?o }} }}", graphs)
        self.store.quads.extend(
            ox.Quad(row["s"], row["p"], row["o"], row["g"])  # type: ignore[arg-type]
            for row in rows
        )


def _iris(terms: Iterable[object]) -> Iterable[str]:
    return (term.value for term in terms if isinstance(term, ox.NamedNode))
