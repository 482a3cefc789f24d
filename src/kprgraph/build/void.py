"""What a release holds, in the terms of VoID: for who queries it, and for engines that plan queries."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kprgraph.build.artefact import Artefact
from kprgraph.build.contents import Contents
from kprgraph.build.saying import about, term, texts
from kprgraph.export import jsonld, nquads, rdfxml, trig, turtle
from kprgraph.namespaces import BASE, PREFIXES, compress, expand, split
from kprgraph.store import Store

_DUMPS = {
    turtle.FILE_NAME: "Turtle",
    jsonld.FILE_NAME: "JSON-LD",
    nquads.FILE_NAME: "N-Quads",
    trig.FILE_NAME: "TriG",
    rdfxml.FILE_NAME: "RDF_XML",
}
"""Files that hold the whole graph, and what W3C calls their formats."""

_FORMAT = "http://www.w3.org/ns/formats/"
_EXAMPLES = ("cpsv:PublicService", "cv:PublicOrganisation", "kpr:Committee", "kpr:DataFeed", "kpr:Figure")


def describe(
    store: Store, contents: Contents, dataset: str, files: Iterable[tuple[str, Artefact]]
) -> Iterator[ox.Triple]:
    """Size, vocabularies, parts and examples of a dataset.

    Args:
        store: What is in it.
        contents: The same, counted.
        dataset: IRI of the dataset.
        files: The files of the release, each with its IRI; those with the whole graph are its dumps.
    """
    statements = {quad.triple for quad in store.quads}
    classes = Counter(one.object for one in statements if one.predicate.value == expand("rdf:type"))
    properties = Counter(one.predicate.value for one in statements)
    yield from about(dataset, "rdf:type", term("void:Dataset"))
    yield from about(dataset, "void:uriSpace", ox.Literal(BASE))
    numbers = {
        "triples": len(statements),
        "entities": sum(count.number for count in (*contents.things, *contents.records)),
        "classes": len(classes),
        "properties": len(properties),
        "distinctSubjects": len({one.subject for one in statements}),
        "distinctObjects": len({one.object for one in statements}),
    }
    for name, number in numbers.items():
        yield from about(dataset, f"void:{name}", ox.Literal(number))
    used = {split(iri)[0] for iri in (*properties, *map(_iri, classes))}
    vocabularies = sorted(namespace for namespace in PREFIXES.values() if namespace in used)
    yield from about(dataset, "void:vocabulary", *map(ox.NamedNode, vocabularies))
    for of_class in _EXAMPLES:
        first = store.subjects("rdf:type", term(of_class))[:1]
        yield from about(dataset, "void:exampleResource", *map(ox.NamedNode, first))
    for file, artefact in files:
        if artefact.name in _DUMPS:
            yield from about(dataset, "void:dataDump", ox.NamedNode(file))
            yield from about(dataset, "void:feature", ox.NamedNode(_FORMAT + _DUMPS[artefact.name]))
    yield from _graphs(contents, dataset)
    yield from _classes(contents, dataset)
    for iri, number in sorted(properties.items()):
        part = f"{dataset}/property/{compress(iri)}"
        yield from about(dataset, "void:propertyPartition", ox.NamedNode(part))
        yield from about(part, "void:property", ox.NamedNode(iri))
        yield from about(part, "void:triples", ox.Literal(number))


def _graphs(contents: Contents, dataset: str) -> Iterator[ox.Triple]:
    for graph in contents.graphs:
        yield from about(dataset, "void:subset", ox.NamedNode(graph.iri))
        yield from about(graph.iri, "rdf:type", term("void:Dataset"))
        yield from about(graph.iri, "dct:title", *texts(graph.title))
        yield from about(graph.iri, "void:triples", ox.Literal(graph.number))


def _classes(contents: Contents, dataset: str) -> Iterator[ox.Triple]:
    """How many nodes there are of each class of record."""
    for record in (*contents.records, *contents.sources):
        part = f"{dataset}/class/{record.name}"
        yield from about(dataset, "void:classPartition", ox.NamedNode(part))
        yield from about(part, "void:class", ox.NamedNode(record.iri))
        yield from about(part, "void:entities", ox.Literal(record.number))


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""
