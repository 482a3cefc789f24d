"""One side of a comparison: what is curated of each thing and record, and which words it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kprgraph.export.content import Properties, curated, kind_of
from kprgraph.namespaces import expand
from kprgraph.store import Store, Term

_STATED_IN = expand("kpr:statedIn")
_DIGEST = expand("kpr:spanSha256")
_APPARATUS = (expand("kpr:Passage"), expand("oa:TextPositionSelector"))

Fact = tuple[str, Term]
Kind = tuple[bool, str]
"""(False, kind) of a named thing, (True, class) of a record."""


@dataclass(frozen=True)
class Node:
    """A thing or a record.

    Attributes:
        iri: Its IRI.
        kind: What it is.
        facts: Its properties and their values, without its passages.
        passages: Passage -> digest of its words, or the passage itself where that is not known.
    """

    iri: str
    kind: Kind
    facts: frozenset[Fact]
    passages: Mapping[str, str] = field(default_factory=dict)

    def values(self, predicate: str) -> list[Term]:
        """The values of one property, sorted."""
        return sorted((term for name, term in self.facts if name == predicate), key=str)


def nodes(store: Store) -> dict[str, Node]:
    """Everything that people curated, by IRI; passages count as part of the records that cite them."""
    described = curated(store)
    digests = {iri: _text(node[_DIGEST][0]) for iri, node in described.items() if _DIGEST in node}
    found = {}
    for iri, properties in sorted(described.items()):
        kind = kind_of(iri, properties)
        if kind is None or kind[1] in _APPARATUS:
            continue
        cited = sorted(_text(term) for term in properties.get(_STATED_IN, ()))
        passages = {passage: digests.get(passage, passage) for passage in cited}
        found[iri] = Node(iri, kind, frozenset(_facts(properties)), passages)
    return found


def _facts(properties: Properties) -> Iterable[Fact]:
    return (
        (predicate, term)
        for predicate, terms in properties.items()
        if predicate != _STATED_IN
        for term in terms
    )


def moved(facts: Iterable[Fact], to: Mapping[str, str]) -> frozenset[Fact]:
    """Facts with each IRI of `to` replaced by what it became."""
    return frozenset(
        (
            predicate,
            ox.NamedNode(to[term.value]) if isinstance(term, ox.NamedNode) and term.value in to else term,
        )
        for predicate, term in facts
    )


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
