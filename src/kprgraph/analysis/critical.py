"""What most depends on: nodes whose failure reaches far, or that nothing else can go around."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
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
    graph: Network,
    counted: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
    k: int | None = None,
) -> list[Critical]:
    """Every node that something depends on, those with the widest reach first.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        counted: The nodes to count in `reach`, `dominated` and `sole`; None for all.
        statuses: Link statuses that count; None for all but planned ones. Links where a failure stops
            (`links.ENDS`) never count.
        k: How many nodes at most; None for all.

    Notes:
        One pass over the strongly connected components, from the last to the first, gathers the reach of all
        nodes as sets of bits: O(V + E) operations on C bits for C counted nodes. The rest takes O(V + E), the
        dominators O(V^2) at worst. This measures what the
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
    only_through = dominated(rooted(network))
    joints = _joints(network)
    sole = _sole(network, of_interest)
    names = sorted(of_interest)
    reach = _reach(network, names)
    order = sorted(
        (node for node in network if reach[node]),
        key=lambda node: (
            -reach[node].bit_count(),
            -len(only_through[node] & of_interest),
            -len(sole[node]),
            node,
        ),
    )
    return [
        Critical(
            node=node,
            reach=tuple(_members(reach[node], names)),
            dominated=tuple(sorted(only_through[node] & of_interest)),
            sole=tuple(sorted(sole[node])),
            articulation=node in joints,
        )
        for node in order[:k]
    ]


def _joints(network: Network) -> set[str]:
    """The nodes without which the network falls into more pieces."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(network)
    plain.add_edges_from((source, target) for source in network for target in network.adj[source])
    return set(nx.articulation_points(plain))


def _reach(network: Network, names: Sequence[str]) -> dict[str, int]:
    """For each node the bits of those of `names` that depend on it; bit n stands for the n-th name."""
    bits = {name: 1 << number for number, name in enumerate(names)}
    reach: dict[str, int] = {}
    # A component comes after all that can be reached from it (Tarjan 1972), so theirs is known already.
    for component in nx.strongly_connected_components(network):
        beyond = 0
        for node in component:
            for target in network.adj[node]:
                if target not in component:
                    beyond |= reach[target] | bits.get(target, 0)
        inside = 0
        for node in component if len(component) > 1 else ():
            inside |= bits.get(node, 0)
        for node in component:
            reach[node] = beyond | inside & ~bits.get(node, 0)
    return reach


def _members(found: int, names: Sequence[str]) -> Iterator[str]:
    """The names whose bits are set."""
    while found:
        lowest = found & -found
        yield names[lowest.bit_length() - 1]
        found ^= lowest


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
