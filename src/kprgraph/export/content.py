"""What the exports write: the statements of a store in one fixed order, and the nodes that people curated."""

import re
from collections.abc import Iterable
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph.namespaces import BASE, GRAPH_DERIVED, GRAPH_ONTOLOGY, KINDS, expand
from kprgraph.store import PassageRef, Store, Term

Properties: TypeAlias = dict[str, list[Term]]

_THING = re.compile(re.escape(BASE) + "id/([a-z]+)/[^/]+")
_TYPE = expand("rdf:type")
_LEFT_OUT = {expand("oa:TextPositionSelector")}

SEPARATOR = "; "
"""Between several values in one cell of a table."""


def quads(store: Store) -> list[ox.Quad]:
    """All statements with their named graphs, sorted as N-Quads text; blank nodes are named by RDFC-1.0."""
    found = list(store.quads)
    if any(
        isinstance(node, ox.BlankNode | ox.Triple) for quad in found for node in (quad.subject, quad.object)
    ):
        dataset = ox.Dataset(found)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found = list(dataset)
    return sorted(found, key=str)


def triples(store: Store) -> list[ox.Triple]:
    """All statements without their graphs, each once, sorted as N-Triples text."""
    return sorted({quad.triple for quad in quads(store)}, key=str)


def curated(store: Store) -> dict[str, Properties]:
    """IRI -> properties of what the files of the registry and of the reports describe; values sorted."""
    apart = {GRAPH_ONTOLOGY, GRAPH_DERIVED}
    nodes: dict[str, Properties] = {}
    for quad in sorted(store.quads, key=str):
        subject, graph = quad.subject, quad.graph_name
        if isinstance(subject, ox.NamedNode) and isinstance(graph, ox.NamedNode) and graph.value not in apart:
            nodes.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return nodes


def kind_of(iri: str, properties: Properties) -> tuple[bool, str] | None:
    """(False, kind) of a named thing, (True, class) of a record or passage; None for what has no table."""
    thing = _THING.fullmatch(iri)
    if thing and thing[1] in KINDS:
        return False, thing[1]
    classes = {node.value for node in properties.get(_TYPE, ()) if isinstance(node, ox.NamedNode)}
    known = sorted(classes - _LEFT_OUT, key=lambda name: (not name.startswith(BASE), name))
    return (True, known[0]) if known else None


def evidence(passages: Iterable[PassageRef]) -> dict[str, str]:
    """Passages as three cells of a table, `lines`, `section` and `pages`; nothing if there are none."""
    found = list(passages)
    lines = [
        str(p.line_start) if p.line_start == p.line_end else f"{p.line_start}-{p.line_end}" for p in found
    ]
    cells = {
        "lines": SEPARATOR.join(lines),
        "section": SEPARATOR.join(dict.fromkeys(p.section for p in found if p.section)),
        "pages": SEPARATOR.join(dict.fromkeys(p.pages for p in found if p.pages)),
    }
    return cells if found else {}
