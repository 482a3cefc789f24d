"""One pass over the graph for one projection: its nodes and edges as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kprgraph import catalog, query
from kprgraph.namespaces import compress
from kprgraph.store import Graph
from kprgraph.terms import Value

FOLDER = "networks"
KEPT = "network/"

Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]


@dataclass(frozen=True)
class Projection:
    """What becomes a network.

    Attributes:
        nodes: IRI -> attributes, in sorted order.
        edges: Source, target, key and attributes, in the order of the query.
    """

    nodes: Mapping[str, dict[str, Any]]
    edges: list[Edge]


def projection(store: Graph, name: str) -> Projection:
    """The nodes and edges of one projection, with the attributes that `kprgraph.network.project` documents.

    Raises:
        UnknownQuery: If there is no such projection.
    """
    question = catalog.find(store.workspace, f"{FOLDER}/{name}")
    kept = store.workspace.kept(f"{KEPT}{name}")
    if kept is not None and kept["text"] == question.text:
        return Projection(kept["nodes"], kept["edges"])
    rows = query.run(store, question).rows
    nodes = {
        node: {
            "label_th": store.label(node, "th"),
            "label_en": store.label(node, "en"),
            "kind": kind_of(node),
        }
        for node in sorted({str(row[end]) for row in rows for end in ("source", "target")})
    }
    return Projection(nodes, [_edge(row) for row in rows])


def keep(store: Graph, name: str) -> dict[str, Any]:
    """A projection in JSON terms, for a compiled graph; `projection` takes it from there."""
    found = projection(store, name)
    text = catalog.find(store.workspace, f"{FOLDER}/{name}").text
    return {"text": text, "nodes": found.nodes, "edges": found.edges}


def _edge(row: Mapping[str, Value]) -> Edge:
    years = row.get("fiscal_years")
    data: dict[str, Any] = {
        "kind": str(row["kind"]),
        "status": row.get("status"),
        "fiscal_years": [int(year) for year in map(str, years) if year.isdecimal() and len(year) == 4]
        if isinstance(years, list)
        else [],
        "record": row.get("record"),
        "stated_in": row.get("stated_in", []),
    }
    if "records" in row:
        data["records"] = row["records"]
    return str(row["source"]), str(row["target"]), _key(row), data


def _key(row: Mapping[str, Value]) -> str:
    """What tells an edge from those that run in parallel."""
    record = row.get("record")
    first = compress(str(record)) if record else row.get("status") if "records" in row else None
    return f"{first} {row['kind']}" if first else str(row["kind"])


def kind_of(iri: str) -> str:
    """The kind of a named thing, read from its IRI.

    >>> kind_of("https://w3id.org/kprgraph/id/service/a09-hsss")
    'service'
    """
    return iri.rsplit("/", 2)[-2]
