"""Triples about a node, written down: what the exports that speak other vocabularies are built from."""

from collections.abc import Iterator

import pyoxigraph as ox

from kprgraph.errors import Text
from kprgraph.namespaces import PREFIXES, expand
from kprgraph.store import Store

Node = ox.NamedNode | ox.Literal

_XSD = PREFIXES["xsd"]


def about(subject: str, predicate: str, *objects: Node) -> Iterator[ox.Triple]:
    """One triple per object; subject and predicate may be CURIEs."""
    for term in objects:
        yield ox.Triple(node(subject), node(predicate), term)


def node(name: str) -> ox.NamedNode:
    """The node of an IRI or CURIE."""
    return ox.NamedNode(name if "://" in name else expand(name))


def texts(text: Text) -> tuple[ox.Literal, ...]:
    """A text in both languages."""
    return ox.Literal(text.th, language="th"), ox.Literal(text.en, language="en")


def names(store: Store, iri: str) -> tuple[ox.Literal, ...]:
    """The preferred names of a thing, one per language."""
    labels = store.objects(iri, "skos:prefLabel")
    return tuple(term for term in labels if isinstance(term, ox.Literal) and term.language)


def linked(store: Store, subject: str, predicate: str) -> list[str]:
    """IRIs of what `subject` has as `predicate`, sorted."""
    return [term.value for term in store.objects(subject, predicate) if isinstance(term, ox.NamedNode)]
