"""The named things of the graph and all their names: what look-up, evidence and coverage go by."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_ONTOLOGY, GRAPH_REGISTRY, PREFIXES, split
from kprgraph.store import Store


class Rank(IntEnum):
    """What kind of name it is, best first."""

    PREFERRED = 0
    ALTERNATIVE = 1
    HIDDEN = 2


LABELS = {
    Rank.PREFERRED: ox.NamedNode(f"{PREFIXES['skos']}prefLabel"),
    Rank.ALTERNATIVE: ox.NamedNode(f"{PREFIXES['skos']}altLabel"),
    Rank.HIDDEN: ox.NamedNode(f"{PREFIXES['skos']}hiddenLabel"),
}
_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")


@dataclass(frozen=True, order=True)
class Name:
    """One name of one thing.

    Attributes:
        rank: Preferred, alternative or hidden (as printed, OCR spelling).
        text: The name.
        lang: `th`, `en`, or "" where the label has no language.
    """

    rank: Rank
    text: str
    lang: str


@dataclass(frozen=True)
class Thing:
    """A named thing.

    Attributes:
        iri: Its IRI.
        names: All its names, preferred ones first; at least one is preferred.
        types: IRIs of its classes, sorted.
        in_registry: True for what outlives one report; False for named records, such as a committee's powers.
    """

    iri: str
    names: tuple[Name, ...]
    types: tuple[str, ...]
    in_registry: bool

    @property
    def slug(self) -> str:
        """The last part of the IRI."""
        return split(self.iri)[1]

    def label(self, lang: str = "th") -> str:
        """The preferred name in `lang`, else in the other language."""
        preferred = [name for name in self.names if name.rank is Rank.PREFERRED]
        return next((name.text for name in preferred if name.lang == lang), preferred[0].text)


def named_things(store: Store) -> Iterator[Thing]:
    """Everything outside the ontology that has a preferred label, by IRI."""
    apart = {GRAPH_ONTOLOGY, GRAPH_DERIVED}
    homes: dict[str, str] = {}
    names: dict[str, set[Name]] = {}
    for rank, predicate in LABELS.items():
        for quad in store.quads.quads_for_pattern(None, predicate, None):
            subject, literal, graph = quad.subject, quad.object, quad.graph_name
            if not (isinstance(subject, ox.NamedNode) and isinstance(literal, ox.Literal)):
                continue
            if not isinstance(graph, ox.NamedNode) or graph.value in apart:
                continue
            if rank is Rank.PREFERRED:
                homes[subject.value] = graph.value
            names.setdefault(subject.value, set()).add(Name(rank, literal.value, literal.language or ""))
    for iri, home in sorted(homes.items()):
        yield Thing(iri, tuple(sorted(names[iri])), _types(store, iri), home == GRAPH_REGISTRY)


def _types(store: Store, iri: str) -> tuple[str, ...]:
    quads = store.quads.quads_for_pattern(ox.NamedNode(iri), _TYPE, None)
    return tuple(sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}))
