"""What the analyses share: which links count, and one step of a way through the graph."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"

PLANNED = "planned"
"""Status of a link that does not exist yet."""

COMPLETED = "completed"
"""Status of a link that is said to be done."""

ENDS = frozenset({"reliance", "power", "duty", "instrument", "covers"})
"""Kinds of links where a failure stops. A body that uses a service suffers with it, yet goes on with the rest
of its work, and so do the services that it feeds itself. So does a body that loses one legal power or duty,
or the law that once renamed it, and a service that was on the list of a programme."""


@dataclass(frozen=True, slots=True)
class Link:
    """One edge, the way its record states it.

    Attributes:
        source: What is depended on.
        target: What depends on it.
        key: Key of the edge among those that run in parallel.
        data: Its attributes.
    """

    source: str
    target: str
    key: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a way from node to node, with all links that it may take.

    Attributes:
        start: Where the step begins.
        end: Where it ends.
        links: The links between the two, sorted by direction and key; at least one.
    """

    start: str
    end: str
    links: tuple[Link, ...]


def usable(graph: Network, statuses: Collection[str] | None = None) -> Network:
    """A copy of `graph` with the links that have one of `statuses`, nodes and links in sorted order.

    Sorted order makes every search in the copy give the same way among equals. Links without a status always
    count; `statuses` None means all of them.
    """
    import networkx as nx  # noqa: PLC0415 - who only needs the words of this module need not load it

    kept: Network = nx.MultiDiGraph()
    kept.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph))
    edges_kept: list[Any] = [
        (source, target, key, edges[key])
        for source in kept
        for target, edges in sorted(graph.adj[source].items())
        for key in sorted(edges)
        if statuses is None or edges[key].get("status") is None or edges[key]["status"] in statuses
    ]
    kept.add_edges_from(edges_kept)
    return kept


def links_between(graph: Network, source: str, target: str) -> tuple[Link, ...]:
    """The links from `source` to `target`, by key."""
    edges: dict[Any, dict[str, Any]] = graph.get_edge_data(source, target, default={})
    return tuple(Link(source, target, str(key), edges[key]) for key in sorted(edges))


def hops_along(way: Sequence[str], graph: Network, *, both_ways: bool = False) -> tuple[Hop, ...]:
    """The steps of a way; with `both_ways` also the links that run against it."""
    return tuple(
        Hop(
            start,
            end,
            links_between(graph, start, end) + (links_between(graph, end, start) if both_ways else ()),
        )
        for start, end in pairwise(way)
    )
