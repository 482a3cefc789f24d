"""What stands today, from its sources on: the network without plans, hung below all its sources.

A source is what depends on nothing that the graph knows. Where nodes depend on each other in a ring and on
nothing else, each of the ring counts as one, since none comes before the others.
"""

from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from kprgraph.analysis.links import ENDS, PLANNED, Network, usable

ROOT = ""
"""The node above all sources; no IRI is empty."""


def standing(graph: Network, statuses: Collection[str] | None = None) -> Network:
    """A copy of `graph` with the links that carry: neither planned ones nor those where a failure stops.

    Args:
        graph: Edges run from what is depended on to what depends on it.
        statuses: Link statuses that count; None for all but planned ones. Links of the kinds `links.ENDS`
            never count.
    """
    if statuses is None:
        statuses = {str(data.get("status")) for *_, data in graph.edges(data=True)} - {PLANNED}
    network = usable(graph, statuses)
    network.remove_edges_from(
        [edge[:3] for edge in network.edges(keys=True, data=True) if edge[3].get("kind") in ENDS]
    )
    return network


def rooted(network: Network) -> "nx.DiGraph[str]":
    """The plain directed graph of `network` with `ROOT` above each source; without nodes if there are none.

    Notes:
        O(V + E).

    References:
        Tarjan, R. (1972), "Depth-first search and linear graph algorithms", SIAM J. Comput. 1, 146-160, for
        the rings.
    """
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from(network)
    plain.add_edges_from((source, target) for source in network for target in network.adj[source])
    for ring in list(nx.strongly_connected_components(plain)):
        if all(source in ring for node in ring for source in plain.pred[node]):
            plain.add_edges_from((ROOT, node) for node in sorted(ring))
    return plain


def dominated(plain: "nx.DiGraph[str]") -> dict[str, set[str]]:
    """For each node of a rooted graph the nodes that all ways from `ROOT` reach only through it.

    Nodes that no way reaches are in none of the sets; nor is a node in its own.

    Notes:
        O(V^2) at worst, close to O(E) in practice; the sets together may hold O(V^2) nodes.

    References:
        Cooper, K. D., Harvey, T. J. and Kennedy, K. (2001), "A Simple, Fast Dominance Algorithm", Software
        Practice and Experience 4, 1-10.

    Examples:
        >>> graph = nx.MultiDiGraph([("login", "portal"), ("portal", "pension"), ("portal", "permits")])
        >>> sorted(dominated(rooted(graph))["login"])
        ['pension', 'permits', 'portal']
    """
    above = nx.immediate_dominators(plain, ROOT) if ROOT in plain else {}
    below: dict[str, set[str]] = defaultdict(set)
    for node in above:
        dominator = above[node]
        while dominator is not None and dominator != ROOT:
            below[dominator].add(node)
            dominator = above[dominator]
    return below
