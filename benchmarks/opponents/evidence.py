"""Where a record stands in the report, asked of an rdflib graph: what both scripts of the user share."""

from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

KPR = Namespace("https://w3id.org/kprgraph/onto#")
OA = Namespace("http://www.w3.org/ns/oa#")


def label(graph: Graph, node: URIRef) -> str:
    names = {
        name.language: str(name) for name in graph.objects(node, SKOS.prefLabel) if isinstance(name, Literal)
    }
    return names.get("th") or names.get("en") or str(node)


def passages(graph: Graph, records: list[URIRef]) -> list[tuple[int, int, str, str]]:
    """(first line, last line, section, pages) of every passage that the records cite."""
    found = set()
    for record in records:
        for passage in graph.objects(record, KPR.statedIn):
            section = graph.value(passage, KPR.inSection) or innermost(graph, passage)
            home = section if section and graph.value(passage, KPR.pageStart) is None else passage
            first, last = (graph.value(home, KPR[key]) for key in ("pageStart", "pageEnd"))
            pages = "" if first is None else str(first) if first == last else f"{first}-{last}"
            found.add(
                (
                    number(graph.value(passage, KPR.lineStart)),
                    number(graph.value(passage, KPR.lineEnd)),
                    str(graph.value(section, SKOS.notation) or "") if section else "",
                    pages,
                )
            )
    return sorted(found)


def innermost(graph: Graph, passage: URIRef) -> URIRef | None:
    """The shortest section of the same text that holds all lines of a passage, from curated files alone."""
    text = graph.value(passage, OA.hasSource)
    first, last = (number(graph.value(passage, KPR[key])) for key in ("lineStart", "lineEnd"))
    holding = []
    for section in graph.subjects(RDF.type, KPR.Section):
        start, end = (number(graph.value(section, KPR[key])) for key in ("lineStart", "lineEnd"))
        if start <= first and last <= end and text in graph.transitive_objects(section, DCTERMS.isPartOf):
            holding.append((end - start, start, section))
    return min(holding)[2] if holding else None


def number(value: Any) -> int:
    return int(str(value))
