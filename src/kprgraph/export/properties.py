"""The graph as a property graph, the model of Neo4j, Neptune and other engines: nothing of it is left out.

A node is a node of RDF: thing, record, passage, concept. Its classes are its labels and its literals its
properties, one for each RDF property and language: `skos_prefLabel_th`. A relationship is one statement
between two nodes, with the named graph it is in. So records stay nodes, and what the rules derive from them
(`kpr_feeds`, `kpr_owns`) runs directly from thing to thing.

Names are CURIEs with `_`, as in `kpr_DataFeed`: no two vocabularies clash, and no name has to be quoted.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kprgraph.export.content import quads
from kprgraph.namespaces import PREFIXES, compress
from kprgraph.store import Store, Term

_TYPE = f"{PREFIXES['rdf']}type"
_XSD = PREFIXES["xsd"]
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_]")
_KINDS = {"integer": "integer", "decimal": "decimal", "boolean": "boolean", "date": "date"}

TEXT = "text"


@dataclass(frozen=True)
class Property:
    """A property of nodes.

    Attributes:
        name: Such as `skos_prefLabel_th`.
        kind: `integer`, `decimal`, `boolean`, `date` or `text`; `text` where values are of several kinds.
        several: Whether some node has more than one value.
    """

    name: str
    kind: str
    several: bool


@dataclass(frozen=True)
class Node:
    """A node.

    Attributes:
        id: IRI, or `_:` and the name of a blank node.
        labels: Names of its classes, sorted.
        values: Values of each property as they are written in RDF, sorted.
    """

    id: str
    labels: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Relationship:
    """A statement between two nodes.

    Attributes:
        source: Id of a node.
        target: Id of a node.
        type: Name of the RDF property.
        graph: IRI of the named graph, or "".
    """

    source: str
    target: str
    type: str
    graph: str


@dataclass(frozen=True)
class PropertyGraph:
    """All of it, sorted.

    Attributes:
        properties: What nodes can have.
        nodes: Every node that something is said of, or that something else is said to be related to.
        relationships: One per statement between nodes, but for the classes of a node, which are its labels.
    """

    properties: tuple[Property, ...]
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


def property_graph(store: Store) -> PropertyGraph:
    """The whole store, derived statements too."""
    labels: dict[str, set[str]] = {}
    literals: dict[str, dict[str, set[ox.Literal]]] = {}
    relationships = []
    for quad in quads(store):
        subject, predicate, value = identifier(quad.subject), quad.predicate.value, quad.object
        labels.setdefault(subject, set())
        if isinstance(value, ox.Literal):
            literals.setdefault(subject, {}).setdefault(_key(predicate, value), set()).add(value)
        elif predicate == _TYPE:
            labels[subject].add(name(identifier(value)))
        else:
            target = identifier(value)
            labels.setdefault(target, set())
            relationships.append(Relationship(subject, target, name(predicate), graph_of(quad)))
    nodes = (
        Node(node, tuple(sorted(labels[node])), _written(literals.get(node, {}))) for node in sorted(labels)
    )
    return PropertyGraph(_properties(literals.values()), tuple(nodes), tuple(relationships))


def identifier(term: Term) -> str:
    """What identifies a node."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def graph_of(quad: ox.Quad) -> str:
    """IRI of the named graph of a statement, or ""."""
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def name(iri: str) -> str:
    """The plain name of a class or property.

    >>> name("https://w3id.org/kprgraph/onto#DataFeed")
    'kpr_DataFeed'
    """
    return _NOT_PLAIN.sub("_", compress(iri))


def _key(predicate: str, value: ox.Literal) -> str:
    return f"{name(predicate)}_{_NOT_PLAIN.sub('_', value.language)}" if value.language else name(predicate)


def _written(values: Mapping[str, set[ox.Literal]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted({value.value for value in values[key]})) for key in sorted(values)}


def _properties(nodes: Iterable[Mapping[str, set[ox.Literal]]]) -> tuple[Property, ...]:
    kinds: dict[str, set[str]] = {}
    several: set[str] = set()
    for node in nodes:
        for key, values in node.items():
            kinds.setdefault(key, set()).update(map(_kind, values))
            if len(values) > 1:
                several.add(key)
    return tuple(Property(key, _common(kinds[key]), key in several) for key in sorted(kinds))


def _kind(value: ox.Literal) -> str:
    return _KINDS.get(value.datatype.value.removeprefix(_XSD), TEXT)


def _common(kinds: set[str]) -> str:
    """The one kind that holds all: whole numbers are decimal numbers too."""
    if kinds == {"integer", "decimal"}:
        return "decimal"
    return next(iter(kinds)) if len(kinds) == 1 else TEXT
