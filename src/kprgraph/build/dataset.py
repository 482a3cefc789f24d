"""Metadata of a build as RDF: DCAT 3 for catalogues, VoID for who queries, SPDX for checksums.

Every node has an IRI of its own. The only date is that of the release, where the data gives one.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kprgraph import __version__, turtle
from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents
from kprgraph.build.metadata import Release
from kprgraph.errors import Text
from kprgraph.namespaces import BASE, ONTOLOGY, PREFIXES, split
from kprgraph.store import Store

FILE_NAME = "dataset.ttl"
MEDIA_TYPE = "text/turtle"
TITLE = Text(th="ข้อมูลกำกับชุดข้อมูล", en="Metadata of the dataset")

DATASET = f"{BASE}dataset"

_PREFIXES = PREFIXES | {"spdx": "http://spdx.org/rdf/terms#"}
_DESCRIPTION = Text(
    th="ข้อเท็จจริงจากรายงานประจำปีของสำนักงาน ก.พ.ร. ทุกระเบียนบอกบรรทัดของรายงานที่เป็นที่มา",
    en="Facts of the annual report of the OPDC; every record names the lines of the report that it rests on.",
)
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_RDF_TYPES = {"text/turtle", "application/ld+json", "application/n-quads"}

Node = ox.NamedNode | ox.Literal


def describe(store: Store, contents: Contents, artefacts: Iterable[Artefact], release: Release) -> str:
    """The metadata as Turtle.

    Args:
        store: Where the sources and the version of the ontology are looked up.
        contents: What the graph holds.
        artefacts: The files to list as distributions.
        release: Version, date and licence.
    """
    files = sorted(artefacts, key=lambda artefact: artefact.name)
    statements = [*_dataset(store, contents, release), *_partitions(contents)]
    for artefact in files:
        statements += _distribution(artefact, release)
    return turtle.serialize(statements, prefixes=_PREFIXES)


def _dataset(store: Store, contents: Contents, release: Release) -> Iterator[ox.Triple]:
    yield from _about(DATASET, "rdf:type", _node("dcat:Dataset"), _node("void:Dataset"))
    yield from _about(DATASET, "dct:title", *_texts(release.title))
    yield from _about(DATASET, "dct:description", *_texts(_DESCRIPTION))
    yield from _about(DATASET, "dct:license", ox.NamedNode(release.licence))
    yield from _about(DATASET, "dcat:version", ox.Literal(release.version))
    if release.issued:
        yield from _about(DATASET, "dct:issued", _typed(release.issued.isoformat(), "xsd:date"))
    for edition in store.subjects("rdf:type", _node("kpr:Edition")):
        yield from _about(DATASET, "prov:wasDerivedFrom", ox.NamedNode(edition))
    for version in store.objects(ONTOLOGY.rstrip("#"), "owl:versionIRI"):
        if isinstance(version, ox.NamedNode):
            yield from _about(DATASET, "dct:conformsTo", version)
    software = f"{BASE}software/{__version__}"
    yield from _about(DATASET, "prov:wasAttributedTo", ox.NamedNode(software))
    yield from _about(software, "rdf:type", _node("prov:SoftwareAgent"))
    yield from _about(software, "schema:softwareVersion", ox.Literal(__version__))
    yield from _about(software, "dct:title", ox.Literal("kprgraph"))
    yield from _about(DATASET, "void:uriSpace", ox.Literal(BASE))
    yield from _about(DATASET, "void:triples", ox.Literal(contents.triples))
    yield from _about(DATASET, "void:vocabulary", *(ox.NamedNode(PREFIXES[p]) for p in _vocabularies(store)))


def _vocabularies(store: Store) -> list[str]:
    """Prefixes of the vocabularies whose properties or classes the graph uses."""
    rows = store.select("SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } }")
    used = {split(term.value)[0] for row in rows if isinstance(term := row["term"], ox.NamedNode)}
    return sorted(prefix for prefix, namespace in PREFIXES.items() if namespace in used)


def _partitions(contents: Contents) -> Iterator[ox.Triple]:
    """How many triples each named graph has, and how many nodes each class of record."""
    for graph in contents.graphs:
        yield from _about(DATASET, "void:subset", ox.NamedNode(graph.iri))
        yield from _about(graph.iri, "rdf:type", _node("void:Dataset"))
        yield from _about(graph.iri, "dct:title", *_texts(graph.title))
        yield from _about(graph.iri, "void:triples", ox.Literal(graph.number))
    for record in (*contents.records, *contents.sources):
        partition = f"{DATASET}/class/{record.name}"
        yield from _about(DATASET, "void:classPartition", ox.NamedNode(partition))
        yield from _about(partition, "void:class", ox.NamedNode(record.iri))
        yield from _about(partition, "void:entities", ox.Literal(record.number))


def _distribution(artefact: Artefact, release: Release) -> Iterator[ox.Triple]:
    file = f"{BASE}release/{release.version}/{artefact.name}"
    checksum = f"{file}#sha256"
    yield from _about(DATASET, "dcat:distribution", ox.NamedNode(file))
    if artefact.media_type in _RDF_TYPES:
        yield from _about(DATASET, "void:dataDump", ox.NamedNode(file))
    yield from _about(file, "rdf:type", _node("dcat:Distribution"))
    yield from _about(file, "dct:title", *_texts(artefact.title))
    yield from _about(file, "dct:license", ox.NamedNode(release.licence))
    yield from _about(file, "dcat:downloadURL", ox.NamedNode(file))
    yield from _about(file, "dcat:mediaType", ox.NamedNode(_MEDIA_TYPES + artefact.media_type))
    yield from _about(file, "dcat:byteSize", _typed(str(artefact.size), "xsd:nonNegativeInteger"))
    yield from _about(file, "spdx:checksum", ox.NamedNode(checksum))
    yield from _about(checksum, "rdf:type", _node("spdx:Checksum"))
    yield from _about(checksum, "spdx:algorithm", _node("spdx:checksumAlgorithm_sha256"))
    yield from _about(checksum, "spdx:checksumValue", _typed(artefact.sha256, "xsd:hexBinary"))


def _about(subject: str, predicate: str, *objects: Node) -> Iterator[ox.Triple]:
    for node in objects:
        yield ox.Triple(ox.NamedNode(subject), _node(predicate), node)


def _node(curie: str) -> ox.NamedNode:
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(_PREFIXES[prefix] + local)


def _texts(text: Text) -> tuple[ox.Literal, ox.Literal]:
    return ox.Literal(text.th, language="th"), ox.Literal(text.en, language="en")


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=_node(datatype))
