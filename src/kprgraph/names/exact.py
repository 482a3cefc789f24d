"""Find a thing by its IRI, by just the name it has, or by its slug: straight in the store, without any index.

What is not found like this, or has namesakes, is for `kprgraph.lookup`, which knows all names and spellings.
"""

from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kprgraph.names import LABELS, Rank
from kprgraph.namespaces import (
    BASE,
    GRAPH_DERIVED,
    GRAPH_ONTOLOGY,
    GRAPH_REGISTRY,
    KINDS,
    PREFIXES,
    compress,
    expand,
)
from kprgraph.store import Graph, Store

_LANGUAGES = (None, "th", "en")
_APART = frozenset({GRAPH_ONTOLOGY, GRAPH_DERIVED})
_SUPPORT = ox.NamedNode(expand("kpr:support"))


def as_iri(text: str) -> str | None:
    """The IRI that `text` is or abbreviates, or None where it is neither."""
    if "://" in text:
        return text.strip("<>")
    return expand(text) if text.partition(":")[0] in PREFIXES and ":" in text else None


def node(graph: Graph, text: str) -> str | None:
    """The IRI that `text` is or abbreviates, if the graph says anything of it; no names are needed."""
    iri = as_iri(text.strip())
    try:
        return iri if iri is not None and graph.describes(iri) else None
    except ValueError:  # not an IRI after all
        return None


def exact(graph: Graph, text: str, kinds: Collection[str] | None = None) -> str | None:
    """The IRI of the one thing that `Directory.resolve` finds by a name or slug as given, or None.

    None also where several things have the name, where no thing of `kinds` has it, and for an endpoint.
    """
    text = text.strip()
    if not isinstance(graph, Store) or not text or text.isdigit():  # a year has names that nobody wrote down
        return None
    for found in (_named(graph, text), _slugged(graph, text)):
        fitting = sorted({one for one in found if is_of(one[-1], graph.types(one[-1]), kinds)})
        best = [iri for rank, is_record, iri in fitting if (rank, is_record) == fitting[0][:2]]
        if best:
            return best[0] if len(best) == 1 else None
    return None


def is_of(iri: str, types: Collection[str], kinds: Collection[str] | None) -> bool:
    """Whether a thing is of one of `kinds`: parts of the IRI before the slug (`agency`), or classes."""
    if kinds is None:
        return True
    return not {iri.split("/")[-2], *types, *map(compress, types)}.isdisjoint(kinds)


def _named(store: Store, text: str) -> Iterator[tuple[Rank, bool, str]]:
    """Rank of the name, whether it is that of a record, and IRI of what is named just so."""
    for rank, predicate in LABELS.items():
        for language in _LANGUAGES:
            for quad in store.quads.quads_for_pattern(None, predicate, ox.Literal(text, language=language)):
                subject, home = quad.subject, quad.graph_name
                if not isinstance(subject, ox.NamedNode) or not isinstance(home, ox.NamedNode):
                    continue
                is_record = _is_record(store, subject)
                if home.value not in _APART and is_record is not None:
                    yield rank, is_record, subject.value


def _slugged(store: Store, slug: str) -> Iterator[tuple[Rank, bool, str]]:
    """The things of the registry with this slug; they come before the records that may have it too."""
    for kind in KINDS:
        try:
            subject = ox.NamedNode(f"{BASE}id/{kind}/{slug}")
        except ValueError:
            return
        if _is_record(store, subject) is False:
            yield Rank.PREFERRED, False, subject.value


def _is_record(store: Store, subject: ox.NamedNode) -> bool | None:
    """False for a thing of the registry, True for a named record, None for what the directory leaves out."""
    quads = store.quads.quads_for_pattern(subject, LABELS[Rank.PREFERRED], None)
    homes = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} - _APART
    if GRAPH_REGISTRY in homes:
        return False
    supported = next(store.quads.quads_for_pattern(subject, _SUPPORT, None), None)
    return True if homes and supported is not None else None
