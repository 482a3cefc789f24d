"""What most depends on: nodes whose failure reaches far, or that nothing else can go around."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from kprgraph.analysis.links import Network
from kprgraph.analysis.standing import dominated, rooted, standing


@dataclass(frozen=True, slots=True)
class Critical:
    """How much hangs on one node.

    Attributes:
        node: The node.
        reach: The counted nodes that depend on it, directly or through others, sorted.
        dominated: Those of them that depend on nothing that does not itself pass through this node: every
            way from any source leads through it.
        sole: Those of them that have it as their only direct source of some kind (their only owner, their
            only platform ...).
        articulation: True if the network falls into more pieces without it.
    """

    node: str
    reach: tuple[str, ...]
    dominated: tuple[str, ...]
    sole: tuple[str, ...]
    articulation: bool


def critical(
    graph: Network, counted: Collection[str] | None = None, statuses: Collection[str] | None = None
) -> list[Critical]:
    """Every node that something depends on, those with the widest reach first.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        counted: The nodes to count in `reach`, `dominated` and `sole`; None for all.
        statuses: Link statuses that count; None for all but planned ones. Links where a failure stops
            (`links.ENDS`) never count.

    Notes:
        Reach takes O(V (V + E)), the rest O(V + E) and the dominators O(V^2) at worst. This measures what the
        report tells of, not importance: an agency that the report forgot hangs on nothing.

    References:
        Cooper, K. D., Harvey, T. J. and Kennedy, K. (2001), "A Simple, Fast Dominance Algorithm", Software
        Practice and Experience 4, 1-10, for `dominated`. Hopcroft, J. and Tarjan, R. (1973), "Algorithm 447:
        efficient algorithms for graph manipulation", CACM 16, 372-378, for `articulation`.

    Examples:
        >>> graph = nx.MultiDiGraph([("id", "portal"), ("portal", "pension"), ("other", "pension")])
        >>> [(row.node, row.reach, row.dominated) for row in critical(graph, ["pension"])][0]
        ('id', ('pension',), ())
    """
    network = standing(graph, statuses)
    of_interest = set(network if counted is None else counted)
    joints: set[str] = set(nx.articulation_points(nx.Graph(network.to_undirected())))
    only_through = dominated(rooted(network))
    sole = _sole(network, of_interest)
    rows = [
        Critical(
            node=node,
            reach=tuple(sorted(reach)),
            dominated=tuple(sorted(only_through[node] & of_interest)),
            sole=tuple(sorted(sole[node])),
            articulation=node in joints,
        )
        for node in network
        if (reach := nx.descendants(network, node) & of_interest)
    ]
    return sorted(rows, key=lambda row: (-len(row.reach), -len(row.dominated), -len(row.sole), row.node))


def _sole(network: Network, of_interest: set[str]) -> dict[str, set[str]]:
    """For each node the counted nodes that have it as their only source of some kind."""
    sole: dict[str, set[str]] = defaultdict(set)
    for node in of_interest & set(network):
        sources: dict[str, set[str]] = defaultdict(set)
        for source, _, data in network.in_edges(node, data=True):
            sources[data.get("kind", "")].add(source)
        for only in sources.values():
            if len(only) == 1:
                sole[next(iter(only))].add(node)
    return sole
