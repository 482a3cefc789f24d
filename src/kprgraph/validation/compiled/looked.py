"""A few nodes, looked up in the store one by one: for a validation of what was changed."""

from collections.abc import Collection, Iterator, Sequence, Set

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_ONTOLOGY, PREFIXES
from kprgraph.store import Store
from kprgraph.validation.compiled.data import Row
from kprgraph.validation.compiled.queries import Query, rows_of
from kprgraph.validation.compiled.terms import RDF_TYPE, RDFS_SUBCLASS, is_iri, is_literal

_VOCAB = PREFIXES["vocab"]


class Looked:
    """A store, of which only the nodes that are asked for are read: for a few nodes of any number.

    Queries see the axioms of the ontology as well.
    """

    def __init__(self, store: Store) -> None:
        self._quads = store.quads
        self._described: dict[str, dict[str, list[str]]] = {}

    def _describe(self, subject: str) -> dict[str, list[str]]:
        found = self._described.get(subject)
        if found is None:
            found = self._described[subject] = {}
            if not is_literal(subject):
                node = _node(subject)
                for quad in self._quads.quads_for_pattern(node, None, None):
                    if _is_data(quad):
                        found.setdefault(str(quad.predicate), []).append(str(quad.object))
        return found

    def objects(self, subject: str, predicate: str) -> Sequence[str]:
        """See `Data`."""
        return self._describe(subject).get(predicate, ())

    def subjects(self, predicate: str, term: str) -> Collection[str]:
        """See `Data`."""
        quads = self._quads.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), _parsed(term))
        return {str(quad.subject) for quad in quads if _is_data(quad)}

    def having(self, predicate: str, nodes: Set[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """See `Data`."""
        for node in nodes:
            values = self._describe(node).get(predicate)
            if values:
                yield node, values

    def predicates(self, subject: str) -> Set[str]:
        """See `Data`."""
        return self._describe(subject).keys()

    def instances(self, of_class: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        if among is None:
            return {node for name in self._below(of_class) for node in self.subjects(RDF_TYPE, name)}
        return {node for node in among if self._is_instance(node, of_class)}

    def with_predicate(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        if among is None:
            quads = self._quads.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None)
            return {str(quad.subject) for quad in quads if _is_data(quad)}
        return {node for node, _ in self.having(predicate, among)}

    def with_inverse(self, predicate: str, among: Set[str] | None) -> Set[str]:
        """See `Data`."""
        if among is None:
            quads = self._quads.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None)
            return {str(quad.object) for quad in quads if _is_data(quad)}
        return {node for node in among if self.subjects(predicate, node)}

    def rows(self, query: Query, text: str) -> set[Row]:
        """See `Data`."""
        return rows_of(self._quads, text, union=True)

    def _is_instance(self, node: str, of_class: str) -> bool:
        types = self._describe(node).get(RDF_TYPE, ())
        return of_class in types or any(of_class in self._above(name) for name in types)

    def _above(self, name: str) -> set[str]:
        found, frontier = {name}, [name]
        while frontier:
            new = set(self.objects(frontier.pop(), RDFS_SUBCLASS)) - found
            found |= new
            frontier += new
        return found

    def _below(self, name: str) -> set[str]:
        found, frontier = {name}, [name]
        while frontier:
            new = set(self.subjects(RDFS_SUBCLASS, frontier.pop())) - found
            found |= new
            frontier += new
        return found


def _parsed(term: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term as an object of pyoxigraph."""
    if term[0] == "<":
        return ox.NamedNode(term[1:-1])
    if term[0] == "_":
        return ox.BlankNode(term[2:])
    (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
    if not isinstance(quad.object, ox.Literal):
        raise TypeError(f"not a term of RDF 1.1: {term}")
    return quad.object


def _node(term: str) -> ox.NamedNode | ox.BlankNode:
    return ox.NamedNode(term[1:-1]) if is_iri(term) else ox.BlankNode(term[2:])


def _is_data(quad: ox.Quad) -> bool:
    """Whether it is in a named graph, of the ontology only where it is about a concept of a scheme."""
    subject, graph = quad.subject, quad.graph_name
    if not isinstance(graph, ox.NamedNode) or graph.value != GRAPH_ONTOLOGY:
        return isinstance(graph, ox.NamedNode)
    return isinstance(subject, ox.NamedNode) and subject.value.startswith(_VOCAB)
