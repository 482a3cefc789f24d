"""One record in one line, for lists in which every kind of record may stand."""

import pyoxigraph as ox

from kprgraph.namespaces import GRAPH_DERIVED, GRAPH_REGISTRY, expand
from kprgraph.store import Store
from kprgraph.terms import Term

_BETWEEN = " · "
_DERIVED = ox.NamedNode(GRAPH_DERIVED)
_DESCRIPTION = expand("dct:description")
_SERVICE_LINK = ox.NamedNode(expand("kpr:ServiceLink"))
# When, and how the text supports it, are told elsewhere in the same row.
_UNTOLD = frozenset(
    map(
        expand,
        (
            "kpr:implied",
            "kpr:forPeriod",
            "kpr:sincePeriod",
            "kpr:duePeriod",
            "kpr:comparedWith",
            "kpr:statedIn",
        ),
    )
)


def gist(store: Store, record: str, lang: str, besides: str = "") -> str:
    """What a record says, in one line.

    A power or mission gives its name, a figure its indicator and printed form; a link of a service and every
    record without a gist of its own gives the names of what it links; all others give their gist.

    Args:
        store: Where to look.
        record: IRI of the record.
        lang: Language of names and gist.
        besides: IRI of a thing that need not be named again.
    """
    if store.objects(record, "skos:prefLabel"):
        return store.label(record, lang)
    said = text_of(store, record, _DESCRIPTION, lang)
    if store.objects(record, "kpr:asPrinted") and store.objects(record, "kpr:indicator"):
        return _BETWEEN.join(filter(None, (_figure(store, record, lang, besides), said)))
    if said and not _is_service_link(store, record):
        return said
    status = [store.label(_iri(term), lang) for term in store.objects(record, "kpr:linkStatus")]
    return _BETWEEN.join(filter(None, (*names(store, record, lang, besides), *status, said)))


def names(store: Store, record: str, lang: str, besides: str = "") -> list[str]:
    """The names of the things of the registry that a record links, by property, each once."""
    quads = store.quads.quads_for_pattern(ox.NamedNode(record), None, None)
    links = sorted(
        (quad.predicate.value, _iri(quad.object))
        for quad in quads
        if isinstance(quad.object, ox.NamedNode) and quad.graph_name != _DERIVED
    )
    things = [iri for link, iri in links if link not in _UNTOLD and iri != besides and _is_named(store, iri)]
    return [store.label(iri, lang) for iri in dict.fromkeys(things)]


def text_of(store: Store, subject: str, predicate: str, lang: str) -> str:
    """The text that `subject` has as `predicate` in `lang`, else in the other language, else ""."""
    texts = {
        term.language: term.value
        for term in store.objects(subject, predicate)
        if isinstance(term, ox.Literal)
    }
    return texts.get(lang) or next((texts[tag] for tag in sorted(texts, key=str)), "")


def _figure(store: Store, record: str, lang: str, besides: str) -> str:
    """Indicator and printed form, after the name of what is measured unless that goes without saying."""
    about = [_iri(term) for term in store.objects(record, "kpr:about")]
    indicator = " ".join(store.label(_iri(term), lang) for term in store.objects(record, "kpr:indicator"))
    printed = ", ".join(str(getattr(term, "value", term)) for term in store.objects(record, "kpr:asPrinted"))
    measured = [store.label(iri, lang) for iri in about if iri != besides]
    return _BETWEEN.join((*measured, f"{indicator}: {printed}"))


def _is_service_link(store: Store, record: str) -> bool:
    return any(_SERVICE_LINK in store.objects(kind, "rdfs:subClassOf") for kind in store.types(record))


def _is_named(store: Store, iri: str) -> bool:
    quads = store.quads.quads_for_pattern(ox.NamedNode(iri), None, None, ox.NamedNode(GRAPH_REGISTRY))
    return next(iter(quads), None) is not None


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
