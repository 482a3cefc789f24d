"""A node as data: its own statements, those of the records about it, and the names of what they mention."""

from collections.abc import Iterator
from io import BytesIO

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.export import jsonld
from kprgraph.namespaces import BASE, GRAPH_REGISTRY, expand
from kprgraph.store import Store
from kprgraph.web.address import Address
from kprgraph.web.explorer import Explorer

_FOLDERS = {"thing": "id/", "record": "id/", "concept": "vocab/", "source": "src/"}
_LABEL = ox.NamedNode(expand("skos:prefLabel"))
_MOST_RECORDS = 2000


def iri_of(address: Address) -> str | None:
    """The IRI of what a page is about, or None.

    >>> iri_of(Address("thing", ("service", "a09-hsss")))
    'https://w3id.org/kprgraph/id/service/a09-hsss'
    """
    folder = _FOLDERS.get(address.page)
    if folder is None or not address.parts:
        return None
    parts = address.parts if len(address.parts) > 1 else (*address.parts, "text")
    return f"{BASE}{folder}{'/'.join(parts)}"


def describe(site: Explorer, iri: str, suffix: str) -> bytes:
    """The statements about a node as `ttl`, `jsonld` or `nt`; the same graph gives the same bytes."""
    triples = sorted(_triples(site, iri), key=str)
    if suffix == "ttl":
        return turtle.serialize(triples).encode()
    if suffix == "nt":
        return "".join(f"{triple} .\n" for triple in triples).encode()
    excerpt = Store(site.store.workspace)
    graph = ox.NamedNode(GRAPH_REGISTRY)
    excerpt.quads.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    stream = BytesIO()
    jsonld.write(excerpt, stream)
    return stream.getvalue()


def _triples(site: Explorer, iri: str) -> set[ox.Triple]:
    records = list(dict.fromkeys(link.subject for link in site.links_to(iri) if site.is_record(link.subject)))
    records += site.records_on.get(iri, [])
    found = {t for node in (iri, *records[:_MOST_RECORDS]) for t in _of(site, node)}
    mentioned = {t.object for t in found if isinstance(t.object, ox.NamedNode)}
    for node in mentioned:
        found.update(q.triple for q in site.store.quads.quads_for_pattern(node, _LABEL, None))
    return found


def _of(site: Explorer, iri: str) -> Iterator[ox.Triple]:
    yield from (quad.triple for quad in site.store.quads.quads_for_pattern(ox.NamedNode(iri), None, None))
