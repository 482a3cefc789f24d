"""Projections of the graph to networkx: the only bridge from RDF to the analyses.

Each projection is a query file under `queries/networks/` with the columns `source`, `target` and `kind`, and
where it has them `status`, `fiscal_years` and `record` (or `records`). Named things become nodes, records
become edges; what would connect everything with everything (passages, units, years) never becomes a node.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kprgraph import catalog
from kprgraph.errors import Text
from kprgraph.network import projection
from kprgraph.network.projection import FOLDER, kind_of
from kprgraph.store import Graph

if TYPE_CHECKING:
    import networkx as nx

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

Links = dict[str, dict[str, dict[str, dict[str, Any]]]]
"""Source -> target -> key -> attributes of an edge: a network without networkx, for `analysis.impact`."""

__all__ = [
    "FAILURE",
    "FOLDER",
    "NETWORKS",
    "PARTS",
    "PROJECTIONS",
    "QUESTIONS",
    "Links",
    "kind_of",
    "links",
    "of_kind",
    "phrases",
    "project",
    "together",
]


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
    import networkx as nx  # noqa: PLC0415 - costs 120 ms, which `links` need not pay

    found = projection.projection(store, name)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=name)
    graph.add_nodes_from(found.nodes.items())
    for source, target, key, data in found.edges:
        graph.add_edge(source, target, key, **data)
    return graph


def together(store: Graph, names: Iterable[str] = NETWORKS) -> "nx.MultiDiGraph[str]":
    """Several projections in one graph.

    Raises:
        UnknownQuery: If one of them does not exist.
    """
    import networkx as nx  # noqa: PLC0415 - as above

    graph: nx.MultiDiGraph[str] = nx.compose_all([project(store, name) for name in names])
    graph.graph["name"] = "together"
    return graph


def links(store: Graph, names: Iterable[str] = NETWORKS) -> Links:
    """The edges of `together`, by source, target and key; every node is a source, of nothing if need be.

    Raises:
        UnknownQuery: If one of the projections does not exist.
    """
    found: Links = {}
    for name in names:
        one = projection.projection(store, name)
        for node in one.nodes:
            found.setdefault(node, {})
        for source, target, key, data in one.edges:
            found[source].setdefault(target, {})[key] = data
    return found


def of_kind(graph: "nx.MultiDiGraph[str]", kind: str) -> list[str]:
    """The nodes of one kind (`agency`, `service` ...), in the order of the graph."""
    return [node for node, data in graph.nodes(data=True) if data["kind"] == kind]


def phrases(store: Graph, names: Iterable[str] = NETWORKS) -> dict[str, Text]:
    """Kind of edge -> the words that make a sentence of source, words and target, from the query headers."""
    files = (catalog.find(store.workspace, f"{FOLDER}/{name}") for name in names)
    return {kind: words for file in files for kind, words in file.column["kind"].values.items()}
