"""Projections of the graph to networkx: the only bridge from RDF to the analyses.

Each projection is a query file under `queries/networks/` with the columns `source`, `target` and `kind`, and
where it has them `status`, `fiscal_years` and `record` (or `records`). Named things become nodes, records
become edges; what would connect everything with everything (passages, units, years) never becomes a node.
"""

from collections.abc import Iterable, Mapping

import networkx as nx

from kprgraph import catalog, query
from kprgraph.errors import Text
from kprgraph.namespaces import compress
from kprgraph.store import Graph
from kprgraph.terms import Value

NETWORKS = ("dependency", "membership", "affiliation", "legal-basis", "work")
"""The projections that are put together for paths and pictures; each kind of edge is in one of them only. In
`dependency` the target depends on the source."""

PARTS = ("feeds", "ownership", "platforms")
"""The parts of `dependency`: each of its edges is in one of them."""

QUESTIONS = ("foundation", "ministry", "partnership", "seats", "taking-part")
"""The projections that one analysis asks for; in `foundation` the target rests on the source."""

PROJECTIONS = (*NETWORKS, *PARTS, *QUESTIONS)
"""All projections that come with kprgraph."""

FAILURE = ("dependency", "foundation")
"""Where a failure spreads: what services depend on, and what laws, funds and programmes carry."""

FOLDER = "networks"


def project(store: Graph, name: str = "dependency") -> "nx.MultiDiGraph[str]":
    """One projection as a directed multigraph, nodes and edges in sorted order.

    Args:
        store: The graph to project.
        name: Name of a query file under `queries/networks/`.

    Returns:
        Nodes are IRIs with the attributes `label_th`, `label_en` and `kind` (`agency`, `service` ...). Edges
        are keyed by record and kind and carry `kind`, `status` (or None), `fiscal_years` (a list of
        Buddhist-Era years), `record` (an IRI, or None where a relation has no record of its own) and
        `stated_in` (a list of passages, as in JSON rows). Where a projection derives an edge from several
        records, `record` is None, `records` lists them, and the key is made of kind and status.

    Raises:
        UnknownQuery: If there is no such projection.
    """
    rows = query.run(store, catalog.find(store.workspace, f"{FOLDER}/{name}")).rows
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=name)
    for node in sorted({str(row[end]) for row in rows for end in ("source", "target")}):
        graph.add_node(
            node, label_th=store.label(node, "th"), label_en=store.label(node, "en"), kind=kind_of(node)
        )
    for row in rows:
        kind, years = str(row["kind"]), row.get("fiscal_years")
        graph.add_edge(
            str(row["source"]),
            str(row["target"]),
            _key(row),
            kind=kind,
            status=row.get("status"),
            fiscal_years=[int(str(year)) for year in years] if isinstance(years, list) else [],
            record=row.get("record"),
            stated_in=row.get("stated_in", []),
            **({"records": row["records"]} if "records" in row else {}),
        )
    return graph


def _key(row: Mapping[str, Value]) -> str:
    """What tells an edge from those that run in parallel."""
    record = row.get("record")
    first = compress(str(record)) if record else row.get("status") if "records" in row else None
    return f"{first} {row['kind']}" if first else str(row["kind"])


def together(store: Graph, names: Iterable[str] = NETWORKS) -> "nx.MultiDiGraph[str]":
    """Several projections in one graph.

    Raises:
        UnknownQuery: If one of them does not exist.
    """
    graph: nx.MultiDiGraph[str] = nx.compose_all([project(store, name) for name in names])
    graph.graph["name"] = "together"
    return graph


def of_kind(graph: "nx.MultiDiGraph[str]", kind: str) -> list[str]:
    """The nodes of one kind (`agency`, `service` ...), in the order of the graph."""
    return [node for node, data in graph.nodes(data=True) if data["kind"] == kind]


def phrases(store: Graph, names: Iterable[str] = NETWORKS) -> dict[str, Text]:
    """Kind of edge -> the words that make a sentence of source, words and target, from the query headers."""
    files = (catalog.find(store.workspace, f"{FOLDER}/{name}") for name in names)
    return {kind: words for file in files for kind, words in file.column["kind"].values.items()}


def kind_of(iri: str) -> str:
    """The kind of a named thing, read from its IRI.

    >>> kind_of("https://w3id.org/kprgraph/id/service/a09-hsss")
    'service'
    """
    return iri.rsplit("/", 2)[-2]
