"""How two nodes are connected: the strongest ways between them, whichever way the links run."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

import networkx as nx

from kprgraph.analysis.links import PLANNED, Hop, Network, hops_along

COSTS: Mapping[str, float] = MappingProxyType({"affiliation": 1.5, "entry": 1.5, "example": 1.5, "part": 1.5})
"""Cost of one step by kind of link; 1 for kinds not listed. To belong to the same ministry, list or law says
less than to feed, own, run, found or sit on the same thing, and nearly everything meets there."""

PLANNED_COST = 0.5
"""Added to a step that is only planned."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way between two nodes.

    Attributes:
        nodes: The nodes of the way, both ends included.
        hops: Its steps; a link of a step may run against the way.
        cost: Sum of the costs of its steps; the lower, the stronger the connection.
    """

    nodes: tuple[str, ...]
    hops: tuple[Hop, ...]
    cost: float


def paths(graph: Network, start: str, end: str, k: int = 3, costs: Mapping[str, float] = COSTS) -> list[Path]:
    """The `k` strongest ways from `start` to `end` that visit no node twice, strongest first.

    Args:
        graph: Any network; direction is ignored for the way and kept in the links.
        start: One end.
        end: The other end.
        k: How many ways at most.
        costs: Cost of one step by kind of link.

    Returns:
        Fewer than `k`, or none, if there are no more.

    Raises:
        networkx.NodeNotFound: If one of the ends is not in the graph.

    Notes:
        O(k V (E + V log V)) at worst.

    References:
        Yen, J. Y. (1971), "Finding the K shortest loopless paths in a network", Management Science 17,
        712-716, in the form of `networkx.shortest_simple_paths`.

    Examples:
        >>> graph = nx.MultiDiGraph([("fisheries", "permits"), ("customs", "permits")])
        >>> paths(graph, "fisheries", "customs")[0].nodes
        ('fisheries', 'permits', 'customs')
    """
    for node in (start, end):
        if node not in graph:
            raise nx.NodeNotFound(f"{node} is not in the graph")
    if start == end:
        return []
    plain = _undirected(graph, costs)
    try:
        found = list(islice(nx.shortest_simple_paths(plain, start, end, weight="cost"), k))
    except nx.NetworkXNoPath:
        return []
    ways = [
        Path(tuple(way), hops_along(way, graph, both_ways=True), round(nx.path_weight(plain, way, "cost"), 6))
        for way in found
    ]
    return sorted(ways, key=lambda way: (way.cost, way.nodes))


def _undirected(graph: Network, costs: Mapping[str, float]) -> "nx.Graph[str]":
    """The cheapest link between each two nodes, sorted, so that a search finds the same way among equals."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    for source in plain:
        for target, edges in sorted(graph.adj[source].items()):
            cost = min(_cost(data, costs) for data in edges.values())
            if source != target and cost < plain.get_edge_data(source, target, {}).get("cost", float("inf")):
                plain.add_edge(source, target, cost=cost)
    return plain


def _cost(link: Mapping[str, Any], costs: Mapping[str, float]) -> float:
    return costs.get(link.get("kind", ""), 1.0) + (PLANNED_COST if link.get("status") == PLANNED else 0)
