"""What is affected when one node fails: everything that depends on it, directly or through others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from kprgraph.analysis.links import COMPLETED, ENDS, PLANNED, Hop, Link

if TYPE_CHECKING:
    from kprgraph.analysis.links import Network

Edges: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Mapping[str, Any]]]]
"""Source -> target -> key -> attributes: what `network.links` gives, and a networkx graph is as well."""


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
    graph: "Edges | Network", node: str, max_hops: int | None = None, statuses: Collection[str] | None = None
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
        Two breadth-first searches over what is reached, and one look at every edge for the other sources:
        O(V log V + E). Needs no networkx, which takes longer to load than an answer.

    References:
        Moore, E. F. (1959), "The shortest path through a maze", Proc. Int. Symp. on the Theory of Switching,
        285-292, for the search.
        Failure that spreads along dependencies is the cascade of Buldyrev, S. V. et al. (2010), "Catastrophic
        cascade of failures in interdependent networks", Nature 464, 1025-1028, in its plainest form: one lost
        support is a hit, which names what to look at rather than what will break.

    Examples:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph([("agency", "login"), ("login", "portal")])
        >>> [(hit.entity, hit.distance) for hit in impact(graph, "agency")]
        [('login', 1), ('portal', 2)]
    """
    if node not in graph:
        import networkx as nx  # noqa: PLC0415 - only for the error

        raise nx.NodeNotFound(f"{node} is not in the graph")
    ever = _Standing(graph, statuses, planned=True)
    today = _Standing(graph, statuses, planned=False)
    certain = _ways(today, node, max_hops)
    ways = _ways(ever, node, max_hops) | certain
    into = _sources(graph, ways)
    hits = [
        Hit(
            entity=entity,
            distance=len(way) - 1,
            via=tuple(way),
            hops=tuple((today if entity in certain else ever).hop(*step) for step in pairwise(way)),
            planned_only=entity not in certain,
            other_links=_other_links(today, way, ways, into[entity]),
        )
        for entity, way in ways.items()
        if entity != node
    ]
    return sorted(hits, key=lambda hit: (hit.distance, hit.entity))


class _Standing:
    """The links of a graph that count, looked at only where a search comes by."""

    def __init__(self, graph: "Edges | Network", statuses: Collection[str] | None, *, planned: bool) -> None:
        self._graph = _edges(graph)
        self._statuses = statuses
        self._planned = planned
        self._hops: dict[tuple[str, str], Hop] = {}

    def counts(self, data: Mapping[str, Any]) -> bool:
        """Whether a link counts; one without a status always does."""
        status = data.get("status")
        if status == PLANNED and not self._planned:
            return False
        return self._statuses is None or status is None or status in self._statuses

    def between(self, source: str, target: str) -> tuple[Link, ...]:
        """The links from `source` to `target`, by key."""
        edges = self._graph[source].get(target, {})
        return tuple(
            Link(source, target, str(key), edges[key]) for key in sorted(edges) if self.counts(edges[key])
        )

    def hop(self, start: str, end: str) -> Hop:
        """One step; many ways begin with the same ones."""
        known = self._hops.get((start, end))
        if known is None:
            known = self._hops[start, end] = Hop(start, end, self.between(start, end))
        return known

    def after(self, source: str) -> tuple[list[str], list[str]]:
        """Where a failure of `source` goes on, and where it only arrives, both sorted."""
        onward, last = [], []
        for target, edges in self._graph[source].items():
            kinds = {data.get("kind") for data in edges.values() if self.counts(data)}
            if kinds - ENDS:
                onward.append(target)
            if kinds & ENDS:
                last.append(target)
        return sorted(onward), sorted(last)


def _ways(links: _Standing, node: str, max_hops: int | None) -> dict[str, list[str]]:
    """One shortest way to each node that can be reached; links of the kinds `ENDS` only as the last step."""
    ways: dict[str, list[str]] = {node: [node]}
    arriving: list[tuple[str, list[str]]] = []
    level = [node]
    while level and (max_hops is None or len(ways[level[0]]) <= max_hops):
        following = []
        for source in level:
            onward, last = links.after(source)
            arriving += ((source, last),) if last else ()
            for target in onward:
                if target not in ways:
                    ways[target] = [*ways[source], target]
                    following.append(target)
        level = following
    ends: dict[str, list[str]] = {}
    for source, targets in arriving:
        for target in targets:
            if target not in ways:
                way = [*ways[source], target]
                ends[target] = min(ends.get(target, way), way, key=lambda found: (len(found), found))
    return ways | ends


def _edges(graph: Any) -> Edges:
    """The edges of either kind of graph; those of networkx behind its views, which cost a search its time."""
    edges: Edges = getattr(graph, "_adj", graph)
    return edges


def _sources(graph: "Edges | Network", targets: Collection[str]) -> dict[str, Iterable[str]]:
    """For each of `targets` the nodes that a link leads from to it."""
    before: Mapping[str, Iterable[str]] | None = getattr(graph, "_pred", None)
    if before is not None:
        return {target: before[target] for target in targets}
    found: dict[str, Iterable[str]] = defaultdict(list)
    for source, reached in _edges(graph).items():
        for target in reached:
            if target in targets:
                found[target].append(source)  # type: ignore[attr-defined]
    return found


def _other_links(
    today: _Standing, way: list[str], affected: Mapping[str, list[str]], sources: Iterable[str]
) -> tuple[Link, ...]:
    *_, before, entity = way
    kinds = {link.data.get("kind") for link in today.hop(before, entity).links}
    return tuple(
        link
        for source in sorted(sources)
        if source not in affected
        for link in today.between(source, entity)
        if link.data.get("kind") in kinds
    )
