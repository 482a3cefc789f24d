"""What is affected when one node fails: everything that depends on it, directly or through others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from kprgraph.analysis.links import (
    COMPLETED,
    ENDS,
    PLANNED,
    Hop,
    Link,
    Network,
    hops_along,
    links_between,
    usable,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One node that a failure reaches.

    Attributes:
        entity: The node.
        distance: Number of steps from the failing node.
        via: The nodes of the way, from the failing node to this one, both included.
        hops: The steps of the way, each with every link that states it.
        planned_only: True if every way to this node takes a link that is only planned, so that nothing fails
            today.
        other_links: Links of the same kind to this node, none of them planned, from nodes that the failure
            does not reach. They come from sources of the same sort; whether one can stand in for the other
            the graph does not know.
    """

    entity: str
    distance: int
    via: tuple[str, ...]
    hops: tuple[Hop, ...]
    planned_only: bool
    other_links: tuple[Link, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """The sources of `other_links`, sorted."""
        return tuple(sorted({link.source for link in self.other_links}))

    @property
    def others_completed(self) -> tuple[str, ...]:
        """Those of `others` whose link is completed, so that the node still has one such source today."""
        return tuple(
            sorted({link.source for link in self.other_links if link.data.get("status") == COMPLETED})
        )


def impact(
    graph: Network, node: str, max_hops: int | None = None, statuses: Collection[str] | None = None
) -> list[Hit]:
    """All nodes that depend on `node`, each with one shortest way, nearest first.

    A way without planned links is preferred even where a planned one would be shorter, because only the
    former fails today. Among ways of equal length the first in the order of node names is taken.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        node: What fails.
        max_hops: Longest way to follow; None for no limit.
        statuses: Link statuses that count; None for all.

    Raises:
        networkx.NodeNotFound: If `node` is not in the graph.

    Notes:
        Two breadth-first searches: O(V log V + E) after the sorted copy of `usable`.

    References:
        Moore, E. F. (1959), "The shortest path through a maze", Proc. Int. Symp. on the Theory of Switching,
        285-292, for the search.
        Failure that spreads along dependencies is the cascade of Buldyrev, S. V. et al. (2010), "Catastrophic
        cascade of failures in interdependent networks", Nature 464, 1025-1028, in its plainest form: one lost
        support is a hit, which names what to look at rather than what will break.

    Examples:
        >>> graph = nx.MultiDiGraph([("agency", "login"), ("login", "portal")])
        >>> [(hit.entity, hit.distance) for hit in impact(graph, "agency")]
        [('login', 1), ('portal', 2)]
    """
    if node not in graph:
        raise nx.NodeNotFound(f"{node} is not in the graph")
    counted = usable(graph, statuses)
    today = _without_planned(counted)
    certain = _ways(today, node, max_hops)
    ways = _ways(counted, node, max_hops) | certain
    hits = [
        Hit(
            entity=entity,
            distance=len(way) - 1,
            via=tuple(way),
            hops=hops_along(way, today if entity in certain else counted),
            planned_only=entity not in certain,
            other_links=_other_links(today, way, ways),
        )
        for entity, way in ways.items()
        if entity != node
    ]
    return sorted(hits, key=lambda hit: (hit.distance, hit.entity))


def _without_planned(graph: Network) -> Network:
    planned = [edge[:3] for edge in graph.edges(keys=True, data=True) if edge[3].get("status") == PLANNED]
    today = graph.copy()
    today.remove_edges_from(planned)
    return today


def _ways(graph: Network, node: str, max_hops: int | None) -> dict[str, list[str]]:
    """One shortest way to each node that can be reached; links of the kinds `ENDS` only as the last step."""
    onward: Network = nx.MultiDiGraph(graph)
    ends = [edge for edge in graph.edges(keys=True, data=True) if edge[3].get("kind") in ENDS]
    onward.remove_edges_from(edge[:3] for edge in ends)
    ways: dict[str, list[str]] = nx.single_source_shortest_path(onward, node, max_hops)
    last: dict[str, list[str]] = {}
    for source, target, *_ in ends:
        way = [*ways.get(source, []), target]
        short_enough = max_hops is None or len(way) <= max_hops + 1
        if source in ways and target not in ways and short_enough:
            last[target] = min(last.get(target, way), way, key=lambda found: (len(found), found))
    return ways | last


def _other_links(today: Network, way: list[str], affected: Mapping[str, list[str]]) -> tuple[Link, ...]:
    *_, before, entity = way
    kinds = {link.data.get("kind") for link in links_between(today, before, entity)}
    return tuple(
        link
        for source in sorted(today.predecessors(entity))
        if source not in affected
        for link in links_between(today, source, entity)
        if link.data.get("kind") in kinds
    )
