"""What the server says of itself to programs: the dataset (VoID) and the SPARQL endpoint."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kprgraph import turtle
from kprgraph.namespaces import BASE, PREFIXES
from kprgraph.web.explorer import Explorer

FORMATS: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
DATASET = f"{BASE}dataset"

_SD = "http://www.w3.org/ns/sparql-service-description#"
_W3C_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
    "N-Triples", "RDF_XML",
)  # fmt: skip
_TABLE = PREFIXES | {"sd": _SD, "formats": _W3C_FORMATS}
_EXAMPLES = 3


def dataset(site: Explorer, base: str, suffix: str) -> bytes:
    """The dataset: what its metadata says, where it can be asked, and some of its things.

    Args:
        site: The graph.
        base: Address of the server, with a slash at its end.
        suffix: One of `FORMATS`.
    """
    about = ox.NamedNode(DATASET)
    known = site.about.metadata.encode()
    triples = [quad.triple for quad in ox.parse(known, ox.RdfFormat.TURTLE)] if known else []
    triples += [
        ox.Triple(about, _node("rdf:type"), _node("void:Dataset")),
        ox.Triple(about, _node("void:uriSpace"), ox.Literal(BASE)),
        ox.Triple(about, _node("void:sparqlEndpoint"), ox.NamedNode(f"{base}sparql")),
        *(
            ox.Triple(about, _node("void:exampleResource"), ox.NamedNode(iri))
            for iri in site.agenda[:_EXAMPLES]
        ),
    ]
    return _written(triples, suffix)


def service(site: Explorer, base: str, suffix: str) -> bytes:
    """The endpoint (SPARQL 1.1 Service Description): language, formats, and the graphs it answers from."""
    endpoint = ox.NamedNode(f"{base}sparql")
    return _written(list(_service(site, endpoint)), suffix)


def _service(site: Explorer, endpoint: ox.NamedNode) -> Iterator[ox.Triple]:
    yield ox.Triple(endpoint, _node("rdf:type"), _node("sd:Service"))
    yield ox.Triple(endpoint, _node("sd:endpoint"), endpoint)
    yield ox.Triple(endpoint, _node("sd:supportedLanguage"), _node("sd:SPARQL11Query"))
    # the default graph of every query is all named graphs together
    yield ox.Triple(endpoint, _node("sd:feature"), _node("sd:UnionDefaultGraph"))
    for name in _RESULTS:
        yield ox.Triple(endpoint, _node("sd:resultFormat"), _node(f"formats:{name}"))
    about = ox.NamedNode(DATASET)
    yield ox.Triple(endpoint, _node("sd:defaultDataset"), about)
    yield ox.Triple(about, _node("rdf:type"), _node("sd:Dataset"))
    for graph in sorted(site.store.quads.named_graphs(), key=str):
        if isinstance(graph, ox.NamedNode):
            yield ox.Triple(about, _node("sd:namedGraph"), graph)
            yield ox.Triple(graph, _node("rdf:type"), _node("sd:NamedGraph"))
            yield ox.Triple(graph, _node("sd:name"), graph)


def _written(triples: list[ox.Triple], suffix: str) -> bytes:
    unique = sorted(set(triples), key=str)
    if suffix == "ttl":
        return turtle.serialize(unique, prefixes=_TABLE).encode()
    if suffix == "nt":
        return "".join(f"{triple} .\n" for triple in unique).encode()
    form = ox.RdfFormat.JSON_LD if suffix == "jsonld" else ox.RdfFormat.RDF_XML
    return bytes(ox.serialize(unique, format=form) or b"")


def _node(curie: str) -> ox.NamedNode:
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(_TABLE[prefix] + local)
