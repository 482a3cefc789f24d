"""What the exports write: the statements of a store in one fixed order, and the nodes that people curated."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kprgraph.namespaces import BASE, GRAPH_DERIVED, GRAPH_ONTOLOGY, KINDS, PREFIXES, expand, split
from kprgraph.store import PassageRef, Store, Term

Properties: TypeAlias = dict[str, list[Term]]

_THING = re.compile(re.escape(BASE) + "id/([a-z]+)/[^/]+")
_TYPE = expand("rdf:type")
_LEFT_OUT = {expand("oa:TextPositionSelector")}

SEPARATOR = "; "
"""Between several values in one cell of a table."""


def quads(store: Store) -> list[ox.Quad]:
    """All statements with their named graphs, sorted as N-Quads text; blank nodes are named by RDFC-1.0."""
    found = _lines(store)
    if found is None:
        return sorted(_canonical(store), key=str)
    return list(ox.parse(b" .\n".join([*sorted(found), b""]), format=ox.RdfFormat.N_QUADS))


def triples(store: Store) -> list[ox.Triple]:
    """All statements without their graphs, each once, sorted as N-Triples text."""
    found = _lines(store)
    if found is None:
        return sorted({quad.triple for quad in _canonical(store)}, key=str)
    stated = sorted({line.rpartition(b" ")[0] for line in found})
    parsed = ox.parse(b" .\n".join([*stated, b""]), format=ox.RdfFormat.N_TRIPLES)
    return [quad.triple for quad in parsed]


def _lines(store: Store) -> list[bytes] | None:
    """The statements as N-Quads without the final stop, or None where the text cannot be cut so simply.

    That is where nodes, or a graph, have no name. Lines of text sort many times faster than terms, and in the
    same order: UTF-8 keeps that of code points.
    """
    text = store.quads.dump(format=ox.RdfFormat.N_QUADS) or b""
    nameless = store.quads.quads_for_pattern(None, None, None, ox.DefaultGraph())
    if b"_:" in text or b"<<" in text or next(nameless, None) is not None:
        return None
    return [line[:-2] for line in text.split(b"\n") if line]


def _canonical(store: Store) -> list[ox.Quad]:
    dataset = ox.Dataset(store.quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def prefixes_of(statements: Sequence[ox.Quad] | Sequence[ox.Triple]) -> dict[str, str]:
    """The prefixes of the table that shorten something in these statements."""
    used = {
        split(node.value)[0]
        for one in statements
        for node in (one.subject, one.predicate, one.object)
        if isinstance(node, ox.NamedNode)
    }
    used |= {split(one.object.datatype.value)[0] for one in statements if isinstance(one.object, ox.Literal)}
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in used}


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
