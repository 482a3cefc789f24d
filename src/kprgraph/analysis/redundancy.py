"""How many failures it takes to cut a node off from all its sources, and which pairs of them do."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from kprgraph.analysis.links import Link, Network
from kprgraph.analysis.standing import ROOT, dominated, rooted, standing


@dataclass(frozen=True, slots=True)
class Redundancy:
    """How many separate ways lead to one node.

    Attributes:
        node: The node.
        ways: The greatest number of ways from sources to it that share no node, which is the least number of
            nodes whose failure together cuts it off; 0 if it depends on nothing, 1 if there is a single point
            of failure.
        points: The single points of failure, sorted: each alone cuts it off.
        sources: The links that lead straight to it, sorted.
    """

    node: str
    ways: int
    points: tuple[str, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that cut others off only together.

    Attributes:
        nodes: The two, sorted.
        cut: The counted nodes that no source reaches once both are gone, though either alone leaves them a
            way; sorted.
    """

    nodes: tuple[str, str]
    cut: tuple[str, ...]


def redundancy(
    graph: Network, counted: Collection[str] | None = None, statuses: Collection[str] | None = None
) -> list[Redundancy]:
    """How redundantly each counted node is reached, the least redundant first.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        counted: The nodes to look at; None for all. Nodes outside the graph are left out.
        statuses: As in `critical`.

    Notes:
        One maximum flow for each counted node, over what leads to it: O(V E) at worst since capacities are 1,
        and little for a service with few sources. A way that shares no node with another is a way around it
        in the graph only: two agencies that feed a service may well send different data, and then it needs
        both.

    References:
        Menger, K. (1927), "Zur allgemeinen Kurventheorie", Fundamenta Mathematicae 10, 96-115: as many
        disjoint ways as nodes needed to cut them.

    Examples:
        >>> graph = nx.MultiDiGraph([("id", "portal"), ("portal", "pension"), ("other", "pension")])
        >>> [(row.ways, row.points) for row in redundancy(graph, ["pension", "portal"])]
        [(1, ('id',)), (2, ())]
    """
    network = standing(graph, statuses)
    plain = rooted(network)
    points: dict[str, list[str]] = defaultdict(list)
    for point, below in sorted(dominated(plain).items()):
        for node in below:
            points[node].append(point)
    rows = [
        Redundancy(
            node=node,
            ways=_disjoint_ways(plain, node),
            points=tuple(points[node]),
            sources=tuple(
                Link(source, node, str(key), data)
                for source, _, key, data in sorted(
                    network.in_edges(node, keys=True, data=True), key=lambda edge: (edge[0], str(edge[2]))
                )
            ),
        )
        for node in network
        if counted is None or node in counted
    ]
    return sorted(rows, key=lambda row: (row.ways == 0, row.ways, -len(row.points), row.node))


def pairs(
    graph: Network,
    counted: Collection[str] | None = None,
    k: int | None = None,
    statuses: Collection[str] | None = None,
) -> list[Pair]:
    """The `k` pairs of nodes that cut off the most counted nodes which neither cuts off alone.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        counted: The nodes to count; None for all.
        k: How many pairs at most; None for all.
        statuses: As in `critical`.

    Notes:
        The partners of a node are the dominators of the network without it, and only where it led: one
        dominator tree for each node, over what leads to the nodes that depend on it. O(V) trees of O(V^2) at
        worst; with the few dependants that most nodes have, close to O(V + E) in all.

    References:
        Teslenko, M. and Dubrova, E. (2005), "An efficient algorithm for finding double-vertex dominators in
        circuit graphs", Proc. DATE 2005, 406-411, for the notion of two nodes that dominate together.

    Examples:
        >>> graph = nx.MultiDiGraph([("id", "pension"), ("other", "pension")])
        >>> pairs(graph, ["pension"])
        [Pair(nodes=('id', 'other'), cut=('pension',))]
    """
    plain = rooted(standing(graph, statuses))
    if ROOT not in plain:
        return []
    of_interest = set(plain if counted is None else counted) & set(plain) - {ROOT}
    alone = dominated(plain)
    cuts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for first in sorted(set(plain) - {ROOT}):
        for second, below in dominated(_without(plain, first, of_interest)).items():
            if first < second and (cut := below & of_interest - alone[second]):
                cuts[first, second] |= cut
    found = [Pair(nodes, tuple(sorted(cut))) for nodes, cut in cuts.items()]
    return sorted(found, key=lambda pair: (-len(pair.cut), pair.nodes))[:k]


def _disjoint_ways(plain: "nx.DiGraph[str]", node: str) -> int:
    """Ways from `ROOT` to `node` that share no node in between; 0 for a source."""
    if plain.has_edge(ROOT, node):
        return 0
    leading = nx.DiGraph(plain.subgraph(nx.ancestors(plain, node) | {node}))
    return int(nx.node_connectivity(leading, ROOT, node))


def _without(plain: "nx.DiGraph[str]", node: str, of_interest: set[str]) -> "nx.DiGraph[str]":
    """What leads to the nodes of interest below `node`, without `node` itself."""
    below = nx.descendants(plain, node) & of_interest
    around = below.union(*(nx.ancestors(plain, one) for one in below)) - {node}
    return nx.DiGraph(plain.subgraph(around))
